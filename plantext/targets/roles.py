"""Whether a number is a target or a fact: by what the sentence says, by its year, by the section it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from plantext.quantities import Years
from plantext.targets.frame import Frame, first_aim
from plantext.targets.outline import YEAR
from plantext.targets.words import FILE, form
from plantext.vocabulary import load


@dataclass(frozen=True, slots=True)
class Said:
    """
    What is said of a number: the year that governs it (0 if none does), and from which year its sentence sets aims.

    `role` is what its own wording says (`由■` is a fact); `bounded` says that it is a limit to be kept (`不低于■`).
    """

    year: int = 0
    aims_from: int = 0
    role: str = ""
    bounded: bool = False


def role_of(sentence: str, at: int, said: Said, frame: Frame) -> Literal["target", "actual"]:
    """
    Return the role of a number; where nothing says that it is a fact, it is a target.

    `sentence` is the outline of its sentence, `at` where the number stands in it.
    """
    if said.role:
        return "actual" if said.role == "actual" else "target"
    year = said.year
    section = _section(frame)
    cue = _nearest_cue(sentence[:at])
    known = frame.last_known
    if section == "actual":
        ahead = cue == "target" and (not year or known is None or year > known)
        return "target" if ahead else "actual"
    if cue == "target":
        return "target"
    if year and known is not None and (frame.stated or not section):
        reported = cue == "actual" and not section
        return "actual" if reported or (year <= known and not _may_be_an_aim(sentence[:at], said, frame)) else "target"
    if cue == "actual":
        return "actual"
    told = _cues(sentence)
    return "actual" if not section and told and "target" not in told else "target"


def _may_be_an_aim(before: str, said: Said, frame: Frame) -> bool:
    """
    Say whether a number is worded as an aim for a year of which nobody says whether it is over.

    That another sentence aims at a later year does not tell: plans set an aim for every year. In one sentence an
    earlier year is the one to begin from (`2022年达到■，到2027年达到■`), unless the years follow one another.
    """
    if frame.stated or said.year <= (frame.told or 0) or said.year < said.aims_from:
        return False
    return said.bounded or form("aimed").search(before[before.rfind(YEAR) + 1 :]) is not None


def aims_from(text: str, years: Iterable[Years]) -> int:
    """
    Return the year from which a sentence sets aims; 0 where it sets none.

    >>> from plantext import find_years
    >>> text = "2022年达到5%，2024年达到6%，2025年达到7%，到2026年达到8%"
    >>> aims_from(text, find_years(text))
    2024
    """
    year = first_aim(text) or 0
    named = {each for span in years for each in span.each}
    while year - 1 in named:
        year -= 1
    return year


def _section(frame: Frame) -> str:
    """Return what the titles above say; a report tells of facts, but for what lies ahead of it."""
    plans_too = form("plans-too").search(frame.title)
    if form("report").search(frame.title) and not plans_too:
        return "" if any(form("ahead").search(title) for title in frame.titles) else "actual"
    return _by_section(frame.titles)


def _nearest_cue(before: str) -> str:
    """Return what the last word says that tells facts from targets, in the words of the sentence up to the number."""
    found = [
        (match.end(), entry.means)
        for entry in load(FILE, "role")
        if entry.means != "weak"
        for match in entry.pattern.finditer(before)
    ]
    return max(found)[1] if found else ""


def _cues(sentence: str) -> set[str]:
    return {entry.means for entry in load(FILE, "role") if entry.pattern.search(sentence)}


def _by_section(headings: tuple[str, ...]) -> str:
    """
    Return what the first title from the outside says that says anything.

    Of two words the last one counts, unless they are joined (`基础和目标`): then the next title decides.

    >>> _by_section(("一、规划背景", "（一）工作回顾")), _by_section(("三、重点任务进展",))
    ('actual', 'actual')
    >>> _by_section(("第一章 发展基础和主要目标", "第二节 主要目标")), _by_section(("二、主要任务",))
    ('target', 'target')
    """
    for heading in headings:
        found = [
            (match.end(), entry.means) for entry in load(FILE, "section") for match in entry.pattern.finditer(heading)
        ]
        both = len({means for _, means in found}) > 1 and form("and").search(heading)
        if found and not both:
            return max(found)[1]
    return ""
