"""Numbers of another place, plan, year or kind are not held against the plan's own; its own still are."""

from __future__ import annotations

import pytest

import plantext

TITLE = "青木县水利规划（2023—2030年）"
HEAD = "| 序号 | 指标 | 单位 | 2022年 | 2025年 | 2030年 |\n| --- | --- | --- | --- | --- | --- |\n"
ROWS = HEAD + "| 1 | 自来水普及率 | % | 91 | 94 | 98 |\n| 2 | 水土保持率 | % | 76.4 | ≥78 | ≥80 |\n"
WORKS = """表2 重点工程

| 序号 | 项目名称 | 建设内容 | 起止年限 | 总投资（万元） |
| --- | --- | --- | --- | --- |
| 1 | 云河综合治理工程 | 治理河道23公里。 | 2024-2027 | 2100 |
| 2 | 城关水厂扩建 | 新增日供水能力3万吨。 | 2024-2026 | 1800 |
"""


def found(*parts: str) -> list[tuple[str, str]]:
    plan = plantext.read_text("\n\n".join((TITLE, *parts)))
    return [(each.rule, each.severity) for each in plantext.audit(plan) if each.severity != "ok"]


@pytest.mark.parametrize(
    ("captions", "count"),
    [
        (("表1 全县主要指标", "表2 云湖度假区发展指标"), 0),
        (("表1 规划指标", "表2 城关镇指标"), 0),
        (("表1 规划指标", "表2 河东市水利规划主要指标（摘录）"), 0),
        (("表1 全县主要指标", "表2 青木县分领域指标"), 1),
        (("表1 云湖度假区指标", "表2 云湖度假区分领域指标"), 1),
        (("表1 国家生态文明建设示范区指标", "表2 规划指标"), 1),
    ],
)
def test_tables_of_two_places_are_not_held_against_each_other(captions: tuple[str, str], count: int) -> None:
    other = HEAD + "| 1 | 自来水普及率 | % | 91 | 96 | 98 |\n"
    parts = [f"{caption}\n\n{table}" for caption, table in zip(captions, (ROWS, other), strict=True)]
    assert found(*parts) == [("twice-value", "warning")] * count


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("《河东市水利规划》提出，到2025年全市自来水普及率达到96%。", ""),
        ("邻近的白水县规划提出，到2030年自来水普及率达到99%。", ""),
        ("到2025年，全省自来水普及率达到96%。", ""),
        ("省“十四五”规划提出，到2025年自来水普及率达到96%。", ""),
        ("到2025年，自来水普及率力争达到96%。", "note"),
        ("到2025年，全市自来水普及率达到96%。", ""),
        ("到2025年，城区自来水普及率达到100%，农村自来水普及率达到92%。", "note"),
        ("到2025年，自来水普及率达到96%。", "warning"),
        ("根据省“十四五”规划，到2025年自来水普及率达到96%。", "warning"),
        ("到2025年，供水能力全省领先，自来水普及率达到96%。", "warning"),
        ("《青木县水利规划》提出，到2025年自来水普及率达到96%。", "warning"),
    ],
)
def test_a_number_of_another_plan_or_area_is_left_alone(sentence: str, severity: str) -> None:
    assert found(sentence, f"表1 规划指标\n\n{ROWS}") == ([("text-value", severity)] if severity else [])


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("到2025年，水土保持率达到78%以上。", []),
        ("到2025年，水土保持率保持在78%以上。", [("text-kept", "warning")]),
        ("到2025年，自来水普及率继续保持94%。", [("text-kept", "warning")]),
    ],
)
def test_keeping_is_a_verb_and_no_part_of_a_name(sentence: str, rules: list[tuple[str, str]]) -> None:
    assert found(sentence, f"表1 规划指标\n\n{ROWS}") == rules


