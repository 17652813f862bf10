"""Corrections as a person would make them of a plan as it is read now: each of a record that is there, at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from plantext.corrections.applying import matched
from plantext.corrections.changing import as_left
from plantext.corrections.contexts import Contexts
from plantext.corrections.fields import shown
from plantext.corrections.model import TEXT_TABLES, Correction, DocumentCorrections, Row
from plantext.corrections.pairing import Pair
from plantext.corrections.setting import left
from plantext.errors import CorrectionError
from plantext.places import Place
from plantext.plan import Plan


def renewed(plan: Plan, documents: Iterable[DocumentCorrections]) -> tuple[Correction, ...]:
    """
    Return corrections of a plan as they would be made of it now, so that whoever goes on finds each by its source.

    What is not extracted any more is an addition at its place. Those that cannot be applied are last, as they were.

    >>> import plantext
    >>> plan = plantext.read_text("到2025年，绿地率达到42%。")
    >>> place = ("p3 ¶87[12:20]", "绿地率达到42%", "到2025年，", "。")
    >>> said = Correction("correct", "targets", *place, was={"value": "42"}, set={"value": "≥42"})
    >>> [(each.source, each.set) for each in renewed(plan, [DocumentCorrections("text", corrections=(said,))])]
    [('¶0[7:15]', {'value': '≥42'})]
    """
    chosen = tuple(document for document in documents if document.corrections)
    if not chosen:
        return ()
    found, _ = matched(plan, chosen)
    contexts = Contexts(plan)
    each = (_renewed(pair, contexts) for pair in found.pairs)
    return (*each, *(placed.correction for placed in found.left_out))


def _renewed(pair: Pair, contexts: Contexts) -> Correction:
    correction = pair.placed.correction
    try:
        return _of_record(pair, contexts) if pair.record else _at_place(pair, contexts)
    except CorrectionError:  # it leaves empty what a form asks for
        return correction


def _of_record(pair: Pair, contexts: Contexts) -> Correction:
    correction = pair.placed.correction
    assert pair.record is not None
    record = pair.record[1]
    if correction.action == "reject":
        return contexts.correction(record, "reject", note=correction.note)
    changes = _differing(shown(as_left(record, correction)), shown(record))
    return contexts.correction(record, "correct" if changes else "accept", changes, correction.note)


def _at_place(pair: Pair, contexts: Contexts) -> Correction:
    """Return the addition of a record that is not extracted; what was rejected then needs to be said no more."""
    correction, spot = pair.placed.correction, pair.placed.spot
    if correction.action == "reject" or spot is None:
        return correction
    changes = correction.set if correction.action == "add" else left(correction)
    if correction.table in TEXT_TABLES:
        return contexts.in_text(correction.table, spot.start, spot.end, changes, correction.note)
    place = Place(spot.block, spot.row, spot.column)
    made = contexts.in_cell(correction.table, place, correction.row or Row(), changes, correction.note)
    # What was selected of a cell says which of its numbers is meant.
    return replace(made, quote=correction.quote) if correction.quote and correction.quote in made.quote else made


def _differing(now: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in now.items() if text != before[name]}
