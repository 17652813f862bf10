"""
Find quantities in running text: in digits, in Chinese numerals and in ratios.

What looks like a number and is none (a name, a date, a class, a slogan) is hidden in a copy of the text of the same
length, so every offset counts in the text as given.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from plantext.quantities.counted import in_numerals
from plantext.quantities.lexer import hide, narrow
from plantext.quantities.numbers import Number, decimal, in_digits
from plantext.quantities.quantity import Quantity, bounded
from plantext.quantities.years import find_years
from plantext.vocabulary import load


def find_quantities(text: str) -> list[Quantity]:
    """
    Return the quantities in any text, in reading order; the text is never rewritten, and offsets count in it.

    Bounds follow article 1259 of the Civil Code of the PRC: 以上, 以下 and 以内 include the number, 超过, 不满 and 以外
    do not. A Chinese numeral counts only with a unit behind it.

    >>> [(q.comparator, q.low, q.high, q.unit) for q in find_quantities("达标率不低于85%，PM2.5控制在25微克以内")]
    [('>=', Decimal('85'), None, '%'), ('<=', None, Decimal('25'), '微克')]
    >>> [(q.comparator, q.low, q.high, q.unit) for q in find_quantities("较2020年下降18.4%，建成5—6个")]
    [('change', Decimal('-18.4'), Decimal('-18.4'), '%'), ('range', Decimal('5'), Decimal('6'), '个')]
    >>> [(str(q.low), q.unit) for q in find_quantities("新建两座水厂，占百分之三十点五，三次产业比为3.6:55.1:41.3")]
    [('2', '座'), ('30.5', '%'), ('3.6', ''), ('55.1', ''), ('41.3', '')]
    >>> find_quantities("2025年达到或优于Ⅲ类，创成5A级景区，见〔2019〕76号文，统一实施一批“三位一体”项目")
    []
    """
    if not _MAY_BE.search(text):
        return []
    plain = _without_years(narrow(text))
    found = list(_in_digits(plain)) if _DIGIT.search(plain) else []
    named = list(_in_numerals(plain))
    return sorted(found + named, key=_start)


def _start(quantity: Quantity) -> int:
    return quantity.number_start


def _without_years(plain: str) -> str:
    for years in find_years(plain):
        plain = plain[: years.start] + "#" * (years.end - years.start) + plain[years.end :]
    return plain


def _in_digits(plain: str) -> Iterator[Quantity]:
    plain = _masks("mask").sub(hide, plain)
    for match in _RATIO.finditer(plain):
        yield from _ratio(match)
        plain = plain[: match.start()] + hide(match) + plain[match.end() :]
    for number in in_digits(plain, prose=True):
        yield bounded(_settled(number, plain), plain, prose=True)


def _ratio(match: regex.Match[str]) -> Iterator[Quantity]:
    for part in _PART.finditer(match[0]):
        start, end = match.start() + part.start(), match.start() + part.end()
        value = decimal(part[0])
        yield Quantity("=", value, value, "", start, end, start, end, "ratio")


def _in_numerals(plain: str) -> Iterator[Quantity]:
    numbers = list(in_numerals(plain))
    if not numbers:
        return
    hidden = [match.span() for match in _masks("numeral_mask").finditer(plain)]
    for number in numbers:
        if not any(start < number.end and number.start < end for start, end in hidden):
            yield bounded(_settled(number, plain), plain, prose=True)


def _settled(number: Number, plain: str) -> Number:
    """Read 成 as ten percent, 余 and 多 inside a unit as what they are, and 半 behind a unit as a half more."""
    unit, about = number.unit, number.about
    if unit == "成":
        high = None if number.high is None else number.high * 10
        return number._replace(low=number.low * 10, high=high, unit="%")
    if _ODD.search(unit):
        unit, about = _ODD.sub("", unit), True
    if unit in _HALVED and plain[number.end : number.end + 1] == "半" and number.high is None:
        return number._replace(low=number.low + Decimal("0.5"), end=number.end + 1, unit=unit, about=about)
    return number._replace(unit=unit, about=about) if about != number.about else number


@cache
def _masks(section: str) -> regex.Pattern[str]:
    """Join the patterns of a section, those for prose first; a ratio is no mask in prose."""
    entries = (*load("quantities.toml", f"prose_{section}"), *load("quantities.toml", section))
    return regex.compile("|".join(f"(?:{entry.pattern.pattern})" for entry in entries if entry.id != "ratio"))


_HALVED = ("年", "小时", "天", "倍", "个月")
_DIGIT = regex.compile(r"\d")
_MAY_BE = regex.compile(r"[\d一二两三四五六七八九十]|分之")
_RATIO = regex.compile(r"(?<![\d.])\d++(?:\.\d++)?+(?:\s*[:：∶]\s*\d++(?:\.\d++)?+){1,9}(?![\d.]|\s*[:：∶]\s*\d)")
_PART = regex.compile(r"\d++(?:\.\d++)?+")
_ODD = regex.compile(r"(?<=[百千万十亿])[余多]")
