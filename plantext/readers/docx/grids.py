"""Tables: rows and cells found through their wrappers, merges resolved, needless columns of the grid taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from plantext.document import CellDraft, Table, grid
from plantext.readers.docx import names
from plantext.readers.docx.indents import indented
from plantext.readers.docx.losses import Loss, Losses
from plantext.readers.docx.styles import is_on
from plantext.readers.docx.survey import WRAPPERS, Survey

MAX_COLUMNS = 200
MAX_ROWS = 50_000
MAX_SLOTS = 1_000_000

_THIN = 115  # twentieths of a point, about 2 mm: no character fits in such a column
CellText = Callable[[etree._Element], str]
_PLAIN: tuple[int, str | None, str | None, bool] = (1, None, None, False)


@dataclass(frozen=True, slots=True)
class _Drafts:
    """The cells of a table from left to right, row by row, each with its element."""

    cells: list[CellDraft] = field(default_factory=list)
    elements: list[etree._Element] = field(default_factory=list)

    def begin(self, element: etree._Element, text: str, row: int, column: int, span: int) -> CellDraft:
        """Add a cell and return it."""
        draft = CellDraft(text, row, column, 1, span)
        self.cells.append(draft)
        self.elements.append(element)
        return draft


def rows_of(table: etree._Element, known: Survey) -> list[etree._Element]:
    """Return the rows of a table, those in content controls included, those deleted by a tracked change not."""
    return [row for row in _children(table, names.ROW, known) if not _is_deleted(row, known)]


def cells_of(row: etree._Element, known: Survey) -> Iterator[etree._Element]:
    """Yield the cells of a row, those in content controls included."""
    return _children(row, names.CELL, known)


class Grids:
    """Makes tables of `w:tbl` elements; how a cell's text is read is not its business."""

    def __init__(self, known: Survey, losses: Losses) -> None:
        self._known = known
        self._losses = losses

    def read(self, table: etree._Element, rows: list[etree._Element], cell_text: CellText) -> Table | None:
        """Return a table, None where it has no cells."""
        thin = _thin_columns(table)
        drafts = self._drafts(rows, thin, cell_text)
        if not drafts.cells:
            return None
        most = MAX_SLOTS // _squeeze(drafts.cells, thin)
        if len(rows) > most:
            self._losses.add(Loss.ROWS, int(drafts.cells[-1].row >= most))
            _cut(drafts, most)
        cells = [draft.finished() for draft in drafts.cells]
        made = Table(rows=grid([cells]), header_rows=self._header_rows(rows) or None)
        return indented(made, cells, drafts.elements)

    def _drafts(self, rows: list[etree._Element], thin: set[int], cell_text: CellText) -> _Drafts:
        drafts = _Drafts()
        merging: dict[int, CellDraft] = {}
        edges = _edges(thin)
        if len(rows) > MAX_ROWS:
            self._losses.add(Loss.ROWS)
        at = 0
        for row in rows[:MAX_ROWS]:
            known = len(drafts.cells)
            merging = self._row(row, at, drafts, merging, edges, cell_text)
            at += len(drafts.cells) > known or bool(merging)  # a row without cells is none
        return drafts

    def _row(  # noqa: PLR0913, PLR0917
        self,
        row: etree._Element,
        at: int,
        drafts: _Drafts,
        merging: dict[int, CellDraft],
        edges: list[int],
        cell_text: CellText,
    ) -> dict[int, CellDraft]:
        """Add the cells of a row; `merging` and the result are the cells by left edge that may go on below."""
        column = self._first_column(row)
        going_on: dict[int, CellDraft] = {}
        last: CellDraft | None = None
        for cell in cells_of(row, self._known):
            known = self._known.properties.get(cell)
            if known is None and column < MAX_COLUMNS:  # nearly every cell
                last = drafts.begin(cell, cell_text(cell), at, column, 1)
                column += 1
                continue
            span, down, across, is_deleted = _PLAIN if known is None else _spans(known)
            if is_deleted:
                continue
            if column + span > MAX_COLUMNS:
                self._losses.add(Loss.COLUMNS)
                span = MAX_COLUMNS - column
                if span < 1:
                    break
            above = merging.get(edges[column]) if down == "continue" else None
            if above is not None and across is None and edges[column + span] < edges[above.column + above.column_span]:
                above = None  # it would reach over the next cell
            if across == "continue" and last is not None:
                last.column_span = max(last.column_span, column + span - last.column)
                self._note_covered(cell)
            elif above is not None:
                above.row_span = at - above.row + 1
                going_on[edges[column]] = last = above
                self._note_covered(cell)
            else:
                last = drafts.begin(cell, cell_text(cell), at, column, span)
                if down is not None:
                    going_on[edges[column]] = last
            column += span
        return going_on

    def _first_column(self, row: etree._Element) -> int:
        for child in self._row_properties(row):
            if child.tag == names.GRID_BEFORE:
                return min(_integer(child.get(names.VALUE), 0), MAX_COLUMNS)
        return 0

    def _header_rows(self, rows: list[etree._Element]) -> int:
        """Return how many rows at the top are marked as header; 0 where all are, since that says nothing."""
        count = 0
        for row in rows:
            if not any(child.tag == names.HEADER_ROW and is_on(child) for child in self._row_properties(row)):
                break
            count += 1
        return count if count < len(rows) else 0

    def _row_properties(self, row: etree._Element) -> list[etree._Element]:
        return self._known.properties.get(row, [])

    def _note_covered(self, cell: etree._Element) -> None:
        if any((text.text or "").strip() for text in cell.iter(names.TEXT)):
            self._losses.add(Loss.COVERED)


