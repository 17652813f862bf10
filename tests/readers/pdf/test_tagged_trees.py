"""Structure trees as programs write them, and such that lie."""

from __future__ import annotations

import pytest

from plantext.document import Paragraph, Table
from plantext.readers.pdf.page import Page
from plantext.readers.pdf.tagged import Tags
from plantext.readers.pdf.tagged.structure import Node

from .trees import grid_page, page, row, rows_of, ruled, table, tag, texts, told


def test_headings_have_the_level_of_their_tag_and_paragraphs_none() -> None:
    printed = page(("第一章总则", 50, 50), ("概况", 50, 70), ("全县森林", 50, 90))
    root = tag("Document", tag("Sect", tag("H1", 0), tag("H3", tag("Span", 1)), tag("P", 2)))
    blocks, _ = told((printed, root))
    assert [(block.kind, block.level) for block in blocks if isinstance(block, Paragraph)] == [
        ("heading", 1), ("heading", 3), ("body", 0),
    ]  # fmt: skip


def test_a_heading_without_a_number_counts_the_sections_around_it() -> None:
    root = tag("Document", tag("Sect", tag("H", 0), tag("Sect", tag("H", 1))))
    blocks, _ = told((page(("总则", 50, 50), ("目标", 50, 70)), root))
    assert [block.level for block in blocks if isinstance(block, Paragraph)] == [1, 2]


def test_the_label_of_a_list_goes_with_its_text() -> None:
    root = tag("L", tag("LI", tag("Lbl", 0), tag("LBody", tag("P", 1))), tag("LI", tag("Lbl", 2), tag("LBody", 3)))
    printed = page(("1.", 50, 50), ("治水", 80, 50), ("2.", 50, 70), ("治山", 80, 70))
    assert texts(told((printed, root))[0]) == ["1.治水", "2.治山"]


def test_a_list_within_an_item_stands_below_it() -> None:
    inner = tag("L", tag("LI", tag("Lbl", 2), tag("LBody", 3)))
    root = tag("L", tag("LI", tag("Lbl", 0), tag("LBody", 1), inner))
    printed = page(("1.", 50, 50), ("治水", 80, 50), ("a.", 70, 70), ("截污", 90, 70))
    assert texts(told((printed, root))[0]) == ["1.治水", "a.截污"]


def test_a_paragraph_over_a_page_break_is_one() -> None:
    first, second = page(("全县森林", 50, 700)), page(("覆盖率", 50, 50), ("末段", 50, 70), number=2)
    blocks, _ = told(
        (first, tag("Document", tag("P", 0, None), None)), (second, tag("Document", tag("P", None, 0), tag("P", 1)))
    )
    assert texts(blocks) == ["全县森林覆盖率", "末段"]
    assert [block.page for block in blocks if isinstance(block, Paragraph)] == [1, 2]


def test_two_paragraphs_at_a_page_break_stay_two() -> None:
    blocks, _ = told(
        (page(("全县森林", 50, 700)), tag("Document", tag("P", 0), None)),
        (page(("覆盖率", 50, 50), number=2), tag("Document", None, tag("P", 0))),
    )
    assert texts(blocks) == ["全县森林", "覆盖率"]


def test_a_table_over_pages_is_one_and_a_row_that_the_break_cuts_too() -> None:
    first = tag("Table", row(0, 1), tag("TR", tag("TD", tag("P", 2)), tag("TD", tag("P", 3, None))), None)
    second = tag("Table", None, tag("TR", None, tag("TD", tag("P", None, 0))), row(1, 2))
    blocks, _ = told(
        (grid_page(("指标", "单位"), ("产值", "万元")), tag("Document", first)),
        (grid_page(("", "每年"), ("人口", "万人"), number=2), tag("Document", second)),
    )
    assert rows_of(blocks) == [["指标", "单位"], ["产值", "万元每年"], ["人口", "万人"]]
    assert [block.pages for block in blocks if isinstance(block, Table)] == [(1, 2)]


