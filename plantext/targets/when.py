"""Which year governs a number of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plantext.quantities import Quantity, Years
from plantext.targets.outline import NUMBER, YEAR
from plantext.targets.words import form


@dataclass(frozen=True, slots=True)
class Deadlines:
    """
    The years of a sentence, in order; those a value is only compared with, and those in brackets, are left out.

    A year governs what follows it, up to the next year or the end of the sentence.
    """

    plain: str
    years: tuple[Years, ...]
    fallback: Years | None = None  # from the line that leads a list in: `到2025年：`

    def of(self, quantity: Quantity, clause_end: int) -> Years | None:
        """Return the year that governs a number: the last before it, else one behind it in its clause."""
        before = [year for year in self.years if year.start < quantity.start and self._reaches(year, quantity)]
        if before:
            return before[-1]
        behind = [year for year in self.years if quantity.end <= year.start < clause_end]
        return behind[0] if behind and not self._tied(behind[0]) else self.fallback

    def _reaches(self, year: Years, quantity: Quantity) -> bool:
        """Say whether a year governs a number: one tied to another number (`由2020年的■`) governs that alone."""
        return not self._tied(year) or NUMBER not in self.plain[year.end : quantity.start]

    def _tied(self, year: Years) -> bool:
        return form("tied").search(self.plain, max(0, year.start - 2), year.start) is not None

    def last_before(self, place: int) -> Years | None:
        """Return the last year before a place."""
        found = [year for year in self.years if year.start < place]
        return found[-1] if found else self.fallback

    def within(self, start: int, end: int) -> Years | None:
        """Return the last year between two places."""
        return next((year for year in reversed(self.years) if start <= year.start < end), None)

    def listed(self, end: int, count: int) -> Sequence[Years]:
        """Return as many years as there are numbers, where the words of the sentence before them list them."""
        found = [y for y in self.years if y.start < end and NUMBER not in self.plain[y.end : end]]
        if len(found) == 1 and len(found[0].each) == count > 1:
            span = found[0]
            return [Years(year, year, span.start, span.end) for year in span.each]
        return found if len(found) == count > 1 else []


def attached(years: Sequence[Years], plain: str, start: int, end: int) -> Years | None:
    """Return the year that is tied to what stands at `end`: `由2020年的■`, whatever it is compared with."""
    found = next((year for year in reversed(years) if start <= year.start < end), None)
    return found if found and form("attached").fullmatch(plain, found.end, end) else None


def deadlines(plain: str, years: Sequence[Years], start: int, end: int, fallback: Years | None = None) -> Deadlines:
    """Return the years of `plain[start:end]` that can govern a number."""
    governing = tuple(
        y
        for y in years
        if start <= y.start < end
        and not y.compared
        and plain[y.start] == YEAR
        and not form("of-a-year").search(plain, max(start, y.start - 4), min(end, y.end + 8))
        and not form("embedded").search(plain, max(start, y.start - 2), min(end, y.end + 24))
    )
    return Deadlines(plain, governing, fallback)
