"""The header of a table: words over one column, words over several, words that reach down over two rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plantext.document import Cell
from plantext.readers.pdf.page import Rule
from plantext.readers.pdf.unruled.columns import Columns
from plantext.readers.pdf.unruled.segments import Segment, around, joined, levels, sureness

_APART = 1.2  # of the distance of lines: further apart they are two cells
_CROSSING = 3.0  # what it costs that a word reaches over several columns without heading them
_ALONE = 2.0  # that a word heads columns of which one has no word of its own
_SPLIT = 1.0  # that a header has two rows

Group = tuple[range, list[Segment]]


@dataclass(frozen=True, slots=True)
class Head:
    """
    What stands in a header, between `top` and `bottom`.

    `rules` are the lying rules in it that are shorter than the table, `pitch` is the distance of the lines of a cell.
    """

    words: Sequence[Segment]
    columns: Columns
    top: float
    bottom: float
    rules: Sequence[Rule]
    pitch: float

    def cells(self) -> tuple[list[Cell], int]:
        """Return the cells, from row 0 on, and how many rows there are."""
        split = self._split()
        if split is None:
            return self._row(range(self.columns.count), 1), 1
        cells: list[Cell] = []
        covered: set[int] = set()
        lower = [word for word in self.words if word.middle >= split]
        for reach, words in self._groups(split):
            cells.append(_cell(words, 0, reach.start, 1, len(reach)))
            cells += [_cell(self._over(at, lower), 1, at) for at in reach]
            covered.update(reach)
        rest = _runs([at for at in range(self.columns.count) if at not in covered])
        return [*cells, *(cell for run in rest for cell in self._row(run, 2))], 2

    def _row(self, run: range, row_span: int) -> list[Cell]:
        """Return cells beside each other; over a column without a word the word beside it may stand in the middle."""
        filled = [at for at in run if self._over(at, self.words)]
        cells: list[Cell] = []
        start = run.start
        for at, following in zip(filled, [*filled[1:], run.stop], strict=True):
            words = self._over(at, self.words)
            box = around(words)
            stops = range(at + 1, following + 1)
            stop = min(stops, key=lambda stop: abs(self._middle(start, stop) - (box.left + box.right) / 2))
            first = min((start, at), key=lambda first: abs(self._middle(first, stop) - (box.left + box.right) / 2))
            cells.append(_cell(words, 0, first, row_span, stop - first))
            start = stop
        taken = {cell.column + at for cell in cells for at in range(cell.column_span)}
        return cells + [_cell([], 0, at, row_span) for at in run if at not in taken]

    def _middle(self, start: int, stop: int) -> float:
        return (self.columns.edges[start] + self.columns.edges[stop]) / 2

    def _over(self, column: int, words: Iterable[Segment]) -> list[Segment]:
        return [word for word in words if self.columns.reach(word)[0] == column]

    def _split(self) -> float | None:
        """Return the height between the two rows, None where there is one row."""
        if self.rules:
            return min(rule.box.top for rule in self.rules)
        heights = sorted({word.middle for word in self.words})
        splits = [(a + b) / 2 for a, b in pairwise(heights) if b - a > 0.3 * self.pitch]
        if not splits:
            return None
        cost, split = min((self._misfit(split), split) for split in splits)
        crossing = sum(self.columns.crosses(word) for word in self.words)
        single = _CROSSING * crossing + sum(self._off(at) for at in range(self.columns.count))
        return split if cost < single else None

    def _misfit(self, split: float) -> float:
        """Return what speaks against two rows that part at a height."""
        groups = self._groups(split)
        if all(len(reach) < 2 for reach, _ in groups):
            return float("inf")
        lower = [word for word in self.words if word.middle >= split]
        total = _SPLIT + _CROSSING * sum(self.columns.crosses(word) for word in lower)
        covered: set[int] = set()
        for reach, words in groups:
            covered.update(reach)
            left, right = self.columns.edges[reach.start], self.columns.edges[reach.stop]
            total += min(1.0, abs(around(words).left + around(words).right - left - right) / (right - left))
            below = [self._over(at, lower) for at in reach]
            places = [_place(cell) for cell in below if cell]
            total += _ALONE * (len(below) - len(places))
            total += (max(places) - min(places)) / self.pitch if places else 0.0
        return total + sum(self._off(at) for at in range(self.columns.count) if at not in covered)

    def _off(self, column: int) -> float:
        """Return how far the word over a column stands from the middle of the header."""
        words = self._over(column, self.words)
        return abs(_place(words) - (self.top + self.bottom) / 2) / self.pitch if words else 0.0

    def _groups(self, split: float) -> list[Group]:
        """Return the words of the upper row that have words below, each with the columns that it heads."""
        upper = [word for word in self.words if word.middle < split]
        lower = [word for word in self.words if word.middle >= split]
        groups = self._ruled_groups(upper)
        known = {at for reach, _ in groups for at in reach}
        headed = [
            at for at in range(self.columns.count) if at not in known and self._is_headed(at, upper, lower, split)
        ]
        for run in _runs(headed):
            inside = [
                word
                for word in upper
                if self.columns.reach(word)[0] >= run.start and self.columns.reach(word)[-1] < run.stop
            ]
            groups += self._tiles(run, inside)
        return groups

    def _is_headed(self, column: int, upper: Sequence[Segment], lower: Sequence[Segment], split: float) -> bool:
        """Say whether the word below the split belongs to the lower row only."""
        above, below = self._over(column, upper), self._over(column, lower)
        if not below:
            return False
        if above and not any(self.columns.crosses(word) for word in above):
            step = min(word.middle for word in below) - max(word.middle for word in above)
            return step > _APART * self.pitch or self._is_alike(below, upper, lower)
        place = _place(below)
        return abs(place - (split + self.bottom) / 2) < abs(place - (self.top + self.bottom) / 2)

    def _is_alike(self, below: Sequence[Segment], upper: Sequence[Segment], lower: Sequence[Segment]) -> bool:
        """Say whether a word is made as one that stands, at its height, below a word over several columns."""
        wide = [self.columns.reach(word) for word in upper if self.columns.crosses(word)]
        others = [word for word in lower if any(self.columns.reach(word)[0] in reach for reach in wide)]
        shape = _shape(below[0].text)
        return len(below) == 1 and "0" in shape and any(_shape(word.text) == shape for word in others)

    def _tiles(self, run: range, heads: Sequence[Segment]) -> list[Group]:
        """Part a run of columns among the words above so that each stands over the middle of its columns."""
        words = _stacks(heads)
        best: dict[int, tuple[float, list[Group]]] = {run.start: (0.0, [])}
        for word in words:
            box = around(word)
            options: dict[int, tuple[float, list[Group]]] = {}
            for start, (cost, tiles) in best.items():
                for stop in range(start + 1, run.stop + 1):
                    middle = (self.columns.edges[start] + self.columns.edges[stop]) / 2
                    off = cost + abs((box.left + box.right) / 2 - middle)
                    if stop not in options or off < options[stop][0]:
                        options[stop] = (off, [*tiles, (range(start, stop), word)])
            best = options
        return best[run.stop][1] if words and run.stop in best else []

    def _ruled_groups(self, upper: Sequence[Segment]) -> list[Group]:
        """Return the words over short rules; a rule that runs on over several groups is parted among their words."""
        groups: list[Group] = []
        for rule in sorted(self.rules, key=lambda each: each.box.left):
            left, right = rule.box.left - 1, rule.box.right + 1
            middles = [(a + b) / 2 for a, b in pairwise(self.columns.edges)]
            reach = [at for at, middle in enumerate(middles) if left <= middle <= right]
            words = [word for word in upper if left <= word.centre <= right]
            if reach:
                groups += self._tiles(range(reach[0], reach[-1] + 1), words)
        return groups


def _cell(words: Sequence[Segment], row: int, column: int, row_span: int = 1, column_span: int = 1) -> Cell:
    text = "\n".join(joined(level).text for level in levels(words))
    return Cell(text, row, column, row_span, column_span, sureness(words))


def _shape(text: str) -> str:
    return re.sub(r"\d", "0", text)


def _place(words: Sequence[Segment]) -> float:
    return (min(word.middle for word in words) + max(word.middle for word in words)) / 2


def _runs(places: Sequence[int]) -> list[range]:
    runs: list[range] = []
    for at in places:
        if runs and runs[-1].stop == at:
            runs[-1] = range(runs[-1].start, at + 1)
        else:
            runs.append(range(at, at + 1))
    return runs


def _stacks(heads: Sequence[Segment]) -> list[list[Segment]]:
    """Group words that stand over each other, from left to right."""
    stacks: list[list[Segment]] = []
    for word in sorted(heads, key=lambda each: each.box.left):
        if stacks and word.box.left < max(other.box.right for other in stacks[-1]):
            stacks[-1].append(word)
        else:
            stacks.append([word])
    return stacks
