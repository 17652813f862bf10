"""Tables of web pages: spans after the rules of HTML, layout told from content, limits kept."""

from __future__ import annotations

import pytest

from plantext.document import Document, Paragraph, Table
from plantext.readers import read_bytes

LONG = "到2025年，全县森林覆盖率稳定在百分之六十八以上，水质保持优良。"


def read(body: str) -> Document:
    return read_bytes(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "页.html")


def texts(document: Document, which: int = 0) -> list[list[str]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in tables[which].rows]


GRIDS = {
    "rowspan and colspan": (
        "<tr><th rowspan=2>指标<th colspan=2>目标<tr><th>2025<th>2030<tr><td>林<td>1<td>2",
        [["指标", "目标", "目标"], ["指标", "2025", "2030"], ["林", "1", "2"]],
    ),
    "cells that are missing stay empty": ("<tr><td>a<td>b<td>c<tr><td>d", [["a", "b", "c"], ["d", "", ""]]),
    "spans that overlap: the first keeps the slot": (
        "<tr><td rowspan=2>甲<td>乙<td rowspan=2>丙<tr><td colspan=2>丁<tr><td>戊",
        [["甲", "乙", "丙"], ["甲", "丁", "丙"], ["戊", "", ""]],
    ),
    "a rowspan ends with the table": ("<tr><td rowspan=9>a<td>b<tr><td>c", [["a", "b"], ["a", "c"]]),
    "a rowspan of nought goes to the end": (
        "<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d",
        [["a", "b"], ["a", "c"], ["a", "d"]],
    ),
    "a rowspan ends with its group": (
        "<tbody><tr><td rowspan=3>a<td>b</tbody><tbody><tr><td>c<td>d</tbody>",
        [["a", "b"], ["c", "d"]],
    ),
    "the foot stands last": ("<tfoot><tr><td>合计<td>3</tfoot><tr><td>a<td>3", [["a", "3"], ["合计", "3"]]),
    "columns in which no cell begins go": (
        "<tr><td colspan=3>a<td>b<tr><td colspan=3>c<td>d",
        [["a", "b"], ["c", "d"]],
    ),
    "rows in which no cell begins go": (
        "<tr><td rowspan=2>a<td rowspan=2>b<tr></tr><tr><td>c<td>d",
        [["a", "b"], ["c", "d"]],
    ),
    "spacers of Word go": (
        "<tr><td>a<td>b<td style='mso-cell-special:placeholder;border:none;padding:0cm'>&nbsp;<tr><td>c<td>d"
        "<tr height=0><td width=49><td width=99><td width=1>",
        [["a", "b"], ["c", "d"]],
    ),
    "an empty column with a header stays": ("<tr><td>序号<td>备注<tr><td>1<td>", [["序号", "备注"], ["1", ""]]),
    "lines of a cell": ("<tr><td>甲<br>乙<td><p>丙</p><p>丁<tr><td>1<td>2", [["甲\n乙", "丙\n丁"], ["1", "2"]]),
    "digits in runs": ("<tr><td><span>20</span><span>25</span>年<td>1<tr><td>1<td>2", [["2025年", "1"], ["1", "2"]]),
    "odd spans count as one": ("<tr><td colspan=x>a<td rowspan=-3>b<tr><td>c<td colspan=>d", [["a", "b"], ["c", "d"]]),
}  # fmt: skip


@pytest.mark.parametrize("case", GRIDS)
def test_a_grid_follows_the_rules_of_html(case: str) -> None:
    source, grid = GRIDS[case]
    assert texts(read(f"<table>{source}</table>")) == grid


def test_a_span_beyond_reason_is_cut_and_the_cell_behind_it_kept() -> None:
    first, second = texts(read("<table><tr><td colspan=99999999>a<td>b<tr><td rowspan=99999999999999>c<td>d</table>"))
    assert (first[0], "b" in first, second[:2]) == ("a", True, ["c", "d"])


def test_a_merged_cell_is_one_cell_in_all_its_slots() -> None:
    document = read("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>")
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.rows[0][0] is table.rows[1][0]
    assert (table.rows[0][0].row_span, table.rows[0][0].column_span) == (2, 1)


