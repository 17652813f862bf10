"""What changed between two versions of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plantext.columns import Row
from plantext.comparisons import CHANGES, Change
from plantext.errors import PlantextError
from plantext.plan import Plan
from plantext.revisions.indicators import compare_subjects
from plantext.revisions.listed import Listed, listed_projects
from plantext.revisions.measures import measures
from plantext.revisions.notes import left_out, notes
from plantext.revisions.projects import compare_projects
from plantext.revisions.rewording import compare_measures
from plantext.revisions.subjects import Subject, indicator_subjects, target_subjects

__all__ = ["Revision", "compare_revisions"]


@dataclass(frozen=True)
class Revision:
    """
    The changes from one version of a plan to another, in the order in which the new one is read.

    `changes` are those that a person wants to see, `unchanged` what both versions say alike (kind `same`), `notes` say
    what could not be compared.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    unchanged: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()

    def only(self, words: Iterable[str]) -> Revision:
        """Return the changes of some kinds, directions or subjects (`relaxed`, `dropped`, `project`)."""
        wanted = set(words)
        kept = tuple(c for c in self.changes if wanted & {c.kind, c.direction, c.subject})
        return Revision(self.old, self.new, kept, (), self.notes)

    def rows(self, all: bool = False) -> list[Row]:
        """Return the rows of the table `changes`; with `all` also what did not change."""
        return [tuple(getattr(change, name) for name in CHANGES) for change in (self if all else self.changes)]

    def __iter__(self) -> Iterator[Change]:
        return iter((*self.changes, *self.unchanged))

    def frame(self, all: bool = False) -> Any:
        """
        Return the table `changes` as a pandas data frame, numbers as floats.

        Raises:
            PlantextError: pandas is not installed.

        """
        try:
            import pandas  # noqa: PLC0415
        except ModuleNotFoundError:
            raise PlantextError('data frames need pandas: pip install "plantext[frames]"') from None
        frame = pandas.DataFrame(self.rows(all), columns=list(CHANGES))
        for name in ("old_value", "new_value", "delta", "confidence"):
            frame[name] = pandas.to_numeric(frame[name]).astype("Float64")
        return frame


def compare_revisions(old: Plan, new: Plan) -> Revision:
    """
    Return what changed from one version of a plan to another: indicators, projects, targets of the text, measures.

    Where only one of the two has an indicator table, as an action plan has none, the targets of the other's text
    stand for it; indicators that it does not mention are then no change.
    """
    listed = listed_projects(old), listed_projects(new)
    sentences = [measures(plan, own) for plan, own in zip((old, new), listed, strict=True)]
    old, new = (_with_listed(plan, own) for plan, own in zip((old, new), listed, strict=True))
    indicators = list(_indicators(old, new))
    targets = compare_subjects("target", target_subjects(old), target_subjects(new))
    found = [
        *indicators,
        *_not_told(targets, indicators),
        *compare_projects(old.projects, new.projects),
        *compare_measures(*sentences),
    ]
    changes = tuple(change for change in found if change.kind != "same")
    unchanged = tuple(change for change in found if change.kind == "same")
    return Revision(
        old.name, new.name, changes, unchanged, (*notes(old, new), *left_out(old.name, new.name, *sentences))
    )


def _with_listed(plan: Plan, listed: Sequence[Listed]) -> Plan:
    """Return a plan with the projects of its running lists, whose numbers are no targets beside them."""
    inside = [(each.start, each.end) for each in listed]
    targets = (t for t in plan.targets if not any(start <= t.start < end for start, end in inside))
    return replace(plan, targets=tuple(targets), projects=(*plan.projects, *(each.project for each in listed)))


def _indicators(old: Plan, new: Plan) -> Iterator[Change]:
    before, after = _subjects(old, new), _subjects(new, old)
    # Whoever mentions some targets need not mention all; whoever mentions none has none left.
    both = bool(old.indicators) == bool(new.indicators) or not (before and after)
    for change in compare_subjects("indicator", before, after):
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
