"""Comparators that stand away from their number: at the other end of a list, in a link, before the verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plantext.quantities import Quantity


def with_comparator(quantity: Quantity, comparator: str) -> Quantity:
    """Return a bare number with the comparator that a clause gives it; one that has its own keeps it."""
    if quantity.comparator != "=" or comparator in ("=", ""):
        return quantity
    low, high = quantity.low, quantity.high
    if comparator in (">=", ">"):
        high = None
    if comparator in ("<=", "<"):
        low = None
    return replace(quantity, comparator=comparator, low=low, high=high)  # type: ignore[arg-type]


def alike(quantities: Sequence[Quantity], bound: str) -> list[Quantity]:
    """Give the numbers of a list what only one of them prints: the unit behind the last, a bound at either end."""
    first, last = quantities[0], quantities[-1]
    comparator = next((q.comparator for q in (first, last) if q.comparator != "="), bound or "=")
    with_units = [q if q.unit else replace(q, unit=unit_behind(quantities[at:])) for at, q in enumerate(quantities)]
    if comparator == "change":
        sign = -1 if (first.low or first.high or 0) < 0 else 1
        return [q if q.comparator == "change" else signed(q, sign) for q in with_units]
    return [with_comparator(q, comparator) for q in with_units]


def unit_behind(quantities: Sequence[Quantity]) -> str:
    """Return the unit of the first number that prints one."""
    return next((q.unit for q in quantities if q.unit), "")


def signed(quantity: Quantity, sign: int) -> Quantity:
    """Return a rate of change as a signed change: `降幅达■` is a fall."""
    value = quantity.low if quantity.low is not None else quantity.high
    return quantity if value is None else replace(quantity, comparator="change", low=sign * value, high=sign * value)
