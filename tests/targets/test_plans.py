"""
Invented plans with the targets that an analyst would write down.

`plans/NNN.txt` is a plan, a report or a note of a made-up place, `plans/NNN.targets.csv` beside it was written by hand
from reading it; `plans/neutral.csv` holds the wordings whose numbers may be read either way.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import plantext

from .scoring import Score, score, table

FOLDER = Path(__file__).parent / "plans"
PLANS = sorted(FOLDER.glob("*.txt"))
NEUTRAL = table(FOLDER / "neutral.csv")


@cache
def scored(plan: Path) -> Score:
    gold = table(plan.with_suffix(".targets.csv"))
    neutral = [row["snippet"] for row in NEUTRAL if row["plan"] == plan.stem]
    return score(plantext.read(plan).targets, gold, neutral)


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_nearly_all_numbers_of_a_plan_are_found(plan: Path) -> None:
    assert scored(plan).number >= 0.96


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_most_targets_of_a_plan_are_right_throughout(plan: Path) -> None:
    assert scored(plan).strict >= 0.65


def test_of_all_plans_few_numbers_are_missed_and_few_targets_wrong() -> None:
    total = sum((scored(plan) for plan in PLANS), Score())
    print(f"number F1 {total.number:.3f}, strict F1 {total.strict:.3f}, {total.gold} targets in {len(PLANS)} plans")
    assert total.number >= 0.98
    assert total.strict >= 0.88


def test_every_plan_has_its_table_and_nothing_else_lies_there() -> None:
    names = {path.name for path in FOLDER.iterdir()}
    assert names == {"neutral.csv"} | {path.stem + end for path in PLANS for end in (".txt", ".targets.csv")}


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_every_quote_of_a_table_stands_in_its_plan(plan: Path) -> None:
    text = "".join(plan.read_text(encoding="utf-8").split())
    quotes = [row["quote"] for row in table(plan.with_suffix(".targets.csv"))]
    assert [quote for quote in quotes if "".join(quote.split()) not in text] == []
