"""Tables of the structure tree, whole over all their pages, checked against where their text stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from plantext.document import Cell, Table, grid
from plantext.readers.indents import INDENT, settled
from plantext.readers.pdf.lines import Line
from plantext.readers.pdf.ruled import is_set_in
from plantext.readers.pdf.tagged.cellrooms import CellRooms
from plantext.readers.pdf.tagged.drafts import RoomOf
from plantext.readers.pdf.tagged.fitting import check_drawn, check_order
from plantext.readers.pdf.tagged.slots import Slot, UnevenError, place
from plantext.readers.pdf.tagged.tree import CELLS, Element, RefusedError, Run
from plantext.readers.pdf.wrapping import Room

_GROUPS = ("THead", "TBody", "TFoot")
_MOST_ROWS = 20_000

CellText = Callable[[Slot, RoomOf], str]
"""Gives the text of a cell, told the room of its lines."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its cells by place, `None` where the tree has a cell without text; no cells at all where it is empty."""

    cells: tuple[Element | None, ...] = ()

    @property
    def is_header(self) -> bool:
        """Say whether the tree marks all its cells as headers."""
        known = [cell for cell in self.cells if cell is not None]
        return bool(known) and all(cell.kind == "TH" for cell in known)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A table whose cells have found their places; a row without any text has no cells."""

    rows: list[list[Slot]]
    header_rows: int | None
    pages: tuple[int, ...]
    rooms: CellRooms

    @property
    def width(self) -> int:
        """Number of columns."""
        return max(slot.column + slot.column_span for row in self.rows for slot in row)

    def room(self, slot: Slot, run: Run, line: Line) -> Room | None:
        """Return the room of a line in a cell."""
        return self.rooms.of(slot, run)

    def table(self, cell_text: CellText) -> Table:
        """Return the table with the texts of its cells; names that are set in below others are marked."""
        cells = [[Cell(self._text(slot, cell_text), *slot.place) for slot in row] for row in self.rows]
        rows, pages = _rectangle(cells, len(self.rows)), self._row_pages()
        return settled(Table(rows, self.header_rows, pages=self.pages, row_pages=pages))

    def _row_pages(self) -> tuple[int, ...]:
        """Return the page that each row begins on; a row without text stands on that of the row before it."""
        pages: list[int] = []
        for row in self.rows:
            here = [slot.runs[0].page for slot in row if slot.runs]
            pages.append(min(here) if here else pages[-1] if pages else self.pages[0])
        return tuple(pages)

    def _text(self, slot: Slot, cell_text: CellText) -> str:
        text = cell_text(slot, partial(self.room, slot))
        room = self.rooms.of(slot, slot.runs[0]) if slot.runs else None
        return INDENT + text if room is not None and is_set_in(slot.runs[0].lines, room) else text


def captions_of(table: Element) -> list[Element]:
    """Return the captions within a table."""
    return [kid for _, kid in table.ordered() if isinstance(kid, Element) and kid.kind == "Caption"]


def laid_out(element: Element) -> LaidOut | None:
    """
    Return a table of the tree, None where there is no text in its cells.

    Raises:
        RefusedError: its rows hold what are no cells, do not fill the same columns, or do not stand in their order.

    """
    rows = _rows(element)
    if len(rows) > _MOST_ROWS:
        raise RefusedError("a table has more rows than a table can have")
    slots = [[_slot(cell) for cell in row.cells] for row in rows]
    pages = tuple(sorted({run.page for row in slots for slot in row for run in slot.runs}))
    if not pages:
        return None
    try:
        slots = place(slots)
    except UnevenError as error:
        raise RefusedError(f"in a table on page {pages[0]}, {error}") from None
    whole = [[slot for slot in row if not slot.is_rest] for row in slots]
    rooms = CellRooms([slot for row in whole for slot in row])
    check_order(whole)
    check_drawn(whole, rooms.drawn)
    return LaidOut(whole, _header_rows(rows), pages, rooms)


def _rows(element: Element) -> list[_Row]:
    """Return the rows of a table or of a group of its rows; a place without text between rows is an empty row."""
    rows: list[_Row] = []
    after = 0
    for at, kid in element.ordered():
        if not isinstance(kid, Element) or kid.kind not in ("TR", "Caption", *_GROUPS):
            raise RefusedError(f"a table on page {next(element.runs()).page} holds text beside its rows")
        if kid.kind == "TR":
            rows += [_Row()] * (at - after if rows else 0)
            rows.append(_row(kid))
        elif kid.kind in _GROUPS:
            rows += _rows(kid)
        after = at + 1
    is_all_rows = all(isinstance(kid, Element) and kid.kind == "TR" for kid in element.kids.values())
    return rows + [_Row()] * (element.slots - after if rows and is_all_rows else 0)


def _row(element: Element) -> _Row:
    for kid in element.kids.values():
        if not isinstance(kid, Element) or kid.kind not in CELLS:
            raise RefusedError(f"a row of a table on page {next(element.runs()).page} holds text beside its cells")
    cells = (element.kids.get(at) for at in range(element.slots))
    return _Row(tuple(cell if isinstance(cell, Element) else None for cell in cells))


def _slot(cell: Element | None) -> Slot:
    runs = [] if cell is None else list(cell.runs())
    if cell is None or not runs:
        return Slot()
    left, right = min(run.box.left for run in runs), max(run.box.right for run in runs)
    return Slot([cell], cell.row_span, cell.column_span, runs, left, right, min(run.page for run in runs))


def _rectangle(cells: list[list[Cell]], height: int) -> tuple[tuple[Cell, ...], ...]:
    """Return the grid of the cells, with rows of empty cells at its end where the tree has such."""
    rows = grid(cells)
    width = len(rows[0])
    empty = (tuple(Cell("", row, column) for column in range(width)) for row in range(len(rows), height))
    return (*rows, *empty)


def _header_rows(rows: Sequence[_Row]) -> int | None:
    count = next((at for at, row in enumerate(rows) if not row.is_header), len(rows))
    return count if 0 < count < len(rows) else None
