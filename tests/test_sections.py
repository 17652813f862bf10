"""Headings become sections, each with the path of its number."""

from __future__ import annotations

import pytest

from plantext.document import Document, Paragraph, Table
from plantext.sections import extract_sections


def sections(*headings: tuple[int, str, str]) -> list[tuple[str, str]]:
    blocks = tuple(Paragraph(number + title, "heading", level, number) for level, number, title in headings)
    return [(section.section, section.title) for section in extract_sections(Document("a", "txt", blocks))]


@pytest.mark.parametrize(
    ("number", "path"),
    [
        ("第一章", "1"),
        ("第十二章 ", "12"),
        ("第3节", "3"),
        ("二、", "2"),
        ("（二十一）", "21"),
        ("(4)", "4"),
        ("5.", "5"),
        ("6．", "6"),
        ("2.3.1", "1"),
        ("7、", "7"),
        ("③", "3"),
        ("Ⅳ.", "4"),
        ("第一百零二条", "102"),
    ],
)
def test_a_printed_number_of_any_form_becomes_digits(number: str, path: str) -> None:
    assert sections((1, "", "前言"), (1, number, "总则"))[-1] == (path, "总则")


@pytest.mark.parametrize("number", ["附件1", "专栏2", "图3", "½", "甲、", "1" * 40])
def test_a_number_of_another_kind_is_no_number(number: str) -> None:
    assert sections((1, number, "总则"), (1, "第一章", "目标"))[0][0] == "0a"


def test_the_path_follows_the_levels() -> None:
    headings = [(1, "第一章", "甲"), (2, "第一节", "乙"), (3, "一、", "丙"), (3, "二、", "丁"), (2, "第二节", "戊")]
    found = sections(*headings, (1, "第二章", "己"))
    assert [path for path, _ in found] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2"]


def test_a_level_that_is_left_out_leaves_no_hole_in_the_path() -> None:
    assert [path for path, _ in sections((1, "第一章", "甲"), (3, "1.", "乙"), (2, "二、", "丙"))] == [
        "1",
        "1.1",
        "1.2",
    ]


def test_a_heading_without_a_number_takes_a_letter_among_numbered_ones() -> None:
    headings = [(1, "", "前言"), (1, "第一章", "甲"), (1, "", "说明"), (1, "", "补充"), (1, "第二章", "乙")]
    assert [path for path, _ in sections(*headings)] == ["0a", "1", "1a", "1b", "2"]


@pytest.mark.parametrize(
    "numbers", [("1.", "1.", "1."), ("1.", "", ""), ("", "2.", ""), ("二、", "二、", "一、")], ids=str
)
def test_headings_whose_numbers_were_lost_are_counted(numbers: tuple[str, ...]) -> None:
    assert [path for path, _ in sections(*((1, number, "甲") for number in numbers))] == ["1", "2", "3"]


def test_a_list_that_goes_on_from_before_keeps_its_numbers() -> None:
    assert [path for path, _ in sections((1, "三、", "甲"), (1, "五、", "乙"))] == ["3", "5"]


def test_headings_without_any_number_are_counted() -> None:
    assert [path for path, _ in sections((1, "", "甲"), (2, "", "乙"), (2, "", "丙"), (1, "", "丁"))] == [
        *("1", "1.1", "1.2", "2"),
    ]


def test_many_headings_without_number_each_have_a_path_of_their_own() -> None:
    found = sections((1, "第一章", "甲"), *((1, "", f"标题{count}") for count in range(60)))
    assert len({path for path, _ in found}) == 61


def test_a_heading_that_is_only_a_number_keeps_it_as_title() -> None:
    assert sections((1, "第一章", "")) == [("1", "第一章")]


def test_a_number_that_is_part_of_the_words_stays_in_the_title() -> None:
    blocks = (Paragraph("2025年目标", "heading", 1),)
    assert extract_sections(Document("a", "txt", blocks))[0].title == "2025年目标"


def test_only_headings_are_sections_and_the_source_is_their_block() -> None:
    blocks = (Paragraph("正文"), Table(()), Paragraph("专栏1", "box_title"), Paragraph("一、甲", "heading", 2, "一、"))
    assert [(section.source, section.level) for section in extract_sections(Document("a", "txt", blocks))] == [
        ("¶3", 2)
    ]


def test_a_document_without_headings_has_no_sections() -> None:
    assert extract_sections(Document("a", "txt", (Paragraph("正文"),))) == []
