"""Names in a table that are indented, by white space or by the paragraph's margins: they are sub-items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from plantext.document import Cell, Table, grid
from plantext.readers.docx import names
from plantext.readers.indents import INDENT, marked, name_columns, settled

_LEAST = 200  # twentieths of a point: one small character
_LEAST_CHARACTERS = 100  # hundredths


def indented(table: Table, cells: Sequence[Cell], elements: Sequence[etree._Element]) -> Table:
    """Return a table with a mark before the names that are indented; `elements` are those of its printed cells."""
    moved: dict[tuple[int, int], Cell] = {}
    columns = name_columns(table.rows)
    known = {id(cell): element for cell, element in zip(cells, elements, strict=True)} if columns else {}
    for column, first in columns:
        for row in table.rows[first:]:
            cell = row[column]
            element = known.get(id(cell))
            if element is not None and cell.text and _is_indented(element):
                moved[cell.row, cell.column] = replace(cell, text=marked(INDENT + cell.text))
    if not moved:
        return table
    whole = {(cell.row, cell.column): cell for row in table.rows for cell in row}
    return settled(replace(table, rows=grid([list((whole | moved).values())])))


def _is_indented(cell: etree._Element) -> bool:
    paragraph = next(cell.iterchildren(names.PARAGRAPH), None)
    if paragraph is None:
        return False
    text = next((text.text for text in paragraph.iter(names.TEXT) if text.text), "")
    if text.startswith(("  ", INDENT[0])):
        return True
    properties = next(paragraph.iterchildren(names.PARAGRAPH_PROPERTIES), None)
    margin = None if properties is None else next(properties.iterchildren(names.INDENTATION), None)
    if margin is None:
        return False
    width = sum(_integer(margin.get(side)) for side in names.INDENTS) - _integer(margin.get(names.HANGING))
    characters = sum(_integer(margin.get(side)) for side in names.INDENTS_IN_CHARACTERS)
    return width >= _LEAST or characters - _integer(margin.get(names.HANGING_CHARACTERS)) >= _LEAST_CHARACTERS


def _integer(value: str | None) -> int:
    try:
        return int(value or "")
    except ValueError:
        return 0
