"""Which record of an extraction is which of the gold: by place, by words, by number; each at most once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from plantext.scoring.entries import Entry
from plantext.scoring.judging import is_right
from plantext.vocabulary import fold

_NAMES = {
    "indicators": ("name", "item"),
    "values": ("name", "item"),
    "targets": ("indicator",),
    "projects": ("name",),
    "claims": ("what",),
}
_KEYS = {"values": ("role", "level", "year")}
"""Fields that have to be equal where two entries do not stand in the same place."""
_LEAST = 60  # of 100: names less alike are of different things


def pairs(gold: Sequence[Entry], found: Sequence[Entry]) -> list[tuple[int, int]]:
    """
    Return the places of entries that are the same record, one-to-one, the surest first.

    >>> one = Entry("a", "claims", {"what": "指标", "value": "50", "unit": "项"}, quote="共50项指标")
    >>> pairs([one], [one]), pairs([one], [])
    ([(0, 0)], [])
    """
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, entry in enumerate(found):
        for key in _blocks(entry):
            index[key].append(at)
    near = {(g, at) for g, entry in enumerate(gold) for key in _blocks(entry) for at in index[key]}
    scored = sorted((-score, g, at) for g, at in near if (score := _likeness(gold[g], found[at])) > 0)
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    made = []
    for _, g, at in scored:
        if g not in taken_gold and at not in taken_found:
            taken_gold.add(g)
            taken_found.add(at)
            made.append((g, at))
    return made


def _blocks(entry: Entry) -> Iterator[tuple[str, ...]]:
    """Yield what an entry shares with those that may be the same record."""
    if entry.place:
        yield "place", entry.place
    name = "".join(entry.fields.get(field, "") for field in _NAMES.get(entry.table, ()))
    if name:
        yield "name", fold(name)
    if entry.table in ("targets", "claims", "duties"):
        yield "quote", fold(entry.quote)
        yield "value", entry.fields.get("value", "")
    if entry.number:
        yield "number", entry.number


def _likeness(gold: Entry, found: Entry) -> float:
    """Return how surely two entries are the same record, 0 where they are not."""
    right = sum(is_right(gold, found, field) for field in gold.fields) / max(1, len(gold.fields))
    if gold.place and gold.place == found.place and _overlap(gold.quote, found.quote):
        return 2 + right
    if any(gold.fields.get(field, "") != found.fields.get(field, "") for field in _KEYS.get(gold.table, ())):
        return 0
    alike = _alike(gold, found)
    return alike / 100 + right if alike >= _LEAST else 0


def _alike(gold: Entry, found: Entry) -> float:
    if gold.table == "duties":
        return ratio(fold(gold.quote), fold(found.quote))
    if gold.table in ("targets", "claims") and _overlap(gold.quote, found.quote):
        return 100
    # A table of one's own may name the row by its number and its item alone.
    names = [field for field in _NAMES[gold.table] if field in gold.fields]
    if len(names) < len(_NAMES[gold.table]) and gold.number != found.number:
        return 0
    return ratio(*("".join(fold(entry.fields.get(field, "")) for field in names) for entry in (gold, found)))


def _overlap(one: str, other: str) -> bool:
    one, other = fold(one), fold(other)
    return not one or not other or one in other or other in one
