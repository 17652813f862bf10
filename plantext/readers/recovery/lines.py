"""Tables flattened to one cell per line: read only where each cell's column is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plantext.document import Block, Paragraph
from plantext.readers.pages import is_page_number
from plantext.readers.recovery.columns import IN_DOUBT, Places, assign, fits, headers, is_value, role
from plantext.readers.recovery.region import Region, table
from plantext.vocabulary import is_header_word

_WORD = 16
_CELL = 120
_STOP = re.compile(
    r"注\s*[:：]|备注\s*[:：]|[续附]?表\s*[\d一二三四五六七八九十]+[\s:：]|专\s*栏|第[一二三四五六七八九十\d]+[章节]|资料来源|数据来源"
)
_HEADING = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]")
_MAY_MISS = frozenset(("domain", "task", "category"))
_BAND = -2
_PAGE = -3
_DIGITS = re.compile(r"\d+")

Paths = dict[int, list[Places] | None]
"""For each number of cells taken, the columns of the rows so far; None if there are two ways."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows laid out, those of them with cells in doubt as printed, and how many cells they took."""

    rows: list[list[str]]
    doubtful: list[str]
    taken: int


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
    places = _cell_places(lines, at)
    cells = [lines[place].strip() for place in places]
    for header in headers(words):
        found = _rows(cells, header.kinds)
        if found and _is_proven(found.rows, header.kinds):
            return _region(places[found.taken - 1] + 1, [*header.rows, *found.rows], found.doubtful)
    if len(words) > 2 and sum(map(is_value, cells[:20])) > 3:
        reason = "its cells stand one per line, and no one way to lay them into columns is sure; left as text"
        return Region(at, notes=(f"a table could not be read ({_title(lines, start)}): {reason}",))
    return Region(at)


def _region(end: int, rows: list[list[str]], doubtful: list[str]) -> Region:
    blocks: list[Block] = [table(rows), *map(Paragraph, doubtful)]
    said = "；".join(doubtful)
    notes = (f"cells that fit more than one column stand as text below their table: {said}",) if doubtful else ()
    return Region(end, tuple(blocks), notes)


def _is_word(line: str) -> bool:
    text = line.strip()
    return 0 < len(text) <= _WORD and line[0] != "\t" and is_header_word(text)


