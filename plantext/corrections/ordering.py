"""New records put among the others of a plan, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from plantext.corrections.fields import Reviewable
from plantext.corrections.placing import Site
from plantext.records import Claim, Duty, Indicator, Target, Value, place_of

Order = tuple[int, int, int, int]


def in_reading_order(
    records: Sequence[Any], new: Iterable[Any], site: Site, indicators: Sequence[Indicator]
) -> tuple[Any, ...]:
    """Return records with new ones among them, each behind the last that stands no later; values leaf by leaf."""
    places = _Places(site, indicators)
    found = list(records)
    orders = [places.order(record) for record in found]
    for record in new:
        order = places.order(record)
        at = max((at + 1 for at, other in enumerate(orders) if other <= order), default=0)
        found.insert(at, record)
        orders.insert(at, order)
    return tuple(found)


class _Places:
    """Places in the order of reading; the values of one row are told apart by their leaf."""

    def __init__(self, site: Site, indicators: Sequence[Indicator]) -> None:
        self._blocks = {(each.name, each.caption): each.block for each in site.cells.tables.values()}
        self._leaves = {_leaf(indicator): at for at, indicator in enumerate(indicators)}

    def order(self, record: Reviewable) -> Order:
        if isinstance(record, Target | Duty | Claim):
            return record.start, 0, 0, 0
        match = _CELL.fullmatch(place_of(record.source))
        if not match:  # no source of a cell looks otherwise
            return 0, 0, 0, 0
        leaf = self._leaves.get(_leaf(record), 0) if isinstance(record, Value) else 0
        return self._blocks.get((match[1], record.table), 0), int(match[2]), leaf, int(match[3])


def _leaf(record: Value | Indicator) -> tuple[str, ...]:
    return record.table, record.number, record.name, record.item


_CELL = re.compile(r"(.+) r(\d+)c(\d+)")
