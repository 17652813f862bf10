"""Values as cells: a number that a sheet computes with and shows as it was printed, else the wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from plantext.export.sheets import Amount
from plantext.records import Value
from plantext.wide import stated

_AMOUNT = re.compile(
    r"(?P<before>[≥≤><＞＜≈]?\s?[\[［(（]?)(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<behind>[\]］)）]?[%％‰]?)"
)
_PAIRS = {"": "", "[": "]", "［": "］", "(": ")", "（": "）"}


def printed(values: Sequence[Value], year: str) -> str | Amount:
    """
    Return what a cell of a plan's table says, in the column of a year.

    A value of another year says so, unless its wording does. What a person has set is shown in place of the print.
    """
    years: dict[str, list[str]] = {}
    for value in values:
        years.setdefault(stated(value), []).append(value.year)
    number = as_amount(values[0]) if list(years.values()) == [[year]] else None
    return number or "\n".join(_dated(raw, told, year) for raw, told in years.items())


def as_amount(value: Value) -> Amount | None:
    """
    Return a value as a number with the signs around it, if that shows all that was printed.

    >>> number = Decimal("62.5")
    >>> read = Value("表1", "1", "绿地率", "", "target", "", "2025", "≥62.5%", ">=", number, None, "%", "", "", "")
    >>> as_amount(read)
    Amount(number=Decimal('62.5'), before='≥', behind='%', is_grouped=False)
    """
    text = stated(value)
    match = _AMOUNT.fullmatch(text)
    number = value.low if value.low is not None else value.high
    if not match or number is None or value.high not in (None, number):
        return None
    before, digits, behind = match["before"], match["number"], match["behind"]
    is_paired = behind.startswith(_PAIRS[before[-1:] if before[-1:] in _PAIRS else ""])
    read = Amount(Decimal(digits.replace(",", "")), before, behind, "," in digits)
    # A sign before a minus would change places with it.
    is_shown = read.text == text and not (before and read.number < 0)
    return read if read.number == number and is_paired and is_shown else None


def _dated(raw: str, years: Sequence[str], year: str) -> str:
    needs_year = len(years) == 1 and years[0] not in ("", year) and years[0] not in raw
    return f"{raw}（{years[0]}）" if needs_year else raw
