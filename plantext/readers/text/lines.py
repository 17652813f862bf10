"""Tables flattened to one cell per line: read only where each cell's column is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plantext.readers.text.columns import Places, assign, headers, is_value, role
from plantext.readers.text.region import Region, table
from plantext.vocabulary import is_header_word

_WORD = 16
_CELL = 120
_STOP = re.compile(
    r"注\s*[:：]|备注\s*[:：]|[续附]?表\s*[\d一二三四五六七八九十]+[\s:：]|专\s*栏|第[一二三四五六七八九十\d]+[章节]|资料来源|数据来源"
)
_HEADING = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]")
_MAY_MISS = frozenset(("domain", "task", "category"))
_DIGITS = re.compile(r"\d+")


def one_per_line(lines: Sequence[str], start: int) -> Region | None:
    """
    Read a table whose cells stand on lines of their own, blank lines between them or not.

    Rows are found by their running numbers or, without numbers, by full length. If the cells fit in more than one
    way, the lines stay text and a note says so.

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
        rows = _rows(cells, header.kinds)
        if rows and _is_proven(rows, header.kinds):
            end = places[sum(len([text for text in row if text]) for row in rows) - 1] + 1
            return Region(end, (table([*header.rows, *rows]),))
    if len(words) > 2 and sum(map(is_value, cells[:20])) > 3:
        return Region(
            at,
            notes=(
                f"a table could not be read ({_title(lines, start)}): its cells stand one per line and "
                "fit its columns in more than one way; it was left as text",
            ),
        )
    return Region(at)


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


def _rows(cells: list[str], kinds: list[str]) -> list[list[str]]:
    """Cut the cells into rows; none if there is more than one way."""
    number = kinds.index("number") if "number" in kinds else None
    if number is None:
        return _unnumbered(cells, kinds)
    expected = next((int(_DIGITS.search(text)[0]) for text in cells[: number + 1] if _DIGITS.fullmatch(text)), None)  # type: ignore[index]
    if expected is None:
        return []
    paths: dict[int, list[Places] | None] = {0: []}
    while True:
        further = _next_row(cells, kinds, number, expected, paths)
        if not further:
            break
        paths, expected = further, expected + 1
    return _finished(cells, kinds, paths)


def _next_row(
    cells: list[str], kinds: list[str], number: int, expected: int, paths: dict[int, list[Places] | None]
) -> dict[int, list[Places] | None]:
    """Go one row on from every end reached so far; an end reached in two ways has no path."""
    required = frozenset((number, kinds.index("name")))
    further: dict[int, list[Places] | None] = {}
    for start, path in paths.items():
        window = cells[start : start + number + 1]
        if not any(_is_number(text, expected) for text in window):
            continue
        for length in range(2, len(kinds) + 1):
            chunk = cells[start : start + length]
            places = assign(chunk, kinds, required) if len(chunk) == length else None
            if places is None or not _is_number(chunk[places.index(number)], expected):
                continue
            end = start + length
            further[end] = None if end in further or path is None else [*path, places]
    return further


def _is_number(text: str, expected: int) -> bool:
    digits = _DIGITS.search(text)
    return digits is not None and len(digits[0]) < 6 and int(digits[0]) == expected


def _finished(cells: list[str], kinds: list[str], paths: dict[int, list[Places] | None]) -> list[list[str]]:
    """Lay the rows out, if one path alone ends with a row that reaches the last column."""
    whole = [path for path in paths.values() if path and path[-1][-1] == len(kinds) - 1]
    if len(whole) != 1 and len(paths) != 1:
        return []
    path = whole[0] if whole else next(iter(paths.values()))
    return _laid_out(cells, kinds, path or [])


def _laid_out(cells: list[str], kinds: list[str], path: list[Places]) -> list[list[str]]:
    rows = []
    at = 0
    for places in path:
        row = [""] * len(kinds)
        for place in places:
            row[place] = cells[at]
            at += 1
        rows.append(row)
    return rows


def _unnumbered(cells: list[str], kinds: list[str]) -> list[list[str]]:
    """Cut cells into full rows, of which only the merged columns at the left may be missing."""
    required = frozenset(at for at, kind in enumerate(kinds) if kind not in _MAY_MISS)
    path: list[Places] = []
    at = 0
    while at < len(cells):
        found = []
        for length in range(len(required), len(kinds) + 1):
            chunk = cells[at : at + length]
            places = assign(chunk, kinds, required) if len(chunk) == length else None
            if (
                places is not None
                and any(map(is_value, chunk))
                and not _HEADING.match(chunk[places.index(min(required))])
            ):
                found.append(places)
        if len(found) != 1:
            break
        path.append(found[0])
        at += len(found[0])
    return _laid_out(cells, kinds, path) if len(path) > 1 else []


def _is_proven(rows: list[list[str]], kinds: list[str]) -> bool:
    """Say whether enough rows are whole: merged columns apart, more than half of them."""
    needed = [at for at, kind in enumerate(kinds) if kind not in _MAY_MISS]
    whole = sum(all(row[at] for at in needed) for row in rows)
    return len(rows) > 1 and whole * 2 > len(rows)


def _title(lines: Sequence[str], start: int) -> str:
    before = next((lines[at].strip() for at in range(start - 1, max(start - 4, -1), -1) if lines[at].strip()), "")
    return before[:40] or f"line {start + 1}"
