"""Characters that the tree gives to one block, as lines in the order in which its program drew them."""

from __future__ import annotations

from collections.abc import Sequence

from plantext.readers.pdf.lines import Line, line_of
from plantext.readers.pdf.page import Box, Glyph

_SAME_LINE = 0.5  # share of the lower character's height by which two characters of a line overlap
_NEAR = 4  # so many lines back may a character belong that its program drew late


def lines_of(glyphs: Sequence[Glyph]) -> tuple[Line, ...]:
    """
    Return the lines of one block; they follow each other as the tree says, whatever their places on the page.

    Programs draw a line word by word, and characters of another font after the rest of it, so within a line the
    places decide.
    """
    found = (line_of(row.glyphs) for row in _rows(glyphs))
    return tuple(line for line in found if line is not None)


def around(boxes: Sequence[Box]) -> Box:
    """Return the rectangle around others, of which there must be some."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


class _Row:
    """Characters of one line, and how far they reach."""

    __slots__ = ("bottom", "glyphs", "left", "right", "top")

    def __init__(self, glyph: Glyph) -> None:
        box = glyph.box
        self.glyphs = [glyph]
        self.left, self.top, self.right, self.bottom = box.left, box.top, box.right, box.bottom

    def is_level(self, box: Box) -> bool:
        lower = min(self.bottom - self.top, box.bottom - box.top)
        return min(self.bottom, box.bottom) - max(self.top, box.top) > _SAME_LINE * lower

    def add(self, glyph: Glyph) -> None:
        box = glyph.box
        self.glyphs.append(glyph)
        self.left = min(self.left, box.left)
        self.right = max(self.right, box.right)
        self.top = min(self.top, box.top)
        self.bottom = max(self.bottom, box.bottom)


def _rows(glyphs: Sequence[Glyph]) -> list[_Row]:
    rows: list[_Row] = []
    for glyph in glyphs:
        row = _row_for(glyph.box, rows)
        if row is None:
            rows.append(_Row(glyph))
        else:
            row.add(glyph)
    return rows


def _row_for(box: Box, rows: list[_Row]) -> _Row | None:
    """Return the row that a character belongs to: the last, or one before it that has a hole for it."""
    if rows and rows[-1].is_level(box):
        return rows[-1]
    for row in rows[-2 : -2 - _NEAR : -1]:
        if row.is_level(box) and row.left <= box.left and box.right <= row.right:
            return row
    return None
