"""
Invented sentences with what an analyst would write down of each.

`sentences/*.txt`: a line is a sentence; the lines indented below it are its targets in reading order, as
`indicator | comparator number unit`, then in any order the year, `annual` or `cumulative`, and `actual` (else it is
a target). A range is written `4..6`; `/` parts wordings that are equally right; `! 31` is a number that no record may
have. A sentence with nothing below it holds no target.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from plantext.records import Target
from plantext.targets import find_targets

FOLDER = Path(__file__).parent / "sentences"


@dataclass(frozen=True)
class Case:
    """A sentence, the lines below it, and the numbers that are traps."""

    sentence: str
    expected: tuple[str, ...]
    traps: tuple[Decimal, ...]


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        sentence, below = "", []
        for line in [*path.read_text(encoding="utf-8").splitlines(), "#"]:
            if line.startswith(" "):
                below.append(line.strip())
                continue
            if sentence:
                traps = tuple(Decimal(row[1:].strip()) for row in below if row.startswith("!"))
                yield Case(sentence, tuple(row for row in below if not row.startswith("!")), traps)
            sentence, below = ("" if line.startswith("#") else line), []


CASES = list(cases())


def written(target: Target, row: str) -> str:
    """Return a record as a line of the table, with the wording of `row` where that is one of those it allows."""
    low, high = target.low, target.high
    number = f"{low}..{high}" if target.comparator == "range" else str(low if low is not None else high)
    quantity = " ".join(part for part in (target.comparator, number, target.unit) if part)
    name = row.split(" | ", maxsplit=1)[0]
    name = name if target.indicator in name.split(" / ") else target.indicator
    rest = (target.year, target.period, "" if target.role == "target" else target.role)
    return " | ".join((name, quantity, *(part for part in rest if part)))


def ordered(row: str) -> str:
    """Return a line of the table with what stands behind the number in the order of a record."""
    name, quantity, *rest = row.split(" | ")
    return " | ".join((name, quantity, *sorted(rest, key=lambda part: (not part.isdecimal(), part == "actual"))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.sentence)
def test_a_sentence_is_read_as_an_analyst_would(case: Case) -> None:
    rows = [ordered(row) for row in case.expected]
    found = find_targets(case.sentence)
    padded = [*rows, *[""] * len(found)]
    assert [written(target, row) for target, row in zip(found, padded, strict=False)] == rows


@pytest.mark.parametrize("case", [case for case in CASES if case.traps], ids=lambda case: case.sentence)
def test_a_number_that_is_none_is_in_no_record(case: Case) -> None:
    found = {value for target in find_targets(case.sentence) for value in (target.low, target.high)}
    assert not found & set(case.traps)


def test_half_of_the_sentences_are_about_numbers_that_are_none() -> None:
    assert len(CASES) >= 300
    assert 2 * sum(not case.expected or bool(case.traps) for case in CASES) >= len(CASES)


def test_no_sentence_stands_twice() -> None:
    assert len({case.sentence for case in CASES}) == len(CASES)
