"""How much room a text takes, and what of it a cell of a workbook can hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from plantext.export.cells import is_formula

MAX_CHARACTERS = 32_767  # UTF-16 units
LINE, MAX_LINES = 16.5, 24  # points; a row is no higher than 409

_WIDE = re.compile(
    "[\u1100-\u11ff\u2014\u2026\u2460-\u24ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00010000-\U0010ffff]"
)
_WIDE_MORE = 1.1  # letters by which a Chinese character is wider than a digit
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WORDS = re.compile(r"[!-~]+ ?|.", re.DOTALL)
_SHORT = 60
_DIGITS = 15  # of a number that a spreadsheet keeps


def width(text: str) -> float:
    """
    Return how many digits a line of text is wide: a Chinese character takes about two.

    >>> width("km"), width("绿地率")
    (2.0, 6.3)
    """
    return float(len(text)) if text.isascii() else len(text) + round(_WIDE_MORE * len(_WIDE.findall(text)), 1)


@dataclass(frozen=True, slots=True)
class Fit:
    """A text as a cell can hold it, how wide its widest line is, and whether a spreadsheet could run it."""

    text: str
    widest: float
    is_live: bool


def fit(text: str) -> Fit:
    """
    Return a text as a cell can hold it; short ones, which stand in many cells, are looked at once.

    >>> fit("绿地率\x0b")
    Fit(text='绿地率\ufffd', widest=7.3, is_live=False)
    """
    return _known(text) if len(text) <= _SHORT else _fit(text)


def _fit(text: str) -> Fit:
    held = legal(text)
    return Fit(held, max(map(width, held.split("\n"))), is_formula(held))


_known = lru_cache(8192)(_fit)


def lines(text: str, room: float) -> int:
    r"""
    Return how many lines a text takes in a cell that is so wide.

    >>> lines("绿地率", 7), lines("绿地率", 5), lines("a\nb", 9), lines("a word and another", 8)
    (1, 2, 2, 3)
    """
    return sum(_lines(line, room) for line in text.split("\n"))


def _lines(line: str, room: float) -> int:
    if width(line) <= room:
        return 1
    count, used = 1, 0.0
    for word in _WORDS.findall(line):
        takes = width(word)
        if used + takes > room:
            # A word that is longer than a line is broken.
            more = max(1, int(-(-takes // room)) - (used == 0))
            count, used = count + more, takes % room if takes > room else takes
        else:
            used += takes
    return count


def legal(text: str) -> str:
    """
    Return a text that a cell can hold: characters that XML forbids replaced, what is too long cut with a mark.

    >>> legal("a\x0bb")
    'a\ufffdb'
    """
    text = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "  # the library would take it for XML of its own, and write it as it is
    # A rare character takes two units.
    units = len(text) + sum(character > "\uffff" for character in text) if len(text) > MAX_CHARACTERS // 2 else 0
    if units <= MAX_CHARACTERS:
        return text
    mark = f"… [{len(text)} characters, cut]"
    head = text.encode("utf-16-le")[: 2 * (MAX_CHARACTERS - len(mark))].decode("utf-16-le", "ignore")
    return head + mark


def is_exact(number: Decimal | int | float) -> bool:
    """
    Say whether a spreadsheet keeps a number as it is: it keeps 15 digits.

    >>> is_exact(Decimal("0.10")), is_exact(Decimal("1234567890123456")), is_exact(Decimal("1E+400"))
    (True, False, False)
    """
    number = number if isinstance(number, Decimal) else Decimal(str(number))
    return number.is_finite() and len(number.normalize().as_tuple().digits) <= _DIGITS and abs(number.adjusted()) < 300


def number_format(number: Decimal | int | float, before: str = "", behind: str = "", is_grouped: bool = False) -> str:
    """
    Return the format in which a number shows the decimals, and the signs around it, that were printed.

    >>> number_format(Decimal("62.50")), number_format(7), number_format(Decimal("1E+3"))
    ('0.00', '0', '0')
    >>> number_format(Decimal("1234.5"), "≥", "%", is_grouped=True)
    '"≥"#,##0.0"%"'
    """
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0 if isinstance(number, int) else None
    if not isinstance(exponent, int):
        return "General"
    whole = "#,##0" if is_grouped else "0"
    digits = f"{whole}.{'0' * min(-exponent, 30)}" if exponent < 0 else whole
    first, last = (f'"{sign}"' if sign else "" for sign in (before, behind))
    return f"{first}{digits}{last}"
