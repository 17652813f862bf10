"""Each correction with its record: one to one, the nearest first; what two corrections contradict is left alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plantext.corrections.chaining import chained
from plantext.corrections.matching import OTHER, SAME, Wanted
from plantext.corrections.placing import Numbered, Placed, Site

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
    left_out = [each for each in placed if each.spot is None]
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
    kin = []
    for number, each in enumerate(single):
        assert each.spot is not None
        for at, record in site.at(each.correction.table, each.spot):
            if (kinship := each.wanted.kinship(record)) > OTHER:
                kin.append((-kinship, -each.wanted.equal(record), number, at, record))
    taken: dict[tuple[str, int], int] = {}
    found: dict[int, Numbered] = {}
    for _, _, number, at, record in sorted(kin, key=lambda each: each[:4]):
        key = (single[number].correction.table, at)
        if number not in found and key not in taken:
            found[number], taken[key] = (at, record), number
    rivals = {number: taken[single[number].correction.table, at] for _, _, number, at, _ in kin if number not in found}
    pairs = [Pair(each, found.get(number)) for number, each in enumerate(single) if number not in rivals]
    left_out += [
        Placed(single[number].wanted, None, CONTRADICTED)
        for number, rival in sorted(rivals.items())
        if _contradict(single[number].wanted, single[rival].wanted)
    ]
    return Paired(tuple(pairs), tuple(left_out))


def _contradict(one: Wanted, other: Wanted) -> bool:
    """Say whether a correction asks for something else than the one whose record it could have been of."""
    if one.correction.action == "reject":
        return False  # what it was of is not extracted any more
    return one.left != other.left or other.correction.action == "reject"
