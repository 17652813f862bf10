"""
The outline of a text: a copy of the same length in which numbers, years and what stands in brackets are signs.

Rules about the structure of a sentence are matched on the outline, what is reported is cut from the text itself:
offsets are the same in both.
"""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from operator import attrgetter

import regex

from plantext.quantities import Quantity, Years, find_quantities, find_years
from plantext.quantities.lexer import without_long_runs
from plantext.targets.spans import Spans
from plantext.targets.words import form
from plantext.vocabulary import load

PATIENCE = 10.0
"""Seconds that all patterns may take on one sentence: the last defence, if one should ever be worse than all tests."""

NUMBER, YEAR, INSIDE = "■", "◆", "□"


@dataclass(frozen=True, slots=True)
class Outline:
    """
    A text with its outline.

    `quantities` are those that may be targets, outside brackets, in order; `asides` are the spans inside round
    brackets that hold others.
    """

    text: str
    plain: str
    quantities: tuple[Quantity, ...]
    years: tuple[Years, ...]
    asides: tuple[tuple[int, int], ...]

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Return the quantities that begin in a span."""
        first = bisect_left(self.quantities, start, key=_start)
        return self.quantities[first : bisect_left(self.quantities, end, first, key=_start)]

    def years_in(self, start: int, end: int) -> tuple[Years, ...]:
        """Return the years that begin in a span."""
        first = bisect_left(self.years, start, key=_start)
        return self.years[first : bisect_left(self.years, end, first, key=_start)]

    def asides_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the brackets with numbers that begin in a span."""
        first, beyond = (bisect_left(self.asides, at, key=lambda aside: aside[0]) for at in (start, end))
        return self.asides[first:beyond]


def outline_of(text: str) -> Outline | None:
    """
    Return the outline of a text; None where there is no number in it that may be a target.

    Raises:
        TimeoutError: the patterns took longer than `PATIENCE` on a sentence.

    >>> outline_of("到2025年，森林（含竹林）覆盖率达到60%以上。").plain
    '到◆◆◆◆◆，森林（□□□）覆盖率达到■■■■■。'
    >>> outline_of("围绕“3+N”布局，对60人以上的单位开展检查。") is None
    True
    """
    if not (quantities := _candidates(text)):
        return None
    years = find_years(text)
    inside = _inside(text)
    signs = list(text)
    for start, end in inside:
        signs[start:end] = INSIDE * (end - start)
    for span in years:
        _write(
            signs, span.start, span.end - 2 * text.endswith("以来", span.start, span.end), YEAR
        )  # 以来 tells of facts
    outside = []
    for quantity in quantities:
        if signs[quantity.number_start] != INSIDE:
            outside.append(quantity)
            signs[quantity.start : quantity.end] = NUMBER * (quantity.end - quantity.start)
    numbers = [quantity.number_start for quantity in quantities]
    asides = tuple(
        (start, end)
        for start, end in inside
        if text[start - 1] in "（(" and bisect_left(numbers, start) < bisect_left(numbers, end)
    )
    return Outline(text, "".join(signs), tuple(outside), tuple(years), asides)


def _write(signs: list[str], start: int, end: int, sign: str) -> None:
    if signs[start] != INSIDE:
        signs[start:end] = sign * (end - start)


def _candidates(text: str) -> list[Quantity]:
    quantities = find_quantities(text)
    if not quantities:
        return []
    alone = Spans.of(match.span() for match in _left_alone(text, quantities))
    quantities = [quantity for quantity in quantities if not alone.hold(quantity.number_start)]
    scopes = {at for at, (one, other) in enumerate(pairwise(quantities)) if _is_scope(text, one, other)}
    scopes |= _counts_of_subjects(text, quantities)
    return [_noun_of_change(text, q) for at, q in enumerate(quantities) if at not in scopes]


def _is_scope(text: str, one: Quantity, other: Quantity) -> bool:
    """Say whether a bounded number only describes what the next one counts: `产值5亿元以上企业■家`."""
    between = text[one.end : other.start]
    if one.unit in _TIMES and other.unit in ("%", "‰") and form("of-the-same").fullmatch(between):
        return True
    before = one.comparator == ">" and one.start < one.number_start and other.unit in _DOERS  # `产值超10亿元企业`
    bound = before or text[one.number_start : one.end].endswith(_BOUNDS)
    return bound and form("of-the-same").fullmatch(between) is not None


