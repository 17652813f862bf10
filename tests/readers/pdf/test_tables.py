"""Ruled tables, however their rulings are drawn, and over pages."""

from __future__ import annotations

import itertools

import pytest

from plantext.document import Document, Paragraph, Table
from plantext.readers.pdf import read

from .builder import Sheet, pdf

XS = (60.0, 120.0, 300.0, 400.0)
YS = (100.0, 120.0, 140.0, 160.0)
ROWS = [["序号", "名称", "数值"], ["1", "绿化率", "35.5%"], ["2", "处理率", "≥90"]]


def document(*sheets: Sheet) -> Document:
    return read(pdf(*sheets), "规划")


def tables(*sheets: Sheet) -> list[Table]:
    return [block for block in document(*sheets).blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    """The texts of a grid; a slot that a cell from above or from the left covers is `^`."""
    return [
        [c.text if (c.row, c.column) == (r, i) else "^" for i, c in enumerate(row)] for r, row in enumerate(table.rows)
    ]


def with_texts(sheet: Sheet) -> Sheet:
    for y, row in zip(YS, ROWS, strict=False):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x + 6, y + 13, text, 10)
    return sheet


def stroked() -> Sheet:
    return Sheet().grid(XS, YS)


def filled() -> Sheet:
    """Rules as Word and WPS draw them: thin filled rectangles."""
    sheet = Sheet()
    for x in XS:
        sheet.fill(x - 0.25, YS[0], x + 0.25, YS[-1])
    for y in YS:
        sheet.fill(XS[0], y - 0.25, XS[-1], y + 0.25)
    return sheet


def doubled() -> Sheet:
    """An outline of two lines each."""
    sheet = filled()
    for x in (XS[0], XS[-1]):
        sheet.fill(x + 1.25, YS[0], x + 1.75, YS[-1])
    for y in (YS[0], YS[-1]):
        sheet.fill(XS[0], y + 1.25, XS[-1], y + 1.75)
    return sheet


def piecewise() -> Sheet:
    """Every cell with an outline of its own."""
    sheet = Sheet()
    for y, to_y in itertools.pairwise(YS):
        for x, to_x in itertools.pairwise(XS):
            sheet.frame(x, y, to_x, to_y)
    return sheet


def open_sided() -> Sheet:
    """No lines at the left and the right side."""
    sheet = Sheet()
    for x in XS[1:-1]:
        sheet.stroke(x, YS[0], x, YS[-1])
    for y in YS:
        sheet.stroke(XS[0], y, XS[-1], y)
    return sheet


def decorated() -> Sheet:
    """A rule under the running head, an underlined word and a shade behind the header row."""
    sheet = stroked().stroke(60, 50, 535, 50).stroke(130, 137, 160, 137).fill(XS[0], YS[0], XS[-1], YS[1])
    return sheet


@pytest.mark.parametrize("draw", [stroked, filled, doubled, piecewise, open_sided, decorated])
def test_a_table_is_read_whatever_its_rules_are_drawn_with(draw: type) -> None:
    (table,) = tables(with_texts(draw()))
    assert texts(table) == ROWS
    assert table.pages == (1,)


def test_a_page_that_states_a_rotation_is_read_as_it_is_seen() -> None:
    sheet = Sheet(rotate=90)
    for x in XS:
        sheet.stroke(YS[0], sheet.height - x, YS[-1], sheet.height - x)
    for y in YS:
        sheet.stroke(y, sheet.height - XS[0], y, sheet.height - XS[-1])
    for y, row in zip(YS, ROWS, strict=False):
        for x, text in zip(XS, row, strict=False):
            code = text.encode("utf-16-be").hex()
            sheet.operators.append(f"BT /F 10 Tf 0 1 -1 0 {y + 13} {x + 6} Tm <{code}> Tj ET")
    (table,) = tables(sheet)
    assert texts(table) == ROWS


