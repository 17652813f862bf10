"""How much a named project builds, in the text and in the list."""

from __future__ import annotations

import pytest

import plantext

PLAN = """青木县水利规划（2023—2030年）

{}

表2 重点工程

| 序号 | 项目名称 | 建设内容 | 起止年限 | 总投资（万元） |
| --- | --- | --- | --- | --- |
| 1 | 云河综合治理工程 | 治理河道23公里，新建生态护岸10.5公里。 | 2024-2027 | 2100 |
| 2 | 城关水厂扩建 | 新增日供水能力3万吨。 | 2024-2026 | 1800 |
"""


def found(sentence: str) -> list[str]:
    plan = plantext.read_text(PLAN.format(sentence))
    return [x.severity for x in plantext.audit(plan) if x.rule == "project-quantity" and x.severity != "ok"]


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("实施云河综合治理工程，治理河道23公里，新建生态护岸12公里。", "warning"),
        ("云河综合治理工程治理河道28公里。", "warning"),
        ("扩建城关水厂，新增日供水能力5万吨，2026年建成。", "warning"),
        ("到2027年，新建生态护岸12公里。", "note"),
    ],
)
def test_a_quantity_of_a_named_project_must_be_the_one_of_the_list(sentence: str, severity: str) -> None:
    assert found(sentence) == [severity]


@pytest.mark.parametrize(
    "sentence",
    [
        "实施云河综合治理工程，治理河道23公里。",
        "实施云河综合治理工程一期，治理河道12公里。",
        "实施云河综合治理工程，先行治理河道8公里。",
        "2025年云河综合治理工程治理河道8公里。",
        "实施云河综合治理工程，2025年底前治理河道9公里。",
        "实施云河综合治理工程，带动全县治理河道60公里。",
        "实施云河综合治理工程、城关水厂扩建，治理河道60公里。",
        "实施云河综合治理工程，治理河道约25公里。",
        "云河综合治理工程，累计治理河道60公里。",
        "实施云河综合治理工程，治理河道23公里，其中城区段治理河道6公里。",
    ],
)
def test_a_part_of_a_project_or_more_than_it_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "severities"),
    [
        ("实施云河综合治理工程，2026年底前治理河道23公里。", ["note"]),
        ("云河综合治理工程2026年底前完成，治理河道23公里。", ["warning"]),
        ("实施云河综合治理工程，2027年底前治理河道23公里。", []),
        ("实施云河综合治理工程，2026年底前治理河道9公里。", []),
        ("实施云河综合治理工程，2026年底前治理河道23公里，其中先行治理9公里。", []),
    ],
)
def test_all_that_a_project_builds_before_its_last_year_is_told_once(sentence: str, severities: list[str]) -> None:
    plan = plantext.read_text(PLAN.format(sentence))
    found = [x.severity for x in plantext.audit(plan) if x.rule == "project-date" and x.severity != "ok"]
    assert found == severities
