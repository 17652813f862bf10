"""Which units of an indicator are one unit in different clothes, and which stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from plantext.counties.readings import Reading
from plantext.quantities.convert import convert, ratio


class Units:
    """
    The units of one indicator: each that is printed belongs to a unit of a row, into which it can be converted.

    The unit of a row is that of the catalogue where it fits, else the one that most plans use.
    """

    def __init__(self, readings: Iterable[Reading], preferred: str) -> None:
        plans: dict[str, set[int]] = {}
        asked: dict[str, set[int]] = {}
        self._own: dict[int, set[str]] = {}
        for reading in readings:
            if reading.is_number:
                plans.setdefault(reading.unit, set()).add(reading.place)
            elif reading.asked:
                asked.setdefault(reading.asked, set()).add(reading.place)
        self._rows = _grouped(_by_use(plans), preferred)
        self._usual = next(iter(self._rows.values()), None)
        if self._usual is None:  # nothing but wordings
            self._usual = next(iter(_by_use(asked)), "")
        for unit, places in plans.items():
            for place in places:
                self._own.setdefault(place, set()).add(self._rows[unit])

    def of(self, reading: Reading) -> str:
        """Return the unit of the row in which a reading stands; a wording stands with the plan's own numbers."""
        if reading.is_number:
            return self._rows[reading.unit]
        own = self._own.get(reading.place, set())
        if len(own) == 1:
            return next(iter(own))
        return self._rows.get(reading.asked, self._usual or "")


def converted(value: Decimal | None, unit: str, to: str) -> Decimal | None:
    """Return a number in the unit of a row, or None where there is none or the units do not fit."""
    return value if value is None or unit == to else convert(value, unit, to)


def differs(unit: str, to: str) -> bool:
    """Say whether a number changes on the way into another unit: 公斤 and 千克 are two words for one."""
    return unit != to and ratio(unit, to) != 1


def _by_use(plans: Mapping[str, set[int]]) -> list[str]:
    return sorted(plans, key=lambda unit: (-len(plans[unit]), unit))


def _grouped(units: list[str], preferred: str) -> dict[str, str]:
    """Return the unit of its row for each unit; those that most plans use come first."""
    heads: list[str] = []
    rows: dict[str, str] = {}
    for unit in units:
        head = next((head for head in heads if ratio(unit, head) is not None), None)
        if head is None:
            head = preferred if ratio(unit, preferred) is not None else unit
            heads.append(head)
        rows[unit] = head
    return rows