def _header_words(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    words = []
    at = end = start
    while at < len(lines) and (_is_word(lines[at]) or not lines[at].strip()):
        if lines[at].strip():
            words.append(re.sub(r"[ \u3000]+", "", lines[at].strip()))
            end = at + 1
        at += 1
    return words, end


def _cell_places(lines: Sequence[str], at: int) -> list[int]:
    places = []
    while at < len(lines):
        text = lines[at].strip()
        if len(text) > _CELL or _STOP.match(text) or "\t" in text or "|" in text:
            break
        if text:
            places.append(at)
        at += 1
    return places


def _rows(cells: list[str], kinds: list[str]) -> _Rows | None:
    """Cut the cells into rows; None if there is more than one way."""
    if "number" not in kinds:
        return _unnumbered(cells, kinds)
    number = kinds.index("number")
    first = next((text for text in cells[: number + 2] if fits(text, "number")), "")
    paths: Paths = {0: []}
    expected = int(_DIGITS.findall(first)[0]) if first else -1
    while further := _next_row(cells, kinds, expected, paths):
        paths, expected = further, expected + 1
    whole = [path for path in paths.values() if path and path[-1][-1] == len(kinds) - 1]
    if len(whole) != 1 and len(paths) != 1:
        return None
    path = whole[0] if whole else next(iter(paths.values()))
    return _laid_out(cells, kinds, path) if path else None


def _next_row(cells: list[str], kinds: list[str], expected: int, paths: Paths) -> Paths:
    """Go one row on from every end reached so far, with as little doubt as can be; two such ways are no way."""
    number = kinds.index("number")
    required = frozenset((number, kinds.index("name")))
    further: Paths = {}
    for start, path in _after_bands(cells, kinds, expected, paths):
        if not any(_is_number(text, expected) for text in cells[start : start + number + 1]):
            continue
        for end in range(start + 2, min(start + len(kinds) + 1, len(cells)) + 1):
            chunk = cells[start:end]
            places = assign(chunk, kinds, required) or _assign_wrapped(chunk, kinds, required)
            if places is None or number not in places or not _is_number(chunk[places.index(number)], expected):
                continue
            mine = [*path, places]
            other = further.get(end)
            if end not in further or (other is not None and _doubts(mine) < _doubts(other)):
                further[end] = mine
            elif other is not None and _doubts(mine) == _doubts(other):
                further[end] = None
    return further


def _assign_wrapped(chunk: list[str], kinds: list[str], required: frozenset[int]) -> Places | None:
    """Assign cells of which one name stands on two lines; only if the row is whole then, and in one way."""
    found: list[Places] = []
    for at in range(1, len(chunk)):
        if not (fits(chunk[at - 1], "name") and fits(chunk[at], "name")):
            continue
        places = assign([*chunk[: at - 1], chunk[at - 1] + chunk[at], *chunk[at + 1 :]], kinds, required)
        if places and IN_DOUBT not in places and len(places) >= len([k for k in kinds if k not in _MAY_MISS]):
            found.append((*places[:at], *places[at - 1 :]))
    return found[0] if len(found) == 1 and kinds[found[0][_twice(found[0])]] == "name" else None


def _twice(places: Places) -> int:
    return next(at for at in range(1, len(places)) if places[at] == places[at - 1])


def _after_bands(cells: list[str], kinds: list[str], expected: int, paths: Paths) -> Iterator[tuple[int, list[Places]]]:
    """Yield the ends of rows, and those of a title over all columns or a page number behind them: 二、生态."""
    for start, path in paths.items():
        if path is None:
            continue
        yield start, path
        if path and path[-1][-1] == len(kinds) - 1 and _is_page(cells[start : start + len(kinds) + 1], expected):
            yield start + 1, [*path, (_PAGE,)]
        if start < len(cells) and not _MAY_MISS & set(kinds) and fits(cells[start], "domain"):
            closed = kinds[-1] == "attribute" or not path or path[-1][-1] == len(kinds) - 1
            if closed or _HEADING.match(cells[start]):
                yield start + 1, [*path, (_BAND,)]


def _is_page(cells: list[str], expected: int) -> bool:
    """Say whether a row would begin with its number but for a page number before it."""
    return (
        len(cells) > 2
        and is_page_number(cells[0])
        and not _is_number(cells[0], expected)
        and any(_is_number(text, expected) for text in cells[1:3])
    )


def _doubts(path: list[Places]) -> int:
    return sum(places.count(IN_DOUBT) for places in path[-2:])


def _is_number(text: str, expected: int) -> bool:
    digits = _DIGITS.search(text)
    return digits is not None and len(digits[0]) < 6 and int(digits[0]) == expected


def _laid_out(cells: list[str], kinds: list[str], path: list[Places]) -> _Rows:
    rows = []
    doubtful = []
    at = 0
    for places in path:
        chunk = cells[at : at + len(places)]
        at += len(places)
        if places == (_PAGE,):
            continue
        if places == (_BAND,):
            rows.append(chunk)
            continue
        row = [""] * len(kinds)
        for place, text in zip(places, chunk, strict=True):
            if place != IN_DOUBT:
                row[place] += "\n" * bool(row[place]) + text
        if IN_DOUBT in places:
            doubtful.append(" ".join(chunk))
        rows.append(row)
    return _Rows(rows, doubtful, at)


def _unnumbered(cells: list[str], kinds: list[str]) -> _Rows | None:
    """Cut cells into full rows, of which only the merged columns at the left may be missing."""
    required = frozenset(at for at, kind in enumerate(kinds) if kind not in _MAY_MISS)
    path: list[Places] = []
    at = 0
    while at < len(cells):
        found = []
        for length in range(len(required), len(kinds) + 1):
            chunk = cells[at : at + length]
            places = assign(chunk, kinds, required) if len(chunk) == length else None
            if places is not None and IN_DOUBT not in places and any(map(is_value, chunk)):
                found.append(places)
        if len(found) != 1 or _HEADING.match(cells[at + found[0].index(min(required))]):
            break
        path.append(found[0])
        at += len(found[0])
    return _laid_out(cells, kinds, path) if len(path) > 1 else None


def _is_proven(rows: list[list[str]], kinds: list[str]) -> bool:
    """Say whether enough rows are whole: merged columns apart, more than half of them."""
    needed = [at for at, kind in enumerate(kinds) if kind not in _MAY_MISS]
    full = [row for row in rows if len(row) == len(kinds)]
    whole = sum(all(row[at] for at in needed) for row in full)
    return len(full) > 1 and whole * 2 > len(full)


def _title(lines: Sequence[str], start: int) -> str:
    before = next((lines[at].strip() for at in range(start - 1, max(start - 4, -1), -1) if lines[at].strip()), "")
    return before[:40] or f"line {start + 1}"
