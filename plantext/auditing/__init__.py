"""
Audit a plan: does it agree with itself, and does its note agree with it.

Each check is a function that gives remarks; `extractors/audit.toml` says which rules are on, how heavy they weigh and
how they are worded. A check works on the records of a plan; only what a print has broken is looked for in its blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plantext.auditing.cells import check_cells
from plantext.auditing.claims import check_claims, check_note
from plantext.auditing.goals import check_progress, check_requirements
from plantext.auditing.grids import check_grids
from plantext.auditing.increments import check_increments
from plantext.auditing.judgements import check_attained, check_series
from plantext.auditing.marks import check_marks
from plantext.auditing.places import reading_order
from plantext.auditing.prints import check_ends, check_numbering, check_print, check_units
from plantext.auditing.remarks import Remark, finding
from plantext.auditing.rules import SEVERITIES, Language, Rule, rules
from plantext.auditing.shares import check_shares
from plantext.auditing.sums import check_status, check_totals
from plantext.auditing.texts import check_note_text, check_text
from plantext.auditing.twice import check_twice
from plantext.auditing.works import check_dates, check_quantities
from plantext.comparisons import Finding, Severity
from plantext.corrections.making import RULE
from plantext.plan import Plan
from plantext.records import Value
from plantext.wide import stated, stated_years

__all__ = ["CHECKS", "SEVERITIES", "Rule", "audit", "is_as_grave", "rules"]

CHECKS = (
    *(check_claims, check_shares, check_status, check_totals, check_grids),
    *(check_requirements, check_progress, check_attained, check_series, check_increments),
    *(check_twice, check_text, check_dates, check_quantities),
    *(check_print, check_ends, check_cells, check_units, check_marks, check_numbering),
)
"""Every check of a plan by itself."""


def audit(plan: Plan, note: Plan | None = None, language: Language = "en") -> tuple[Finding, ...]:
    """
    Return what was found in a plan, what agrees (`ok`) included, in the order of reading, the note's claims last.

    `note` is the document that explains the plan (编制说明); messages are in `language`, names in it as printed.
    Rules that are switched off give nothing.

    >>> import plantext
    >>> plan = plantext.read_text("规划设2项指标。\\n\\n表1 指标\\n\\n|序号|指标|2025年|\\n|-|-|-|\\n|1|绿地（亩）|40|")
    >>> [(found.rule, found.severity, found.found) for found in audit(plan)]
    [('claim', 'error', '1')]
    """
    return audit_in((language,), plan, note)[0]


def audit_in(languages: Sequence[Language], plan: Plan, note: Plan | None = None) -> list[tuple[Finding, ...]]:
    """Return the same findings once in each language, checked only once."""
    plan = _as_stated(plan)
    order = reading_order(plan.document)
    remarks = sorted(_own(plan), key=lambda remark: order(remark.source))
    if note is not None:
        remarks += [*check_note(plan, note), *check_note_text(plan, note)]
    told = [(remark, rule) for remark in remarks if (rule := rules()[remark.rule]).on]
    return [tuple(finding(*each, language) for each in told) for language in languages]


def is_as_grave(severity: Severity, limit: Severity) -> bool:
    """
    Say whether a severity is at least another one.

    >>> is_as_grave("error", "warning"), is_as_grave("note", "warning")
    (True, False)
    """
    return SEVERITIES.index(severity) <= SEVERITIES.index(limit)


def _as_stated(plan: Plan) -> Plan:
    """Return a plan whose values and projects say what a person has set, where that is not what is printed."""
    projects = (replace(each, years_raw=stated_years(each)) for each in plan.projects)
    return replace(plan, values=tuple(map(_value, plan.values)), projects=tuple(projects))


def _value(value: Value) -> Value:
    said = stated(value)
    return value if said == value.raw else replace(value, raw=said, rule=RULE)


def _own(plan: Plan) -> Iterator[Remark]:
    for check in CHECKS:
        yield from check(plan)
