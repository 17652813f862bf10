"""From the source of a record back to its place: the block and the characters, or the cell of a table."""

from __future__ import annotations

from dataclasses import dataclass

from plantext.document import Document, Paragraph, Table
from plantext.records import cited_cell, cited_span
from plantext.tables import place_name, surroundings


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where something stands: characters `start` to `end` of a paragraph, or of a cell.

    `block` counts from 0. `row` and `column` (from 0) name the upper left slot of the cell, -1 in a paragraph; a row
    without a column is the whole row. Where `end` is -1, it is the whole text.
    """

    block: int
    row: int = -1
    column: int = -1
    start: int = 0
    end: int = -1


class Places:
    """Finds the places of one document."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._tables: dict[str, list[tuple[int, str]]] = {}
        for at, block in enumerate(document.blocks):
            if isinstance(block, Table):
                caption = surroundings(document, at).caption
                self._tables.setdefault(place_name(document, at, caption), []).append((at, caption))

    @property
    def tables(self) -> dict[int, str]:
        """The tables of the document: their blocks, and the names that sources give them."""
        return {at: name for name, tables in self._tables.items() for at, _ in tables}

    def find(self, source: str, caption: str = "", text: str = "") -> Place | None:
        """
        Return the place that a source names, None where the document has no such place.

        Two tables may bear one number; then `caption`, the title of the table that is meant, and `text`, which stands
        in the cell, tell them apart. Where a merged cell has become an empty one, as in dumps of text, the place is the
        cell above it that holds `text`.
        """
        if span := cited_span(source):
            return self._in_text(*span)
        if cited := cited_cell(source):
            row, column = cited.row, max(cited.column, 0)
            at = self._table(cited.table, caption, text, row, column)
            return None if at is None else self._cell(at, row, column, text) if cited.column >= 0 else Place(at, row)
        return None

    def _in_text(self, at: int, start: int, end: int) -> Place | None:
        if at >= len(self._blocks):
            return None
        block = self._blocks[at]
        return _inside(at, block, start, end) if isinstance(block, Table) else Place(at, start=start, end=end)

    def _table(self, name: str, caption: str, text: str, row: int, column: int) -> int | None:
        found = self._tables.get(name, [])
        named = [at for at, title in found if title == caption] or [at for at, _ in found]
        fitting = [at for at in named if (cell := self._slot(at, row, column)) is not None and text in cell]
        return next(iter(fitting or named), None)

    def _slot(self, at: int, row: int, column: int) -> str | None:
        table = self._blocks[at]
        if not isinstance(table, Table) or not (0 <= row < len(table.rows) and 0 <= column < table.width):
            return None
        return table.rows[row][column].text

    def _cell(self, at: int, row: int, column: int, text: str) -> Place | None:
        table = self._blocks[at]
        if isinstance(table, Paragraph) or self._slot(at, row, column) is None:
            return None
        cell = table.rows[row][column]
        if text and not cell.text:
            above = (line[column] for line in reversed(table.rows[:row]) if line[column].text)
            cell = next((each for each in above if text in each.text), cell)
        return Place(at, cell.row, cell.column)


def _inside(at: int, table: Table, start: int, end: int) -> Place | None:
    """Return the place of characters of a table's plain text, as sources of boxes have them."""
    begin = 0
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            length = len(cell.text) if table.is_origin(r, c) else 0
            if length and begin <= start <= begin + length:
                return Place(at, r, c, start - begin, -1 if end < 0 else min(end - begin, length))
            begin += length + 1
    return None
