"""What a person wants to see of a change: both sides with units; of what came or went what it asks for or costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

import regex

from plantext.comparisons import Change
from plantext.plan import Plan
from plantext.revisions.projects import money, years
from plantext.revisions.spelling import printed_numbers
from plantext.revisions.subjects import indicator_subjects
from plantext.revisions.values import says


@dataclass(frozen=True, slots=True)
class Detail:
    """What an indicator asks for in a year; what a project builds (a text of its own), costs, and when."""

    raw: str
    unit: str = ""
    year: str = ""
    is_text: bool = False

    @property
    def text(self) -> str:
        """What is printed, with its unit."""
        return with_unit(self.raw, self.unit)

    @property
    def brief(self) -> str:
        """The same with its year; what is asked for in a year is cut where it is long."""
        short = f"{self.raw[: _LONGEST - 1]}…" if self.year and len(self.raw) > _LONGEST else self.raw
        return f"{self.year} {with_unit(short, self.unit)}".strip()


Details = Mapping[tuple[str, str], tuple[Detail, ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on one side of a change, and what is said beside it: the number in the unit of the other side."""

    text: str = ""
    aside: str = ""

    def __str__(self) -> str:
        return f"{self.text} ({self.aside})" if self.aside else self.text


def details(old: Plan, new: Plan) -> dict[tuple[str, str], tuple[Detail, ...]]:
    """
    Return what a person wants to see, by kind and place: `dropped` is of the old plan, `added` of the new one.

    Each indicator has its targets, each value of an indicator itself, each project its money and its years.
    """
    return {(kind, source): told for kind, plan in (("dropped", old), ("added", new)) for source, told in _of(plan)}


def is_whole(change: Change) -> bool:
    """Say whether a whole indicator or project came or went, and not only one of its values."""
    return change.kind in ("added", "dropped") and change.subject in ("indicator", "project") and not change.role


def sides(change: Change, details: Details) -> tuple[Shown, Shown]:
    """Return what stands on either side, with its unit; of what came or went more than its name, in brief."""
    if is_whole(change):
        source = change.new_source if change.kind == "added" else change.old_source
        told = "; ".join(each.brief for each in details.get((change.kind, source), ()) if not each.is_text)
        shown = Shown(told or change.new or change.old)
        return (Shown(), shown) if change.kind == "added" else (shown, Shown())
    units = (_unit(details, "dropped", change.old_source), _unit(details, "added", change.new_source))
    old = _converted(change.old, change.old_value, change.unit, units[0])
    return old, _converted(change.new, change.new_value, change.unit, units[1])


def _unit(details: Details, kind: str, source: str) -> str:
    """Return the unit of the value that stands at a place, where it is one of an indicator."""
    found = details.get((kind, source), ())
    return found[0].unit if len(found) == 1 else ""


def _of(plan: Plan) -> Iterator[tuple[str, tuple[Detail, ...]]]:
    subjects = indicator_subjects(plan)
    for cell in (cell for subject in subjects for cell in subject.cells):
        yield cell.source, (Detail(cell.raw, cell.unit, cell.year),)
    for subject in subjects:
        targets = (cell for cell in subject.cells if cell.role == "target" and says(cell))
        yield subject.source, tuple(Detail(cell.raw, cell.unit, cell.year) for cell in targets)
    for project in plan.projects:
        cost = Detail(money(project), project.investment_unit)
        told = (Detail(project.content, is_text=True), cost, Detail(years(project)))
        yield project.source, tuple(detail for detail in told if detail.raw)


def with_unit(raw: str, unit: str) -> str:
    """
    Return a number as printed with its unit, where it is printed without one.

    >>> with_unit("≥95", "%"), with_unit("3.2亿元", "万元"), with_unit("持续提高", "%"), with_unit("≥95%", "%")
    ('≥95%', '3.2亿元', '持续提高', '≥95%')
    """
    return f"{raw}{unit}" if raw and _BARE.fullmatch(raw) else raw


def _converted(raw: str, value: Decimal | None, unit: str, own: str) -> Shown:
    """Return a number with its unit; one whose own unit is another one with what it is in that of the change."""
    if value is None or not unit or with_unit(raw, unit) == raw:
        return Shown(raw)
    if abs(value) in printed_numbers(raw):
        return Shown(with_unit(raw, unit))
    short = _DIGITS.plus(value)
    return Shown(with_unit(raw, own), f"{'=' if short == value else '≈'} {short.normalize():f}{unit}")


_LONGEST = 12
_DIGITS = Context(prec=6)
_BARE = regex.compile(r"[\s\[【（(≥≤＞＜><=~～±+−-]*\d[\d.,，]*(?:\s*[-—–~～至]+\s*\d[\d.,]*)?[\s\]】）)]*")
