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

from plantext.errors import expect_text
from plantext.quantities.counted import in_numerals
from plantext.quantities.lexer import hide, narrow
from plantext.quantities.numbers import Number, decimal, in_digits
from plantext.quantities.quantity import Quantity, bounded
from plantext.quantities.years import without_years
from plantext.vocabulary import load


def find_quantities(text: str) -> list[Quantity]:
    """
    Return the quantities in any text, in reading order; the text is never rewritten, and offsets count in it.

    Bounds follow article 1259 of the Civil Code of the PRC: 以上, 以下 and 以内 include the number, 超过, 不满 and 以外
    do not. A Chinese numeral counts only with a unit behind it; 成 is ten percent.

    >>> [(q.comparator, q.low, q.high, q.unit) for q in find_quantities("达标率不低于85%，PM2.5控制在25微克以内")]
    [('>=', Decimal('85'), None, '%'), ('<=', None, Decimal('25'), '微克')]
    >>> [(q.comparator, q.low, q.high, q.unit) for q in find_quantities("较2020年下降18.4%，建成5—6个")]
    [('change', Decimal('-18.4'), Decimal('-18.4'), '%'), ('range', Decimal('5'), Decimal('6'), '个')]
    >>> [(str(q.low), q.unit) for q in find_quantities("新建两座水厂，占百分之三十点五，三次产业比为3.6:55.1:41.3")]
    [('2', '座'), ('30.5', '%'), ('3.6', ''), ('55.1', ''), ('41.3', '')]
    >>> find_quantities("2025年达到或优于Ⅲ类，创成5A级景区，见〔2019〕76号文，统一实施一批“三位一体”项目")
    []
    """
    expect_text(text, "find_quantities")
    if not _MAY_BE.search(text):
        return []
    if bare := _BARE.fullmatch(text):  # most lines of a table printed cell by cell
        value, (start, end) = Decimal(bare[1]), bare.span(1)
        return [Quantity("=", value, value, "", start, end, start, end, "number")]
    plain = without_years(narrow(text))
    found = list(_in_digits(plain)) if _DIGIT.search(plain) else []
    if _NUMERAL.search(plain):
        found += _in_numerals(plain)
    return sorted(found, key=_place) if len(found) > 1 else found


def _place(quantity: Quantity) -> int:
    return quantity.number_start


def _in_digits(plain: str) -> Iterator[Quantity]:
    plain = _masks().sub(hide, plain)
    ratios = list(_RATIO.finditer(plain)) if _COLON.search(plain) else []
    for match in ratios:
        yield from _ratio(match)
    if ratios:
        plain = _RATIO.sub(hide, plain)
    for number in in_digits(plain, prose=True):
        yield bounded(_settled(number, plain), plain, prose=True)


def _ratio(match: regex.Match[str]) -> Iterator[Quantity]:
    for part in _PART.finditer(match[0]):
        start, end = match.start() + part.start(), match.start() + part.end()
        value = decimal(part[0])
        yield Quantity("=", value, value, "", start, end, start, end, "ratio")


def _in_numerals(plain: str) -> Iterator[Quantity]:
    numbers = list(in_numerals(plain))
    hidden = [match.span() for match in _numeral_masks().finditer(plain)] if numbers else []
    for number in numbers:
        if not any(start < number.end and number.start < end for start, end in hidden):
            yield bounded(_settled(number, plain), plain, prose=True)


def _settled(number: Number, plain: str) -> Number:
    """Read 成 as ten percent, 余 and 多 inside a unit as what they are, and 半 behind a unit as a half more."""
    unit = number.unit
    if not unit:
        return number
    if unit == "成":
        high = None if number.high is None else number.high * 10
        return number._replace(low=number.low * 10, high=high, unit="%")
    if unit[0] in _MANY and _ODD.search(unit):
        return number._replace(unit=_ODD.sub("", unit), about=True)
    if unit in _HALVED and number.high is None and plain.startswith("半", number.end):
        return number._replace(low=number.low + _HALF, end=number.end + 1)
    return number


@cache
def _masks() -> regex.Pattern[str]:
    """
    Join the masks, those for prose first, by the characters with which they can begin.

    So nearly every character is passed by after one look at it. A run of digits begins a mask as a whole or not at
    all, and not where a sign behind it says that it is a quantity. A ratio is no mask in prose.
    """
    kinds: dict[str, list[str]] = {}
    for entry in (*load("quantities.toml", "prose_mask"), *load("quantities.toml", "mask")):
        if entry.id != "ratio":
            kinds.setdefault(entry.begins, []).append(f"(?:{entry.pattern.pattern})")
    groups = "|".join(f"(?=[{begins}])(?:{'|'.join(patterns)})" for begins, patterns in kinds.items())
    return regex.compile(rf"(?=[{''.join(kinds)}])(?!(?<=\d)\d|{_PLAINLY})(?:{groups})")


@cache
def _numeral_masks() -> regex.Pattern[str]:
    return regex.compile("|".join(f"(?:{entry.pattern.pattern})" for entry in load("quantities.toml", "numeral_mask")))


_PLAINLY = r"(?<=[≥≤><])\d|\d++(?:\.\d++)?+\s?[%‰个家项座亩元吨人万亿公米千](?!级)"
_HALF = Decimal("0.5")
_HALVED = ("年", "小时", "天", "倍", "个月")
_MANY = frozenset("十百千万亿")
_DIGIT = regex.compile(r"\d")
_NUMERAL = regex.compile("[一二两三四五六七八九十]|分之")
_MAY_BE = regex.compile(r"[\d一二两三四五六七八九十]|分之")
_BARE = regex.compile(r"\s*+([0-9]{1,8}(?:\.[0-9]{1,8})?)\s*+")
_COLON = regex.compile("[:：∶]")
_RATIO = regex.compile(r"(?<![\d.])\d++(?:\.\d++)?+(?:\s*[:：∶]\s*\d++(?:\.\d++)?+){1,9}(?![\d.]|\s*[:：∶]\s*\d)")
_PART = regex.compile(r"\d++(?:\.\d++)?+")
_ODD = regex.compile(r"(?<=[百千万十亿])[余多]")
