"""The same indicator in two tables of a plan: its values, its unit, its attribute, its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from plantext.auditing.leaves import Leaf, is_blank, leaves_of
from plantext.auditing.limits import span
from plantext.auditing.numbers import same
from plantext.auditing.remarks import Remark, verdict
from plantext.auditing.rules import words
from plantext.auditing.scopes import scope
from plantext.plan import Plan
from plantext.quantities.convert import ratio
from plantext.records import Value
from plantext.vocabulary import fold


def check_twice(plan: Plan) -> Iterator[Remark]:
    """Check what two tables say of the same indicator, known by its concept or by its name."""
    known: dict[tuple[str, str], list[Leaf]] = defaultdict(list)
    for leaf in leaves_of(plan):
        one = leaf.indicator
        known["concept" if one.concept else fold(one.name), one.concept or fold(one.item)].append(leaf)
    for leaves in known.values():
        for first, second in combinations(leaves, 2):
            tables = (first.indicator.table, second.indicator.table)
            if tables[0] != tables[1] and len({scope(table, plan.info.region) for table in tables}) == 1:
                yield from _by_year(_pair(first, second))


def _by_year(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Give what is the same for several years once, with all of them."""
    kept: dict[tuple[str, str, str, str], Remark] = {}
    for remark in remarks:
        key = (remark.rule, remark.verdict, remark.said, remark.found)
        known = kept.get(key)
        kept[key] = replace(known, more=f"{known.more}, {remark.more}") if known and remark.more else remark
    yield from kept.values()


def _pair(first: Leaf, second: Leaf) -> Iterator[Remark]:
    yield from _units(first, second)
    yield from _attributes(first, second)
    for value in second.values:
        others = [v for v in first.values if (v.role, v.year, v.period) == (value.role, value.year, value.period)]
        if value.role in ("baseline", "target") and len(others) == 1 and _is_single(value, second):
            yield from _values(first, second, others[0], value)


def _is_single(value: Value, leaf: Leaf) -> bool:
    """Say whether a value is the only one of its kind: numbers for several groups of places are not compared."""
    kind = (value.role, value.year, value.period)
    return value.rule != "group" and sum((v.role, v.year, v.period) == kind for v in leaf.values) == 1


def _units(first: Leaf, second: Leaf) -> Iterator[Remark]:
    one, other = first.indicator, second.indicator
    if not one.unit or not other.unit or fold(one.unit) == fold(other.unit):
        return
    factor = ratio(other.unit, one.unit)
    if factor == 1 or any(v.low is not None or v.high is not None for v in second.of("baseline")):
        return  # the same unit in other words, or numbers that are compared in their units
    judged = verdict(False, sure=factor is not None)
    yield Remark("twice-unit", judged, second.title, other.unit, one.unit, other.source, one.source)


def _attributes(first: Leaf, second: Leaf) -> Iterator[Remark]:
    one, other = first.indicator, second.indicator
    if one.attribute and other.attribute and one.attribute != other.attribute:
        # The standards of the nation and of a province may each have an attribute of their own.
        levels = [{v.level for v in leaf.of("requirement")} for leaf in (first, second)]
        judged = verdict(False, sure=levels[0] == levels[1])
        yield Remark("twice-attribute", judged, second.title, other.attribute, one.attribute, other.source, one.source)


def _values(first: Leaf, second: Leaf, one: Value, other: Value) -> Iterator[Remark]:
    unit = one.value_unit
    left, right = span(one, unit), span(other, unit)
    if left is None or right is None:
        yield from _wordings(first, second, one, other)
        return
    pairs = [(a, b) for a, b in ((left.low, right.low), (left.high, right.high)) if a is not None and b is not None]
    if pairs and one.comparator != "~" and other.comparator != "~":
        agrees = all(same(a, b) for a, b in pairs)
        if not agrees and one.raw == other.raw:
            return  # the same number in two units: told of the units
        sure = bool(one.value_unit) == bool(other.value_unit) and one.comparator == other.comparator
        judged = verdict(agrees, sure)
        yield Remark("twice-value", judged, second.title, other.raw, one.raw, other.source, one.source, other.year)


def _wordings(first: Leaf, second: Leaf, one: Value, other: Value) -> Iterator[Remark]:
    """Hold wordings against each other: none and some, and what is aimed at under the very same requirement."""
    if is_blank(one) or is_blank(other):
        return
    places = (other.source, one.source, other.year)
    none = [words("none", value.raw) for value in (one, other)]
    if one.role == "baseline" and none[0] != none[1] and not any(words("gone", v.raw) for v in (one, other)):
        yield Remark("twice-none", "doubt", second.title, other.raw, one.raw, *places)
    if one.role == "target" and not one.comparator and not other.comparator and fold(one.raw) != fold(other.raw):
        asked = [{fold(v.raw) for v in leaf.of("requirement") if not is_blank(v)} for leaf in (first, second)]
        if asked[0] and asked[0] == asked[1]:
            yield Remark("twice-wording", "doubt", second.title, other.raw, one.raw, *places)
