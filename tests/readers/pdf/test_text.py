"""Running text of PDF files: paragraphs, headings, running heads, footnotes, columns, characters that look alike."""

from __future__ import annotations

import pytest

from plantext.document import Document, Paragraph
from plantext.readers.pdf import read

from .builder import Sheet, pdf

LEFT = 60
FULL = "全县森林覆盖率达到六十八点九，绿地面积逐年增加，生态环境质量持续向好发展，"  # 37 characters of 13 points


def document(*sheets: Sheet) -> Document:
    return read(pdf(*sheets), "规划")


def paragraphs(*sheets: Sheet) -> list[str]:
    return [block.text for block in document(*sheets).blocks if isinstance(block, Paragraph)]


def text_page(number: int = 1) -> Sheet:
    """A page with a full line, so that the width of the text is known."""
    return Sheet().lines(LEFT, 100, (FULL, "群众满意度提高。"), 13)


class TestParagraphs:
    def test_lines_of_a_paragraph_are_joined(self) -> None:
        assert paragraphs(text_page()) == [FULL + "群众满意度提高。"]

    def test_a_line_that_is_set_in_begins_a_paragraph(self) -> None:
        sheet = text_page().text(LEFT + 26, 140, "到二〇三〇年，优良天数比例保持稳定。", 13)
        assert len(paragraphs(sheet)) == 2

    def test_a_short_line_ends_a_paragraph(self) -> None:
        sheet = text_page().lines(LEFT, 140, ("加快建设", "绿色矿山"), 13)
        assert paragraphs(sheet)[1:] == ["加快建设", "绿色矿山"]

    def test_a_paragraph_goes_on_on_the_next_page(self) -> None:
        first = Sheet().text(LEFT, 780, FULL, 13).text(290, 820, "— 1 —", 10)
        second = Sheet().text(LEFT, 100, "群众满意度提高。", 13).text(290, 820, "— 2 —", 10)
        blocks = document(first, second).blocks
        assert [(block.text, block.page) for block in blocks if isinstance(block, Paragraph)] == [
            (FULL + "群众满意度提高。", 1)
        ]

    def test_a_sentence_that_ends_with_the_page_ends_the_paragraph(self) -> None:
        first = Sheet().lines(LEFT, 760, (FULL, "群众满意度提高。"), 13)
        second = Sheet().text(LEFT + 26, 100, "县域经济稳步增长。", 13)
        assert len(paragraphs(first, second)) == 2

    def test_a_title_in_two_lines_is_one(self) -> None:
        sheet = text_page().centred(40, "关于印发青川县生态文明建设示范县三年行动方", 22)
        sheet.centred(70, "案的通知", 22)
        assert paragraphs(sheet)[0] == "关于印发青川县生态文明建设示范县三年行动方案的通知"

    def test_a_hyphen_at_the_end_of_a_line_stays(self) -> None:
        sheet = text_page().lines(LEFT, 160, ("　　" + FULL[:30] + "，2021-", "2025年完成。"), 13)
        assert paragraphs(sheet)[-1].endswith("2021-2025年完成。")

    def test_entries_of_a_table_of_contents_stay_apart(self) -> None:
        entries = [f"第{n}章 总则{'.' * 58} {page}" for n, page in (("一", 1), ("二", 5), ("三", 9))]
        assert paragraphs(text_page().lines(LEFT, 200, entries, 13))[1:] == entries


class TestHeadings:
    def test_numbered_and_larger_lines_are_headings(self) -> None:
        sheet = text_page().text(LEFT, 150, "第一章 总体要求", 16).text(LEFT, 180, "现实基础", 16)
        sheet.text(LEFT + 26, 210, "基础良好。", 13).text(LEFT, 240, "第一节 形势", 14).text(
            LEFT + 26, 270, "形势向好。", 13
        )
        headings = [(b.level, b.text) for b in document(sheet).blocks if isinstance(b, Paragraph) and b.level]
        assert headings == [(1, "第一章 总体要求"), (1, "现实基础"), (2, "第一节 形势")]

    def test_the_title_of_a_document_and_its_date_are_no_headings(self) -> None:
        cover = Sheet().centred(200, "青川县生态文明建设规划", 28).centred(500, "二〇二四年三月", 16)
        body = text_page().text(LEFT, 150, "第一章 总体要求", 16).text(LEFT + 26, 180, "基础良好。", 13)
        headings = [b.text for b in document(cover, body).blocks if isinstance(b, Paragraph) and b.level]
        assert headings == ["第一章 总体要求"]


