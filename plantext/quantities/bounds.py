"""The words beside a number that bound it or make it a change; all of them are in `extractors/quantities.toml`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from plantext.records import Comparator
from plantext.vocabulary import Wording, load

_FARTHEST = 12  # characters before a number in which its bound may begin


class Bound(NamedTuple):
    """A wording beside a number: what it means, where it begins or ends, and the entry that knows it."""

    comparator: Comparator
    at: int
    rule: str


def bound_before(plain: str, at: int, prose: bool = False) -> Bound:
    """Return the bound that ends at a place; its comparator is empty where there is none."""
    if match := _before(prose).match(plain, max(0, at - _FARTHEST), at):
        wording = _wordings("before", prose)[int(match.lastgroup[1:])]  # type: ignore[index]
        return Bound(wording.means, match.start(), wording.id)  # type: ignore[arg-type]
    return Bound("", at, "")


def bound_after(plain: str, at: int, prose: bool = False) -> Bound:
    """Return the bound that begins at a place."""
    for wording in _wordings("after", prose):
        if match := wording.pattern.match(plain, at):
            return Bound(wording.means, match.end(), wording.id)  # type: ignore[arg-type]
    return Bound("", at, "")


def change_before(plain: str, at: int, prose: bool = False) -> tuple[str, int, str]:
    """Return the sign of the rise or the fall whose verb ends at a place, where the verb begins, and its entry."""
    if match := _changes(prose).match(plain, max(0, at - _FARTHEST), at):
        wording = _wordings("change", prose)[int(match.lastgroup[1:])]  # type: ignore[index]
        return wording.means, match.start(), wording.id
    return "", at, ""


@cache
def _wordings(side: str, prose: bool) -> tuple[Wording, ...]:
    """Return the entries of a section; those for prose stand first, being the more exact."""
    return (
        (*load("quantities.toml", f"prose_{side}"), *load("quantities.toml", side))
        if prose
        else load("quantities.toml", side)
    )


@cache
def _before(prose: bool) -> regex.Pattern[str]:
    return _backwards(_wordings("before", prose))


@cache
def _changes(prose: bool) -> regex.Pattern[str]:
    return _backwards(_wordings("change", prose))


def _backwards(wordings: tuple[Wording, ...]) -> regex.Pattern[str]:
    """Join patterns into one that reads from the number to the left: nearly always the first character decides."""
    joined = "|".join(rf"(?P<w{index}>{wording.pattern.pattern})" for index, wording in enumerate(wordings))
    return regex.compile(rf"(?r)(?:{joined})\s*")
