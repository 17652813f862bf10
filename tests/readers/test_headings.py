"""Headings by printed numbers: what is one, what is a list or a sentence, and which level it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Paragraph
from plantext.readers.headings import heading, outlined, printed_number

NUMBERS = {
    "第一章 总则": "第一章",
    "第 2 节 目标": "第 2 节",
    "第三篇 展望": "第三篇",
    "第一部分 回顾": "第一部分",
    "第十二条 本办法自发布之日起施行。": "第十二条",
    "一、发展基础": "一",
    "十一、组织实施": "十一",
    "（一）指导思想": "（一）",
    "(二) 基本原则": "(二)",
    "1.环境质量": "1",
    "2．绿色经济": "2",
    "３、城乡面貌": "３",
    "1.1 背景": "1.1",
    "2.3.1 水环境": "2.3.1",
    "1.2背景": "1.2",
    "（1）近期目标": "（1）",
    "1）近期目标": "1）",
    "①水质": "①",
}
NO_NUMBERS = [
    "", "总则", "十四五规划", "2025年目标", "2025.6.1发布", "2.5亿元投资", "1.5万亩林地", "3.6%以上", "一、二类水质",
    "二、三产业融合", "第一批项目", "第一节课", "（2023年）", "（试行）目标", "12345", "一是加强领导",
    "三大行动", "1.5-2倍",
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_a_printed_number_is_read(text: str, number: str) -> None:
    assert printed_number(text) == number


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_other_beginnings_are_no_numbers(text: str) -> None:
    assert printed_number(text) == ""


@given(st.text("第一十章节（1）1.、2 ①年亿甲。", max_size=12))
def test_a_number_is_always_the_beginning_of_its_text(text: str) -> None:
    assert text.startswith(printed_number(text))


HEADINGS = {
    "第一章 总则": 1,
    "第三章": 1,
    "第2节 建设指标": 2,
    "一、工作基础与形势分析": 1,
    "（一）建设基础": 2,
    "1.区域概况": 3,
    "（1）健全机制，完善绿色金融配套办法": 4,
    "1.1 编制背景": 2,
    "一、为什么要修编？": 1,
}
NO_HEADINGS = [
    "1.推进垃圾分类。全面覆盖城区。",
    "（一）加强组织领导。成立领导小组。",
    "（1）责任单位：县水利局",
    "2.到2026年，新能源公交车占比提高到80%，新增公共充电桩420个以上，更新环卫车辆30台，建成换电站两座",
    "1.甲项目；",
    "1.建设目标，",
    "①水质",
    "1.",
    "第一章 总则\t3",
    "第二章 目标与指标.................... 12",
    "（二）空气质量 ······ 5",
    "一是加强领导",
]


@pytest.mark.parametrize(("text", "level"), HEADINGS.items())
def test_a_short_numbered_line_may_be_a_heading(text: str, level: int) -> None:
    found = heading(text)
    assert found is not None
    assert found[0] == level


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_sentences_items_and_contents_lines_are_no_headings(text: str) -> None:
    assert heading(text) is None


def outline(*lines: str | Paragraph) -> list[tuple[int, str]]:
    blocks = [line if isinstance(line, Paragraph) else Paragraph(line) for line in lines]
    return [(b.level, b.text) for b in outlined(blocks) if isinstance(b, Paragraph) and b.kind == "heading"]


BODY = "正文在这里。"


def levels(*lines: str | Paragraph) -> list[int]:
    """The levels of lines that all have text below them."""
    return [level for level, _ in outline(*(piece for line in lines for piece in (line, BODY)))]


LEVELS = {
    "the usual order": (["一、甲", "（一）乙", "1.丙", "（1）丁", "二、戊"], [1, 2, 3, 4, 1]),
    "chapters above": (["第一章 甲", "第一节 乙", "一、丙", "（一）丁"], [1, 2, 3, 4]),
    "chapters without sections": (["第一章 甲", "一、乙", "（一）丙"], [1, 2, 3]),
    "parts above chapters": (["第一篇 甲", "第一章 乙", "第一节 丙"], [1, 2, 3]),
    "decimals under chapters": (["第1章 甲", "1.1 乙", "1.1.1 丙"], [1, 2, 3]),
    "decimals under a number": (["1.甲", "1.1 乙", "1.2 丙", "2.丁"], [1, 2, 2, 1]),
    "a level left out": (["一、甲", "1.乙", "2.丙", "二、丁"], [1, 2, 2, 1]),
    "numbers above brackets": (["1、甲", "2、乙", "（一）丙", "（二）丁", "3、戊"], [1, 1, 2, 2, 1]),
    "numbers below brackets although they come first": (
        ["一、甲", "1.乙", "二、丙", "（一）丁", "1.戊"],
        [1, 3, 1, 2, 3],
    ),
}


@pytest.mark.parametrize(("lines", "expected"), LEVELS.values(), ids=LEVELS)
def test_levels_follow_the_order_of_the_document(lines: list[str], expected: list[int]) -> None:
    assert levels(*lines) == expected


def test_a_level_given_by_the_format_is_kept_and_spreads() -> None:
    styled = Paragraph("（一）甲", "heading", 3, "（一）")
    assert levels("一、乙", styled, "（二）丙", "1.丁") == [1, 3, 3, 4]


def test_a_numbered_line_stands_below_the_heading_without_a_number_before_it() -> None:
    assert levels(Paragraph("规划总则", "heading", 1), "1.指导思想", "2.原则") == [1, 2, 2]


def test_numbered_lines_that_follow_at_once_are_a_list() -> None:
    assert outline("附件", "1.项目表", "2.指标表", "3.责任表", BODY) == []


def test_headings_of_different_kinds_may_follow_at_once() -> None:
    assert [text for _, text in outline("一、甲", "（一）乙", "1.丙", BODY)] == ["一、甲", "（一）乙", "1.丙"]


def test_a_printed_contents_page_is_no_outline() -> None:
    assert outline("一、甲", "二、乙", "三、丙", "四、丁", BODY) == []


def test_lines_that_may_not_be_headings_stay_what_they_are() -> None:
    line = Paragraph("一、甲")
    (made,) = outlined([line], {id(line)})
    assert made == Paragraph("一、甲", number="一")


def test_box_lines_and_footnotes_never_become_headings() -> None:
    lines = [Paragraph("一、甲", "box"), Paragraph("1.乙", "footnote"), Paragraph("一、丙", "box_title")]
    assert [b.kind for b in outlined(lines) if isinstance(b, Paragraph)] == ["box", "footnote", "box_title"]


def test_lines_that_are_no_headings_keep_their_numbers() -> None:
    lines = [Paragraph("1.加强保护。"), Paragraph("（二）甲", "box"), Paragraph("正文。")]
    assert [b.number for b in outlined(lines) if isinstance(b, Paragraph)] == ["1", "（二）", ""]


@pytest.mark.parametrize("text", ["前言", "前 言", "引　言", "附则", "结束语"])
def test_a_line_that_is_nothing_but_the_word_for_a_preface_is_a_heading(text: str) -> None:
    assert outline(text) == [(1, text)]


@pytest.mark.parametrize("text", ["前言说明", "目录", "本规划的前言"])
def test_a_line_with_more_than_that_word_is_none(text: str) -> None:
    assert outline(text) == []