def test_missing_rules_make_merged_cells() -> None:
    sheet = Sheet()
    for y in (100, 120, 160):
        sheet.stroke(60, y, 400, y)
    sheet.stroke(120, 140, 400, 140)
    sheet.stroke(60, 100, 60, 160).stroke(400, 100, 400, 160).stroke(120, 100, 120, 160).stroke(300, 120, 300, 160)
    sheet.text(66, 113, "领域", 10).text(126, 113, "指标", 10).text(66, 143, "生态", 10)
    sheet.text(126, 133, "绿化率", 10).text(306, 133, "35%", 10).text(126, 153, "处理率", 10).text(306, 153, "90%", 10)
    (table,) = tables(sheet)
    assert texts(table) == [["领域", "指标", "^"], ["生态", "绿化率", "35%"], ["^", "处理率", "90%"]]
    assert table.rows[0][1].column_span == 2
    assert table.rows[1][0].row_span == 2


def test_lines_that_end_within_cells_are_read_by_pdfplumber_and_said() -> None:
    sheet = with_texts(stroked()).stroke(60, 180, 400, 180).stroke(60, 220, 400, 220).stroke(60, 180, 60, 220)
    sheet.stroke(400, 180, 400, 220).stroke(200, 180, 200, 200).stroke(200, 200, 300, 200).stroke(300, 200, 300, 220)
    sheet.text(66, 193, "甲", 10).text(206, 193, "乙", 10).text(66, 213, "丙", 10).text(306, 213, "丁", 10)
    made = document(sheet)
    assert any("pdfplumber" in note for note in made.notes)
    first = next(block for block in made.blocks if isinstance(block, Table))
    assert texts(first) == ROWS


def test_a_drawing_is_no_table() -> None:
    sheet = Sheet().text(84, 80, "县域空间格局如图所示。")
    for at in range(40):
        sheet.operators.append(f"{60 + at} {600 - at} m {100 + at} {500 + at} {200} {400 - at} {300} {300} c S")
    sheet.frame(60, 100, 400, 400)
    assert tables(sheet) == []


class TestCells:
    """What stands in a cell."""

    @staticmethod
    def cell(*lines: str, width: float = 70.0, x: float = 5.0) -> str:
        """The text of a cell of 6 characters (of 10 points) beside another one."""
        foot = 100 + 16 * len(lines) + 4
        sheet = Sheet().grid((60, 60 + width, 300), (100, foot)).text(66 + width, 113, "甲", 10)
        sheet.lines(60 + x, 113, lines, 10, 16)
        (table,) = tables(sheet)
        return table.rows[0][0].text

    @pytest.mark.parametrize(
        ("lines", "text"),
        [
            (["城镇污水集中", "处理率"], "城镇污水集中处理率"),
            (["生态环境", "质量改善"], "生态环境\n质量改善"),
            (["2021-2022年", "均达到目标"], "2021-2022年均达到目标"),
            (["绿色建筑面", "（万平方米）"], "绿色建筑面（万平方米）"),
            (["保持稳定或改", "善，不降低"], "保持稳定或改善，不降低"),
            (["①空气优良率", "②水质达标率"], "①空气优良率\n②水质达标率"),
            (["大中城市≥60", "县城≥50"], "大中城市≥60\n县城≥50"),
            (["主要水系水质*", "森林覆盖"], "主要水系水质*\n森林覆盖"),
        ],
    )
    def test_a_line_end_counts_only_where_the_next_word_had_room(self, lines: list[str], text: str) -> None:
        assert self.cell(*lines) == text

    def test_english_words_keep_the_blank_between_them(self) -> None:
        assert self.cell("Carbon Peak", "Plan") == "Carbon Peak Plan"

    def test_a_raised_small_digit_is_a_superscript(self) -> None:
        sheet = Sheet().grid((60, 160, 300), (100, 120)).text(65, 114, "6.27", 10).text(85, 110, "1", 6)
        sheet.text(165, 114, "甲", 10)
        assert tables(sheet)[0].rows[0][0].text == "6.27¹"

    def test_a_lowered_small_digit_is_a_digit(self) -> None:
        sheet = Sheet().grid((60, 160, 300), (100, 120)).text(65, 113, "PM", 10).text(75, 115, "2.5", 6)
        sheet.text(165, 114, "甲", 10)
        assert tables(sheet)[0].rows[0][0].text == "PM2.5"

    def test_a_name_that_is_set_in_is_marked_as_a_sub_item(self) -> None:
        rows = [["序号", "指标名称", "目标值"], ["1", "垃圾处理率", "90"], ["", "", "80"]]
        sheet = Sheet().table((60, 120, 300, 400), (100, 120, 140, 160), rows).text(145, 153, "农村地区", 10)
        assert [row[1].text for row in tables(sheet)[0].rows] == ["指标名称", "垃圾处理率", "\u3000\u3000农村地区"]


