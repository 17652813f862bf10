"""Which rows the cells of a column cover, from where their text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plantext.readers.pdf.unruled.rows import Spacing, Stack
from plantext.readers.pdf.unruled.segments import Segment

_OFF = 3.0  # what it costs that text does not stand where its cell has its middle, by distance of lines
_FREE = 0.15
_LITTLE = 0.02  # of two readings that fit, the nearer one
_MOST_OFF = 6.0
_CUT = 0.7  # that a cell at the foot of a page is not whole
_BLANK = 0.3  # that a cell which began on the page before has no text left
_LONGEST = 60  # rows that one cell may cover


@dataclass(frozen=True, slots=True)
class Habit:
    """What it costs in a column that a cell is empty, covers several rows, begins close below the one above."""

    empty: float
    merged: float
    torn: float


PLAIN = Habit(empty=0.3, merged=1.4, torn=0.0)
GROUPED = Habit(empty=1.5, merged=0.2, torn=3.0)
LISTED = Habit(empty=3.0, merged=50.0, torn=0.5)
"""The name of a group stands in its first row, those below are empty."""


@dataclass(frozen=True, slots=True)
class Span:
    """A cell of a column: the rows from `first` to `last` and the lines in it."""

    first: int
    last: int
    lines: tuple[Segment, ...]


def spans(  # noqa: PLR0913, PLR0917
    stack: Stack,
    lines: Sequence[Segment],
    tops: Sequence[float],
    spacing: Spacing,
    habit: Habit,
    parted: Sequence[bool],
) -> tuple[list[Span], float]:
    """
    Return the cells of a column from top to bottom, and what that reading costs.

    `tops` are the edges of the rows, `parted` says for each row whether something parts it from the one above.
    """
    inside = [stack.within(a, b) for a, b in pairwise(_open(tops))]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for last in range(len(inside)):
        options = []
        for first in range(last, max(-1, last - _LONGEST), -1):
            if first < last and parted[first + 1]:
                break
            text = range(inside[first].start, inside[last].stop)
            if spacing.hangs and text and not inside[first]:
                continue  # a cell begins at the top of its first row
            cost = _cost(stack, text, (first, last), tops, spacing, habit) + _torn(stack, text, spacing, habit)
            options.append((best[first][0] + cost, first))
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


def _torn(stack: Stack, text: range, spacing: Spacing, habit: Habit) -> float:
    """Return what speaks against a cell that begins close below the last line of the one above."""
    if not text.start or not text:
        return 0.0
    near = stack.middles[text.start] - stack.middles[text.start - 1] < 1.12 * spacing.pitch
    return habit.torn if near else 0.0


def _cost(  # noqa: PLR0913, PLR0917
    stack: Stack, text: range, rows: tuple[int, int], tops: Sequence[float], spacing: Spacing, habit: Habit
) -> float:
    first, last = rows
    merged = habit.merged if last > first else 0.0
    if not text:
        if last == first:
            if habit is LISTED and (text.start or spacing.is_rest):
                return 0.0
            return _BLANK if first == 0 and spacing.is_rest else habit.empty
        # what a page break cut off: only its blank rest is on this page
        blank = _BLANK if spacing.is_rest else habit.empty
        return merged + (blank if first == 0 and habit is GROUPED else 100.0)
    cost = merged + stack.inner_cost(text)
    if spacing.hangs:
        hang = (stack.middles[text.start] - tops[first]) / spacing.pitch
        return cost + _OFF * max(0.0, min(hang, 2.0) - 1.0)
    away = abs(stack.place(text, False) - (tops[first] + tops[last + 1]) / 2) / spacing.pitch
    off = _OFF * max(0.0, away - _FREE) + _LITTLE * away
    if last + 2 == len(tops):  # the cell may go on over the page, its text stands at its top then
        hang = abs(stack.middles[text.start] - tops[first]) / spacing.pitch
        off = min(off, _CUT + _OFF * max(0.0, hang - 1.0))
    return cost + min(off, _MOST_OFF)
