"""Chinese numerals: how they are written, and what they are worth."""

from __future__ import annotations

from decimal import Decimal

_ONES = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

NUMERALS = "〇○零一二两三四五六七八九十百千万亿"  # what may stand in a numeral, and so must not touch one


def _grammar() -> str:
    """
    Return the pattern of a whole numeral; it never ends in 万 or 亿, which go with the unit as behind digits.

    Every digit names its place, so that 一二三 and 十四五 are none, and a numeral has at most some twenty characters.
    """
    one = "[一二两三四五六七八九]"
    tens = f"零?{one}?十{one}?|零?{one}"
    section = f"(?:{one}千(?:零?{one}百)?(?:{tens})?|{one}百(?:{tens})?|{one}?十{one}?|{one})"
    below_yi = f"(?:{section}万零?)?{section}"
    whole = f"(?:{section}亿零?{below_yi}|{below_yi})"
    return f"{whole}(?:点[零一二三四五六七八九]{{1,6}})?"


NUMERAL = _grammar()


def numeral_value(printed: str) -> Decimal:
    """
    Return what a numeral of the grammar above is worth; a last digit without its place stands one place below.

    >>> [str(numeral_value(text)) for text in ("十", "一百二十三", "两千", "三点五", "三万零五十", "一万二", "百")]
    ['10', '123', '2000', '3.5', '30050', '12000', '100']
    """
    whole, _, decimals = printed.partition("点")
    value = Decimal(_whole(whole))
    if decimals:
        value += Decimal("0." + "".join(str(_ONES[sign]) for sign in decimals))
    return value


def _whole(printed: str) -> int:
    total = section = digit = 0
    place = 0  # the place that the last sign named
    for sign in printed:
        if sign in _ONES:
            digit, place = _ONES[sign], place if _ONES[sign] else 1
        elif sign in _TENS:
            section += (digit or 1) * _TENS[sign]
            digit, place = 0, _TENS[sign]
        else:
            total = (total + section + digit) * _MYRIADS[sign]
            section, digit, place = 0, 0, _MYRIADS[sign]
    if digit and place >= 100:
        digit *= place // 10  # 三百五 is 350
    return total + section + digit