class TestOverPages:
    """Tables that go on on the next page."""

    HEAD = (("序号", "名称", "目标值"),)

    @staticmethod
    def page(rows: list[list[str]], top: float = 100.0, number: int = 1) -> Sheet:
        ys = [top + 20 * at for at in range(len(rows) + 1)]
        return Sheet().table(XS, ys, rows).text(290, 810, f"— {number} —", 10)

    def test_a_table_goes_on_with_its_header_repeated_or_without(self) -> None:
        first = [["序号", "名称", "目标值"], ["1", "绿化率", "35"], ["2", "处理率", "90"]]
        for rest in ([["3", "达标率", "95"]], [first[0], ["3", "达标率", "95"]]):
            (table,) = tables(self.page(first), self.page(rest, number=2))
            assert texts(table) == [*first, ["3", "达标率", "95"]]
            assert table.pages == (1, 2)

    def test_a_table_goes_on_where_its_last_page_needs_fewer_columns(self) -> None:
        rows = [["序号", "名称", "目标值"], ["1", "绿化率", "35"]]
        below = Sheet().table((60, 120, 400), (100, 120), [["2", "取消"]])
        (table,) = tables(self.page(rows), below)
        assert texts(table) == [*rows, ["2", "取消", "^"]]

    def test_text_between_two_tables_keeps_them_apart(self) -> None:
        rows = [["序号", "名称", "目标值"], ["1", "绿化率", "35"]]
        second = self.page([["序号", "名称", "目标值"], ["1", "处理率", "90"]]).text(60, 80, "表2 其他指标", 10)
        assert len(tables(self.page(rows), second)) == 2

    def test_other_columns_are_another_table(self) -> None:
        rows = [["序号", "名称", "目标值"], ["1", "绿化率", "35"]]
        other = Sheet().table((60, 200, 300, 400), (100, 120), [["甲", "乙", "丙"]])
        assert len(tables(self.page(rows), other)) == 2

    def test_a_page_without_the_table_ends_it(self) -> None:
        rows = [["序号", "名称", "目标值"], ["1", "绿化率", "35"]]
        between = Sheet().text(84, 100, "本页另有说明文字。")
        assert len(tables(self.page(rows), between, self.page(rows))) == 2

    def test_a_merged_cell_that_the_page_cuts_is_one_cell(self) -> None:
        first = Sheet().stroke(60, 100, 400, 100).stroke(60, 140, 400, 140).stroke(120, 120, 400, 120)
        second = Sheet().stroke(60, 100, 400, 100).stroke(60, 140, 400, 140).stroke(120, 120, 400, 120)
        for sheet, names in ((first, ("绿化率", "处理率")), (second, ("达标率", "覆盖率"))):
            for x in XS:
                sheet.stroke(x, 100, x, 140)
            sheet.lines(126, 113, names, 10, 20).lines(306, 113, ("10", "20"), 10, 20)
        first.text(66, 113, "生态", 10)
        (table,) = tables(first, second)
        assert texts(table) == [
            ["生态", "绿化率", "10"],
            ["^", "处理率", "20"],
            ["^", "达标率", "10"],
            ["^", "覆盖率", "20"],
        ]

    def cut_row(self, above: str, below: str, value: str = "") -> list[list[str]]:
        first = Sheet().grid((60, 120, 180, 300), (100, 120, 136)).lines(65, 113, ("序号", "12"), 10, 20)
        first.lines(125, 113, ("名称", above), 10, 20).lines(185, 113, ("数值", "95"), 10, 20)
        second = Sheet().grid((60, 120, 180, 300), (100, 116)).text(125, 113, below, 10).text(185, 113, value, 10)
        (table,) = tables(first, second)
        return texts(table)

    def test_a_row_that_the_page_cuts_is_one_row(self) -> None:
        assert self.cut_row("农村生活污", "水治理率")[-1] == ["12", "农村生活污水治理率", "95"]

    def test_a_row_that_the_page_cuts_between_two_items_is_one_row(self) -> None:
        assert self.cut_row("①水质改善", "②水量稳定")[-1] == ["12", "①水质改善\n②水量稳定", "95"]

    @pytest.mark.parametrize(
        ("above", "below", "value"),
        [("农村生活污", "②水质", "90"), ("治理率", "其他地区", ""), ("农村生活污", "水治理率", "90")],
    )
    def test_a_sub_row_at_the_head_of_a_page_is_a_row(self, above: str, below: str, value: str) -> None:
        rows = self.cut_row(above, below, value)
        assert [row[1] for row in rows] == ["名称", above, below]

    @staticmethod
    def wide_row(above: list[str], below: list[str]) -> list[list[str]]:
        xs = [60 + 60 * at for at in range(len(above) + 1)]
        first, second = Sheet().grid(xs, (100, 120, 136)), Sheet().grid(xs, (100, 116))
        for x, head, text, rest in zip(xs, "甲乙丙丁戊", above, below, strict=False):
            first.lines(x + 5, 113, (head, text), 10, 20)
            second.text(x + 5, 113, rest, 10)
        (table,) = tables(first, second)
        return texts(table)[1:]

    def test_a_row_is_one_where_most_texts_are_cut_and_another_one_between_two_lines(self) -> None:
        above = ["节能增效：", "持续改善提", "完成上级规", "不再新增煤", "7"]
        whole = ["节能增效：\n①能耗", "持续改善提高幅度", "完成上级规定任务", "不再新增煤耗", "7"]
        assert self.wide_row(above, ["①能耗", "高幅度", "定任务", "耗", ""]) == [whole]
        other = ["①能耗", "高幅度", "90", "95", "8"]
        assert self.wide_row(above, other) == [above, other]

    def test_boxes_of_one_cell_that_follow_each_other_stay_apart(self) -> None:
        def box(title: str, number: int) -> Sheet:
            return (
                Sheet()
                .frame(60, 100, 400, 140)
                .lines(66, 114, (title, "建设绿道10公里。"), 10, 18)
                .text(290, 810, f"— {number} —", 10)
            )

        made = document(box("专栏1 绿道", 1), box("专栏2 公园", 2))
        kinds = [block.kind for block in made.blocks if isinstance(block, Paragraph)]
        assert kinds == ["box_title", "box", "box_title", "box"]

    def test_a_box_that_the_page_cuts_goes_on(self) -> None:
        first = Sheet().frame(60, 100, 140, 140).lines(66, 114, ("专栏1 绿道", "建设沿河绿道"), 10, 18)
        second = Sheet().frame(60, 100, 140, 120).text(66, 114, "10公里。", 10)
        blocks = document(first, second).blocks
        assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
            "专栏1 绿道",
            "建设沿河绿道10公里。",
        ]