HEADERS = {
    "thead": ("<thead><tr><td>a<td>b</thead><tr><td>c<td>d", 1),
    "rows of th": ("<tr><th>a<th>b<tr><th>c<th>d<tr><th>e<td>f", 2),
    "no mark": ("<tr><td>a<td>b<tr><td>c<td>d", None),
    "th at the side only": ("<tr><th>a<td>b<tr><th>c<td>d", None),
    "all is header, which says nothing": ("<tr><th>a<th>b<tr><th>c<th>d", None),
}


@pytest.mark.parametrize("case", HEADERS)
def test_header_rows_are_those_that_the_page_marks(case: str) -> None:
    source, count = HEADERS[case]
    table = next(block for block in read(f"<table>{source}</table>").blocks if isinstance(block, Table))
    assert table.header_rows == count


def test_a_caption_is_the_paragraph_before_its_table() -> None:
    first = read("<table><caption>表1 建设指标</caption><tr><td>a<td>b<tr><td>c<td>d</table>").blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == "表1 建设指标"


def test_an_indented_name_is_marked_below_one_that_is_not() -> None:
    names = ("卫生", "&nbsp;&nbsp;医师数", "<p style='text-indent:21pt'>护士数")
    rows = "<tr><td>指标名称<td>值" + "".join(f"<tr><td>{name}<td>1" for name in names)
    assert [row[0] for row in texts(read(f"<table>{rows}</table>"))] == ["指标名称", "卫生", "　　医师数", "　　护士数"]


NO_TABLES = {
    "it says that it is layout": "<table role=presentation><tr><td>左<td>右</table>",
    "one cell holds the page": f"<table><tr><td>首页<td><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></table>",
    "one cell holds headings": f"<table><tr><td>首页</td><td><h2>一、总体要求</h2>{LONG}</td></table>",
}
TABLES = {
    "a cell with much text beside a name": f"<table border=1><tr><td>措施<td>{LONG * 3}<tr><td>1<td>2</table>",
    "two columns of like weight": f"<table><tr><td>{LONG}<td>{LONG}<tr><td>{LONG}<td>{LONG}</table>",
}


@pytest.mark.parametrize("case", NO_TABLES)
def test_a_table_that_lays_out_the_page_is_none(case: str) -> None:
    assert not [block for block in read(NO_TABLES[case]).blocks if isinstance(block, Table)]


@pytest.mark.parametrize("case", TABLES)
def test_a_table_with_long_cells_is_a_table(case: str) -> None:
    assert [block for block in read(TABLES[case]).blocks if isinstance(block, Table)]


def test_a_table_in_a_layout_is_found() -> None:
    inner = "<table border=1><tr><td>序号<td>指标<td>值<tr><td>1<td>林<td>2</table>"
    document = read(f"<table><tr><td><table><tr><td>左</td><td><p>表1</p>{inner}</td></tr></table></td></tr></table>")
    assert texts(document) == [["序号", "指标", "值"], ["1", "林", "2"]]


def test_a_table_in_a_cell_is_kept_as_text_and_noted() -> None:
    inner = "<table><tr><td>甲<td>乙<tr><td>1<td>2</table>"
    rows = "".join(f"<tr><td>项目{at}<td>内容与说明<td>投资与来源" for at in range(9))
    document = read(f"<table border=1><tr><td>序号<td>{inner}<td>备注{rows}</table>")
    assert texts(document)[0][1] == "甲\t乙\n1\t2"
    assert any("table in a cell" in note for note in document.notes)


def test_a_box_is_a_box() -> None:
    cell = f"<p>专栏1 重点工程</p><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p>"
    kinds = [getattr(block, "kind", "") for block in read(f"<table><tr><td>{cell}</table>").blocks]
    assert kinds == ["box_title", "box", "box", "box"]


def test_a_table_beyond_the_limits_is_cut_and_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plantext.readers.html.tables.MAX_ROWS", 50)
    document = read("<table>" + "<tr><td>a<td>b" * 60 + "</table>")
    assert len(texts(document)) == 50
    assert any("beyond the limit" in note for note in document.notes)
