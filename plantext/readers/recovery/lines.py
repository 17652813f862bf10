"""Tables flattened to one cell per line: read only where each cell's column is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plantext.document import Block, Paragraph
from plantext.readers.recovery.columns import headers, is_value, role
from plantext.readers.recovery.cutting import MAY_MISS, PART, Rows
from plantext.readers.recovery.numbered import numbered
from plantext.readers.recovery.region import Region, table
from plantext.readers.recovery.unnumbered import unnumbered
from plantext.vocabulary import is_header_word

_WORD = 16
_CELL = 120
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
    words, at = _header_words(lines, start)
    if len(words) < 2 or "name" not in map(role, words):
        return Region(at)
    places = _cell_places(lines, at, words)
    cells = [lines[place].strip() for place in places]
    for title in range(2 if len(words) > 2 else 1):  # a title may read like a header word: “十四五”主要指标
        for header in headers(words[title:]):
            found = (numbered if "number" in header.kinds else unnumbered)(cells, header.kinds)
            if found and _is_proven(found, header.kinds):
                above = [Paragraph(lines[start].strip())] * title
                return _region(places[found.taken - 1] + 1, above, [*header.rows, *found.rows], found.doubtful)
    if len(words) > 2 and sum(map(is_value, cells[:20])) > 3:
        reason = "its cells stand one per line, and no one way to lay them into columns is sure; left as text"
        return Region(at, notes=(f"a table could not be read ({_title(lines, start)}): {reason}",))
    return Region(at)


def _region(end: int, above: list[Paragraph], rows: list[list[str]], doubtful: list[str]) -> Region:
    blocks: list[Block] = [*above, table(rows), *map(Paragraph, doubtful)]
    said = "；".join(doubtful)
    notes = (f"cells that fit more than one column stand as text below their table: {said}",) if doubtful else ()
    return Region(end, tuple(blocks), notes)


def _is_word(line: str) -> bool:
    text = line.strip()
    return 0 < len(text) <= _WORD and line[0] != "\t" and is_header_word(text) and not _STOP.match(text)


def _header_words(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    words = []
    at = end = start
    while at < len(lines) and (_is_word(lines[at]) or not lines[at].strip()):
        if lines[at].strip():
            words.append(re.sub(r"[ \u3000]+", "", lines[at].strip()))
            end = at + 1
        at += 1
    return words, end


def _cell_places(lines: Sequence[str], at: int, words: list[str]) -> list[int]:
    """Return the lines that are cells, up to text that is none or the same header words again."""
    places: list[int] = []
    while at < len(lines):
        text = lines[at].strip()
        if len(text) > _CELL or _STOP.match(text) or "\t" in text or "|" in text:
            break
        if text == words[1] and places and lines[places[-1]].strip() == words[0]:
            return places[:-1]
        if text:
            places.append(at)
        at += 1
    return places


def _is_proven(found: Rows, kinds: list[str]) -> bool:
    """Say whether enough rows are whole, merged columns apart: half of them, or more where some are in doubt."""
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
