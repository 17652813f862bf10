"""
Read one cell of a value column: its numbers with their years, and the wording that is no number.

A cell is read in steps: lines and clauses; which clauses hold a quantity of the value itself (not one given for
comparison, not a condition behind 或 or 且); a reading per quantity, with its year; and the clauses that are left,
which are the wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

import regex

from plantext.quantities.clauses import Clause, clauses, cut, joined, trim, without_years
from plantext.quantities.lexer import CUMULATIVE, Quantity, find_quantities
from plantext.quantities.wrapping import unwrap
from plantext.quantities.years import find_years
from plantext.records import Comparator, Period
from plantext.vocabulary import attributes, load, words


@dataclass(frozen=True, slots=True)
class Reading:
    """
    One statement of a cell.

    `year` is None where the cell names none, so that the column's year holds. `unit` is empty where the cell prints
    none. `before` marks the older of two values in one cell (`23.9→36.3`). `attribute` is an attribute printed in
    the cell (`年均4%（预期性）`). `note_mark` is a footnote's mark behind the number (`8.48¹`, `82.7%1`). `raw` is the
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


@lru_cache(maxsize=8192)
def read_cell(text: str, unit: str = "") -> tuple[Reading, ...]:
    """
    Return what a cell says, a reading per number; a cell without a number is one reading with its wording.

    Where a cell tells several numbers and only some are in `unit`, these are its values and the others are wording.

    >>> [(r.comparator, r.low, r.unit, r.qualitative) for r in read_cell("≥88%，完成上级任务；持续改善")]
    [('>=', Decimal('88'), '%', '完成上级任务；持续改善')]
    >>> [(r.year, r.low, r.qualitative) for r in read_cell("2021-2022年分别为2.9%、3.1%，持续提升")]
    [(2021, Decimal('2.9'), '持续提升'), (2022, Decimal('3.1'), '持续提升')]
    >>> [(r.low, r.qualitative) for r in read_cell("目标为31，实际为26，完成目标")]
    [(Decimal('26'), '完成目标')]
    >>> read_cell("/")[0].comparator, read_cell("持续提高")[0].qualitative
    ('', '持续提高')
    """
    raw = unwrap(text)
    if raw in words("quantities.toml", "blank"):
        return (Reading(raw, rule="blank"),)
    if not _DIGIT.search(raw):
        return (Reading(raw, qualitative=trim(raw)),)
    return _bracketed(raw, unit) or tuple(_groups(raw)) or tuple(_arrow(raw)) or tuple(_statements(raw, unit))


def _bracketed(raw: str, unit: str) -> tuple[Reading, ...]:
    """Read a cell that is all in brackets, by custom a total over the period: `[12-13.5]`, `（累计18）`."""
    match = _WHOLLY_BRACKETED.fullmatch(raw)
    if not match or not _DIGIT.search(match[1]):
        return ()
    return tuple(
        replace(reading, raw=raw, period="cumulative" if reading.comparator else "", unit=reading.unit or match[2])
        for reading in read_cell(match[1], unit)
    )


def _groups(raw: str) -> Iterator[Reading]:
    """Read a cell with a number for each of several groups of places, one to a line or clause: `市≥15`, `县≥13`."""
    for separator, any_label in ((_LINES, True), (_CLAUSES, False)):
        lines = [line for line in separator.split(raw) if line]
        found = [_group(line, any_label and len(lines) > 1) for line in lines]
        if all(found):
            yield from (reading for reading in found if reading)
            return


def _group(line: str, any_label: bool) -> Reading | None:
    """Read a label and its number; on a line of its own, beside others, any short label will do."""
    quantities = find_quantities(line)
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    label, tail = line[: quantity.start].strip(" :：　为"), _TRAIL.sub("", line[quantity.end :])
    if not label and tail[:1] in ("（", "(") and _is_group(tail[1:-1]):
        label, tail = tail[1:-1], ""  # `≥90（城区）`
    if (
        not label
        or find_years(label)
        or not (_is_group(label) or (any_label and _SHORT_LABEL.fullmatch(label)))
        or tail
    ):
        return None
    return replace(_reading(quantity, line.rstrip("；。;")), qualitative=label, rule="group")


def _is_group(label: str) -> bool:
    return any(wording.pattern.fullmatch(label) for wording in load("quantities.toml", "group"))


def _arrow(raw: str) -> Iterator[Reading]:
    """Read an older and a newer value in one cell: `23.9→36.3`, `6%→>7%`."""
    sides = _ARROW.split(raw)
    if len(sides) != 2 or "\n" in raw:
        return
    found = [find_quantities(side) for side in sides]
    if not found[0] or not found[1]:
        return
    old, new = found[0][-1], found[1][0]
    unit = old.unit or new.unit
    yield replace(_reading(old, raw), before=True, unit=unit, rule="arrow")
    tail = trim(sides[1][new.end :])
    attribute = _attribute(tail)
    yield replace(
        _reading(new, raw),
        unit=new.unit or unit,
        year=_year_in_aside(sides[1], new.end),
        rule="arrow",
        attribute=attribute,
        qualitative="" if attribute else tail,
    )


def _statements(raw: str, unit: str) -> Iterator[Reading]:
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
        replace(_reading(quantity, raw), unit=quantity.unit or unit, year=year, qualitative=wording, rule="series")
        for year, quantity in zip(listed, quantities, strict=True)
    ]


