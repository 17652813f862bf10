"""Parts of one table are joined, two tables are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Block, Cell, Paragraph, Table, grid
from plantext.readers.joining import join_tables

HEADER = "序号 指标名称 单位 2022年"


def table(*rows: str, header_rows: int | None = None) -> Table:
    """A table of rows whose cells are parted by spaces; `.` is an empty cell."""
    cells = [
        [Cell("" if text == "." else text, r, c) for c, text in enumerate(row.split())] for r, row in enumerate(rows)
    ]
    return Table(grid(cells), header_rows)


def merged(text: str, rows: list[str], header: str) -> Table:
    """A table whose first column is one merged cell below the header."""
    cells = [[Cell(t, 0, c) for c, t in enumerate(header.split())], [Cell(text, 1, 0, row_span=len(rows))]]
    cells += [[Cell(t, r, c) for c, t in enumerate(row.split(), 1)] for r, row in enumerate(rows, 1)]
    return Table(grid(cells))


FIRST = table(HEADER, "1 水质 % 90", "2 空气 % 95")
ONE = {
    "the header again": [FIRST, table(HEADER, "3 噪声 分贝 50")],
    "no header": [FIRST, table("3 噪声 分贝 50", "4 森林 % 60")],
    "a caption that says so": [FIRST, Paragraph("续表一"), table(HEADER, "3 噪声 分贝 50")],
    "the caption again, marked": [FIRST, Paragraph("表1 建设指标（续）"), table("3 噪声 分贝 50")],
    "a box's caption again, marked": [FIRST, Paragraph("专栏1 “十五五”指标（续）"), table("3 噪声 分贝 50")],
    "the caption again, marked as a table": [FIRST, Paragraph("表2-1 建设指标（续表）"), table("3 噪声 分贝 50")],
    "the mark behind the number": [FIRST, Paragraph("专栏1（续） 建设指标"), table(HEADER, "3 噪声 分贝 50")],
    "a caption without a number, marked": [FIRST, Paragraph("建设指标（续表）"), table(HEADER, "3 噪声 分贝 50")],
    "a box that goes on": [FIRST, Paragraph("续专栏1"), table("3 噪声 分贝 50", "4 森林 % 60")],
    "a unit line under the caption": [FIRST, Paragraph("续表"), Paragraph("单位：万元"), table("3 噪声 分贝 50")],
    "a row cut in two": [FIRST, table("2 空气（续） % 95", "3 噪声 分贝 50")],
    "no running number, the header again": [
        table("任务 责任单位", "治水 水利局"),
        table("任务 责任单位", "治气 环保局"),
    ],
    "no running number, no header": [table("指标 2025年", "水质 90", "空气 95"), table("噪声 50")],
}
TWO = {
    "another header": [FIRST, table("序号 项目名称 建设内容 总投资", "1 治水 河道 300")],
    "another width": [FIRST, table("3 噪声 分贝 50 60")],
    "a caption of its own": [FIRST, Paragraph("表二 重点项目"), table(HEADER, "3 噪声 分贝 50")],
    "a box of its own": [FIRST, Paragraph("专栏2 重点项目"), table("3 噪声 分贝 50")],
    "a caption on what goes on": [FIRST, Paragraph("专栏2 续建和新建项目"), table("3 噪声 分贝 50")],
    "text between": [FIRST, Paragraph("其中部分指标如下。"), table("3 噪声 分贝 50")],
    "numbers that start again": [FIRST, table(HEADER, "1 噪声 分贝 50")],
    "numbers that leap": [FIRST, table("40 噪声 分贝 50")],
    "a marked header": [FIRST, table("甲 乙 丙 丁", "3 噪声 分贝 50", header_rows=1)],
    "years in the header": [FIRST, table("类别 指标 2025年 2030年", "水 水质 90 95")],
    "boxes of one column": [table("专栏1", "甲"), table("专栏1", "乙")],
    "the same rows twice": [FIRST, FIRST],
    "words only": [table("任务 责任单位", "治水 水利局"), table("会议 地点", "例会 会议室")],
    "a caption, but another header": [
        FIRST,
        Paragraph("续表"),
        table("序号 项目名称 建设内容 总投资", "1 治水 河道 3"),
    ],
}


@pytest.mark.parametrize("parts", ONE.values(), ids=ONE)
def test_parts_of_one_table_are_joined(parts: list[Block]) -> None:
    (whole,) = join_tables(parts)
    assert isinstance(whole, Table)
    header = [cell.text for cell in whole.rows[0]]
    assert sum([cell.text for cell in row] == header for row in whole.rows) == 1


@pytest.mark.parametrize("parts", TWO.values(), ids=TWO)
def test_two_tables_stay_two(parts: list[Block]) -> None:
    assert join_tables(parts) == parts


def test_three_parts_are_one_table_whose_rows_count_on() -> None:
    (whole,) = join_tables([FIRST, table(HEADER, "3 噪声 分贝 50"), table("4 森林 % 60")])
    assert isinstance(whole, Table)
    assert [row[0].text for row in whole.rows] == ["序号", "1", "2", "3", "4"]
    assert [row[0].row for row in whole.rows] == [0, 1, 2, 3, 4]


def test_a_merged_cell_cut_by_the_break_reaches_over_it() -> None:
    header = "领域 序号 指标名称"
    first = merged("生态安全", ["1 水质", "2 空气"], header)
    second = merged("", ["3 噪声", "4 森林"], header)
    (whole,) = join_tables([first, second])
    assert isinstance(whole, Table)
    assert whole.rows[4][0] is whole.rows[1][0]
    assert whole.rows[1][0] == Cell("生态安全", 1, 0, row_span=4)


def test_a_merged_cell_with_text_of_its_own_stays_apart() -> None:
    header = "领域 序号 指标名称"
    (whole,) = join_tables([merged("安全", ["1 水质", "2 空气"], header), merged("生活", ["3 噪声", "4 森林"], header)])
    assert isinstance(whole, Table)
    assert [row[0].text for row in whole.rows] == ["领域", "安全", "安全", "生活", "生活"]
    assert whole.rows[3][0].row == 3


def test_a_caption_without_a_table_stays() -> None:
    blocks = [FIRST, Paragraph("续表一"), Paragraph("正文。")]
    assert join_tables(blocks) == blocks
    assert join_tables(blocks[:2]) == blocks[:2]


def test_nothing_is_joined_to_nothing() -> None:
    assert join_tables([]) == []
    assert join_tables([Paragraph("续表一"), FIRST]) == [Paragraph("续表一"), FIRST]


def test_a_header_typed_again_within_a_table_is_taken_out() -> None:
    (whole,) = join_tables([table(HEADER, "1 水质 % 90", HEADER, "2 空气 % 95")])
    assert isinstance(whole, Table)
    assert [(row[0].text, row[0].row) for row in whole.rows] == [("序号", 0), ("1", 1), ("2", 2)]


def test_a_header_of_two_rows_typed_again_is_taken_out_whole() -> None:
    def header(at: int) -> list[Cell]:
        return [
            Cell("序号", at, 0, row_span=2),
            Cell("指标名称", at, 1, row_span=2),
            Cell("现状值", at, 2, column_span=2),
            Cell("2021年", at + 1, 2),
            Cell("2022年", at + 1, 3),
        ]

    def row(at: int, texts: str) -> list[Cell]:
        return [Cell(text, at, c) for c, text in enumerate(texts.split())]

    (whole,) = join_tables([Table(grid([header(0), row(2, "1 水质 8 9"), header(3), row(5, "2 空气 8 9")]))])
    assert isinstance(whole, Table)
    assert [r[0].text for r in whole.rows] == ["序号", "序号", "1", "2"]
    assert whole.rows[0][0] is whole.rows[1][0]


def test_equal_rows_of_a_body_stay() -> None:
    blocks = [table("甲 乙", "1 2", "甲 乙"), table("指标 单位", "甲 %", "甲 %")]
    assert join_tables(blocks) == blocks


ROW = st.lists(st.sampled_from(["1", "2", "甲", "序号", "指标", "."]), min_size=2, max_size=2).map(" ".join)
TABLES = st.lists(ROW, min_size=1, max_size=4).map(lambda rows: table(*rows))


@given(st.lists(TABLES | st.sampled_from([Paragraph("续表"), Paragraph("文。")]), max_size=6))
def test_joining_makes_sound_grids_and_loses_no_text_but_repeats(blocks: list[Block]) -> None:
    joined = join_tables(blocks)
    for block in joined:
        if isinstance(block, Table):
            for r, row in enumerate(block.rows):
                assert len(row) == block.width
                assert all(cell.row <= r < cell.row + cell.row_span for cell in row)
    before = {cell.text for block in blocks if isinstance(block, Table) for row in block.rows for cell in row}
    after = {cell.text for block in joined if isinstance(block, Table) for row in block.rows for cell in row}
    assert before == after
