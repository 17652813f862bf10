"""Where on a page tables without full rulings stand."""

from __future__ import annotations

from collections.abc import Sequence

from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.unruled.aligned import aligned, continued
from plantext.readers.pdf.unruled.framed import framed
from plantext.readers.pdf.unruled.scene import SHORTEST, Level, Region, Scene


def regions(page: Scene, above: Piece | None) -> list[Region]:
    """Return the tables of a page from top to bottom; `above` is the table that reached the foot of the page before."""
    found = framed(page, above)
    for at, strip in enumerate(_strips(page, found)):
        rest = strip
        if at == 0 and above is not None:
            region = continued(page, strip, above)
            if region is not None:
                found.append(region)
                rest = [level for level in strip if level[0].middle > region.bottom]
        found += aligned(page, rest)
    return sorted(found, key=lambda region: region.top)


def _strips(page: Scene, found: Sequence[Region]) -> list[list[Level]]:
    """Return the lines outside the tables that were found, in parts that no table and no rule interrupts."""
    strips: list[list[Level]] = []
    barriers = sorted([rule.box.top for rule in page.lying if rule.box.right - rule.box.left > SHORTEST * page.width])
    last = -1.0
    for level in page.levels:
        middle = level[0].middle
        if any(region.top < middle < region.bottom for region in found):
            last = -1.0
            continue
        if last < 0 or any(last < barrier < middle for barrier in barriers):
            strips.append([])
        strips[-1].append(level)
        last = middle
    return strips
