"""Targets of whole documents: the fields of a record, brackets, boxes, claims, and what is no running text."""

from __future__ import annotations

from decimal import Decimal

import pytest

import plantext
from plantext.document import Cell, Document, Paragraph, Table
from plantext.records import Info
from plantext.targets import extract_targets, find_targets

from .reading import dated, document, targets

LINES = (
    "# 三、重点任务",
    "## （一）治水",
    "到2027年，新建污水管网45公里，城市生活污水集中收集率达到76.5%以上。（县水利局牵头，县住建局配合）",
)


def test_every_field_of_a_record_is_filled() -> None:
    first, second = targets(*LINES)
    text = document(*LINES).text
    assert first.quote == text[first.start : first.end] == "新建污水管网45公里"
    assert (second.indicator, second.comparator, second.low, second.high) == (
        "城市生活污水集中收集率", ">=", Decimal("76.5"), None,
    )  # fmt: skip
    assert (second.unit, second.year, second.role, second.period) == ("%", "2027", "target", "")
    assert (second.section, second.path) == ("（一）治水", "3.1")
    assert (first.raw, second.raw) == ("45公里", "76.5%以上")
    assert first.responsible == second.responsible == ("县水利局", "县住建局")
    assert first.responsible_lead == second.responsible_lead == ("县水利局",)
    assert first.rule
    assert second.rule


def test_a_source_names_the_block_and_the_place_in_it() -> None:
    lines = ("# 一、治水", "加强管护。", "到2027年，新建绿道12公里。")
    (found,) = targets(*lines)
    assert found.source == "¶2[7:15]"
    assert lines[2][7:15] == found.quote


def test_the_year_and_the_unit_say_where_they_stand() -> None:
    text = "到2027年，秸秆、农膜回收率分别达到96、90%。"
    first, second = find_targets(text)
    assert first.year_source == second.year_source == "2027年 [1:6]"
    assert first.unit_source == f"% [{text.index('%')}:{text.index('%') + 1}]"
    assert second.unit_source == ""


def test_a_number_without_a_year_names_no_source_of_one() -> None:
    assert [(found.year, found.year_source) for found in find_targets("新建绿道12公里。")] == [("", "")]


@pytest.mark.parametrize(
    ("sentence", "concept"),
    [
        ("森林覆盖率达到60%。", "forest-cover"),
        ("PM2.5平均浓度下降到24微克/立方米。", "pm25"),
        ("村级驿站达到16个。", ""),
    ],
)
def test_an_indicator_that_many_plans_share_has_its_concept(sentence: str, concept: str) -> None:
    (found,) = find_targets(sentence)
    assert found.concept.startswith(concept)
    assert bool(found.concept) == bool(concept)


def test_a_bracket_reaches_back_to_the_one_before_it() -> None:
    found = targets(
        "新建绿道12公里。新建公园3座。（县住建局负责）改造泵站4座。（县水利局牵头，县财政局配合）疏浚河道5公里。"
    )
    assert [(one.indicator, one.responsible, one.responsible_lead) for one in found] == [
        ("绿道", ("县住建局",), ()),
        ("公园", ("县住建局",), ()),
        ("泵站", ("县水利局", "县财政局"), ("县水利局",)),
        ("河道", (), ()),
    ]


def test_a_bracket_before_the_full_stop_parts_two_sentences() -> None:
    found = targets("到2027年新建绿道12公里（县住建局负责）。新建公园3座（县园林局负责）。")
    assert [(one.low, one.year, one.responsible) for one in found] == [
        (12, "2027", ("县住建局",)),
        (3, "", ("县园林局",)),
    ]


def test_a_bracket_on_a_line_of_its_own_reaches_the_paragraphs_above_it() -> None:
    lines = ("# 一、治水", "新建绿道12公里。", "新建公园3座。", "（县住建局负责）", "改造泵站4座。")
    assert [found.responsible for found in targets(*lines)] == [("县住建局",), ("县住建局",), ()]


def test_a_bracket_does_not_reach_over_a_title() -> None:
    lines = ("# 一、治水", "新建绿道12公里。", "# 二、治气", "改造锅炉4台。（县环保局负责）")
    assert [found.responsible for found in targets(*lines)] == [(), ("县环保局",)]


