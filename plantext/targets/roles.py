"""Whether a number is a target or a fact: by what the sentence says, by its year, by the section it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plantext.targets.statement import Statement
from plantext.targets.words import FILE
from plantext.vocabulary import load


@dataclass(frozen=True, slots=True)
class Frame:
    """What a document says around a sentence: the titles above it, the plan's base year and first year."""

    headings: tuple[str, ...] = ()
    base_year: int | None = None
    first_year: int | None = None


def role_of(before: str, said: Statement, frame: Frame) -> Literal["target", "actual"]:
    """Return the role of a number; where nothing says that it is a fact, it is a target."""
    if said.role:
        return "actual" if said.role == "actual" else "target"
    section = _by_section(frame.headings)
    cue = _nearest_cue(before)
    last_known = frame.base_year or (frame.first_year - 1 if frame.first_year else None)
    dated = said.year is not None and said.year > 0
    if section == "actual":
        ahead = cue == "target" and (not dated or last_known is None or said.year > last_known)  # type: ignore[operator]
        return "target" if ahead else "actual"
    if dated and last_known is not None:
        past = said.year <= last_known  # type: ignore[operator]
        return "actual" if past or (cue == "actual" and not section) else "target"
    return "actual" if cue == "actual" else "target"


def _nearest_cue(before: str) -> str:
    """Return what the last word says that tells facts from targets, in the words of the sentence up to the number."""
    found = [(match.end(), entry.means) for entry in load(FILE, "role") for match in entry.pattern.finditer(before)]
    return max(found)[1] if found else ""


def _by_section(headings: tuple[str, ...]) -> str:
    """
    Return what the first title from the outside says that says anything; of two words the last one counts.

    >>> _by_section(("一、规划背景", "（一）工作回顾")), _by_section(("三、重点任务进展",)), _by_section(("二、主要任务",))
    ('actual', 'actual', 'target')
    """
    for heading in headings:
        found = [
            (match.end(), entry.means) for entry in load(FILE, "section") for match in entry.pattern.finditer(heading)
        ]
        if found:
            return max(found)[1]
    return ""
