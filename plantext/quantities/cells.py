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

from plantext.quantities.lexer import CUMULATIVE, Quantity, find_quantities, mask
from plantext.quantities.years import Years, find_years
from plantext.records import Comparator, Period
from plantext.vocabulary import attributes, load, words


@dataclass(frozen=True, slots=True)
class Reading:
    """
    One statement of a cell.

    `year` is None where the cell names none, so that the column's year holds. `unit` is empty where the cell prints
    none. `before` marks the older of two values in one cell (`23.9→36.3`). `attribute` is an attribute printed in
    the cell (`年均4%（预期性）`). `raw` is the cell, or the line of it that this reading comes from.
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
    rule: str = "wording"


@lru_cache(maxsize=8192)
def read_cell(text: str) -> tuple[Reading, ...]:
    """
    Return what a cell says, a reading per number; a cell without a number is one reading with its wording.

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
        return (Reading(raw, qualitative=_trim(raw)),)
    return tuple(_groups(raw)) or tuple(_arrow(raw)) or tuple(_statements(raw))


def unwrap(text: str) -> str:
    """
    Return a cell's text with the line breaks inside a phrase removed; breaks between two statements stay.

    >>> unwrap("完成上级规定的考\\n核任务"), unwrap("0.64\\n逐年上升")
    ('完成上级规定的考核任务', '0.64\\n逐年上升')
    """
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line]
    joined = lines[0] if lines else ""
    for line in lines[1:]:
        apart = _ENDS.search(joined) or _BEGINS.match(line)
        joined += ("\n" if apart else "") + line
    return joined


def _groups(raw: str) -> Iterator[Reading]:
    """Read a cell with a number for each of several groups of places, one to a line or clause: `市≥15`, `县≥13`."""
    for separator in (_LINES, _CLAUSES):
        lines = [line for line in separator.split(raw) if line]
        found = [_group(line) for line in lines]
        if all(found):
            yield from (reading for reading in found if reading)
            return


