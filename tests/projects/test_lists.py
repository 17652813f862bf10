"""Project lists by their headers: which column holds what, the unit of sums, lists side by side, what is noted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plantext.projects import ProjectRecords
from plantext.records import Project
from plantext.tables.money import stated_money

Read = Callable[..., ProjectRecords]


def _first(read: Read, table: str, **around: tuple[str, ...]) -> Project:
    return read(table, **around).projects[0]


@pytest.mark.parametrize(
    ("columns", "units", "leads"),
    [
        ("牵头单位|配合单位\n1|青龙水库|县水利局|各镇", ("县水利局", "各镇"), ("县水利局",)),
        ("配合单位|牵头单位\n1|青龙水库|各镇|县水利局", ("县水利局", "各镇"), ("县水利局",)),
        ("牵头单位|责任单位\n1|青龙水库|县水利局|各镇", ("县水利局", "各镇"), ("县水利局",)),
        ("责任单位|<\n^|^|牵头|配合\n1|青龙水库|县水利局|各镇", ("县水利局", "各镇"), ("县水利局",)),
        ("建设单位|责任单位\n1|青龙水库|东湖公司|县水利局", ("县水利局",), ()),
        ("责任单位|主管部门\n1|青龙水库|县水利局|市水利局", ("县水利局",), ()),
        ("责任领导|责任单位\n1|青龙水库|李某某|县水利局", ("县水利局",), ()),
        ("建设单位\n1|青龙水库|东湖公司", ("东湖公司",), ()),
        ("牵头及责任单位\n1|青龙水库|县水利局、各镇", ("县水利局", "各镇"), ()),
        ("单位\n1|青龙水库|县水利局", ("县水利局",), ()),
        ("单位\n1|青龙水库|公里", (), ()),
    ],
)
def test_responsible_columns_are_chosen_by_their_words(
    read: Read, columns: str, units: tuple[str, ...], leads: tuple[str, ...]
) -> None:
    project = _first(read, f"序号|项目名称|{columns}")
    assert (project.responsible, project.responsible_lead) == (units, leads)


@pytest.mark.parametrize(
    ("columns", "content"),
    [
        ("建设规模|建设内容\n1|青龙水库|320万方|新建大坝", "320万方；新建大坝"),
        ("建设规模|建设内容\n1|青龙水库||新建大坝", "新建大坝"),
        ("建设规模|建设内容\n1|青龙水库|新建大坝|<", "新建大坝"),
        ("规模与内容\n1|青龙水库|新建大坝", "新建大坝"),
    ],
)
def test_columns_of_scale_and_of_content_are_joined(read: Read, columns: str, content: str) -> None:
    assert _first(read, f"序号|项目名称|{columns}").content == content


@pytest.mark.parametrize(
    "columns",
    [
        "建设年限|<\n^|^|开工|竣工\n1|青龙水库|2021|2023",
        "建设年限|<\n^|^|起|止\n1|青龙水库|2021|2023",
        "建设年限|<\n^|^|开工年份|竣工年份\n1|青龙水库|2021|2023",
        "开工时间|完工时间\n1|青龙水库|2021年3月|2023年底",
        "建设起止年月\n1|青龙水库|2021.03-2023.06",
        "计划完成时间\n1|青龙水库|2021—2023",
    ],
)
def test_years_are_found_in_one_column_or_in_two(read: Read, columns: str) -> None:
    project = _first(read, f"序号|项目名称|{columns}")
    assert (project.start_year, project.end_year) == (2021, 2023)


@pytest.mark.parametrize(
    ("columns", "amount"),
    [
        ("“十四五”投资（万元）|总投资（万元）\n1|青龙水库|400|500", "500"),
        ("2024年计划投资（万元）|计划总投资（万元）|累计完成投资（万元）\n1|青龙水库|40|500|20", "500"),
        ("总投资（万元）|<|<\n^|^|中央|地方|合计\n1|青龙水库|400|100|500", "500"),
        ("资金筹措（万元）|<|<\n^|^|合计|中央|县级\n1|青龙水库|500|400|100", "500"),
    ],
)
def test_the_total_is_the_investment(read: Read, columns: str, amount: str) -> None:
    project = _first(read, f"序号|项目名称|{columns}")
    assert (str(project.investment), project.investment_unit) == (amount, "万元")


def test_the_sum_of_one_period_is_the_investment_where_it_is_the_only_one(read: Read) -> None:
    project = _first(read, "序号|项目名称|“十四五”投资（万元）|责任单位\n1|青龙水库|400|县水利局")
    assert (str(project.investment), project.investment_raw) == ("400", "“十四五”投资（万元）：400")


def test_one_year_of_several_is_not_the_investment(read: Read) -> None:
    project = _first(read, "序号|项目名称|2021年投资|2022年投资|责任单位\n1|青龙水库|40|50|县水利局")
    assert (project.investment, project.investment_raw) == (None, "")


@pytest.mark.parametrize(
    "header",
    [
        "总投资（万元）",
        "总投资 万元",
        "总投资万元",
        "总投资：万元",
        "总投资/万元",
        "总投资（单位：万元）",
        "投资（人民币万元）",
    ],
)
def test_the_unit_stands_in_the_header(read: Read, header: str) -> None:
    project = _first(read, f"序号|项目名称|{header}\n1|青龙水库|500")
    assert (str(project.investment), project.investment_unit) == ("500", "万元")


@pytest.mark.parametrize(
    "around",
    [
        {"above": ("表3 重点项目表（单位：万元）",)},
        {"above": ("表3 重点项目表  单位：万元",)},
        {"above": ("表3 重点项目表（万元）",)},
        {"above": ("表3 重点项目表", "金额单位：万元")},
        {"above": ("表3 重点项目表", "投资单位：万元")},
        {"above": ("表3 重点项目表", "单位：万元、公里")},
        {"above": ("单位：万元", "表3 重点项目表")},
        {"above": ("表3 重点项目表",), "below": ("注：投资单位为万元。",)},
    ],
)
def test_the_unit_stands_around_the_table(read: Read, around: dict[str, tuple[str, ...]]) -> None:
    assert _first(read, "序号|项目名称|总投资\n1|青龙水库|500", **around).investment_unit == "万元"


@pytest.mark.parametrize(
    "around",
    [
        {"above": ("表3 重点项目表",)},
        {"above": ("全县总投资500万元。", "表3 重点项目表")},
        {"above": ("单位：公里", "表3 重点项目表")},
    ],
)
def test_a_unit_that_nobody_says_stays_empty(read: Read, around: dict[str, tuple[str, ...]]) -> None:
    assert "元" not in _first(read, "序号|项目名称|总投资\n1|青龙水库|500", **around).investment_unit


@pytest.mark.parametrize("text", ["责任单位：县财政局", "建设单位为东湖公司，投资3亿元", "单元改造", "总投资3亿元"])
def test_other_words_state_no_unit_of_money(text: str) -> None:
    assert stated_money(text) == ""


@pytest.mark.parametrize(
    ("head", "row", "category", "name"),
    [
        ("行业|项目名称|总投资", "水利|青龙水库|5", "水利", "青龙水库"),
        ("重点领域|项目名称|总投资", "水利|青龙水库|5", "水利", "青龙水库"),
        ("重点工程|项目名称|总投资", "水利|青龙水库|5", "水利", "青龙水库"),
        ("工程名称|项目名称|总投资", "水利|青龙水库|5", "水利", "青龙水库"),
        ("序号|项目名称及建设内容|总投资", "1|青龙水库：新建大坝|5", "", "青龙水库：新建大坝"),
        ("项目名称|地点|备注", "青龙水库|东湖镇|", "", "青龙水库"),
        ("项目名称", "青龙水库", "", "青龙水库"),
        ("工程名称", "青龙水库", "", "青龙水库"),
    ],
)
def test_names_and_categories_are_told_apart(read: Read, head: str, row: str, category: str, name: str) -> None:
    project = _first(read, f"{head}\n{row}")
    assert (project.category, project.name) == (category, name)


@pytest.mark.parametrize(
    "table",
    [
        "项目|投资（万元）|占比（%）\n防洪减灾|38600|41.2\n供水保障|42100|44.9",
        "名称|地点|备注\n东湖公司|城南|\n西湖公司|城北|",
        "序号|主要任务|具体措施|完成时限|责任单位\n1|严格管理|总量控制|2023年|县水利局",
        "序号|企业名称|所属行业\n1|东湖公司|机械",
        "指标名称|单位|2020年|2025年\n用水总量|亿方|2.3|2.4",
    ],
)
def test_other_tables_have_no_projects(read: Read, table: str) -> None:
    assert read(table).projects == ()


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("1|甲园|3|丙园\n2|乙园|4|丁园", "甲乙丙丁"),
        ("1|甲园|2|乙园\n3|丙园|4|丁园", "甲乙丙丁"),
        ("1|甲园|3|丙园\n2|乙园||", "甲乙丙"),
        ("1|甲园|1|丙园\n2|乙园|2|丁园", "甲乙丙丁"),
    ],
)
def test_lists_side_by_side_are_read_in_the_order_of_their_numbers(read: Read, rows: str, names: str) -> None:
    found = read(f"序号|项目名称|序号|项目名称\n{rows}")
    assert "".join(project.name[0] for project in found.projects) == names
    assert found.notes == ()


def test_lists_side_by_side_without_numbers_are_noted(read: Read) -> None:
    found = read("序号|项目名称|序号|项目名称\n|甲园|一|丙园\n|乙园|二|丁园")
    assert "".join(project.name[0] for project in found.projects) == "甲乙丙丁"
    assert "side by side" in found.notes[0]


@pytest.mark.parametrize(
    ("table", "above"),
    [
        ("项目名称|长度\n北环路|8公里", "表3"),
        ("工程内容描述|建设内容|投资（万元）|建设年限\n青龙水库|大坝|5|2022", "表3"),
        ("名目|数额\n青龙水库|5", "表3 重点项目表"),
        ("序号|项目名称|投资\n合计||5", "表3"),
    ],
)
def test_a_table_that_looks_like_a_list_and_is_not_read_is_noted(read: Read, table: str, above: str) -> None:
    found = read(table, above=(above,))
    assert found.projects == ()
    assert len(found.notes) == 1
    assert found.notes[0].startswith("表3: ")


@pytest.mark.parametrize(
    "table",
    [
        "项目名称|投资（万元）\n青龙水库|5",
        "指标名称|单位|2020年|2025年\n用水总量|亿方|2.3|2.4",
        "类型|项目总数|已完成|取消\n交通|12|10|2",
        "序号|主要任务|完成时限|责任单位\n1|严格管理|2023年|县水利局",
        "断面|水质\n青龙桥|Ⅲ类",
    ],
)
def test_other_tables_are_not_noted(read: Read, table: str) -> None:
    assert read(table, above=("表3 一览",)).notes == ()


def test_a_status_table_is_counted_as_before(read: Read) -> None:
    found = read("类型|项目总数|已完成|取消\n交通（2项）|12|10|2\n合计|12|10|2", above=("表2 实施情况",))
    assert [(row.category, row.kind, str(row.count), row.is_total) for row in found.status] == [
        ("交通（2项）", "total", "12", False),
        ("交通（2项）", "done", "10", False),
        ("交通（2项）", "changed", "2", False),
        ("合计", "total", "12", True),
        ("合计", "done", "10", True),
        ("合计", "changed", "2", True),
    ]
