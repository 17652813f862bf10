"""Spans of a text, among which places are looked up by bisection: a line may be as long as a book."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from plantext.targets.statement import Span


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans in order; one that begins inside another only makes it longer."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Spans:
        """
        Return spans that stand in any order and may overlap.

        >>> spans = Spans.of([(7, 9), (0, 5), (1, 3)])
        >>> [place for place in range(10) if spans.hold(place)]
        [0, 1, 2, 3, 4, 7, 8]
        """
        ordered = sorted(spans)
        return cls(tuple(start for start, _ in ordered), tuple(accumulate((end for _, end in ordered), max)))

    def hold(self, place: int) -> bool:
        """Say whether a place lies in one of the spans."""
        at = bisect_right(self.starts, place)
        return at > 0 and place < self.ends[at - 1]
