"""All that changed between two plans: indicators, targets of the text, projects, measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plantext.comparisons import Change
from plantext.plan import Plan
from plantext.revisions.indicators import compare_subjects
from plantext.revisions.listed import Listed, listed_projects
from plantext.revisions.measures import Measure, measures
from plantext.revisions.notes import Note, left_out, notes
from plantext.revisions.projects import compare_projects
from plantext.revisions.rewording import compare_measures
from plantext.revisions.subjects import Subject, indicator_subjects, target_subjects


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed and what did not, in the order of the new plan, what a reader has to know of it, and of what."""

    changes: tuple[Change, ...]
    notes: tuple[Note, ...]
    old: Plan
    new: Plan


def compared(old: Plan, new: Plan) -> Compared:
    """Return what two plans, to which the projects of their running lists are added, have and do not have alike."""
    listed = listed_projects(old), listed_projects(new)
    sentences = measures(old, listed[0]), measures(new, listed[1])
    old, new = _with_listed(old, listed[0]), _with_listed(new, listed[1])
    told = (*notes(old, new), *left_out(old.name, new.name, *sentences))
    return Compared(tuple(_changes(old, new, sentences)), told, old, new)


def _changes(old: Plan, new: Plan, sentences: tuple[list[Measure], list[Measure]]) -> Iterator[Change]:
    follows = _follows(old, new)
    indicators = list(_indicators(old, new, follows))
    in_text = compare_subjects("target", target_subjects(old), target_subjects(new), follows)
    targets = list(_not_told(in_text, indicators))
    yield from indicators
    yield from targets
    yield from compare_projects(old.projects, new.projects)
    yield from compare_measures(*sentences, [*indicators, *targets])


def _follows(old: Plan, new: Plan) -> bool:
    """Say whether one plan begins where the other ends (“十四五” and “十五五”), so that years are no delay."""
    (start, end), (start_new, end_new) = ((plan.info.period_start, plan.info.period_end) for plan in (old, new))
    if start is None or end is None or start_new is None or end_new is None:
        return False
    return start_new >= end or start >= end_new


def _with_listed(plan: Plan, listed: Sequence[Listed]) -> Plan:
    """Return a plan with the projects of its running lists, whose numbers are no targets beside them."""
    inside = [(each.start, each.end) for each in listed]
    targets = (t for t in plan.targets if not any(start <= t.start < end for start, end in inside))
    return replace(plan, targets=tuple(targets), projects=(*plan.projects, *(each.project for each in listed)))


def _indicators(old: Plan, new: Plan, follows: bool) -> Iterator[Change]:
    before, after = _subjects(old, new), _subjects(new, old)
    # Whoever mentions some targets need not mention all; whoever mentions none has none left.
    both = bool(old.indicators) == bool(new.indicators) or not (before and after)
    for change in compare_subjects("indicator", before, after, follows):
        if both or change.match:
            yield change


def _not_told(targets: Iterable[Change], indicators: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes of targets without those that came or went in the text and are compared with a table."""
    indicators = list(indicators)
    old, new = {change.old_source for change in indicators}, {change.new_source for change in indicators}
    for change in targets:
        told = {"added": change.new_source in new, "dropped": change.old_source in old}
        if not told.get(change.kind, False):
            yield change


def _subjects(plan: Plan, other: Plan) -> list[Subject]:
    """Return the indicators of a plan; where only the other has a table of them, the targets of the text."""
    if plan.indicators or not other.indicators:
        return indicator_subjects(plan)
    return target_subjects(plan)
