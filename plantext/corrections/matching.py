"""Which record a correction is of: the one at its place that says what was said then, or what a person made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

from plantext.corrections.fields import AMOUNT, FIELDS, Reviewable, shown
from plantext.corrections.folding import folded
from plantext.corrections.model import Correction
from plantext.corrections.setting import with_fields
from plantext.records import Value

SAME, LEFT, ALIKE, OTHER = 3, 2, 1, 0
"""
How a record is related to a correction: it is as it was extracted, as the person has left it, the same statement read
otherwise by other rules, or another record.
"""

Former = Mapping[tuple[str, str, str], tuple[str, str, str]]
"""The number, name and sub-item that indicators had, by those that corrections give them."""

Texts = Mapping[str, str]

_KEYS: Mapping[str, tuple[str, ...]] = {
    "targets": ("indicator",),
    "values": ("item", "year", "role"),
    "indicators": ("item",),
    "projects": (),
    "duties": (),
    "claims": ("what",),
}
"""Fields that two readings of one statement have in common, besides a number."""

_PHRASES = ("indicator", "what")
_MAY_DIFFER = {"values": 1}  # keys of which one may be read otherwise, the sub-item excepted


@dataclass(frozen=True, slots=True)
class Wanted:
    """A correction with the fields that were extracted and those that the person has left, folded."""

    correction: Correction
    was: Texts
    left: Texts
    former: Former = field(default_factory=dict)

    @classmethod
    def of(cls, correction: Correction, former: Former) -> Wanted:
        """Return what a correction wants."""
        was = _folded(correction.was)
        return cls(correction, was, was | _folded(correction.set), former)

    def kinship(self, record: Reviewable) -> int:
        """Return how a record at the place of the correction is related to it."""
        readings = [_folded(shown(record))]
        if isinstance(record, Value) and (key := (record.number, record.name, record.item)) in self.former:
            _, name, item = map(folded, self.former[key])
            readings.append(readings[0] | {"name": name, "item": item})
        return max(self._kinship(record, now) for now in readings)

    def equal(self, record: Reviewable) -> int:
        """Count the fields of a record that are as they were, or as they were left."""
        now = _folded(shown(record))
        return sum(text in (self.was.get(name), self.left.get(name)) for name, text in now.items())

    def _kinship(self, record: Reviewable, now: Texts) -> int:
        if self.was and all(now[name] == text for name, text in self.was.items()):
            return SAME
        if self._is_left(record, now):
            return LEFT
        return ALIKE if self._is_alike(now) else OTHER

    def _is_left(self, record: Reviewable, now: Texts) -> bool:
        """Say whether a record is as the person has left it; `≥60` is `>=60`."""
        changes = self.correction.set
        if not changes or any(now[name] != text for name, text in self.was.items() if name not in changes):
            return False
        made = _folded(shown(with_fields(record, changes)))
        return all(made[name] == now[name] for name in changes)

    def _is_alike(self, now: Texts) -> bool:
        table = self.correction.table
        keys = _KEYS[table]
        if self.correction.action == "add":
            told = [name for name in (*keys, AMOUNT) if name in self.left and name in FIELDS[table]]
            return all(_is_like(name, now[name], self.left[name]) for name in told)
        differing = [name for name in keys if not self._is_like(name, now[name])]
        if len(differing) > _MAY_DIFFER.get(table, 0) or "item" in differing:
            return False
        if table == "values" and not differing and self._is_like("level", now["level"]):
            return True  # a cell says one thing of a year, whatever is read of it
        return AMOUNT not in FIELDS[table] or any(_share(now[AMOUNT], known) for known in self._known(AMOUNT))

    def _is_like(self, name: str, text: str) -> bool:
        known = self._known(name)
        return not known or any(_is_like(name, text, each) for each in known)

    def _known(self, name: str) -> list[str]:
        return [texts[name] for texts in (self.was, self.left) if name in texts]


def _folded(texts: Texts) -> dict[str, str]:
    return {name: folded(text) for name, text in texts.items()}


def _is_like(name: str, one: str, other: str) -> bool:
    """Say whether two readings of a field can be of one statement: a phrase may have become longer or shorter."""
    if name not in _PHRASES or not one or not other:
        return one == other
    return one in other or other in one


def _share(one: str, other: str) -> bool:
    """Say whether two numbers are read of the same digits."""
    return one == other or not set(_NUMBER.findall(one)).isdisjoint(_NUMBER.findall(other))


_NUMBER = regex.compile(r"\d+(?:\.\d+)?")
