"""Rulings to grids: lines that cross make up a table, lines that are missing in it make merged cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from plantext.readers.pdf.page import Box, Rule

_SNAP = 3.0  # points; the two lines of a double one are nearer
_GAP = 3.2  # so much may be missing between two strokes of one line
_REACH = 3.5  # so near an end has to come to the line it meets
_SHORTEST = 4.0
_COVERED = 0.75  # of the side of a cell: a line over that much of it is its border
_MOST_LINES = 3000  # on one page; what has more is a drawing

Stretch = tuple[float, float]


@dataclass(slots=True)
class _Axis:
    """A straight line of rulings that follow each other: where it lies and which stretches of it are drawn."""

    at: float
    stretches: list[Stretch]


class Span(NamedTuple):
    """A cell by the lines around it: rows from `top` to before `bottom`, columns from `left` to before `right`."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """
    A table by its lines: the x of the standing ones, the y of the lying ones, the cells between them.

    `is_ragged` says that lines end within cells or are missing between them: no cells explain what is drawn.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: tuple[Span, ...]
    is_ragged: bool = False

    @property
    def box(self) -> Box:
        """The place of the table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def area(self, span: Span) -> Box:
        """Return the place of a cell."""
        return Box(self.xs[span.left], self.ys[span.top], self.xs[span.right], self.ys[span.bottom])


@dataclass(slots=True)
class _Part:
    """Lines that touch each other."""

    lying: list[_Axis] = field(default_factory=list)
    standing: list[_Axis] = field(default_factory=list)


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables that the rulings of a page draw, from the top."""
    if not 4 <= len(rules) <= _MOST_LINES:
        return []
    lying = _axes((rule.box.top, rule.box.left, rule.box.right) for rule in rules if rule.is_lying)
    standing = _axes((rule.box.left, rule.box.top, rule.box.bottom) for rule in rules if not rule.is_lying)
    found = (_grid(part) for part in _parts(lying, standing))
    made = [grid for grid in found if grid is not None]
    outer = [grid for grid in made if not any(_holds(other.box, grid.box) for other in made if other is not grid)]
    return sorted(outer, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.left <= inner.left + 1
        and outer.top <= inner.top + 1
        and inner.right <= outer.right + 1
        and inner.bottom <= outer.bottom + 1
    )


def _axes(strokes: Iterable[tuple[float, float, float]]) -> list[_Axis]:
    """Return strokes (their place, start and end) as lines; those at nearly the same place are one line."""
    axes: list[_Axis] = []
    first = last = float("-inf")
    for at, start, end in sorted(strokes):
        if at - last > _SNAP or at - first > 2 * _SNAP:
            axes.append(_Axis(at, []))
            first = at
        last = at
        axes[-1].stretches.append((start, end))
    for axis in axes:
        axis.stretches = _run_together(axis.stretches)
    return [axis for axis in axes if axis.stretches]


def _run_together(stretches: list[Stretch]) -> list[Stretch]:
    runs: list[list[float]] = []
    for start, end in sorted(stretches):
        if runs and start - runs[-1][1] <= _GAP:
            runs[-1][1] = max(runs[-1][1], end)
        else:
            runs.append([start, end])
    return [(start, end) for start, end in runs if end - start >= _SHORTEST]


def _parts(lying: list[_Axis], standing: list[_Axis]) -> list[_Part]:
    """Group stretches of lines that touch, directly or through others."""
    strokes = [(axis.at, start, end, True) for axis in lying for start, end in axis.stretches]
    strokes += [(axis.at, start, end, False) for axis in standing for start, end in axis.stretches]
    leaders = list(range(len(strokes)))

    def leader(of: int) -> int:
        while leaders[of] != of:
            leaders[of] = leaders[leaders[of]]
            of = leaders[of]
        return of

    uprights = [(index, *stroke[:3]) for index, stroke in enumerate(strokes) if not stroke[3]]
    for index, (y, left, right, is_lying) in enumerate(strokes):
        if not is_lying:
            break
        for other, x, top, bottom in uprights:
            if left - _REACH <= x <= right + _REACH and top - _REACH <= y <= bottom + _REACH:
                leaders[leader(index)] = leader(other)
    groups: dict[int, list[tuple[float, float, float, bool]]] = {}
    for index, stroke in enumerate(strokes):
        groups.setdefault(leader(index), []).append(stroke)
    return [_part(group) for group in groups.values() if len(group) > 3]


