"""`[4.5]` in a table of five years: the whole change from the present to the target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plantext.auditing.leaves import Leaf, leaves_of
from plantext.auditing.numbers import plain, step
from plantext.auditing.remarks import Remark, verdict
from plantext.auditing.rules import words
from plantext.plan import Plan
from plantext.quantities.convert import convert
from plantext.records import Value


def check_increments(plan: Plan) -> Iterator[Remark]:
    """Check that a bracketed change is the target less the present value, or its share of that."""
    for leaf in leaves_of(plan):
        # A header with two years (`2030年较2025年增减`) is read as that of the present.
        goals = [*leaf.of("target"), *(value for value in leaf.of("baseline") if value.period == "cumulative")]
        changes = [value for value in goals if value.rule == "bracketed" and value.low is not None]
        if len(changes) == 1 and not words("yearly", leaf.title):
            yield from _increment(leaf, changes[0])


def _increment(leaf: Leaf, change: Value) -> Iterator[Remark]:
    targets = [v for v in leaf.of("target") if not v.period and v.comparator in ("=", "~", ">=", "<=")]
    due = [v for v in targets if not change.year or change.role == "baseline" or v.year == change.year]
    present = [v for v in leaf.of("baseline") if v.comparator in ("=", "~") and not v.period]
    if not due or len(present) != 1 or change.low is None:
        return
    target, now = due[-1], present[0]
    end, start = _number(target), now.low
    if end is None or start is None or (end := _in(end, target.value_unit, now.value_unit)) is None:
        return
    years = int(target.year) - int(now.year) if target.year.isdigit() and now.year.isdigit() else 0
    ways = _ways(start, end, change.low, years, in_points=now.value_unit in ("%", "‰"))
    agrees = any(abs(abs(way) - abs(change.low)) <= room for way, room in ways)
    sure = target.comparator == "=" and not words("flow", leaf.title) and not words("growth", leaf.title)
    said, found = change.raw, f"{target.raw}-{now.raw}={plain(end - start)}"
    yield Remark("increment", verdict(agrees, sure), leaf.title, said, found, change.source, now.source)


def _ways(
    start: Decimal, end: Decimal, change: Decimal, years: int, in_points: bool
) -> Iterator[tuple[Decimal, Decimal]]:
    """
    Give the changes that may be meant, of the whole period and of a year, each with how much rounding may do.

    What is measured as a share changes by points (`in_points`), all else may also change by a share of itself.
    """
    # 84 beside 82.6 is 84.0: what is printed more coarsely is not known less exactly.
    room = max(min(step(start), step(end)), step(change)) / 2
    yield end - start, room
    if start and not in_points:
        yield (end - start) / start * 100, max(step(change), Decimal("0.1"))
    if years > 0:
        yield (end - start) / years, room
    if years > 0 and start > 0 and end > 0 and not in_points:
        yield ((end / start) ** (Decimal(1) / years) - 1) * 100, max(step(change), Decimal("0.1"))


def _number(value: Value) -> Decimal | None:
    return value.low if value.low is not None else value.high


def _in(number: Decimal, unit: str, to: str) -> Decimal | None:
    return number if not unit or not to else convert(number, unit, to)
