"""Tables whose cells are parted by a sign: merged headers, titles over all columns, quotes, cut ends, Markdown."""

from __future__ import annotations

import pytest

from plantext.document import Document, Paragraph, Table
from plantext.readers import read_bytes


def read(text: str) -> Document:
    return read_bytes(text.encode(), "a.txt")


def table(document: Document) -> Table:
    (found,) = (block for block in document.blocks if isinstance(block, Table))
    return found


def grid(text: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table(read(text)).rows]


TWO_LEVELS = {
    "tabs": "序号\t指标\t现状值\t规划值\t\t属性\n\t\t2020年\t2025年\t2030年\t\n1\t绿地率\t40\t42\t45\t约束性\n",
    "tabs, ends cut": "序号\t指标\t属性\t现状值\t规划值\n\t\t\t2020年\t2025年\t2030年\n1\t绿地率\t约束性\t4\t5\t6\n",
    "markdown": "| 序号 | 指标 | 规划值 | |\n|---|---|---|---|\n| | | 2025年 | 2030年 |\n| 1 | 绿地率 | 42 | 45 |\n",
}


@pytest.mark.parametrize("layout", TWO_LEVELS)
def test_an_empty_header_cell_goes_on_with_the_cell_beside_or_above_it(layout: str) -> None:
    first, second, _ = table(read(TWO_LEVELS[layout])).rows
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in first}
    assert (spans["规划值"], spans["指标"]) == ((1, 2), (2, 1))
    assert [cell.text for cell in second if cell.text.startswith("20")][-2:] == ["2025年", "2030年"]


@pytest.mark.parametrize(
    "rule", ["| :-: | :- | -: |", "|-|-|-|", ":-: | :-- | --:", "|---|---|---|", "|:--:|:--:|:--:"]
)
def test_the_rule_below_a_markdown_header_is_no_row(rule: str) -> None:
    found = table(read(f"| 序号 | 指标 | 目标 |\n{rule}\n| 1 | 绿地率 | - |\n| 2 | 绿道 | -1.5 |\n"))
    assert found.header_rows == 1
    assert [row[2].text for row in found.rows] == ["目标", "-", "-1.5"]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [(r"\>=58", ">=58"), (r"\*", "*"), (r"\[1200\]", "[1200]"), (r"2\~3", "2~3"), (r"城\乡", r"城\乡"), ("\\", "\\")],
)
def test_a_backslash_before_a_sign_escapes_it(printed: str, meant: str) -> None:
    assert grid(f"| 指标 | 目标 |\n|---|---|\n| 绿地率 | {printed} |\n| 绿道 | 3 |\n")[1] == ["绿地率", meant]


UNKNOWN = [
    ["序号", "断面名称", "经度", "纬度", "水质", "", "2030年目标"],
    ["", "", "", "", "2023年", "2024年", ""],
    ["1", "甲河大桥", "120°15′", "30°05′", "Ⅳ类", "Ⅲ类", "Ⅱ类"],
    ["2", "乙溪出境", "120°21′", "30°08′", "Ⅲ类", "Ⅲ类", "Ⅱ类"],
]
FORMS = {
    "tabs": "".join("\t".join(row) + "\n" for row in UNKNOWN),
    "pipes": "".join(f"| {' | '.join(row)} |\n" for row in UNKNOWN),
    "a cell a line": "\n".join("".join(f"\t{cell}\n" for cell in row) for row in UNKNOWN),
    "a cell a line, merged cells left out": "\n".join(
        "".join(f"\t{cell}\n" for cell in row if cell or at) for at, row in enumerate(UNKNOWN)
    ),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_years_below_words_that_nobody_knows_make_both_rows_a_header(form: str) -> None:
    rows = table(read(f"表1 主要断面目标\n{form}\n三、任务\n")).rows
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in rows[0]}
    assert (spans["水质"], spans["经度"], spans["2030年目标"]) == ((1, 2), (2, 1), (2, 1))
    assert [cell.text for cell in rows[2]] == UNKNOWN[2]


@pytest.mark.parametrize("second", [["", "", "", "", "Ⅳ类", "Ⅲ类", ""], ["1", "甲河", "", "", "2023年", "2024年", ""]])
def test_a_row_of_values_below_words_that_nobody_knows_is_no_header(second: list[str]) -> None:
    text = "".join("\t".join(row) + "\n" for row in [UNKNOWN[0], second, *UNKNOWN[2:]])
    assert [cell.text for cell in table(read(text)).rows[0]] == UNKNOWN[0]


def test_a_line_without_sign_between_rows_is_a_title_over_all_columns() -> None:
    rows = grid("序号\t项目\t投资\n一、完善设施\n1\t甲河\t30\n二、改善环境\n2\t乙路\t40\n")
    assert (rows[1], rows[3]) == (["一、完善设施"] * 3, ["二、改善环境"] * 3)


