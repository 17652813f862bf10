"""Tables without full rulings: three-line tables, tables with lying or standing rules only, tables without rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from plantext.document import grid
from plantext.readers.pdf.found import CellLine, Found, Place
from plantext.readers.pdf.page import Box, Page
from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.unruled.cells import Filled, cells_of
from plantext.readers.pdf.unruled.regions import regions
from plantext.readers.pdf.unruled.scene import Region, scene
from plantext.readers.pdf.unruled.segments import segments
from plantext.readers.pdf.wrapping import Room


def find_unruled(page: Page, used: Sequence[Box] = (), above: Piece | None = None) -> list[Found]:
    """
    Return the tables of a page that rulings alone do not show, from top to bottom.

    `used` are the places where tables were found already, `above` the last piece of the page before if it reaches
    to the foot of that page: its columns hold for what goes on at the head of this one.
    """
    found = segments(glyph for glyph in page.glyphs if not _is_in(glyph.box, used))
    if not any(_are_beside(a.box, b.box) for a, b in pairwise(found)):
        return []
    rules = [rule for rule in page.rules if not _is_in(rule.box, used)]
    return [_found(page.number, region) for region in regions(scene(found, rules, page.width, page.height), above)]


def _found(page: int, region: Region) -> Found:
    cells, tops = cells_of(region)
    piece = Piece(page, region.box, region.columns.edges, grid([[one.cell for one in cells]]), tuple(tops))
    first: dict[Place, CellLine] = {}
    last: dict[Place, CellLine] = {}
    for one in cells:
        if one.lines:
            place = one.cell.row, one.cell.column
            first[place] = _cell_line(one, 0, piece, region)
            if one.cell.row + one.cell.row_span == len(piece.rows):
                last[place] = _cell_line(one, -1, piece, region)
    return Found(piece, first, last)


def _cell_line(one: Filled, at: int, piece: Piece, region: Region) -> CellLine:
    cell = one.cell
    left, right = piece.columns[cell.column], piece.columns[cell.column + cell.column_span]
    area = Box(left, piece.tops[cell.row], right, piece.tops[cell.row + cell.row_span])
    half = region.columns.gap / 2
    return CellLine(one.lines[at], Room(left + half, right - half), area)


def _is_in(box: Box, used: Sequence[Box]) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return any(area.left - 1 <= x <= area.right + 1 and area.top - 1 <= y <= area.bottom + 1 for area in used)


def _are_beside(first: Box, second: Box) -> bool:
    return min(first.bottom, second.bottom) > max(first.top, second.top)
