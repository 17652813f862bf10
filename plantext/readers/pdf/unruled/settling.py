"""Which reading of a table costs least: which cells are rows, which are groups of rows, how they stand in their row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plantext.readers.pdf.page import Rule
from plantext.readers.pdf.unruled.rows import Lines, Spacing, Stack, cut
from plantext.readers.pdf.unruled.scene import Region
from plantext.readers.pdf.unruled.segments import Segment
from plantext.readers.pdf.unruled.spans import GROUPED, LISTED, PLAIN, Habit, Span, spans

_MOST_GROUPS = 3  # columns at the left that may name groups of rows
_RARE = 1.0  # that names of groups are not merged with the empty cells below
_LEAST_RULED = 3  # rules between rows


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table: the heights of their edges, and the cells of each column."""

    tops: list[float]
    spans: list[list[Span]]
    spacing: Spacing


@dataclass(frozen=True, slots=True)
class _Table:
    """
    What is known of a table before its rows are.

    `lonely` are the segments that are rows by themselves, `sums` those that stand where other rows have their number.
    """

    region: Region
    lines: Lines
    lonely: Sequence[Segment]
    sums: Sequence[Segment]
    rules: Sequence[Rule]

    @property
    def ruled(self) -> list[float]:
        """The heights of the rules that part rows."""
        half = (self.region.columns.edges[-1] - self.region.columns.edges[0]) / 2
        return [rule.box.top for rule in self.rules if rule.box.right - rule.box.left > half]


def settled(region: Region, lines: Lines, spacing: Spacing, lonely: Sequence[Segment], sums: Sequence[Segment]) -> Rows:
    """Return the rows of a table; `lonely` segments are rows by themselves, `sums` stand in the place of a number."""
    table = _Table(region, lines, lonely, sums, [rule for rule in region.lying if rule.box.top > region.split + 1])
    filled = [at for at, column in enumerate(lines) if column]
    options = [
        _read(table, replace(spacing, hangs=hangs), [at for at in filled if at >= skipped] or filled)
        for hangs in (False, True)
        for skipped in _grouping(spacing, filled)
    ]
    return min(options, key=lambda option: option[0] + option[1].spacing.hangs)[1]


def _grouping(spacing: Spacing, filled: Sequence[int]) -> list[int]:
    """Return how many columns at the left may name groups of rows: all before the running number."""
    if spacing.numbers is not None:
        return [spacing.numbers]
    return [at for at in range(_MOST_GROUPS) if at + 1 < len(filled)] or [0]


def _read(table: _Table, spacing: Spacing, among: Sequence[int]) -> tuple[float, Rows]:
    """Return what a reading in which some columns tell the rows costs, and the rows; columns of groups drop out."""
    tops, cost = _edges(table, spacing, among)
    between = _between_rows(table, tops, spacing)
    if between and len(among) > len(between) + 1:
        among = [at for at in among if at not in between]
        tops, _ = _edges(table, spacing, among)
    found, habits, costs = _columns(table, tops, spacing)
    cost += sum(one for at, one in enumerate(costs) if at not in among)
    left = [at for at, habit in enumerate(habits) if habit is LISTED or (at in among and habit is not GROUPED)]
    if left != among and len(left) > 1:
        tops, _ = _edges(table, spacing, left)
        found, _, _ = _columns(table, tops, spacing)
    return cost, Rows(tops, found, spacing)


def _between_rows(table: _Table, tops: Sequence[float], spacing: Spacing) -> set[int]:
    """Return the columns of numbers and names of which a cell was taken for a row: it covers the rows around it."""
    found: set[int] = set()
    last = -1 if spacing.numbers is None else spacing.numbers + 1
    for row, (top, bottom) in enumerate(pairwise(tops)):
        filled = {at for at, column in enumerate(table.lines) if any(top < line.middle <= bottom for line in column)}
        if row and filled and max(filled) <= last:
            found |= filled
    return found


