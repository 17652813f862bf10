"""Which rows the cells of a column cover, from where their text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plantext.readers.pdf.unruled.rows import Spacing, Stack
from plantext.readers.pdf.unruled.segments import Segment

_OFF = 3.0  # what it costs that text does not stand where its cell has its middle, by distance of lines
_FREE = 0.15
_BELOW = 1.0  # that the text of a cell that begins at the top of its row begins elsewhere
_LONGEST = 60  # rows that one cell may cover


@dataclass(frozen=True, slots=True)
class Habit:
    """What the cells of a column are like: the cost of an empty cell, of covering several rows, of every cell."""

    empty: float
    merged: float


PLAIN = Habit(empty=0.3, merged=2.0)
GROUPED = Habit(empty=1.5, merged=0.2)


@dataclass(frozen=True, slots=True)
class Span:
    """A cell of a column: the rows from `first` to `last` and the lines in it."""

    first: int
    last: int
    lines: tuple[Segment, ...]


def spans(
    stack: Stack, lines: Sequence[Segment], tops: Sequence[float], spacing: Spacing, habit: Habit, joints: Sequence[bool]
) -> tuple[list[Span], float]:
    """
    Return the cells of a column from top to bottom, and what that reading costs.

    `tops` are the edges of the rows, `joints` says for each edge between two rows whether a rule parts them.
    """
    inside = [stack.within(a, b) for a, b in pairwise(_open(tops))]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for last in range(len(inside)):
        options = []
        for first in range(last, max(-1, last - _LONGEST), -1):
            if first < last and joints[first + 1]:
                break
            text = range(inside[first].start, inside[last].stop)
            options.append((best[first][0] + _cost(stack, text, (first, last), tops, spacing, habit), first))
        best.append(min(options))
    found: list[Span] = []
    at = len(inside)
    while at:
        first = best[at][1]
        found.append(Span(first, at - 1, tuple(lines[inside[first].start : inside[at - 1].stop])))
        at = first
    return found[::-1], best[-1][0]


def _open(tops: Sequence[float]) -> list[float]:
    return [tops[0] - 1e3, *tops[1:-1], tops[-1] + 1e3]


def _cost(  # noqa: PLR0913, PLR0917
    stack: Stack, text: range, rows: tuple[int, int], tops: Sequence[float], spacing: Spacing, habit: Habit
) -> float:
    first, last = rows
    merged = habit.merged if last > first else 0.0
    if not text:
        if last == first:
            return habit.empty
        # what a page break cut off: only its blank rest is on this page
        return merged + (habit.empty if first == 0 and habit is GROUPED else 100.0)
    cost = merged + stack.inner_cost(text)
    if spacing.hangs:
        if last == first:
            return cost
        hang = abs(stack.middles[text.start] - tops[first]) / spacing.pitch
        return cost + min(6.0, _BELOW * max(0.0, hang - 1.0))
    off = abs(stack.place(text, False) - (tops[first] + tops[last + 1]) / 2) / spacing.pitch
    return cost + min(_OFF * max(0.0, off - _FREE), 6.0)
