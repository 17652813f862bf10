"""
Corrections put into a plan.

The stages are the lines of `apply`: the corrections of the plan are chosen, their places are found in its document,
each gets the record that it is of, the records are changed, and what hangs on them follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plantext.corrections.changing import Changes, changed
from plantext.corrections.choosing import of_plan
from plantext.corrections.following import follow
from plantext.corrections.model import NOT_APPLIED, Correction, Corrections, DocumentCorrections
from plantext.corrections.names import Names
from plantext.corrections.pairing import Paired, paired
from plantext.corrections.placing import Placed, Site
from plantext.plan import Plan


@dataclass(frozen=True, slots=True)
class Applied:
    """
    What became of the corrections of a plan: how many records were accepted, corrected, rejected and added.

    `rejected` counts the values that a rejected indicator takes with it. `left_out` are the corrections that could not
    be applied, with the reason.
    """

    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    added: int = 0
    left_out: tuple[Placed, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the plan's notes say of it, a line each."""
        are = "record was" if self.rejected == 1 else "records were"
        told = (f"corrections: {self.rejected} {are} rejected and left out",) if self.rejected else ()
        return (*told, *(f"{NOT_APPLIED}{each.correction}: {each.reason}" for each in self.left_out))


def apply(
    plan: Plan, corrections: Corrections | DocumentCorrections | Sequence[DocumentCorrections]
) -> tuple[Plan, Applied]:
    """
    Return a plan with the corrections that are of its document, and what became of them.

    Of a file of corrections, those of the plan's document are chosen; corrections of a document are taken as of it.

    They are found by quote and place, also where the document is in another format or other rules have read it, and
    applied only where their place is beyond doubt; the notes of the plan name the others. What was printed (`quote`,
    `raw`, `source`) stays as it is. Applied again, they change nothing more.

    >>> import plantext
    >>> from plantext.corrections import Contexts
    >>> plan = plantext.read_text("到2025年，绿地率达到42%。")
    >>> contexts = Contexts(plan)
    >>> said = contexts.document(contexts.correction(plan.targets[0], "correct", {"value": "≥42"}))
    >>> corrected, applied = apply(plan, said)
    >>> (corrected.targets[0].comparator, corrected.targets[0].review, applied.corrected)
    ('>=', 'corrected', 1)

    Raises:
        CorrectionError: a correction that was not read from a file sets what it must not.

    """
    chosen = _chosen(plan, corrections)
    if not any(document.corrections for document in chosen):
        return plan, Applied()
    found, site = matched(plan, chosen)
    changes = changed(found.pairs, site)
    follow(changes, plan)
    applied = _outcome(changes, found.left_out)
    notes = tuple(note for note in applied.notes if note not in plan.notes)
    made: Any = changes.tables(site)
    return replace(plan, notes=plan.notes + notes, **made), applied


def matched(plan: Plan, documents: Iterable[DocumentCorrections]) -> tuple[Paired, Site]:
    """Return corrections of a plan with the records that they are of, and where they were looked for."""
    each = _each(documents, plan)
    site = Site(plan, Names.of(correction for correction, _ in each))
    return paired(site.placed(each), site), site


def _chosen(
    plan: Plan, corrections: Corrections | DocumentCorrections | Sequence[DocumentCorrections]
) -> Sequence[DocumentCorrections]:
    if isinstance(corrections, Corrections):
        return of_plan(corrections, plan)
    return (corrections,) if isinstance(corrections, DocumentCorrections) else corrections


def _each(chosen: Iterable[DocumentCorrections], plan: Plan) -> list[tuple[Correction, bool]]:
    return [(each, document.sha256 == plan.sha256 != "") for document in chosen for each in document.corrections]


def _outcome(changes: Changes, left_out: tuple[Placed, ...]) -> Applied:
    count = changes.counts
    return Applied(count["accepted"], count["corrected"], count["rejected"], count["added"], left_out)
