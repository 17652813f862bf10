"""Tables without full rulings: three-line tables, tables with lying or standing rules only, tables without rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from plantext.readers.pdf.page import Box, Page
from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.unruled.cells import piece_of
from plantext.readers.pdf.unruled.regions import regions
from plantext.readers.pdf.unruled.scene import scene
from plantext.readers.pdf.unruled.segments import segments

_FOOT = 0.6  # of the height of a page: a table that goes on over the page reaches below


def unruled_pieces(page: Page, used: Sequence[Box] = (), above: Piece | None = None) -> list[Piece]:
    """
    Return the tables of a page that rulings alone do not show, from top to bottom.

    `used` are the places where tables were found already, `above` is the last table of the page before: if it
    reaches to the foot of that page, its columns hold for what goes on at the head of this one.
    """
    found = segments(glyph for glyph in page.glyphs if not _is_in(glyph.box, used))
    if not any(_are_beside(a.box, b.box) for a, b in pairwise(found)):
        return []
    rules = [rule for rule in page.rules if not _is_in(rule.box, used)]
    if above is not None and (above.page != page.number - 1 or above.box.bottom < _FOOT * page.height):
        above = None
    return [piece_of(region, page.number) for region in regions(scene(found, rules, page.width, page.height), above)]


def _is_in(box: Box, used: Sequence[Box]) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return any(area.left - 1 <= x <= area.right + 1 and area.top - 1 <= y <= area.bottom + 1 for area in used)


def _are_beside(first: Box, second: Box) -> bool:
    return min(first.bottom, second.bottom) > max(first.top, second.top)
