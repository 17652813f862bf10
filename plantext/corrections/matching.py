"""Which record a correction is of: the one at its place that says what was said then, or what a person made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from plantext.corrections.fields import AMOUNT, Reviewable, shown
from plantext.corrections.folding import folded
from plantext.corrections.model import Correction
from plantext.corrections.names import Names
from plantext.corrections.setting import left
from plantext.records import Value

SAME, LEFT, ALIKE, OTHER = 3, 2, 1, 0
"""
How a record is related to a correction: it is as it was extracted, as the person has left it, the same statement read
otherwise by other rules, or another record.
"""

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
    names: Names

    @classmethod
    def of(cls, correction: Correction, names: Names) -> Wanted:
        """Return what a correction wants; the name of a value is the one that is printed."""
        number = correction.row.number if correction.row else ""
        was, now = (_folded(texts, number, names, correction.table) for texts in (correction.was, left(correction)))
        return cls(correction, was, now, names)

    def kinship(self, record: Reviewable) -> int:
        """Return how a record at the place of the correction is related to it."""
        now = self._now(record)
        if self.was and all(now[name] == text for name, text in self.was.items()):
            return SAME
        is_told = bool(self.correction.set) and (self.correction.action != "add" or self._is_of_quote(record))
        if is_told and all(now[name] == text for name, text in self.left.items()):
            return LEFT
        if self.correction.action == "add":
            return ALIKE if self._is_of_quote(record) and self._is_told_alike(now) else OTHER
        return ALIKE if self._is_alike(now) else OTHER

    def _is_of_quote(self, record: Reviewable) -> bool:
        """Say whether a record was read from the words that were selected, or from some of them."""
        quote = folded(self.correction.quote)
        own = folded(getattr(record, "quote", "") or getattr(record, "raw", "") or getattr(record, "name", ""))
        return own in quote or quote in own

    def _is_told_alike(self, now: Texts) -> bool:
        """Say whether a record is what a person has added, in what tells records of a place apart."""
        keys = (*_KEYS[self.correction.table], AMOUNT)
        told = [name for name in keys if name in self.left and name in now]
        return all(_is_like(name, now[name], self.left[name]) for name in told)

    def equal(self, record: Reviewable) -> int:
        """Count the fields of a record that are as they were, or as they were left."""
        return sum(text in (self.was.get(name), self.left.get(name)) for name, text in self._now(record).items())

    def is_of_column(self, record: Reviewable) -> bool:
        """Say whether a value has the role, the level and the year that were extracted."""
        now = self._now(record)
        return all(now[name] == self.was.get(name, now[name]) for name in ("role", "level", "year"))

    def _now(self, record: Reviewable) -> Texts:
        number = record.number if isinstance(record, Value) else ""
        return _folded(shown(record), number, self.names, self.correction.table)

    def _is_alike(self, now: Texts) -> bool:
        table = self.correction.table
        keys = _KEYS[table]
        differing = [name for name in keys if not self._is_like(name, now[name])]
        if len(differing) > _MAY_DIFFER.get(table, 0) or "item" in differing:
            return False
        if table == "values" and not differing and self._is_like("level", now["level"]) and self._is_worded(now):
            return True
        numbers = self._known(AMOUNT)
        return not numbers or any(_share(now[AMOUNT], number) for number in numbers)

    def _is_worded(self, now: Texts) -> bool:
        """Say whether the wording of a cell was read longer or shorter; two groups of places have two wordings."""
        words = now["qualitative"]
        return bool(words) and any(known and (known in words or words in known) for known in self._known("qualitative"))

    def _is_like(self, name: str, text: str) -> bool:
        known = self._known(name)
        return not known or any(_is_like(name, text, each) for each in known)

    def _known(self, name: str) -> list[str]:
        return [texts[name] for texts in (self.was, self.left) if name in texts]


def _folded(texts: Texts, number: str, names: Names, table: str) -> dict[str, str]:
    found = {name: folded(text) for name, text in texts.items()}
    if table == "values" and "name" in found:
        _, found["name"], item = names.printed(number, found["name"], found.get("item", ""))
        found |= {"item": item} if "item" in found else {}
    return found


def _is_like(name: str, one: str, other: str) -> bool:
    """Say whether two readings of a field can be of one statement: a phrase may have become longer or shorter."""
    if name not in _PHRASES or not one or not other:
        return one == other
    return one in other or other in one


def _share(one: str, other: str) -> bool:
    """Say whether two numbers are read of the same digits."""
    return one == other or not set(_NUMBER.findall(one)).isdisjoint(_NUMBER.findall(other))


_NUMBER = regex.compile(r"\d+(?:\.\d+)?")
