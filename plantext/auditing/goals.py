"""Targets against the requirements in their row, against the present, and against the targets before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from plantext.auditing.leaves import Leaf, is_blank, leaves_of
from plantext.auditing.limits import Direction, Meeting, Span, better, is_group, is_own_class, meets, span
from plantext.auditing.remarks import Remark, verdict
from plantext.auditing.rules import words
from plantext.auditing.scopes import cell_of, requirement_years
from plantext.plan import Plan
from plantext.records import Level, Value

LEVELS: tuple[Level, ...] = ("national", "provincial", "")


def check_requirements(plan: Plan) -> Iterator[Remark]:
    """Check that the last target of an indicator meets what the nation and the province ask for in its row."""
    years = requirement_years(plan)
    for leaf in leaves_of(plan):
        targets = _numbers(leaf.of("target"))
        for level in LEVELS:
            asked = [value for value in leaf.of("requirement", level) if value.comparator]
            year = next((year for value in asked if (year := years.get(_column(value), ""))), "")
            # What is asked for a year binds what is aimed at until then.
            due = [target for target in targets if not year or not target.year or target.year <= year]
            if asked and due:
                told = list(_required(plan, leaf, due[-1], asked))
                yield from told
                if len(due) > 1 and not year and not is_group(asked[0]) and any(each.verdict == "ok" for each in told):
                    yield from _interim(_required(plan, leaf, due[-2], asked))


def _interim(remarks: Iterator[Remark]) -> Iterator[Remark]:
    """Give what a target that is not the last one falls short of."""
    return (replace(remark, rule="interim-requirement") for remark in remarks if remark.verdict != "ok")


def _column(value: Value) -> tuple[str, int]:
    place, _, column = cell_of(value.source)
    return place, column


def _goes_on(leaf: Leaf, target: Value) -> bool:
    """Say whether a wording follows the last number (持续提高), which may lead to what the number does not reach."""
    return any(value.year > target.year and not is_blank(value) for value in leaf.of("target"))


def _required(plan: Plan, leaf: Leaf, target: Value, asked: Sequence[Value]) -> Iterator[Remark]:
    judged = [(each, _meeting(leaf, target, each)) for each in asked if target.period == each.period]
    missed = [each for each, meeting in judged if meeting == "missed"]
    met = [each for each, meeting in judged if meeting == "met"]
    if not missed and not met:
        return
    shown = (missed or met)[0]
    # A standard for classes of places: which of them the place is in, only its name can tell.
    unsure = bool(met) or (is_group(shown) and not is_own_class(shown.qualitative, plan.info.region))
    if missed and met and any(_fits_anyhow(each.qualitative, plan.info.region) for each in met):
        missed = []
    alternative = words("or", shown.raw) or words("or", target.raw)
    raw = "|".join(each.raw for each in asked) if is_group(shown) else shown.raw
    judged_ = verdict(not missed, sure=not (unsure or alternative or _goes_on(leaf, target)))
    yield Remark("target-requirement", judged_, leaf.title, target.raw, raw, target.source, shown.source, target.year)


def _meeting(leaf: Leaf, target: Value, required: Value) -> Meeting:
    unit = required.value_unit
    promise, asked = span(target, unit), span(required, unit)
    return meets(promise, asked, _side(leaf, required)) if promise and asked else "open"


def _side(leaf: Leaf, required: Value) -> Direction:
    """Return which side of a bare number is the good one; a share of 100 % can only be missed from below."""
    if required.value_unit == "%" and required.low in (0, 100):
        return "higher" if required.low else "lower"
    return better(leaf)


def _fits_anyhow(label: str, region: str) -> bool:
    """Say whether a class needs no question: the place is in it by name, or classes go by the size of cities."""
    return is_own_class(label, region) or "城市" in label


def check_progress(plan: Plan) -> Iterator[Remark]:
    """Check that targets are no worse than the present, and later ones no worse than earlier ones."""
    for leaf in leaves_of(plan):
        side = better(leaf)
        targets = [value for value in _numbers(leaf.of("target")) if not value.period]
        present = _present(leaf)
        if side and targets and not words("quota", leaf.title) and not words("growth", leaf.title):
            told = list(_against_present(leaf, targets, present, side)) if present is not None else []
            yield from told
            # A cell that is worse than the present was told of.
            worse = {remark.source for remark in told if remark.verdict != "ok"}
            yield from (remark for remark in _in_order(leaf, targets, side) if remark.source not in worse)


def _present(leaf: Leaf) -> Value | None:
    """Return the latest present value, if there is but one for its year."""
    numbers = [value for value in leaf.of("baseline") if value.comparator in ("=", "~") and not value.period]
    latest = [value for value in numbers if value.year == max(each.year for each in numbers)]
    return latest[0] if len(latest) == 1 and latest[0].rule != "group" else None


def _against_present(leaf: Leaf, targets: Sequence[Value], present: Value, side: Direction) -> Iterator[Remark]:
    unit = present.value_unit
    now = span(present, unit)
    if now is None:
        return
    later = [each for each in targets if not (present.year and each.year and each.year <= present.year)]
    promises = [(each, promise) for each in later if (promise := span(each, unit))]
    judged = [(each, meets(promise, now, side)) for each, promise in promises]
    # A cap leaves room on purpose: only what is not a cap can be worse.
    missed = [each for each, meeting in judged if meeting == "missed" and each.comparator not in ("<=", "<")]
    met = [each for each, meeting in judged if meeting == "met"]
    if missed or met:
        target = (missed or met)[0]
        # A floor is no promise to fall to it, and a rate of change differs from year to year.
        flow = words("flow", leaf.indicator.item or leaf.indicator.name)
        sure = target.comparator == "=" and not flow and not words("or", target.raw) and not words("cap", leaf.title)
        verdict_ = verdict(not missed, sure)
        places = (target.source, present.source)
        yield Remark("target-present", verdict_, leaf.title, target.raw, present.raw, *places, more=target.year)


def _in_order(leaf: Leaf, targets: Sequence[Value], side: Direction) -> Iterator[Remark]:
    for one, other in pairwise(targets):
        unit = one.value_unit
        first, second = span(one, unit), span(other, unit)
        if first is None or second is None or not one.year < other.year or words("flow", leaf.title):
            continue
        if one.comparator != other.comparator and {one.comparator, other.comparator} - {"=", ">=", "<="}:
            continue
        if meets(second, Span(first.low, None) if side == "higher" else Span(None, first.high), side) == "missed":
            # A bound behind a plain number leaves room, as it does behind the present value.
            loose = other.comparator == "=" and words("cap", leaf.title)
            judged = verdict(False, sure=other.comparator in (one.comparator, "=") and not loose)
            yield Remark("target-order", judged, leaf.title, other.raw, one.raw, other.source, one.source, other.year)


def _numbers(values: Sequence[Value]) -> list[Value]:
    """Return the values that are numbers, by year; those of the same year keep their order."""
    numbers = [value for value in values if value.comparator not in ("", "change") and value.rule != "group"]
    return sorted(numbers, key=lambda value: value.year)


__all__ = ["check_progress", "check_requirements"]
