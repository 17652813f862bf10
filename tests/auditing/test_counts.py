"""Which table a claim means, what a group parts, what a change amounts to, and that nothing is told twice."""

from __future__ import annotations

import pytest

import plantext

TITLE = "青木县水利规划（2026—2030年）"
MAIN = """表1 规划指标

| 序号 | 指标 | 单位 | 2025年 | 2030年 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 1 | 自来水普及率 | % | 91 | 94 | 预期性 |
| 2 | 用水总量 | 亿立方米 | 1.8 | 1.9 | 约束性 |
"""
BOX = """专栏1 民生指标

| 序号 | 指标 | 单位 | 2025年 | 2030年 |{}
| --- | --- | --- | --- | --- |{}
| 1 | 自来水普及率 | % | 91 | 94 |{}
| 2 | 养老床位 | 张 | 120 | 150 |{}
"""
PLAIN = BOX.format(*[""] * 4)
MARKED = BOX.format(" 属性 |", " --- |", " 预期性 |", " 预期性 |")
WORKS = """表2 重点工程

| 类别 | 序号 | 项目名称 | 建设内容 | 总投资（万元） |
| --- | --- | --- | --- | --- |
| 治理 | 1 | 云河综合治理工程 | 治理河道23公里。 | 2100 |
| 供水 | 2 | 城关水厂扩建 | 新增日供水能力3万吨。 | 1800 |
| 合计 | | | | {} |
"""


def found(*parts: str, note: str = "") -> list[tuple[str, str]]:
    plan = plantext.read_text("\n\n".join((TITLE, *parts)))
    explained = plantext.read_text(note, "说明") if note else None
    return [(each.rule, each.severity) for each in plantext.audit(plan, explained) if each.severity != "ok"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("设置4项指标。", MAIN, PLAIN), []),  # both tables together
        (("设置3项指标。", MAIN, PLAIN), []),  # both together, what stands in both counted once
        (("设置2项指标。", MAIN, PLAIN), []),
        (("设置1项指标。", MAIN, PLAIN), [("claim", "error")]),
        (("设置1项指标。", MAIN, MARKED), [("claim", "note")]),  # either may be meant
    ],
)
def test_a_box_beside_the_table_of_indicators_leaves_no_doubt(
    parts: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert found(*parts) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("规划从三个领域设置2项指标，安排重点项目2项。", []),
        ("规划从治理、供水、防洪三个领域安排重点项目2项，设置2项指标。", [("note-claim", "error")]),
        ("规划从治理、供水两个领域安排重点项目2项，设置2项指标。", []),
    ],
)
def test_a_group_parts_what_is_counted_next(note: str, expected: list[tuple[str, str]]) -> None:
    works = WORKS.format(3900)
    note = f"《{TITLE}》编制说明\n\n{note}"
    assert [rule for rule, _ in found(MAIN, works, note=note)] == [rule for rule, _ in expected]


CHANGES = """表1 规划指标

| 序号 | 指标 | 单位 | 2025年 | 2030年 | 累计 |
| --- | --- | --- | --- | --- | --- |
| 1 | {} |

注：[ ]为五年累计值。
"""


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("草原综合植被盖度 | % | 82.6 | 84 | [1.6]", [("increment", "warning")]),
        ("草原综合植被盖度 | % | 82.6 | 84 | [1.4]", []),
        ("草原综合植被盖度 | % | 82.64 | 84.1 | [1.5]", []),
        ("森林蓄积量 | 万立方米 | 2150 | 2350 | [9.3]", []),  # a share of itself
        ("用水效率 | % | 50 | 55 | [10]", [("increment", "warning")]),  # points, no share of itself
    ],
)
def test_a_change_is_as_exact_as_it_is_printed(row: str, expected: list[tuple[str, str]]) -> None:
    assert found(CHANGES.format(row)) == expected


NOTED = """表1 规划指标

| 序号 | 指标 | 单位 | 2025年 | 2030年 |
| --- | --- | --- | --- | --- |
| 1 | 自来水普及率 | % | 91{} | 94 |

{}
"""


@pytest.mark.parametrize(
    ("mark", "note", "expected"),
    [
        ("", "注：①为2021年数据。", [("footnote", "note")]),
        ("①", "注：①为2021年数据。", []),
        ("", "注：①累计数为五年合计；②增速按可比价计算。", []),  # the notes are numbered
        ("①", "注：①为2021年数据；②为省核定数。", [("footnote", "note")]),
    ],
)
def test_a_mark_is_told_once(mark: str, note: str, expected: list[tuple[str, str]]) -> None:
    assert found(NOTED.format(mark, note)) == expected


def test_a_target_that_is_worse_than_all_before_is_told_once() -> None:
    head = "| 序号 | 指标 | 单位 | 2025年 | 2028年 | 2030年 |\n" + "| --- " * 6 + "|\n"
    assert found(f"表1 指标\n\n{head}| 1 | 森林覆盖率 | % | 61 | 62 | 60 |\n") == [("target-present", "warning")]
    assert found(f"表1 指标\n\n{head}| 1 | 森林覆盖率 | % | 61 | 63 | 62 |\n") == [("target-order", "warning")]


@pytest.mark.parametrize(("stated", "rule"), [(4200, "claim-total"), (3900, "claim-investment")])
def test_what_agrees_with_a_wrong_total_says_so(stated: int, rule: str) -> None:
    plan = plantext.read_text(f"{TITLE}\n\n安排重点工程2项，总投资{stated}万元。\n\n{WORKS.format(stated)}")
    assert [each.rule for each in plantext.audit(plan) if each.severity == "ok" and "投资" in each.said] == [rule]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("主要发展指标共3项，包括供水1项、节水1项、防洪1项。", "error"),
        ("“十五五”水利发展指标共3项。", "error"),
        ("指标体系共设置4个一级指标、3项二级指标。", "error"),
        ("“十五五”水利发展指标共2项。", ""),
        ("社会发展指标共3项。", ""),  # some of them
        ("国家水利示范县指标共3项。", ""),  # of a standard
        ("共设置3项二级指标、2项三级指标。", ""),
    ],
)
def test_words_that_any_plan_has_do_not_narrow_its_indicators(sentence: str, expected: str) -> None:
    counted = [each for each in found(sentence, MAIN) if each[0] == "claim"]
    assert counted == ([("claim", expected)] if expected else [])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("安排重点工程3项，其中治理类1项、供水类1项、能效类1项。", ["note"]),
        ("安排重点工程2项，其中治理类1项、供水类1项。", []),
        ("安排重点工程2项，其中续建类1项、新建类1项。", []),  # parted in another way
    ],
)
def test_a_class_that_no_list_has_is_told_beside_those_that_it_has(sentence: str, expected: list[str]) -> None:
    plan = plantext.read_text("\n\n".join((TITLE, sentence, WORKS.format(3900))))
    told = [each for each in plantext.audit(plan) if each.rule == "claim" and each.severity != "ok"]
    assert [each.severity for each in told if "·" in each.message] == expected
