"""
Find quantities in a cell: a number or a range in digits, its bounds before and behind it, its unit.

The text is never rewritten: a masked copy of the same length hides what is written with digits and is no quantity,
so every offset counts in the text as given.
"""

from __future__ import annotations

import regex

from plantext.quantities.numbers import LONGEST, in_digits
from plantext.quantities.quantity import Quantity, bounded
from plantext.quantities.years import without_years
from plantext.vocabulary import load


def scan(text: str) -> list[Quantity]:
    """
    Return the quantities in a cell, in reading order.

    >>> [(q.comparator, q.low, q.high, q.unit) for q in scan("达标率不低于85%，PM2.5控制在25微克以内")]
    [('>=', Decimal('85'), None, '%'), ('<=', None, Decimal('25'), '微克')]
    >>> scan("2025年达到或优于Ⅲ类，创成5A级景区，见〔2019〕76号文"), scan("3.6:55.1:41.3"), scan("三座")
    ([], [], [])
    """
    if not _DIGIT.search(text):
        return []
    plain = mask(text)
    return [bounded(number, plain) for number in in_digits(plain)]


def mask(text: str) -> str:
    """
    Return a copy of the same length in which full-width letters and digits are ASCII and no quantities are hidden.

    >>> mask("ＰＭ2.5，５Ａ级，88％")
    '#####，###，88%'
    """
    plain = narrow(text)
    for wording in load("quantities.toml", "mask"):
        plain = wording.pattern.sub(hide, plain)
    return without_years(plain)


def narrow(text: str) -> str:
    """
    Return a copy of the same length with full-width letters, digits and signs of numbers in ASCII.

    Runs of digits too long for a number are hidden, so that no pattern after this one meets them.

    >>> narrow("３０％　ＰＭ２．５")
    '30% PM2.5'
    """
    plain = text.translate(_WIDTHS) if _WIDE.search(text) else text
    if _FOREIGN.search(plain):
        plain = _FOREIGN.sub(hide, plain)
    return without_long_runs(plain)


def without_long_runs(text: str) -> str:
    """
    Return a copy of the same length in which no run of digits or numerals is too long for a number.

    >>> without_long_runs("收入" + "9" * 40 + "元")
    '收入########################################元'
    """
    return _TOO_LONG.sub(hide, text)


def hide(match: regex.Match[str]) -> str:
    """Return as many # as a match is long."""
    return "#" * len(match[0])


_TOO_LONG = regex.compile(rf"\d{{{LONGEST + 1},}}+|[〇零一二两三四五六七八九十百千万亿]{{{LONGEST + 1},}}+")
_FOREIGN = regex.compile(r"(?![0-9])\d")  # digits of other scripts: nobody writes a plan with them
_DIGIT = regex.compile(r"[0-9０-９]")
_WIDTHS = {
    **{0xFF01 + at: 0x21 + at for at in range(94) if chr(0x21 + at).isalnum()},
    **{
        ord("％"): ord("%"),
        ord("．"): ord("."),
        ord("＞"): ord(">"),
        ord("＜"): ord("<"),
        ord("＝"): ord("="),
        ord("﹪"): ord("%"),
        ord("﹥"): ord(">"),
        ord("﹤"): ord("<"),
    },
    **{ord("＋"): ord("+"), ord("／"): ord("/"), ord("　"): ord(" "), ord("\xa0"): ord(" ")},
}
_WIDE = regex.compile(f"[{''.join(map(chr, _WIDTHS))}]")
