"""Rows of a table without lying rules, from how the lines of its cells stand to each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from plantext.readers.pdf.unruled.columns import Columns
from plantext.readers.pdf.unruled.segments import Segment, joined, levels, size_of
from plantext.readers.pdf.wide import is_wide

Lines = tuple[tuple[Segment, ...], ...]
"""The lines of each column, from top to bottom."""

_FAR = 1.25  # of the usual distance of lines: further apart they are no lines of one cell
_MARGIN = 2.0  # sizes: what a cell leaves free at both sides, at most
_USUAL = 1.4  # sizes: the distance of lines where no cell has two
_WIDE = 1.12  # a distance that is unlikely within a cell
_OFF = 3.0  # what it costs that the cells of a row do not stand at one height, by distance of lines
_FREE = 0.12  # the part of that distance that costs nothing: fonts differ
_BROKEN = 1.5  # that a cell has a line end where the next word had found room
_ENDED = 0.3  # the same where the next line is an item of a list, or the line ends with a mark
_NUMBER_OFF = 3.0  # lines: as far off its row a number costs more and more
_CUT = 0.7  # that the page cuts a row: the cells of what is left of it begin at one height
_TORN = 0.8  # that a row ends where a full line has the next one close below
_MANY = 0.3  # of the lines of a column are full where its cells are wrapped
_NARROW = 4  # characters: in so narrow a column every line is full
_PART = 8.0  # the same in a column that holds the parts of what is named beside it
_LINE = 0.3  # that a cell has a further line
_EMPTY = 1.0  # that a cell is empty
_MOST_EMPTY = 2.5  # all empty cells of a row
_UNNUMBERED = 9.0  # that a row has no number although the others have
_LEFT_OVER = 1.0  # that the first row has none: it began on the page before
_ITEM = re.compile(r"[①-⑳㉑-㉟]|[（(]\d{1,2}[)）]|\d{1,2}[、．](?!\d)|\d{1,2} (?=[一-鿿])")
_NEVER_FIRST = "，、。；：）”》"
_MARKS = "：；:;"
_DEEPEST = 40  # heights at which lines may stand in one row


@dataclass(frozen=True, slots=True)
class Spacing:
    """
    How a table is set.

    `pitch` is the distance of the lines of one cell, `room` the width of the text in each column, `hangs` says that
    cells begin at the top of their row, else they stand in its middle; `numbers` is the column of running numbers,
    `is_rest` says that the first row may be what a page break left of one; `parts` are columns that most rows have
    as one with the column before: each line in them is a cell.
    """

    pitch: float
    room: tuple[float, ...]
    hangs: bool = False
    numbers: int | None = None
    is_rest: bool = False
    is_headed: bool = False
    parts: frozenset[int] = frozenset()

    def fits(self, column: int, line: Segment, below: Segment) -> bool:
        """Say whether the first word of the line below had found room on this line; no text begins with a comma."""
        if below.text[:1] in _NEVER_FIRST:
            return False
        return line.width + below.line.lead <= self.room[column] - 0.3 * line.size


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
    margin = min(columns.gap, _MARGIN * size_of(everything))
    room = [_room(column, columns.edges[at + 1] - columns.edges[at] - margin) for at, column in enumerate(lines)]
    loose = Spacing(size_of(everything), tuple(room), numbers=_numbers(lines))
    return replace(loose, pitch=_pitch(lines, loose))


def _pitch(lines: Lines, loose: Spacing) -> float:
    """Return the distance of the lines of a cell: that of lines which go on in the next one, if there are any."""
    size = loose.pitch
    pairs = [(at, *pair) for at, column in enumerate(lines) for pair in pairwise(column)]
    near = [pair for pair in pairs if 0.85 * size < pair[2].middle - pair[1].middle < 2.2 * size]
    wrapped = [pair for pair in near if not loose.fits(*pair)]
    # no row is nearer to the next than the lines of a cell are to each other
    steps = sorted(below.middle - above.middle for _, above, below in near)
    if not steps:
        return _USUAL * size
    usual = median([step for step in steps if step < steps[0] + 0.25 * size])
    return usual if wrapped else min(usual, _USUAL * size)


def _room(column: Sequence[Segment], between: float) -> float:
    """Return how wide lines may be: as wide as the widest where many are, else as the white stripes allow."""
    widest = max((line.width for line in column), default=0.0)
    wordy = [line for line in column if sum(map(is_wide, line.text)) > _NARROW]
    full = {line.text for line in wordy if line.width > widest - 1.2 * line.size}
    if len(full) > 2 and len(full) > _MANY * len(column):
        return min(widest + 0.4 * column[0].size, max(widest, between))
    return max(widest, between)


def cut(lines: Lines, spacing: Spacing, among: Sequence[int], forced: Sequence[float]) -> tuple[list[float], float]:
    """
    Return the heights between the rows, and what that division costs: less is more likely.

    Only the columns `among` have a say: the others hold cells that reach over several rows. `forced` are heights
    at which a row ends at any rate.
    """
    heights = _heights([line for at in among for line in lines[at]], spacing.pitch)
    if not heights:
        return [], 0.0
    ends = [_ends(lines, spacing, among, forced, a, b) for a, b in pairwise(heights)]
    stacks = [Stack(at, lines[at], spacing) for at in among]
    placed = [[stack.within(*span) for stack in stacks] for span in _spans(heights)]
    weights = _weights(lines, among)
    torn = [0.0, *(sum(stack.torn((a + b) / 2) for stack in stacks) for a, b in pairwise(heights))]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for last in range(len(heights)):
        row: list[range] = [range(0)] * len(stacks)
        options = []
        for first in range(last, max(-1, last - _DEEPEST), -1):
            if first < last and ends[first]:
                break
            row = [
                range(new.start, old.stop) if new and old else new or old
                for new, old in zip(placed[first], row, strict=True)
            ]
            cost = torn[first] + _cost(row, stacks, weights, spacing, (not first, last + 1 == len(heights)))
            options.append((best[first][0] + cost, first))
        best.append(min(options))
    cuts: list[float] = []
    at = best[-1][1]
    while at:
        cuts.append((heights[at - 1] + heights[at]) / 2)
        at = best[at][1]
    return cuts[::-1], best[-1][0]


class Stack:
    """The lines of a column with what is known of each pair of neighbours."""

    def __init__(self, column: int, lines: Sequence[Segment], spacing: Spacing) -> None:
        self.column = column
        self.middles = [line.middle for line in lines]
        self._costs = [0.0]
        self.tight = [False]
        for above, below in pairwise(lines):
            self.tight.append(is_tight(column, above, below, spacing))
            self._costs.append(self._costs[-1] + _pair_cost(column, above, below, spacing))

    def within(self, top: float, bottom: float) -> range:
        """Return the lines between two heights."""
        return range(bisect_right(self.middles, top), bisect_right(self.middles, bottom))

    def inner_cost(self, cell: range) -> float:
        """Return what speaks against some lines, of which there is one at least, being one cell."""
        return self._costs[cell.stop - 1] - self._costs[cell.start]

    def torn(self, height: float) -> float:
        """Return what speaks against a row that ends at a height."""
        at = bisect_right(self.middles, height)
        return _TORN if at < len(self.tight) and self.tight[at] else 0.0

    def place(self, cell: range, hangs: bool) -> float:
        """Return the height at which a cell stands, to be compared with other cells of its row."""
        top = self.middles[cell.start]
        return top if hangs else (top + self.middles[cell.stop - 1]) / 2


def is_ended(above: Segment, below: Segment) -> bool:
    """Say whether a line looks like the end of a paragraph of a cell, and the next one like the begin of another."""
    return above.text[-1:] in _MARKS or is_item(below)


def is_item(line: Segment) -> bool:
    """Say whether a line begins as an item of a list."""
    return _ITEM.match(line.text) is not None


def is_tight(column: int, above: Segment, below: Segment, spacing: Spacing) -> bool:
    """Say whether a line goes on in the next one, as far as can be seen: it is full and that one is near."""
    is_near = below.middle - above.middle <= _WIDE * spacing.pitch
    return is_near and spacing.room[column] > _NARROW * above.size and not spacing.fits(column, above, below)


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


def _weights(lines: Lines, among: Sequence[int]) -> list[float]:
    """Return for each column how much it means that a cell of it is empty."""
    most = max(len(lines[at]) for at in among)
    return [_EMPTY * min(1.0, 2 * len(lines[at]) / most) for at in among]


def _cost(
    row: Sequence[range],
    stacks: Sequence[Stack],
    weights: Sequence[float],
    spacing: Spacing,
    outer: tuple[bool, bool],
) -> float:
    """Return what speaks against some cells being a row; `outer` says whether it is the first one, and the last."""
    is_first, is_last = outer
    total = empty = 0.0
    for stack, cell, weight in zip(stacks, row, weights, strict=True):
        if cell:
            total += stack.inner_cost(cell)
        else:
            empty += weight
        if stack.column == spacing.numbers and len(cell) != 1:
            total += 10.0 if cell else _LEFT_OVER if is_first and spacing.is_rest else _UNNUMBERED
    off = _off(row, stacks, spacing, spacing.hangs)
    if is_last and not spacing.hangs:
        off = min(off, _CUT + _off(row, stacks, spacing, True))
    return total + off + min(_LEFT_OVER if is_first and spacing.is_rest and spacing.is_headed else _MOST_EMPTY, empty)


def _off(row: Sequence[range], stacks: Sequence[Stack], spacing: Spacing, hangs: bool) -> float:
    """Return what it costs that the cells of a row do not stand at one height."""
    places = [(stack.place(cell, hangs), stack.column) for stack, cell in zip(stacks, row, strict=True) if cell]
    middle = median(place for place, _ in places)
    total = 0.0
    for place, column in places:
        most = _NUMBER_OFF if column == spacing.numbers else 1.0
        total += _OFF * min(most, max(0.0, abs(place - middle) / spacing.pitch - _FREE))
    return total


def _pair_cost(column: int, above: Segment, below: Segment, spacing: Spacing) -> float:
    distance = (below.middle - above.middle) / spacing.pitch
    apart = 5.0 if distance > _FAR else 1.0 if distance > _WIDE else 0.0
    broken = _PART if column in spacing.parts else _ENDED if is_ended(above, below) else _BROKEN
    return apart + _LINE + (broken if spacing.fits(column, above, below) else 0.0)
