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
    cells = [Cell(row[0], r, 0, 1, width) for r, row in enumerate(rows[:title])]
    cells += _header_cells(rows[title:header], title, width)
    cells += _body_cells(rows[header:], header, width)
    return grid([cells])


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
        if not filled or 2 * sum(map(is_header_word, filled)) <= len(filled):
            break
        at += 1
    return at


def _header_cells(rows: Sequence[Sequence[str]], first: int, width: int) -> list[Cell]:
    if not rows:
        return []
    layers: list[list[tuple[str, int]]] = [_full_width(rows[-1], width)]
    for row in reversed(rows[:-1]):
        layers.append(_spans(row, _columns(layers[-1]), width))
    layers.reverse()
    return _stack([_columns(layer) for layer in layers], layers, first)


def _full_width(row: Sequence[str], width: int) -> list[tuple[str, int]]:
    """The lowest header row: its cells stand at the right end where merged cells before them were left out."""
    if len(row) == width:
        return [(text, 1) for text in row]
    return [("", 1)] * (width - len(row)) + [(text, 1) for text in row]


def _columns(layer: Sequence[tuple[str, int]]) -> list[str]:
    return [text for text, span in layer for _ in range(span)]


def _spans(row: Sequence[str], below: Sequence[str], width: int) -> list[tuple[str, int]]:
    """Give each cell of a header row its span over the columns below it: the reading whose words fit best."""
    if len(row) >= width:
        return [(text, 1) for text in row]

    @cache
    def best(cell: int, column: int) -> tuple[float, tuple[int, ...]]:
        left = len(row) - cell
        if left == 0:
            return (0.0, ()) if column == width else (float("-inf"), ())
        options = []
        for span in range(1, width - column - left + 2):
            children = tuple(below[column : column + span])
            if span > 1 and "" in children:
                break
            score, rest = best(cell + 1, column + span)
            options.append((score + _fit(row[cell], children), (span, *rest)))
        return max(options, default=(float("-inf"), ()))

    score, spans = best(0, 0)
    if score == float("-inf"):
        spans = (*([1] * (len(row) - 1)), width - len(row) + 1)
    return list(zip(row, spans, strict=True))


def _fit(parent: str, children: tuple[str, ...]) -> float:
    """Say how well header words fit under another: a year under a target, one year and the judgements under 现状值."""
    if children == ("",):
        return 0.5
    above = header_role(parent)
    below = [header_role(child) for child in children]
    if above == "target":
        return sum(_UNDER_TARGET.get(role or "", -0.5) for role in below)
    if above == "baseline":
        later_years = max(0, below.count("year") - 1)
        return sum(_UNDER_BASELINE.get(role or "", -0.5) for role in below) - 2 * later_years
    if above == "year":
        repeats = len(below) - len(set(below))
        return sum(_UNDER_YEAR.get(role or "", -0.5) for role in below) - 3 * repeats
    if above == "requirement":
        return float(
            sum(
                1 if "级" in child or role == "requirement" else -1 for child, role in zip(children, below, strict=True)
            )
        )
    return -0.5 * len(children)


_RATES = {"absolute": 1.0, "annual": 1.0, "cumulative": 1.0, "yearly": 1.0}
_UNDER_TARGET = {**_RATES, "year": 2.0, "target": 2.0, "attained": -2.0, "baseline": -3.0}
_UNDER_BASELINE = {**_RATES, "year": 2.0, "baseline": 2.0, "attained": 1.5, "target": -3.0}
_UNDER_YEAR = {**_RATES, "baseline": 1.0, "target": 1.0, "year": -2.0}


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


def _body_cells(rows: Sequence[Sequence[str]], first: int, width: int) -> list[Cell]:
    profile = _profile([row for row in rows if len(row) == width], width)
    cells: list[Cell] = []
    for r, row in enumerate(rows, start=first):
        if len(row) == width:
            cells += [Cell(text, r, c) for c, text in enumerate(row)]
        elif len(row) == 1:
            cells.append(Cell(row[0], r, 0, 1, width))
        else:
            cells += _short_row(row, r, profile, width)
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
