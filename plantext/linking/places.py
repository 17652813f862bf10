"""Which documents are of one place: places of one name keep apart where anything printed tells them apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plantext.regions import find_regions


@dataclass(frozen=True, slots=True)
class Printed:
    """A place as a document gives it: its name, its code and the units above it, where they are known."""

    name: str
    code: str = ""
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a run. `is_sure` is false where several places bear the name and nothing says which is meant."""

    name: str
    key: str
    parents: tuple[str, ...] = ()
    is_sure: bool = True


def settle(printed: Iterable[Printed]) -> dict[Printed, Place]:
    """
    Return the place that each print means.

    A bare name means the one place of the run that bears it. Where there are several, it is a place of its own.

    >>> found = settle([Printed("云溪县", "", ("岚江省",)), Printed("云溪县"), Printed("青山县", "", ("岚江省",))])
    >>> [place.key for place in found.values()]
    ['云溪县 岚江省', '云溪县 岚江省', '青山县 岚江省']
    >>> found = settle([Printed("云溪县", "", ("岚江省",)), Printed("云溪县"), Printed("云溪县", "", ("东海省",))])
    >>> [place.key for place in found.values()]
    ['云溪县 岚江省', '云溪县', '云溪县 东海省']
    """
    known = list(dict.fromkeys(each for each in printed if each.name))
    owners: dict[str, list[Printed]] = {}
    for each in sorted(known, key=lambda each: (not each.code, -len(each.parents), each.code, each.parents)):
        held = owners.setdefault(each.name, [])
        if (each.code or each.parents) and not any(_is_part(each, owner) for owner in held):
            held.append(each)
    return {each: _place(each, owners[each.name]) for each in known}


def _is_part(one: Printed, owner: Printed) -> bool:
    """Say whether a print tells no more than an owner's does."""
    return one.code in ("", owner.code) and (bool(one.code) or set(one.parents) <= set(owner.parents))


def _place(each: Printed, owners: list[Printed]) -> Place:
    found = [owner for owner in owners if _is_part(each, owner)]
    if len(found) != 1:
        return Place(each.name, each.name, each.parents, len(owners) < 2 and len(find_regions(each.name)) < 2)
    owner = found[0]
    return Place(each.name, owner.code or " ".join((each.name, *owner.parents)), owner.parents)
