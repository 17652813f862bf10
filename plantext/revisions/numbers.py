"""Sentences in which nothing but numbers differs, all of which are told as targets already."""

from __future__ import annotations

from collections.abc import Iterable

from plantext.comparisons import Change
from plantext.quantities import Quantity, find_quantities, find_years
from plantext.records import cited_span
from plantext.revisions.folding import folded
from plantext.revisions.measures import Measure
from plantext.revisions.spelling import spelled, without_numbers

_Span = tuple[int, int, int]


class Told:
    """The places of running text whose numbers are told as changes, and those whose years are."""

    def __init__(self, changes: Iterable[Change]) -> None:
        """Note the places on both sides."""
        told = [change for change in changes if change.kind not in ("same", "unsure")]
        moved = [change for change in told if change.kind == "year_changed"]
        self._numbers = _places(told)
        self._years = _places(moved)

    def all_of(self, old: Measure, new: Measure) -> bool:
        """Say whether two sentences differ only in numbers and years that are told."""
        if folded(without_numbers(old.words)) != folded(without_numbers(new.words)):
            return False
        sides = [find_quantities(measure.text) for measure in (old, new)]
        differ = [pair for pair in zip(*sides, strict=False) if _said(old, pair[0]) != _said(new, pair[1])]
        years = [[(year.first, year.last) for year in find_years(measure.text)] for measure in (old, new)]
        told = all(self._tells(old, new, before, after) for before, after in differ)
        return told and (years[0] == years[1] or self._moves(old, new)) and bool(differ or years[0] != years[1])

    def _tells(self, old: Measure, new: Measure, before: Quantity, after: Quantity) -> bool:
        sides = ((old, before, self._numbers[0]), (new, after, self._numbers[1]))
        return all(_holds(spans, measure, quantity) for measure, quantity, spans in sides)

    def _moves(self, old: Measure, new: Measure) -> bool:
        """Say whether a target of both sentences is told as moved to another year."""
        sides = ((old, self._years[0]), (new, self._years[1]))
        return all(any(_inside(span, cited_span(measure.source)) for span in spans) for measure, spans in sides)


def _said(measure: Measure, quantity: Quantity) -> str:
    return spelled(measure.text[quantity.start : quantity.end])


def _places(changes: Iterable[Change]) -> tuple[list[_Span], list[_Span]]:
    sides = [(cited_span(change.old_source), cited_span(change.new_source)) for change in changes]
    return [old for old, _ in sides if old], [new for _, new in sides if new]


def _holds(spans: Iterable[_Span], measure: Measure, quantity: Quantity) -> bool:
    """Say whether a number of a sentence lies in one of some places."""
    place = cited_span(measure.source)
    if place is None:
        return False
    number = place[0], place[1] + quantity.start, place[1] + quantity.end
    return any(_inside(number, span) for span in spans)


def _inside(inner: _Span, outer: _Span | None) -> bool:
    return outer is not None and inner[0] == outer[0] and outer[1] <= inner[1] and inner[2] <= outer[2]
