"""Tables flattened to one cell per line: read only where each cell's column is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from plantext.document import Block, Paragraph
from plantext.readers.recovery.columns import fits, headers, is_value, role
from plantext.readers.recovery.cutting import MAY_MISS, PART, Rows
from plantext.readers.recovery.numbered import numbered
from plantext.readers.recovery.region import Region, table
from plantext.readers.recovery.unnumbered import unnumbered
from plantext.vocabulary import is_header_word

_WORD = 16
_CELL = 120
_MOST_WORDS = 40
_MOST_GLUED = 60  # numbers glued to their names in a table
_UNKNOWN = re.compile(r"[\u4e00-\u9fff]{2,8}")
_NEXT = re.compile(r"[一二三四五六七八九十]+、")  # a heading close behind the last cell
_WINDOW = 120  # lines that show how the cells are parted
Placed = tuple[str, int]
"""A cell, and the index of the line behind it."""

_STOP = re.compile(
    r"注\s*[:：]|备注\s*[:：]|[续附]?表\s*[\d一二三四五六七八九十]+[\s:：]|专\s*栏|第[一二三四五六七八九十\d]+[章节]|资料来源|数据来源"
)


def one_per_line(lines: Sequence[str], start: int) -> Region | None:
    """
    Read a table whose cells stand on lines of their own, blank lines between them or not.

    Rows are found by their running numbers or, without numbers, by full length. A cell that may stand in more than
    one column is left out of the table; its row follows as text, and a note says so.

    >>> text = "序号 指标 单位 2030年 1 绿地率 % 42 2 绿道 公里 90".split()
    >>> [cell.text for cell in one_per_line(text, 0).blocks[0].rows[2]]
    ['2', '绿道', '公里', '90']
    """
    if not _is_word(lines[start]):
        return None
    is_parted = _is_parted(lines, start)
    words, at = _header_words(lines, start, is_parted)
    if len(words) < 2 or "name" not in map(role, words):
        return Region(at)
    placed = _placed_cells(lines, at, words, is_parted)
    cells = [text for text, _ in placed]
    for title in range(2 if len(words) > 2 else 1):  # a title may read like a header word: “十四五”主要指标
        for header in headers(words[title:]):
            if "number" in header.kinds:
                found, ends = _by_numbers(placed, header.kinds)
            else:
                found, ends = unnumbered(cells, header.kinds), placed
            if found and is_proven(found, header.kinds):
                above = [Paragraph(lines[start].strip())] * title
                rest = [text for text, _ in ends[found.taken : found.taken + len(header.kinds) + 1]]
                return _region(ends[found.taken - 1][1], above, [*header.rows, *found.rows], found.doubtful, rest)
    if len(words) > 2 and sum(map(is_value, cells[:20])) > 3:
        reason = "its cells stand one per line, and no one way to lay them into columns is sure; left as text"
        return Region(at, notes=(f"a table could not be read ({_title(lines, start)}): {reason}",))
    return Region(at)


def _by_numbers(placed: list[Placed], kinds: list[str]) -> tuple[Rows | None, list[Placed]]:
    """Cut cells into rows by their numbers; where the next row does not begin, its number may be glued to its name."""
    found = numbered([text for text, _ in placed], kinds)
    for _ in range(_MOST_GLUED):
        parted = _number_parted(placed, kinds, found)
        again = numbered([text for text, _ in parted], kinds) if parted else None
        if parted is None or again is None or again.taken <= (found.taken if found else 0) + len(kinds) // 2:
            break
        found, placed = again, parted
    return found, placed


def _number_parted(placed: list[Placed], kinds: list[str], found: Rows | None) -> list[Placed] | None:
    """Part the number from the name at the place where rows end: `11.3岁以下婴幼儿入托率` after row 10."""
    number = kinds.index("number")
    rows = [row[number] for row in found.rows if len(row) == len(kinds) and row[number]] if found else []
    digits = re.search(r"\d+", rows[-1]) if rows else None
    expected = int(digits[0]) + 1 if digits else 1
    if kinds[number + 1 : number + 2] != ["name"]:
        return None
    start = found.taken if found else 0
    for at in range(start, min(start + number + 2, len(placed))):
        text, end = placed[at]
        glued = re.match(rf"({expected})(?:[.．、]\s*|(?!\d))(?=.*[\u4e00-\u9fff])", text)
        if glued and not is_value(text) and fits(text[glued.end() :], "name"):
            return [*placed[:at], (glued[1], end), (text[glued.end() :], end), *placed[at + 1 :]]
    return None


def _region(end: int, above: list[Paragraph], rows: list[list[str]], doubtful: list[str], rest: list[str]) -> Region:
    blocks: list[Block] = [*above, table(rows), *map(Paragraph, doubtful)]
    said = "；".join(doubtful)
    notes = []
    if doubtful:
        notes.append(f"cells that fit more than one column stand as text below their table: {said}")
    if sum(is_value(text) or fits(text, "attribute") for text in rest) > 1:
        notes.append(f"the rows of a table could not be told apart from “{rest[0]}” on; they stand as text below it")
    return Region(end, tuple(blocks), tuple(notes))


def _is_word(line: str) -> bool:
    text = line.strip()
    return 0 < len(text) <= _WORD and line[0] != "\t" and is_header_word(text) and not _STOP.match(text)


def _is_parted(lines: Sequence[str], start: int) -> bool:
    """Say whether blank lines part the cells, so that lines without one between them are the lines of a cell."""
    window = [bool(line.strip()) for line in lines[start : start + _WINDOW]]
    pairs = [(a, b) for a, b in pairwise(window) if a]
    return sum(not b for _, b in pairs) * 4 >= len(pairs) * 3


def _groups(lines: Sequence[str], at: int, is_parted: bool) -> Iterator[tuple[list[str], int]]:
    """Yield the lines of each cell, and the index behind them."""
    group: list[str] = []
    for place in range(at, len(lines)):
        text = lines[place].strip()
        if group and not (is_parted and text):
            yield group, place
            group = []
        if text:
            group.append(lines[place])
    if group:
        yield group, len(lines)


def _header_words(lines: Sequence[str], start: int, is_parted: bool) -> tuple[list[str], int]:
    groups = list(islice(_groups(lines, start, is_parted), _MOST_WORDS))
    words = [re.sub(r"\s+", "", "".join(group)) for group, _ in groups]
    known = [group[0][0] != "\t" and _is_word(word) for word, (group, _) in zip(words, groups, strict=True)]
    count = 0
    # a word nobody knows belongs to the header if two known ones follow
    while known[count : count + 1] == [True] or (
        count and known[count + 1 : count + 3] == [True, True] and _UNKNOWN.fullmatch(words[count])
    ):
        count += 1
    return words[:count], groups[count - 1][1] if count else start


def _placed_cells(lines: Sequence[str], at: int, words: list[str], is_parted: bool) -> list[Placed]:
    """Return the cells with the index behind each, up to text that is none or the same header words again."""
    placed: list[Placed] = []
    for group, behind in _groups(lines, at, is_parted):
        texts = [line.strip() for line in group]
        ends = (at for at, text in enumerate(texts) if not _is_of_cell(text) or (at and _is_next(texts[at - 1], text)))
        kept = texts[: next(ends, len(texts))]
        if kept[:1] == words[1:2] and placed and placed[-1][0] == words[0]:
            return placed[:-1]
        if kept:
            placed.append(("\n".join(kept), behind - len(group) + len(kept)))
        if len(kept) < len(group):
            break
    return placed


def _is_next(above: str, text: str) -> bool:
    """Say whether a line close behind a cell is none of its lines: a heading, or a sentence below a few words."""
    return bool(_NEXT.match(text)) or (text[-1] == "。" and len(above) <= _WORD and above[-1] not in "。；，、：")


def _is_of_cell(text: str) -> bool:
    return len(text) <= _CELL and not _STOP.match(text) and "\t" not in text and "|" not in text


def is_proven(found: Rows, kinds: list[str]) -> bool:
    """Say whether rows have names and enough are whole, merged columns apart: half, more where some are in doubt."""
    if "name" not in kinds:
        return False
    full = [row for row in found.rows if len(row) == len(kinds)]
    whole = sum(map(_is_whole, full, [kinds] * len(full)))
    return len(full) > 1 and whole * 2 >= len(full) + bool(found.doubtful)


def _is_whole(row: list[str], kinds: list[str]) -> bool:
    """Say whether a row has all its cells; a sub-item shares the number and the attribute of the indicator above."""
    is_part = PART.match(row[kinds.index("name")]) is not None
    shared = (*MAY_MISS, "number", "attribute") if is_part else MAY_MISS
    return all(text for text, kind in zip(row, kinds, strict=True) if kind not in shared)


def _title(lines: Sequence[str], start: int) -> str:
    before = next((lines[at].strip() for at in range(start - 1, max(start - 4, -1), -1) if lines[at].strip()), "")
    return before[:40] or f"line {start + 1}"
