"""What a person wants to know of an indicator or a project that came or went: what it asks for, what it costs."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from plantext.plan import Plan
from plantext.revisions.projects import money, years
from plantext.revisions.subjects import Cell, indicator_subjects


def details(old: Plan, new: Plan) -> dict[tuple[str, str], str]:
    """Return the targets of each indicator and the years and the money of each project, by kind and place."""
    return {(kind, source): told for kind, plan in (("dropped", old), ("added", new)) for source, told in _of(plan)}


def _of(plan: Plan) -> Iterator[tuple[str, str]]:
    for subject in indicator_subjects(plan):
        targets = (cell for cell in subject.cells if cell.role == "target")
        yield subject.source, "; ".join(filter(None, map(_target, targets)))
    for project in plan.projects:
        cost = with_unit(money(project), project.investment_unit)
        yield project.source, "; ".join(filter(None, (cost, years(project))))


def _target(cell: Cell) -> str:
    short = cell.raw if len(cell.raw) <= _LONGEST else f"{cell.raw[: _LONGEST - 1]}…"
    return f"{cell.year} {with_unit(short, cell.unit)}".strip() if cell.raw else ""


def with_unit(raw: str, unit: str) -> str:
    """
    Return a number as printed with its unit, where it is printed without one.

    >>> with_unit("≥95", "%"), with_unit("3.2亿元", "万元"), with_unit("持续提高", "%"), with_unit("≥95%", "%")
    ('≥95%', '3.2亿元', '持续提高', '≥95%')
    """
    return f"{raw}{unit}" if raw and _BARE.fullmatch(raw) else raw


_LONGEST = 12
_BARE = regex.compile(r"[\s\[【（(≥≤＞＜><=~～±+−-]*\d[\d.,，]*(?:\s*[-—–~～至]+\s*\d[\d.,]*)?[\s\]】）)]*")
