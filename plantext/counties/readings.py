"""What one plan contributes to the matrix: its values, each with the indicator it is said of, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from plantext.concepts import Concept, load_concepts, name_key
from plantext.counties.words import words
from plantext.plan import Plan
from plantext.records import Comparator, Indicator, Target, Value
from plantext.wide import stated


@dataclass(slots=True)
class Reading:
    """
    A value of a plan (`place` counts the plans from 0) under the key of its indicator.

    `unit` is that of the number, `asked` the one that the indicator is printed with; `kind` is `change` for a rise or
    a fall of something that is a level otherwise, else the period.
    """

    place: int
    key: str
    name: str
    role: str
    level: str
    year: str
    kind: str
    raw: str
    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    unit: str
    asked: str
    source: str

    @property
    def is_number(self) -> bool:
        """Say whether there is a number to compare."""
        return self.low is not None or self.high is not None


def readings(plan: Plan, place: int) -> Iterator[Reading]:
    """
    Give the values of a plan's tables, and of its text for indicators that stand in none of its tables.

    An indicator without any value gives one empty reading, so that it is listed all the same.
    """
    leaves = {(leaf.table, leaf.number, leaf.name, leaf.item): leaf for leaf in plan.indicators}
    silent = dict(leaves)
    known: set[str] = set()
    for value in plan.values:
        leaf = leaves.get((value.table, value.number, value.name, value.item))
        silent.pop((value.table, value.number, value.name, value.item), None)
        reading = _of_value(value, leaf, place)
        known.add(reading.key)
        yield reading
    for leaf in silent.values():
        key, name = _identity(leaf.concept, leaf.name, leaf.item)
        known.add(key)
        yield Reading(place, key, name, "target", "", "", "", "", "", None, None, "", leaf.unit, leaf.source)
    for target in plan.targets:
        told = (target.role == "target" or target.year) and not target.is_former
        if target.concept and target.concept not in known and told:
            yield _of_target(target, place)


@lru_cache(maxsize=1)
def concepts() -> dict[str, Concept]:
    """Return the catalogue by id, in its order."""
    return {concept.id: concept for concept in load_concepts()}


def _of_value(value: Value, leaf: Indicator | None, place: int) -> Reading:
    concept, asked = (leaf.concept, leaf.unit) if leaf else ("", "")
    key, name = _identity(concept, value.name, value.item)
    comparator, low, high, kind = _amount(name, value.comparator, value.low, value.high)
    unit = value.value_unit if low is not None or high is not None else ""
    role, level, year = value.role, value.level, value.year
    kind = value.period or kind
    return Reading(
        place, key, name, role, level, year, kind, stated(value), comparator, low, high, unit, asked, value.source
    )


def _of_target(target: Target, place: int) -> Reading:
    key, name = _identity(target.concept, target.indicator, "")
    comparator, low, high, kind = _amount(name, target.comparator, target.low, target.high)
    role = "target" if target.role == "target" else "baseline"
    kind = target.period or kind
    unit, raw, source = target.unit, stated(target), target.source
    return Reading(place, key, name, role, "", target.year, kind, raw, comparator, low, high, unit, unit, source)


@lru_cache(maxsize=65536)
def _identity(concept: str, name: str, item: str) -> tuple[str, str]:
    """
    Return the key under which an indicator is aligned, and the name it bears in the matrix.

    >>> _identity("", "农村供水保证率", "山区"), _identity("forest-cover", "森林覆盖率（%）", "")
    (('/农村供水保证率/山区', '农村供水保证率/山区'), ('forest-cover', '森林覆盖率'))
    """
    if concept in concepts():
        return concept, concepts()[concept].name
    return f"/{name_key(name)}/{name_key(item)}", "/".join(filter(None, (name, item)))


def _amount(
    name: str, comparator: Comparator, low: Decimal | None, high: Decimal | None
) -> tuple[Comparator, Decimal | None, Decimal | None, str]:
    """Return a number and its kind; a fall printed of an indicator that is a fall (`下降15%`) is what it names (15)."""
    if comparator != "change":
        return comparator, low, high, ""
    if not words().is_change(name):
        return comparator, low, high, "change"
    if words().is_fall(name):
        low, high = (None if each is None else -each for each in (high, low))
    return "=", low, high, ""
