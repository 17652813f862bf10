"""What the numbers of a row mean: who meets a requirement, who aims highest, how far and how fast."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from plantext.counties.cells import Number
from plantext.counties.matrix import Cell
from plantext.records import Comparator

_TURNED: dict[Comparator, Comparator] = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}


def meets(number: Number, requirement: Number, better: str) -> bool | None:
    """
    Say whether a number keeps to a requirement, or None where that cannot be said.

    A plain requirement (`100`) is the least where higher is better and the most where lower is. A plan that commits
    to less than is required does not meet it, though more may come: `≥50` does not meet `≥60`.

    >>> sixty = (">=", Decimal(60), None)
    >>> [meets(n, sixty, "higher") for n in ((">=", Decimal(60), None), ("=", Decimal(50), Decimal(50)))]
    [True, False]
    >>> meets(("range", Decimal(55), Decimal(65)), sixty, "higher")
    """
    kind, low, high = requirement
    if kind in ("=", "~"):
        kind = {"higher": ">=", "lower": "<="}.get(better, "")  # type: ignore[assignment]
    if kind in (">=", ">") and low is not None:
        return _reaches(number, low, strict=kind == ">")
    if kind in ("<=", "<") and high is not None:
        return _reaches(_turned(number), -high, strict=kind == "<")
    if kind == "range" and low is not None and high is not None:
        above, below = _reaches(number, low, False), _reaches(_turned(number), -high, False)
        return False if False in (above, below) else above and below
    return None


def best(cells: Mapping[int, Cell], better: str) -> tuple[int, ...]:
    """Return the places of the cells that commit to most, if at least two can be compared."""
    if better not in ("higher", "lower"):
        return ()
    aims = {at: aim for at, each in cells.items() if (aim := _aim(each, better)) is not None}
    if len(aims) < 2:
        return ()
    top = max(aims.values()) if better == "higher" else min(aims.values())
    return tuple(at for at, aim in aims.items() if aim == top)


def gap(target: Cell, baseline: Cell) -> Decimal | None:
    """Return target minus baseline, where each is one number."""
    one, other = _one(target), _one(baseline)
    return None if one is None or other is None else one - other


def pace(distance: Decimal, start: str, end: str) -> Decimal | None:
    """Return a distance per year, where both years are known and in order."""
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        return None
    return distance / (int(end) - int(start))


def direction(comparators: set[Comparator]) -> str:
    """
    Return in which direction an indicator is to go that the catalogue does not know, from how its targets are bounded.

    >>> direction({">=", "="}), direction({"<="}), direction({">=", "<="}), direction({"="})
    ('higher', 'lower', '', '')
    """
    up, down = comparators & {">=", ">"}, comparators & {"<=", "<"}
    return "higher" if up and not down else "lower" if down and not up else ""


def _reaches(number: Number, floor: Decimal, strict: bool) -> bool | None:
    comparator, low, high = number
    if low is not None and (low > floor or (low == floor and (not strict or comparator == ">"))):
        return True
    if comparator in ("=", "~", ">=", ">") or (high is not None and high < floor):
        return False
    return None


def _turned(number: Number) -> Number:
    comparator, low, high = number
    return _TURNED.get(comparator, comparator), None if high is None else -high, None if low is None else -low


def _aim(cell: Cell, better: str) -> Decimal | None:
    return cell.low if better == "higher" else cell.high


def _one(cell: Cell) -> Decimal | None:
    if cell.low is not None and cell.high is not None and cell.low != cell.high:
        return None
    return cell.value
