"""The numbers of a sentence, in digits and in Chinese numerals, and the sentence with every number hidden."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import regex

from plantext.quantities import find_quantities
from plantext.records import Comparator
from plantext.sections import _chinese


@dataclass(frozen=True, slots=True)
class Count:
    """A number: its digits are `text[start:end]`, with the words that bound it it begins at `bound`."""

    start: int
    end: int
    bound: int
    value: Decimal
    comparator: Comparator


def find_counts(text: str) -> dict[int, Count]:
    """
    Return the numbers of a text that a claim may state, by the place where their digits begin.

    >>> [(count.value, count.comparator) for count in find_counts("六大领域约50项指标，第二章，2025年").values()]
    [(Decimal('6'), '='), (Decimal('50'), '~')]
    """
    counts: dict[int, Count] = {}
    for found in find_quantities(text):
        digits = _DIGITS.match(text, found.number_start)
        if digits and found.low is not None and found.low == found.high and found.comparator in ("=", "~"):
            start, end = digits.span()
            counts[start] = Count(start, end, min(found.start, start), found.low, found.comparator)
        elif digits and found.low is not None and found.comparator == ">":
            start, end = digits.span()
            counts[start] = Count(start, end, min(found.start, start), found.low, ">")
    for match in _NUMERAL.finditer(text):
        value = _chinese(match[0].replace("两", "二"))
        if value > 1:
            counts[match.start()] = Count(match.start(), match.end(), match.start(), Decimal(value), "=")
    return dict(sorted(counts.items()))


def hidden(text: str, counts: dict[int, Count]) -> str:
    """
    Return a text of the same length with # for every character of its counts.

    >>> hidden("共50项指标", find_counts("共50项指标"))
    '共##项指标'
    """
    plain = text.replace("#", "＃")
    for count in counts.values():
        plain = plain[: count.start] + "#" * (count.end - count.start) + plain[count.end :]
    return plain


_DIGITS = regex.compile(r"[0-9０-９]++(?:[.．,，][0-9０-９]++)*+")
_NUMERAL = regex.compile(
    r"(?<![第一二两三四五六七八九十百千万〇零\d.])[一二两三四五六七八九十百]{1,5}(?=大类|大?领域|大?方面|大板块|[个项宗类种])"
)