def _edges(table: _Table, spacing: Spacing, among: Sequence[int]) -> tuple[list[float], float]:
    region = table.region
    lines = list(table.lines)
    if spacing.numbers is not None:
        numbers = [*lines[spacing.numbers], *(word for word in table.sums if word not in lines[spacing.numbers])]
        lines[spacing.numbers] = tuple(sorted(numbers, key=lambda word: word.middle))
    cuts, cost = cut(tuple(lines), spacing, among, [*table.ruled, *(word.middle for word in table.lonely)])
    if _is_lined(table.ruled, len(cuts)):
        return [region.split, *table.ruled, region.bottom], 0.0
    return [region.split, *_around_lonely(cuts, table), region.bottom], cost


def _is_lined(ruled: Sequence[float], cuts: int) -> bool:
    """Say whether rules part all rows."""
    return len(ruled) >= _LEAST_RULED and 2 * len(ruled) >= cuts


def _around_lonely(cuts: Sequence[float], table: _Table) -> list[float]:
    """Return the edges of rows with those around segments that are rows by themselves."""
    heights = sorted({line.middle for column in table.lines for line in column})
    edges = set(cuts)
    for word in table.lonely:
        above = max((height for height in heights if height < word.middle), default=None)
        below = min((height for height in heights if height > word.middle), default=None)
        edges -= {at for at in edges if (above or 0.0) < at < (below or float("inf"))}
        edges |= {(word.middle + height) / 2 for height in (above, below) if height is not None}
        heights = sorted([*heights, word.middle])
    return sorted(edges)


def _columns(
    table: _Table, tops: Sequence[float], spacing: Spacing
) -> tuple[list[list[Span]], list[Habit], list[float]]:
    """Return the cells of each column, how they cover rows, and what each column costs."""
    found: list[list[Span]] = []
    habits: list[Habit] = []
    costs: list[float] = []
    is_lined = _is_lined(table.ruled, len(tops) - 2)
    for at, column in enumerate(table.lines):
        parted = _parted(table, at, tops)
        best, habit, cost = _between(column, tops, parted), PLAIN, 0.0
        if not is_lined:
            best, habit, cost = _column(Stack(at, column, spacing), column, tops, spacing, parted)
        found.append(best)
        habits.append(habit)
        costs.append(cost)
    return found, habits, costs


def _column(
    stack: Stack, column: Sequence[Segment], tops: Sequence[float], spacing: Spacing, parted: Sequence[bool]
) -> tuple[list[Span], Habit, float]:
    """Return the cells of a column in the reading that costs least."""
    best, cost = spans(stack, column, tops, spacing, PLAIN, parted)
    habit = PLAIN
    if not spacing.hangs:  # else names of groups look the same, merged with the empty cells below or not
        listed, other = spans(stack, column, tops, spacing, LISTED, parted)
        other += 0.0 if stack.column == spacing.numbers else _RARE
        if other < cost:
            best, cost, habit = listed, other, LISTED
    for hangs in (False, True):
        wide, other = spans(stack, column, tops, replace(spacing, hangs=hangs), GROUPED, parted)
        if other + hangs < cost and any(span.last > span.first for span in wide):
            best, cost, habit = wide, other + hangs, GROUPED
    return best, habit, cost


def _between(column: Sequence[Segment], tops: Sequence[float], parted: Sequence[bool]) -> list[Span]:
    """Return the cells of a column between the rules that part them."""
    starts = [row for row, is_new in enumerate(parted) if is_new or not row]
    ends = [*starts[1:], len(parted)]
    return [
        Span(first, beyond - 1, tuple(line for line in column if tops[first] < line.middle <= tops[beyond]))
        for first, beyond in zip(starts, ends, strict=True)
    ]


def _parted(table: _Table, column: int, tops: Sequence[float]) -> list[bool]:
    """Return for each row whether a rule or the title of a group parts it from the one above, in a column."""
    left, right = table.region.columns.edges[column : column + 2]
    middle = (left + right) / 2
    rules = [rule.box.top for rule in table.rules if rule.box.left < middle < rule.box.right]
    titles = [any(a < word.middle <= b for word in table.lonely) for a, b in pairwise(tops)]
    at_rule = [any(abs(height - top) < 2 for height in rules) for top in tops[:-1]]
    after_title = [False, *titles[:-1]]
    return [any(reasons) for reasons in zip(at_rule, titles, after_title, strict=True)]
