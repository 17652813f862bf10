"""The parts of an indicator row: marks, lines, names, units, scopes and dated notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.indicators.footnotes import dated_marks
from plantext.indicators.names import Item, bound_in, clean, is_unit, read_name, unit_in
from plantext.indicators.scope import scope_marks, scope_of
from plantext.indicators.splitting import by_line, by_mark, mark_of
from plantext.vocabulary import load

MARKS = {"*": "national", "**": "provincial", "": "both"}


def no_evidence(count: int) -> bool:
    return False


@pytest.mark.parametrize(
    ("line", "mark"),
    [("②优良率", 2), ("2 优良率", 2), ("（2）优良率", 2), ("⑵优良率", 2), ("2、优良率", 2), ("❷优良率", 2)],
)
def test_a_mark_is_read(line: str, mark: int) -> None:
    assert mark_of(line) == mark


@pytest.mark.parametrize("line", ["2.5千克", "12 类", "优良率②", "2025年", "", "≥90"])
def test_what_is_no_mark_is_left_alone(line: str) -> None:
    assert mark_of(line) == 0


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("①79.5%，未完成；\n②下降18.4%。", {1: "79.5%，未完成", 2: "下降18.4%"}),
        ("①实施 ②≥80", {1: "实施", 2: "≥80"}),
        ("②81.3\n①92.5", {1: "92.5", 2: "81.3"}),
        ("①②均≥90", {1: "均≥90", 2: "均≥90"}),
        ("1 94.5\n2 93.1\n3 88.0", {1: "94.5", 2: "93.1", 3: "88.0"}),
        ("①93", {1: "93"}),
        ("①完成任务，\n保持稳定\n②持续改善", {1: "完成任务，\n保持稳定", 2: "持续改善"}),
    ],
)
def test_a_cell_is_split_by_its_marks(cell: str, parts: dict[int, str]) -> None:
    assert by_mark(cell) == parts


@pytest.mark.parametrize("cell", ["100", "持续提高", "1.92\n2.85", "2 项", "≥80\n≥90", ""])
def test_a_cell_without_marks_is_not_split_by_marks(cell: str) -> None:
    assert by_mark(cell) == {}


@pytest.mark.parametrize(
    ("cell", "count", "lines"),
    [
        ("公里\n公顷", 2, ["公里", "公顷"]),
        ("\n≥95\n\n不明显\n不降低", 3, ["≥95", "不明显", "不降低"]),
        ("实施\n97.5", 2, ["实施", "97.5"]),
        ("完成上级下达的\n年度目标", 2, []),
        ("立方米\n/万元", 2, []),
        ("100", 2, []),
        ("80\n90\n95", 2, []),
    ],
)
def test_lines_are_shared_out_only_where_each_is_a_statement(cell: str, count: int, lines: list[str]) -> None:
    assert by_line(cell, count) == lines


@pytest.mark.parametrize(
    ("where", "line", "is_broken"),
    [
        (wording.means, line, line in wording.yes)
        for wording in load("quantities.toml", "broken")
        for line in (*wording.yes, *wording.no)
    ],
)
def test_lines_of_a_broken_phrase_are_not_shared_out(where: str, line: str, is_broken: bool) -> None:
    cell = f"{line}\n甲" if where == "end" else f"甲\n{line}"
    assert (by_line(cell, 2) == []) == is_broken


@pytest.mark.parametrize(
    ("cell", "name", "items"),
    [
        ("环境空气质量：\n1 优良天数比例", "环境空气质量：", [Item(1, "优良天数比例")]),
        ("水环境质量①优良比例②劣Ⅴ类比例", "水环境质量", [Item(1, "优良比例"), Item(2, "劣Ⅴ类比例")]),
        ("废弃物利用率\n秸秆利用率\n②粪污利用率", "废弃物利用率", [Item(1, "秸秆利用率"), Item(2, "粪污利用率")]),
        ("③一次性消费品人均使\n用量", "", [Item(3, "一次性消费品人均使用量")]),
        ("生态环境状况指数\n其他地区", "生态环境状况指数", [Item(0, "其他地区")]),
        (
            "生活废弃物利用\n城镇生活垃圾减量行动\n农村生活垃圾集中收集储运",
            "生活废弃物利用",
            [Item(0, "城镇生活垃圾减量行动"), Item(0, "农村生活垃圾集中收集储运")],
        ),
        ("一般工业固体废物\n综合利用率", "一般工业固体废物综合利用率", []),
        ("绿地率", "绿地率", []),
        ("林草覆盖率*\n森林覆盖率**", "林草覆盖率*\n森林覆盖率**", []),
    ],
)
def test_a_name_cell_tells_names_from_sub_items(cell: str, name: str, items: list[Item]) -> None:
    read = read_name(cell, MARKS, no_evidence)
    assert (read.text, list(read.items)) == (name, items)


def test_lines_without_marks_are_sub_items_where_other_cells_have_a_line_for_each() -> None:
    assert len(read_name("海岸修复\n岸线长度\n湿地面积", {}, lambda count: count == 2).items) == 2
    assert read_name("海岸带生态\n修复岸线长度", {}, no_evidence).items == ()


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("1. 林木覆盖率(%)", "林木覆盖率"),
        ("其中：护士数（人）", "护士数"),
        ("——医师数", "医师数"),
        ("#高中阶段", "高中阶段"),
        ("水面率**", "水面率"),
        ("人均公园绿地面积²", "人均公园绿地面积"),
        ("森林覆盖率（平原地区）", "森林覆盖率（平原地区）"),
        ("农药施用强度(折百量)**", "农药施用强度(折百量)"),
        ("森林面积≥", "森林面积"),
        ("1.5度增温下的风险", "1.5度增温下的风险"),
    ],
)
def test_a_name_is_cleaned_of_what_is_no_part_of_it(printed: str, name: str) -> None:
    assert clean(printed) == name


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("绿道长度(公里)", "公里"),
        ("单位能耗（吨标准煤/万元）", "吨标准煤/万元"),
        ("占比提高（百分点）", "百分点"),
        ("碳汇（万吨CO2当量/年）", "万吨CO2当量/年"),
        ("森林覆盖率（平原地区）", ""),
        ("生态质量指数（EQI）", ""),
        ("绿地率", ""),
    ],
)
def test_a_unit_in_brackets_behind_the_name_is_taken(printed: str, unit: str) -> None:
    assert unit_in(printed) == unit


@pytest.mark.parametrize(
    ("text", "is_one"), [("%", True), ("万元", True), ("立方米/万元", True), ("平原", False), ("", False)]
)
def test_units_are_known(text: str, is_one: bool) -> None:
    assert is_unit(text) == is_one


@pytest.mark.parametrize(
    ("text", "bound"), [("面积≥", ">="), ("吨/万元≤", "<="), ("＞", ">"), ("≥面积", ""), ("%", "")]
)
def test_a_bound_behind_a_name_or_unit_is_read(text: str, bound: str) -> None:
    assert bound_in(text) == bound


@pytest.mark.parametrize(
    ("note", "marks"),
    [
        ("注：带*的是国家级特有指标，带**的是省级特有指标，其余为共有指标。", MARKS),
        ("注：标★的为国家级指标", {"★": "national", "": "both"}),
        ("注：带*为2024年数据。", {}),
        ("注：[ ]内为五年累计数。", {}),
    ],
)
def test_a_note_says_what_marks_mean(note: str, marks: dict[str, str]) -> None:
    assert scope_marks([note]) == marks


@pytest.mark.parametrize(
    ("name", "parent", "scope"),
    [
        ("河长制*", "", "national"),
        ("水面率**", "", "provincial"),
        ("信息公开率", "", "both"),
        ("林草覆盖率*\n森林覆盖率**", "", "both"),
        ("市场占有率", "绿色产品*：", "national"),
    ],
)
def test_the_scope_is_the_marks_meaning(name: str, parent: str, scope: str) -> None:
    assert scope_of(name, MARKS, parent) == scope
    assert scope_of(name, {}, parent) == ""


@pytest.mark.parametrize(
    ("note", "marks"),
    [
        ("注：1该指标为2017年数据。", {"1": "2017"}),
        ("注：带*为2024年数据；①为2023年数据。", {"*": "2024", "1": "2023"}),
        ("2022年数据来自统计公报。", {}),
        ("注：*指标为国家级特有指标。", {}),
    ],
)
def test_a_note_dates_its_marks(note: str, marks: dict[str, str]) -> None:
    assert dated_marks([note]) == marks


@given(st.text(alphabet="①②③12 .、（）()\n≥%绿地率其中：—#*年", max_size=40))
def test_no_name_or_cell_makes_a_part_fail(text: str) -> None:
    read = read_name(text, MARKS, no_evidence)
    assert all(isinstance(item.text, str) for item in read.items)
    for mark, part in by_mark(text).items():
        assert mark > 0
        assert "\n\n" not in part
    clean(text)
