"""Each correction with its record: one to one, the nearest first; what two corrections contradict is left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plantext.corrections.chaining import chained
from plantext.corrections.matching import OTHER, SAME, Wanted
from plantext.corrections.placing import Numbered, Placed, Site
from plantext.corrections.setting import lacking
from plantext.corrections.spots import AMBIGUOUS

UNTOLD = "nothing like it is extracted there, and it does not say enough of what was"
CONTRADICTED = "another correction says something else of it"


@dataclass(frozen=True, slots=True)
class Pair:
    """A correction at its place with the record that it is of; without one, nothing of the kind is extracted there."""

    placed: Placed
    record: Numbered | None


@dataclass(frozen=True, slots=True)
class Paired:
    """Corrections with their records, and those that cannot be applied, with the reason."""

    pairs: tuple[Pair, ...]
    left_out: tuple[Placed, ...]


def paired(placed: Sequence[Placed], site: Site) -> Paired:
    """Return each placed correction with its record; equal corrections count once."""
    left_out = [each for each in placed if each.reason]
    single: list[Placed] = []
    for group in _of_one_record(chained(placed)):
        effects = {_effect(each.wanted) for each in group}
        if len(effects) == 1:
            single += group[: max(1, _count_same(group[0], site))]
        else:
            left_out += [Placed(each.wanted, None, CONTRADICTED) for each in group]
    return _assigned(single, left_out, site)


def _of_one_record(placed: Iterable[Placed]) -> Iterator[list[Placed]]:
    groups: dict[Hashable, list[Placed]] = {}
    for each in placed:
        is_added = each.correction.action == "add"
        fields = each.wanted.left if is_added else each.wanted.was
        key = (each.correction.table, each.spot, is_added, tuple(sorted(fields.items())))
        groups.setdefault(key, []).append(each)
    yield from groups.values()


def _effect(wanted: Wanted) -> Hashable:
    return wanted.correction.action, tuple(sorted(wanted.left.items()))


def _count_same(placed: Placed, site: Site) -> int:
    """Count the records that a correction could be of in the same way: a cell may tell one thing twice."""
    assert placed.spot is not None
    records = site.at(placed.correction.table, placed.spot)
    return sum(placed.wanted.kinship(record) == SAME for _, record in records)


def _assigned(single: Sequence[Placed], left_out: list[Placed], site: Site) -> Paired:
    """Give every correction the record that is nearest to it and that no nearer one has."""
    kin = sorted(_kin(single, site))
    taken: dict[tuple[str, int], int] = {}
    found: dict[int, int] = {}
    for _, _, number, at in kin:
        key = (single[number].correction.table, at)
        if number not in found and key not in taken:
            found[number], taken[key] = at, number
    rivals = {number: taken[single[number].correction.table, at] for _, _, number, at in kin if number not in found}
    counts = Counter(number for _, _, number, _ in kin)
    pairs = []
    for number, each in enumerate(single):
        record = _record(each, found[number], site) if number in found else None
        reason = _reason(each, record, counts[number])
        if number in rivals:
            reason = CONTRADICTED if _contradict(each.wanted, single[rivals[number]].wanted) else ""
        elif not reason:
            pairs.append(Pair(each, record))
        left_out += [Placed(each.wanted, None, reason)] if reason else []
    return Paired(tuple(pairs), tuple(left_out))


def _kin(single: Sequence[Placed], site: Site) -> Iterator[tuple[int, int, int, int]]:
    """Yield how near records are to corrections, the nearest with the least number, each with both their numbers."""
    for number, each in enumerate(single):
        assert each.spot is not None
        for at, record in site.at(each.correction.table, each.spot):
            if (kinship := each.wanted.kinship(record)) > OTHER:
                yield -kinship, -each.wanted.equal(record), number, at


def _record(placed: Placed, at: int, site: Site) -> Numbered:
    return at, getattr(site.plan, placed.correction.table)[at]


def _reason(placed: Placed, record: Numbered | None, count: int) -> str:
    """Return why a correction that is told too little of cannot be applied."""
    correction = placed.correction
    if record is None and correction.action in ("accept", "correct"):
        return UNTOLD if not correction.was or lacking(correction) else ""
    return AMBIGUOUS if count > 1 and not correction.was and correction.action != "add" else ""


def _contradict(one: Wanted, other: Wanted) -> bool:
    """Say whether a correction asks for something else than the one whose record it could have been of."""
    if one.correction.action == "reject":
        return False  # what it was of is not extracted any more
    return one.left != other.left or other.correction.action == "reject"
