"""Numbers that stand before the names of indicators, where a table has no column of numbers."""

from __future__ import annotations

from collections.abc import Sequence

import regex

_HAN = "一二三四五六七八九十"
_STYLES = tuple(
    regex.compile(pattern)
    for pattern in (
        r"\s*(\d{1,3})\s*[.、．](?!\d+(?:\.|%|$))\s*",
        r"\s*(\d{1,3})\s+(?=\p{Han})",
        r"\s*[（(](\d{1,3})[）)]\s*",
        rf"\s*([{_HAN}]{{1,3}})[、.．]\s*",
    )
)


def own_numbers(names: Sequence[str]) -> regex.Pattern[str] | None:
    """
    Return the pattern of the numbers before the names, None where they have none.

    They are numbers of indicators where they count up from one, without a gap. The marks of sub-items begin again
    with each indicator.

    >>> own_numbers(["1. 绿地率", "其中：城区", "2. 绿道"]) is not None
    True
    >>> own_numbers(["绿地率", "1.5度", "绿道"]) is None
    True
    """
    for style in _STYLES:
        found = [_value(match[1]) for name in names if (match := style.match(name))]
        if len(found) > 1 and found == list(range(1, len(found) + 1)):
            return style
    return None


def _value(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    tens, _, ones = numeral.rpartition("十")
    if "十" not in numeral:
        return _HAN.index(numeral) + 1 if numeral in _HAN else 0
    return 10 * (_HAN.index(tens) + 1 if tens else 1) + (_HAN.index(ones) + 1 if ones else 0)
