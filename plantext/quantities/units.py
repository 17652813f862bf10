"""Where the unit behind a number ends: the longest unit that is printed there, and never a piece of the next word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import regex

from plantext.vocabulary import load, prose_units, units, words

_Index = Mapping[str, tuple[str, ...]]  # the words that begin with a sign, the longest first


def unit_end(plain: str, at: int, prose: bool = False) -> int:
    """
    Return where the unit that begins at a place ends; the place itself where none begins.

    A unit may have 百, 万 or 亿 before it, another in brackets behind it, and `/…` or 每… behind that. In prose it is
    not taken out of a word (`40天然气`).

    >>> [unit_end(text, 0) for text in ("万亩", "吨标准煤/万元，", "万尾（粒）/年", "升/(人·日)", "条主要支流", "河")]
    [2, 7, 7, 7, 1, 0]
    >>> unit_end("天然气", 0), unit_end("天然气", 0, prose=True), unit_end("项目标", 0, prose=True)
    (1, 0, 1)
    """
    end = _one(plain, at, prose, _known(prose))
    if end > at and plain[end : end + 1] in _FOLLOWED:
        return _rest(plain, end, prose)
    return end


def counter_end(plain: str, at: int) -> int:
    """
    Return where the unit behind a Chinese numeral ends; many units make a class or a name there (二级, 三门).

    >>> counter_end("座水厂", 0), counter_end("万余人", 0), counter_end("级医院", 0)
    (1, 3, 0)
    """
    end = _one(plain, at, True, _counted())
    if end > at and plain[end : end + 1] in _FOLLOWED:
        return _rest(plain, end, True)
    return end


def _one(plain: str, at: int, prose: bool, index: _Index) -> int:
    """Return the end of a unit without its `/…`: the longest of all ways to part 万 and its like from the word."""
    first = plain[at : at + 1]
    if first not in _MANY:
        return _word(plain, at, prose, index) if first in index else at
    word_at = at + 1
    while plain[word_at : word_at + 1] in _MANY and word_at - at < _MOST:
        word_at += 1
    if plain[word_at : word_at + 1] in _ODD and (end := _word(plain, word_at + 1, prose, index)) > word_at + 1:
        return end
    ends = (_word(plain, start, prose, index) for start in range(at, word_at + 1))
    best = max(end if end > start else at for start, end in zip(range(at, word_at + 1), ends, strict=True))
    if best > at:
        return best
    amount = _AMOUNT.match(plain, at)
    return amount.end() if amount else at


def _word(plain: str, at: int, prose: bool, index: _Index) -> int:
    for word in index.get(plain[at : at + 1], ()):
        if plain.startswith(word, at):
            end = at + len(word)
            if word[-1] in _LATIN and plain[end : end + 1] in _LATIN:
                continue
            return at if prose and _glued(plain, at) else end
    return at


def _rest(plain: str, end: int, prose: bool) -> int:
    """Return the end of what follows a unit: another in brackets, then `/` or 每 and what it is measured by."""
    known = _known(prose)
    if plain[end] in "（(":
        inside = _word(plain, end + 1, prose, known)
        if inside > end + 1 and plain[inside : inside + 1] in _CLOSING:
            end = inside + 1
    while per := _PER.match(plain, end):
        beginning = per.end()
        digits = _DIGITS.match(plain, beginning)
        base = digits.end() if digits else beginning
        last = _one(plain, base, prose, known)
        if last == base:
            loose = _LOOSE.match(plain, beginning)
            if not loose:
                return end
            last = loose.end()
        end = last
    return end


@cache
def _known(prose: bool) -> _Index:
    return _by_first_sign(prose_units() if prose else units())


@cache
def _counted() -> _Index:
    return _by_first_sign(prose_units(numeral=True))


def _by_first_sign(known: Iterable[str]) -> _Index:
    index: dict[str, list[str]] = {}
    for word in sorted(known, key=lambda word: (-len(word), word)):
        index.setdefault(word[0], []).append(word)
    return {first: tuple(found) for first, found in index.items()}


def _glued(plain: str, at: int) -> bool:
    """Say whether a word begins here that begins like a unit and is none; the full question is seldom asked."""
    if plain[at : at + 2] not in _risky():
        return False
    return any(entry.pattern.match(plain, at) for entry in load("quantities.toml", "glued"))


@cache
def _risky() -> frozenset[str]:
    """Return the first two signs of the words that begin like a unit and are none."""
    return frozenset(word[:2] for word in words("quantities.toml", "glued"))


_MANY = frozenset("十百千万亿")
_MOST = 6  # signs such as 万 before a unit: no amount has more
_ODD = frozenset("余多")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_FOLLOWED = frozenset(" \n（(/／每·")
_CLOSING = frozenset("）)")
_AMOUNT = regex.compile(r"[百千]?万亿?|亿")
_PER = regex.compile(r"\s*[/／每·]\s*")
_DIGITS = regex.compile(r"\d++")
_LOOSE = regex.compile(r"[dahs](?![A-Za-z])|min|[（(][^（）()\d]{1,8}[）)]")
