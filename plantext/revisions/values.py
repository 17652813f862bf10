"""What differs between the values that two versions give for the same thing."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from plantext.comparisons import Change
from plantext.quantities import convert, ratio
from plantext.revisions import directions
from plantext.revisions.folding import folded
from plantext.revisions.pairs import Pair
from plantext.revisions.subjects import Cell

_FEW = 6  # values of one indicator on one side, of which all ways to pair them are looked at

Columns = frozenset[tuple[str, str, str]]
Alike = Callable[[Cell, Cell], bool]
Both = tuple[Columns, Columns] | None
_MARKS_OF_NOTHING = {"", "/", "-", "—", "--", "——", "–"}


def compare_cells(pair: Pair, old: Sequence[Cell], new: Sequence[Cell], columns: Both = None) -> Iterator[Change]:
    """
    Yield what differs, value by value: those of the same year first, then those whose year has moved.

    `columns` are those of the old and the new plan: where a plan has no such column for any indicator, that one has
    no value in it is no change of the indicator.
    """
    for place in dict.fromkeys((cell.role, cell.level) for cell in (*new, *old)):
        left, right = ([cell for cell in cells if (cell.role, cell.level) == place] for cells in (old, new))
        yield from _at_place(pair, left, right, columns)


def _at_place(pair: Pair, old: list[Cell], new: list[Cell], columns: Both) -> Iterator[Change]:
    old, new, undated = _undated(old, new)
    yield from _answered(pair, *undated)
    old, new = old + undated[0], new + undated[1]
    years = {cell.year for cell in old} & {cell.year for cell in new}
    for year in sorted(years):
        yield from _of_year(pair, [c for c in old if c.year == year], [c for c in new if c.year == year])
    left = sorted((cell for cell in old if cell.year not in years), key=lambda cell: cell.year)
    right = sorted((cell for cell in new if cell.year not in years), key=lambda cell: cell.year)
    for before, after in _moved(left, right, years, columns):
        left.remove(before)
        right.remove(after)
        if says(before) or says(after):
            yield from _of_moved(pair, before, after)
    yield from _alone(pair, left, right, columns)


def _undated(old: list[Cell], new: list[Cell]) -> tuple[list[Cell], list[Cell], tuple[list[Cell], list[Cell]]]:
    """Part the values whose year is only that of the title from the others, where the two titles have other years."""
    loose = ([cell for cell in old if cell.undated], [cell for cell in new if cell.undated])
    if {cell.year for cell in loose[0]} == {cell.year for cell in loose[1]}:
        return old, new, ([], [])
    return [cell for cell in old if not cell.undated], [cell for cell in new if not cell.undated], loose


def _of_moved(pair: Pair, old: Cell, new: Cell) -> Iterator[Change]:
    """Tell of a value due in another year; the year of a title is no year that a person sets for it."""
    if (old.undated and new.undated) or any(cell.undated and cell.year for cell in (old, new)):
        yield from _of_both(pair, old, new)
    else:
        values = directions.of_values(pair, old, new)
        direction = directions.of_years(pair, old, new, values, is_equal(old, new))
        yield pair.between("year_changed", old, new, direction)


def _moved(left: Sequence[Cell], right: Sequence[Cell], years: set[str], columns: Both) -> list[tuple[Cell, Cell]]:
    """
    Pair values of years that only one side has: equal ones, where one side has more of them, else the last.

    Where the two have a year in common too (the outlook to 2035 of two plans that follow each other), those are the
    same that stand between the same years, in columns that the other plan does not have.
    """
    if not years:
        return _in_order(left, right)
    if columns is None:
        return []
    pairs = []
    shared = sorted(year for year in years if year.isdecimal())
    for at in range(len(shared) + 1):
        before = [c for c in left if bisect(shared, c.year) == at and c.year.isdecimal() and c.column not in columns[1]]
        after = [c for c in right if bisect(shared, c.year) == at and c.year.isdecimal() and c.column not in columns[0]]
        pairs += _in_order(before, after)
    return pairs


def _in_order(left: Sequence[Cell], right: Sequence[Cell]) -> list[tuple[Cell, Cell]]:
    """Pair the shorter of two lists with cells of the longer one: as many equal ones as can be, else the last ones."""
    fewer = min(len(left), len(right))
    if len(left) == len(right) or max(len(left), len(right)) > _FEW:
        return list(zip(left[len(left) - fewer :], right[len(right) - fewer :], strict=True))
    choices = product(combinations(range(len(left)), fewer), combinations(range(len(right)), fewer))
    pairs = [[(left[a], right[b]) for a, b in zip(*places, strict=True)] for places in choices]
    return max(reversed(pairs), key=lambda each: sum(is_equal(*pair) for pair in each))


def _alone(pair: Pair, old: Sequence[Cell], new: Sequence[Cell], columns: Both) -> Iterator[Change]:
    """Yield the values that stand on one side only, in a column that the other side has."""
    for cell in old:
        if says(cell) and (columns is None or cell.column in columns[1]):
            yield pair.gone(cell)
    for cell in new:
        if says(cell) and (columns is None or cell.column in columns[0]):
            yield pair.come(cell)


def says(cell: Cell) -> bool:
    """Say whether a cell holds more than a sign for nothing."""
    return cell.number is not None or folded(cell.raw) not in _MARKS_OF_NOTHING


def _of_year(pair: Pair, old: list[Cell], new: list[Cell]) -> Iterator[Change]:
    """Compare the values of one year: what does not answer another was added or dropped."""
    yield from _answered(pair, old, new)
    yield from _alone(pair, old, new, None)


def _answered(pair: Pair, old: list[Cell], new: list[Cell]) -> Iterator[Change]:
    """
    Compare values that stand for the same, taking them out of both lists.

    Equal ones answer each other, the others pair in the order of reading. Values of running text that stand under the
    same title go before: each part of the county has its own.
    """
    tests: Sequence[Alike] = (
        lambda one, other: _at_home(one, other) and is_equal(one, other),
        is_equal,
        _at_home,
        lambda one, other: True,
    )
    for alike in tests:
        for before, after in _answering(old, new, alike):
            yield from _of_both(pair, before, after)


def _of_both(pair: Pair, old: Cell, new: Cell) -> Iterator[Change]:
    yield from [pair.between("same", old, new)] if is_equal(old, new) else _of_cells(pair, old, new)


def _answering(old: list[Cell], new: list[Cell], alike: Alike) -> Iterator[tuple[Cell, Cell]]:
    """Take the values out of both lists that answer each other, each the first that does."""
    for before in list(old):
        after = next((other for other in new if alike(before, other)), None)
        if after is not None:
            old.remove(before)
            new.remove(after)
            yield before, after


def _at_home(old: Cell, new: Cell) -> bool:
    return bool(old.heading) and folded(old.heading) == folded(new.heading)


def is_equal(old: Cell, new: Cell) -> bool:
    """Say whether two values are the same, in whatever unit and however printed."""
    if folded(old.raw) == folded(new.raw) and (not old.unit or not new.unit or ratio(old.unit, new.unit) == 1):
        return True
    if old.number is None or new.number is None:
        return not (says(old) or says(new))
    if _other_kind(old, new):
        return False
    same_words = folded(old.wording) == folded(new.wording) and old.period == new.period
    return same_words and old.comparator == new.comparator and _ends(old, new.unit) == _ends(new, new.unit)


def equal_share(old: Sequence[Cell], new: Sequence[Cell]) -> float:
    """Return how many of the values of two things are equal, as a share of those that both have a column for."""
    both = [(one, other) for one in old for other in new if one.column == other.column]
    return sum(is_equal(one, other) for one, other in both) / len(both) if both else 0.0


def _of_cells(pair: Pair, old: Cell, new: Cell) -> Iterator[Change]:
    if not says(old) or not says(new):
        yield from _alone(pair, [old], [new], None)
    elif old.number is None or new.number is None:
        yield pair.between(_wording_kind(old, new), old, new, directions.of_wording(new))
    else:
        yield from _of_numbers(pair, old, new)


def _other_kind(old: Cell, new: Cell) -> bool:
    """Say whether one is a number of percentage points and the other a share of what was (提高5%)."""
    return "change" in (old.comparator, new.comparator) and ("百分点" in old.unit) != ("百分点" in new.unit)


def _of_numbers(pair: Pair, old: Cell, new: Cell) -> Iterator[Change]:
    if pair.subject == "target" and _other_kind(old, new):
        yield pair.between("unit_changed", old, new, directions.of_wording(new))
        return
    direction = directions.of_values(pair, old, new)
    differs = old.comparator != new.comparator
    if _span(old, new.unit) != _span(new, new.unit) or old.period != new.period:
        yield pair.between("value_changed", old, new, direction)
        direction = direction and "neutral"  # what it means is told with the number
    elif not differs:
        yield pair.between("wording_changed", old, new, directions.of_wording(new) and "neutral")
    if differs:
        yield pair.between("comparator_changed", old, new, direction)


def _wording_kind(old: Cell, new: Cell) -> str:
    if old.number is None and new.number is None:
        return "wording_changed"
    return "number_to_wording" if new.number is None else "wording_to_number"


def _span(cell: Cell, unit: str) -> tuple[Decimal | None, ...]:
    """Return the numbers of a value whatever its comparator: one, or two of a range."""
    ends = _ends(cell, unit)
    return ends if cell.comparator == "range" else tuple(end for end in ends if end is not None)[:1]


def _ends(cell: Cell, unit: str) -> tuple[Decimal | None, ...]:
    """Return the ends of a value in a unit; in its own where the two have no measure in common."""
    return tuple(None if end is None else _converted(end, cell.unit, unit) for end in (cell.low, cell.high))


def _converted(value: Decimal, unit: str, to: str) -> Decimal:
    found = value if unit == to or not unit or not to else convert(value, unit, to)
    return value if found is None else found