class TestFurniture:
    def pages(self, *heads: str) -> list[str]:
        sheets = []
        for number, head in enumerate(heads, 1):
            sheet = text_page().text(200, 40, head, 10).text(290, 810, f"— {number} —", 10)
            sheets.append(sheet.text(LEFT + 26, 160, f"第{'一二三四五'[number - 1]}项任务。", 13))
        return paragraphs(*sheets)

    def test_running_heads_and_page_numbers_are_left_out_and_counted(self) -> None:
        head = "青川县生态文明建设规划"
        assert not any(head in text or "—" in text for text in self.pages(head, head, head))

    def test_a_line_at_the_head_of_one_page_stays(self) -> None:
        assert "附表" in "".join(self.pages("青川县规划", "附表", "青川县规划", "青川县规划"))

    def test_a_chapter_at_the_head_of_every_page_stays(self) -> None:
        sheets = [text_page().text(LEFT, 60, f"第{n}章 总则", 16) for n in "一二三"]
        assert [text for text in paragraphs(*sheets) if "章" in text] == ["第一章 总则", "第二章 总则", "第三章 总则"]

    def test_a_number_in_the_text_is_no_page_number(self) -> None:
        assert "2035" in paragraphs(text_page().text(LEFT + 26, 400, "2035", 13))


class TestFootnotes:
    def test_a_note_below_a_short_rule_is_a_footnote(self) -> None:
        sheet = text_page().stroke(60, 740, 180, 740).text(60, 760, "1该指标为调查数据。", 9)
        last = document(sheet).blocks[-1]
        assert last == Paragraph("¹ 该指标为调查数据。", "footnote", number="¹", page=1)

    def test_a_raised_mark_begins_a_note_without_a_rule(self) -> None:
        sheet = text_page().text(60, 756, "1", 6).text(64, 760, "该指标为调查数据。", 9)
        last = document(sheet).blocks[-1]
        assert isinstance(last, Paragraph)
        assert (last.kind, last.text) == ("footnote", "¹ 该指标为调查数据。")

    def test_small_print_at_the_foot_is_not_always_a_note(self) -> None:
        last = document(text_page().text(60, 700, "资料来源：县统计局", 9)).blocks[-1]
        assert isinstance(last, Paragraph)
        assert last.kind == "body"


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["　　全县森林覆盖率达到六十八点", "九，绿地面积逐年增加，生态环境", "持续改善，群众满意度提高。"] * 5
    right = ["　　到二〇三〇年，优良天数比例", "稳定在百分之九十六以上，水质保", "持稳定，县域经济稳步增长。"] * 5
    sheet = Sheet().text(200, 60, "第一章 总体目标与任务", 16).lines(60, 100, left, 14).lines(330, 100, right, 14)
    whole = ["".join(part).strip() for part in (left[:3], right[:3])]
    assert paragraphs(sheet) == ["第一章 总体目标与任务", *[whole[0]] * 5, *[whole[1]] * 5]


class TestCharacters:
    def test_radicals_are_folded_into_the_ideographs_they_look_like(self) -> None:
        assert (
            paragraphs(text_page().text(LEFT + 26, 160, "⽣态⻓廊穿过⻄⻔，⾦⾊⽔岸。", 13))[1]
            == "生态长廊穿过西门，金色水岸。"
        )

    def test_characters_drawn_twice_to_look_bold_are_one(self) -> None:
        sheet = text_page()
        for shift in (0, 0.3, 0.6):
            sheet.text(LEFT + shift, 160, "人人参与建设", 16)
        assert paragraphs(sheet)[1] == "人人参与建设"

    @pytest.mark.parametrize("text", ["第一章 总体要求", "到2030年达到35%以上"])
    def test_a_blank_is_made_only_where_there_is_room_for_one(self, text: str) -> None:
        assert paragraphs(text_page().text(LEFT, 160, text, 16))[1] == text

    def test_the_room_between_ideographs_and_digits_is_no_blank(self) -> None:
        sheet = (
            text_page()
            .text(LEFT + 26, 160, "到", 13)
            .text(LEFT + 41.6, 160, "2030", 13)
            .text(LEFT + 70.2, 160, "年底", 13)
        )
        assert paragraphs(sheet)[1] == "到2030年底"

    def test_a_watermark_is_left_out_and_said(self) -> None:
        sheet = text_page()
        code = "征求意见稿".encode("utf-16-be").hex()
        sheet.operators.append(f"BT /F 60 Tf 0.707 0.707 -0.707 0.707 200 400 Tm <{code}> Tj ET")
        made = document(sheet)
        assert "征求意见稿" not in made.text
        assert any("characters left out: 5" in note for note in made.notes)
