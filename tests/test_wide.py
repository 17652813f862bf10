"""What a record says: as it is printed, unless a person has set something else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

import plantext
from plantext.corrections import Contexts, apply
from plantext.records import Value
from plantext.wide import quoted, stated

TEXT = """某县规划（2023—2030年）

共设2项指标。到2025年，公园绿地达到12处，森林覆盖率不低于65%。

表1 主要指标
序号\t指标名称\t单位\t2022年现状值\t2025年目标值\t2030年目标值
1\t森林覆盖率\t%\t62.1\t≥65\t持续提高
2\t湿地保护率\t%\t/\t50～55\t60左右
"""


def corrected(table: str, at: int, changes: dict[str, str]) -> Any:
    plan = plantext.read_text(TEXT)
    contexts = Contexts(plan)
    correction = contexts.correction(getattr(plan, table)[at], "correct" if changes else "accept", changes)
    found, applied = apply(plan, contexts.document(correction))
    assert applied.left_out == ()
    return getattr(found, table)[at]


@pytest.mark.parametrize(
    ("at", "changes", "expected"),
    [
        (1, {}, "≥65"),
        (1, {"year": "2026"}, "≥65"),
        (1, {"name": "林木覆盖率"}, "≥65"),
        (1, {"value": "≥66.5"}, "≥66.5"),
        (1, {"value": "65"}, "65"),
        (1, {"value": "5–6"}, "5–6"),
        (2, {"value": "+0.5"}, "+0.5 持续提高"),
        (2, {"value": "70", "qualitative": ""}, "70"),
        (2, {"period": "annual"}, "持续提高"),
        (3, {"value": "48"}, "48"),
        (4, {"year": "2026"}, "50～55"),
        (4, {"value": "50–56"}, "50–56"),
        (5, {"year": "2031"}, "60左右"),
    ],
)
def test_of_a_value_what_is_printed_stands_until_a_person_sets_another_number(
    at: int, changes: dict[str, str], expected: str
) -> None:
    assert stated(corrected("values", at, changes)) == expected


@pytest.mark.parametrize(
    ("at", "changes", "number", "words"),
    [
        (0, {}, "12处", "公园绿地达到12处"),
        (0, {"year": "2026"}, "12处", "公园绿地达到12处"),
        (0, {"indicator": "绿地"}, "12处", "公园绿地达到12处"),
        (0, {"value": "13"}, "13处", "公园绿地达到12处 → 13处"),
        (0, {"unit": "个"}, "12个", "公园绿地达到12处 → 12个"),
        (1, {"value": "≥66"}, "≥66%", "森林覆盖率不低于65% → ≥66%"),
    ],
)
def test_of_a_target_the_words_stay_and_a_number_that_was_set_stands_behind_them(
    at: int, changes: dict[str, str], number: str, words: str
) -> None:
    target = corrected("targets", at, changes)
    assert (stated(target), quoted(target)) == (number, words)


def test_a_claim_is_quoted_with_what_was_set() -> None:
    assert quoted(corrected("claims", 0, {"what": "约束性指标"})) == "2项指标"
    assert quoted(corrected("claims", 0, {"value": "3"})) == "2项指标 → 3项"


def test_what_nobody_has_looked_at_is_as_printed_however_it_was_read() -> None:
    value = Value("表1", "1", "绿地率", "", "target", "", "2025", "原文", "=", Decimal(9), None, "%", "", "", "")
    assert stated(value) == stated(replace(value, review="accepted")) == "原文"
    assert stated(replace(value, review="added")) == "9"


def test_a_cell_that_says_nothing_says_what_a_person_has_set() -> None:
    plan = plantext.read_text(TEXT.replace("/\t50～55", "/\t55"))
    contexts = Contexts(plan)
    value = next(each for each in plan.values if (each.name, each.year) == ("湿地保护率", "2022"))
    said = contexts.document(contexts.correction(value, "correct", {"value": "58"}))
    found = plantext.audit(apply(plan, said)[0])
    assert ("target-present", "55", "58") in {(each.rule, each.said, each.found) for each in found}
    assert "58" not in {each.found for each in plantext.audit(plan)}
