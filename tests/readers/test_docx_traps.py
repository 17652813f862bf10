"""The thirteen traps on which readers of DOCX lose, move or double the content of tables."""

from __future__ import annotations

from plantext.document import Document, Paragraph, Table
from plantext.readers.docx import read

from .docx_builder import docx, p, r, sdt, tbl, tc, text_box, tr

HEADER = tr("指标", "单位", "现状")


def table(document: Document) -> Table:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert len(tables) == 1
    return tables[0]


def texts(xml: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table(read(docx(xml), "x")).rows]


def test_a_cell_in_a_content_control_stays_in_its_column() -> None:
    assert texts(tbl(HEADER, tr("甲", sdt(tc("%")), "5"), columns=3))[1] == ["甲", "%", "5"]


def test_a_row_in_a_content_control_is_read() -> None:
    assert texts(tbl(HEADER, sdt(tr("甲", "%", "5")), tr("乙", "吨", "6"), columns=3))[1:] == [
        ["甲", "%", "5"],
        ["乙", "吨", "6"],
    ]


def test_a_table_in_a_content_control_is_read_in_its_place() -> None:
    document = read(docx(p("前") + sdt(tbl(HEADER, tr("甲", "%", "5"), columns=3)) + p("后")), "x")
    assert [type(block) for block in document.blocks] == [Paragraph, Table, Paragraph]


def test_a_row_that_starts_late_leaves_its_first_columns_empty() -> None:
    late = tr("%", "5", properties='<w:gridBefore w:val="1"/>')
    assert texts(tbl(HEADER, late, columns=3))[1] == ["", "%", "5"]


def test_a_row_that_ends_early_leaves_its_last_columns_empty() -> None:
    early = tr("甲", "%", properties='<w:gridAfter w:val="1"/>')
    assert texts(tbl(HEADER, early, columns=3))[1] == ["甲", "%", ""]


def test_tracked_insertions_are_in_and_deletions_out() -> None:
    change = p("覆盖率", f"<w:ins>{r('68')}</w:ins>", "<w:del><w:r><w:delText>52</w:delText></w:r></w:del>", "%")
    assert texts(tbl(HEADER, tr("甲", "%", tc(change)), columns=3))[1][2] == "覆盖率68%"


def test_moved_text_is_read_where_it_was_moved_to() -> None:
    moved = p(f"<w:moveFrom>{r('旧')}</w:moveFrom>", "中", f"<w:moveTo>{r('新')}</w:moveTo>")
    assert texts(tbl(HEADER, tr("甲", "%", tc(moved)), columns=3))[1][2] == "中新"


def test_a_smart_tag_does_not_hide_its_text() -> None:
    assert texts(tbl(HEADER, tr(tc(p(f"<w:smartTag>{r('2025')}</w:smartTag>", "年")), "%", "5")))[1][0] == "2025年"


def test_a_simple_field_shows_its_result() -> None:
    field = p(f'<w:fldSimple w:instr=" SEQ 表 ">{r("12")}</w:fldSimple>')
    assert texts(tbl(HEADER, tr(tc(field), "%", "5"), columns=3))[1][0] == "12"


def test_a_hyphen_that_may_not_break_is_a_hyphen() -> None:
    years = p("<w:r><w:t>20</w:t><w:noBreakHyphen/><w:t>25</w:t></w:r>")
    assert texts(tbl(HEADER, tr(tc(years), "%", "5"), columns=3))[1][0] == "20-25"


def test_a_table_without_a_grid_is_read() -> None:
    bare = f"<w:tbl>{HEADER}{tr('甲', '%', '5')}</w:tbl>"
    assert texts(bare) == [["指标", "单位", "现状"], ["甲", "%", "5"]]


def test_a_text_box_in_a_cell_is_read_once_and_stays_in_the_cell() -> None:
    boxed = p("甲", text_box(p("盒中")))
    assert texts(tbl(HEADER, tr(tc(boxed), "%", "5"), columns=3))[1] == ["甲\n盒中", "%", "5"]


def test_a_nested_table_stays_in_its_cell_with_its_cells_apart() -> None:
    inner = tbl(tr("东部", "8"), tr("西部", "9"), columns=2)
    document = read(docx(tbl(HEADER, tr(tc(p("甲") + inner + p()), "%", "5"), columns=3)), "x")
    assert [cell.text for cell in table(document).rows[1]] == ["甲\n东部\t8\n西部\t9", "%", "5"]
    assert document.notes == ("1 table inside a table cell is read as lines of that cell",)


def test_hidden_text_is_left_out_and_counted() -> None:
    hidden = p("甲", r("密", "<w:vanish/>"))
    document = read(docx(tbl(HEADER, tr(tc(hidden), "%", "5"), columns=3)), "x")
    assert table(document).rows[1][0].text == "甲"
    assert document.notes == ("1 hidden run of text is left out",)


def test_text_whose_hiding_is_switched_off_is_read() -> None:
    assert texts(tbl(HEADER, tr(tc(p("甲", r("乙", '<w:vanish w:val="0"/>'))), "%", "5")))[1][0] == "甲乙"
