"""
The statements of a cell: which clauses hold a number of the value itself, and what is said beside them.

A number given for comparison (an aim beside what was reached, the difference of two values) and one in another unit
than the indicator's is wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from plantext.quantities.clauses import Clause, clauses, cut, joined, trim, without_years
from plantext.quantities.quantity import Quantity
from plantext.quantities.readings import Reading, attribute_in, is_group, reading_of, year_in_aside
from plantext.records import Period


def statements(raw: str, unit: str) -> Iterator[Reading]:
    """Yield what the clauses of a cell state, in reading order; `unit` is the indicator's."""
    parts = _in_unit(list(clauses(raw)), unit)
    counted = [clause for clause in parts if clause.quantities]
    if any(_FACT.search(clause.text) for clause in counted):
        counted = [clause for clause in counted if not clause.compares] or counted
    if any(clause.from_to for clause in counted):  # `提高7个百分点` behind `由31%提高到38%` is their difference
        counted = [clause for clause in counted if clause.from_to or clause.quantities[0].comparator != "change"]
    if not counted:
        yield from _wording_only(raw, parts)
        return
    wording = joined([clause for clause in parts if clause.condition or not (clause.quantities or clause.lacks_data)])
    several = sum(len(clause.quantities) for clause in counted) > 1
    for clause in counted:
        yield from _clause_readings(clause, raw, wording, several)
    for clause in (part for part in parts if part.lacks_data):
        rest = trim(cut(clause.text, clause.years))
        yield Reading(raw, qualitative=rest, year=clause.years[-1].last, rule="no-data")


def _in_unit(parts: list[Clause], unit: str) -> list[Clause]:
    """Where some of several numbers are in the indicator's unit, let the clauses with others be wording."""
    units = [quantity.unit for part in parts for quantity in part.quantities]
    if not unit or len(units) < 2 or not any(_same(unit, other) for other in units) or "" in units:
        return parts
    return [replace(part, quantities=tuple(q for q in part.quantities if _same(unit, q.unit))) for part in parts]


def _same(unit: str, other: str) -> bool:
    """Say whether two units are the same but for 万 and 亿 before them."""
    return _MANY.sub("", unit) == _MANY.sub("", other)


def _wording_only(raw: str, parts: list[Clause]) -> Iterator[Reading]:
    """Give one reading for a cell without a number; a year stands only where it dates missing data."""
    if len(parts) == 1 and parts[0].lacks_data:
        years = parts[0].years
        yield Reading(raw, qualitative=trim(cut(raw, years)), year=years[-1].last, rule="no-data")
    else:
        yield Reading(raw, qualitative=trim(raw))


def _clause_readings(clause: Clause, raw: str, wording: str, several: bool) -> Iterator[Reading]:
    """Give the readings of a clause: an older and a newer value, a series over years, or a number by itself."""
    wording = _glue(_tail(clause), wording)
    if clause.from_to:
        yield from _old_and_new(clause, raw, wording)
    elif series := _series(clause, raw, wording):
        yield from series
    else:
        yield from _each(clause, raw, wording, several)


def _series(clause: Clause, raw: str, wording: str) -> list[Reading]:
    """Pair a list of years with a list of numbers; 均 gives the one number to each year."""
    years = [year for year in clause.years if not year.compared]
    listed = years[0].each if len(years) == 1 else ()
    quantities = clause.quantities
    if len(quantities) == 1 and _EACH.search(without_years(clause.text)):
        quantities *= len(listed)
    if len(listed) < 2 or len(listed) != len(quantities):
        return []
    unit = next((quantity.unit for quantity in reversed(quantities) if quantity.unit), "")
    return [
        replace(reading_of(quantity, raw), unit=quantity.unit or unit, year=year, qualitative=wording, rule="series")
        for year, quantity in zip(listed, quantities, strict=True)
    ]


