"""
The records that extractors make, one frozen dataclass per kind; field names are the columns of the tables.

Every record keeps what was printed (`raw` or `quote`) beside what was understood, and the place it came from
(`source`, followed by a person: `表一 r14c8`, `¶87[12:40]`). Numbers are `Decimal`. What is not known is empty. The
source of a record from a scanned page ends with how sure character recognition is: `表一 r14c8 (OCR 0.97)`. `review`
says whether a person has accepted, corrected or added a record (see `corrections`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

Comparator = Literal["", ">=", "<=", ">", "<", "=", "~", "range", "change"]
Role = Literal["requirement", "baseline", "target", "attained"]
Level = Literal["", "national", "provincial"]
Period = Literal["", "annual", "cumulative"]
Scope = Literal["", "national", "provincial", "both"]
Review = Literal["", "accepted", "corrected", "added"]
"""What a person has said of a record; empty where nobody has looked at it."""


def cited(place: str, confidence: float | None = None, page: int | None = None) -> str:
    """
    Return the source of a record that stands at a place, with its page, and marked where its text was recognised.

    >>> cited("表一 r14c8"), cited("¶87[12:40]", 0.966, 12)
    ('表一 r14c8', 'p12 ¶87[12:40] (OCR 0.96)')
    """
    place = f"p{page} {place}" if page else place
    return place if confidence is None else f"{place} (OCR {int(confidence * 100) / 100:.2f})"  # never rounded to 1


def place_of(source: str) -> str:
    """
    Return the place that a source names, without its page and the mark of recognition.

    >>> place_of("p12 表一 r14c8 (OCR 0.97)"), place_of("表一 r14c8")
    ('表一 r14c8', '表一 r14c8')
    """
    return _PAGE.sub("", _OCR.sub("", source))


class CitedCell(NamedTuple):
    """The slot of a table that a source names: the name of the table, row and column from 0 (-1 for a whole row)."""

    table: str
    row: int
    column: int


def cited_cell(source: str) -> CitedCell | None:
    """
    Return the slot of a table that a source names, None where it names none.

    >>> cited_cell("p12 表一 r14c8 (OCR 0.97)"), cited_cell("表一 r14").column, cited_cell("¶87[12:40]")
    (CitedCell(table='表一', row=13, column=7), -1, None)
    """
    match = _CELL.fullmatch(place_of(source))
    return CitedCell(match[1], int(match[2]) - 1, int(match[3] or 0) - 1) if match else None


def cited_span(source: str) -> tuple[int, int, int] | None:
    """
    Return the block of running text that a source names with the start and the end in it, None where it names none.

    >>> cited_span("p12 ¶87[12:40]"), cited_span("¶87"), cited_span("表一 r14c8")
    ((87, 12, 40), (87, 0, -1), None)
    """
    match = _SPAN.fullmatch(place_of(source))
    return (int(match[1]), int(match[2] or 0), int(match[3] or -1)) if match else None


_CELL = re.compile(r"(.+) r(\d+)(?:c(\d+))?")
_SPAN = re.compile(r"¶(\d+)(?:\[(\d+):(\d+)\])?")
_PAGE = re.compile(r"^p\d+ ")
_OCR = re.compile(r" \(OCR (\d\.\d\d)\)$")


class _Sourced:
    """What every record with a source can say."""

    __slots__ = ()
    source: str

    @property
    def confidence(self) -> float | None:
        """How sure character recognition is of the text (0 to 1); None where the file itself gives the text."""
        match = _OCR.search(self.source)
        return float(match[1]) if match else None


@dataclass(frozen=True, slots=True)
class Section(_Sourced):
    """A heading: `section` is the path of its number (`2.3.1`), `level` counts from 1."""

    section: str
    level: int
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class Indicator(_Sourced):
    """
    A leaf indicator of an indicator table: an indicator without sub-items, or one of its sub-items.

    `number` is the 序号 as printed, `name` and `item` are without marks, `unit` is empty where the table prints
    none. `scope` says which level asks for the indicator, where the table has such marks. `concept` is the id in
    `extractors/concepts.csv`, empty if unknown.
    """

    table: str
    number: str
    name: str
    item: str
    domain: str
    task: str
    unit: str
    attribute: str
    scope: Scope
    concept: str
    source: str
    review: Review = ""


@dataclass(frozen=True, slots=True)
class Value(_Sourced):
    """
    What a value column says of a leaf indicator.

    `low` and `high` are in `value_unit`; they are equal unless the comparator is `range`; `>=` and `>` have only
    `low`, `<=` and `<` only `high`; a `change` is signed (a fall of 18.4 % is -18.4). `qualitative` is the wording
    that is not a number. `period` is `annual` for a yearly rate, `cumulative` for a total over the period.
    """

    table: str
    number: str
    name: str
    item: str
    role: Role
    level: Level
    year: str
    raw: str
    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    value_unit: str
    qualitative: str
    source: str
    rule: str
    period: Period = ""
    review: Review = ""


@dataclass(frozen=True, slots=True)
class Project(_Sourced):
    """
    A project of a project list.

    `category` is without its count (`（3个）`); titles of two levels are joined by ` / `. `start_year` and `end_year`
    are equal where one year is printed; `investment` is in `investment_unit`, of one period where no other is printed;
    `responsible` are the units, split; `responsible_lead` those of them that are said to lead (牵头). The `…_raw`
    fields are the cells as printed.
    """

    table: str
    category: str
    number: str
    name: str
    content: str
    start_year: int | None
    end_year: int | None
    investment: Decimal | None
    investment_unit: str
    responsible: tuple[str, ...]
    status: str
    source: str
    years_raw: str = ""
    investment_raw: str = ""
    responsible_raw: str = ""
    responsible_lead: tuple[str, ...] = ()
    review: Review = ""


@dataclass(frozen=True, slots=True)
class ProjectTotal(_Sourced):
    """A row of a project list that sums others (`合计`, `交通类小计`): its label and the investment it states."""

    table: str
    label: str
    investment: Decimal | None
    investment_unit: str
    raw: str
    source: str


@dataclass(frozen=True, slots=True)
class ProjectStatus(_Sourced):
    """
    One count of a status table: how many projects of a category are in a state.

    `status` is the column's header as printed, `kind` what it means (`total`, `done`, `as_planned`, `adjusted`,
    `changed`; empty if unknown). `is_total` marks the row that sums the others (合计).
    """

    table: str
    category: str
    status: str
    kind: str
    count: Decimal | None
    raw: str
    is_total: bool
    source: str


@dataclass(frozen=True, slots=True)
class Info:
    """
    What the document is: the columns of the table `documents` that come from its text.

    Unknown stays empty; nothing is guessed. `region` is the place as printed, `region_code` and `region_parents` are
    those of GB/T 2260 in the document's year. `near_term` and `far_term` are the years in which 近期 and 远期 end.
    `revises` and `explains` are titles of other plans: the one before this one, and the one that a note is about.
    """

    title: str = ""
    region: str = ""
    region_code: str = ""
    plan_type: str = ""
    status: str = ""
    period_start: int | None = None
    period_end: int | None = None
    base_year: int | None = None
    doc_number: str = ""
    issuer: str = ""
    issued: str = ""
    region_parents: tuple[str, ...] = ()
    near_term: int | None = None
    far_term: int | None = None
    revises: str = ""
    explains: str = ""


@dataclass(frozen=True, slots=True)
class Target(_Sourced):
    """
    A number that running text or a box commits to (`target`) or reports (`actual`).

    `text[start:end]` of the document is `quote`; `raw` is the number as printed, with its unit and what bounds it.
    `low` and `high` are in `unit`, as printed (2.4 亿方/年), under the rules of `Value`. `year` is when it is due or
    what it is reported for, `period` is `annual` for a number per year, `cumulative` for a total. `section` is the
    heading above as printed, `path` its number in the table of sections. `year_source` and `unit_source` are the words
    from which the year and the unit come, with their place where that is not the number itself.
    """

    section: str
    quote: str
    indicator: str
    role: Literal["target", "actual"]
    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    unit: str
    year: str
    period: Period
    responsible: tuple[str, ...]
    responsible_lead: tuple[str, ...]
    start: int
    end: int
    source: str
    rule: str
    raw: str = ""
    path: str = ""
    concept: str = ""
    year_source: str = ""
    unit_source: str = ""
    review: Review = ""

    @property
    def is_former(self) -> bool:
        """Say whether it is an aim that the plan has moved away from (`目标由92%调为90%`)."""
        return self.role == "target" and self.rule == "from"


@dataclass(frozen=True, slots=True)
class Duty(_Sourced):
    """
    A bracket that says who is responsible for what stands before it.

    `order` counts the brackets of a section from 1. `quote` is the bracket, `text[start:end]` of the document;
    `measure` is the text that it closes.
    """

    section: str
    order: int
    responsible: tuple[str, ...]
    responsible_lead: tuple[str, ...]
    quote: str
    source: str
    measure: str = ""
    start: int = 0
    end: int = 0
    path: str = ""
    review: Review = ""


@dataclass(frozen=True, slots=True)
class Claim(_Sourced):
    """
    A count or a total that a document states of its own content: `共50项指标`, `总投资约12亿元`.

    `what` says what is counted, `value` is in `unit`; `text[start:end]` of the document is `quote`.
    """

    quote: str
    what: str
    value: Decimal
    unit: str
    source: str
    comparator: Comparator = "="
    start: int = 0
    end: int = 0
    review: Review = ""


Record = Section | Indicator | Value | Project | ProjectTotal | ProjectStatus | Target | Duty | Claim
