"""What a sentence counts of another plan, a draft, a year or a part is not held against the tables of the plan."""

from __future__ import annotations

import pytest

import plantext

PLAN = """青木县绿化与水利“十四五”规划（2021—2025年）

{}

本规划设4项指标，其中约束性指标2项、预期性指标2项。共安排重点项目4个，总投资2.1亿元。

表1 主要指标

| 序号 | 指标名称 | 单位 | 现状值（2020年） | 2025年目标 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 1 | 绿地率 | % | 38 | 40 | 约束性 |
| 2 | 秸秆综合利用率 | % | 91 | 95 | 预期性 |
| 3 | 农膜回收利用率 | % | 80 | 85 | 预期性 |
| 4 | 供水保证率 | % | 80 | 85 | 约束性 |

表2 重点项目表

| 序号 | 项目名称 | 项目性质 | 建设内容 | 建设年限 | 总投资（万元） |
| --- | --- | --- | --- | --- | --- |
| 1 | 县城水厂扩建 | 新增 | 新增日供水1万吨 | 2021—2024 | 9000 |
| 2 | 泵站改造 | 延续 | 改造泵站3座 | 2021—2025 | 4000 |
| 3 | 河道治理 | 新增 | 治理河道12公里 | 2022—2025 | 7000 |
| 4 | 山洪监测系统 | 延续 | 站点20处 | 2021—2023 | 1000 |
"""


def found(sentence: str) -> list[tuple[str, str]]:
    return [
        (x.rule, x.severity) for x in plantext.audit(plantext.read_text(PLAN.format(sentence))) if x.severity != "ok"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "“十三五”规划纲要确定的5项主要指标中，完成4项，未完成1项。",
        "“十三五”时期县级生态环境规划的指标为5项，其中约束性3项。",
        "省规划共设指标5项，其中约束性3项。",
        "国家指标体系共5项指标，我县选取4项。",
        "上一轮规划（2016—2020年）共设指标5项，其中约束性3项。",
        "“十三五”规划共设5项指标。",
        "《青木县农业规划》共设5项指标。",
        "“十三五”规划安排的重点项目共6个，已完成4个，正在实施2个。",
        "2021年安排重点项目3个，年度计划投资0.9亿元。",
        "另有与《青木县防洪规划》统筹实施的项目5项。",
        "全县“十四五”重大项目库共有项目5个，其中包括本规划的4个项目。",
        "全市水利规划安排项目5个，总投资1.9亿元。",
        "征求意见稿安排重点项目5个，总投资2.4亿元。",
        "经论证，重点项目由5个调整为4个，总投资由2.4亿元调整为2.1亿元。",
        "前一规划设置5项指标，已到期。",
        "中期评估时设置5项指标。",
        "上一轮三年行动计划安排重点项目3个，完成投资3亿元。",
        "上一个五年规划安排重点项目3个。",
        "2016版规划设置指标5项、重点项目6个。",
        "《青木县绿化与水利规划（2016—2020年）》设置5项指标。",
        "《白水县水利规划》（以下简称“白水规划”）另行印发。其中白水规划设置5项指标。",
        "国家标准共设置5项指标。",
        "省级考核办法共有5项指标。",
        "按照市级下达任务，约束性指标为3项。",
        "邻县白水县实施重点项目6个，总投资18亿元。",
        "白水县安排重点项目6个。",
        "全市安排重点项目11个，其中我县4个。",
        "近期实施重点项目3个，远期实施重点项目2个。",
        "2023年前开工重点项目3个。",
        "共安排重点项目4个，总投资约2亿元。",
        "共安排重点项目4个，总投资超2亿元。",
    ],
)
def test_a_count_of_something_else_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("“十四五”规划共设5项指标。", "claim"),
        ("对照国家指标体系，本规划共设5项指标。", "claim"),
        ("与“十三五”规划相比，本规划共设5项指标。", "claim"),
        ("《青木县绿化与水利“十四五”规划》共设5项指标。", "claim"),
        ("2021—2025年安排重点项目5个。", "claim"),
        ("与征求意见稿相比，本规划安排重点项目5个。", "claim"),
        ("共安排重点项目4个，其中延续项目3个、新增项目1个。", "claim"),
        ("安排重点项目4个，总投资2.4亿元。", "claim-investment"),
        ("与前一规划相比，本规划共设5项指标。", "claim"),
        ("2021版规划设置指标5项。", "claim"),
        ("《青木县绿化与水利“十四五”规划（2021—2025年）》设置5项指标。", "claim"),
        ("围绕国家标准，规划设5项指标。", "claim"),
        ("根据省级考核办法，本规划共设5项指标。", "claim"),
        ("落实上级下达的各项任务，共安排重点项目5个。", "claim"),
        ("青木县安排重点项目5个。", "claim"),
        ("全县安排重点项目5个，其中新建3个。", "claim"),
        ("统筹近期与远期需要，规划安排重点项目5个。", "claim"),
        ("共安排重点项目4个，总投资近3亿元。", "claim-investment"),
        ("共安排重点项目4个，总投资21亿元。", "claim-investment"),
        ("共安排重点项目4个，总投资超3亿元。", "claim-investment"),
    ],
)
def test_a_count_of_its_own_is_held_against_the_tables(sentence: str, rule: str) -> None:
    assert (rule, "error") in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年底前建成县城水厂扩建工程。",
        "到2025年，建成县城水厂扩建、山洪监测系统等一批工程。",
        "县城水厂扩建工程2022年开工，2024年建成。",
        "实施山洪监测系统，建设泵站，2022年底前完成泵站改造。",
    ],
)
def test_a_date_that_the_list_can_keep_is_no_finding(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("2023年建成县城水厂扩建工程。", "warning"),
        ("县城水厂扩建工程2023年底前建成投运。", "warning"),
        ("建设山洪监测系统，2022年底前投入使用。", "warning"),
        ("2025年建成县城水厂扩建工程。", "note"),
    ],
)
def test_a_date_that_the_list_cannot_keep_is_told(sentence: str, severity: str) -> None:
    assert found(sentence) == [("project-date", severity)]


STATUS = """表1 “十三五”规划项目执行情况

| 类别 | 已完成 | 正在实施 | 未启动 | 合计 |
| --- | --- | --- | --- | --- |
{}
"""


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        (
            "| 水 | 4 | 2 | 1 | 7 |\n| 其中：供水 | 3 | 1 | 0 | 4 |\n| 气 | 2 | 3 | 0 | 5 |\n| 合计 | 6 | 5 | 1 | 12 |",
            0,
        ),
        ("| 水 | 4 | 2 | 1 | 7 |\n| 气 | 2 | 3 | 0 | 5 |\n| 合计 | 6 | 5 | 1 | 12 |", 0),
        ("| 水 | 4 | 2 | 1 | 7 |\n| 气 | 2 | 3 | 0 | 5 |\n| 合计 | 7 | 5 | 1 | 13 |", 2),
    ],
)
def test_what_stands_below_of_which_is_not_summed_again(rows: str, faults: int) -> None:
    plan = plantext.read_text(STATUS.format(rows))
    assert sum(each.severity == "error" for each in plantext.audit(plan)) == faults
