"""What the columns of a table hold, by the words of its header: role, level and years of every column."""

from __future__ import annotations

import pytest

import plantext
from plantext.document import Table
from plantext.indicators.roles import value_columns
from plantext.readers.recovery.alignment import to_grid
from plantext.tables import indicator_header, project_header, status_header

BODY = {"序号": "1", "单位": "%", "属性": "约束性", "指标属性": "约束性", "类别": "绿色", "领域": "绿色"}


def table(*header: str, body: list[str] | None = None) -> Table:
    """Build a table from header rows, their words parted by `|`; one made-up row follows where none is given."""
    rows = [row.split("|") for row in header]
    below = body or [BODY.get(word, "绿地率" if "指标" in word else "42") for word in rows[-1]]
    return Table(to_grid([*rows, below]))


def roles(found: Table, period: tuple[int, int] | None = None, caption: str = "") -> list[tuple[str, str, str]]:
    """Return role, level and last year of the value columns."""
    header = indicator_header(found)
    assert header is not None
    columns = value_columns(header, period, caption)
    return [(c.role, c.level, str(c.years[-1]) if c.years else "") for c in columns]


BASE, AIM = "baseline", "target"

HEADERS = [
    ("序号|指标|单位|2020年|2025年|属性", [(BASE, "", "2020"), (AIM, "", "2025")]),
    (
        "指标|现状值（2019年）|近期目标（2025）|远期目标(2030)",
        [(BASE, "", "2019"), (AIM, "", "2025"), (AIM, "", "2030")],
    ),
    ("指标|2025年（基期，含预估）|2030年（目标，/年均）", [(BASE, "", "2025"), (AIM, "", "2030")]),
    ("指标|“十三五”末|“十四五”末", [(BASE, "", "2020"), (AIM, "", "2025")]),
    ("指标|到2025年|至2030年", [(BASE, "", "2025"), (AIM, "", "2030")]),
    (
        "指标|2018年|2019年|2020年|2025年",
        [(BASE, "", "2018"), (BASE, "", "2019"), (BASE, "", "2020"), (AIM, "", "2025")],
    ),
    ("指标|2021年|2022年|2023年|2024年", [(AIM, "", "2021"), (AIM, "", "2022"), (AIM, "", "2023"), (AIM, "", "2024")]),
    ("指标|2020年|2025年目标", [(BASE, "", "2020"), (AIM, "", "2025")]),
    ("指标|2020年实际完成|2025年预测", [(BASE, "", "2020"), (AIM, "", "2025")]),
    ("指标|2020年①|二〇二五年", [(BASE, "", "2020"), (AIM, "", "2025")]),
    (
        "指标|2015年|2020年规划目标|2020年完成值|完成情况",
        [(BASE, "", "2015"), (AIM, "", "2020"), (BASE, "", "2020"), ("attained", "", "")],
    ),
    (
        "指标|国家级指标要求|省级指标要求|2022年现状",
        [("requirement", "national", ""), ("requirement", "provincial", ""), (BASE, "", "2022")],
    ),
    (
        "指标|目标值|现状值|2026年目标|2030年目标",
        [("requirement", "", ""), (BASE, "", ""), (AIM, "", "2026"), (AIM, "", "2030")],
    ),
    ("指标|“十五五”/2030年目标", [(AIM, "", "2030")]),
    ("指标|目标值", [(AIM, "", "")]),
    ("指标|2020年|2025年|年均增速（%）", [(BASE, "", "2020"), (AIM, "", "2025"), (AIM, "", "")]),
    ("指标|2020年|2025年|五年增量", [(BASE, "", "2020"), (AIM, "", "2025"), (AIM, "", "")]),
    ("指标|单位|指标值|同比增长(±%)", [(BASE, "", ""), (BASE, "", "")]),
]


@pytest.mark.parametrize(("header", "expected"), HEADERS)
def test_value_columns_are_known_by_their_words(header: str, expected: list[tuple[str, str, str]]) -> None:
    assert roles(table(header)) == expected


def test_two_header_rows_are_read_as_one() -> None:
    found = table(
        "领域|序号|指标|单位|现状值|规划值",
        "|||||2022年|是否达到国家要求|是否达到省级要求|2025年|2030年".removeprefix("|"),
        body=["绿色", "1", "绿地率", "%", "40", "是", "否", "41", "42"],
    )
    assert roles(found) == [
        (BASE, "", "2022"),
        ("attained", "national", ""),
        ("attained", "provincial", ""),
        (AIM, "", "2025"),
        (AIM, "", "2030"),
    ]


def test_an_empty_slot_beside_a_spanning_year_belongs_to_it() -> None:
    found = table("指标|2020年|2025年||属性", "||绝对值|年均增速[累计]|", body=["产值", "4", "6", "7.5", "预期性"])
    assert roles(found) == [(BASE, "", "2020"), (AIM, "", "2025"), (AIM, "", "2025")]


