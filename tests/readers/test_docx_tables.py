"""Tables of DOCX files: merges, headers, needless columns, boxes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Block, Cell, Paragraph, Table
from plantext.readers.docx import read

from .docx_builder import docx, p, r, tbl, tc, text_box, tr

DOWN = "<w:vMerge/>"
START = '<w:vMerge w:val="restart"/>'


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def blocks(body: str) -> tuple[Block, ...]:
    return read(docx(body), "x").blocks


def table(body: str) -> Table:
    (block,) = blocks(body)
    assert isinstance(block, Table)
    return block


def origins(made: Table) -> list[Cell]:
    return [cell for r, row in enumerate(made.rows) for c, cell in enumerate(row) if made.is_origin(r, c)]


def test_a_vertical_merge_is_one_cell_in_all_its_slots() -> None:
    made = table(tbl(tr(tc("域", START), "1"), tr(tc("", DOWN), "2"), tr(tc("", DOWN), "3")))
    assert origins(made)[0] == Cell("域", 0, 0, row_span=3)
    assert made.rows[0][0] is made.rows[2][0]


def test_a_new_merge_ends_the_one_above() -> None:
    made = table(tbl(tr(tc("甲", START), "1"), tr(tc("", DOWN), "2"), tr(tc("乙", START), "3"), tr(tc("", DOWN), "4")))
    assert [row[0].text for row in made.rows] == ["甲", "甲", "乙", "乙"]


def test_a_merge_that_continues_nothing_is_a_cell() -> None:
    assert [row[0].text for row in table(tbl(tr(tc("甲", DOWN), "1"), tr("乙", "2"))).rows] == ["甲", "乙"]


def test_a_plain_cell_between_ends_a_merge() -> None:
    made = table(tbl(tr(tc("甲", START), "1"), tr("乙", "2"), tr(tc("丙", DOWN), "3")))
    assert [row[0].text for row in made.rows] == ["甲", "乙", "丙"]


def test_a_horizontal_span_covers_its_columns() -> None:
    made = table(tbl(tr("指标", tc("规划值", span(2))), tr("甲", "5", "6")))
    assert origins(made)[1] == Cell("规划值", 0, 1, column_span=2)
    assert made.rows[0][2] is made.rows[0][1]


def test_old_horizontal_merges_count_as_spans() -> None:
    merged = tr("指标", tc("规划值", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"))
    assert origins(table(tbl(merged, tr("甲", "5", "6"))))[1] == Cell("规划值", 0, 1, column_span=2)


def test_a_merge_in_both_directions_is_a_rectangle() -> None:
    made = table(tbl(tr(tc("甲", START + span(2)), "1"), tr(tc("", DOWN + span(2)), "2"), tr("a", "b", "3")))
    assert origins(made)[0] == Cell("甲", 0, 0, row_span=2, column_span=2)


def test_text_under_a_merge_is_counted() -> None:
    document = read(docx(tbl(tr(tc("甲", START), "1"), tr(tc("乙", DOWN), "2"))), "x")
    assert document.notes == ("1 cell covered by a merge has text that is left out",)


def test_marked_header_rows_are_counted() -> None:
    head = "<w:tblHeader/>"
    assert table(tbl(tr("甲", "乙", properties=head), tr("a", "b", properties=head), tr("1", "2"))).header_rows == 2


def test_a_header_mark_that_is_off_or_below_the_top_does_not_count() -> None:
    off = tr("甲", "乙", properties='<w:tblHeader w:val="0"/>')
    assert table(tbl(off, tr("1", "2", properties="<w:tblHeader/>"))).header_rows is None


def test_header_marks_on_all_rows_say_nothing() -> None:
    head = "<w:tblHeader/>"
    assert table(tbl(tr("甲", "乙", properties=head), tr("1", "2", properties=head))).header_rows is None


def test_a_deleted_row_is_out_and_an_inserted_one_in() -> None:
    changed = [tr("甲", "1"), tr("乙", "2", properties="<w:del/>"), tr("丙", "3", properties="<w:ins/>")]
    assert [row[0].text for row in table(tbl(*changed)).rows] == ["甲", "丙"]


def test_paragraphs_and_soft_breaks_in_a_cell_are_lines() -> None:
    lines = p("<w:r><w:t>①甲</w:t><w:br/><w:t>②乙</w:t></w:r>") + p() + p("③丙")
    assert table(tbl(tr(tc(lines), "1"))).rows[0][0].text == "①甲\n②乙\n③丙"


def test_a_column_that_no_cell_begins_in_is_taken_out() -> None:
    made = table(tbl(tr(tc("甲", span(3)), "1"), tr(tc("乙", span(3)), "2"), columns=4))
    assert made.width == 2
    assert {cell.column_span for cell in origins(made)} == {1}


def test_a_sliver_between_borders_that_do_not_quite_meet_is_taken_out() -> None:
    rows = [tr(tc("甲", span(2)), "1"), tr("乙", tc("2", span(2)))]
    made = table(tbl(*rows, widths=(2000, 40, 2000)))
    assert [[cell.text for cell in row] for row in made.rows] == [["甲", "1"], ["乙", "2"]]


def test_a_merge_goes_on_over_edges_that_are_a_sliver_apart() -> None:
    first = tr("1", tc("甲", START + span(2)), "x")
    second = tr(tc("2", span(2)), tc("", DOWN), "y")
    made = table(tbl(first, second, widths=(900, 40, 900, 900)))
    assert [[cell.text for cell in row] for row in made.rows] == [["1", "甲", "x"], ["2", "甲", "y"]]
    assert made.rows[1][1] is made.rows[0][1]


def test_a_merge_never_reaches_over_a_cell_beside_its_continuation() -> None:
    made = table(tbl(tr(tc("甲", START + span(2)), "1"), tr(tc("", DOWN), "乙", "2")))
    assert [cell.text for cell in made.rows[1]] == ["", "乙", "2"]


def test_a_narrow_column_with_a_cell_of_its_own_stays() -> None:
    rows = [tr("甲", "*", "1"), tr("乙", tc("2", span(2)))]
    assert table(tbl(*rows, widths=(2000, 40, 2000))).width == 3


def test_a_span_beyond_all_reason_is_cut_and_counted() -> None:
    document = read(docx(tbl(tr(tc("甲", span(50_000_000)), "乙"), tr(*"123"))), "x")
    (block,) = document.blocks
    assert isinstance(block, Table)
    assert block.width <= 200
    assert document.notes == ("1 table row is cut at 200 columns (MAX_COLUMNS)",)


def test_nonsense_for_a_span_is_one_column() -> None:
    made = table(tbl(tr(tc("甲", '<w:gridSpan w:val="x"/>'), "1"), tr(tc("乙", span(0)), "2"), tr("丙", "3")))
    assert made.width == 2


def test_a_table_cut_by_a_section_break_is_one() -> None:
    head = tr("序号", "指标", "2025年")
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    made = table(tbl(head, tr("1", "甲", "5"), tr("2", "乙", "6")) + section + tbl(head, tr("3", "丙", "7")))
    assert [row[0].text for row in made.rows] == ["序号", "1", "2", "3"]


def test_a_table_without_cells_is_no_block() -> None:
    assert blocks(tbl(tr(), columns=2) + p("甲")) == (Paragraph("甲"),)


def test_a_titled_box_of_one_column_is_lines_with_a_title() -> None:
    made = blocks(tbl(tr("专栏3 湿地修复"), tr(tc(p("修复岸线。") + p("建设驿站。")))))
    assert made == (
        Paragraph("专栏3 湿地修复", "box_title"),
        Paragraph("修复岸线。", "box"),
        Paragraph("建设驿站。", "box"),
    )


def test_a_box_of_one_cell_gives_its_first_line_as_title() -> None:
    made = blocks(tbl(tr(tc(p("专栏 1：能力建设") + p("建站。")))))
    assert [(b.kind, b.text) for b in made if isinstance(b, Paragraph)] == [
        ("box_title", "专栏 1：能力建设"),
        ("box", "建站。"),
    ]


def test_a_title_above_its_box_is_the_title_of_the_box() -> None:
    made = blocks(p("专栏4 治水") + tbl(tr("建站。")) + p("专栏说明。") + p("文。"))
    assert [b.kind for b in made if isinstance(b, Paragraph)] == ["box_title", "box", "body", "body"]


def test_text_whose_paragraph_mark_is_deleted_at_the_end_of_a_cell_stays_in_it() -> None:
    cut = p("甲", properties="<w:rPr><w:del/></w:rPr>")
    assert [cell.text for cell in table(tbl(tr(tc(cut), "乙"))).rows[0]] == ["甲", "乙"]


def test_a_layout_cell_is_a_box_without_a_title() -> None:
    assert blocks(tbl(tr("一段说明。"))) == (Paragraph("一段说明。", "box"),)


def test_a_long_list_of_one_column_is_a_table() -> None:
    assert table(tbl(*(tr(name) for name in "甲乙丙丁"))).width == 1


def test_a_table_inside_a_box_is_a_table() -> None:
    inner = tbl(tr("指标", "值"), tr("甲", "5"))
    made = blocks(tbl(tr(tc(p("专栏2 指标") + inner + p("说明。")))))
    assert [b.kind if isinstance(b, Paragraph) else "table" for b in made] == ["box_title", "table", "box"]


def test_a_titled_text_box_is_a_box_and_another_is_text_after_its_paragraph() -> None:
    made = blocks(p("正文。", text_box(p("专栏1 工程") + p("建站。"))) + p("后文。", text_box(p("图说明"))))
    assert [(b.kind, b.text) for b in made if isinstance(b, Paragraph)] == [
        ("body", "正文。"),
        ("box_title", "专栏1 工程"),
        ("box", "建站。"),
        ("body", "后文。"),
        ("body", "图说明"),
    ]


def test_a_table_in_a_text_box_is_a_table() -> None:
    made = blocks(p(text_box(tbl(tr("甲", "1")) + p())))
    assert [type(block) for block in made] == [Table]


ROWS = st.lists(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["", DOWN, START])), min_size=2, max_size=5),
    min_size=1,
    max_size=6,
)


@given(ROWS)
def test_whatever_the_merges_every_slot_has_a_cell_that_covers_it(rows: list[list[tuple[int, str]]]) -> None:
    body = tbl(*(tr(*(tc("x", (span(n) if n > 1 else "") + merge) for n, merge in row)) for row in rows))
    for block in blocks(body):
        assert isinstance(block, Table)
        assert len({len(row) for row in block.rows}) == 1
        for at, row in enumerate(block.rows):
            for column, cell in enumerate(row):
                assert cell.row <= at < cell.row + cell.row_span
                assert cell.column <= column < cell.column + cell.column_span


def test_a_mark_on_a_number_in_a_cell_stays_apart_from_it() -> None:
    marked = p("6.27", r("1", '<w:vertAlign w:val="superscript"/>'))
    assert table(tbl(tr(tc(marked), "甲"))).rows[0][0].text == "6.27¹"
