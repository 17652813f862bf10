"""The patterns of numbers and of their units, in digits and in Chinese numerals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

import regex

from plantext.quantities.numerals import NUMERAL, NUMERALS
from plantext.vocabulary import counters, units

LONGEST = 30  # a longer run of digits is no number: an identifier, or an attack
DIGITS = r"\d{1,3}(?:[,，]\d{3})++(?!\d)(?:\.\d++)?+|\d++(?:\.\d++)?+"
SIGNED = rf"(?:(?<![\w#%)）])[-−－+])?(?:{DIGITS})"
DASH = r"[-—–－−﹣‑─〜∼~～至到±]+"
_TIMES_TEN = r"(?:\s*[×xX]\s*10\^?(?P<power>[⁰¹²³⁴-⁹]{1,2}|\d)(?!\d))?"
_MARK = r"(?P<mark>[⁰¹²³⁴-⁹]*)"


def decimal(printed: str) -> Decimal:
    """
    Return the value of a number in ASCII digits.

    >>> decimal("12,345.6"), decimal("−3")
    (Decimal('12345.6'), Decimal('-3'))
    """
    return Decimal(printed.translate(_PLAIN_NUMBER))


def any_of(words: Iterable[str]) -> str:
    """
    Return a pattern of any of these words, the longest that fits first; words that begin alike share their beginning.

    A word that ends in a Latin letter must end there in the text too.

    >>> any_of(["人", "人次", "亩"]), any_of(["m", "m3"])
    ('(?:亩|人(?:次)?)', '(?:m(?:3|(?![A-Za-z])))')
    """
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[0], set()).add(word[1:])
    return f"(?:{'|'.join(_branch(first, rest) for first, rest in sorted(tails.items()))})"


def _branch(first: str, rest: set[str]) -> str:
    latin = first.isascii() and first.isalpha()
    longer = any_of(rest - {""}) if rest != {""} else ""
    if "" not in rest:
        return regex.escape(first) + longer
    if latin:
        return regex.escape(first) + (f"(?:{longer[3:-1]}|{_NO_LETTER})" if longer else _NO_LETTER)
    return regex.escape(first) + (longer + "?" if longer else "")


@cache
def unit_pattern(glued: str = "") -> str:
    """
    Return the pattern of a unit as printed behind a number: 万/亿 before it, `/…` and 每… behind it.

    `glued` is a pattern of the words that begin like a unit and are none (`40天然气`, `12项目标`).
    """
    word = any_of(units())
    if glued:
        word = f"(?!{glued}){word}"
    one = rf"(?:(?:(?:百|千|万|十|亿)+[余多]?)?{word}|(?:百|千)?万亿?|亿)"
    per = rf"(?:(?:\d+)?{one}|[dahs](?![A-Za-z])|min|[（(][^（）()\d]{{1,8}}[）)])"
    first = "".join(sorted({regex.escape(unit[0]) for unit in units()} | set("百千万十亿")))
    return rf"(?=[{first}]){one}(?:[（(]{word}[）)])?(?:\s*[/／每·]\s*{per})*"


@cache
def unit_regex(glued: str = "") -> regex.Pattern[str]:
    """Return the compiled pattern of a unit."""
    return regex.compile(unit_pattern(glued))


@cache
def cell_number() -> regex.Pattern[str]:
    """Return the pattern of a number in a cell: in digits, one or a range, with its unit."""
    unit = unit_pattern()
    return regex.compile(
        rf"(?<![\d.A-Za-z%‰])(?P<low>{SIGNED})(?!\.?\d|[eE]\d){_TIMES_TEN}{_MARK}\s*"
        rf"(?:(?:%|{unit})?\s*(?P<dash>{DASH})\s*(?P<high>{DIGITS})(?!\.?\d)\s*)?"
        rf"(?P<odd>[余多](?=\s*(?:{unit}|$|[，,；;。、])))?\s*"
        rf"(?P<unit>{unit})?",
    )


@cache
def prose_number(glued: str) -> regex.Pattern[str]:
    """
    Return the pattern of a number in running text, to be matched where a number may begin.

    至 and 到 join two numbers only where both have the same unit, or one unit serves both: `下降3个百分点至45%` is no
    range. What a Latin letter follows that is no unit is a name (`1115N`).
    """
    unit = unit_pattern(glued)
    return regex.compile(
        rf"(?<![\d.A-Za-z%‰_])(?P<low>{SIGNED})(?!\.?\d|[eE]\d){_TIMES_TEN}{_MARK}\s*"
        rf"(?:(?P<lowunit>%|{unit})?\s*(?P<dash>{_SIGN_DASH}|(?P<word>[至到]))\s*(?P<high>{DIGITS})(?!\.?\d)\s*"
        rf"(?(word)(?(lowunit)(?=(?P=lowunit)))))?"
        rf"(?P<odd>[余多](?=\s*(?:{unit}|$|[，,；;。、])))?\s*"
        rf"(?P<unit>{unit})?(?(unit)|(?![A-Za-z_]))"
    )


@cache
def numeral_number(glued: str) -> regex.Pattern[str]:
    """
    Return the pattern of a Chinese numeral with the unit that makes it a quantity: `三座`, `五到六个`, `百分之三十`.

    It touches no other numeral (十四五, 二〇三五年), no 第 before it and no 数 or 几, and 百, 千, 万, 亿 alone are none.
    """
    prefix = "(?:万亿|[万亿])"
    counted = f"(?!{glued})" + any_of(counters())
    unit = rf"(?:{prefix}?[余多]?{counted}|{prefix}(?![{NUMERALS}]))(?:\s*[/／每]\s*{unit_pattern(glued)})?"
    number = rf"(?:{NUMERAL}|{DIGITS})"
    return regex.compile(
        rf"(?:(?P<parts>[百千万])分之(?P<share>百(?![分\p{{Han}}])|{number})"
        rf"(?:(?:{_SIGN_DASH}|[至到])(?:(?P=parts)分之)?(?P<sharehigh>{number}))?(?![{NUMERALS}])"
        rf"|(?<![{NUMERALS}第数几分\d.点])(?P<low>{NUMERAL})"
        rf"(?:(?P<lowunit>{unit})?(?P<dash>{_SIGN_DASH}|[至到])(?P<high>{NUMERAL})(?(lowunit)(?=(?P=lowunit))))?"
        rf"(?P<odd>[余多几](?=\s*{unit}))?(?P<unit>{unit})(?!半))"
    )


_SIGN_DASH = r"[-—–－−﹣‑─〜∼~～±]+"
_NO_LETTER = "(?![A-Za-z])"
_PLAIN_NUMBER = {ord(","): None, ord("，"): None, ord("+"): None, ord("−"): "-", ord("－"): "-"}
