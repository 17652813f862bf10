"""Corrections of corrected records: a person looks again at what was corrected before, and corrects it once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plantext.corrections.matching import Wanted
from plantext.corrections.model import Action, Correction
from plantext.corrections.placing import Placed
from plantext.corrections.setting import left


def chained(placed: Iterable[Placed]) -> Iterator[Placed]:
    """
    Yield the corrections that have a place; one of what an earlier one has left is put together with it.

    So the corrections of a run that was made with others can be given together with those.
    """
    groups: dict[tuple[str, object], list[Placed]] = {}
    for each in placed:
        if each.spot is not None:
            groups.setdefault((each.correction.table, each.spot), []).append(each)
    for group in groups.values():
        yield from _joined(group) if len(group) > 1 else group


def _joined(group: Sequence[Placed]) -> list[Placed]:
    found: list[Placed] = []
    used: set[int] = set()
    for later in group:
        before = [at for at, earlier in enumerate(found) if _goes_on(later.wanted, earlier.wanted)]
        used.update(before)
        found.append(_together(found[before[0]], later) if before else later)
    return [each for at, each in enumerate(found) if at not in used and not _is_undone(each.correction)]


def _goes_on(later: Wanted, earlier: Wanted) -> bool:
    """Say whether a correction is of what an earlier one has made of a record."""
    if not later.was:
        return False
    if earlier.correction.action == "add":  # which names the fields that it sets, not those that follow from its place
        return all(later.was.get(name) == text for name, text in earlier.left.items())
    return earlier.correction.action == "correct" and later.was == earlier.left != earlier.was


def _together(earlier: Placed, later: Placed) -> Placed:
    first, last = earlier.correction, later.correction
    was, final = first.was, left(last)
    changes = {name: text for name, text in final.items() if text != was.get(name)}
    kept: Action = "add" if first.action == "add" else "correct" if changes else "accept"
    rejected = last.action == "reject"
    joined = replace(last, action="reject" if rejected else kept, was=was, set={} if rejected else changes)
    return Placed(Wanted.of(joined, later.wanted.names), later.spot)


def _is_undone(correction: Correction) -> bool:
    """Say whether a correction rejects what an earlier one has added."""
    return correction.action == "reject" and not correction.was
