"""What both kinds of workbooks come down to: sheets with the printed text of their cells, and merges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

MAX_CELLS = 2_000_000
MAX_SHEETS = 200
MAX_COLUMNS = 200


@dataclass(slots=True)
class Sheet:
    """
    A sheet of a workbook.

    `cells` are the printed texts by row and column (from 0), empty ones left out; `merged` are first row, last row,
    first column, last column of merged cells. `hidden_rows` and `hidden_columns` are those that nobody sees.
    """

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False


@dataclass(slots=True)
class Workbook:
    """The sheets of a workbook, and notes on what could not be read."""

    sheets: list[Sheet]
    notes: list[str] = field(default_factory=list)


def shown(sheet: Sheet) -> tuple[dict[tuple[int, int], str], list[tuple[int, int, int, int]]]:
    """Return the cells and merges of a sheet as they lie with its hidden rows and columns taken out."""
    rows, columns = sorted(sheet.hidden_rows), sorted(sheet.hidden_columns)
    merges = {(top, left): (bottom, right) for top, bottom, left, right in sheet.merged}
    cells: dict[tuple[int, int], str] = {}
    merged: list[tuple[int, int, int, int]] = []
    for (top, left), text in sheet.cells.items():
        bottom, right = merges.get((top, left), (top, left))
        above, below = _rank(top, rows), _rank(bottom + 1, rows) - 1
        before, behind = _rank(left, columns), _rank(right + 1, columns) - 1
        if above <= below and before <= behind:
            cells[above, before] = text
            if (above, before) != (below, behind):
                merged.append((above, below, before, behind))
    return cells, merged


def _rank(line: int, hidden: Sequence[int]) -> int:
    return line - bisect_left(hidden, line)
