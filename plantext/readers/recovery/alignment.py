"""
Rows of unequal length brought to a rectangular grid.

A dump keeps a cell's text but not its span. Header rows are shorter than the grid where a cell spans columns; body
rows are shorter where merged cells were left out. The spans of header cells follow from what the words mean (years
stand under 规划值, `是否达到…` under 现状值); the cells of a short body row go where cells of their kind stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from math import log

import regex

from plantext.document import Cell, grid
from plantext.readers.recovery.spanning import spans_over, stands_above
from plantext.vocabulary import attributes, header_role, is_header_word, units

Grid = tuple[tuple[Cell, ...], ...]


def to_grid(rows: Sequence[Sequence[str]]) -> Grid:
    """
    Return the grid of a table whose rows are given as lists of cell texts, the short ones brought to full width.

    >>> header, years, row = to_grid([["指标", "目标值"], ["", "2025年", "2030年"], ["绿地率", "40", "42"]])
    >>> [(cell.text, cell.row_span, cell.column_span) for cell in dict.fromkeys(header)]
    [('指标', 2, 1), ('目标值', 1, 2)]
    """
    width = max(len(row) for row in rows)
    title, header = _title_rows(rows, width), _header_rows(rows, width)
    profile = _profile([row for row in rows[header:] if len(row) == width], width)
    if header - title == 1 and len(rows[title]) == width - 1:
        rows = [*rows[:title], _with_cut_word(rows[title], profile), *rows[header:]]
    spans = _lowest_spans(rows[header - 1], profile, layered=header - title > 1) if header > title else ()
    cells = [Cell(row[0], r, 0, 1, width) for r, row in enumerate(rows[:title])]
    cells += _header_cells(rows[title:header], title, spans)
    cells += _body_cells(rows[header:], header, profile, spans)
    return grid([cells])


def shortened(row: Sequence[str], width: int, rows: Sequence[Sequence[str]]) -> list[str]:
    """
    Return a row with cells too many in `width` cells, as its columns hold them in the other rows.

    An empty cell is taken out, or two cells beside each other become one; what fits best is done.

    >>> rows = [["", "1", "绿地率", "42", "林业局"], ["", "2", "绿道", "90", "水利局"]]
    >>> shortened(["", "3", "公园", "12", "林业局", "住建局"], 5, rows)
    ['', '3', '公园', '12', '林业局\\n住建局']
    """
    profile = _profile([other for other in rows if len(other) == width], width)
    short = list(row)
    while len(short) > width:
        options = [
            [*short[:at], "\n".join(filter(None, short[at : at + 2])), *short[at + 2 :]] for at in range(len(short) - 1)
        ]
        is_empty = [not all(short[at : at + 2]) for at in range(len(short) - 1)]
        ranked = [
            (_fit_in(option, profile) + empty, at)
            for at, (option, empty) in enumerate(zip(options, is_empty, strict=True))
        ]
        short = options[max(ranked)[1]]
    return short


def _fit_in(row: Sequence[str], profile: Sequence[Counter[str]]) -> float:
    return sum(_likely(_kind(text.split("\n")[0]), column) for text, column in zip(row, profile, strict=False))


def _title_rows(rows: Sequence[Sequence[str]], width: int) -> int:
    """Count the rows before the header that are one cell over the whole width: a title, `单位：亿元`."""
    count = 0
    while width > 1 and count < len(rows) - 1 and len(rows[count]) == 1:
        count += 1
    return count


def _header_rows(rows: Sequence[Sequence[str]], width: int) -> int:
    """Return the index of the first body row: the header goes on while most of a row's words are header words."""
    at = _title_rows(rows, width)
    while at < min(len(rows), 5):
        filled = [text for text in rows[at] if text]
        is_header = bool(filled) and 2 * sum(map(is_header_word, filled)) > len(filled)
        if not is_header and not (at + 1 < len(rows) and stands_above(rows[at], rows[at + 1])):
            break
        at += 1
    return at


