"""The grid of a table, after the rules of HTML for spans, and under limits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from plantext.document import Cell, Table, grid
from plantext.readers.html.looks import is_indented, style, text_of
from plantext.readers.indents import INDENT, marked, name_columns, settled

MAX_COLUMNS = 200
MAX_ROWS = 50_000
MAX_SLOTS = 1_000_000

_GROUPS = ("thead", "tbody", "tfoot")
CellText = Callable[[etree._Element], str]


@dataclass(slots=True)
class _Draft:
    cells: list[Cell] = field(default_factory=list)
    elements: list[etree._Element] = field(default_factory=list)
    is_cut: bool = False


def rows_of(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table, not those of tables in it: the head first and the foot last, as printed."""
    return [row for group in _groups(table) for row in group if not _is_ruler(row)]


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row."""
    return row.iterchildren("td", "th")


def read_grid(table: etree._Element, cell_text: CellText) -> tuple[Table | None, bool]:
    """Return a table, None where it has no cells, and whether it was cut at a limit."""
    draft = _Draft()
    at = 0
    for group in _groups(table):
        rows = [row for row in group if not _is_ruler(row)]
        _lay(rows[: MAX_ROWS - at], at, draft, cell_text)
        draft.is_cut |= at + len(rows) > MAX_ROWS
        at += min(len(rows), MAX_ROWS - at)
    cells = _squeezed(draft)
    if not cells:
        return None, draft.is_cut
    made = Table(rows=grid([cells]), header_rows=_header_rows(table, cells))
    return _indented(made, cells, draft.elements), draft.is_cut


def _groups(table: etree._Element) -> list[list[etree._Element]]:
    """Return the rows in their groups, over whose ends no cell reaches; rows outside any group make groups too."""
    head: list[list[etree._Element]] = []
    bodies: list[list[etree._Element]] = []
    foot: list[list[etree._Element]] = []
    loose: list[etree._Element] | None = None
    for child in table:
        if child.tag == "tr":
            if loose is None:
                loose = []
                bodies.append(loose)
            loose.append(child)
        elif child.tag in _GROUPS:
            loose = None
            where = head if child.tag == "thead" else foot if child.tag == "tfoot" else bodies
            where.append(list(child.iterchildren("tr")))
    return [*head, *bodies, *foot]


def _is_ruler(row: etree._Element) -> bool:
    """Say whether nobody sees a row: Word ends a table with one of no height, for the widths of the columns."""
    return row.get("height") == "0" and not text_of(row).strip()


def _lay(rows: list[etree._Element], first: int, draft: _Draft, cell_text: CellText) -> None:
    """Add the cells of a group of rows; slots that two cells claim belong to the first."""
    taken = [0] * MAX_COLUMNS  # for each column, the row below what covers it
    for at, row in enumerate(rows, first):
        column = 0
        cells = list(cells_of(row))
        for left, cell in zip(range(len(cells), 0, -1), cells, strict=True):
            while column < MAX_COLUMNS and taken[column] > at:
                column += 1
            if column >= MAX_COLUMNS or at * MAX_COLUMNS > MAX_SLOTS * 10:
                draft.is_cut = True
                break
            across = min(_span(cell.get("colspan")) or 1, max(MAX_COLUMNS - column - left, 1))
            asked = _span(cell.get("rowspan"))
            down = min(asked or len(rows), first + len(rows) - at)
            draft.cells.append(Cell(cell_text(cell), at, column, down, across))
            draft.elements.append(cell)
            for covered in range(column, column + across):
                taken[covered] = max(taken[covered], at + down)
            column += across


def _squeezed(draft: _Draft) -> list[Cell]:
    """Return the cells without the rows and columns in which no cell begins, or none but spacers."""
    telling = [cell for cell, element in zip(draft.cells, draft.elements, strict=True) if not _is_spacer(cell, element)]
    rows = sorted({cell.row for cell in telling})
    columns = sorted({cell.column for cell in telling})
    most = MAX_SLOTS // max(len(columns), 1)
    draft.is_cut |= len(rows) > most
    rows = rows[:most]
    kept: list[Cell] = []
    elements: list[etree._Element] = []
    for cell, element in zip(draft.cells, draft.elements, strict=True):
        top, bottom = (bisect_left(rows, edge) for edge in (cell.row, cell.row + cell.row_span))
        left, right = (bisect_left(columns, edge) for edge in (cell.column, cell.column + cell.column_span))
        if bottom > top and right > left:
            kept.append(Cell(cell.text, top, left, bottom - top, right - left))
            elements.append(element)
    draft.elements = elements
    return kept


def _is_spacer(cell: Cell, element: etree._Element) -> bool:
    """Say whether a cell is there for its looks: what Word writes for rows that begin late or end early."""
    if cell.text:
        return False
    written = style(element).replace(" ", "")
    return "mso-cell-special" in written or element.get("width") == "0" or "border:none;padding:0" in written


def _header_rows(table: etree._Element, cells: list[Cell]) -> int | None:
    """Return how many rows at the top are marked as header; None where none or all are, since that says nothing."""
    height = max(cell.row + cell.row_span for cell in cells)
    head = list(table.iterchildren("thead"))
    rows = [row for group in head for row in group.iterchildren("tr")] or rows_of(table)
    count = 0
    for row in rows:
        if not head and any(cell.tag != "th" for cell in cells_of(row)):
            break
        count += 1
    return count if 0 < count < height else None


def _indented(table: Table, cells: list[Cell], elements: list[etree._Element]) -> Table:
    """Return a table with a mark before the names that are indented: they are sub-items of the one above."""
    columns = name_columns(table.rows)
    if not columns:
        return table
    known = {(cell.row, cell.column): element for cell, element in zip(cells, elements, strict=True)}
    moved: dict[tuple[int, int], Cell] = {}
    for column, first in columns:
        for row in table.rows[first:]:
            cell = row[column]
            element = known.get((cell.row, cell.column))
            if element is not None and cell.text and is_indented(element):
                moved[cell.row, cell.column] = replace(cell, text=marked(INDENT + cell.text))
    if not moved:
        return table
    whole = {(cell.row, cell.column): cell for row in table.rows for cell in row}
    return settled(replace(table, rows=grid([list((whole | moved).values())])))


def _span(value: str | None) -> int:
    """Return a span as written, 1 where it is no number."""
    try:
        span = int(value or "1")
    except ValueError:  # more than 4,300 digits too
        return 1
    return span if span >= 0 else 1
