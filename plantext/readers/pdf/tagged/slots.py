"""
Where the cells of a tagged table stand: the tree gives their order and their spans, but not those of empty cells.

Nothing in the tree tells how many slots a cell without text covers. It follows from the other rows: where a row has
fewer cells than columns, an empty cell in it or above it covers more than one. A row that a page break cuts may be
written twice into one: its cells, and once more what of them stands on the next page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from plantext.readers.pdf.tagged.tree import Element, Run

_MOST_CHOICES = 200
_MOST_WIDENED = 3
_MOST_WIDTHS = 4


class UnevenError(Exception):
    """The rows of a table do not fill the same columns."""


@dataclass(slots=True)
class Slot:
    """
    A cell in its row; `runs` are its text, from `left` to `right`, and `page` is where that begins.

    `cells` are what the tree has for it, none where the cell is empty: then its spans are not known. `place` finds
    `row` and `column`, and gives a cell the rest of its text that the tree has as cells of their own.
    """

    cells: list[Element] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1
    runs: list[Run] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    page: int = 0
    row: int = 0
    column: int = 0
    is_rest: bool = False

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Row, column and spans, as `Cell` takes them."""
        return self.row, self.column, self.row_span, self.column_span

    @property
    def is_known(self) -> bool:
        """Say whether the tree states the spans."""
        return bool(self.cells)

    @property
    def has_text(self) -> bool:
        """Say whether text stands in the cell."""
        return self.page > 0


@dataclass(frozen=True, slots=True)
class _Choice:
    """Cells without text that may cover more: those of the row grow to the right, those above it downwards."""

    wider: tuple[Slot, ...]
    deeper: tuple[Slot, ...]


def place(rows: Sequence[Sequence[Slot]]) -> list[list[Slot]]:
    """
    Return the cells with their rows, columns and spans.

    Raises:
        UnevenError: no spans of the empty cells let all rows fill the same columns.

    """
    error: UnevenError | None = None
    for width, _ in Counter(_widths(rows)).most_common(_MOST_WIDTHS):
        tried = [[replace(slot, cells=list(slot.cells), runs=list(slot.runs)) for slot in row] for row in rows]
        try:
            _fill(tried, width)
        except UnevenError as found:
            error = error or found
            continue
        return tried
    raise error or UnevenError("there are no cells")


def _fill(rows: Sequence[Sequence[Slot]], width: int) -> None:
    grid = _Grid(rows, width)
    for at in range(len(rows)):
        grid.fill(at)


def _widths(rows: Sequence[Sequence[Slot]]) -> Iterator[int]:
    """Yield how many columns each row fills, counting what hangs into it from above."""
    hanging: list[tuple[int, int]] = []  # the last row and the columns of cells that go down
    for at, row in enumerate(rows):
        hanging = [(last, columns) for last, columns in hanging if last >= at]
        if row:
            yield sum(slot.column_span for slot in row) + sum(columns for _, columns in hanging)
        hanging += [(at + slot.row_span - 1, slot.column_span) for slot in row if slot.row_span > 1]


