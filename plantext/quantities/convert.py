"""Amounts in another unit: 亩 and 公顷, 万元 and 亿元, 吨标准煤/万元 and 千克标准煤/元; exact, and never by a guess."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from plantext.resources import folder

_AMOUNTS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_AMOUNT = re.compile("[十百千万亿]+")
_BRACKETS = str.maketrans("", "", "()[]")
_BLANKS = re.compile(r"[\s\u200b]+")
_PER = re.compile("/|每")
_DIGITS = re.compile(r"\d+")
_SUBSTANCES = {"标煤": "标准煤", "CO2": "二氧化碳", "CO2当量": "二氧化碳当量"}


_WEIGHED = {"克", "立方米", "瓦时"}  # the bases that take a substance behind them (吨标准煤)


@dataclass(frozen=True, slots=True)
class _Measure:
    """A unit taken apart: how many of its bases it is, and the bases above and below the line."""

    factor: Fraction
    above: str
    below: tuple[str, ...]


def convert(value: Decimal, unit: str, to: str) -> Decimal | None:
    """
    Return a value in another unit, or None where the one is not a multiple of the other.

    Units are of length, area, volume, mass, money, energy, power, time, share or count, with 十 to 亿 before them and
    any number of units below the line. A unit that the list does not know is a multiple of itself only. What is
    weighed counts: 吨标准煤 is no multiple of 吨.

    >>> convert(Decimal("0.45"), "吨标准煤/万元", "千克标准煤/元"), convert(Decimal(15), "亩", "公顷")
    (Decimal('0.045'), Decimal('1'))
    >>> convert(Decimal(7099622), "万元", "亿元"), convert(Decimal(3), "吨", "吨标准煤")
    (Decimal('709.9622'), None)
    """
    factor = ratio(unit, to)
    if factor is None:
        return None
    exact = Fraction(value) * factor
    quotient = Decimal(exact.numerator) / Decimal(exact.denominator)
    return quotient.normalize() if quotient.as_tuple().exponent != 0 and quotient % 1 else Decimal(int(quotient))


@lru_cache(maxsize=4096)
def ratio(unit: str, to: str) -> Fraction | None:
    """
    Return how many of one unit another one is, or None where the two measure different things.

    >>> ratio("万亩", "平方公里"), ratio("万元", "万吨")
    (Fraction(20, 3), None)
    """
    one, other = _measure(unit), _measure(to)
    if (one.above, one.below) != (other.above, other.below):
        return None
    return one.factor / other.factor


def in_base(value: Decimal, unit: str) -> tuple[Fraction, str]:
    """
    Return a value in the bases of its unit, with what they are called: alike for all units of one measure.

    >>> in_base(Decimal(15), "亩") == in_base(Decimal(1), "公顷"), in_base(Decimal(3), "座")
    (True, (Fraction(3, 1), '座'))
    """
    measure = _measure(unit)
    return Fraction(value) * measure.factor, "/".join((measure.above, *measure.below))


@lru_cache(maxsize=4096)
def _measure(unit: str) -> _Measure:
    text = _BLANKS.sub("", unicodedata.normalize("NFKC", unit)).replace("•", "·")
    above, *below = _PER.split(text)
    factor, base = _base(above)
    parts = []
    for name in below:
        inner = name.translate(_BRACKETS)
        for part in [inner] if inner in _known() else inner.split("·"):
            size, basis = _base(part)
            factor /= size
            parts.append(basis)
    return _Measure(factor, base, tuple(sorted(parts)))


def _base(name: str) -> tuple[Fraction, str]:
    """Return how many of a base a single unit is, and the base with what is measured (`克标准煤`)."""
    factor = Fraction(1)
    if (digits := _DIGITS.match(name)) and int(digits[0]):  # nothing of a unit is no unit
        factor *= int(digits[0])
        name = name[digits.end() :]
    known = _known()
    if name in known:
        size, base = known[name]
        return factor * size, base
    if (amount := _AMOUNT.match(name)) and amount.end() < len(name):
        for sign in amount[0]:
            factor *= _AMOUNTS[sign]
        name = name[amount.end() :]
    for length in range(len(name), 0, -1):
        if name[:length] in known:
            size, base = known[name[:length]]
            rest = name[length:].translate(_BRACKETS)
            if rest and base not in _WEIGHED:
                break  # another word begins (元产值)
            return factor * size, base + _SUBSTANCES.get(rest, rest)
    return factor, name


@cache
def _known() -> dict[str, tuple[Fraction, str]]:
    with (folder("extractors") / "conversions.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["unit"]: (Fraction(row["factor"]), row["base"]) for row in rows}