@pytest.mark.parametrize(
    ("header", "now", "rules"),
    [
        ("市级要求（2025年）", "≤2.05", []),
        ("市级要求", "≤2.05", [("target-requirement", "warning")]),
        ("市级要求（2030年）", "≤2.05", [("target-requirement", "warning")]),
        ("市级要求（2025年）", "≤2.0", []),
    ],
)
def test_a_requirement_of_a_year_binds_the_targets_until_then(
    header: str, now: str, rules: list[tuple[str, str]]
) -> None:
    head = f"| 序号 | 指标 | 单位 | {header} | 2022年 | 2025年 | 2030年 |\n" + "| --- " * 7 + "|\n"
    assert found(f"表1 规划指标\n\n{head}| 1 | 用水总量 | 亿立方米 | ≤2.0 | 1.8 | ≤2.0 | {now} |\n") == rules


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        ("森林火灾受害率 | ‰ | 0.3 | 0.2 | ≤0.8", [("target-order", "note")]),
        ("森林火灾受害率 | ‰ | 0.3 | ≤0.2 | ≤0.8", [("target-order", "warning")]),
        ("森林覆盖率 | % | 66 | 67.9 | 67.5", [("target-order", "warning")]),
        ("人均村庄建设用地 | 平方米 | 202 | ≤210 | ≤215", []),
    ],
)
def test_a_bound_behind_a_plain_number_is_no_sure_fault(row: str, rules: list[tuple[str, str]]) -> None:
    assert found(f"表1 规划指标\n\n{HEAD}| 1 | {row} |\n") == rules


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("云河综合治理工程2025年底前完成征地移民。", []),
        ("云河综合治理工程2026年底前完成柳河镇段。", []),
        ("2025年完成云河综合治理工程水文勘测。", []),
        ("云河综合治理工程2026年底前完成泵房。", []),
        ("云河综合治理工程2026年底前完成。", [("project-date", "warning")]),
        ("2026年底前建成云河综合治理工程并投入使用。", [("project-date", "warning")]),
        ("2026年完成云河综合治理工程、防汛通道等建设。", [("project-date", "warning")]),
        ("云河综合治理工程2026年底前完成建设任务。", [("project-date", "warning")]),
        ("加快云河综合治理工程建设，治理河道23公里，2026年底建成。", [("project-date", "warning")]),
        ("云河综合治理工程、城关水厂扩建均于2026年底前建成。", [("project-date", "warning")]),
        ("实施云河综合治理工程、城关水厂扩建，两个项目均于2026年底前投运。", [("project-date", "warning")]),
        ("加快云河综合治理工程建设，整治取水口5处，2026年底建成。", []),
        ("加快云河综合治理工程建设，新建东山水厂，2026年底建成。", []),
        ("云河综合治理工程首段2026年底前通水。", []),
        ("2025年云河综合治理工程干流段完工。", []),
        ("2025年底前完成云河综合治理工程年度建设任务。", []),
        ("云河综合治理工程沿线泵站均于2026年底前建成。", []),
    ],
)
def test_a_part_that_is_done_is_not_the_whole_project(sentence: str, rules: list[tuple[str, str]]) -> None:
    assert found(sentence, WORKS) == rules


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        ("15岁以上人群吸烟率 | % | 22.6 | 22 | 24", [("target-present", "warning")]),
        ("农村电网供电可靠率 | % | 99.88 | 99.85 | 99.9", [("target-present", "warning")]),
        ("公路交通事故万车死亡率 | % | 1.6 | 1.8 | 1.8", [("target-present", "note")]),
        ("城镇登记失业率 | % | 3.2 | 4.1 | 4.1", [("target-present", "note")]),
        ("工业用地比例 | % | 22 | 21 | 20", []),
        ("化石能源消费比重 | % | 80 | 75 | 70", []),
        ("户籍人口自然增长率 | ‰ | 3.2 | 3.0 | 2.8", []),
    ],
)
def test_which_way_is_better_is_known_by_the_end_of_a_name(row: str, rules: list[tuple[str, str]]) -> None:
    assert found(f"表1 规划指标\n\n{HEAD}| 1 | {row} |\n") == rules


AREAS = """| 指标 | 指标 | 单位 | 2022年 | 2025年 | 2030年 |
| --- | --- | --- | --- | --- | --- |
| 森林覆盖率 | 山区 | % | 70 | 71 | 72 |
| 森林覆盖率 | 平原 | % | {plain} | {plain} | {plain} |
"""


@pytest.mark.parametrize(
    ("plain", "sentence", "count"),
    [
        ("20", "到2030年，全县森林覆盖率达到62%。", 0),  # of the whole county, which no row is about
        ("—", "到2030年，全县森林覆盖率达到62%。", 1),  # a county of mountains fills the row of its kind
        ("—", "到2030年，全县森林覆盖率达到72%。", 0),
    ],
)
def test_the_number_of_the_whole_is_not_held_against_that_of_an_area(plain: str, sentence: str, count: int) -> None:
    rules = [rule for rule, _ in found("## 一、目标", sentence, f"表1 规划指标\n\n{AREAS.format(plain=plain)}")]
    assert rules.count("text-value") == count