def test_a_cut_row_that_its_program_wrote_twice_into_one_is_healed() -> None:
    cut = tag("TR", tag("TD", tag("P", 2)), tag("TD", tag("P", 3)), None, None)
    rest = tag("TR", None, None, tag("TD", tag("P", 0)), tag("TD", tag("P", 1)))
    blocks, _ = told(
        (grid_page(("指标", "单位"), ("单位产值", "吨标准煤")), tag("Table", row(0, 1), cut, None)),
        (grid_page(("能耗", "/万元"), ("人口", "万人"), number=2), tag("Table", None, rest, row(2, 3))),
    )
    assert rows_of(blocks) == [["指标", "单位"], ["单位产值能耗", "吨标准煤/万元"], ["人口", "万人"]]


def test_what_merged_cells_hang_over_is_left_out_where_a_row_is_written_twice() -> None:
    merged = tag("TD", tag("P", 0), down=2)
    cut = tag("TR", merged, tag("TD", tag("P", 1)), tag("TD", tag("P", 2)), None, None)
    rest = tag("TR", None, None, None, tag("TD", tag("P", 0)), None)
    blocks, _ = told(
        (grid_page(("生态", "单位产值", "吨")), tag("Table", cut, None)),
        (grid_page(("", "能耗"), ("", "人口", "万人"), number=2), tag("Table", rest, row(1, 2))),
    )
    assert rows_of(blocks) == [["生态", "单位产值能耗", "吨"], ["生态", "人口", "万人"]]


def test_a_merged_cell_without_text_is_found_by_the_rows_that_lack_it() -> None:
    printed = grid_page(("甲", "乙", "丙"), ("一", "", "二"), ("三", "", "四"), ("五", "六", "七"))
    root = tag("Table", row(0, 1, 2), row(3, None, 4), row(5, 6), row(7, 8, 9))
    blocks, _ = told((printed, root))
    (found,) = blocks
    assert isinstance(found, Table)
    assert found.rows[1][1] is found.rows[2][1]
    assert rows_of(blocks)[2] == ["三", "", "四"]


def test_of_two_cells_that_may_be_merged_the_one_is_whose_columns_fit_the_text() -> None:
    printed = grid_page(("甲", "乙", "丙"), ("", "一", ""), ("", "二", "三"), ("五", "六", "七"))
    root = tag("Table", row(0, 1, 2), row(None, 3, None), row(4, 5), row(6, 7, 8))
    assert rows_of(told((printed, root))[0])[2] == ["", "二", "三"]


def test_an_empty_cell_that_fills_up_its_row_covers_the_rest() -> None:
    printed = grid_page(("甲", "乙", "丙"), ("合计",), ("一", "二", "三"))
    blocks, _ = told((printed, tag("Table", row(0, 1, 2), row(3, None), row(4, 5, 6))))
    (found,) = blocks
    assert isinstance(found, Table)
    assert found.rows[1][1].column_span == 2


def test_a_row_without_text_is_kept() -> None:
    printed = grid_page(("甲", "乙"), (), ("一", "二"))
    assert rows_of(told((printed, tag("Table", row(0, 1), None, row(2, 3))))[0])[1] == ["", ""]


def test_header_cells_and_groups_of_rows_tell_the_header() -> None:
    head = tag("THead", tag("TR", tag("TH", 0), tag("TH", 1)))
    blocks, _ = told((grid_page(("指标", "单位"), ("产值", "万元")), tag("Table", head, tag("TBody", row(2, 3)))))
    assert [block.header_rows for block in blocks if isinstance(block, Table)] == [1]


def test_a_caption_in_a_table_stands_before_it() -> None:
    printed = page(("表1 主要指标", 50, 80), ("甲", 50, 100), ("乙", 150, 100))
    blocks, _ = told((printed, tag("Table", tag("Caption", tag("P", 0)), row(1, 2))))
    assert texts(blocks) == ["表1 主要指标"]
    assert rows_of(blocks) == [["甲", "乙"]]


def test_a_table_of_one_column_is_a_box() -> None:
    printed = page(("专栏1 治水", 50, 80), ("截污。", 50, 100), ("清淤。", 50, 120))
    root = tag("Table", row(0), tag("TR", tag("TD", tag("P", 1), tag("P", 2))))
    blocks, _ = told((printed, root))
    assert [block.kind for block in blocks if isinstance(block, Paragraph)] == ["box_title", "box", "box"]


def test_a_table_in_a_cell_is_text_of_the_cell() -> None:
    inner = tag("Table", row(1, 2))
    printed = page(("甲", 50, 100), ("一", 150, 100), ("二", 180, 100), ("丙", 50, 120), ("丁", 150, 120))
    root = tag("Table", tag("TR", tag("TD", tag("P", 0)), tag("TD", inner)), row(3, 4))
    assert rows_of(told((printed, root))[0]) == [["甲", "一\t二"], ["丙", "丁"]]


