"""What stands on a page: lines of text, boxes of one column, pieces of tables with what joining over pages needs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from plantext.readers.pdf.columns import Strip, in_columns
from plantext.readers.pdf.crosscheck import SecondOpinion
from plantext.readers.pdf.grids import Grid, Span
from plantext.readers.pdf.lines import Line, lines_of
from plantext.readers.pdf.page import Box, Page
from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.ruled import Ruled, find_ruled, laid, padding_of, piece_of, room_in
from plantext.readers.pdf.unruled import unruled_pieces
from plantext.readers.pdf.wrapping import Room

_HEAD_ROWS = 6  # a header that is repeated, and the row below it


class CellLine(NamedTuple):
    """The first or the last line of a cell, the room that lines have in it, its place, and the line after the first."""

    line: Line
    room: Room
    area: Box
    after: Line | None = None


Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of a table; `first` and `last` are lines of the cells at its top and its foot, by row and column."""

    piece: Piece
    first: dict[Place, CellLine] = field(default_factory=dict)
    last: dict[Place, CellLine] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.piece.box


@dataclass(frozen=True, slots=True)
class BoxOfText:
    """A table of one column: the lines of each of its rows."""

    box: Box
    rows: tuple[tuple[Line, ...], ...]
    room: Room


Item = Line | Strip | Found | BoxOfText


@dataclass(slots=True)
class Sheet:
    """
    What stands on a page, from the top.

    `note_line` is the y of a short rule with which footnotes may begin.
    """

    number: int
    width: float
    height: float
    items: list[Item]
    note_line: float | None = None


def sheet_of(page: Page, above: Sheet | None = None, second: SecondOpinion | None = None) -> Sheet:
    """Return what stands on a page; `above` is the sheet of the page before."""
    ruled, rest = find_ruled(page, second)
    free = replace(page, glyphs=tuple(rest)) if ruled else page
    texts = in_columns(rest, page)
    pieces: list[Piece] = []
    if not any(isinstance(text, Strip) for text in texts):
        pieces = unruled_pieces(free, [one.grid.box for one in ruled], _last_piece(above))
    if pieces:
        texts = [*lines_of(glyph for glyph in rest if not any(_is_in(glyph.box, piece.box) for piece in pieces))]
    items: list[Item] = [*texts, *(_item(one) for one in ruled), *(_found_unruled(page, piece) for piece in pieces)]
    items.sort(key=lambda item: item.box.top)
    return Sheet(page.number, page.width, page.height, items, _note_line(page, ruled))


def _item(ruled: Ruled) -> Item:
    if not ruled.is_box:
        return _with_edges(piece_of(ruled), ruled)
    room = room_in(ruled.grid.box, padding_of(ruled))
    rows = tuple(tuple(ruled.lines.get(span, ())) for span in ruled.grid.spans)
    return BoxOfText(ruled.grid.box, rows, room)


def _with_edges(piece: Piece, ruled: Ruled) -> Found:
    padding = padding_of(ruled)
    first: dict[Place, CellLine] = {}
    last: dict[Place, CellLine] = {}
    for span, lines in ruled.lines.items():
        area = ruled.grid.area(span)
        room = room_in(area, padding)
        if lines and span.top < _HEAD_ROWS:
            first[span.top, span.left] = CellLine(lines[0], room, area, lines[1] if len(lines) > 1 else None)
        if lines and span.bottom == len(piece.rows):
            last[span.top, span.left] = CellLine(lines[-1], room, area)
    return Found(piece, first, last)


def _found_unruled(page: Page, piece: Piece) -> Found:
    """Return a piece that was found without rulings, with the lines in the cells at its top and its foot."""
    cells = {id(cell): cell for row in piece.rows for cell in row}.values()
    spans = [Span(c.row, c.column, c.row + c.row_span, c.column + c.column_span) for c in cells]
    one = Grid(piece.columns, piece.tops, tuple(spans))
    lines, _ = laid(one, page.glyphs)
    return _with_edges(piece, Ruled(page.number, one, lines))


def _last_piece(sheet: Sheet | None) -> Piece | None:
    pieces = [item.piece for item in sheet.items if isinstance(item, Found)] if sheet is not None else []
    return pieces[-1] if pieces else None


def _is_in(box: Box, area: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return area.left - 1 <= x <= area.right + 1 and area.top - 1 <= y <= area.bottom + 1


def _note_line(page: Page, ruled: list[Ruled]) -> float | None:
    """Return the y of the last short lying rule outside of tables in the lower part of a page."""
    short = [
        rule.box.top
        for rule in page.rules
        if rule.is_lying
        and 0.08 * page.width < rule.box.right - rule.box.left < 0.4 * page.width
        and rule.box.left < 0.4 * page.width
        and rule.box.top > 0.3 * page.height
        and not any(_is_within(rule.box, one.grid.box) for one in ruled)
    ]
    return max(short, default=None)


def _is_within(inner: Box, outer: Box) -> bool:
    return outer.top - 3 <= inner.top <= outer.bottom + 3 and inner.right > outer.left and inner.left < outer.right
