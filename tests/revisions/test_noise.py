"""What is only printed in another way is no change; what is another thing is one."""

import pytest

import plantext
from plantext.plan import Plan
from plantext.revisions import compare_revisions

from .making import Row, plan

FOREST: Row = ("森林修复面积", "平方公里", "约束性", "60", "62", "63")


@pytest.mark.parametrize(
    ("unit", "attribute", "kinds"),
    [
        ("km2", "约束性", []),
        ("平方公里", "约束性指标", []),
        ("公顷", "约束性", ["unit_changed", "value_changed", "value_changed", "value_changed"]),
        ("平方公里", "预期性指标", ["attribute_changed"]),
    ],
)
def test_units_and_attributes_of_a_table(unit: str, attribute: str, kinds: list[str]) -> None:
    old, new = plan([FOREST]), plan([(FOREST[0], unit, attribute, *FOREST[3:])])
    assert [change.kind for change in compare_revisions(old, new).changes] == kinds


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("污水处理能力", [("unit_changed", "neutral"), ("value_changed", "tightened")]),
        ("水泥生产能力", [("unit_changed", "unknown"), ("value_changed", "unknown"), ("value_changed", "unknown")]),
    ],
)
def test_a_ton_of_water_is_a_cubic_metre(name: str, expected: list[tuple[str, str]]) -> None:
    old, new = (
        plan([(name, "万吨/日", "预期性", "-", "3", "4")]),
        plan([(name, "立方米/日", "预期性", "-", "30000", "45000")]),
    )
    assert [(change.kind, change.direction) for change in compare_revisions(old, new).changes] == expected


def _project(content: str, responsible: str) -> Plan:
    header = "| 序号 | 项目名称 | 建设内容 | 责任单位 |\n| --- | --- | --- | --- |\n"
    return plantext.read_text(
        f"# 幸福县规划\n\n## 重点项目\n\n{header}| 1 | 静脉产业园 | {content} | {responsible} |\n"
    )


@pytest.mark.parametrize(
    ("content", "responsible", "kinds"),
    [
        ("占地40公顷", "县住建局", []),
        ("占地600亩", "住建局", []),
        ("占地60公顷", "县住建局", ["content_changed"]),
        ("占地600亩", "县水利局", ["responsible_changed"]),
    ],
)
def test_contents_and_units_of_a_project(content: str, responsible: str, kinds: list[str]) -> None:
    changes = compare_revisions(_project("占地600亩", "县住建局"), _project(content, responsible)).changes
    assert [change.kind for change in changes] == kinds
