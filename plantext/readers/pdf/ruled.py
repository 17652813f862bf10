"""Tables drawn with rulings: the characters of a page are laid into the cells of its grids."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from plantext.document import Cell, grid
from plantext.readers.pdf.grids import Grid, Span, grids
from plantext.readers.pdf.lines import Line, confidence_of, lines_of
from plantext.readers.pdf.page import Box, Glyph, Page
from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.wrapping import Room, is_wrapped, joined

_MARGIN = 1.5  # a character may reach so far over the border of its table
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


def find_ruled(page: Page) -> tuple[list[Ruled], list[Glyph]]:
    """Return the ruled tables of a page, and the characters outside of them."""
    drawn = grids(page.rules)
    if not drawn:
        return [], list(page.glyphs)
    found = [Ruled(page.number, one) for one in drawn]
    within: list[dict[Span, list[Glyph]]] = [{} for _ in found]
    slots = [_slots(one) for one in drawn]
    rest: list[Glyph] = []
    for glyph in page.glyphs:
        box = glyph.box
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        for at, one in enumerate(drawn):
            if one.ys[0] - _MARGIN < y < one.ys[-1] + _MARGIN and one.xs[0] - _MARGIN < x < one.xs[-1] + _MARGIN:
                row = min(max(bisect_right(one.ys, y) - 1, 0), len(one.ys) - 2)
                column = min(max(bisect_right(one.xs, x) - 1, 0), len(one.xs) - 2)
                within[at].setdefault(slots[at][row][column], []).append(glyph)
                break
        else:
            rest.append(glyph)
    for ruled, cells in zip(found, within, strict=True):
        ruled.lines = {span: lines_of(inside) for span, inside in cells.items()}
    return [ruled for ruled in found if any(ruled.lines.values())], rest


def piece_of(ruled: Ruled) -> Piece:
    """Return a ruled table with the texts of its cells."""
    one = ruled.grid
    padding = padding_of(ruled)
    cells = [
        Cell(
            _text(ruled, span, padding),
            span.top,
            span.left,
            span.bottom - span.top,
            span.right - span.left,
            confidence_of((line.text, line.confidence) for line in ruled.lines.get(span, ())),
        )
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
    room = room_in(ruled.grid.area(span), padding)
    return "\n".join(joined(part) for part in wrapped(lines, room))


def wrapped(lines: Sequence[Line], room: Room) -> list[list[Line]]:
    """Return lines in a cell as paragraphs: one ends where the next word would still have had room."""
    parts: list[list[Line]] = []
    for line in lines:
        if parts and is_wrapped(parts[-1][-1], line, room):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts
