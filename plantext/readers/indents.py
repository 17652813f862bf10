"""Indents in the column of names: in a table they say that a line is a sub-item of the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plantext.document import Cell, Table
from plantext.vocabulary import attributes, header_role, is_header_word, units

INDENT = "\u3000\u3000"

_MARGIN = re.compile(r"(?: {2,}| *\u3000[ \u3000]*)(?=[\u4e00-\u9fff“（(])")
_HEADER_ROWS = 4


def marked(text: str) -> str:
    """
    Return a cell without white space at its ends, `INDENT` before a word that was indented.

    >>> marked("  医师数 "), marked(" 医师数"), marked("　　%"), marked("　　约束性")
    ('\u3000\u3000医师数', '医师数', '%', '约束性')
    """
    bare = text.strip()
    if not _MARGIN.match(text) or bare in attributes() or bare in units() or is_header_word(bare):
        return bare
    return INDENT + bare


def settled(table: Table) -> Table:
    """
    Return a table whose indents stand in the column of names alone, and only below a name without one.

    Where every name is indented, the indent is the column's margin and says nothing.
    """
    if not any(cell.text.startswith(INDENT) for row in table.rows for cell in row):
        return table
    kept = {id(cell) for column, first in name_columns(table.rows) for cell in _sub_items(table, column, first)}
    moved: dict[int, Cell] = {}
    for cell in {id(cell): cell for row in table.rows for cell in row}.values():
        is_plain = id(cell) in kept or not cell.text.startswith(INDENT)
        moved[id(cell)] = cell if is_plain else replace(cell, text=cell.text.strip())
    return replace(table, rows=tuple(tuple(moved[id(cell)] for cell in row) for row in table.rows))


def name_columns(rows: Sequence[Sequence[Cell]]) -> list[tuple[int, int]]:
    """Return the columns whose header says that they hold names of indicators, each with its first body row."""
    found: dict[int, int] = {}
    for row in rows[:_HEADER_ROWS]:
        for column, cell in enumerate(row):
            if header_role(cell.text) == "name":
                found[column] = max(found.get(column, 0), cell.row + cell.row_span)
    return list(found.items())


def _sub_items(table: Table, column: int, first: int) -> list[Cell]:
    names = [row[column] for r, row in enumerate(table.rows[first:], first) if row[column].row == r]
    names = [cell for cell in names if cell.text and not is_header_word(cell.text)]
    if not names or names[0].text.startswith(INDENT):
        return []
    return [cell for cell in names if cell.text.startswith(INDENT)]
