"""Projects in running lists: which paragraphs name projects, and what changes when one comes or goes."""

import pytest

import plantext
from plantext.revisions import compare_revisions
from plantext.revisions.listed import listed_projects
from plantext.vocabulary import Wording, load

WORDINGS = [wording for section in ("title", "label", "group", "action") for wording in load("listed.toml", section)]


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.id)
def test_words_are_taken_as_their_lines_say(wording: Wording) -> None:
    read = getattr(wording.pattern, wording.means)
    assert [line for line in wording.yes if not read(line)] == []
    assert [line for line in wording.no if read(line)] == []


def _names(chapter: str, text: str) -> list[str]:
    plan = plantext.read_text(f"# 幸福县规划（2021—2025年）\n\n## {chapter}\n\n{text}\n")
    return [listed.project.name for listed in listed_projects(plan)]


@pytest.mark.parametrize(
    ("chapter", "text", "names"),
    [
        ("四、重点项目", "（一）续建项目：甲河水库、乙镇客运站。", ["甲河水库", "乙镇客运站"]),
        ("四、重点项目", "（一）续建项目：甲河水库。", ["甲河水库"]),
        ("二、储备项目", "交通类：东西快速通道、北互通（7.2公里）；", ["东西快速通道", "北互通"]),
        (
            "一、任务",
            "专栏1 水利重点工程\n\n水库工程：甲水库、乙水库；灌区工程：丙灌区。",
            ["甲水库", "乙水库", "丙灌区"],
        ),
        ("三、重点工程", "1.余热改造：2条生产线，总投资1.2亿元，2022—2024年。", ["余热改造"]),
        ("四、重点项目", "（一）续建项目：甲河水库、乙镇客运站等。", ["甲河水库", "乙镇客运站"]),
        # Not under a title of projects, a clause, an amount, something to be done, no money and no years.
        ("一、任务", "交通类：东西快速通道、北互通。", []),
        ("一、任务", "节水工程：推广喷灌、改造灌区。", []),
        ("四、重点项目", "水利类：新建泵站3座、清淤河道5公里。", []),
        ("四、重点项目", "实施要求：严格审批、加强管护。", []),
        ("三、重点工程", "1.加强管护：落实责任，定期巡查。", []),
        ("三、重点工程", "余热改造：2条生产线，总投资1.2亿元。", []),
    ],
)
def test_lists_of_projects_are_told_from_other_lists(chapter: str, text: str, names: list[str]) -> None:
    assert _names(chapter, text) == names


def _kinds(old: str, new: str) -> list[tuple[str, str, str]]:
    sides = (plantext.read_text(f"# 幸福县规划\n\n## 四、重点项目\n\n{text}\n") for text in (old, new))
    return [(change.subject, change.kind, change.name) for change in compare_revisions(*sides).changes]


def test_a_project_of_a_running_list_comes_goes_and_changes() -> None:
    assert _kinds("（一）续建项目：甲河水库、乙镇客运站。", "（一）续建项目：甲河水库、丙山风电场。") == [
        ("project", "added", "丙山风电场"),
        ("project", "dropped", "乙镇客运站"),
    ]
    old = "1.余热改造：2条生产线，总投资1.2亿元，2022—2024年。"
    assert _kinds(old, old.replace("1.2亿", "1.5亿").replace("2024", "2025")) == [
        ("project", "years_changed", "余热改造"),
        ("project", "investment_changed", "余热改造"),
    ]
    assert _kinds(old, old.replace("1.2亿元", "12000万元").replace("1.余", "3.余")) == []


TABLE = "| 序号 | 项目名称 | 建设内容 | 总投资（万元） |\n| --- | --- | --- | --- |\n| 1 | 甲河水库 | 坝高30米 | 900 |"


def test_what_a_list_leaves_out_is_no_change_of_a_project_of_a_table() -> None:
    assert _kinds(TABLE, "新建项目：甲河水库、丙山风电场。") == [("project", "added", "丙山风电场")]
    assert _kinds(TABLE, "1.甲河水库：坝高30米，总投资800万元。") == [("project", "investment_changed", "甲河水库")]