def _each(clause: Clause, raw: str, wording: str, several: bool) -> Iterator[Reading]:
    """Read the numbers of a clause one by one; where a cell has several, each says first what it is of."""
    at = 0
    for quantity in clause.quantities:
        head = clause.text[at : quantity.start]
        label = _label(head)
        reading = reading_of(quantity, raw)
        yield replace(
            reading,
            year=_year_of(quantity, clause),
            period=reading.period or _period(head),
            attribute=attribute_in(clause.text[quantity.end :]),
            qualitative=_glue(label if several or is_group(label) else "", wording),
        )
        at = quantity.end


def _old_and_new(clause: Clause, raw: str, wording: str) -> Iterator[Reading]:
    """Read `从31%提高到38%`: the older value and the newer one."""
    old, new = clause.quantities[:2]
    yield replace(reading_of(old, raw), unit=old.unit or new.unit, year=_year_of(old, clause), before=True)
    year = next((y.last for y in clause.years if not y.compared and old.end <= y.start < new.start), None)
    yield replace(reading_of(new, raw), unit=new.unit or old.unit, year=year, qualitative=wording)


def _year_of(quantity: Quantity, clause: Clause) -> int | None:
    """Return the year that governs a quantity: the last one before it, else one in brackets right behind it."""
    if own := year_in_aside(clause.text, quantity.end):
        return own
    asides = [match.span() for match in _ASIDE.finditer(clause.text)]
    before = [
        year
        for year in clause.years
        if not year.compared and year.start < quantity.start and not any(a <= year.start < b for a, b in asides)
    ]
    if before:
        return before[-1].last
    return clause.governed[-1].last if clause.governed else None


def _tail(clause: Clause) -> str:
    """Return the wording that follows the last number of a clause without a sign between."""
    rest = _ASIDE.sub(_told, clause.text[clause.quantities[-1].end :])
    rest = _NOTE_MARK.sub("", without_years(rest).strip(" 　、，,；;。"))
    return "" if _NOUN_TAIL.fullmatch(rest) else rest


def _told(match: regex.Match[str]) -> str:
    """Keep an aside that judges or names (`（优）`, `（城区）`); drop years, numbers, attributes and abbreviations."""
    inside: str = match[0][1:-1]
    dropped = _DIGIT.search(inside) or attribute_in(inside) or _UNTOLD.search(inside) or not _HAN.search(inside)
    return "" if dropped else inside


def _label(head: str) -> str:
    """Return what a number is said of: the head of its clause without years, verbs and signs."""
    label = _VERBS.sub("", without_years(_MARKS.sub("", _ASIDE.sub("", head)))).strip(" 　、，,；;：:\n[]〔〕")
    return label if len(label) > 1 or is_group(label) else ""


def _glue(first: str, second: str) -> str:
    return f"{first}；{second}" if first and second else first or second


def _period(head: str) -> Period:
    if _ANNUAL.search(head):
        return "annual"
    return "cumulative" if _CUMULATIVE.search(head) else ""


_DIGIT = regex.compile(r"[0-9０-９]|百分之")
_FACT = regex.compile(r"实际|实测|完成值|实绩|现状|实现值")
_EACH = regex.compile(r"(?<![年平人户亩])均|都|每年|始终|保持|连续")
_UNTOLD = regex.compile(r"目标|要求|下达|任务|上年|同期|年|含$")
_HAN = regex.compile(r"\p{Han}")
_MANY = regex.compile(r"^[百千万亿]+(?=.)")
_ASIDE = regex.compile(r"[（(][^（()）]*[)）]")
_NOTE_MARK = regex.compile(r"^(?:[⁰¹²³⁴-⁹*★▲①-⑨]+|\d)(?!\d)")
_NOUN_TAIL = regex.compile(r"(?:的)?(?:目标|水平|标准|要求|规模|之间)")
_MARKS = regex.compile(r"[①-⑳]")
_VERBS = regex.compile(
    r"(?:已|每年|共|共计|总计|累计|合计|约|达到|达|为|是|有|占|到|至|在|控制在|保持在|稳定在|分别|均|同比|比上年|较上年|年均|由|从|其中|力争|确保|实现|完成|建成|新建|提高|增长|下降)+$"
)
_ANNUAL = regex.compile(r"年均|每年|年平均|全年")
_CUMULATIVE = regex.compile(r"累计|五年合计|总计")
