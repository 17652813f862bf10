"""The numbers of a sentence, in digits and in Chinese numerals, and the sentence with every number hidden."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import regex

from plantext.quantities import find_quantities
from plantext.quantities.numerals import NUMERAL, NUMERALS, numeral_value
from plantext.records import Comparator


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

    Classes and groups (`3大类`) are none of the quantities of a text, so they are read here.

    >>> [(count.value, count.comparator) for count in find_counts("六大领域约50项指标，第二章，2025年").values()]
    [(Decimal('6'), '='), (Decimal('50'), '~')]
    >>> [str(count.value) for count in find_counts("3大类近三十个项目，总投资约一百二十亿元，一个专栏").values()]
    ['3', '30', '120']
    """
    counts: dict[int, Count] = {}
    for found in find_quantities(text):
        printed = _PRINTED.match(text, found.number_start)
        if printed and found.low is not None and found.high in (found.low, None):
            start, end = printed.span()
            if found.comparator in _EXACT and (found.low > 1 or text[start] not in NUMERALS):  # 一个 is an article
                counts[start] = Count(start, end, min(found.start, start), found.low, found.comparator)
            elif text.endswith("删减", 0, start):  # of a list, so no fall by that number
                counts[start] = Count(start, end, start, abs(found.low), "=")
    for match in _GROUPED.finditer(text):
        value = numeral_value(match[0]) if match[0][0] in NUMERALS else Decimal(match[0])
        if value > 1 and match.start() not in counts:
            counts[match.start()] = Count(match.start(), match.end(), match.start(), value, "=")
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


_EXACT = ("=", "~", ">")
_PRINTED = regex.compile(rf"[0-9０-９]++(?:[.．,，][0-9０-９]++)*+|{NUMERAL}(?![{NUMERALS[:-2]}])")
_GROUPED = regex.compile(
    rf"(?<![{NUMERALS}第数几\d.])(?:{NUMERAL}(?=大?类|大?领域|大?方面|大板块|[个项宗种])|[0-9]{{1,2}}(?=大?类|大?领域|大?方面|大板块))"
)
