"""Total rows of project lists: no projects, but what they state is kept."""

from __future__ import annotations

from decimal import Decimal

import plantext

LIST = "\n".join(
    [
        "表1 重点项目（单位：万元）",
        "序号\t项目名称\t总投资\t责任单位",
        "1\t绿道工程\t300\t县住建局",
        "2\t湿地工程\t500\t县林业局",
        "\t生态类小计\t800\t",
        "3\t总部经济园\t200\t县商务局",
        "合　计（3个）\t\t1000\t",
    ]
)


def test_totals_are_kept_apart_from_projects() -> None:
    plan = plantext.read_text(f"幸福县规划\n\n{LIST}\n", name="plan")
    assert [project.name for project in plan.projects] == ["绿道工程", "湿地工程", "总部经济园"]
    assert [(t.label, t.investment, t.investment_unit, t.raw) for t in plan.project_totals] == [
        ("生态类小计", Decimal(800), "万元", "800"),
        ("合计（3个）", Decimal(1000), "万元", "1000"),
    ]


def test_a_total_without_a_sum_states_none() -> None:
    text = "序号\t项目名称\t责任单位\n1\t绿道工程\t县住建局\n合计\t1个\t\n"
    (total,) = plantext.read_text(text, name="plan").project_totals
    assert (total.label, total.investment, total.investment_unit) == ("合计", None, "")


def test_a_list_without_totals_has_none() -> None:
    text = "序号\t项目名称\t总投资（万元）\n1\t合计投资平台项目\t300\n2\t小计量泵房更新\t20\n"
    plan = plantext.read_text(text, name="plan")
    assert len(plan.projects) == 2
    assert plan.project_totals == ()


def test_what_stands_below_a_total_belongs_to_no_project() -> None:
    text = "序号\t项目名称\t总投资（万元）\t责任单位\n1\t甲工程\t100\t县水利局\n\t合计\t100\t\n\t\t\t县政府\n"
    plan = plantext.read_text(text, name="plan")
    assert [project.responsible for project in plan.projects] == [("县水利局",)]
    assert len(plan.project_totals) == 1
