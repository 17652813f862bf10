"""Which words are a plan's own: how much it uses them, and how much more than others do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from math import log

from plantext.terms.counting import Counts, Words


@dataclass(frozen=True, slots=True)
class Term:
    """
    A keyword of a plan (`section` is empty) or of one of its chapters; `rank` counts from 1. It stands there twice at
    least: what is said once only is no topic.

    `tfidf` is the share of the word, in thousandths, weighted by how few plans have it. `keyness` is the
    log-likelihood G² against the other plans (of one plan alone: against its other chapters), below zero where the
    word is rarer than there; above 3.84 it is hardly chance (p < 0.05).
    """

    doc: str
    section: str
    title: str
    rank: int
    term: str
    count: int
    tfidf: Decimal
    keyness: Decimal | None
    plans: int


LEAST = 2
TERMS = tuple(field.name for field in fields(Term))


def keywords(plans: Sequence[Words], top: int) -> Iterator[Term]:
    """Give the keywords of each plan and then of its chapters, the strongest first."""
    everywhere: Counts = Counter()
    spread: Counts = Counter()
    for plan in plans:
        everywhere.update(plan.counts)
        spread.update(plan.counts.keys())
    for plan in plans:
        others = _Rest(everywhere, plan.counts) if len(plans) > 1 else None
        scale = _Scale(len(plans), spread, others)
        yield from scale.terms(plan.name, "", "", plan.counts, top)
        for part in plan.parts:
            rest = others or _Rest(plan.counts, part.counts)
            yield from _Scale(len(plans), spread, rest).terms(plan.name, part.section, part.title, part.counts, top)


def log_likelihood(count: int, size: int, other: int, rest: int) -> float:
    """
    Return the log-likelihood G² of a word that stands `count` times in `size` words and `other` times in `rest`.

    >>> round(log_likelihood(10, 1000, 10, 10000), 1), round(log_likelihood(0, 1000, 10, 1000), 1)
    (22.1, -13.9)
    >>> log_likelihood(5, 100, 50, 1000)
    0.0
    """
    if not size or not rest:
        return 0.0
    expected = (count + other) / (size + rest)
    value = 2 * sum(n * log(n / (expected * of)) for n, of in ((count, size), (other, rest)) if n)
    value = max(value, 0.0)
    return value if count * rest >= other * size else -value


class _Rest:
    """The words of everything but one part, without copying them."""

    def __init__(self, whole: Counts, part: Counts) -> None:
        self._whole, self._part = whole, part
        self.size = whole.total() - part.total()

    def count(self, word: str) -> int:
        return self._whole[word] - self._part[word]


class _Scale:
    """Weighs the words of a text against those of others."""

    def __init__(self, plans: int, spread: Counts, rest: _Rest | None) -> None:
        self._plans, self._spread, self._rest = plans, spread, rest

    def terms(self, doc: str, section: str, title: str, counts: Counts, top: int) -> Iterator[Term]:
        size = counts.total()
        weighed = [
            (self._keyness(word, n, size), self._tfidf(word, n, size), word) for word, n in counts.items() if n >= LEAST
        ]
        by_keyness = self._rest is not None and self._rest.size > 0
        weighed.sort(key=lambda each: (-each[0] if by_keyness else 0.0, -each[1], each[2]))
        for rank, (keyness, tfidf, word) in enumerate(weighed[:top], 1):
            key = _rounded(keyness) if by_keyness else None
            yield Term(doc, section, title, rank, word, counts[word], _rounded(tfidf), key, self._spread[word])

    def _tfidf(self, word: str, count: int, size: int) -> float:
        return 1000 * count / size * (log((1 + self._plans) / (1 + self._spread[word])) + 1)

    def _keyness(self, word: str, count: int, size: int) -> float:
        return log_likelihood(count, size, self._rest.count(word), self._rest.size) if self._rest else 0.0


def _rounded(value: float) -> Decimal:
    return Decimal(f"{value:.2f}")
