"""Which changes are told first, by the order of reasons in `extractors/importance.toml`."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from plantext.comparisons import DIRECTIONS, KINDS, SUBJECTS, Change
from plantext.errors import VocabularyError
from plantext.quantities import convert
from plantext.resources import folder
from plantext.revisions import Revision
from plantext.revisions.details import is_whole
from plantext.revisions.versions import MONEY

FILE = "importance.toml"
_NEEDED = ("id", "zh", "en")
_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "subject": SUBJECTS,
    "kind": KINDS,
    "role": ("requirement", "baseline", "target", "attained"),
    "direction": DIRECTIONS,
    "whole": (True, False),
    "binding": (True, False),
    "number": (True, False),
    "size": ("share", "money"),
}
_BINDING = "约束性"


@dataclass(frozen=True, slots=True)
class Reason:
    """
    One entry of the file: what a change has to be, and why it is told then.

    `demands` are the keys of the entry with the values that fit; `size` is what counts within the reason.
    """

    id: str
    demands: Mapping[str, tuple[Any, ...]]
    size: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A change with the reason for which it is told, and by how much of the old number or how many 万元 it changed."""

    change: Change
    reason: Reason
    size: Decimal


@cache
def reasons() -> tuple[Reason, ...]:
    """
    Return the reasons in their order of weight.

    Raises:
        VocabularyError: with a line for every entry that lacks a key, repeats an id or names what is unknown.

    """
    entries = _data().get("reason", [])
    faults = [f"{FILE}: reason {entry.get('id', '?')!r}: {fault}" for entry in entries for fault in _faults(entry)]
    ids = Counter(entry.get("id") for entry in entries)
    faults += [f"{FILE}: reason {name!r}: the id stands {count} times" for name, count in ids.items() if count > 1]
    if faults:
        raise VocabularyError("\n".join(faults))
    return tuple(map(_reason, entries))


def most_important(revision: Revision) -> tuple[Weighed, ...]:
    """
    Return the changes that are told first, the weightiest first: at most as many as the file says.

    An indicator or a project is told once, with the weightiest of its changes.
    """
    order = {reason.id: at for at, reason in enumerate(reasons())}
    weighed = [each for change in revision.changes if (each := _weighed(change, revision))]
    weighed.sort(key=lambda each: (order[each.reason.id], -each.size))  # stable: what is read first stays first
    first: dict[tuple[str, str, str], Weighed] = {}
    for each in weighed:
        first.setdefault((each.change.subject, each.change.name, each.change.item), each)
    return tuple(first.values())[: _data()["shown"]]


def _weighed(change: Change, revision: Revision) -> Weighed | None:
    facts = _facts(change, revision)
    for reason in reasons():
        if all(facts[name] in fitting for name, fitting in reason.demands.items()):
            return Weighed(change, reason, _size(change, revision, reason.size))
    return None


def _facts(change: Change, revision: Revision) -> dict[str, Any]:
    """Return what the entries of the file ask of a change."""
    facts = {name: getattr(change, name) for name in ("subject", "kind", "role", "direction")}
    whole = is_whole(change)
    return facts | {"whole": whole, "binding": _is_binding(change, revision), "number": _has_number(change, revision)}


def _is_binding(change: Change, revision: Revision) -> bool:
    """Say whether the plan that counts calls the indicator 约束性: the new one where it asks for more, else the old."""
    old, new = revision.versions
    first = old.attributes.get(change.old_source, "")
    asks_more = change.kind == "added" or change.direction == "tightened"
    return (new.attributes.get(change.new_source, first) if asks_more else first).startswith(_BINDING)


def _has_number(change: Change, revision: Revision) -> bool:
    """Say whether a change is between numbers, or what came or went has one."""
    old, new = revision.versions
    if change.subject == "project" and change.kind in ("added", "dropped"):
        return (change.new_source in new.money) if change.kind == "added" else (change.old_source in old.money)
    if is_whole(change):
        return change.old_source in old.measured or change.new_source in new.measured
    if change.kind in ("dropped", "number_to_wording"):
        return change.old_value is not None
    return change.new_value is not None and (change.kind == "added" or change.old_value is not None)


def _size(change: Change, revision: Revision, kind: str) -> Decimal:
    if kind == "money":
        return _money(change, revision)
    if kind != "share" or change.delta is None or not change.delta:
        return Decimal(0)
    return abs(change.delta / change.old_value) if change.old_value else Decimal(1)


def _money(change: Change, revision: Revision) -> Decimal:
    old, new = revision.versions
    if change.delta is not None:
        return abs(convert(change.delta, change.unit, MONEY) or Decimal(0))
    return old.money.get(change.old_source) or new.money.get(change.new_source) or Decimal(0)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((folder("extractors") / FILE).read_text(encoding="utf-8"))


def _faults(entry: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"there is no {key!r}" for key in _NEEDED if key not in entry)
    yield from (f"{key!r} is no key of a reason" for key in entry if key not in (*_NEEDED, *_CHOICES))
    for key, known in _CHOICES.items():
        yield from (f"{key} is {value!r}, not one of {known}" for value in _values(entry, key) if value not in known)


def _values(entry: Mapping[str, Any], key: str) -> Iterable[Any]:
    value = entry.get(key, ())
    return value if isinstance(value, list | tuple) else (value,)


def _reason(entry: Mapping[str, Any]) -> Reason:
    demands = {key: tuple(_values(entry, key)) for key in _CHOICES if key in entry and key != "size"}
    return Reason(entry["id"], demands, entry.get("size", ""), {"zh": entry["zh"], "en": entry["en"]})