def _header_cells(rows: Sequence[Sequence[str]], first: int, spans: Sequence[int]) -> list[Cell]:
    if not rows:
        return []
    missing = len(spans) - len(rows[-1])  # cells merged from the row above, left out on the left
    layers: list[list[tuple[str, int]]] = [list(zip([""] * missing + list(rows[-1]), spans, strict=True))]
    for row in reversed(rows[:-1]):
        layers.append(spans_over(row, layers[-1]))
    layers.reverse()
    return _stack([_columns(layer) for layer in layers], layers, first)


def _lowest_spans(row: Sequence[str], profile: Sequence[Counter[str]], layered: bool) -> tuple[int, ...]:
    """
    Give each cell of the lowest header row its span: the reading whose words fit best what stands below them.

    指标名称 spans the columns of names and of sub-items. Below another header row the cells that go on from it may
    have been left out: then they are missing on the left.
    """
    missing = len(profile) - len(row)
    if missing <= 0:
        return (1,) * len(row)
    score, spans = _spanned(row, profile)
    shifted = _fit_of(row, profile[missing:])
    return (1,) * len(profile) if layered and shifted >= score else spans


def _with_cut_word(row: Sequence[str], profile: Sequence[Counter[str]]) -> list[str]:
    """Return a header with an empty last cell if it lacks its last word, and none of its words spans two columns."""
    is_cut = _fit_of(row, profile[:-1]) - _CUT > _spanned(row, profile)[0]
    return [*row, ""] if is_cut else list(row)


def _fit_of(row: Sequence[str], columns: Sequence[Counter[str]]) -> float:
    return sum(_holds(text, column) for text, column in zip(row, columns, strict=True))


def _spanned(row: Sequence[str], profile: Sequence[Counter[str]]) -> tuple[float, tuple[int, ...]]:
    @cache
    def best(cell: int, column: int) -> tuple[float, tuple[int, ...]]:
        left = len(row) - cell
        if left == 0:
            return (0.0, ()) if column == len(profile) else (float("-inf"), ())
        options = []
        for span in range(1, len(profile) - column - left + 2):
            score, rest = best(cell + 1, column + span)
            fit = sum(_holds(row[cell], profile[c]) for c in range(column, column + span))
            options.append((score + fit - 0.3 * (span - 1), (span, *rest)))
        return max(options, default=(float("-inf"), ()))

    return best(0, 0)


_CUT = 0.5  # how much better a header has to fit without its last word than with one that spans two columns


def _holds(header: str, column: Counter[str]) -> float:
    """Say how well what a column holds fits its header word, from -1 to 1; 0 where the word expects nothing."""
    expected = _EXPECTED.get(header_role(header) or "")
    if expected is None or not column.total():
        return 0.0
    return 2 * sum(column[kind] for kind in expected) / column.total() - 1


_EXPECTED = {
    "number": ("integer1", "empty"),
    "unit": ("unit", "empty"),
    "attribute": ("attribute", "empty"),
    "name": ("word", "text", "empty"),
    "domain": ("word", "empty"),
    "task": ("word", "text", "empty"),
    "baseline": ("number", "integer1", "integer2", "integer3", "text"),
    "target": ("number", "integer1", "integer2", "integer3", "text"),
    "year": ("number", "integer1", "integer2", "integer3", "text"),
    "requirement": ("number", "integer1", "integer2", "integer3", "text"),
}


def _columns(layer: Sequence[tuple[str, int]]) -> list[str]:
    return [text for text, span in layer for _ in range(span)]


def _stack(columns: list[list[str]], layers: list[list[tuple[str, int]]], first: int) -> list[Cell]:
    """Turn header layers into cells; an empty cell below a header word is that word's cell going on."""
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for r, layer in enumerate(layers):
        c = 0
        for text, span in layer:
            if (r, c) not in taken:
                depth = 1
                while text and r + depth < len(layers) and not any(columns[r + depth][c : c + span]):
                    depth += 1
                cells.append(Cell(text, first + r, c, depth, span))
                taken.update((r + d, c + s) for d in range(depth) for s in range(span))
            c += span
    return cells