def _children(parent: etree._Element, tag: str, known: Survey) -> Iterator[etree._Element]:
    return _unwrapped(parent, tag) if parent in known.wrapping else parent.iterchildren(tag)


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _unwrapped(child, tag)


def _is_deleted(row: etree._Element, known: Survey) -> bool:
    return any(child.tag == names.DELETED for child in known.properties.get(row, ()))


def _spans(properties: list[etree._Element]) -> tuple[int, str | None, str | None, bool]:
    """Return how many columns a cell has, its vertical and horizontal merge, and whether it is deleted."""
    span, down, across, is_deleted = _PLAIN
    for child in properties:
        tag = child.tag
        if tag == names.GRID_SPAN:
            span = min(_integer(child.get(names.VALUE), 1) or 1, MAX_COLUMNS)
        elif tag == names.VERTICAL_MERGE:
            down = child.get(names.VALUE, "continue")
        elif tag == names.HORIZONTAL_MERGE:
            across = child.get(names.VALUE, "continue")
        elif tag == names.CELL_DELETED:
            is_deleted = True
    return span, down, across, is_deleted


def _thin_columns(table: etree._Element) -> set[int]:
    columns = next(table.iterchildren(names.TABLE_GRID), None)
    widths = [] if columns is None else [column.get(names.WIDTH) for column in columns]
    return {column for column, width in enumerate(widths[:MAX_COLUMNS]) if _integer(width, _THIN) < _THIN}


def _edges(thin: set[int]) -> list[int]:
    """Return, for every edge of a column, the edge a person takes it for: edges but a sliver apart are one."""
    edges = list(range(MAX_COLUMNS + 1))
    for column in sorted(thin, reverse=True):
        edges[column] = edges[column + 1]
    return edges


def _squeeze(drafts: list[CellDraft], thin: set[int]) -> int:
    """
    Take out columns that no person sees, and return how many are left.

    In such columns no cell begins, or they are slivers between lines that do not quite meet: tables drawn by hand
    have them wherever the border of one row misses that of the next.
    """
    width = max(draft.column + draft.column_span for draft in drafts)
    beginning = {draft.column for draft in drafts}
    left = width
    for column in range(width - 1, -1, -1):
        if column not in beginning or (column in thin and _holds_no_cell(drafts, column)):
            _take_out(drafts, column)
            left -= 1
    return left


def _holds_no_cell(drafts: list[CellDraft], column: int) -> bool:
    return all(draft.column != column or draft.column_span > 1 for draft in drafts)


def _cut(drafts: _Drafts, most: int) -> None:
    """Take out the cells below a number of rows; those that reach below end there."""
    kept = [at for at, draft in enumerate(drafts.cells) if draft.row < most]
    drafts.cells[:] = [drafts.cells[at] for at in kept]
    drafts.elements[:] = [drafts.elements[at] for at in kept]
    for draft in drafts.cells:
        draft.row_span = min(draft.row_span, most - draft.row)


def _take_out(drafts: list[CellDraft], column: int) -> None:
    for draft in drafts:
        if draft.column > column:
            draft.column -= 1
        elif draft.column + draft.column_span > column:
            draft.column_span -= 1


def _integer(value: str | None, default: int) -> int:
    try:
        return max(int(value or ""), 0)
    except ValueError:
        return default
