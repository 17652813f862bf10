"""Cells of indicator tables that are left empty where nearly all other rows have a target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from plantext.auditing.leaves import Leaf, leaves_of
from plantext.auditing.remarks import Remark
from plantext.auditing.scopes import cell_of, tables_of
from plantext.document import Table
from plantext.plan import Plan


def check_cells(plan: Plan) -> Iterator[Remark]:
    """Look for a target that is left empty in a column that most rows of its table fill."""
    tables: dict[str, list[Leaf]] = defaultdict(list)
    for leaf in leaves_of(plan):
        tables[cell_of(leaf.indicator.source)[0]].append(leaf)
    grids = tables_of(plan)
    for place, leaves in tables.items():
        if place in grids:
            columns = _columns(leaves)
            for column, year in columns:
                yield from _empty(place, grids[place], leaves, (column, year), len(columns) > 1)


def _columns(leaves: Sequence[Leaf]) -> list[tuple[int, str]]:
    """Return the columns of targets with their years."""
    cells = [(cell_of(value.source)[2], value.year) for leaf in leaves for value in leaf.of("target")]
    return sorted({cell for cell in cells if cell[0] and cell[1]})


def _empty(place: str, grid: Table, leaves: Sequence[Leaf], target: tuple[int, str], several: bool) -> Iterator[Remark]:
    column, year = target
    rows = {cell_of(leaf.indicator.source)[1]: leaf for leaf in leaves}
    empty = [
        (row, leaf)
        for row, leaf in rows.items()
        if 0 < row <= len(grid.rows) and column <= len(grid.rows[row - 1])
        if not grid.rows[row - 1][column - 1].text.strip() and grid.is_origin(row - 1, column - 1)
    ]
    if len(rows) < len(empty) * _RARELY:
        return
    for row, leaf in empty:
        # Sub-items share cells with each other, which a flattened table prints once; a row without any target has none.
        if not leaf.indicator.item and (leaf.of("target") or (leaf.of("baseline") and not several)):
            yield Remark("missing-target", "doubt", leaf.title, leaf.title, "", f"{place} r{row}c{column}", more=year)


_RARELY = 2