def _counts_of_subjects(text: str, quantities: Sequence[Quantity]) -> set[int]:
    """Return which counts only tell of how many a share is said: `■个断面水质达标率均为■%`."""
    found = set()
    share: Quantity | None = None
    for at in range(len(quantities) - 1, -1, -1):
        one = quantities[at]
        if one.unit in ("%", "‰"):
            share = one
        elif share and share.start - one.end <= _FAR and one.comparator == "=" and one.unit != "个百分点":
            found |= {at} if form("said-of").fullmatch(text, one.end, share.start) else set()
    return found


def _noun_of_change(text: str, quantity: Quantity) -> Quantity:
    """
    Return a rate that a noun names (`年均增速8%`) as a level: the noun is its name, not a change.

    What stands higher than something else (`冬季较夏季高出一倍`) is a change.
    """
    printed = text[quantity.start : quantity.number_start]
    if quantity.comparator == ">" and form("higher").search(text, max(0, quantity.start - _FAR), quantity.number_start):
        return replace(quantity, comparator="change", high=quantity.low)
    of_those = printed in _DONE_BY and quantity.unit in _DOERS
    if quantity.comparator == "change" and (of_those or printed in _EARNED):
        value = abs(quantity.low) if quantity.low is not None else None
        return replace(quantity, comparator="=", low=value, high=value, start=quantity.number_start)
    noun = form("rate-noun").match(printed) or _amount_cut(text, quantity, printed)
    if quantity.comparator != "change" or not noun:
        return quantity
    at = quantity.start + noun.end()
    inner = next(
        (q for q in find_quantities(text[at : quantity.end]) if q.number_start + at == quantity.number_start), None
    )
    if inner is None:
        return quantity
    return replace(
        inner,
        start=inner.start + at,
        end=inner.end + at,
        number_start=inner.number_start + at,
        number_end=inner.number_end + at,
    )


def _amount_cut(text: str, quantity: Quantity, printed: str) -> regex.Match[str] | None:
    """Match the verb of an amount that is done away with (`产能压减不少于■吨`): no level changes by it."""
    if quantity.unit in ("", "%", "‰", "个百分点", "百分点", "倍") or "/" in quantity.unit:
        return None
    if form("weighed-against").search(text, max(0, quantity.start - _FAR), quantity.start):
        return None
    return form("cut").match(printed)


def _left_alone(text: str, quantities: Sequence[Quantity]) -> Iterator[regex.Match[str]]:
    """Give what is to be left alone in the sentences that hold numbers."""
    wordings = load("targets.toml", "left_alone")
    text = without_long_runs(text)
    for start, end in _sentences_of(text, quantities):
        # looking at the clock takes as long as looking, and 5 MB of honest text may take longer than a page
        until = time.monotonic() + max(PATIENCE, PATIENCE * (end - start) / _LONG) if end - start > _AT_EASE else 0.0
        for wording in wordings:
            left = max(until - time.monotonic(), _AT_LEAST) if until else None
            yield from wording.pattern.finditer(text, start, end, timeout=left)


def _sentences_of(text: str, quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Give the spans of the sentences that hold quantities, each once."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    last = -1
    for quantity in quantities:
        at = bisect_right(ends, quantity.number_start)
        if at != last:
            yield ends[at - 1] if at else 0, ends[at] if at < len(ends) else len(text)
        last = at


@cache
def _brackets() -> regex.Pattern[str]:
    return regex.compile(
        r"“[^“”]{1,200}”|‘[^‘’]{1,200}’|「[^「」]{1,200}」|《[^《》]{1,200}》|[（(](?:[^（()）]|[（(][^（()）]{0,100}[)）]){1,300}[)）]"
    )


def _inside(text: str) -> list[tuple[int, int]]:
    return [(match.start() + 1, match.end() - 1) for match in _brackets().finditer(text)]


_start = attrgetter("start")
_FAR = 48  # characters
_AT_LEAST = 0.0001  # seconds; 0 would be no limit
_LONG = 500_000  # characters, on which the patterns may take as long as on a shorter sentence
_AT_EASE = 1000  # characters on which no pattern takes long
_DONE_BY = ("减排", "提升", "降耗")  # `企业减排15家`: so many that do it, not so many fewer
_SENTENCE_END = regex.compile(r"[。！？\n]")
_EARNED = ("增收", "增效", "降本")  # `亩均增收800元` names what is earned
_DOERS = ("家", "个", "座", "户", "项")
_TIMES = ("小时", "天", "日", "分钟", "个工作日", "年", "个月")
_BOUNDS = ("以上", "以下", "以内", "内")
