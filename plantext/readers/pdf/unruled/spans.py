"""Which rows the cells of a column cover, from where their text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plantext.readers.pdf.unruled.rows import Spacing, inner_cost
from plantext.readers.pdf.unruled.segments import Segment

_OFF = 3.0  # what it costs that text does not stand where its cell has its middle, by distance of lines
_FREE = 0.15
_BELOW = 1.0  # that the text of a cell that begins at the top of its row begins elsewhere
_LONGEST = 60  # rows that one cell may cover
_CUT = 4.0  # that a cell is cut where the next line stands close below


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


def spans(  # noqa: PLR0913, PLR0917
    column: int, lines: Sequence[Segment], tops: Sequence[float], spacing: Spacing, habit: Habit, joints: Sequence[bool]
) -> tuple[list[Span], float]:
    """
    Return the cells of a column from top to bottom, and what that reading costs.

    `tops` are the edges of the rows, `joints` says for each edge between two rows whether a rule parts them.
    """
    height = len(tops) - 1
    best: list[tuple[float, Span | None]] = [(0.0, None)]
    inside = [tuple(line for line in lines if a < line.middle <= b) for a, b in pairwise(_open(tops))]
    for last in range(height):
        options: list[tuple[float, Span]] = []
        text: tuple[Segment, ...] = ()
        for first in range(last, max(-1, last - _LONGEST), -1):
            text = inside[first] + text
            if first < last and joints[first]:
                break
            cost = _cost(column, first, last, text, tops, spacing, habit)
            before = best[first][0]
            if first and inside[first - 1] and text:
                gap = (text[0].middle - inside[first - 1][-1].middle) / spacing.pitch
                cost += _CUT * max(0.0, 1.1 - gap) * 0.0
            options.append((before + cost, Span(first, last, text)))
        best.append(min(options, key=lambda option: option[0]))
    found: list[Span] = []
    at = height
    while at:
        span = best[at][1]
        assert span is not None
        found.append(span)
        at = span.first
    return found[::-1], best[-1][0]


def _open(tops: Sequence[float]) -> list[float]:
    return [tops[0] - 1e3, *tops[1:-1], tops[-1] + 1e3]


def _cost(  # noqa: PLR0913, PLR0917
    column: int,
    first: int,
    last: int,
    text: tuple[Segment, ...],
    tops: Sequence[float],
    spacing: Spacing,
    habit: Habit,
) -> float:
    merged = habit.merged if last > first else 0.0
    if not text:
        if last == first:
            return habit.empty
        # what a page break cut off: only its blank rest is on this page
        return merged + (habit.empty if first == 0 and habit is GROUPED else 100.0)
    height = (text[0].middle + text[-1].middle) / 2
    middle = (tops[first] + tops[last + 1]) / 2
    off = abs(height - middle) / spacing.pitch
    cost = min(_OFF * max(0.0, off - _FREE), 6.0) if last > first or not spacing.hangs else 0.0
    if spacing.hangs and last > first:
        hang = abs(text[0].middle - tops[first]) / spacing.pitch
        cost = min(cost, _BELOW * max(0.0, hang - 1.0))
    return merged + cost + inner_cost(column, text, spacing)
