"""Tables drawn with rulings: the characters of a page are laid into the cells of its grids."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plantext.document import CellDraft, grid
from plantext.readers.indents import INDENT
from plantext.readers.pdf.crosscheck import SecondOpinion
from plantext.readers.pdf.grids import Grid, Span, grids
from plantext.readers.pdf.lines import Line, confidence_of, lines_of
from plantext.readers.pdf.page import Box, Glyph, Page
from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.wrapping import Room, is_centred, joined, wrapped

_MARGIN = 1.5  # a character may reach so far over the border of its table
_SET_IN = 10.0  # points
_PADDING = 5.4  # points between border and text where nothing shows how much it is; Word's and WPS's default


@dataclass(slots=True)
class Ruled:
    """A ruled table of a page: its grid, and the lines that stand in each cell."""

    page: int
    grid: Grid
    lines: dict[Span, list[Line]] = field(default_factory=dict)

    @property
    def is_box(self) -> bool:
        """Say whether it has but one column."""
        return len(self.grid.xs) == 2


def find_ruled(page: Page, second: SecondOpinion | None = None) -> tuple[list[Ruled], Sequence[Glyph]]:
    """
    Return the ruled tables of a page, and the characters outside of them.

    Where lines end within cells, a `second` opinion is asked for.
    """
    drawn = grids(page.rules)
    if second is not None and any(one.is_ragged for one in drawn):
        drawn = second.grids(page.number) or drawn
    if not drawn:
        return [], page.glyphs
    found: list[Ruled] = []
    rest: Sequence[Glyph] = page.glyphs
    for one in drawn:
        lines, left = laid(one, rest)
        if any(lines.values()):
            found.append(Ruled(page.number, one, lines))
            rest = left
    return found, rest


def laid(one: Grid, glyphs: Iterable[Glyph]) -> tuple[dict[Span, list[Line]], list[Glyph]]:
    """Return the lines that characters make up in each cell of a grid, and the characters beside it."""
    cells: dict[Span, list[Glyph]] = {}
    beside: list[Glyph] = []
    slots, xs, ys = _slots(one), one.xs, one.ys
    last_row, last_column = len(ys) - 2, len(xs) - 2
    top, bottom, first, last = ys[0] - _MARGIN, ys[-1] + _MARGIN, xs[0] - _MARGIN, xs[-1] + _MARGIN
    for glyph in glyphs:
        left, upper, right, lower = glyph.box
        x, y = (left + right) / 2, (upper + lower) / 2
        if top < y < bottom and first < x < last:
            row = min(max(bisect_right(ys, y) - 1, 0), last_row)
            column = min(max(bisect_right(xs, x) - 1, 0), last_column)
            cells.setdefault(slots[row][column], []).append(glyph)
        else:
            beside.append(glyph)
    return {span: lines_of(inside) for span, inside in cells.items()}, beside


def piece_of(ruled: Ruled) -> Piece:
    """Return a ruled table with the texts of its cells."""
    one = ruled.grid
    padding = padding_of(ruled)
    cells = [
        CellDraft(
            _text(ruled, span, padding),
            span.top,
            span.left,
            span.bottom - span.top,
            span.right - span.left,
            confidence_of([(line.text, line.confidence) for line in ruled.lines.get(span, ())]),
        ).finished()
        for span in one.spans
    ]
    return Piece(ruled.page, one.box, one.xs, grid([cells]), one.ys)


def padding_of(ruled: Ruled) -> float:
    """Return how far text stays from the border, by the texts that come nearest to it."""
    gaps = [
        min(min(line.box.left - area.left, area.right - line.box.right) for line in lines)
        for span, lines in ruled.lines.items()
        if len(lines) > 1
        for area in [ruled.grid.area(span)]
    ]
    return min(max(sorted(gaps)[len(gaps) // 4], 0.0), _PADDING) if gaps else _PADDING


def room_in(area: Box, padding: float) -> Room:
    """Return from where to where the lines of a cell may reach."""
    return Room(area.left + padding, area.right - padding)


def _slots(one: Grid) -> list[list[Span]]:
    height, width = len(one.ys) - 1, len(one.xs) - 1
    slots = [[one.spans[0]] * width for _ in range(height)]
    for span in one.spans:
        for row in slots[span.top : span.bottom]:
            row[span.left : span.right] = [span] * (span.right - span.left)
    return slots


def _text(ruled: Ruled, span: Span, padding: float) -> str:
    lines = ruled.lines.get(span, [])
    if not lines:
        return ""
    room = room_in(ruled.grid.area(span), padding)
    text = "\n".join([joined(part) for part in wrapped(lines, room)])
    return INDENT + text if is_set_in(lines, room) else text


def is_set_in(lines: Sequence[Line], room: Room) -> bool:
    """Say whether a text begins further right than the others in its column would, and is not centred."""
    before, after = lines[0].box.left - room.left, room.right - lines[0].box.right
    if before < max(_SET_IN, 0.9 * lines[0].size) or before > after:
        return False
    return not any(is_centred(line, room) for line in lines)
