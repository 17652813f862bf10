"""Where in a document a correction belongs now: what was found, and how the order of equal places settles the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from plantext.corrections.model import Correction
from plantext.records import cited_cell, place_of

GONE = "its place is gone"
AMBIGUOUS = "several places are like it"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spot:
    """
    A place: characters `start` to `end` of the document's text, or the upper left slot of a cell (from 0).

    `line` is the row that is meant of a cell that goes over several.
    """

    block: int
    row: int = -1
    column: int = -1
    start: int = 0
    end: int = 0
    line: int = -1


def narrowed(candidates: Sequence[T], *tests: Callable[[T], bool]) -> list[T]:
    """
    Return the candidates that stand each test in turn; a test that none of those left stands is passed over.

    >>> narrowed([1, 2, 3, 4], lambda n: n > 1, lambda n: n > 9, lambda n: n % 2 == 0)
    [2, 4]
    """
    left = list(candidates)
    for test in tests:
        left = [each for each in left if test(each)] or left
    return left


def column_of(correction: Correction) -> int:
    """Return the column (from 0) of the cell that a correction's source names, -1 where it names none."""
    cited = cited_cell(correction.source)
    return cited.column if cited else -1


def line_of(source: str, otherwise: int) -> int:
    """Return the row (from 0) of a table that a source names."""
    cited = cited_cell(source)
    return cited.row if cited else otherwise


def in_order(corrections: Iterable[tuple[Correction, Hashable, tuple[Spot, ...]]]) -> dict[int, Spot]:
    """
    Settle corrections (by their place in the iterable) that each have several spots by the order of these.

    Corrections that are alike (the key) and stood in as many places as there are spots now stand in them in order.
    """
    alike: dict[tuple[Hashable, tuple[Spot, ...]], list[tuple[int, Correction]]] = {}
    for number, (correction, key, spots) in enumerate(corrections):
        if len(spots) > 1:
            alike.setdefault((key, spots), []).append((number, correction))
    found: dict[int, Spot] = {}
    for (_, spots), group in alike.items():
        places = sorted({_numbers(correction) for _, correction in group})
        if len(places) == len(spots):
            found |= {number: spots[places.index(_numbers(correction))] for number, correction in group}
    return found


def _numbers(correction: Correction) -> tuple[int, ...]:
    return tuple(map(int, _NUMBER.findall(place_of(correction.source))))


_NUMBER = re.compile(r"\d+")
