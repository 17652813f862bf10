"""Numbers glued together, split where arithmetic proves it: growth, the rise in brackets, halves of one length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from plantext.readers.recovery.columns import is_unit

_WORDS = (
    r"(?:持续|逐步|逐年|稳步|不断|保持|基本|高于|低于|不低于|不高于|优于|完成|达到|控制|稳定|明显|大幅|有所|同步|与)"
    r"[\u4e00-\u9fffA-Z]{1,12}"
)
_NUMBER = r"(?:0|[1-9]\d*)(?:\.\d+)?"
_ABOUT = "(?:左右|以上|以下|以内)"
_TAIL = re.compile(rf"[0-9.\[\]〔〕【】≥≤><＞＜~～—－\-+*＋]+(?:{_ABOUT}|{_WORDS})?$")
_RANGE = re.compile(rf"({_NUMBER})[—~～－-]({_NUMBER})")
_TOKEN = re.compile(
    rf"[≥≤><＞＜]?[-+]?{_NUMBER}{_ABOUT}?|{_RANGE.pattern}|[\[〔【][-+]?{_NUMBER}[\]〕】]|[—－-]{{1,2}}|{_WORDS}"
)
_PLAIN = re.compile(r"[≥≤><＞＜]?([-+]?\d+(?:\.\d+)?)")
_BRACKET = re.compile(r"[\[〔【]([-+]?\d+(?:\.\d+)?)[\]〕】]")
_RATES = frozenset(("annual", "yearly", "growth"))
_TOTALS = frozenset(("cumulative",))
_MOST_DIGITS = 40
_MOST_SPLITS = 400
_MOST_PATHS = 50
_PREFIXES = "微毫厘分千万亿百兆"
_SLACK = 0.006
_WHOLE = 100
_NAME = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Numbers:
    """
    The value columns of a row by their kinds, and how many years lie between the first and the last.

    `is_share` says that no value is above 100.
    """

    kinds: tuple[str, ...]
    years: int
    is_share: bool = False

    def tail(self, text: str) -> str:
        """Return the end of a row that is values: digits, signs, brackets."""
        match = _TAIL.search(text[-_MOST_DIGITS:])
        return match[0] if match else ""


def split_values(text: str, numbers: Numbers) -> list[str] | None:
    """
    Return a string of glued numbers as one text per column, None if nothing proves a split.

    >>> split_values("4.125.2[1.08]", Numbers(("year", "year", "cumulative"), 5))
    ['4.12', '5.2', '[1.08]']
    >>> split_values("4151", Numbers(("year", "year"), 5)), split_values("99100", Numbers(("year", "year"), 5))
    (['41', '51'], None)
    >>> split_values("99100", Numbers(("year", "year"), 5, is_share=True))
    ['99', '100']
    """
    options: list[list[str]] = []
    for option in _splits(text, len(numbers.kinds)):
        if _is_likely(option, numbers):
            options.append(option)
        if len(options) == _MOST_SPLITS:
            return None
    if len(options) == 1:
        return options[0]
    verdicts = [_proof(option, numbers) for option in options]
    if any(verdict is not None for verdict in verdicts):
        proved = [option for option, verdict in zip(options, verdicts, strict=True) if verdict]
        return proved[0] if len(proved) == 1 else None
    halves = [option for option in options if _same_form(option)]
    return halves[0] if len(halves) == 1 else None


def unit_at_end(text: str) -> str:
    """
    Return the longest unit that ends a text, none where it may be the end of a longer one.

    >>> unit_at_end("单位产值能耗吨标准煤/万元"), unit_at_end("绿地率%"), unit_at_end("面积毫亩")
    ('吨标准煤/万元', '%', '')
    """
    for length in range(min(12, len(text) - 1), 0, -1):
        if is_unit(text[-length:]):
            return "" if text[-length - 1] in _PREFIXES else text[-length:]
    return ""


def names_by_number(text: str) -> list[tuple[int, str]]:
    """
    Return the names of a list whose running numbers are glued to them, empty unless there is one way to split.

    >>> names_by_number("1南溪大坝修缮2幸福路改造32026年校舍维修")
    [(1, '南溪大坝修缮'), (2, '幸福路改造'), (3, '2026年校舍维修')]
    """
    paths: dict[int, list[int] | None] = {0: [0]} if text.startswith("1") else {}
    number, last = 1, paths
    while paths and len(paths) < _MOST_PATHS and number < 5000:
        number += 1
        last, paths = paths, _further(text, number, paths)
    ends = list(last.values())
    if len(ends) != 1 or ends[0] is None or len(ends[0]) < 3:
        return []
    starts = [*ends[0], len(text)]
    return [(n, text[a + len(str(n)) : b].strip()) for n, (a, b) in enumerate(pairwise(starts), 1)]


def _further(text: str, number: int, paths: dict[int, list[int] | None]) -> dict[int, list[int] | None]:
    further: dict[int, list[int] | None] = {}
    sign = str(number)
    for start, path in paths.items():
        begin = start + len(str(number - 1)) + 2
        for match in re.finditer(sign, text[begin : begin + 120]):
            place = begin + match.start()
            if _NAME.search(text, start, place) and place + len(sign) < len(text):
                further[place] = None if place in further or path is None else [*path, place]
    return further


def _splits(text: str, count: int) -> Iterator[list[str]]:
    dead: set[tuple[int, int]] = set()  # places from which so many columns cannot be filled

    def cut(start: int, left: int) -> Iterator[list[str]]:
        if left == 0:
            if start == len(text):
                yield []
            return
        is_dead = True
        for end in range(start + 1, len(text) - left + 2):
            if (end, left - 1) not in dead and _TOKEN.fullmatch(text, start, end):
                for rest in cut(end, left - 1):
                    is_dead = False
                    yield [text[start:end], *rest]
        if is_dead:
            dead.add((start, left))

    return cut(0, count)


def _proof(option: list[str], numbers: Numbers) -> bool | None:
    """Say whether a row's own arithmetic holds; None where it has none."""
    values = [Decimal(match[1]) if (match := _PLAIN.fullmatch(text)) else None for text in option]
    plain = [
        value
        for value, kind in zip(values, numbers.kinds, strict=True)
        if value is not None and kind not in _RATES | _TOTALS
    ]
    if len(plain) != 2:
        return None
    low, high = plain
    for text, value, kind in zip(option, values, numbers.kinds, strict=True):
        if bracket := _BRACKET.fullmatch(text):
            return Decimal(bracket[1]) == high - low
        if kind in _RATES and value is not None and low > 0 and high > 0:
            rate = float(high / low) ** (1 / max(numbers.years, 1)) - 1
            return abs(float(rate) - float(value) / 100) <= _SLACK
    return None


def _is_likely(option: list[str], numbers: Numbers) -> bool:
    """Say whether ranges rise and have the form of the values beside them, and whether shares are at most 100."""
    ranges = [match for text in option if (match := _RANGE.fullmatch(text))]
    if any(Decimal(match[1]) >= Decimal(match[2]) for match in ranges) or (ranges and not _same_form(option)):
        return False
    plain = (match for text in option if (match := _PLAIN.match(text)))
    return not numbers.is_share or all(Decimal(match[1]) <= _WHOLE for match in plain)


def _same_form(option: list[str]) -> bool:
    """Say whether all values but dashes and brackets have one length and the point at one place."""
    numbers = [number for text in option if text[0].isdigit() for number in re.findall(_NUMBER, text)]
    return len({(len(number), number.find(".")) for number in numbers}) == 1 and len(option) > 1
