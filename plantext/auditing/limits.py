"""Numbers as limits: what a value promises at least or at most, and whether that meets a requirement."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from plantext.auditing.leaves import Leaf
from plantext.auditing.rules import words
from plantext.concepts import Concept, load_concepts
from plantext.quantities.convert import convert
from plantext.records import Value

Direction = Literal["", "higher", "lower"]
Meeting = Literal["met", "missed", "open"]

_ABOUT = Decimal("0.02")  # 左右 leaves this share of a number open


@dataclass(frozen=True, slots=True)
class Span:
    """
    What a value promises, in a unit: at least `low`, at most `high`; None where it promises nothing.

    `beyond` says that the number itself is not enough (`＞80`).
    """

    low: Decimal | None
    high: Decimal | None
    about: bool = False
    beyond: bool = False


def span(value: Value, unit: str) -> Span | None:
    """Return what a value promises in a unit; None where it is no number, a change, or in a unit of another kind."""
    if value.comparator in ("", "change") or (value.low is None and value.high is None):
        return None
    low, high = (_converted(number, value.value_unit, unit) for number in (value.low, value.high))
    if low is None and high is None:
        return None
    return Span(low, high, value.comparator == "~", value.comparator in (">", "<"))


def _converted(number: Decimal | None, unit: str, to: str) -> Decimal | None:
    if number is None or unit == to:
        return number
    # A table that prints no unit in one cell prints it in another; a number without one is in that of its row.
    return convert(number, unit, to) if unit and to else number


def meets(promise: Span, required: Span, better: Direction) -> Meeting:
    """
    Say whether a promise meets a requirement; `open` where the two cannot be held against each other.

    A requirement of one number (`100`) is a floor where more is better, and a cap where less is.

    >>> floor, cap = Span(Decimal(15), None), Span(None, Decimal(15))
    >>> meets(Span(Decimal(13), None), floor, ""), meets(cap, floor, ""), meets(Span(Decimal(15), Decimal(15)), cap, "")
    ('missed', 'open', 'met')
    """
    floor, cap = required.low, required.high
    if floor is not None and cap is not None:
        if floor != cap or not better:
            return "open"
        floor, cap = (floor, None) if better == "higher" else (None, cap)
    if required.beyond and not promise.beyond and (promise.low if cap is None else promise.high) in (floor, cap):
        return "missed"
    if floor is not None and promise.low is not None:
        return (
            "met" if promise.low >= floor - _room(promise, required, floor) else _missed(promise.high, floor, promise)
        )
    if cap is not None and promise.high is not None:
        return "met" if promise.high <= cap + _room(promise, required, cap) else _missed(cap, promise.low, promise)
    return "open"


def _missed(upper: Decimal | None, lower: Decimal | None, promise: Span) -> Meeting:
    """A range may still reach what it does not promise."""
    is_range = promise.low is not None and promise.high is not None and promise.low != promise.high
    return "open" if is_range and upper is not None and lower is not None and upper >= lower else "missed"


def _room(promise: Span, required: Span, limit: Decimal) -> Decimal:
    return abs(limit) * _ABOUT if promise.about or required.about else Decimal(0)


def better(leaf: Leaf) -> Direction:
    """Return in which direction an indicator gets better: as the catalogue says, else its bounds, else its name."""
    concept = concept_of(leaf.indicator.concept)
    if concept is not None:
        return "" if concept.better == "keep" else concept.better
    bounds = {value.comparator for value in leaf.values if value.role in ("requirement", "target")}
    floors, caps = bounds & {">=", ">"}, bounds & {"<=", "<"}
    if floors or caps:
        return "" if floors and caps else "higher" if floors else "lower"
    name = leaf.indicator.item or leaf.indicator.name
    return "higher" if words("higher", name) else "lower" if words("lower", name) else ""


def is_group(value: Value) -> bool:
    """Say whether a value is that of a class of places, named in its wording (`县≥13`)."""
    return value.rule == "group"


def is_own_class(label: str, region: str) -> bool:
    """
    Say whether a class of places is that of a place by the last character of its name.

    >>> is_own_class("县（区）", "青木县"), is_own_class("市", "青木市")
    (True, False)
    """
    return bool(region) and region[-1] in label and not (region[-1] == "市" and "县" not in label)


def concept_of(name: str) -> Concept | None:
    """Return the concept of an id, None where the catalogue has none."""
    return _concepts().get(name)


@cache
def _concepts() -> dict[str, Concept]:
    return {concept.id: concept for concept in load_concepts()}
