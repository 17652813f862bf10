"""What a reader of the changes wants to know of the two documents: what they are, what binds, what costs how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from plantext.plan import Plan
from plantext.quantities import convert
from plantext.revisions.subjects import Subject, indicator_subjects

MONEY = "万元"


@dataclass(frozen=True, slots=True)
class Version:
    """
    One of the two documents that were compared.

    `counts` are its records by kind. By the places that the changes name: `attributes` of indicators as printed
    (约束性), `measured` are the indicators with a target in numbers, `money` is what projects cost, in 万元.
    """

    name: str = ""
    title: str = ""
    period: str = ""
    status: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    measured: frozenset[str] = frozenset()
    money: Mapping[str, Decimal] = field(default_factory=dict)


def version_of(plan: Plan) -> Version:
    """Return what is to be known of a plan."""
    subjects = indicator_subjects(plan)
    attributes = {
        source: subject.attribute
        for subject in subjects
        if subject.attribute
        for source in (subject.source, *(cell.source for cell in subject.cells))
    }
    counts = {kind: len(getattr(plan, kind)) for kind in ("indicators", "targets", "projects")}
    return Version(
        *(plan.name, plan.info.title, _period(plan), plan.info.status.replace("|", "、"), counts, attributes),
        frozenset(subject.source for subject in subjects if _is_measured(subject)),
        dict(_money(plan)),
    )  # fmt: skip


def _is_measured(subject: Subject) -> bool:
    return any(cell.role == "target" and cell.number is not None for cell in subject.cells)


def _period(plan: Plan) -> str:
    ends = (plan.info.period_start, plan.info.period_end)
    return "—".join(dict.fromkeys(str(end) for end in ends if end is not None))


def _money(plan: Plan) -> Iterator[tuple[str, Decimal]]:
    for project in plan.projects:
        if project.investment is not None and project.investment_unit:
            amount = convert(project.investment, project.investment_unit, MONEY)
            if amount is not None:
                yield project.source, amount
