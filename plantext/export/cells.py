"""One cell of a table as text: numbers plainly, and nothing that a spreadsheet would run."""

from __future__ import annotations

import re
from decimal import Decimal

from plantext.columns import Cell

_STARTS = ("=", "@", "\t", "\r", "\n", "＝", "＠")
_SIGNED = re.compile(r"[-+－＋](?P<rest>.*)", re.DOTALL)
# A lone sign is the mark for "not applicable"; a signed number or percentage is data.
_HARMLESS = re.compile(r"[-+－＋\s]*|\d[\d,]*(?:\.\d+)?\s*[%％‰]?")


def plain(value: Cell) -> str:
    """
    Return a value as text: numbers without exponent, nothing for None.

    >>> plain(Decimal("1E+3")), plain(Decimal("0.10")), plain(None)
    ('1000', '0.10', '')
    """
    if value is None:
        return ""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def is_formula(text: str) -> bool:
    """
    Say whether a spreadsheet could run a text as a formula.

    A lone sign is none: `=` stands in the column of comparators.

    >>> [is_formula(text) for text in ("=1+1", "-A1", "-18.4%", "-", "≥5", "=")]
    [True, True, False, False, False, False]
    """
    if text == "=":
        return False
    if text.startswith(_STARTS):
        return True
    signed = _SIGNED.match(text)
    return signed is not None and _HARMLESS.fullmatch(signed["rest"]) is None


def inert(text: str) -> str:
    """
    Return a text as a CSV cell that no spreadsheet runs: a formula gets an apostrophe before it.

    >>> inert("=cmd()"), inert("-18.4%")
    ("'=cmd()", '-18.4%')
    """
    return f"'{text}" if is_formula(text) else text