def test_a_footnote_stands_last_and_does_not_part_its_paragraph() -> None:
    note = tag("Note", tag("P", 2))
    printed = page(("森林覆盖", 50, 50), ("率提高", 90, 50), ("1按新口径", 50, 700), ("后文", 50, 70))
    blocks, _ = told((printed, tag("Document", tag("P", 0, note, 1), tag("P", 3))))
    assert texts(blocks) == ["森林覆盖率提高", "后文", "¹ 按新口径"]
    assert [block.kind for block in blocks if isinstance(block, Paragraph)][-1] == "footnote"


def test_a_footnote_within_its_reference_does_not_part_the_paragraph_either() -> None:
    reference = tag("Reference", tag("Link", 1), tag("Note", tag("P", 2)))
    printed = page(("森林覆盖率", 50, 50), ("甲", 100, 50), ("1按新口径", 50, 700), ("提高", 110, 50))
    assert texts(told((printed, tag("P", 0, reference, 3)))[0]) == ["森林覆盖率甲提高", "¹ 按新口径"]


def test_lines_of_a_table_of_contents_are_no_headings() -> None:
    root = tag("TOC", tag("TOCI", tag("H1", tag("Link", 0))), tag("TOCI", tag("H1", 1)))
    blocks, _ = told((page(("第一章总则3", 50, 50), ("第二章目标5", 50, 70)), root))
    assert [block.kind for block in blocks if isinstance(block, Paragraph)] == ["body", "body"]


def test_the_characters_of_a_line_are_ordered_by_their_places() -> None:
    printed = page(("十四五规划", 60, 50), ("“", 50, 50))
    assert texts(told((printed, tag("P", 0, 1)))[0]) == ["“十四五规划"]


def test_columns_of_text_are_read_one_after_the_other() -> None:
    printed = page(("左栏一", 50, 50), ("左栏二", 50, 70), ("右栏一", 300, 50), ("右栏二", 300, 70))
    assert texts(told((printed, tag("P", 0, 1, 2, 3)))[0]) == ["左栏一左栏二右栏一右栏二"]


def test_furniture_needs_no_tag() -> None:
    printed = page(("正文", 50, 50), furniture=(("某县总体规划", 50, 20), ("14", 50, 780)))
    assert texts(told((printed, tag("P", 0)))[0]) == ["正文"]


def test_running_heads_in_the_margins_need_no_tag_even_if_nothing_says_what_they_are() -> None:
    body = "正文写了很多，一行又一行，都有标签，只有页眉页脚没有。"
    printed = page((body, 50, 100), untagged=(("14", 50, 780), ("规划", 50, 20)))
    assert texts(told((printed, tag("P", 0)))[0]) == [body]


def test_a_page_without_text_needs_no_tree() -> None:
    tags = Tags()
    tags.add(None, page(number=1))
    tags.take(page(("正文", 50, 50), number=2), tag("Root", tag("P", 0)))
    assert tags.read() is not None