def _body_cells(
    rows: Sequence[Sequence[str]], first: int, profile: list[Counter[str]], spans: Sequence[int]
) -> list[Cell]:
    cells: list[Cell] = []
    for r, row in enumerate(rows, start=first):
        if len(row) == len(profile):
            cells += [Cell(text, r, c) for c, text in enumerate(row)]
        elif len(row) == 1:
            cells.append(Cell(row[0], r, 0, 1, len(profile)))
        elif len(row) == len(spans):  # merged as the header is: a name over the columns of names and sub-items
            starts = [sum(spans[:at]) for at in range(len(spans))]
            cells += [Cell(text, r, c, 1, span) for text, c, span in zip(row, starts, spans, strict=True)]
        else:
            cells += _short_row(row, r, profile, len(profile))
    return cells


def _short_row(row: Sequence[str], r: int, profile: list[Counter[str]], width: int) -> list[Cell]:
    """
    Lay the cells of a short row where cells of their kind stand.

    In a total (合计) the cells before a number span up to it; elsewhere the missing ones were merged from above.
    """
    total = bool(_TOTAL.match(row[0]))
    kinds = [_kind(text) for text in row]
    # The word 合计 stands in the first column whatever that column holds elsewhere.
    places = [0, *(place + 1 for place in _places(kinds[1:], profile[1:]))] if total else _places(kinds, profile)
    cells = []
    for i, (text, column) in enumerate(zip(row, places, strict=True)):
        following = places[i + 1] if i + 1 < len(places) else column + 1
        cells.append(Cell(text, r, column, 1, following - column if total else 1))
    return cells


def _places(kinds: Sequence[str], profile: list[Counter[str]]) -> list[int]:
    """Return a column for each cell, rising from left to right, so that their kinds fit the columns best."""
    width = len(profile)
    best: list[list[tuple[float, tuple[int, ...]]]] = [[(0.0, ())] * (width + 1)]
    for kind in kinds:
        line: list[tuple[float, tuple[int, ...]]] = [(float("-inf"), ())]
        for column in range(width):
            skip = line[column]
            score, places = best[-1][column]
            take = (score + _likely(kind, profile[column]), (*places, column))
            line.append(max(skip, take, key=lambda option: option[0]))
        best.append(line)
    return list(best[-1][width][1])


def _likely(kind: str, column: Counter[str]) -> float:
    return log((column[kind] + 0.1) / (column.total() + 1))


def _profile(rows: Sequence[Sequence[str]], width: int) -> list[Counter[str]]:
    return [Counter(_kind(row[c]) for row in rows) for c in range(width)]


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    """Sort a cell's text into a coarse kind, fine enough to tell the columns of a table apart."""
    if match := _INTEGER.fullmatch(text):
        return f"integer{min(3, (len(match[1]) + 1) // 2)}"
    for kind, is_kind in _KINDS:
        if is_kind(text):
            return kind
    return "word" if len(text) <= 12 else "text"


_TOTAL = regex.compile(r"(?:合|总|共|小)\s*计|总\s*数")
_INTEGER = regex.compile(r"(\d+)")
_YEARS = regex.compile(r"(?:19|20)\d{2}年?\s*[-—~至]+\s*(?:19|20)?\d{2}年?")
_NUMBER = regex.compile(r"[≥≤><＞＜〔\[]?\s*[-+]?\d")
_KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("empty", lambda text: not text or text in {"-", "/", "—", "－"}),
    ("attribute", lambda text: text in attributes()),
    ("unit", lambda text: text in units()),
    ("years", lambda text: _YEARS.fullmatch(text) is not None),
    ("number", lambda text: _NUMBER.match(text) is not None),
)
