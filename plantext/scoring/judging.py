"""Whether a field of a record is right: numbers by what they amount to, lists by what is in them, words as printed."""

from __future__ import annotations

from decimal import Decimal

from rapidfuzz.fuzz import ratio

from plantext.corrections import read_amount
from plantext.errors import CorrectionError
from plantext.quantities.convert import convert
from plantext.scoring.entries import Entry
from plantext.vocabulary import fold

_UNITS = {"values": "value_unit", "targets": "unit", "claims": "unit", "projects": "investment_unit"}
_AMOUNTS = {"value", "investment"}
_LISTS = {"responsible", "responsible_lead"}
_PHRASES = {"indicator", "what"}
_ALIKE = 75  # of 100: a phrase that is cut a little otherwise names the same thing


def is_right(gold: Entry, found: Entry, field: str) -> bool:
    """
    Say whether a field of a found record is what the gold has.

    Numbers may be in another unit (`2.4亿元` is `24000万元`), phrases a little longer or shorter; all else has to be
    the same but for white space, width and quotation marks.

    >>> gold = Entry("a", "targets", {"value": "≥2.4", "unit": "亿元"})
    >>> is_right(gold, Entry("a", "targets", {"value": "≥24000", "unit": "万元"}), "value")
    True
    >>> is_right(gold, Entry("a", "targets", {"value": "2.4", "unit": "亿元"}), "value")
    False
    """
    want, have = gold.fields.get(field, ""), found.fields.get(field, "")
    if field in _AMOUNTS:
        return _same_amount(want, have, _unit(gold), _unit(found))
    if field == _UNITS.get(gold.table):
        return fold(want) == fold(have) or _converts(want, have)
    if field in _LISTS:
        return _names(want) == _names(have)
    if field in _PHRASES:
        return ratio(fold(want), fold(have)) >= _ALIKE
    return fold(want) == fold(have)


def _unit(entry: Entry) -> str:
    return entry.fields.get(_UNITS.get(entry.table, ""), "")


def _names(text: str) -> frozenset[str]:
    return frozenset(filter(None, (fold(name) for name in text.split("|"))))


def _converts(want: str, have: str) -> bool:
    return bool(want and have) and convert(Decimal(1), have, want) is not None


def _same_amount(want: str, have: str, unit: str, other: str) -> bool:
    if fold(want) == fold(have) and fold(unit) == fold(other):
        return True
    try:
        wanted, had = read_amount(want), read_amount(have)
    except CorrectionError:
        return False
    if wanted.comparator != had.comparator:
        return False
    return all(_same(a, _in(b, other, unit)) for a, b in ((wanted.low, had.low), (wanted.high, had.high)))


def _in(value: Decimal | None, unit: str, to: str) -> Decimal | None:
    if value is None or fold(unit) == fold(to) or not (unit and to):
        return value
    return convert(value, unit, to)


def _same(want: Decimal | None, have: Decimal | None) -> bool:
    return want == have if want is None or have is None else abs(want - have) <= abs(want) * Decimal("1e-9")
