"""What a document says around a passage: the titles above it, the plan's years, the line that leads a list in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from plantext.prose import Passage
from plantext.quantities import Years, find_quantities, find_years
from plantext.records import Info
from plantext.targets.words import form


@dataclass(frozen=True, slots=True)
class Due:
    """A year that governs numbers from outside their sentence, with the words that give it."""

    year: int
    words: str


@dataclass(frozen=True, slots=True)
class Frame:
    """
    The surroundings of a passage.

    `titles` are those above it, outermost first, `title` is the document's; `last_known` is the last year of which
    facts can be told, `told` the last of which they surely are: the same year where the document states it, else the
    last one by which it reports (`截至2023年底`). `due` is the year that governs where a sentence names none.
    """

    titles: tuple[str, ...] = ()
    title: str = ""
    last_known: int | None = None
    told: int | None = None
    due: Due | None = None

    @property
    def stated(self) -> bool:
        """Say whether it is certain of which years facts are told."""
        return self.told is not None and self.told == self.last_known


def frames(passages: Iterable[Passage], info: Info) -> Iterator[tuple[Passage, Frame]]:
    """Give every passage with its surroundings, in reading order."""
    passages = list(passages)
    stated = info.base_year or _before(info)
    last_known = stated or _before_the_first_aim(passages)
    told = stated or _reported(passages, last_known)
    led: Due | None = None
    titles: tuple[str, ...] | None = None
    for passage in passages:
        if passage.headings[: len(titles or ())] != titles:
            titles, led = passage.headings, None
        due = led or _of_titles(_titles(passage), info) or _of_document(info)
        yield passage, Frame(passage.headings, info.title, last_known, told, due)
        if _LEADS.search(passage.text):
            led = _leading(passage.text) or led


def _before(info: Info) -> int | None:
    """Return the last whole year before a plan was issued, or before its period; of two years in a title the first."""
    years = find_years(_NAMES.sub("", info.title)) if form("one-year").search(info.title) else []
    if len(years) > 1:
        return years[0].first  # `2023年工作总结和2024年工作计划`
    if info.issued[:4].isdecimal():
        return int(info.issued[:4]) - 1
    return info.period_start - 1 if info.period_start else None


def _before_the_first_aim(passages: Iterable[Passage]) -> int | None:
    """Return the year before the earliest one by which something is to be reached (`到2025年`)."""
    aims = [aim for passage in passages if (aim := first_aim(passage.text))]
    return min(aims) - 1 if aims else None


def first_aim(text: str) -> int | None:
    """Return the earliest year by which something is to be reached (`到2025年`, `2025年底前完成`)."""
    return min((int(match["by"] or match["before"]) for match in form("by-year").finditer(text)), default=None)


def _reported(passages: Iterable[Passage], last_known: int | None) -> int | None:
    """Return the last year by which the text reports (`截至2023年底`) before anything is to be reached."""
    years = [int(match[1]) for passage in passages for match in form("reported-by").finditer(passage.text)]
    return max((year for year in years if last_known is None or year <= last_known), default=None)


def _leading(text: str) -> Due | None:
    """Return the year of a line that leads a list in: `到2025年，主要目标如下：`."""
    years = reversed(find_years(text))
    dated = (year for year in years if not year.compared and _is_dated(text, year.start))
    return next((_due(year, text) for year in dated), None)


def _is_dated(text: str, at: int) -> bool:
    return form("dating").search(text, max(0, at - _NEAR), at) is not None


def _titles(passage: Passage) -> tuple[str, ...]:
    """Return the titles above a passage; a clause with which it begins (`5.治理率2024年达到65%，…`) is none."""
    own = passage.headings[-1] if passage.headings else ""
    if not own or not passage.text.startswith(own):
        return passage.headings
    clause = passage.text[len(own) : len(own) + 1] in ("，", ",") or find_quantities(own)
    return passage.headings[:-1] if clause else passage.headings


def _of_titles(titles: tuple[str, ...], info: Info) -> Due | None:
    """
    Return the year that the innermost dated title gives: `2024年工作回顾`, `（一）近期目标`.

    The year in which a plan was revised (`2023年修编`) is none.
    """
    for title in reversed(titles):
        plain = _NAMES.sub("", title)
        years = [y for y in find_years(plain) if not y.compared and not form("revised").match(plain, y.end)]
        if years:
            return _due(years[-1], plain)
        if "近期" in plain and info.near_term:
            return Due(info.near_term, title)
        if form("far").search(plain) and info.far_term:
            return Due(info.far_term, title)
    return None


def _of_document(info: Info) -> Due | None:
    """Return the year of a plan or a report for one year: `2026年工作要点`, `2023年统计公报`."""
    years = find_years(_NAMES.sub("", info.title)) if form("one-year").search(info.title) else []
    return _due(years[0], info.title) if len(years) == 1 and years[0].first == years[0].last else None


def _due(years: Years, text: str) -> Due:
    return Due(years.last, text[years.start : years.end])


_NEAR = 40  # characters, most of them white space, between a year and the word that makes it a date
_LEADS = regex.compile(r"[：:]\s*$")
_NAMES = regex.compile(r"《[^》]*》|“(?!十)[^”]*”")
