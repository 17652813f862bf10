"""The header of a table: words over one column, words over several, words that reach down over two rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plantext.document import Cell
from plantext.readers.pdf.page import Rule
from plantext.readers.pdf.unruled.columns import Columns
from plantext.readers.pdf.unruled.segments import Segment, around, joined, levels

_APART = 1.2  # of the distance of lines: further apart they are two cells


def head_cells(
    found: Sequence[Segment], columns: Columns, heights: tuple[float, float], rules: Sequence[Rule], pitch: float
) -> tuple[list[Cell], int]:
    """
    Return the cells of a header, from row 0 on, and how many rows it has.

    `found` is what stands between two heights, `rules` the lying rules between these that are shorter than
    the table, `pitch` the distance of the lines of a cell.
    """
    columns = replace(columns, gap=pitch)
    split = _split(found, columns, *heights, rules)
    if split is None:
        return [_cell(_in(found, columns, range(at, at + 1)), 0, at) for at in range(columns.count)], 1
    upper = [segment for segment in found if segment.middle < split]
    lower = [segment for segment in found if segment.middle >= split]
    groups = _groups(upper, lower, columns, rules)
    cells: list[Cell] = []
    covered: set[int] = set()
    for reach, words in groups:
        cells.append(_cell(words, 0, reach.start, 1, len(reach)))
        cells += [_cell(_in(lower, columns, range(at, at + 1)), 1, at) for at in reach]
        covered.update(reach)
    for at in range(columns.count):
        if at not in covered:
            cells.append(_cell(_in(found, columns, range(at, at + 1)), 0, at, 2))
    return cells, 2


def _in(found: Sequence[Segment], columns: Columns, reach: range) -> list[Segment]:
    return [segment for segment in found if columns.reach(segment)[0] in reach]


def _cell(words: Sequence[Segment], row: int, column: int, row_span: int = 1, column_span: int = 1) -> Cell:
    text = "\n".join(joined(level).text for level in levels(words))
    return Cell(text, row, column, row_span, column_span)


def _split(
    found: Sequence[Segment], columns: Columns, top: float, bottom: float, rules: Sequence[Rule]
) -> float | None:
    """Return the height between the two rows of a header, None where it has one."""
    if rules:
        return min(rule.box.top for rule in rules)
    options = []
    heights = sorted({segment.middle for segment in found})
    single = _misfit(found, columns, top, bottom, None)
    for above, below in pairwise(heights):
        if below - above > 0.5:
            split = (above + below) / 2
            options.append((_misfit(found, columns, top, bottom, split), split))
    if not options:
        return None
    cost, split = min(options)
    return split if cost < single else None


def _misfit(
    found: Sequence[Segment], columns: Columns, top: float, bottom: float, split: float | None
) -> float:
    """Return how far the words stand from the middle of their cells, and how much of the header stays unexplained."""
    size = max(segment.size for segment in found)
    middle = (top + bottom) / 2
    total = 0.0
    crossing = [segment for segment in found if columns.crosses(segment)]
    if split is None:
        total += 3.0 * len(crossing)
        for at in range(columns.count):
            words = _in(found, columns, range(at, at + 1))
            total += _off(words, middle) / size
        return total
    upper = [segment for segment in found if segment.middle < split]
    lower = [segment for segment in found if segment.middle >= split]
    groups = _groups(upper, lower, columns, ())
    if not groups or all(len(reach) < 2 for reach, _ in groups):
        return 100.0
    total = 1.0
    covered: set[int] = set()
    for reach, words in groups:
        covered.update(reach)
        if len(reach) < 2:
            total += 3.0
        box = around(words)
        left, right = columns.edges[reach.start], columns.edges[reach.stop]
        total += min(1.0, abs((box.left + box.right) / 2 - (left + right) / 2) / (right - left))
        below = [_in(lower, columns, range(at, at + 1)) for at in reach]
        total += sum(2.0 for words_below in below if not words_below)
        places = [_place(words_below) for words_below in below if words_below]
        total += (max(places) - min(places)) / size if places else 0.0
    for segment in lower:
        if columns.crosses(segment):
            total += 3.0
    for at in range(columns.count):
        if at not in covered:
            total += _off(_in(found, columns, range(at, at + 1)), middle) / size
    return total


def _place(words: Sequence[Segment]) -> float:
    return (min(word.middle for word in words) + max(word.middle for word in words)) / 2


def _off(words: Sequence[Segment], middle: float) -> float:
    return abs(_place(words) - middle) if words else 0.0


def _groups(
    upper: Sequence[Segment], lower: Sequence[Segment], columns: Columns, rules: Sequence[Rule]
) -> list[tuple[range, list[Segment]]]:
    """Return the words of the upper row that have words below, each with the columns that it heads."""
    ruled = _ruled_groups(upper, columns, rules)
    known = {at for reach, _ in ruled for at in reach}
    below = {at for segment in lower for at in columns.reach(segment)}
    alone = [at for at in range(columns.count) if at in below - known and not _is_block(upper, lower, columns, at)]
    runs = _runs(alone)
    groups = list(ruled)
    for run in runs:
        heads = [word for word in upper if run.start <= columns.reach(word)[0] and columns.reach(word)[-1] < run.stop]
        groups += _tiles(run, heads, columns)
    return groups


def _is_block(upper: Sequence[Segment], lower: Sequence[Segment], columns: Columns, at: int) -> bool:
    """Say whether the words over a column go on over the split, as one cell of several lines."""
    above = [word for word in upper if list(columns.reach(word)) == [at]]
    below = [word for word in lower if list(columns.reach(word)) == [at]]
    if not above or not below:
        return False
    step = min(word.middle for word in below) - max(word.middle for word in above)
    return step < _APART * columns.gap


def _runs(places: Sequence[int]) -> list[range]:
    runs: list[range] = []
    for at in places:
        if runs and runs[-1].stop == at:
            runs[-1] = range(runs[-1].start, at + 1)
        else:
            runs.append(range(at, at + 1))
    return runs


def _tiles(run: range, heads: Sequence[Segment], columns: Columns) -> list[tuple[range, list[Segment]]]:
    """Part a run of columns among the words above so that each stands over the middle of its columns."""
    words = _stacks(heads)
    if not words or len(words) > len(run):
        return []
    best: list[dict[int, tuple[float, list[tuple[range, list[Segment]]]]]] = [{run.start: (0.0, [])}]
    for word in words:
        box = around(word)
        options: dict[int, tuple[float, list[tuple[range, list[Segment]]]]] = {}
        for start, (cost, tiles) in best[-1].items():
            for stop in range(start + 1, run.stop + 1):
                left, right = columns.edges[start], columns.edges[stop]
                off = cost + abs((box.left + box.right) / 2 - (left + right) / 2)
                if stop not in options or off < options[stop][0]:
                    options[stop] = (off, [*tiles, (range(start, stop), list(word))])
        best.append(options)
    return best[-1][run.stop][1] if run.stop in best[-1] else []


def _stacks(heads: Sequence[Segment]) -> list[list[Segment]]:
    """Group words that stand over each other, from left to right."""
    stacks: list[list[Segment]] = []
    for word in sorted(heads, key=lambda each: each.box.left):
        if stacks and word.box.left < max(other.box.right for other in stacks[-1]):
            stacks[-1].append(word)
        else:
            stacks.append([word])
    return stacks


def _ruled_groups(
    upper: Sequence[Segment], columns: Columns, rules: Sequence[Rule]
) -> list[tuple[range, list[Segment]]]:
    """Return the words over short rules; a rule that runs on over several groups is parted among their words."""
    groups: list[tuple[range, list[Segment]]] = []
    for rule in sorted(rules, key=lambda each: each.box.left):
        reach = [
            at
            for at, (left, right) in enumerate(pairwise(columns.edges))
            if rule.box.left - 1 <= (left + right) / 2 <= rule.box.right + 1
        ]
        words = [word for word in upper if rule.box.left - 1 <= word.centre <= rule.box.right + 1]
        if reach:
            groups += _tiles(range(reach[0], reach[-1] + 1), words, columns)
    return groups
