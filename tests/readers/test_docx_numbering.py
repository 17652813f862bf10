"""List numbers that Word computes, put back into the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Paragraph, Table
from plantext.readers.docx import read
from plantext.readers.numerals import numeral

from .docx_builder import docx, level, listed, num, numbering, p, style, styled, tbl, tc, tr

FORMS = [
    ("decimal", {1: "1", 12: "12"}),
    ("decimalZero", {1: "01", 12: "12"}),
    ("decimalFullWidth", {10: "１０"}),
    ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 105: "一百零五"}),
    ("chineseCountingThousand", {1: "一", 10: "十", 110: "一百一十", 1001: "一千零一"}),
    ("japaneseCounting", {3: "三", 19: "十九", 30: "三十"}),
    ("ideographDigital", {10: "一〇", 12: "一二"}),
    ("chineseLegalSimplified", {12: "壹拾贰"}),
    ("ideographTraditional", {1: "甲", 10: "癸", 11: "甲"}),
    ("ideographZodiac", {12: "亥"}),
    ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 50: "㊿", 51: "51"}),
    ("decimalEnclosedCircleChinese", {2: "②"}),
    ("decimalEnclosedParen", {3: "⑶"}),
    ("decimalEnclosedFullstop", {3: "⒊"}),
    ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB"}),
    ("lowerLetter", {2: "b"}),
    ("upperRoman", {4: "IV", 9: "IX", 2024: "MMXXIV"}),
    ("lowerRoman", {3: "iii"}),
    ("none", {1: ""}),
    ("a form of the future", {7: "7"}),
]


@pytest.mark.parametrize(
    ("form", "value", "text"), [(form, value, text) for form, cases in FORMS for value, text in cases.items()]
)
def test_a_number_reads_as_word_prints_it(form: str, value: int, text: str) -> None:
    assert numeral(value, form) == text


@given(st.integers(), st.sampled_from([form for form, _ in FORMS if form != "none"]))
def test_no_number_and_form_fail_or_print_nothing(value: int, form: str) -> None:
    assert numeral(value, form)


def lines(body: str, lists: str, **parts: str) -> list[str]:
    blocks = read(docx(body, numbering=lists, **parts), "x").blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def items(*numbers: tuple[str, int]) -> str:
    return "".join(p("项", properties=listed(number, index)) for number, index in numbers)


TWO = numbering(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "第%2节"), level(2, "decimal", "%1.%2.%3"))


def test_a_list_counts_on_over_what_stands_between() -> None:
    assert lines(items(("1", 0)) + p("文。") + items(("1", 0)), TWO) == ["第一章 项", "文。", "第二章 项"]


def test_a_lower_level_starts_again_under_each_higher_one() -> None:
    numbers = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)]
    assert lines(items(*numbers), TWO) == ["第一章 项", "第1节 项", "第2节 项", "第二章 项", "第1节 项"]


def test_a_level_that_never_restarts_counts_on() -> None:
    on = numbering(level(0, "decimal", "%1."), level(1, "decimal", "第%2节", '<w:lvlRestart w:val="0"/>'))
    assert lines(items(("1", 0), ("1", 1), ("1", 0), ("1", 1)), on) == ["1. 项", "第1节 项", "2. 项", "第2节 项"]


def test_a_number_of_several_levels_is_put_together() -> None:
    assert lines(items(("1", 0), ("1", 1), ("1", 2), ("1", 2)), TWO)[2:] == ["一.1.1 项", "一.1.2 项"]


def test_a_legal_number_has_arabic_digits_only() -> None:
    legal = numbering(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert lines(items(("1", 0), ("1", 1)), legal) == ["第一章 项", "1.1 项"]


def test_a_list_starts_where_it_says() -> None:
    late = TWO.replace('<w:start w:val="1"/>', '<w:start w:val="4"/>', 1)
    assert lines(items(("1", 0), ("1", 0)), late) == ["第四章 项", "第五章 项"]


def test_lists_of_one_kind_share_their_count_unless_one_starts_over() -> None:
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = TWO + num("2", "1") + num("3", "1", over)
    numbers = [("1", 0), ("2", 0), ("3", 0), ("3", 0), ("1", 0)]
    assert [line[1] for line in lines(items(*numbers), lists)] == list("一二一二三")


def test_a_level_may_be_replaced_for_one_list() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    assert lines(items(("2", 0)), TWO + num("2", "1", override)) == ["A) 项"]


@pytest.mark.parametrize(
    ("template", "more", "text"),
    [
        ("%1、", "", "一、项"),
        ("（%1）", "", "（一）项"),
        ("%1.", "", "一. 项"),
        ("%1.", '<w:suff w:val="nothing"/>', "一.项"),
        ("%1", '<w:suff w:val="space"/>', "一 项"),
    ],
)
def test_what_stands_after_the_number_is_kept_short(template: str, more: str, text: str) -> None:
    assert lines(items(("1", 0)), numbering(level(0, "chineseCounting", template, more))) == [text]


def test_a_bullet_is_printed_as_the_character_it_looks_like() -> None:
    dots = numbering(level(0, "bullet", "&#xF06C;", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'))
    assert lines(items(("1", 0)), dots) == ["● 项"]


@pytest.mark.parametrize("number", ["0", "77", ""])
def test_no_list_no_number(number: str) -> None:
    assert lines(items((number, 0)), TWO) == ["项"]


def test_a_style_brings_its_list_and_its_level() -> None:
    lists = numbering(level(0, "decimal", "%1."), level(1, "decimal", "（%2）", '<w:pStyle w:val="b"/>'))
    heir = '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="款"/><w:basedOn w:val="b"/></w:style>'
    styles = style("b", "条", '<w:numPr><w:numId w:val="1"/></w:numPr>') + heir
    body = p("甲", properties=styled("b")) + p("乙", properties=styled("c"))
    assert lines(body, lists, styles=styles) == ["（1）甲", "（2）乙"]


def test_a_paragraph_can_leave_the_list_of_its_style() -> None:
    body = p("甲", properties=styled("b") + listed("0")) + p("乙", properties=styled("b"))
    assert lines(body, TWO, styles=style("b", "条", listed("1"))) == ["甲", "第一章 乙"]


def test_a_list_may_be_kept_in_a_style() -> None:
    link = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>' + num("9", "9")
    assert lines(items(("9", 0)), TWO + link, styles=style("L", "L", listed("1"), "numbering")) == ["第一章 项"]


def test_links_in_a_circle_end() -> None:
    link = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>' + num("9", "9")
    assert lines(items(("9", 0)), link, styles=style("L", "L", listed("9"), "numbering")) == ["项"]


def test_a_level_that_no_list_can_have_gives_no_number() -> None:
    assert lines(items(("1", 9), ("1", 500)), numbering(level(9, "decimal", "%1."), level(500, "decimal", "%1."))) == [
        "项",
        "项",
    ]


COUNTED = numbering(level(0, "decimal", "%1"))


def test_a_cell_of_nothing_but_a_number_has_the_number() -> None:
    rows = [tr(tc(p(properties=listed("1"))), name) for name in "甲乙丙"]
    (table,) = read(docx(tbl(*rows), numbering=COUNTED), "x").blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["1", "甲"], ["2", "乙"], ["3", "丙"]]


def test_a_cell_may_hold_several_numbered_paragraphs() -> None:
    circled = numbering(level(0, "decimalEnclosedCircleChinese", "%1"))
    cell = tc(p("废气", properties=listed("1")) + p("废水", properties=listed("1")))
    (table,) = read(docx(tbl(tr(cell, "x")), numbering=circled), "x").blocks
    assert isinstance(table, Table)
    assert table.rows[0][0].text == "①废气\n②废水"


def test_numbered_headings_keep_number_and_level() -> None:
    styles = (
        f'<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr>{listed("1")}</w:pPr></w:style>'
    )
    blocks = read(docx(p("总则", properties='<w:pStyle w:val="1"/>'), numbering=TWO, styles=styles), "x").blocks
    assert blocks == (Paragraph("第一章 总则", "heading", 1, "第一章"),)
