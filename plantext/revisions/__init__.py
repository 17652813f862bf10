"""What changed between two versions of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from plantext.columns import Row
from plantext.comparisons import CHANGES, Change
from plantext.errors import PlantextError
from plantext.plan import Plan
from plantext.revisions.comparing import compared
from plantext.revisions.details import Details, details
from plantext.revisions.notes import Note
from plantext.revisions.versions import Version, version_of

__all__ = ["Note", "Revision", "Version", "compare_revisions"]


@dataclass(frozen=True)
class Revision:
    """
    The changes from one version of a plan to another, in the order in which the new one is read.

    `found` is all that was compared, `changes` those that a person wants to see, `unchanged` what both versions say
    alike (kind `same`), `notes` say what could not be compared, `remarks` the same before it is put into words.
    `details` say what is asked of an indicator and how much a project costs, by the kind (`added`, `dropped`) and the
    place of the change; `versions` what else a reader wants to know of the two documents. `chosen` are the words by
    which `only` chose.
    """

    old: str
    new: str
    found: tuple[Change, ...]
    remarks: tuple[Note, ...] = ()
    details: Details = field(default_factory=dict)
    versions: tuple[Version, Version] = (Version(), Version())
    chosen: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed."""
        return tuple(change for change in self.found if change.kind != "same")

    @property
    def unchanged(self) -> tuple[Change, ...]:
        """What did not change."""
        return tuple(change for change in self.found if change.kind == "same")

    @property
    def notes(self) -> tuple[str, ...]:
        """What could not be compared, in English; `remark.said("zh")` says it in Chinese."""
        return tuple(remark.said() for remark in self.remarks)

    def only(self, words: Iterable[str]) -> Revision:
        """Return the changes of some kinds, directions or subjects (`relaxed`, `dropped`, `project`, `same`)."""
        chosen = tuple(words)
        wanted = set(chosen)
        kept = (change for change in self.found if wanted & {change.kind, change.direction, change.subject})
        return replace(self, found=tuple(kept), chosen=tuple(dict.fromkeys((*self.chosen, *chosen))))

    def rows(self, all: bool = False) -> list[Row]:
        """Return the rows of the table `changes`; with `all` also what did not change."""
        return [tuple(getattr(change, name) for name in CHANGES) for change in (self if all else self.changes)]

    def __iter__(self) -> Iterator[Change]:
        return iter(self.found)

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
    both = compared(old, new)
    told = details(both.old, both.new)
    versions = (version_of(both.old), version_of(both.new))
    return Revision(old.name, new.name, both.changes, both.notes, told, versions)