PRINTED = grid_page(("指标", "单位", "目标"), ("产值", "万元", "二十"), ("人口", "万人", "三十"))
LIES: dict[str, tuple[Page, Node | None, str]] = {
    "no tree": (PRINTED, None, "leave out text of page 1"),
    "empty tree": (PRINTED, tag("Root"), "leave out text of page 1"),
    "a root without kids of this page": (PRINTED, tag("Root", tag("Document", None, None)), "leave out text"),
    "tags on part of the page": (PRINTED, table((0, 1, 2)), "leave out text"),
    "a cell left out of the tree": (PRINTED, table((0, 1, 2), (3, 4), (6, 7, 8)), "leave out text"),
    "text beside all tags": (
        page(("正文", 50, 50), untagged=(("没有标签的正文", 50, 70),)), tag("P", 0), "leave out text",
    ),
    "a few words beside all tags": (
        page(("一二三四五六七八九十" * 5, 50, 50), untagged=(("12", 50, 400),)), tag("P", 0), "leave out text",
    ),
    "a page of nothing but what might be furniture": (
        page(("14", 50, 400), untagged=(("目标为二十", 50, 20),)), tag("P", 0), "leave out text",
    ),
    "a row that lacks a cell": (PRINTED, tag("Table", row(0, 1, 2), row(3, 4), tag("TR", 
        tag("TD", 5), tag("TD", 6), tag("TD", 7), tag("TD", 8))), "row 2"),
    "too many cells": (
        PRINTED,
        tag("Table", row(0, 1, 2), row(3, 4, 5), tag("TR", tag("TD", 6, across=2), tag("TD", 7), tag("TD", 8))),
        "row 3",
    ),
    "a span that reaches over a cell": (
        PRINTED, tag("Table", tag("TR", tag("TD", 0, down=2), tag("TD", 1), tag("TD", 2)), row(3, 4, 5), row(6, 7, 8)),
        "row 2",
    ),
    "text claimed twice": (PRINTED, tag("Document", table((0, 1, 2), (3, 4, 5), (6, 7, 8)), tag("P", 4)), "twice"),
    "rows from below": (PRINTED, table((6, 7, 8), (3, 4, 5), (0, 1, 2)), "do not stand as its rows say"),
    "cells from the right": (PRINTED, table((2, 1, 0), (5, 4, 3), (8, 7, 6)), "do not stand as its rows say"),
    "columns tagged as rows": (PRINTED, table((0, 3, 6), (1, 4, 7), (2, 5, 8)), "do not stand as its rows say"),
    "paragraphs for cells": (PRINTED, tag("Table", *(tag("P", mark) for mark in range(9))), "beside its rows"),
    "text beside the cells of a row": (
        PRINTED, tag("Table", row(0, 1, 2), row(3, 4, 5), tag("TR", tag("P", 6), tag("TD", 7), tag("TD", 8))),
        "beside its cells",
    ),
    "paragraphs from below": (PRINTED, tag("Document", *(tag("P", mark) for mark in (6, 3, 0, 7, 4, 1))
        , tag("P", 2, 5, 8)), "order of the tags"),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_tree_that_lies_is_not_believed(lie: str) -> None:
    printed, root, reason = LIES[lie]
    blocks, refusal = told((printed, root))
    assert blocks == []
    assert reason in refusal


DEEP = (45, 95, 145, 135)
SHALLOW = (45, 95, 145, 115), (45, 115, 145, 135)
RIGHT = (145, 95, 245, 115), (145, 115, 245, 135)
MERGED_DOWN = tag("Table", tag("TR", tag("TD", 0, down=2), tag("TD", 1)), row(2))
NOT_MERGED = tag("Table", row(0, 1), row(None, 2))


@pytest.mark.parametrize(
    ("areas", "root", "is_believed"),
    [
        ((DEEP, *RIGHT), MERGED_DOWN, True),
        ((DEEP, *RIGHT), NOT_MERGED, False),
        ((*SHALLOW, *RIGHT), MERGED_DOWN, False),
        ((*SHALLOW, *RIGHT), NOT_MERGED, True),
        ((), NOT_MERGED, True),
    ],
)
def test_cells_have_to_be_merged_as_they_are_drawn(
    areas: tuple[tuple[float, float, float, float], ...], root: Node, is_believed: bool
) -> None:
    printed = grid_page(("领域", "指标"), ("", "单位"))
    blocks, refusal = told((ruled(printed, *areas), root))
    assert (blocks != [], "merged" in refusal) == (is_believed, not is_believed)


def test_pages_that_say_different_things_of_an_element_are_not_believed() -> None:
    first, second = page(("甲", 50, 50)), page(("乙", 50, 50), number=2)
    _, refusal = told((first, tag("Document", tag("P", 0))), (second, tag("Document", tag("Sect", tag("P", 0)))))
    assert "than on the page before" in refusal


def test_one_page_without_tags_is_enough_to_believe_none() -> None:
    blocks, refusal = told((page(("甲", 50, 50)), tag("P", 0)), (page(("乙", 50, 50), number=2), None))
    assert blocks == []
    assert "page 2" in refusal


def test_tags_without_any_text_say_nothing() -> None:
    assert told() == ([], "the tags hold no text")


def test_an_empty_table_and_an_empty_paragraph_leave_no_block() -> None:
    root = tag("Document", tag("Table", tag("TR", tag("TD"), tag("TD"))), tag("P"), tag("P", 0))
    assert texts(told((page(("正文", 50, 50)), root))[0]) == ["正文"]
