"""The record of a quantity, and how a number and the words beside it become one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import regex

from plantext.quantities.bounds import bound_after, bound_before, change_before
from plantext.quantities.numbers import decimal, unit_regex
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


class Number(NamedTuple):
    """A number as found: its value, or both of a range, its unit, and where all this stands."""

    low: Decimal
    high: Decimal | None
    dash: str
    about: bool  # 余 or 多 stands behind it
    unit: str
    start: int
    number_end: int
    end: int
    mark: str = ""
    rule: str = "number"


def number_of(match: regex.Match[str], plain: str) -> Number:
    """Return the number of a match of a pattern of `numbers.py` on digits."""
    low, mark = decimal(match["low"]), match["mark"]
    if match["power"]:
        low *= Decimal(10) ** int(match["power"].translate(_SUPERSCRIPTS))
    if not mark and (late := _LATE_MARK.match(plain, match.end())):
        mark = late[0]
    high = match["high"]
    return Number(
        low=low,
        high=decimal(high) if high else None,
        dash=match["dash"] or "",
        about=match["odd"] is not None,
        unit=_SPACE.sub("", match["unit"] or ""),
        start=match.start("low"),
        number_end=match.end("high") if high else match.end("power") if match["power"] else match.end("low"),
        end=match.end(),
        mark=mark.translate(_SUPERSCRIPTS) if mark else "",
    )


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
        outside = unit_regex().match(plain, end + 1)
        after, end, _ = bound_after(plain, outside.end() if outside else end + 1, prose)
        comparator = comparator if comparator != "=" else before or after or "="
        unit, rule = unit or (outside[0] if outside else ""), CUMULATIVE
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
_SPACE = regex.compile(r"\s+")
_LATE_MARK = regex.compile(r"(?<=[%‰])\d(?!\d)|[⁰¹²³⁴-⁹]+|(?<=\d)[*★▲①-⑨]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨", "0123456789123456789")
