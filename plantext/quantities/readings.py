"""One statement of a cell as a record, and the small questions that all ways of reading a cell ask."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import regex

from plantext.quantities.lexer import scan
from plantext.quantities.quantity import CUMULATIVE, Quantity
from plantext.quantities.years import find_years
from plantext.records import Comparator, Period
from plantext.vocabulary import attributes, load


@dataclass(frozen=True, slots=True)
class Reading:
    """
    One statement of a cell.

    `year` is None where the cell names none, so that the column's year holds. `unit` is empty where the cell prints
    none. `before` marks the older of two values in one cell (`23.9→36.3`). `attribute` is an attribute printed in
    the cell (`年均4%（预期性）`). `note_mark` is a footnote's mark behind the number (`6.27¹`, `82.7%1`). `raw` is the
    cell, or the line of it that this reading comes from.
    """

    raw: str
    comparator: Comparator = ""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    qualitative: str = ""
    year: int | None = None
    period: Period = ""
    before: bool = False
    attribute: str = ""
    note_mark: str = ""
    rule: str = "wording"


def reading_of(quantity: Quantity, raw: str) -> Reading:
    """Return the reading of a quantity, without the wording around it."""
    period: Period = "annual" if _YEARLY_UNIT.search(quantity.unit) else ""
    if quantity.rule == CUMULATIVE:
        period = "cumulative"
    return Reading(
        raw=raw,
        comparator=quantity.comparator,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        period=period,
        note_mark=quantity.note_mark,
        rule=quantity.rule,
    )


def is_group(label: str) -> bool:
    """Say whether a label names a class of places (县, 中小城市) and not what is measured."""
    return any(wording.pattern.fullmatch(label) for wording in load("quantities.toml", "group"))


def year_in_aside(text: str, at: int) -> int | None:
    """Return the year in brackets right behind a place: `（2019年数据）`; none where they give another number."""
    match = _ASIDE_NEXT.match(text, at)
    if not match or scan(match[0]):
        return None
    if dated := _DATED.search(match[0]):
        return int(dated[1])
    years = {year.last for year in find_years(match[0]) if not year.compared}
    return years.pop() if len(years) == 1 else None


def attribute_in(text: str) -> str:
    """Return the attribute that a text prints: `（预期性）`; empty where it prints none."""
    return next((word for word in attributes() if word in text), "")


_ASIDE_NEXT = regex.compile(r"\s*[（(\[〔][^（()）\[\]〔〕]*[)）\]〕]")
_YEARLY_UNIT = regex.compile(r"[/每]年$")
_DATED = regex.compile(r"((?:19|20)\d{2})\s*年度?(?:的)?(?:数据|数值|统计值|值)")
