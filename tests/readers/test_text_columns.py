"""Tables by white space and tables of one cell per line: what is beyond doubt is read, the rest is left and told."""

from __future__ import annotations

import pytest

from plantext.document import Document, Paragraph, Table
from plantext.readers import read_bytes
from plantext.readers.recovery.columns import IN_DOUBT, assign, fits, is_unit


def read(text: str) -> Document:
    return read_bytes(text.encode(), "a.txt")


def grid(document: Document) -> list[list[str]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


HEAD = "序号\n指　　标\n单位\n2020年\n2025年\n属性\n"


def test_titles_over_all_columns_are_rows_of_one_cell() -> None:
    document = read(
        HEAD + "一、经济\n1\n产值\n亿元\n120\n180\n预期性\n二、生态\n2\n绿地率\n%\n40\n42\n约束性\n三、任务\n正文。"
    )
    rows = grid(document)
    assert [rows[1], rows[3]] == [["一、经济"] * 6, ["二、生态"] * 6]
    assert (rows[4], texts(document)) == (["2", "绿地率", "%", "40", "42", "约束性"], ["三、任务", "正文。"])


def test_merged_columns_on_the_left_may_be_missing() -> None:
    document = read(
        "领域\n"
        + HEAD
        + "经济\n1\n产值\n亿元\n120\n180\n预期性\n2\n税收\n亿元\n9\n12\n预期性\n生态\n3\n绿地率\n%\n40\n42\n约束性"
    )
    assert [row[0] for row in grid(document)] == ["领域", "经济", "", "生态"]


def test_a_missing_cell_that_leaves_no_doubt_is_empty() -> None:
    document = read(
        HEAD + "1\n产值\n亿元\n120\n180\n预期性\n2\n河长制\n全面推行\n全面推行\n约束性\n3\n税收\n亿元\n9\n12\n预期性"
    )
    assert grid(document)[2] == ["2", "河长制", "", "全面推行", "全面推行", "约束性"]
    assert document.notes == ()


def test_a_cell_in_doubt_stays_text_and_is_told() -> None:
    document = read(HEAD + "1\n产值\n亿元\n120\n180\n预期性\n2\n税收\n亿元\n12\n预期性\n3\n绿地率\n%\n40\n42\n约束性")
    assert grid(document)[2] == ["2", "税收", "亿元", "", "", "预期性"]
    assert texts(document) == ["2 税收 亿元 12 预期性"]
    assert "2 税收 亿元 12 预期性" in document.notes[0]


def test_years_and_rates_on_a_second_line_of_header_words_are_found() -> None:
    head = "序号\n指标\n单位\n2020年\n2025年\n属性\n绝对值\n绝对值\n年均增速\n"
    document = read(head + "1\n产值\n亿元\n120\n180\n8.4\n预期性\n2\n绿地率\n%\n40\n42\n-\n约束性\n")
    assert grid(document)[:2] == [
        ["序号", "指标", "单位", "2020年", "2025年", "2025年", "属性"],
        ["序号", "指标", "单位", "绝对值", "绝对值", "年均增速", "属性"],
    ]
    assert grid(document)[2] == ["1", "产值", "亿元", "120", "180", "8.4", "预期性"]


def test_a_table_without_numbers_is_read_where_every_row_is_full() -> None:
    document = read("指标\n目标值\n绿地率\n42%\n绿道长度\n120公里\n三、任务\n正文。")
    assert grid(document) == [["指标", "目标值"], ["绿地率", "42%"], ["绿道长度", "120公里"]]
    assert texts(document) == ["三、任务", "正文。"]


def test_a_project_list_of_one_cell_per_line_is_read() -> None:
    head = "序号\n项目名称\n建设内容\n建设年限\n总投资（万元）\n责任单位\n"
    document = read(
        head + "1\n河道整治\n整治12公里\n2021-2023\n3000\n县水利局\n2\n2026年校舍工程\n3栋\n2026\n500\n县教育局\n"
    )
    assert grid(document)[2] == ["2", "2026年校舍工程", "3栋", "2026", "500", "县教育局"]


def test_cells_that_fit_in_no_way_are_left_as_text_and_told() -> None:
    text = "表1 建设指标\n" + HEAD + "120\n180\n产值\n9\n12\n税收\n40\n42\n"
    document = read(text)
    assert document.text.replace("指　　标", "指标") == text.replace("指　　标", "指标").strip()
    assert "表1 建设指标" in document.notes[0]


def test_names_with_spaces_between_single_spaces_are_put_together() -> None:
    document = read("序号 指标名称 单位 2020年 2025年\n1 PM2.5 平均浓度 微克/立方米 35 30\n2 绿地率 % 40 42")
    assert grid(document)[1] == ["1", "PM2.5 平均浓度", "微克/立方米", "35", "30"]


def test_single_spaces_that_do_not_prove_the_columns_are_left() -> None:
    text = "序号 指标名称 单位 2020年 2025年\n1 绿地率 % 42\n2 绿道 公里 9"
    assert read(text).text == text


def test_an_empty_cell_among_wide_spaces_is_placed_by_its_column() -> None:
    document = read(
        "序号  指标      单位   2020年  2025年\n1     绿地率    %      40      42\n2     绿道      公里           120\n"
    )
    assert grid(document)[2] == ["2", "绿道", "公里", "", "120"]


@pytest.mark.parametrize("unit", ["%", "万公顷", "吨标准煤/万元", "微克/立方米", "亿元", "（%）", "人次"])
def test_units_are_units(unit: str) -> None:
    assert is_unit(unit)


@pytest.mark.parametrize("text", ["绿地率", "县水利局", "", "12", "持续提高", "/"])
def test_other_texts_are_no_units(text: str) -> None:
    assert not is_unit(text)


def test_a_kind_rules_out_only_what_is_certain() -> None:
    assert [fits(text, "target") for text in ("42", "持续提高", "≥95%", "约束性", "公顷")] == [True] * 3 + [False] * 2
    assert [fits(text, "name") for text in ("绿地率", "PM2.5", "42", "%", "预期性")] == [True, True] + [False] * 3


def test_cells_that_fit_two_columns_are_in_doubt_and_none_if_nothing_fits() -> None:
    kinds = ["name", "baseline", "target"]
    assert assign(["绿地率", "42"], kinds, frozenset({0})) == (0, IN_DOUBT)
    assert assign(["42", "绿地率"], kinds, frozenset({0})) is None
    assert assign([], kinds, frozenset()) == ()
