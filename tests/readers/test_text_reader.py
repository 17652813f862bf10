"""Text files as documents: paragraphs, headings, bookmarks, hard-wrapped lines, captions, speed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Document, Paragraph, Table
from plantext.readers import read_bytes

from ..effort import growth

LONG = "到2025年，幸福县森林覆盖率达到42.5%以上，建成绿道120公里，城镇污水处理率保持在95%左右。"


def read(text: str) -> Document:
    return read_bytes(text.encode(), "幸福县规划.txt")


def outline(document: Document) -> list[tuple[int, str, str]]:
    return [(b.level, b.number, b.text) for b in document.blocks if isinstance(b, Paragraph) and b.kind == "heading"]


def test_every_line_that_is_not_blank_is_a_paragraph() -> None:
    document = read(f"  标题\u3000\n\n{LONG}\r\n\u3000\u3000{LONG}\x0c后页\u2028末行\n")
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == ["标题", LONG, LONG, "后页", "末行"]


def test_a_file_has_its_name_and_no_pages() -> None:
    document = read(LONG)
    assert (document.name, document.format, document.page_count, document.notes) == ("幸福县规划", "txt", None, ())


def test_printed_numbers_make_headings() -> None:
    document = read(f"一、总则\n{LONG}\n（一）目标\n{LONG}\n1.近期\n{LONG}\n二、任务\n{LONG}")
    assert [(level, number) for level, number, _ in outline(document)] == [
        (1, "一"),
        (2, "（一）"),
        (3, "1"),
        (1, "二"),
    ]


def test_bookmarks_are_taken_out_of_text_and_of_tables() -> None:
    text = f"[bookmark: _Hlk1]{LONG}[bookmark: OLE_LINK2]\n\t[bookmark: _Hlk3]序号\n\t指标\n\n\t1\n\t绿地率\n"
    document = read(text)
    assert "bookmark" not in document.text
    assert document.text.splitlines() == [LONG, "序号\t指标", "1\t绿地率"]


def test_a_bookmark_of_the_contents_makes_a_heading_of_a_line_without_number() -> None:
    mark = "[bookmark: _Toc123]"
    document = read(
        f" {mark}现状\n{mark}区域概况\n一、位置\n{LONG}\n {mark}总则\n1. {mark}思想\n{LONG}\n{mark}原则\n{LONG}\n"
        f"{mark}目标\n第1节 {mark}近期\n{LONG}\n"
    )
    assert outline(document) == [
        (1, "", "现状"),
        (2, "", "区域概况"),
        (3, "一", "一、位置"),
        (1, "", "总则"),
        (2, "1", "1. 思想"),
        (2, "", "原则"),
        (1, "", "目标"),
        (2, "第1节", "第1节 近期"),
    ]


def test_bookmarks_of_the_contents_on_numbered_lines_keep_the_levels_of_the_numbers() -> None:
    mark = "[bookmark: _Toc9]"
    document = read(
        f" {mark}一、现状\n{mark}（一）基础\n{mark}1.概况\n{LONG}\n（1）地势\n{LONG}\n"
        f" {mark}二、总则\n{LONG}\n{mark}附则\n{LONG}"
    )
    assert [level for level, _, _ in outline(document)] == [1, 2, 3, 4, 1, 1]


def test_a_sentence_with_a_bookmark_of_the_contents_is_text() -> None:
    assert outline(read(f"[bookmark: _Toc5]{LONG}\n{LONG}")) == []


WIDTH = 36


def wrapped(paragraphs: list[str], indent: str = "") -> str:
    lines = []
    for paragraph in paragraphs:
        text = indent + paragraph
        lines += [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]
    return "\n".join(lines)


def test_lines_broken_at_one_width_are_put_together() -> None:
    paragraphs = ["第一章 总则", LONG * 5, LONG * 4, "第二章 目标", LONG * 6]
    document = read(wrapped(paragraphs, "\u3000\u3000"))
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == paragraphs
    assert "hard-wrapped" in document.notes[0]


def test_a_page_mark_does_not_part_a_paragraph_of_broken_lines() -> None:
    lines = wrapped([LONG * 9, LONG * 9], "\u3000\u3000").split("\n")
    document = read("\n".join([*lines[:4], "", "— 3 —", "", *lines[4:]]))
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == [LONG * 9, LONG * 9]


def test_lines_of_a_file_that_is_not_wrapped_stay_apart() -> None:
    lines = [LONG, "小标题", LONG[:36], LONG[5:41], *[LONG * 2] * 12]
    assert read("\n".join(lines)).text.split("\n") == lines


def test_a_caption_without_a_table_is_told() -> None:
    for after in (LONG, "二、任务\n" + LONG, "表2 项目\n" + LONG):
        notes = read(f"主要指标见下表。\n表1 建设指标\n{after}").notes
        assert notes[0] == "表1 建设指标: the table is not in the text"


@pytest.mark.parametrize(
    "text",
    [
        "表1 建设指标\n单位：亿元\n指标\t2020年\t2025年\n产值\t120\t180",
        "表1 建设指标\n\t序号\n\t指标\n\n\t1\n\t绿地率\n",
        f"表1显示，{LONG}",
        f"附表\n表1 建设指标\n表2 项目\n{LONG}\n表1 建设指标\n指标\t目标\n甲\t1\n表2 项目\n项目\t投资\n乙\t2",
        "表面积达到12公顷\n" + LONG,
        "附件1",
    ],
)
def test_other_captions_are_not(text: str) -> None:
    assert read(text).notes == ()


def test_a_table_that_goes_on_under_its_caption_again_is_one() -> None:
    head = "序号\t项目名称\t总投资（万元）\n"
    document = read(f"表1 项目\n{head}1\t甲河整治\t30\n续表1\n{head}2\t乙路改造\t40\n")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [row[0].text for row in table.rows] == ["序号", "1", "2"]


LETTERS = st.text(st.characters(categories=("Lo", "Ll", "Nd", "Po")), min_size=1, max_size=60)


@given(st.lists(LETTERS, max_size=30))
def test_every_line_of_text_is_found_in_the_document(lines: list[str]) -> None:
    document = read("幸福县规划\n" + "\n".join(lines))
    if not document.notes:
        squeezed = "".join(document.text.split())
        assert all("".join(line.split()) in squeezed for line in lines)


def test_four_times_the_text_takes_four_times_as_long() -> None:
    def text(lines: int) -> str:
        return "\n".join(f"{number}. {LONG * 3}" for number in range(lines))

    assert growth(read, text, 450) < 10
