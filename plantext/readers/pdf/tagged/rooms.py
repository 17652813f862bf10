"""How far lines may reach: a line that ends although the next word had room in it ends a printed line for good."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from plantext.readers.pdf.grids import Grid, grids
from plantext.readers.pdf.lines import Line
from plantext.readers.pdf.page import Box, Page
from plantext.readers.pdf.wrapping import Room, free, is_centred, is_wrapped

_SAME_EDGE = 3.0  # points
_DOUBT = 2.0  # characters: so much room left over ends no line of running text, whose paragraphs the tree tells
_LEAST_SHARE = 0.04  # of the lines of a page's kind end at an edge


@dataclass(frozen=True, slots=True)
class Placed:
    """A line on its page, with the room that lines have there, None where that is unknown; `is_cell` in a table."""

    line: Line
    page: int
    room: Room | None = None
    is_cell: bool = False


def goes_on(before: Placed, after: Placed) -> bool:
    """Say whether a line of a paragraph goes on with the one before, which was full."""
    one, other = before.line.box, after.line.box
    is_beside = one.top < other.bottom and other.top < one.bottom and other.left >= one.right - 1
    if before.page == after.page and is_beside:
        return True
    room, line = before.room, before.line
    if room is None or is_wrapped(line, after.line, room):
        return True
    return not before.is_cell and free(line, room) < after.line.lead + _DOUBT * line.size


class Areas:
    """The cells that rulings draw on a page."""

    def __init__(self, page: Page) -> None:
        self._rules = page.rules

    def around(self, box: Box) -> Box | None:
        """Return the drawn cell in which a text stands."""
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        for grid, areas in self._grids:
            if grid.xs[0] < x < grid.xs[-1] and grid.ys[0] < y < grid.ys[-1]:
                return areas.get((bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1))
        return None

    @cached_property
    def _grids(self) -> list[tuple[Grid, dict[tuple[int, int], Box]]]:
        return [(grid, _areas(grid)) for grid in grids(self._rules)]


def _areas(grid: Grid) -> dict[tuple[int, int], Box]:
    """Return the drawn cells of a grid by all their rows and columns."""
    areas: dict[tuple[int, int], Box] = {}
    for span in grid.spans:
        area = grid.area(span)
        areas |= {(row, at): area for row in range(span.top, span.bottom) for at in range(span.left, span.right)}
    return areas


class Edges:
    """Where the lines of running text begin and end, on pages of one size."""

    def __init__(self, lines: Sequence[Line]) -> None:
        least = max(3.0, _LEAST_SHARE * len(lines))
        self._lefts = _frequent((line.box.left for line in lines), least)
        self._rights = _frequent((line.box.right for line in lines), least)

    def room(self, line: Line) -> Room | None:
        """Return the room of a line: the whole page if it is centred there, else up to where many lines end."""
        right = bisect_left(self._rights, line.box.right - _SAME_EDGE)
        if right == len(self._rights):
            return None
        left = bisect_right(self._lefts, line.box.left + _SAME_EDGE)
        whole = Room(min(self._lefts, default=line.box.left), self._rights[-1])
        if is_centred(line, whole):
            return whole
        return Room(self._lefts[left - 1] if left else line.box.left, self._rights[right])


def _frequent(places: Iterable[float], least: float) -> list[float]:
    alike: dict[int, list[float]] = {}
    for place in places:
        alike.setdefault(round(place / _SAME_EDGE), []).append(place)
    return sorted(sum(some) / len(some) for some in alike.values() if len(some) >= least)
