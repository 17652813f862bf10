"""What hangs on corrected records: the values of an indicator, the units responsible for the targets of a duty."""

from __future__ import annotations

import re
from dataclasses import replace

from plantext.corrections.changing import Changes
from plantext.duties import Responsibilities
from plantext.plan import Plan
from plantext.records import Indicator, Target, Value, place_of


def follow(changes: Changes, plan: Plan) -> None:
    """
    Let values follow their indicator, and targets their duty.

    A value takes the number, the name and the sub-item that its indicator was given, and its unit where it had the
    indicator's; those of an indicator that was rejected go with it. What was corrected by itself stays.
    """
    values: dict[tuple[str, ...], list[int]] = {}
    for number, value in enumerate(plan.values):
        values.setdefault(_leaf(value), []).append(number)
    for before, now in zip(plan.indicators, changes.now["indicators"], strict=True):
        if now is None or replace(now, review=before.review) != before:
            _values(changes, plan, before, now, values.get(_leaf(before), []))
    if any(now != before for now, before in zip(changes.now["duties"], plan.duties, strict=True)):
        _targets(changes, plan)


def _values(changes: Changes, plan: Plan, before: Indicator, now: Indicator | None, numbers: list[int]) -> None:
    for number in numbers:
        current = changes.now["values"][number]
        is_reviewed = ("values", number) in changes.of
        if now is None and not is_reviewed:
            changes.reject("values", number)
        elif now is not None and current is not None:
            changes.now["values"][number] = _renamed(current, plan.values[number], before, now, is_reviewed)
    added = changes.added.get("values", [])
    for at, value in enumerate(added):
        if now is not None and _leaf(value)[:-1] == _leaf(before)[:-1]:
            added[at] = replace(value, number=now.number, name=now.name, item=now.item)


def _renamed(current: Value, value: Value, before: Indicator, now: Indicator, is_reviewed: bool) -> Value:
    """Return a value with what its indicator was given, where it has not been given anything else itself."""
    found = current
    for field in ("number", "name", "item"):
        if getattr(current, field) == getattr(value, field):
            found = replace(found, **{field: getattr(now, field)})
    if not is_reviewed and before.unit != now.unit and value.value_unit == before.unit and value.comparator:
        found = replace(found, value_unit=now.unit)
    return found if found == current or found.review else replace(found, review="corrected")


def _targets(changes: Changes, plan: Plan) -> None:
    duties = Responsibilities(plan.document, plan.duties)
    numbers = {id(duty): number for number, duty in enumerate(plan.duties)}
    for number, target in enumerate(plan.targets):
        duty = duties.at(target.start)
        if duty is None or ("targets", number) in changes.of:
            continue
        now = changes.now["duties"][numbers[id(duty)]]
        if (target.responsible, target.responsible_lead) == (duty.responsible, duty.responsible_lead):
            units = (now.responsible, now.responsible_lead) if now else ((), ())
            changes.now["targets"][number] = _responsible(target, *units)


def _responsible(target: Target, units: tuple[str, ...], leads: tuple[str, ...]) -> Target:
    found = replace(target, responsible=units, responsible_lead=leads)
    return target if found == target else replace(found, review="corrected")


def _leaf(record: Indicator | Value) -> tuple[str, ...]:
    """Return what an indicator and its values have in common: the words of their row, and the row itself."""
    return (record.table, record.number, record.name, record.item, _COLUMN.sub("", place_of(record.source)))


_COLUMN = re.compile(r"c\d+$")