def _part(strokes: list[tuple[float, float, float, bool]]) -> _Part:
    part = _Part()
    for at, start, end, is_lying in sorted(strokes):
        axes = part.lying if is_lying else part.standing
        if not axes or axes[-1].at != at:
            axes.append(_Axis(at, []))
        axes[-1].stretches.append((start, end))
    return part


def _grid(part: _Part) -> Grid | None:
    _close_sides(part)
    standing, lying = part.standing, part.lying
    for _ in range(3):  # a line that borders no cell is none, and without it others may border one
        if len(standing) < 2 or len(lying) < 2:
            return None
        xs, ys = [axis.at for axis in standing], [axis.at for axis in lying]
        kept = [axis for axis in lying if any(map(_covers, [axis] * len(xs), xs, xs[1:]))]
        also = [axis for axis in standing if any(map(_covers, [axis] * len(ys), ys, ys[1:]))]
        if len(kept) == len(lying) and len(also) == len(standing):
            return _cells(lying, standing)
        lying, standing = kept, also
    return None


def _covers(axis: _Axis, start: float, end: float) -> bool:
    needed = _COVERED * (end - start)
    covered = 0.0
    for since, to in axis.stretches:
        if since <= start and to >= end:
            return True
        covered += max(min(end, to) - max(start, since), 0.0)
    return covered >= needed


def _close_sides(part: _Part) -> None:
    """Add lines at the sides of a table that is open there: its lying lines reach beyond the last standing ones."""
    if len(part.lying) < 3 or not part.standing:
        return
    top, bottom = part.lying[0], part.lying[-1]
    left, right = min(start for start, _ in top.stretches), max(end for _, end in top.stretches)
    is_same = abs(left - min(s for s, _ in bottom.stretches)) < _REACH
    if is_same and abs(right - max(e for _, e in bottom.stretches)) < _REACH:
        if part.standing[0].at - left > 2 * _REACH:
            part.standing.insert(0, _Axis(left, [(top.at, bottom.at)]))
        if right - part.standing[-1].at > 2 * _REACH:
            part.standing.append(_Axis(right, [(top.at, bottom.at)]))


def _cells(lying: list[_Axis], standing: list[_Axis]) -> Grid:
    """Return a grid: slots with no line between them are one cell, grown to a rectangle where they are not one yet."""
    xs, ys = [axis.at for axis in standing], [axis.at for axis in lying]
    below = [[_covers(axis, *pair) for pair in itertools.pairwise(xs)] for axis in lying]
    beside = [[_covers(axis, *pair) for pair in itertools.pairwise(ys)] for axis in standing]
    height, width = len(ys) - 1, len(xs) - 1
    taken = [[False] * width for _ in range(height)]
    spans: list[Span] = []
    for row in range(height):
        for column in range(width):
            if taken[row][column]:
                continue
            right = column + 1
            while right < width and not beside[right][row] and not taken[row][right]:
                right += 1
            bottom = row + 1
            while bottom < height and not any(below[bottom][column:right]) and not any(taken[bottom][column:right]):
                bottom += 1
            for line in taken[row:bottom]:
                line[column:right] = [True] * (right - column)
            spans.append(Span(row, column, bottom, right))
    return Grid(tuple(xs), tuple(ys), tuple(spans), _is_ragged(spans, below, beside))


def _is_ragged(spans: Sequence[Span], below: list[list[bool]], beside: list[list[bool]]) -> bool:
    """Say whether lines stand within cells, or are missing between two."""
    for span in spans:
        across, down = slice(span.left, span.right), slice(span.top, span.bottom)
        if any(any(beside[x][down]) for x in range(span.left + 1, span.right)):
            return True
        if any(any(below[y][across]) for y in range(span.top + 1, span.bottom)):
            return True
        if not all(
            (*beside[span.left][down], *beside[span.right][down], *below[span.top][across], *below[span.bottom][across])
        ):
            return True
    return False
