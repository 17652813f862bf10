"""
Plans written for the tests in the layouts real ones have, each with the tables an analyst would make of it.

`tests/plans/NAME.txt` is a plan of a made-up county; `NAME.indicators.csv`, `NAME.values.csv` and
`NAME.projects.csv` beside it were written by hand. A name says in which form the tables stand: `tab-dump` (each cell
on a line that begins with a TAB), `tsv`, `pipes`, `aligned` (by blanks), `lines` (a cell a line), `glued`.
"""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

import plantext
from plantext.vocabulary import fold

FOLDER = Path(__file__).parent / "plans"
PLANS = sorted(FOLDER.glob("*.txt"))

INDICATOR = ("number", "name", "item", "domain", "task", "unit", "attribute", "scope")
VALUE = ("number", "item", "role", "level", "year", "comparator", "low", "high", "value_unit")
PROJECT = ("category", "number", "name", "start_year", "end_year", "investment", "investment_unit", "responsible")

Row = tuple[str, ...]


def expected(plan: Path, table: str, columns: tuple[str, ...]) -> Counter[Row]:
    path = plan.with_suffix(f".{table}.csv")
    if not path.is_file():
        return Counter()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return Counter(tuple(plain(row.get(column, "")) for column in columns) for row in rows)


def found(records: list[object], columns: tuple[str, ...]) -> Counter[Row]:
    return Counter(tuple(plain(getattr(record, column)) for column in columns) for record in records)


def plain(value: object) -> str:
    """Return a cell in comparable form: numbers without closing zeros, text without blanks and width."""
    if isinstance(value, tuple):
        return "|".join(map(fold, value))
    text = "" if value is None else str(value)
    try:
        return format(Decimal(text).normalize(), "f")
    except ArithmeticError:
        return fold(text)


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_indicators_are_read_as_an_analyst_would(plan: Path) -> None:
    read = plantext.read(plan)
    assert found(list(read.indicators), INDICATOR) == expected(plan, "indicators", INDICATOR)


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_values_are_read_as_an_analyst_would(plan: Path) -> None:
    read = plantext.read(plan)
    assert found(list(read.values), VALUE) == expected(plan, "values", VALUE)


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_projects_are_read_as_an_analyst_would(plan: Path) -> None:
    read = plantext.read(plan)
    assert found(list(read.projects), PROJECT) == expected(plan, "projects", PROJECT)
