"""The column 是否达标 against the numbers beside it, and series of years against what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from plantext.auditing.leaves import Entry, Leaf, entries_of, is_blank, leaves_of
from plantext.auditing.limits import Meeting, better, is_group, is_own_class, meets, span
from plantext.auditing.remarks import Remark, verdict
from plantext.auditing.rules import words
from plantext.plan import Plan
from plantext.records import Level, Value

LEVELS: tuple[Level, ...] = ("national", "provincial", "")


def check_attained(plan: Plan) -> Iterator[Remark]:
    """Check what an indicator is said to attain: against its numbers, and against targets and data that are missing."""
    for entry in entries_of(leaves_of(plan)):
        told: set[str] = set()
        for level in LEVELS:
            for remark in _of_level(entry, level, plan.info.region):
                if remark.rule in ("attained-without-target", "attained-without-data"):
                    if remark.rule in told:
                        continue  # one for the indicator: both levels and all sub-items share the cell
                    told.add(remark.rule)
                yield remark


def _of_level(entry: Entry, level: Level, region: str) -> Iterator[Remark]:
    judged = [(leaf, cell) for leaf in entry.leaves for cell in leaf.of("attained", level) if not is_blank(cell)]
    if not judged:
        return
    asked = [(leaf, cell) for leaf, cell in judged if leaf.asked(level) or not leaf.required(level)]
    meetings = [(leaf, cell, *_measured(leaf, _required(leaf, level, region))) for leaf, cell in asked]
    for leaf, cell, meeting, found, present in meetings:
        if words("judged-met", cell.qualitative):
            if present is not None and meeting != "open":
                is_met = verdict(meeting == "met")
                yield Remark("attained", is_met, leaf.title, cell.raw, found, cell.source, present.source)
            yield from _met(leaf, level, cell)
    unmet = [each for each in meetings if words("judged-unmet", each[1].qualitative)]
    if unmet and len(unmet) == len(meetings):
        yield from _unmet(entry, unmet)


def _met(leaf: Leaf, level: Level, cell: Value) -> Iterator[Remark]:
    """What is judged as met, without a target or without data that could be."""
    baselines = leaf.of("baseline")
    for value in baselines:
        if words("no-target", value.qualitative):
            yield Remark("attained-without-target", "fault", leaf.title, cell.raw, value.raw, cell.source, value.source)
            return
    missing = [value for value in baselines if is_blank(value) or words("judged-no-data", value.qualitative)]
    if baselines and len(missing) == len(baselines):
        # A sign for nothing may also stand where an indicator does not apply, unless a number is asked for.
        sure = not all(map(is_blank, missing)) or any(value.low or value.high for value in leaf.required(level))
        raw, source = missing[0].raw, missing[0].source
        yield Remark("attained-without-data", verdict(False, sure), leaf.title, cell.raw, raw, cell.source, source)


def _unmet(entry: Entry, meetings: Sequence[tuple[Leaf, Value, Meeting, str, Value | None]]) -> Iterator[Remark]:
    """An indicator that is judged as missed and whose numbers all meet what is asked."""
    verdicts = [meeting for _, _, meeting, _, _ in meetings]
    _, cell, _, found, present = meetings[0]
    if "open" in verdicts or present is None:
        return
    agrees = "missed" in verdicts
    yield Remark("attained", verdict(agrees), entry.title, cell.raw, found, cell.source, present.source)


def _required(leaf: Leaf, level: Level, region: str) -> list[Value]:
    """Return what a level requires of a place: of its own class, where classes are told apart."""
    required = leaf.required(level)
    if len(required) > 1 and all(map(is_group, required)):
        return [value for value in required if is_own_class(value.qualitative, region)]
    return required


def _measured(leaf: Leaf, required: Sequence[Value]) -> tuple[Meeting, str, Value | None]:
    """
    Return whether the present value meets what is required, where both are nothing but a number.

    With it come the two as printed, and the present value.
    """
    numbers = [value for value in leaf.of("baseline") if value.comparator == "=" and not value.period]
    latest = [value for value in numbers if value.year == max(each.year for each in leaf.of("baseline"))]
    if len(required) != 1 or len(latest) != 1 or latest[0].rule == "group":
        return "open", "", None
    if (required[0].qualitative and not is_group(required[0])) or required[0].period or latest[0].qualitative:
        return "open", "", None
    unit = required[0].value_unit
    now, asked = span(latest[0], unit), span(required[0], unit)
    if now is None or asked is None:
        return "open", "", None
    side = better(leaf)
    if required[0].value_unit == "%" and required[0].low in (0, 100):
        side = "higher" if required[0].low else "lower"
    return meets(now, asked, side), f"{latest[0].raw}（{required[0].raw}）", latest[0]


def check_series(plan: Plan) -> Iterator[Remark]:
    """Check that a series of years does what its own words, or the requirement, say of it."""
    for leaf in leaves_of(plan):
        series = [v for v in leaf.of("baseline") if v.rule == "series" and v.low is not None]
        if len(series) > 1 and len({(v.value_unit, v.raw) for v in series}) == 1:
            yield from _series(leaf, sorted(series, key=lambda value: value.year))


def _series(leaf: Leaf, series: Sequence[Value]) -> Iterator[Remark]:
    numbers = [value.low for value in series if value.low is not None]
    steps = [other - one for one, other in pairwise(numbers)]
    first = series[0]
    for means, wrong in (("rising", any(step <= 0 for step in steps)), ("falling", any(step >= 0 for step in steps))):
        if words(means, first.qualitative):
            yield Remark("series", verdict(not wrong), leaf.title, first.raw, first.qualitative, first.source)
            return
        for required in leaf.of("requirement"):
            if words(means, required.qualitative):
                judged = verdict(not wrong, sure=not words("or", required.qualitative))
                yield Remark(
                    "series-requirement", judged, leaf.title, first.raw, required.raw, first.source, required.source
                )
