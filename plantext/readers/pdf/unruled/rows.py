"""Rows of a table without lying rules, from how the lines of its cells stand to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from plantext.readers.pdf.unruled.columns import Columns
from plantext.readers.pdf.unruled.segments import Segment, joined, levels, size_of

Lines = tuple[tuple[Segment, ...], ...]
"""The lines of each column, from top to bottom."""

_FAR = 1.4  # of the usual distance of lines: further apart they are no lines of one cell
_OFF = 3.0  # what it costs that the cells of a row do not stand at one height, by distance of lines
_FREE = 0.12  # the part of that distance that costs nothing: fonts differ
_BROKEN = 1.5  # that a cell has a line end where the next word had found room
_LINE = 0.3  # that a cell has a further line
_EMPTY = 1.0  # that a cell is empty
_MOST_EMPTY = 2.5  # all empty cells of a row
_UNNUMBERED = 3.0  # that a row has no number although the others have
_DEEPEST = 40  # heights at which lines may stand in one row
_TOKEN = re.compile(r"[\w.%‰≥≤<>-]+|.", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spacing:
    """
    How a table is set.

    `pitch` is the distance of the lines of one cell, `room` the width of the text in each column, `hangs` says that
    cells begin at the top of their row, else they stand in its middle; `numbers` is the column of running numbers.
    """

    pitch: float
    room: tuple[float, ...]
    hangs: bool = False
    numbers: int | None = None

    def place(self, lines: Sequence[Segment]) -> float:
        """Return the height at which a cell stands, to be compared with other cells of its row."""
        return lines[0].middle if self.hangs else (lines[0].middle + lines[-1].middle) / 2

    def fits(self, column: int, line: Segment, below: Segment) -> bool:
        """Say whether the first word of the line below had found room on this line."""
        token = _TOKEN.match(below.text)
        share = len(token[0]) / len(below.text) if token else 1.0
        word = max(share * below.width, 0.5 * below.size)
        return line.width + word <= self.room[column] - 0.2 * line.size


def lines_of(found: Sequence[Segment], columns: Columns) -> Lines:
    """Return the lines of each column; segments side by side in a column are one line, one across columns is left."""
    by_column: list[list[Segment]] = [[] for _ in range(columns.count)]
    for segment in found:
        if not columns.crosses(segment):
            by_column[columns.reach(segment)[0]].append(segment)
    return tuple(tuple(joined(level) for level in levels(column)) for column in by_column)


def spacing_of(lines: Lines, columns: Columns) -> Spacing:
    """Return how a table is set, as its lines show."""
    everything = [line for column in lines for line in column]
    size = size_of(everything)
    steps = sorted(b.middle - a.middle for column in lines for a, b in pairwise(column))
    close = [step for step in steps if step < 2.2 * size]
    pitch = median([step for step in close if step < close[0] + 0.25 * size]) if close else 1.3 * size
    room = []
    for at, column in enumerate(lines):
        widest = max((line.width for line in column), default=0.0)
        room.append(max(widest, columns.edges[at + 1] - columns.edges[at] - columns.gap))
    return Spacing(pitch, tuple(room), numbers=_numbers(lines))


def cut(lines: Lines, spacing: Spacing, among: Sequence[int], forced: Sequence[float]) -> tuple[list[float], float]:
    """
    Return the heights between the rows, and what that division costs: less is more likely.

    Only the columns `among` have a say: the others hold cells that reach over several rows. `forced` are heights
    at which a row ends at any rate.
    """
    heights = _heights([line for at in among for line in lines[at]], spacing.pitch)
    if not heights:
        return [], 0.0
    between = [(a + b) / 2 for a, b in pairwise(heights)]
    ends = [_ends(lines, spacing, among, forced, a, b) for a, b in pairwise(heights)]
    at_height = [[_within(lines[at], *span) for at in among] for span in _spans(heights)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for last in range(len(heights)):
        options = []
        for first in range(last, max(-1, last - _DEEPEST), -1):
            if first < last and ends[first]:
                break
            row = [sum((at_height[h][c] for h in range(first, last + 1)), ()) for c in range(len(among))]
            options.append((best[first][0] + _cost(row, lines, spacing, among), first))
        best.append(min(options))
    cuts: list[float] = []
    at = best[-1][1]
    while at:
        cuts.append(between[at - 1])
        at = best[at][1]
    return cuts[::-1], best[-1][0]


def _numbers(lines: Lines) -> int | None:
    """Return the column whose cells are running numbers."""
    for at, column in enumerate(lines):
        numbers = [int(line.text) for line in column if line.text.isdecimal() and len(line.text) < 4]
        running = sum(b == a + 1 for a, b in pairwise(numbers))
        if len(numbers) > 1 and running == len(numbers) - 1 and len(numbers) >= 0.8 * len(column):
            return at
    return None


def _heights(everything: Sequence[Segment], pitch: float) -> list[float]:
    heights: list[list[float]] = []
    for middle in sorted(line.middle for line in everything):
        if heights and middle - heights[-1][0] < 0.22 * pitch:
            heights[-1].append(middle)
        else:
            heights.append([middle])
    return [sum(group) / len(group) for group in heights]


def _spans(heights: Sequence[float]) -> list[tuple[float, float]]:
    edges = [heights[0] - 1e3, *((a + b) / 2 for a, b in pairwise(heights)), heights[-1] + 1e3]
    return list(pairwise(edges))


def _within(column: Sequence[Segment], top: float, bottom: float) -> tuple[Segment, ...]:
    return tuple(line for line in column if top < line.middle <= bottom)


def _ends(  # noqa: PLR0913, PLR0917
    lines: Lines, spacing: Spacing, among: Sequence[int], forced: Sequence[float], above: float, below: float
) -> bool:
    """Say whether no row can go on from one height to the next."""
    if any(above < height < below for height in forced):
        return True
    middle = (above + below) / 2
    for at in among:
        for a, b in pairwise(lines[at]):
            if a.middle <= middle < b.middle and b.middle - a.middle <= _FAR * spacing.pitch:
                return False
    return True


def _cost(row: Sequence[tuple[Segment, ...]], lines: Lines, spacing: Spacing, among: Sequence[int]) -> float:
    filled = [cell for cell in row if cell]
    most = max(len(lines[at]) for at in among)
    places = [spacing.place(cell) for cell in filled]
    middle = median(places)
    off = sum(min(1.0, max(0.0, abs(place - middle) / spacing.pitch - _FREE)) for place in places)
    empty = sum(min(1.0, 2 * len(lines[at]) / most) for at, cell in zip(among, row, strict=True) if not cell)
    total = _OFF * off + min(_MOST_EMPTY, _EMPTY * empty)
    for at, cell in zip(among, row, strict=True):
        if at == spacing.numbers and len(cell) != 1:
            total += 10.0 if cell else _UNNUMBERED
        total += inner_cost(at, cell, spacing)
    return total


def inner_cost(column: int, cell: Sequence[Segment], spacing: Spacing) -> float:
    """Return what speaks against some lines being one cell."""
    total = 0.0
    for above, below in pairwise(cell):
        distance = (below.middle - above.middle) / spacing.pitch
        total += 5.0 if distance > _FAR else 1.0 if distance > 1.2 else 0.0
        total += _LINE + (_BROKEN if spacing.fits(column, above, below) else 0.0)
    return total
