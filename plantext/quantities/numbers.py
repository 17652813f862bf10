"""
Numbers with their units: in digits and in Chinese numerals, one or a range.

A number is read from its first digit on, step by step: the digits, the unit, a dash and a second number, 余 or 多.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

from plantext.quantities.units import unit_end

LONGEST = 30  # a longer run of digits is no number: an identifier, or an attack


class Number(NamedTuple):
    """A number as found: its value, or both of a range, its unit, and where all this stands."""

    low: Decimal
    high: Decimal | None
    dash: str
    about: bool  # 余 or 多 stands behind it
    unit: str
    start: int
    number_end: int
    end: int
    mark: str = ""
    rule: str = "number"


class _High(NamedTuple):
    """The second number of a range."""

    value: Decimal
    dash: str
    end: int


def in_digits(plain: str, prose: bool = False) -> Iterator[Number]:
    """Yield the numbers in digits of a masked text, in reading order."""
    at = 0
    while digit := _DIGIT.search(plain, at):
        at = digit.start()
        match = (_LOW.match(plain, at - 1) if at and plain[at - 1] in _SIGNS else None) or _LOW.match(plain, at)
        if not match:
            at = _DIGITS.match(plain, at).end()  # type: ignore[union-attr]
            continue
        number = _in_digits(match, plain, prose)
        at = number.end
        if len(match["low"]) <= LONGEST and not (prose and not number.unit and plain[at : at + 1] in _LETTERS):
            yield number


def _in_digits(match: regex.Match[str], plain: str, prose: bool) -> Number:
    low, number_end = decimal(match["low"]), match.end("low")
    if match["power"]:
        low *= Decimal(10) ** int(match["power"].translate(_SUPERSCRIPTS))
        number_end = match.end("power")
    bare = match.end()
    after = _blank(plain, bare)
    end = unit_end(plain, after, prose)
    high = _high(plain, match.start(), after, end, prose)
    if high:
        number_end = bare = high.end
        after = _blank(plain, bare)
        end = unit_end(plain, after, prose)
    about = False
    if plain[after : after + 1] in _ODD and end == after:
        behind = _blank(plain, after + 1)
        end = unit_end(plain, behind, prose)
        about = end > behind or plain[behind : behind + 1] in _STOPS
        bare, after, end = (after + 1, behind, end) if about else (bare, after, after)
    end = end if end > after else bare
    unit = "".join(plain[after:end].split()) if end > after else ""
    mark = match["mark"]
    if not mark and plain[end : end + 1] in _MARKS and (late := _LATE_MARK.match(plain, end)):
        mark = late[0]
    return Number(
        low=low,
        high=high.value if high else None,
        dash=high.dash if high else "",
        about=about,
        unit=unit,
        start=match.start(),
        number_end=number_end,
        end=end,
        mark=mark.translate(_SUPERSCRIPTS) if mark else "",
    )


def _high(plain: str, start: int, after: int, end: int, prose: bool) -> _High | None:
    """
    Read a dash and the second number of a range.

    In prose 至 and 到 join two numbers only where both have the same unit, or one unit serves both: `下降3个百分点至
    45%` is no range, and neither is `从3个到5个`.
    """
    at = _blank(plain, end)
    if plain[at : at + 1] not in _DASHES:
        return None
    match = _HIGH.match(plain, at)
    if not match:
        return None
    if prose and match["dash"] in _WORDS:
        unit = plain[after:end].strip()
        if (unit and not plain.startswith(unit, _blank(plain, match.end()))) or plain[start - 1 : start] in _FROM:
            return None
    return _High(decimal(match["high"]), match["dash"], match.end())


def _blank(plain: str, at: int) -> int:
    """Return the next place that is not white space."""
    return _BLANK.match(plain, at).end() if plain[at : at + 1].isspace() else at  # type: ignore[union-attr]


def decimal(printed: str) -> Decimal:
    """
    Return the value of a number in ASCII digits.

    >>> decimal("12,345.6"), decimal("−3")
    (Decimal('12345.6'), Decimal('-3'))
    """
    return Decimal(printed) if printed.isdigit() else Decimal(printed.translate(_PLAIN_NUMBER))


_NUMBER = r"\d{1,3}(?:[,，]\d{3})++(?!\d)(?:\.\d++)?+|\d++(?:\.\d++)?+"
_LOW = regex.compile(
    rf"(?<![\d.A-Za-z%‰])(?P<low>(?:(?<![\w#%)）])[-−－+])?(?:{_NUMBER}))(?!\.?\d|[eE]\d)"
    r"(?:\s*[×xX]\s*10\^?(?P<power>[⁰¹²³⁴-⁹]{1,2}|\d)(?!\d))?(?P<mark>[⁰¹²³⁴-⁹]*)"
)
_HIGH = regex.compile(rf"(?P<dash>[-—–－−﹣‑─〜∼~～至到±]+)\s*(?P<high>{_NUMBER})(?!\.?\d)")
_DIGIT = regex.compile(r"\d")
_DIGITS = regex.compile(r"\d++(?:\.\d++)*+")
_BLANK = regex.compile(r"\s*+")
_SIGNS = frozenset("-−－+")
_DASHES = frozenset("-—–－−﹣‑─〜∼~～至到±")
_WORDS = frozenset("至到")
_FROM = frozenset("从由自")
_ODD = frozenset("余多")
_STOPS = frozenset([*"，,；;。、", ""])
_LETTERS = frozenset("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_MARKS = frozenset("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹*★▲①②③④⑤⑥⑦⑧⑨")
_LATE_MARK = regex.compile(r"(?<=[%‰])\d(?!\d)|[⁰¹²³⁴-⁹]+|(?<=\d)[*★▲①-⑨]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨", "0123456789123456789")
_PLAIN_NUMBER = {ord(","): None, ord("，"): None, ord("+"): None, ord("−"): "-", ord("－"): "-"}
