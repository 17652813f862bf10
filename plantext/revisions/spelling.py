"""Numbers of a text in one spelling, so that 十二座 and 12座, 600亩 and 40公顷 are the same words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

import regex

from plantext.quantities import Quantity, Years, find_quantities, find_years, in_base

_PLACES = 12
_GROUPS = regex.compile(r"[,，](?=\d{3}(?!\d))")
_NUMBERS = regex.compile(r"\d+(?:\.\d+)?")
_REACHED = regex.compile("达到?(?=〈[^〉年]*〉)")  # 不低于50% and 达到50%以上


def printed_numbers(raw: str) -> set[Decimal]:
    """
    Return the numbers that a text prints in digits, without their signs.

    >>> sorted(printed_numbers("≥1,200.5–1,300万元")), printed_numbers("持续提高")
    ([Decimal('1200.5'), Decimal('1300')], set())
    """
    return set(map(Decimal, _NUMBERS.findall(_GROUPS.sub("", raw))))


@lru_cache(maxsize=4096)
def spelled(text: str) -> str:
    """
    Return a text with each number and each year in one spelling, for comparing only.

    >>> spelled("占地600亩") == spelled("占地40公顷"), spelled("完成十二座") == spelled("完成12座")
    (True, True)
    >>> spelled("漏损率低于9%") == spelled("漏损率小于9%"), spelled("提高5%") == spelled("提高5个百分点")
    (True, False)
    >>> spelled("到2025年，建成5座") == spelled("到“十四五”末，建成5座"), spelled("到2025年") == spelled("到2024年")
    (True, False)
    """
    return _REACHED.sub("", _with(text, _quantity, _year))


@lru_cache(maxsize=4096)
def without_numbers(text: str) -> str:
    """Return a text with a sign in the place of each quantity and another in that of each year."""
    return _with(text, lambda quantity: "■", lambda year: "□")


def _with(text: str, quantity: Callable[[Quantity], str], year: Callable[[Years], str]) -> str:
    told = [(each.start, each.end, quantity(each)) for each in find_quantities(text)]
    ends = [(start, end) for start, end, _ in told]
    told += [
        (each.start, each.end, year(each))
        for each in find_years(text)
        if all(each.end <= start or end <= each.start for start, end in ends)
    ]
    for start, end, words in sorted(told, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _quantity(quantity: Quantity) -> str:
    ends = (quantity.low, quantity.high)
    if quantity.comparator not in ("range", "change"):
        ends = (next((end for end in ends if end is not None), None), None)
    told = [in_base(end, quantity.unit) for end in ends if end is not None]
    numbers = "~".join(f"{float(number):.{_PLACES}g}" for number, _ in told)
    return f"〈{quantity.comparator}{numbers}{told[0][1] if told else quantity.unit}〉"


def _year(year: Years) -> str:
    return f"〈{year.first}-{year.last}年〉"
