"""Rows of project lists: which are projects, which are titles over them, and which are neither."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.projects import ProjectRecords
from plantext.projects.lines import category_name, is_total

Read = Callable[..., ProjectRecords]

HEAD = "序号|项目名称|建设内容|建设年限|总投资（万元）|责任单位\n"
ONE = "1|青龙水库扩建|新建大坝1座|2021-2023|1200|县水利局\n"
TWO = "2|环湖大道改造|长3公里|2022-2024|3400|县交通局\n"

TITLES = {
    "one cell over the table": "一、水利工程|<|<|<|<|<",
    "without a number": "水利工程|<|<|<|<|<",
    "with a count and a sum in its words": "（一）水利工程（共1项，总投资1200万元）|<|<|<|<|<",
    "over four columns, a subtotal behind": "一、水利工程（1个）|<|<|<|1200|",
    "number and name": "一|水利工程||||",
    "number, name and subtotal": "一|水利工程|||1200|",
    "number, count and subtotal": "一|水利工程（1个）|||1200|",
    "number in brackets": "（一）|水利工程||||",
    "Roman number": "Ⅰ|水利工程||||",
    "letter": "A|水利工程||||",
    "name over several columns": "一|水利工程|<|<|1200|",
    "a name alone": "|水利工程||||",
    "a name with a count, and a subtotal": "|水利工程（1个）|||1200|",
    "the first cell alone": "水利工程|||||",
    "the first cell and a subtotal": "一、水利工程||||1200|",
    "shifted by one column": "|一|水利工程（小计1项）||1200|",
    "the same text in every cell": "一、水利工程|一、水利工程|一、水利工程|一、水利工程|一、水利工程|一、水利工程",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_is_the_category_of_the_projects_below_it(read: Read, title: str) -> None:
    projects = read(f"{HEAD}{title}\n{ONE}{TWO}").projects
    assert [(project.name, project.category) for project in projects] == [
        ("青龙水库扩建", "水利工程"),
        ("环湖大道改造", "水利工程"),
    ]


PROJECTS = {
    "an Arabic number and only a sum": "1|水利工程|||1200|",
    "an Arabic number and a count": "1|改建泵站（3个）|||1200|",
    "a Chinese number and details": "一|水利工程|新建大坝|2022|1200|县水利局",
    "no number but years": "|水利工程||2022|1200|",
    "no number, only a sum": "|水利工程|||1200|",
    "a name that begins with a numeral": "1|一、二期泵站|新建|2022|1200|",
    "a name that begins with a numeral word": "1|三岔河整治|||1200|",
}


@pytest.mark.parametrize("row", PROJECTS.values(), ids=PROJECTS)
def test_the_row_of_a_project_is_no_title(read: Read, row: str) -> None:
    projects = read(f"{HEAD}{row}\n{TWO}").projects
    assert [(project.number, project.category) for project in projects] == [(row[: row.index("|")], ""), ("2", "")]


def test_a_list_numbered_in_chinese_has_projects_and_no_titles(read: Read) -> None:
    projects = read("序号|项目名称\n一|青龙水库\n二|环湖大道\n三|东干渠").projects
    assert [(project.number, project.category) for project in projects] == [("一", ""), ("二", ""), ("三", "")]


def test_titles_of_two_levels_are_joined(read: Read) -> None:
    rows = "一、续建（2个）|<|<|<|<|<\n（一）水利|<|<|<|<|<\n" + ONE + "（二）交通|<|<|<|<|<\n" + TWO
    projects = read(HEAD + rows + "二、新建|<|<|<|<|<\n3|东干渠|||5|").projects
    assert [project.category for project in projects] == ["续建 / 水利", "续建 / 交通", "新建"]


def test_a_category_column_goes_before_titles(read: Read) -> None:
    new = "一、新建项目|<|<|<\n水利|1|青龙水库|5\n^|2|东干渠|6\n"
    going_on = "二、续建|<|<|<\n|3|北环|5"
    assert [project.category for project in read(f"类别|序号|项目名称|总投资（亿元）\n{new}{going_on}").projects] == [
        "水利",
        "水利",
        "续建",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("国土绿化（2项）", "国土绿化"),
        ("一、能源（小计2项）", "能源"),
        ("第一类：水利", "水利"),
        ("水利工程，共12项，总投资3亿元", "水利工程"),
        ("交通（含航运）", "交通（含航运）"),
        ("“十四五”续建（2021-2025年）", "“十四五”续建（2021-2025年）"),
        ("3个中心建设", "3个中心建设"),
    ],
)
def test_a_category_loses_its_number_and_its_count_only(text: str, name: str) -> None:
    assert category_name(text) == name


TOTALS = (
    "合计 总计 小计 共计 合　计 合计： 合计（2个） 合计2个 全县合计 项目合计 交通类小计 小计（2个） 累计 总投资 共2项 "
    "汇总 一、合计 本页小计 总合计 以上合计"
)


@pytest.mark.parametrize("label", TOTALS.split(" "))
@pytest.mark.parametrize("row", ["{}|<|<|<|4600|", "|{}|||4600|", "{}||||4600|"])
def test_a_total_is_no_project_and_no_category(read: Read, label: str, row: str) -> None:
    total = row.format(label)
    for rows in (f"{total}\n{ONE}{TWO}", f"{ONE}{TWO}{total}"):
        projects = read(HEAD + rows).projects
        assert [(project.name, project.category) for project in projects] == [
            ("青龙水库扩建", ""),
            ("环湖大道改造", ""),
        ]


@pytest.mark.parametrize(
    "name", ["合计投资平台项目", "小计量泵房更新", "共建共享停车场", "总部经济园", "累计降水监测站", "数据汇总平台"]
)
def test_a_name_that_only_begins_like_a_total_is_none(read: Read, name: str) -> None:
    assert not is_total(name)
    assert read(f"{HEAD}1|{name}|新建|2022|5|\n{TWO}").projects[0].name == name


NOTHING = {
    "numbers of columns": "1|2|3|4|5|6",
    "numbers of columns in brackets": "（1）|（2）|（3）|（4）|（5）|（6）",
    "stems and numbers": "甲|乙|1|2|3|4",
    "the header again": HEAD.strip(),
    "a remark": "备注|以上项目以批复为准|<|<|<|<",
    "a note": "注：投资为估算数。|<|<|<|<|<",
    "dots": "……|||||",
    "dots for a name": "|……||||",
    "a number alone": "3|||||",
    "blanks": "|||||",
}


@pytest.mark.parametrize("row", NOTHING.values(), ids=NOTHING)
def test_a_row_of_no_project_is_left_out(read: Read, row: str) -> None:
    found = read(f"{HEAD}{ONE}{row}\n{TWO}")
    assert [project.name for project in found.projects] == ["青龙水库扩建", "环湖大道改造"]
    assert found.notes == ()


def test_a_row_with_a_number_and_more_but_no_name_is_noted(read: Read) -> None:
    found = read(f"{HEAD}{ONE}3||长8公里|2022||县交通局\n{TWO}")
    assert len(found.projects) == 2
    assert found.notes == ("table 1: no name beside the number, left out: r3",)


def test_a_total_merged_over_two_rows_is_no_project(read: Read) -> None:
    projects = read(f"{HEAD}{ONE}|合计|||1200|\n|^|||3400|\n{TWO}").projects
    assert [str(project.investment) for project in projects] == ["1200", "3400"]
    assert [project.name for project in projects] == ["青龙水库扩建", "环湖大道改造"]


def test_parts_of_a_project_are_no_projects(read: Read) -> None:
    rows = "1|农村公路|改造||500|\n|其中：北环路|改造||200|\n|南环路|改造||300|\n2|东干渠|衬砌||600|"
    projects = read(HEAD + rows).projects
    assert [(project.name, str(project.investment)) for project in projects] == [("农村公路", "500"), ("东干渠", "600")]


def test_numbered_sub_items_are_projects(read: Read) -> None:
    rows = "1|农村公路|改造||500|\n（1）|北环路|改造||200|\n（2）|南环路|改造||300|"
    assert [project.number for project in read(HEAD + rows).projects] == ["1", "（1）", "（2）"]


def test_sums_of_the_rows_under_one_name_are_added(read: Read) -> None:
    (project,) = read(f"{HEAD}1|农村公路|北环路|2021|200|县交通局\n^|^|南环路|2023|300|^").projects
    assert (str(project.investment), project.investment_unit, project.investment_raw) == ("500", "万元", "200；300")
    assert (project.start_year, project.end_year) == (2021, 2023)
    assert project.responsible == ("县交通局",)


def test_a_merged_sum_counts_once(read: Read) -> None:
    (project,) = read(f"{HEAD}1|农村公路|北环路|2021|500|县交通局\n^|^|南环路|^|^|^").projects
    assert (str(project.investment), project.content) == ("500", "北环路南环路")


def test_sums_that_do_not_all_stand_there_are_not_added(read: Read) -> None:
    rows = f"{HEAD}1|农村公路|北环路||200|\n^|^|南环路||/|\n^|^|东环路||300|"
    (project,) = read(rows).projects
    assert (project.investment, project.investment_raw) == (None, "200；/；300")


def test_a_sum_without_a_label_below_a_project_is_not_added(read: Read) -> None:
    (project,) = read(f"{HEAD}{ONE}||||1200|").projects
    assert str(project.investment) == "1200"


def test_the_years_of_the_rows_of_a_project_stand_before_their_content(read: Read) -> None:
    head = "序号|项目名称|总投资|年度|年度建设内容|年度投资\n"
    (project,) = read(f"{head}1|高标准农田|9600|2022年|建设1万亩|3200\n^|^|^|2023年|建设2万亩|6400").projects
    assert project.content == "2022年建设1万亩\n2023年建设2万亩"
    assert (project.start_year, project.end_year, str(project.investment)) == (2022, 2023, "9600")


@pytest.mark.parametrize(
    ("printed", "number", "name"),
    [
        ("1.青龙水库", "1", "青龙水库"),
        ("（1）青龙水库", "（1）", "青龙水库"),
        ("①青龙水库", "①", "青龙水库"),
        ("3.5万吨污水厂", "", "3.5万吨污水厂"),
        ("2026年校舍工程", "", "2026年校舍工程"),
        ("1、2号楼改造", "", "1、2号楼改造"),
        ("19小镇提升", "", "19小镇提升"),
        ("一、二期提标", "", "一、二期提标"),
    ],
)
def test_a_mark_before_a_name_is_its_number(read: Read, printed: str, number: str, name: str) -> None:
    (project,) = read(f"项目名称|建设年限|投资（万元）\n{printed}|2022|500").projects
    assert (project.number, project.name) == (number, name)


@pytest.mark.parametrize(("number", "name"), [("1", "青龙水库"), ("2", "1.青龙水库")])
def test_a_mark_that_repeats_the_number_is_dropped(read: Read, number: str, name: str) -> None:
    (project,) = read(f"{HEAD}{number}|1.青龙水库|新建|2022|5|").projects
    assert (project.number, project.name) == (number, name)


_CELLS = st.sampled_from(
    "# 一 （一） 1 2. 水利（3个） 合计 其中：甲 青龙水库 一、交通 2021-2023 500 / 县水利局 < ^".replace("#", "").split(
        " "
    )
)


@given(st.lists(st.lists(_CELLS, min_size=6, max_size=6), max_size=8))
def test_any_rows_give_projects_with_names_and_without_totals(read: Read, rows: list[list[str]]) -> None:
    body = "\n".join("|".join(row) for row in rows)
    for project in read(HEAD + body).projects:
        assert project.name
        assert not is_total(project.name)
        assert project.investment is None or project.investment_raw


@given(st.integers(1, 30))
def test_every_numbered_row_is_a_project(read: Read, count: int) -> None:
    rows = "\n".join(f"{n}|第{n}小学|新建|2022|{n}|县教育局" for n in range(1, count + 1))
    projects = read(HEAD + rows).projects
    assert [project.number for project in projects] == [str(n) for n in range(1, count + 1)]