@pytest.mark.parametrize("line", ["注：以上为估算。", "表2 指标", "以上项目由县政府统筹安排实施。"])
def test_a_note_a_caption_and_a_sentence_are_no_title(line: str) -> None:
    document = read(f"序号\t项目\t投资\n1\t甲河\t30\n{line}\n序号\t指标\t目标\n1\t绿地率\t42\n")
    assert line in [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert sum(isinstance(block, Table) for block in document.blocks) == 2


def test_a_table_may_begin_with_a_quoted_cell_of_several_lines() -> None:
    head = '"序\n号"\t"指标\n名称"\t单位\t"目标值\n（2030年）"\n'
    rows = grid(head + '1\t"绿地率\n①城区\n②镇区"\t%\t"①42\n②40"\n2\t绿道\t公里\t7\n')
    assert rows[0] == ["序\n号", "指标\n名称", "单位", "目标值\n（2030年）"]
    assert (rows[1][1], rows[1][3], rows[2][3]) == ("绿地率\n①城区\n②镇区", "①42\n②40", "7")


@pytest.mark.parametrize("text", ['"绿水\n青山"，会议指出\n甲\t乙\n', '"绿水\n青山\n', '"绿水"\n青山\n"\t甲\n'])
def test_a_quotation_of_several_lines_begins_no_table(text: str) -> None:
    assert not [block for block in read(f"一、总则\n{text}二、任务\n").blocks if isinstance(block, Table)]


def test_quoted_cells_may_hold_line_ends_and_quotes() -> None:
    assert grid('序号\t指标\t目标\n1\t"绿地率\n（""城区""）"\t42\n')[1] == ["1", '绿地率\n（"城区"）', "42"]
    assert grid('序号,指标名称,目标\n1,"绿地率,城区",42\n')[1] == ["1", "绿地率,城区", "42"]


def test_a_quote_that_never_closes_is_text() -> None:
    assert grid('序号\t指标\t目标\n1\t12" 管网\t42\n2\t绿道\t120\n')[1] == ["1", '12" 管网', "42"]


def test_cells_cut_off_at_the_end_are_put_back() -> None:
    rows = grid("领域\t序号\t指标\t2020年\t2025年\n经济\t1\t产值\t120\n\t2\t税收\t9\n\t3\t就业\t\t12\n")
    assert rows[1:] == [["经济", "1", "产值", "120", ""], ["", "2", "税收", "9", ""], ["", "3", "就业", "", "12"]]


def test_rows_whose_merged_cells_were_left_out_slide_to_the_right() -> None:
    rows = grid(
        "| 领域 | 序号 | 指标 | 单位 | 2025年 |\n|---|---|---|---|---|\n"
        "| 经济 | 1 | 产值 | 亿元 | 180 |\n| 2 | 税收 | 亿元 | 12 |\n| 生态 | 3 | 绿地率 | % | 42 |\n"
    )
    assert rows[2] == ["", "2", "税收", "亿元", "12"]


def test_marks_of_markdown_are_read() -> None:
    text = "| 指标 | 目标 |\n|:--|--:|\n| **绿地率**<br/>（城区） | &gt;42 |\n| \\*甲\\|乙 | `9` |\n"
    assert grid(text)[1:] == [["**绿地率**\n（城区）", ">42"], ["*甲|乙", "`9`"]]
    assert table(read(text)).header_rows == 1


def test_marks_of_scope_are_no_markdown() -> None:
    assert grid("| 指标 | 目标 |\n|---|---|\n| 森林覆盖率** | 42 |\n| **绿道长度** | 9 |\n")[1:] == [
        ["森林覆盖率**", "42"],
        ["绿道长度", "9"],
    ]


def test_rows_of_a_frame_may_have_several_lines() -> None:
    drawn = "┌──┬──┐\n│指标│目标│\n├──┼──┤\n│绿地率│42│\n│（城区）│  │\n├──┼──┤\n│绿道│9│\n└──┴──┘\n正文"
    assert grid(drawn) == [["指标", "目标"], ["绿地率\n（城区）", "42"], ["绿道", "9"]]


def test_headings_of_markdown_are_headings() -> None:
    blocks = read("# 幸福县规划\n正文。\n## 一、目标\n正文。\n### 近期\n正文。\n").blocks
    found = [(b.level, b.number, b.text) for b in blocks if isinstance(b, Paragraph) and b.kind == "heading"]
    assert found == [(1, "", "幸福县规划"), (2, "一", "一、目标"), (3, "", "近期")]


def test_columns_by_spaces_keep_empty_cells_at_the_left_and_wrapped_names() -> None:
    text = (
        "领域    序号  指标          2025年\n"
        "经济    1     城镇污水集中  95\n"
        "              处理率\n"
        "        2     税收          12\n"
        "　　注：略\n"
    )
    assert grid(text)[1:] == [["经济", "1", "城镇污水集中\n处理率", "95"], ["", "2", "税收", "12"]]


def test_a_name_on_two_lines_among_cells_of_one_line_is_put_together() -> None:
    rows = grid("序号\n指标\n2020年\n属性\n1\n城镇污水集中\n处理率（%）\n90\n约束性\n2\n绿道（公里）\n80\n预期性\n")
    assert rows[1] == ["1", "城镇污水集中\n处理率（%）", "90", "约束性"]


@pytest.mark.parametrize("end", ["", "\t\t"])
def test_titles_over_all_columns_may_stand_one_below_the_other(end: str) -> None:
    text = f"序号\t项目\t投资\n一、基础设施{end}\n（一）水利{end}\n1\t甲河\t30\n（二）交通{end}\n2\t乙路\t40\n"
    assert [row[0] for row in grid(text)] == ["序号", "一、基础设施", "（一）水利", "1", "（二）交通", "2"]


def test_headings_before_a_numbered_list_are_no_titles_of_rows() -> None:
    text = "序号\t项目\t投资\t年限\n1\t甲河\t30\t2025\n2\t乙路\t40\t2026\n三、任务\n（一）建设\n1.\t建设绿道。\n"
    assert len(grid(text)) == 3


def dump(rows: list[list[str]]) -> str:
    return "表1 指标\n" + "\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows) + "\n三、任务\n"


OFFICES = [
    ["序号", "指标", "单位", "2020年", "2025年", "责任部门"],
    ["1", "绿地率", "%", "40", "42", "县林业局"],
    ["2", "绿道", "公里", "60", "90", "县住建局"],
    ["3", "公园", "个", "3", "5", ""],
    ["4", "湿地", "亩", "800", "900", "县林业局"],
    ["5", "苗圃", "亩", "80", "90", "县林业局"],
    ["6", "林场", "亩", "800", "900", "县林业局"],
]


def test_a_header_that_lost_its_last_word_keeps_the_others_above_their_columns() -> None:
    rows = grid(dump([OFFICES[0][:-1], *OFFICES[1:]]))
    assert rows[0] == [*OFFICES[0][:-1], ""]
    assert rows[1:] == OFFICES[1:]


def test_a_header_word_over_two_columns_of_values_spans_them() -> None:
    rows = grid(dump([["序号", "指标", "单位", "规划目标"], *([*row[:5]] for row in OFFICES[1:])]))
    assert rows[0] == ["序号", "指标", "单位", "规划目标", "规划目标"]


@pytest.mark.parametrize(
    ("row", "meant"),
    [
        (["4", "湿地", "亩", "800", "900", "县林业局", ""], OFFICES[4]),
        (["4", "湿地", "亩", "800", "", "900", "县林业局"], OFFICES[4]),
        (["4", "湿地", "亩", "800", "900", "县林业局", "县住建局"], [*OFFICES[4][:-1], "县林业局\n县住建局"]),
    ],
)
def test_a_row_with_a_cell_too_many_is_laid_out_by_what_its_columns_hold(row: list[str], meant: list[str]) -> None:
    assert grid(dump([*OFFICES[:4], row, *OFFICES[5:]]))[4] == meant


def test_two_rows_that_lost_the_line_between_them_are_two() -> None:
    assert grid(dump([*OFFICES[:3], OFFICES[3] + OFFICES[4], *OFFICES[5:]])) == OFFICES


@pytest.mark.parametrize(
    ("name", "printed", "meant"),
    [
        ("生物保护①植物②物种③水生", "%-%", "%\n-\n%"),
        ("分类①城区②乡镇", "%%", "%\n%"),
        ("生物保护①植物②物种", "%-%", "%-%"),
        ("分类①城区②乡镇", "万元", "万元"),
        ("分类覆盖率", "%%", "%%"),
    ],
)
def test_units_of_sub_items_that_lost_their_line_ends_are_parted_if_they_are_as_many(
    name: str, printed: str, meant: str
) -> None:
    assert grid(f"序号\t指标\t单位\t目标\n1\t{name}\t{printed}\t①90②95\n2\t绿道\t公里\t90\n")[1][2] == meant


def test_a_quoted_cell_may_run_over_lines_blank_ones_too() -> None:
    text = '序号\t指标名称\t单位\t2025年\n1\t"环境\n①水\n②气"\t"\n%\n\n微克"\t"①80\n②25"\n2\t绿地率\t%\t42\n'
    (table,) = (block for block in read_bytes(text.encode(), "plan").blocks if isinstance(block, Table))
    assert (len(table.rows), table.width) == (3, 4)
    assert table.rows[1][2].text.split() == ["%", "微克"]


def test_a_quotation_that_never_closes_is_text() -> None:
    text = '序号\t指标名称\t2025年\n1\t"绿地率\t42\n2\t绿道\t7\n'
    (table,) = (block for block in read_bytes(text.encode(), "plan").blocks if isinstance(block, Table))
    assert [row[1].text for row in table.rows] == ["指标名称", '"绿地率', "绿道"]
