"""What stands on either side of a change: each number in the unit in which it was printed."""

from __future__ import annotations

import pytest

import plantext
from plantext.plan import Plan
from plantext.revisions import compare_revisions
from plantext.revisions.details import sides


def _plan(name: str, unit: str, target: str) -> Plan:
    table = (
        f"| 序号 | 指标名称 | 单位 | 2025年目标值 |\n| --- | --- | --- | --- |\n| 1 | 湿地面积 | {unit} | {target} |\n"
    )
    return plantext.read_text(f"# 幸福县生态文明建设规划（2021—2025年）\n\n表1 指标体系\n\n{table}", name)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (("平方公里", "60"), ("公顷", "6500"), ("60平方公里 (= 6000公顷)", "6500公顷")),
        (("公顷", "≥6000"), ("平方公里", "65"), ("≥6000公顷 (= 60平方公里)", "65平方公里")),
        (("平方公里", "60"), ("平方公里", "65"), ("60平方公里", "65平方公里")),
        (("公顷", "60平方公里"), ("公顷", "6500"), ("60平方公里", "6500公顷")),
        (("公顷", "6,000-6,200"), ("公顷", "6500"), ("6,000-6,200公顷", "6500公顷")),
        (("", "60"), ("", "65"), ("60", "65")),
    ],
)
def test_each_side_has_the_unit_in_which_it_was_printed(
    old: tuple[str, str], new: tuple[str, str], shown: tuple[str, str]
) -> None:
    revision = compare_revisions(_plan("old", *old), _plan("new", *new))
    (change,) = [each for each in revision.changes if each.kind == "value_changed"]
    assert tuple(map(str, sides(change, revision.details))) == shown