def _group(line: str) -> Reading | None:
    quantities = find_quantities(line)
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    label = line[: quantity.start].strip(" :：　为")
    if not label or find_years(label) or not _is_group(label) or _TRAIL.sub("", line[quantity.end :]):
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
    tail = _trim(sides[1][new.end :])
    attribute = _attribute(tail)
    yield replace(
        _reading(new, raw),
        unit=new.unit or unit,
        rule="arrow",
        attribute=attribute,
        qualitative="" if attribute else tail,
    )


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with the sign that parts it from the one before, its quantities (offsets in `text`) and its years."""

    sign: str
    text: str
    quantities: tuple[Quantity, ...]
    years: tuple[Years, ...]
    condition: str = ""  # what stands behind 或 or 且, kept whole

    @property
    def compares(self) -> bool:
        """Say whether the number is an aim that the clause after it is measured against."""
        return bool(_AIM.match(self.text))


def _statements(raw: str) -> Iterator[Reading]:
    clauses = list(_clauses(raw))
    counted = [clause for clause in clauses if clause.quantities]
    if any(_FACT.search(clause.text) for clause in counted):
        counted = [clause for clause in counted if not clause.compares] or counted
    if any(_from_to(clause) for clause in counted):  # `提高7个百分点` behind `由31%提高到38%` is their difference
        counted = [clause for clause in counted if _from_to(clause) or clause.quantities[0].comparator != "change"]
    if not counted:
        yield from _wording_only(raw, clauses)
        return
    absent = [clause for clause in clauses if not clause.quantities and clause.years and _no_data(clause.text)]
    wording = _join([c for c in clauses if not (c.quantities or (c.years and _no_data(c.text))) or c.condition])
    several = sum(len(clause.quantities) for clause in counted) > 1
    for clause in counted:
        yield from _clause_readings(clause, raw, wording, several)
    for clause in absent:
        rest = _trim(_cut(clause.text, clause.years))
        yield Reading(raw, qualitative=rest, year=clause.years[-1].last, rule="no-data")


def _wording_only(raw: str, clauses: list[_Clause]) -> Iterator[Reading]:
    """Give one reading for a cell without a number; a year stands only where it dates missing data."""
    if len(clauses) == 1 and clauses[0].years and _no_data(raw):
        yield Reading(
            raw, qualitative=_trim(_cut(raw, clauses[0].years)), year=clauses[0].years[-1].last, rule="no-data"
        )
    else:
        yield Reading(raw, qualitative=_trim(raw))


def _clause_readings(clause: _Clause, raw: str, wording: str, several: bool) -> Iterator[Reading]:
    """Give a reading per quantity; a list of years goes with a list of numbers, 均 gives one number to each year."""
    years = [y for y in clause.years if not y.compared]
    listed = years[0].each if len(years) == 1 else ()
    series = len(listed) > 1 and (len(listed) == len(clause.quantities) or len(clause.quantities) == 1)
    unit = next((q.unit for q in reversed(clause.quantities) if q.unit), "")
    tail = _tail(clause)
    if _from_to(clause):
        yield from _old_and_new(clause, years, raw, _glue(tail, wording))
        return
    if series:
        each = clause.quantities * len(listed) if len(clause.quantities) == 1 else clause.quantities
        if len(clause.quantities) > 1 or _EACH.search(clause.text):
            for year, quantity in zip(listed, each, strict=True):
                reading = _reading(quantity, raw)
                yield replace(
                    reading, unit=quantity.unit or unit, year=year, qualitative=_glue(tail, wording), rule="series"
                )
            return
    at = 0
    for quantity in clause.quantities:
        head = clause.text[at : quantity.start]
        label = _label(head) if several or _is_group(_label(head)) else ""
        reading = _reading(quantity, raw)
        yield replace(
            reading,
            year=_year_of(quantity, years, clause.text),
            period=reading.period or _period(head),
            attribute=_attribute(clause.text[quantity.end :]),
            qualitative=_glue(label, _glue(tail, wording)),
        )
        at = quantity.end


def _from_to(clause: _Clause) -> bool:
    return len(clause.quantities) > 1 and bool(_FROM_TO.search(clause.text))


def _old_and_new(clause: _Clause, years: list[Years], raw: str, wording: str) -> Iterator[Reading]:
    """Read `从31%提高到38%`: the older value and the newer one."""
    old, new = clause.quantities[:2]
    yield replace(_reading(old, raw), unit=old.unit or new.unit, year=_year_of(old, years, clause.text), before=True)
    year = next((y.last for y in years if old.end <= y.start < new.start), None)
    yield replace(_reading(new, raw), unit=new.unit or old.unit, year=year, qualitative=wording)


def _reading(quantity: Quantity, raw: str) -> Reading:
    period: Period = "annual" if _YEARLY_UNIT.search(quantity.unit) else ""
    if quantity.rule == CUMULATIVE:
        period = "cumulative"
    return Reading(
        raw, quantity.comparator, quantity.low, quantity.high, quantity.unit, period=period, rule=quantity.rule
    )


def _year_of(quantity: Quantity, years: list[Years], text: str) -> int | None:
    """Return the year that governs a quantity: the last one before it, else one in brackets right behind it."""
    before = [y for y in years if y.start < quantity.start]
    behind = [y for y in years if y.start >= quantity.end and text[y.start] in "（("]
    if before:
        return before[-1].last
    return behind[0].last if behind else None


def _clauses(raw: str) -> Iterator[_Clause]:
    """Part a cell into clauses; signs inside brackets and lists of numbers (、) part nothing."""
    plain = _hide_brackets(mask(raw), raw)
    start, sign, conditional = 0, "", False
    for end, following in [*((m.start(), m[0]) for m in _SIGN.finditer(plain)), (len(raw), "")]:
        text = raw[start:end]
        conditional = bool(_CONDITION_START.match(text)) or (conditional and sign in ("、", ""))
        yield _clause(sign, text, plain[start:end], conditional)
        start, sign = end + len(following), following


def _clause(sign: str, text: str, plain: str, conditional: bool) -> _Clause:
    years = tuple(find_years(text))
    if conditional:
        return _Clause(sign, text, (), years, condition=text)
    quantities = tuple(q for q in find_quantities(text) if plain[q.number_start] != "#")
    cut = next((m.start() for m in _CONDITION.finditer(text) if quantities and m.start() >= quantities[0].end), None)
    if cut is not None and quantities:
        kept = tuple(q for q in quantities if q.end <= cut)
        return _Clause(sign, text[:cut], kept, tuple(y for y in years if y.end <= cut), condition=text[cut:])
    return _Clause(sign, text, quantities, years)


def _hide_brackets(plain: str, raw: str) -> str:
    """Hide what stands in brackets behind other text: a number there is an aside, but `[5]` alone is the value."""
    for match in _BRACKETED.finditer(raw):
        if match.start() > 0 and match[1] in "（(" and not _WHOLLY_BRACKETED.fullmatch(raw):
            inside = len(match[0]) - 2
            plain = plain[: match.start() + 1] + "#" * inside + plain[match.end() - 1 :]
    return plain


def _tail(clause: _Clause) -> str:
    """Return the wording that follows the last number of a clause without a sign between."""
    rest = _ASIDE.sub("", clause.text[clause.quantities[-1].end :])
    rest = _without_years(rest).strip(" 　、，,；;。")
    return "" if _NOUN_TAIL.fullmatch(rest) else rest


def _label(head: str) -> str:
    """Return what a number is said of: the head of its clause without years, verbs and signs."""
    return _VERBS.sub("", _without_years(_MARKS.sub("", head))).strip(" 　、，,；;：:\n[]〔〕")


def _without_years(text: str) -> str:
    return _cut(text, tuple(find_years(text)))


def _cut(text: str, years: tuple[Years, ...]) -> str:
    for year in reversed(years):
        text = text[: year.start] + text[year.end :]
    return text


def _join(clauses: list[_Clause]) -> str:
    """Put the clauses that are wording together again, with the signs printed between them."""
    text = ""
    for clause in clauses:
        part = clause.condition or clause.text
        if part.strip():
            sign = "；" if clause.sign == "\n" else clause.sign
            text += (sign if text and not (clause.condition and clause.quantities) else "") + part
    return _trim(text)


def _glue(first: str, second: str) -> str:
    return f"{first}；{second}" if first and second else first or second


def _period(head: str) -> Period:
    if _ANNUAL.search(head):
        return "annual"
    return "cumulative" if _CUMULATIVE.search(head) else ""


def _attribute(text: str) -> str:
    return next((word for word in attributes() if word in text), "")


def _no_data(text: str) -> bool:
    return any(word in text for word in words("quantities.toml", "no_data"))


def _trim(text: str) -> str:
    return text.strip(" 　\n；;。，,、：:").replace("\n", "；")


_DIGIT = regex.compile(r"[0-9０-９]|百分之")
_LINES = regex.compile(r"\n")
_CLAUSES = regex.compile(r"[\n；;，,]")
_ARROW = regex.compile(r"\s*(?:→|➔|➡|—>|->|⇒)\s*")
_SIGN = regex.compile(r"[，,；;。\n](?!\d{3}(?!\d))")
_ENDS = regex.compile(r"(?:[；;。，,：:]|[%‰\d个家]|以上|以下|以内|左右)$")
_BEGINS = regex.compile(r"[≥≤><＞＜〔\[]|\d|[①-⑳]|(?:市|县|区|其他|.{0,6}(?:城市|地区))\s*[≥≤><＞＜]|(?:19|20)\d{2}年")
_AIM = regex.compile(r".{0,8}(?:目标|任务|要求|计划|指标)(?:值|为|是|要求)")
_FACT = regex.compile(r"实际|实测|完成值|实绩|现状")
_EACH = regex.compile(r"均|都|每年|始终|保持")
_CONDITION = regex.compile(r"或(?!者?优|好|高|低|以上)|且|并且|并(?=[^入网购])")
_CONDITION_START = regex.compile(r"\s*(?:或|且|并且)")
_BRACKETED = regex.compile(r"([（(\[〔【])[^（()）\[\]〔〕【】]*[)）\]〕】]")
_WHOLLY_BRACKETED = regex.compile(r"\s*[（(][^（()）]*[)）]\s*")
_ASIDE = regex.compile(r"[（(][^（()）]*[)）]")
_TRAIL = regex.compile(r"[\s　、，,；;。]+")
_NOUN_TAIL = regex.compile(r"(?:的)?(?:目标|水平|标准|要求|规模)")
_MARKS = regex.compile(r"[①-⑳]")
_FROM_TO = regex.compile(r"(?:由|从)?.*?(?:降|减|升|增|提高|提升|扩大|缩短|调整|压减|下降|降低)\w{0,2}?(?:到|至|为)")
_VERBS = regex.compile(
    r"(?:已|共|共计|总计|累计|合计|约|达到|达|为|是|有|占|到|至|在|控制在|保持在|稳定在|分别|均|同比|比上年|较上年|年均|由|从|其中|力争|确保|实现|完成|建成|新建|提高|增长|下降)+$"
)
_ANNUAL = regex.compile(r"年均|每年|年平均|全年")
_CUMULATIVE = regex.compile(r"累计|五年合计|总计")
_YEARLY_UNIT = regex.compile(r"[/每]年$")
