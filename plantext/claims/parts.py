"""Read the numbers that break down what a sentence counts: its parts, its states, its money and the shares of that."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from plantext.claims.counts import Count
from plantext.claims.words import pattern
from plantext.vocabulary import Wording

Candidate = tuple[regex.Match[str], Count, Wording]  # a wording, and the number that it would claim


AMONG = regex.compile(r"其中|分为|分别|包括|包含|：|:")  # what leads from a whole to its parts


@dataclass(frozen=True, slots=True)
class Whole:
    """What is counted or summed as one; its claim stands at `start:end`, both -1 where it is in the sentence before."""

    what: str
    unit: str
    value: Decimal
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Context:
    """What the next number may be a part of: the last count, its money, and the part of it that was named last."""

    whole: Whole | None = None
    money: Whole | None = None
    part: Whole | None = None
    listed: bool = False  # the sentence before names works, one after the other

    def carried(self) -> Context:
        """Return what a sentence hands on to the next."""
        whole, money = (one and replace(one, start=-1, end=-1) for one in (self.whole, self.money))
        return Context(whole, money)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, as printed and with its numbers hidden, and the places of the numbers that sum up to their whole."""

    text: str
    plain: str
    proved: frozenset[int]


@dataclass(frozen=True, slots=True)
class Part:
    """A number that belongs to what was counted before it: its name, where that begins, and the context it leaves."""

    what: str
    start: int
    context: Context


def read_part(sentence: Sentence, candidate: Candidate, context: Context) -> Part | None:
    """Return what a number says of the context it stands in, None where it says nothing of it."""
    match, count, wording = candidate
    if wording.means == "money":
        return _money(sentence, match, count, context)
    if wording.means == "money-share":
        return _money_share(sentence, match, count, context)
    whole = context.whole
    if whole is None or (wording.means == "share" and not _is_share(sentence, match, count, whole)):
        return None
    name, start = _named(sentence.text, match)
    noun = match.groupdict().get("noun")
    what = name + noun if noun else name if "指标" in name else f"{_stateless(whole.what)}·{name}"
    return Part(what, start, replace(context, part=Whole(what, match["unit"], count.value, start, match.end("unit"))))


def proved(candidates: Mapping[int, list[Candidate]], whole: Whole, until: int) -> frozenset[int]:
    """Return the places of the two or more numbers between two places that sum up to a whole."""
    behind = {
        at: found[0][1].value * scale(found[0][0]["unit"])
        for at, found in candidates.items()
        if whole.end <= at < until and _same(found[0][0]["unit"], whole.unit)
        if any(wording.means in ("share", "money-share") for _, _, wording in found)
    }
    if whole.unit[-1] == "元" and any(pattern("funds").search(candidates[at][0][0]["what"]) for at in behind):
        return frozenset()
    fits = len(behind) > 1 and sum(behind.values()) == whole.value * scale(whole.unit)
    return frozenset(behind) if fits else frozenset()


def scale(unit: str) -> int:
    """
    Return how many of the plain unit a unit is.

    >>> scale("亿元"), scale("万元"), scale("个")
    (100000000, 10000, 1)
    """
    return math.prod(_SCALES.get(sign, 1) for sign in unit)


def _same(one: str, other: str) -> bool:
    return one == other or one[-1] == other[-1] == "元"


def _named(text: str, match: regex.Match[str]) -> tuple[str, int]:
    """Return the name of a part without 其中 and its kin, and where it begins."""
    start, end = match.span("what")
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    return text[start:end], start


def _stateless(what: str) -> str:
    """Return what was counted without its state: 删除3项 behind 新增指标6项 are indicators, none of the new ones."""
    state = pattern("states").match(what)
    return what[state.end() :] if state and len(what) > state.end() + 1 else what


def _is_share(sentence: Sentence, match: regex.Match[str], count: Count, whole: Whole) -> bool:
    """Say whether a named number breaks a whole down: it has its unit, is no more, and follows 其中 or a colon."""
    name, _ = _named(sentence.text, match)
    if match["unit"] != whole.unit or count.value > whole.value:
        return False
    return count.start in sentence.proved or (not _is_foreign(name) and _follows(sentence.plain, whole, count.start))


def _is_foreign(name: str) -> bool:
    """Say whether a name tells of something else; 新建 is a state of projects, and 处置类 a class of them."""
    known = name.endswith("类") or pattern("states").fullmatch(name)
    return not known and pattern("foreign").search(name) is not None


def _follows(plain: str, whole: Whole, at: int) -> bool:
    """Say whether 其中 or its kin stands between a whole and a number, or begins the sentence after the whole."""
    if whole.end < 0:
        return _CONTINUED.match(plain) is not None
    return AMONG.search(plain, whole.end, at) is not None


def _money(sentence: Sentence, match: regex.Match[str], count: Count, context: Context) -> Part | None:
    """Read the money of the part that stands right before it, or of the whole."""
    whole, part = context.whole, context.part
    word, start = _named(sentence.text, match)
    bare = word == "投资"
    if part and (bare or context.money) and _adjoins(sentence.plain, part, start):
        return Part(f"{part.what}·{word}", start, replace(context, part=None))
    if whole is None or "指标" in whole.what or (bare and not _adjoins(sentence.plain, whole, start)):
        return None
    what = f"{whole.what}·{word}"
    money = Whole(what, match["unit"], count.value, start, match.end("unit"))
    return Part(what, start, replace(context, money=money, part=None))


def _adjoins(plain: str, one: Whole, at: int) -> bool:
    return 0 <= one.end <= at and _BETWEEN.fullmatch(plain, one.end, at) is not None


def _money_share(sentence: Sentence, match: regex.Match[str], count: Count, context: Context) -> Part | None:
    """Read a share of the money: not one that says who pays, and none that is more than the whole."""
    money = context.money
    name, start = _named(sentence.text, match)
    if money is None or context.part or pattern("funds").search(name):
        return None
    if count.value * scale(match["unit"]) > money.value * scale(money.unit):
        return None
    if count.start not in sentence.proved and context.whole is None and _YEAR.match(name):
        return None  # what is to be spent in one year
    if count.start not in sentence.proved and (_is_foreign(name) or not _follows(sentence.plain, money, count.start)):
        return None
    whole, _, word = money.what.rpartition("·")
    return Part(f"{whole}·{name}·{word}" if whole else f"{word}·{name}", start, context)


_YEAR = regex.compile(r"(?:19|20)\d{2}年")
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_LEAD = regex.compile(r"(?:其中|包括|包含|分为|涵盖|涉及|分别是|有|即)[：:，,]?(?=.)")
_CONTINUED = regex.compile(r"\s*(?:其中|包括|包含|分为|分别)")
_BETWEEN = regex.compile(r"(?:[（(][^（）()#]{1,20}[）)])?[、，,；;（(]?\s?")
