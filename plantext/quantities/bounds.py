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
    beside = _beside("before", prose)
    if at and plain[at - 1] in beside.signs and (match := beside.pattern.match(plain, max(0, at - _FARTHEST), at)):
        wording = beside.of(match)
        return Bound(wording.means, match.start(), wording.id)  # type: ignore[arg-type]
    return Bound("", at, "")


def bound_after(plain: str, at: int, prose: bool = False) -> Bound:
    """Return the bound that begins at a place."""
    beside = _beside("after", prose)
    if at < len(plain) and plain[at] in beside.signs and (match := beside.pattern.match(plain, at)):
        wording = beside.of(match)
        return Bound(wording.means, match.end(), wording.id)  # type: ignore[arg-type]
    return Bound("", at, "")


def change_before(plain: str, at: int, prose: bool = False) -> tuple[str, int, str]:
    """Return the sign of the rise or the fall whose verb ends at a place, where the verb begins, and its entry."""
    beside = _beside("change", prose)
    if at and plain[at - 1] in beside.signs and (match := beside.pattern.match(plain, max(0, at - _FARTHEST), at)):
        wording = beside.of(match)
        return wording.means, match.start(), wording.id
    return "", at, ""


class _Beside(NamedTuple):
    """The entries of a section as one pattern, and the signs without which none of them can stand beside a number."""

    wordings: tuple[Wording, ...]
    pattern: regex.Pattern[str]
    signs: frozenset[str]

    def of(self, match: regex.Match[str]) -> Wording:
        """Return the entry that a match is of."""
        return self.wordings[int(match.lastgroup[1:])]  # type: ignore[index]


@cache
def _beside(side: str, prose: bool) -> _Beside:
    """
    Join the entries of a section; those for prose stand first, being the more exact.

    What stands before a number is read from the number to the left, so that nearly always the first sign decides.
    Every pattern begins and ends with signs of its own, or white space, so their source names all signs to expect.
    """
    wordings = load("quantities.toml", side)
    if prose:
        wordings = (*load("quantities.toml", f"prose_{side}"), *wordings)
    joined = "|".join(rf"(?P<w{index}>{wording.pattern.pattern})" for index, wording in enumerate(wordings))
    pattern = regex.compile(rf"(?:{joined})" if side == "after" else rf"(?r)(?:{joined})\s*")
    signs = frozenset("".join(wording.pattern.pattern for wording in wordings)) | frozenset(" \n\t\r　\xa0")
    return _Beside(wordings, pattern, signs)
