"""What projects cost together: sums of lists, and the totals that lists print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plantext.auditing.rules import words
from plantext.auditing.subjects import Subject
from plantext.plan import Plan
from plantext.quantities.convert import convert
from plantext.records import Project


@dataclass(frozen=True, slots=True)
class Money:
    """
    A sum: `whole` where every project has an amount, in a unit that converts into the others'.

    `stated` is true of a total that a list prints, right or wrong.
    """

    value: Decimal
    unit: str
    source: str
    whole: bool = True
    stated: bool = False


def total(projects: Sequence[Project]) -> Money | None:
    """Return what projects cost together, in the unit of the first; None where none has an amount."""
    priced = [project for project in projects if project.investment is not None and project.investment_unit]
    if not priced:
        return None
    unit = priced[0].investment_unit
    amounts = [convert(p.investment, p.investment_unit, unit) for p in priced if p.investment is not None]
    known = [amount for amount in amounts if amount is not None]
    whole = len(known) == len(projects) and not words("partial", priced[0].table)
    return Money(sum(known, Decimal(0)), unit, priced[0].source, whole)


def spent(plan: Plan, subject: Subject) -> Iterator[Money]:
    """Give the sums that a claim of investment may mean; none where it speaks of another plan or of some projects."""
    if subject.former or subject.state:
        return
    projects = [p for p in plan.projects if not subject.part or _is_in(p, subject.part)]
    tables = dict.fromkeys(project.table for project in projects if project.investment is not None)
    lists = [[project for project in projects if project.table == table] for table in tables]
    together = [project for list_ in lists for project in list_]
    for list_ in [together, *lists] if len(lists) > 1 else lists:
        if money := total(list_):
            yield money
    if not subject.part:
        for printed in plan.project_totals:
            if printed.investment is not None and printed.investment_unit and not words("subtotal", printed.label):
                yield Money(printed.investment, printed.investment_unit, printed.source, stated=True)


def _is_in(project: Project, part: str) -> bool:
    names = (project.category, project.table)
    return any(name and (part in name or name in part) for name in names)
