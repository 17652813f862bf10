"""
How far the targets of a plan agree with those that an analyst wrote down.

A record and a row of the table are a pair where they have the same number: 万 and 亿 multiplied out, the lower limit
or, where there is none, the upper one. Of several that could be pairs the likest are. A pair is right in the strict
sense if unit, comparator and role agree, the year where the table has one, and the indicator in three letters of four.
Numbers within a wording that the table of neutral ones holds are neither right nor wrong.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

import regex

from plantext.records import Target

Row = dict[str, str]
ALIKE = 0.75
FACTORS = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
NO_FACTOR = ("千克", "千米", "千瓦", "千卡", "百分")


@dataclass(frozen=True)
class Score:
    """How many numbers were found, how many of these are right throughout, and how many were judged and looked for."""

    found: int = 0
    right: int = 0
    judged: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        """Return the score of two plans together."""
        return Score(
            self.found + other.found, self.right + other.right, self.judged + other.judged, self.gold + other.gold
        )

    @property
    def number(self) -> float:
        """F1 of the numbers."""
        return 2 * self.found / (self.judged + self.gold)

    @property
    def strict(self) -> float:
        """F1 of the records that are right throughout."""
        return 2 * self.right / (self.judged + self.gold)


def table(path: Path) -> list[Row]:
    """Return the rows of a table in CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(targets: Sequence[Target], gold: Sequence[Row], neutral: Iterable[str]) -> Score:
    """Compare the targets of one plan with those of its table."""
    found = [_row(target) for target in targets]
    pairs = _pairs(found, gold)
    left = [one for at, one in enumerate(found) if at not in {at for at, _ in pairs}]
    judged = len(pairs) + sum(not _is_neutral(one, neutral) for one in left)
    right = sum(_agree(found[at], gold[other]) for at, other in pairs)
    return Score(len(pairs), right, judged, len(gold))


def _row(target: Target) -> Row:
    columns = ("quote", "indicator", "role", "comparator", "low", "high", "unit", "year")
    return {name: "" if (value := getattr(target, name)) is None else str(value) for name in columns}


def _pairs(found: Sequence[Row], gold: Sequence[Row]) -> list[tuple[int, int]]:
    """Pair the likest first, each but once."""
    likeness = [
        (-_likeness(one, other), b, a)
        for a, one in enumerate(found)
        for b, other in enumerate(gold)
        if _number(one) == _number(other)
    ]
    pairs: list[tuple[int, int]] = []
    for negative, b, a in sorted(likeness):
        if -negative >= 0.3 and all(a != other_a and b != other_b for other_a, other_b in pairs):
            pairs.append((a, b))
    return pairs


def _likeness(one: Row, gold: Row) -> float:
    mine, other = _fold(one["quote"]), _fold(gold["quote"])
    return (
        0.4 * _alike(one["indicator"], gold["indicator"])
        + 0.2 * (_quantity(one) == _quantity(gold))
        + 0.2 * (one["year"] == gold["year"])
        + 0.1 * (one["comparator"] == gold["comparator"])
        + 0.3 * (mine in other or other in mine)
    )


def _agree(one: Row, gold: Row) -> bool:
    return (
        _quantity(one) == _quantity(gold)
        and all(one[name] == gold[name] for name in ("comparator", "role"))
        and gold["year"] in ("", one["year"])
        and _alike(one["indicator"], gold["indicator"]) >= ALIKE
    )


def _is_neutral(one: Row, neutral: Iterable[str]) -> bool:
    quote = _fold(one["quote"])
    values = {Decimal(one[name]) for name in ("low", "high") if one[name]}
    for snippet in neutral:
        numbers = {Decimal(digits) for digits in regex.findall(r"\d+(?:\.\d+)?", snippet)}
        inside = _fold(snippet) in quote or quote in _fold(snippet)
        if inside and (not numbers or values & numbers):
            return True
    return False


def _number(row: Row) -> Decimal | None:
    low, high, _ = _quantity(row)
    return high if low is None else low


def _quantity(row: Row) -> tuple[Decimal | None, Decimal | None, str]:
    unit = regex.sub(r"[/每]年$", "", _fold(row["unit"]))
    factor = 1
    while unit[:1] in FACTORS and unit[:2] not in NO_FACTOR:
        factor, unit = factor * FACTORS[unit[0]], unit[1:]
    low, high = (Decimal(row[name]).normalize() * factor if row[name] else None for name in ("low", "high"))
    return low, high, unit


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, _fold(one), _fold(other), autojunk=False).ratio()


def _fold(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).casefold()


_SIGNS = regex.compile(r"""[\s;,。、:“”"'()〔〕\[\]【】《》<>·—–-]+""")
