"""New records put among the others of a plan, in the order of reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from plantext.corrections.fields import Reviewable
from plantext.corrections.placing import Site
from plantext.records import Claim, Duty, Indicator, Target, Value, cited_cell

Order = tuple[int, int, int, int]


def in_reading_order(
    records: Sequence[Any], new: Iterable[Any], site: Site, indicators: Sequence[Indicator]
) -> tuple[Any, ...]:
    """Return records with new ones among them, each behind the last that stands no later; values leaf by leaf."""
    places = _Places(site, indicators)
    # The least order from each record on: where it is later than that of a new one, all are.
    least = list(accumulate(map(places.order, reversed(records)), min))[::-1]
    behind: dict[int, list[tuple[Order, int, Any]]] = {}
    for number, record in enumerate(new):
        order = places.order(record)
        behind.setdefault(bisect_right(least, order), []).append((order, number, record))
    found = [record for _, _, record in sorted(behind.get(0, ()), key=_by_order)]
    for at, each in enumerate(records, 1):
        found += [each, *(record for _, _, record in sorted(behind.get(at, ()), key=_by_order))]
    return tuple(found)


def _by_order(each: tuple[Order, int, Any]) -> tuple[Order, int]:
    return each[:2]


class _Places:
    """Places in the order of reading; the values of one row are told apart by their leaf."""

    def __init__(self, site: Site, indicators: Sequence[Indicator]) -> None:
        self._blocks = {(each.name, each.caption): each.block for each in site.cells.tables.values()}
        self._leaves = {_leaf(indicator): at for at, indicator in enumerate(indicators)}

    def order(self, record: Reviewable) -> Order:
        if isinstance(record, Target | Duty | Claim):
            return record.start, 0, 0, 0
        cited = cited_cell(record.source)
        if cited is None:  # no source of a cell looks otherwise
            return 0, 0, 0, 0
        leaf = self._leaves.get(_leaf(record), 0) if isinstance(record, Value) else 0
        return self._blocks.get((cited.table, record.table), 0), cited.row, leaf, cited.column


def _leaf(record: Value | Indicator) -> tuple[str, ...]:
    return record.table, record.number, record.name, record.item
