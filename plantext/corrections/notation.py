"""
Numbers as a person writes them: `≥60`, `5–6`, `约5`, `-18.4`; what the virtual field `value` holds.

A sign makes a change of a number (`+0.6`, `-18.4`), as in a grid; a negative number that is no change is `=-5`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex

from plantext.errors import CorrectionError
from plantext.quantities import read_cell
from plantext.records import Comparator
from plantext.wide import amount


class Amount(NamedTuple):
    """A number with what bounds it, under the rules of `Value`."""

    comparator: Comparator
    low: Decimal | None
    high: Decimal | None


NOTHING = Amount("", None, None)


def written(value: Amount) -> str:
    """
    Return a number as a person writes it, without its unit.

    >>> written(Amount("range", Decimal(5), Decimal(6))), written(NOTHING)
    ('5–6', '')
    """
    text = amount(*value, "")
    return f"={text}" if value.comparator == "=" and text.startswith("-") else text


def read_amount(text: str) -> Amount:
    """
    Return the number that a person has written; an empty text is none.

    >>> read_amount("<=60").high, read_amount("5-6").comparator, read_amount("约5").comparator
    (Decimal('60'), 'range', '~')
    >>> read_amount("-18.4"), read_amount("=-5").comparator
    (Amount(comparator='change', low=Decimal('-18.4'), high=Decimal('-18.4')), '=')

    Raises:
        CorrectionError: it is no number, several numbers, or a number with a unit.

    """
    plain = text.strip().translate(_SIGNS)
    if not plain:
        return NOTHING
    if (match := _RANGE.fullmatch(plain)) and any(part.startswith(("+", "-")) for part in match.groups()):
        low, high = (_single(part, text) for part in match.groups())
        return Amount("range", min(low, high), max(low, high))
    if match := _SIGNED.fullmatch(plain):
        number = _single(match["number"], text)
        return Amount("change" if not match["equal"] else "=", number, number)
    return _unsigned(plain, text)


def _single(part: str, text: str) -> Decimal:
    sign, part = (-1, part[1:]) if part.startswith("-") else (1, part.removeprefix("+"))
    found = _unsigned(part.strip(), text)
    if found.comparator != "=" or found.low is None:
        raise _refused(text)
    return sign * found.low


def _unsigned(plain: str, text: str) -> Amount:
    if plain.startswith(("+", "-", "±")):
        raise _refused(text)
    found = read_cell(plain)
    reading = found[0]
    if len(found) != 1 or not reading.comparator or reading.qualitative or reading.year or reading.before:
        raise _refused(text)
    if reading.unit:
        raise CorrectionError(f"value {_short(text)} holds a unit ({reading.unit}); a unit has a field of its own")
    return Amount(reading.comparator, reading.low, reading.high)


def _refused(text: str) -> CorrectionError:
    return CorrectionError(f"value {_short(text)} is no number such as 60, ≥60, 5–6, 约5, +0.6 or -18.4")


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


_SIGNS = str.maketrans({"−": "-", "－": "-", "负": "-", "＋": "+"})
_NUMBER = r"\d[\d,，]*(?:[.．]\d+)?"
_SIGNED = regex.compile(rf"(?P<equal>=?)\s*(?P<number>[+-]\s*{_NUMBER})")
_RANGE = regex.compile(rf"([+-]?\s*{_NUMBER})\s*[-–—～~]\s*([+-]?\s*{_NUMBER})")
