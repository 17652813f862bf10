"""Pairs of brackets of every kind, nested and mixed, and brackets that nobody closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

_LONGEST = 400  # a longer bracket names no units


@dataclass(frozen=True, slots=True)
class Pair:
    """A bracket: `text[start:end]` with its signs, `text[inner : inner_end]` without them."""

    start: int
    end: int
    inner: int
    inner_end: int


def pairs(text: str) -> Iterator[Pair]:
    """
    Give the brackets of a text in the order of their openings; one that is not closed ends with its sentence.

    Any closing sign closes the last opening one: `（…〕` is a bracket.

    >>> [(pair.start, pair.end) for pair in pairs("甲（乙（丙）〕。丁（戊戊。己")]
    [(1, 7), (3, 6), (9, 12)]
    """
    ends = _ends(text)
    for start, end in ends.items():
        if end is not None and end - start <= _LONGEST:
            yield Pair(start, end, start + 1, end - 1)
        elif (sentence := _SENTENCE.match(text, start + 1)) is not None:
            stop = start + 1 + len(sentence[0].rstrip())
            yield Pair(start, stop, start + 1, stop - (text[stop - 1] in _CLOSE))


def _ends(text: str) -> dict[int, int | None]:
    """Return the end of every opened bracket, in their order; no bracket goes beyond its line."""
    ends: dict[int, int | None] = {}
    opened: list[int] = []
    for match in _SIGN.finditer(text):
        sign, at = match[0], match.start()
        if sign == "\n":
            opened.clear()
        elif sign in _OPEN:
            ends[at] = None
            opened.append(at)
        elif opened:
            ends[opened.pop()] = at + 1
    return ends


_OPEN, _CLOSE = "（(〔[［【", "）)〕]］】"
_SIGN = regex.compile(r"[（(〔\[［【）)〕\]］】\n]")
_SENTENCE = regex.compile(rf"[^。；\n]{{2,{_LONGEST}}}+(?=[。\n]|$)")