class _Grid:
    def __init__(self, rows: Sequence[Sequence[Slot]], width: int) -> None:
        self._rows = rows
        self._covering: list[Slot | None] = [None] * width  # the last cell of each column
        self._extents: list[tuple[float, float] | None] = [None] * width

    def fill(self, at: int) -> None:
        row = self._rows[at]
        if not row:
            return  # a row without any text: `grid` fills it
        free = self._free(at)
        missing = len(free) - sum(slot.column_span for slot in row)
        if missing < 0:
            row = _healed(row, len(free), at)
        elif missing:
            self._grow(at, row, missing)
            free = self._free(at)
        columns = _columns(row, free)
        if columns is None:
            raise UnevenError(f"row {at + 1} does not fill its columns")
        for slot, column in zip(row, columns, strict=True):
            self._set(slot, at, column)

    def _free(self, at: int) -> list[int]:
        return [column for column, slot in enumerate(self._covering) if slot is None or slot.row + slot.row_span <= at]

    def _grow(self, at: int, row: Sequence[Slot], missing: int) -> None:
        best: tuple[float, _Choice] | None = None
        for choice in self._choices(at, row, missing):
            cost = self._cost(at, row, choice, missing)
            if cost is not None and (best is None or cost < best[0] - 1):
                best = cost, choice
        if best is None:
            raise UnevenError(f"row {at + 1} has fewer cells than columns")
        _apply(best[1], missing, 1)

    def _choices(self, at: int, row: Sequence[Slot], missing: int) -> Iterator[_Choice]:
        above = {id(slot): slot for slot in self._covering if slot and not slot.is_known}
        deeper = [slot for slot in above.values() if slot.row + slot.row_span == at]
        wider = [slot for slot in row if not slot.is_known]
        tried = 0
        for count in range(1, _MOST_WIDENED + 1):
            for chosen in combinations([*wider, *deeper], count):
                down = tuple(slot for slot in chosen if any(slot is other for other in deeper))
                across = tuple(slot for slot in chosen if not any(slot is other for other in deeper))
                tried += 1
                if tried > _MOST_CHOICES:
                    return
                if _is_enough(across, down, missing):
                    yield _Choice(across, down)

    def _cost(self, at: int, row: Sequence[Slot], choice: _Choice, missing: int) -> float | None:
        """Return how far the texts of a row would stand from their columns, None where the row would not fit."""
        _apply(choice, missing, 1)
        columns = _columns(row, self._free(at))
        cost = None if columns is None else sum(map(self._distance, row, columns))
        _apply(choice, missing, -1)
        return cost

    def _distance(self, slot: Slot, column: int) -> float:
        extent = self._extents[column]
        if not slot.has_text or slot.column_span > 1 or extent is None:
            return 0.0
        middle = (slot.left + slot.right) / 2
        return max(extent[0] - middle, middle - extent[1], 0.0)

    def _set(self, slot: Slot, at: int, column: int) -> None:
        slot.row, slot.column = at, column
        slot.row_span = min(slot.row_span, len(self._rows) - at)
        self._covering[column : column + slot.column_span] = [slot] * slot.column_span
        if slot.has_text and slot.column_span == 1:
            known = self._extents[column] or (slot.left, slot.right)
            self._extents[column] = min(known[0], slot.left), max(known[1], slot.right)


def _healed(row: Sequence[Slot], width: int, at: int) -> Sequence[Slot]:
    """Return the cells of a row that a page break cut, each with the rest of its text."""
    count = 0
    while count < len(row) and width > 0:
        width -= row[count].column_span
        count += 1
    own, rest = row[:count], row[count:]
    for hosts in (own, [slot for slot in own if slot.row_span == 1]):
        if width == 0 and hosts and len(rest) % len(hosts) == 0:
            pairs = [(slot, hosts[place % len(hosts)]) for place, slot in enumerate(rest)]
            if _is_rest(own, pairs):
                _append(pairs)
                return own
    raise UnevenError(f"row {at + 1} has more cells than columns")


def _is_rest(own: Sequence[Slot], pairs: Sequence[tuple[Slot, Slot]]) -> bool:
    first = min((slot.page for slot in own if slot.has_text), default=0)
    is_like = all(slot.column_span == host.column_span for slot, host in pairs if slot.is_known and host.is_known)
    return is_like and first > 0 and all(slot.page > first for slot, _ in pairs if slot.has_text)


def _append(pairs: Sequence[tuple[Slot, Slot]]) -> None:
    for slot, host in pairs:
        host.cells += slot.cells
        host.runs += slot.runs
        slot.is_rest = True


def _is_enough(wider: tuple[Slot, ...], deeper: tuple[Slot, ...], missing: int) -> bool:
    rest = missing - sum(slot.column_span for slot in deeper)
    return len(wider) <= rest if len(wider) == 1 else rest == len(wider)


def _apply(choice: _Choice, missing: int, sign: int) -> None:
    rest = missing - sum(slot.column_span for slot in choice.deeper)
    for slot in choice.deeper:
        slot.row_span += sign
    for slot in choice.wider:
        slot.column_span += sign * (rest // len(choice.wider))


def _columns(row: Sequence[Slot], free: list[int]) -> list[int] | None:
    """Return the first columns of the cells of a row, None unless they fill the free columns without a gap within."""
    columns: list[int] = []
    at = 0
    for slot in row:
        own = free[at : at + slot.column_span]
        if len(own) < slot.column_span or own[-1] - own[0] >= slot.column_span:
            return None
        columns.append(own[0])
        at += slot.column_span
    return columns if at == len(free) else None
