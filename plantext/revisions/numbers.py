"""Sentences in which nothing but numbers differs, all of which are told as targets already."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from plantext.comparisons import Change
from plantext.quantities import find_quantities
from plantext.revisions.folding import folded
from plantext.revisions.measures import Measure
from plantext.revisions.spelling import spelled, without_numbers

_PLACE = regex.compile(r"¶(\d+)\[(\d+):(\d+)\]")
_Span = tuple[int, int, int]


class Told:
    """The places of running text whose numbers are told as changes."""

    def __init__(self, changes: Iterable[Change]) -> None:
        """Note the places on both sides."""
        told = [change for change in changes if change.kind not in ("same", "unsure")]
        self._old = [span for change in told if (span := _span(change.old_source))]
        self._new = [span for change in told if (span := _span(change.new_source))]

    def all_of(self, old: Measure, new: Measure) -> bool:
        """Say whether two sentences differ only in numbers that are told."""
        if folded(without_numbers(old.words)) != folded(without_numbers(new.words)):
            return False
        sides = [find_quantities(measure.text) for measure in (old, new)]
        differ = [
            (before, after)
            for before, after in zip(*sides, strict=False)
            if spelled(old.text[before.start : before.end]) != spelled(new.text[after.start : after.end])
        ]
        return bool(differ) and all(
            _within(self._old, old.source, before.start, before.end)
            and _within(self._new, new.source, after.start, after.end)
            for before, after in differ
        )


def _within(spans: Iterable[_Span], source: str, start: int, end: int) -> bool:
    """Say whether a piece of a sentence lies in one of some places."""
    place = _span(source)
    if place is None:
        return False
    block, begin, _ = place
    return any(block == at and first <= begin + start and begin + end <= last for at, first, last in spans)


def _span(source: str) -> _Span | None:
    match = _PLACE.fullmatch(source)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None