@pytest.mark.parametrize(
    ("period", "expected"),
    [((2021, 2025), [BASE, AIM, AIM]), ((2020, 2030), [AIM, AIM, AIM]), ((2023, 2030), [BASE, BASE, AIM])],
)
def test_bare_years_are_aimed_at_only_in_the_period_of_the_plan(period: tuple[int, int], expected: list[str]) -> None:
    assert [role for role, _, _ in roles(table("指标|2020年|2022年|2025年"), period)] == expected


def test_the_caption_says_of_which_level_a_requirement_is() -> None:
    header = table("指标|指标值|现状值")
    assert roles(header, caption="表一 国家生态文明建设示范区指标")[0] == ("requirement", "national", "")
    assert roles(header, caption="表二 浙东省建设指标")[0] == ("requirement", "provincial", "")
    assert roles(header, caption="表三 建设指标")[0] == ("requirement", "", "")


def test_a_table_of_what_was_reached_has_no_targets() -> None:
    found = roles(table("指标|2015年|2020年"), (2021, 2025), "表1 “十三五”指标完成情况")
    assert [role for role, _, _ in found] == [BASE, BASE]


@pytest.mark.parametrize(
    ("header", "body", "name"),
    [
        ("一级指标|二级指标|2020年|2025年", ["绿色", "绿地率", "40", "42"], 1),
        ("项目|单位|2020年|2025年", ["供水普及率", "%", "99", "100"], 0),
        ("目标|指标|2020年|2025年", ["扩绿", "绿地率", "40", "42"], 1),
        ("类型|指标|2020年|2025年", ["约束性", "绿地率", "40", "42"], 1),
    ],
)
def test_the_column_of_names_is_found_where_the_words_leave_a_doubt(header: str, body: list[str], name: int) -> None:
    found = indicator_header(table(header, body=body))
    assert found is not None
    assert [column.index for column in found.all("name")] == [name]


def test_a_type_that_holds_attributes_is_the_attribute() -> None:
    found = indicator_header(table("类型|指标|2020年|2025年", body=["约束性", "绿地率", "40", "42"]))
    assert found is not None
    assert [column.index for column in found.all("attribute")] == [0]
    assert found.first("domain") is None


@pytest.mark.parametrize(
    "header",
    [
        "序号|项目名称|建设内容|总投资（万元）",
        "序号|主要工作任务|具体措施|完成时限|责任单位",
        "姓名|职务|电话",
        "绿地率|%|40|42",
    ],
)
def test_other_tables_are_no_indicator_tables(header: str) -> None:
    assert indicator_header(table(header)) is None


@pytest.mark.parametrize(
    ("header", "is_list"),
    [
        ("序号|项目名称", True),
        ("类别|序号|项目名称|主要内容|实施年限|投资概算（万元）|责任单位", True),
        ("工程名称|建设规模|建设起止年限|估算投资", True),
        ("序号|指标名称|单位|2020年|2025年", False),
        ("序号|主要工作任务|具体措施|完成时限|责任单位", False),
        ("项目|单位|2020年|2025年", False),
        ("日期|地点|人数", False),
    ],
)
def test_project_lists_are_known_by_their_words(header: str, is_list: bool) -> None:
    assert (project_header(table(header, body=["1"] * len(header.split("|")))) is not None) == is_list


def test_a_status_table_counts_projects_by_state() -> None:
    assert status_header(table("项目类型|项目总数|已完成|按原计划推进", body=["绿色", "4", "3", "1"])) is not None
    assert status_header(table("序号|项目名称|总投资", body=["1", "甲工程", "30"])) is None


def test_years_below_merged_words_make_a_header_of_words_that_nobody_knows() -> None:
    words = "指标|测次法|甲口径|乙口径|水质||"
    found = table(words, "||||2024年|2027年|2030年", body=["绿地率", "遥感", "无", "无", "40", "41", "42"])
    assert roles(found) == [(BASE, "", "2024"), (AIM, "", "2027"), (AIM, "", "2030")]
    values = table(words, "绿地率|遥感|无|无|40|41|42", body=["绿道", "遥感", "无", "无", "5", "6", "7"])
    assert indicator_header(values) is None


def test_a_column_of_numbers_under_an_unknown_word_is_told() -> None:
    text = "指标\t2020年\t备用测算\t2025年\n绿地率（%）\t40\t41\t42\n绿道（公里）\t5\t6\t7\n"
    plan = plantext.read_text(f"幸福县规划\n\n{text}", name="plan")
    assert len(plan.values) == 4
    assert [note for note in plan.notes if "备用测算" in note]
    known = plantext.read_text(text.replace("备用测算", "2023年"), name="plan")
    assert not [note for note in known.notes if "not read" in note]


def test_a_table_of_numbers_that_no_extractor_knows_is_told() -> None:
    text = "幸福县规划\n\n乡镇\t人口\t面积\n甲镇\t120\t35\n乙镇\t80\t21\n丙乡\t60\t44\n"
    notes = plantext.read_text(text, name="plan").notes
    assert [note for note in notes if "乡镇 | 人口 | 面积" in note]
    contacts = "幸福县规划\n\n姓名\t职务\t分工\n张三\t局长\t牵头\n李四\t科长\t配合\n"
    assert not [note for note in plantext.read_text(contacts, name="plan").notes if "not read" in note]
