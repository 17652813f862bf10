"""The records of a plan while corrections change them: each as it was, as it is now, taken away, or new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from plantext.corrections.fields import FIELDS, Reviewable, shown
from plantext.corrections.folding import folded
from plantext.corrections.making import made, with_concept
from plantext.corrections.model import Correction
from plantext.corrections.ordering import in_reading_order
from plantext.corrections.pairing import Pair
from plantext.corrections.placing import Site
from plantext.corrections.setting import left, with_fields
from plantext.records import Indicator, Review, Target

REVIEWS: dict[str, Review] = {"accept": "accepted", "correct": "corrected", "add": "added"}


@dataclass(slots=True)
class Changes:
    """
    What corrections make of the records of a plan.

    `now` has a record, or None where it is rejected, for every one of the plan's, `added` those that are new; `of` are
    the corrections of records by their table and their number (from 0).
    """

    now: dict[str, list[Any]]
    added: dict[str, list[Any]] = field(default_factory=dict)
    of: dict[tuple[str, int], Correction] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def tables(self, site: Site) -> dict[str, tuple[Any, ...]]:
        """Return the records of each table in the order of reading."""
        found = {table: tuple(each for each in records if each is not None) for table, records in self.now.items()}
        for table, new in sorted(self.added.items()):  # indicators before values
            found[table] = in_reading_order(found[table], new, site, found["indicators"])
        return found

    def reject(self, table: str, number: int) -> None:
        """Take a record away."""
        self.counts["rejected"] += self.now[table][number] is not None
        self.now[table][number] = None


def changed(pairs: Iterable[Pair], site: Site) -> Changes:
    """Return what pairs of a correction and a record make of the records of a plan."""
    changes = Changes({table: list(getattr(site.plan, table)) for table in FIELDS})
    for pair in pairs:
        correction = pair.placed.correction
        if pair.record is not None:
            _change(changes, correction, *pair.record)
        elif correction.action != "reject" and pair.placed.spot:
            record = replace(made(correction, pair.placed.spot, site), review=REVIEWS[correction.action])
            changes.added.setdefault(correction.table, []).append(record)
            changes.counts[record.review] += 1
    return changes


def _change(changes: Changes, correction: Correction, number: int, record: Reviewable) -> None:
    changes.of[correction.table, number] = correction
    if correction.action == "reject":
        changes.reject(correction.table, number)
        return
    final = as_left(record, correction)
    if correction.action != "add":
        review = REVIEWS[correction.action]
    elif record.review == "added":  # the corrections were applied before
        review = "added"
    else:
        review = "accepted" if final == record else "corrected"
    changes.now[correction.table][number] = replace(final, review=review)
    changes.counts[review] += 1


def as_left(record: Reviewable, correction: Correction) -> Reviewable:
    """
    Return a record with the fields as the person has left them.

    What differs from the extracted text by white space or the width of characters alone is the same. The name of a
    value is its indicator's, and follows that, unless the correction sets it.
    """
    now = shown(record)
    found: dict[str, str] = {}
    for name, text in left(correction).items():
        is_owned = correction.table == "values" and name in ("name", "item")
        is_set = name in correction.set
        if (is_set and text != now[name]) or (not is_set and not is_owned and folded(text) != folded(now[name])):
            found[name] = text
    return tidy(with_fields(record, found), record) if found else record


def tidy(record: Reviewable, before: Reviewable) -> Reviewable:
    """Return a changed record with what hangs on the fields that differ: the concept, where year and unit come from."""
    if isinstance(record, Target) and isinstance(before, Target):
        year, unit = record.year == before.year, record.unit == before.unit
        found = record if unit and record.indicator == before.indicator else with_concept(record)
        sources = (record.year_source if year else "", record.unit_source if unit else "")
        return replace(found, year_source=sources[0], unit_source=sources[1])
    if isinstance(record, Indicator) and isinstance(before, Indicator):
        same = (record.name, record.item, record.unit) == (before.name, before.item, before.unit)
        return record if same else with_concept(record)
    return record
