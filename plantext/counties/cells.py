"""The readings of one plan that belong in one place of the matrix, as one cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plantext.counties.matrix import Cell
from plantext.counties.readings import Reading
from plantext.counties.units import converted, differs
from plantext.records import Comparator

SEVERAL = "several values"

Number = tuple[Comparator, Decimal | None, Decimal | None]


def cell(readings: Sequence[Reading], unit: str) -> Cell:
    """
    Return what a plan says in a row of some unit.

    Values that are printed alike are one. Others are joined, and count as a number only if they are the same one.
    """
    if len(readings) == 1:
        return _single(readings[0], unit)
    said = [each for each in readings if any(map(str.isalnum, each.raw))] or readings[:1]
    texts = tuple(dict.fromkeys(each.raw for each in said))
    sources = "|".join(dict.fromkeys(each.source for each in said))
    numbers = _numbers(said, unit)
    several = len(texts) > 1 or len(numbers) > 1
    comparator, low, high = numbers[0] if len({each[1:] for each in map(_point, numbers)}) == 1 else ("", None, None)
    changed = any(each.is_number and differs(each.unit, unit) for each in said) and len(texts) == 1
    return Cell("；".join(texts), comparator, low, high, sources, SEVERAL if several else "", changed)


def _single(reading: Reading, unit: str) -> Cell:
    comparator, low, high = _number(reading, unit) if reading.is_number else ("", None, None)
    changed = differs(reading.unit, unit) and (low is not None or high is not None)
    return Cell(reading.raw, comparator, low, high, reading.source, "", changed)


def _numbers(readings: Iterable[Reading], unit: str) -> list[Number]:
    return list(dict.fromkeys(_number(each, unit) for each in readings if each.is_number))


def _number(reading: Reading, unit: str) -> Number:
    return reading.comparator, converted(reading.low, reading.unit, unit), converted(reading.high, reading.unit, unit)


def _point(number: Number) -> Number:
    """Return a number without what bounds it: 93.5 and >=93.5 agree."""
    comparator, low, high = number
    return comparator, high if low is None else low, low if high is None else high