def test_a_box_is_read_and_belongs_to_its_title() -> None:
    found = targets(
        "# 三、任务",
        Paragraph("专栏2 治水工程", "box_title"),
        Paragraph("1.河道整治：整治河道36公里，新建水闸4座。", "box"),
        Paragraph("2.管网改造：改造管网15公里。", "box"),
        "新建绿道12公里。",
    )
    assert [(one.indicator, one.low) for one in found] == [("河道", 36), ("水闸", 4), ("管网", 15), ("绿道", 12)]
    assert [one.section for one in found] == [
        "专栏2 治水工程1.河道整治",
        "专栏2 治水工程1.河道整治",
        "专栏2 治水工程2.管网改造",
        "三、任务",
    ]
    assert {one.path for one in found} == {"3"}


@pytest.mark.parametrize(
    "claim",
    [
        "本规划共设指标24项，其中约束性指标13项、预期性指标11项。",
        "规划重点工程36项，总投资约18.6亿元。",
        "本方案分为六个部分，共提出18条措施。",
    ],
)
def test_what_a_document_states_of_its_own_content_is_no_target(claim: str) -> None:
    assert dated("# 一、总则", claim, "新建绿道12公里。") == ["绿道 12"]


def test_titles_notes_and_tables_are_not_read() -> None:
    cells = tuple(Cell(text, 0, column) for column, text in enumerate(("森林覆盖率", "达到60%")))
    blocks = (
        Paragraph("一、新建绿道12公里", "heading", 1, "一、"),
        Table((cells,)),
        Paragraph("1 新建公园3座。", "footnote"),
        Paragraph("改造泵站4座。"),
    )
    assert [found.indicator for found in extract_targets(Document("a", "txt", blocks), Info())] == ["泵站"]


def test_a_paragraph_knows_nothing_of_the_one_before_it() -> None:
    assert dated("到2027年，森林覆盖率达到60%。", "湿地保护率达到50%。") == ["森林覆盖率 60 2027", "湿地保护率 50"]


def test_a_sentence_knows_nothing_of_the_one_before_it() -> None:
    assert dated("到2027年，森林覆盖率达到60%。湿地保护率达到50%。") == ["森林覆盖率 60 2027", "湿地保护率 50"]


def test_targets_stand_in_reading_order() -> None:
    lines = (
        "到2027年，新建公园12个（其中口袋公园7个）、绿道36公里。",
        "森林覆盖率、湿地保护率分别达到60%、50%，新建泵站4座。",
    )
    text = document(*lines).text
    places = [text.index(found.raw, found.start) for found in targets(*lines)]
    assert places == sorted(places)


def test_a_plan_that_is_read_from_text_has_its_targets() -> None:
    plan = plantext.read_text(
        "云溪县治水规划（2024—2030年）\n一、现状基础\n2023年，全县污水处理率为86%。\n二、规划目标\n"
        "规划近期至2027年，远期至2030年。\n（一）近期目标\n污水处理率达到92%，新建管网45公里。\n（二）远期目标\n污水处理率达到97%以上。"
    )
    assert [(t.indicator, t.comparator, t.low, t.year, t.role, t.path) for t in plan.targets] == [
        ("污水处理率", "=", 86, "2023", "actual", "1"),
        ("污水处理率", "=", 92, "2027", "target", "2.1"),
        ("管网", "=", 45, "2027", "target", "2.1"),
        ("污水处理率", ">=", 97, "2030", "target", "2.2"),
    ]


def test_a_yearly_report_looks_back_and_ahead() -> None:
    plan = plantext.read_text(
        "云溪县政府工作报告\n一、2024年工作回顾\n新建农村公路36公里，城镇新增就业4200人。\n二、2025年工作安排\n"
        "新建农村公路40公里，地区生产总值增长6%左右。"
    )
    assert [(t.low, t.year, t.role) for t in plan.targets] == [
        (36, "2024", "actual"),
        (4200, "2024", "actual"),
        (40, "2025", "target"),
        (6, "2025", "target"),
    ]


@pytest.mark.parametrize("text", ["", "\n", "　", "加强组织领导。", "2027年", "第12页", "\n\n12\n\n"])
def test_a_text_without_targets_has_none(text: str) -> None:
    assert find_targets(text) == []
