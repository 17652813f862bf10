"""What changed between two versions of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from plantext.columns import Row
from plantext.comparisons import CHANGES, Change
from plantext.errors import PlantextError
from plantext.plan import Plan
from plantext.revisions.comparing import compared
from plantext.revisions.details import details

__all__ = ["Revision", "compare_revisions"]


@dataclass(frozen=True)
class Revision:
    """
    The changes from one version of a plan to another, in the order in which the new one is read.

    `changes` are those that a person wants to see, `unchanged` what both versions say alike (kind `same`), `notes` say
    what could not be compared. `details` say what is asked of an indicator and how much a project costs, by the kind
    (`added`, `dropped`) and the place of the change.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    unchanged: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    details: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def only(self, words: Iterable[str]) -> Revision:
        """Return the changes of some kinds, directions or subjects (`relaxed`, `dropped`, `project`, `same`)."""
        wanted = set(words)
        kept, same = (
            tuple(change for change in changes if wanted & {change.kind, change.direction, change.subject})
            for changes in (self.changes, self.unchanged)
        )
        return replace(self, changes=kept, unchanged=same)

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
    found, notes = compared(old, new)
    changes = tuple(change for change in found if change.kind != "same")
    unchanged = tuple(change for change in found if change.kind == "same")
    return Revision(old.name, new.name, changes, unchanged, notes, details(old, new))
