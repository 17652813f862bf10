"""The record of a quantity, and how a number and the words beside it become one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plantext.quantities.bounds import bound_after, bound_before, change_before
from plantext.quantities.numbers import Number
from plantext.quantities.units import unit_end
from plantext.records import Comparator

CUMULATIVE = "bracketed"  # the rule of a number in square brackets: by custom a total over the period


@dataclass(frozen=True, slots=True)
class Quantity:
    """
    A number, or a range, with its unit.

    `text[start:end]` runs from the first word that bounds the number to the last (`不低于85%`, `90%以上`), and
    `text[number_start:number_end]` is the number itself, or both numbers of a range. `low` is None where the wording
    sets no lower limit, `high` where it sets no upper one. `unit` is as printed, with the 万 or 亿 before it, and empty
    where none follows. `rule` names what was read: an entry of `extractors/quantities.toml`, or number, range, ratio.
    `note_mark` is the digit of a footnote's mark behind it.
    """

    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    unit: str
    start: int
    end: int
    number_start: int
    number_end: int
    rule: str
    note_mark: str = ""


def bounded(number: Number, plain: str, prose: bool = False) -> Quantity:
    """Return a number with the words around it that bound it or make it a change."""
    before, start, before_rule = bound_before(plain, number.start, prose)
    after, end, after_rule = bound_after(plain, number.end, prose)
    if prose and before == "~" and after:
        before = ""  # 约5000人以上
    comparator: Comparator = before or after or ("~" if number.about else "=")
    low, high, unit = number.low, number.low, number.unit
    rule = before_rule or after_rule or number.rule
    if number.high is not None:
        comparator, low, high = "range", *_limits(number.low, number.high, number.dash)
        rule = "plus-minus" if "±" in number.dash else "range"
    if start and plain[start - 1] in _OPEN and plain[end : end + 1] in _CLOSE:
        # a number in square brackets; its bounds and its unit may stand outside of them
        before, start, _ = bound_before(plain, start - 1, prose)
        outside = unit_end(plain, end + 1, prose)
        unit = unit or plain[end + 1 : outside]
        after, end, _ = bound_after(plain, outside, prose)
        comparator = comparator if comparator != "=" else before or after or "="
        rule = CUMULATIVE
    sign, change_start, change_rule = change_before(plain, start, prose)
    if sign:
        comparator = "range" if comparator == "range" else "change"
        low, high = (-high, -low) if sign == "-" else (low, high)
        start, rule = change_start, CUMULATIVE if rule == CUMULATIVE else change_rule
    return Quantity(
        comparator=comparator,
        low=None if comparator in ("<=", "<") else low,
        high=None if comparator in (">=", ">") else high,
        unit=unit,
        start=start,
        end=end,
        number_start=number.start,
        number_end=number.number_end,
        rule=rule,
        note_mark=number.mark,
    )


def _limits(low: Decimal, high: Decimal, dash: str) -> tuple[Decimal, Decimal]:
    if "±" in dash:
        return low - high, low + high
    return min(low, high), max(low, high)


_OPEN, _CLOSE = "[〔【［", ("]", "〕", "】", "］")
