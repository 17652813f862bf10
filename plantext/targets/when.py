"""Which year governs a number of a sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from plantext.quantities import Quantity, Years
from plantext.targets.outline import NUMBER, YEAR
from plantext.targets.words import form


@dataclass(frozen=True, slots=True)
class Deadlines:
    """
    The years of a sentence, in order; those a value is only compared with, and those in brackets, are left out.

    A year governs what follows it, up to the next year or the end of the sentence. One that is tied to a number
    (`由2020年的■`) governs that alone; `free` are the others.
    """

    plain: str
    years: tuple[Years, ...]
    free: tuple[Years, ...]
    fallback: Years | None = None  # from the line that leads a list in: `到2025年：`

    def of(self, quantity: Quantity, clause_end: int) -> Years | None:
        """Return the year that governs a number: the last before it, else one behind it in its clause."""
        year = _last(self.years, quantity.start)
        if year and _tied(self.plain, year) and NUMBER in self.plain[year.end : quantity.start]:
            year = _last(self.free, year.start)  # any other that is tied has the same number behind it
        if year:
            return year
        at = bisect_left(self.years, quantity.end, key=_start)
        behind = self.years[at] if at < len(self.years) and self.years[at].start < clause_end else None
        return behind if behind and not _tied(self.plain, behind) else self.fallback

    def last_before(self, place: int) -> Years | None:
        """Return the last year before a place."""
        return _last(self.years, place) or self.fallback

    def within(self, start: int, end: int) -> Years | None:
        """Return the last year between two places."""
        year = _last(self.years, end)
        return year if year and start <= year.start else None

    def listed(self, end: int, count: int) -> Sequence[Years]:
        """Return as many years as there are numbers, where the words of the sentence before them list them."""
        number = self.plain.rfind(NUMBER, 0, end)
        last = bisect_left(self.years, end, key=_start)
        found = self.years[bisect_right(self.years, number, key=_end) : last]
        if len(found) == 1 and len(found[0].each) == count > 1:
            span = found[0]
            return [Years(year, year, span.start, span.end) for year in span.each]
        return found if len(found) == count > 1 else []


def _last(years: Sequence[Years], place: int) -> Years | None:
    """Return the last of some years that begins before a place."""
    at = bisect_left(years, place, key=_start)
    return years[at - 1] if at else None


def _tied(plain: str, year: Years) -> bool:
    return form("tied").search(plain, max(0, year.start - 2), year.start) is not None


_start = attrgetter("start")
_end = attrgetter("end")


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
    return Deadlines(plain, governing, tuple(year for year in governing if not _tied(plain, year)), fallback)