def _each(clause: Clause, raw: str, wording: str, several: bool) -> Iterator[Reading]:
    """Read the numbers of a clause one by one; where a cell has several, each says first what it is of."""
    at = 0
    for quantity in clause.quantities:
        head = clause.text[at : quantity.start]
        label = _label(head)
        reading = _reading(quantity, raw)
        yield replace(
            reading,
            year=_year_of(quantity, clause),
            period=reading.period or _period(head),
            attribute=_attribute(clause.text[quantity.end :]),
            qualitative=_glue(label if several or _is_group(label) else "", wording),
        )
        at = quantity.end


def _old_and_new(clause: Clause, raw: str, wording: str) -> Iterator[Reading]:
    """Read `从31%提高到38%`: the older value and the newer one."""
    old, new = clause.quantities[:2]
    yield replace(_reading(old, raw), unit=old.unit or new.unit, year=_year_of(old, clause), before=True)
    year = next((y.last for y in clause.years if not y.compared and old.end <= y.start < new.start), None)
    yield replace(_reading(new, raw), unit=new.unit or old.unit, year=year, qualitative=wording)


def _reading(quantity: Quantity, raw: str) -> Reading:
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


def _year_of(quantity: Quantity, clause: Clause) -> int | None:
    """Return the year that governs a quantity: the last one before it, else one in brackets right behind it."""
    if own := _year_in_aside(clause.text, quantity.end):
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


def _year_in_aside(text: str, at: int) -> int | None:
    """Return the year in brackets right behind a place: `（2019年数据）`; none where they give another number."""
    match = _ASIDE_NEXT.match(text, at)
    if not match or find_quantities(match[0]):
        return None
    years = {year.last for year in find_years(match[0]) if not year.compared}
    return years.pop() if len(years) == 1 else None


def _tail(clause: Clause) -> str:
    """Return the wording that follows the last number of a clause without a sign between."""
    rest = _ASIDE.sub(_told, clause.text[clause.quantities[-1].end :])
    rest = _NOTE_MARK.sub("", without_years(rest).strip(" 　、，,；;。"))
    return "" if _NOUN_TAIL.fullmatch(rest) else rest


def _told(match: regex.Match[str]) -> str:
    """Keep an aside that judges or names (`（优）`, `（城区）`); drop years, numbers, attributes and abbreviations."""
    inside: str = match[0][1:-1]
    dropped = _DIGIT.search(inside) or _attribute(inside) or _UNTOLD.search(inside) or not _HAN.search(inside)
    return "" if dropped else inside


def _label(head: str) -> str:
    """Return what a number is said of: the head of its clause without years, verbs and signs."""
    label = _VERBS.sub("", without_years(_MARKS.sub("", _ASIDE.sub("", head)))).strip(" 　、，,；;：:\n[]〔〕")
    return label if len(label) > 1 or _is_group(label) else ""


def _glue(first: str, second: str) -> str:
    return f"{first}；{second}" if first and second else first or second


def _period(head: str) -> Period:
    if _ANNUAL.search(head):
        return "annual"
    return "cumulative" if _CUMULATIVE.search(head) else ""


def _attribute(text: str) -> str:
    return next((word for word in attributes() if word in text), "")


_DIGIT = regex.compile(r"[0-9０-９]|百分之")
_LINES = regex.compile(r"\n")
_CLAUSES = regex.compile(r"[\n；;，,]")
_ARROW = regex.compile(r"\s*(?:→|➔|➡|—>|->|⇒)\s*")
_FACT = regex.compile(r"实际|实测|完成值|实绩|现状|实现值")
_EACH = regex.compile(r"(?<![年平人户亩])均|都|每年|始终|保持|连续")
_ASIDE_NEXT = regex.compile(r"\s*[（(\[〔][^（()）\[\]〔〕]*[)）\]〕]")
_WHOLLY_BRACKETED = regex.compile(r"\s*[（(\[〔【［]([^（()）\[\]〔〕【】]*)[)）\]〕】］]\s*(%?)\s*")
_UNTOLD = regex.compile(r"目标|要求|下达|任务|上年|同期|年|含$")
_HAN = regex.compile(r"\p{Han}")
_MANY = regex.compile(r"^[百千万亿]+(?=.)")
_ASIDE = regex.compile(r"[（(][^（()）]*[)）]")
_TRAIL = regex.compile(r"[\s　、，,；;。]+")
_NOTE_MARK = regex.compile(r"^(?:[⁰¹²³⁴-⁹*★▲①-⑨]+|\d)(?!\d)")
_NOUN_TAIL = regex.compile(r"(?:的)?(?:目标|水平|标准|要求|规模)")
_SHORT_LABEL = regex.compile(r"[^\d，,；;。：:为达≥≤><]{2,12}")
_MARKS = regex.compile(r"[①-⑳]")
_VERBS = regex.compile(
    r"(?:已|共|共计|总计|累计|合计|约|达到|达|为|是|有|占|到|至|在|控制在|保持在|稳定在|分别|均|同比|比上年|较上年|年均|由|从|其中|力争|确保|实现|完成|建成|新建|提高|增长|下降)+$"
)
_ANNUAL = regex.compile(r"年均|每年|年平均|全年")
_CUMULATIVE = regex.compile(r"累计|五年合计|总计")
_YEARLY_UNIT = regex.compile(r"[/每]年$")
