"""Tables without any sign between cells: only what arithmetic proves is split."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Document, Paragraph, Table
from plantext.readers import read_bytes
from plantext.readers.recovery.numerals import Numbers, names_by_number, split_values, unit_at_end

TWO = Numbers(("year", "year"), 5)
RATE = Numbers(("absolute", "absolute", "annual"), 5)
TOTAL = Numbers(("absolute", "absolute", "cumulative"), 5)


def read(text: str) -> Document:
    return read_bytes(text.encode(), "a.txt")


def grid(document: Document) -> list[list[str]]:
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows]


PROVED = [
    ("4.125.2[1.08]", TOTAL, ["4.12", "5.2", "[1.08]"]),  # 4.1 and 25.2 would rise by 21.1
    ("812.5[4.5]", TOTAL, ["8", "12.5", "[4.5]"]),
    ("3530[-5]", TOTAL, ["35", "30", "[-5]"]),
    ("1201808.4", RATE, ["120", "180", "8.4"]),
    ("4151", TWO, ["41", "51"]),
    ("100100", TWO, ["100", "100"]),
    ("40.542.5", TWO, ["40.5", "42.5"]),
    ("≥95≥98", TWO, ["≥95", "≥98"]),
    ("—42", TWO, ["—", "42"]),
    ("42", Numbers(("target",), 5), ["42"]),
]
SHARE = Numbers(("year", "year"), 5, is_share=True)
PROVED += [
    ("85100", SHARE, ["85", "100"]),
    ("26.8持续下降", TWO, ["26.8", "持续下降"]),
    ("6.4高于GDP增速", TWO, ["6.4", "高于GDP增速"]),
    ("7.27.4—7.6", TWO, ["7.2", "7.4—7.6"]),
    ("79.180.5左右", TWO, ["79.1", "80.5左右"]),
]
UNDECIDED = [
    ("93.595以上", SHARE),  # 93.59 and 5以上 would be shares too
    ("12—15", TWO),  # 12 and 15 may stand around a missing value
    ("8.27.6—7.4", TWO),
    ("268持续下降", RATE),
    ("26.8万人", TWO),
    ("99100", TWO),
    ("1201808.4", TWO),
    ("1201809.9", RATE),
    ("812.5[4]", TOTAL),
    ("123", TWO),
    ("1" * 40, Numbers(("year",) * 6, 5)),
    ("", TWO),
]


@pytest.mark.parametrize(("text", "numbers", "expected"), PROVED)
def test_a_proved_split_is_made(text: str, numbers: Numbers, expected: list[str]) -> None:
    assert split_values(text, numbers) == expected


@pytest.mark.parametrize(("text", "numbers"), UNDECIDED)
def test_what_nothing_proves_is_not_split(text: str, numbers: Numbers) -> None:
    assert split_values(text, numbers) is None


@given(st.decimals(1, 900, places=1), st.decimals(1, 900, places=1))
def test_a_rise_in_brackets_never_proves_a_wrong_split(low: object, high: object) -> None:
    rise = high - low  # type: ignore[operator]
    found = split_values(f"{low}{high}[{rise}]", TOTAL)
    assert found in (None, [str(low), str(high), f"[{rise}]"])


@given(st.text("0123456789.[]≥—", max_size=40), st.integers(1, 6))
def test_a_split_loses_no_character(text: str, columns: int) -> None:
    found = split_values(text, Numbers(("year",) * columns, 5))
    assert found is None or ("".join(found), len(found)) == (text, columns)


HEAD = "类别序号指标单位2020年2025年属性"


def test_rows_that_are_proved_become_a_table_and_the_others_are_told() -> None:
    rows = "经济1产值亿元120180预期性2村卫生室个99100预期性生态3绿地率%4042约束性注：略。"
    document = read("表1 主要指标" + HEAD + rows)
    assert grid(document)[1:] == [
        ["经济", "1", "产值", "亿元", "120", "180", "预期性"],
        ["", "2", "村卫生室", "个", "", "", "预期性"],
        ["生态", "3", "绿地率", "%", "40", "42", "约束性"],
    ]
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == [
        "表1 主要指标",
        "2村卫生室个99100预期性",
        "注：略。",
    ]
    assert "2村卫生室个99100预期性" in document.notes[0]


def test_the_category_of_a_row_that_cannot_be_laid_out_stays_with_the_rows_below_it() -> None:
    head = "类别序号指标2020年2025年属性"
    rows = "经济1产值（亿元）120180预期性民生2床位99100预期性3学位（个）300420预期性生态4绿地率（%）4042约束性"
    assert [row[:3] for row in grid(read(head + rows))[1:]] == [
        ["经济", "1", "产值（亿元）"],
        ["民生", "3", "学位（个）"],
        ["生态", "4", "绿地率（%）"],
    ]


@pytest.mark.parametrize("word", ["年均增速（%）[累计]", "年均增速[累计]", "年均增长（％）"])
def test_a_unit_in_brackets_belongs_to_its_header_word(word: str) -> None:
    head = f"类别序号指标名称单位2020年2025年{word}属性"
    document = read(head + "经济1产值亿元1201808.4预期性2税收亿元2030—预期性3床位张4.125.2[1.08]约束性")
    assert [row[6] for row in grid(document)] == [word, "8.4", "—", "[1.08]"]


@pytest.mark.parametrize("unit", ["/10万", "1/10万", "人/10万人", "例/10万", "件/万人"])
def test_a_share_of_so_many_people_is_a_unit(unit: str) -> None:
    document = read(f"{HEAD[2:]}1产值亿元120180预期性2孕产妇死亡率{unit}10.2≤10预期性")
    assert grid(document)[2] == ["2", "孕产妇死亡率", unit, "10.2", "≤10", "预期性"]


def test_a_value_with_a_word_behind_it_is_a_value() -> None:
    document = read("序号指标2020年2025年属性1产值增速（%）5.8—预期性2税收增速（%）—6左右预期性3绿地率（%）4042约束性")
    assert [row[2:4] for row in grid(document)[1:]] == [["5.8", "—"], ["—", "6左右"], ["40", "42"]]


def test_a_name_with_attribute_words_and_digits_in_it_stays_whole() -> None:
    document = read(HEAD[2:] + "1人均预期寿命岁79.880.5预期性2PM2.5浓度微克/立方米3530约束性")
    assert [row[1] for row in grid(document)[1:]] == ["人均预期寿命", "PM2.5浓度"]


def test_rates_below_a_year_prove_the_values() -> None:
    head = "序号指标名称单位2020年2025年指标属性绝对值绝对值年均增速[累计]"
    document = read(head + "1产值亿元1201808.4预期性2床位张4.125.2[1.08]预期性")
    assert grid(document)[1][3:6] == ["绝对值", "绝对值", "年均增速[累计]"]
    assert [row[3:6] for row in grid(document)[2:]] == [["120", "180", "8.4"], ["4.12", "5.2", "[1.08]"]]


def test_a_title_before_a_number_is_a_row_where_no_column_holds_it() -> None:
    document = read(HEAD[2:] + "经济发展1产值亿元120180预期性2税收亿元2231预期性民生福祉3床位张4151预期性")
    assert [row[0] for row in grid(document)[1:]] == ["经济发展", "1", "2", "民生福祉", "3"]
    assert document.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "1产值亿元99100预期性2税收亿元99101预期性3绿地率%4042约束性",
        "指标2020年2025年单位产值120180亿元税收912亿元",
        HEAD + "产值亿元120180预期性税收亿元912预期性",
    ],
)
def test_a_table_that_nothing_proves_is_left_as_text_and_told(text: str) -> None:
    document = read(text)
    assert (document.text, len(document.notes)) == (text, 1)
    assert "could not be read" in document.notes[0]


def test_names_are_split_at_their_running_numbers() -> None:
    document = read("序号项目名称1南溪大坝修缮2“19”小镇提升32026年校舍维修4B7标段5二期工程")
    assert [row[1] for row in grid(document)[1:]] == [
        "南溪大坝修缮",
        "“19”小镇提升",
        "2026年校舍维修",
        "B7标段",
        "二期工程",
    ]


@pytest.mark.parametrize("text", ["1甲乙2丙丁2戊己3庚辛", "甲乙1丙丁2戊己", "1甲乙", "", "1", "12345678"])
def test_names_with_two_ways_to_be_split_are_not(text: str) -> None:
    assert names_by_number(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [("绿地率%", "%"), ("能耗吨标准煤/万元", "吨标准煤/万元"), ("绿地率", ""), ("面积毫亩", ""), ("%", "")],
)
def test_the_longest_unit_ends_a_name(text: str, unit: str) -> None:
    assert unit_at_end(text) == unit


@pytest.mark.parametrize(
    ("below", "is_missing"),
    [
        ("指标单位2020年2025年属性公共教育学位数个8001500预期性医疗卫生床位数张210400预期性医师数人96150约束性", False),
        ("序号 指标 单位 2020年 2025年 属性 绿地率 百分之四十二以上并逐年有所提高 绿道 一百二十公里", False),
        ("建立健全规划实施机制，明确责任分工，加强监督考核，确保规划确定的各项目标任务如期完成，取得实效。", True),
    ],
)
def test_a_table_that_stands_there_unread_is_not_said_to_be_missing(below: str, is_missing: bool) -> None:
    document = read(f"表2 民生指标\n{below}\n三、任务\n正文。")
    assert any("the table is not in the text" in note for note in document.notes) == is_missing


WORDS = "序号指标单位2020年2025年属性"


@pytest.mark.parametrize(
    ("row", "values"),
    [
        ("农村公路等级占比%85100", ["85", "100"]),
        ("快递业务增长%85100", ["", ""]),
        ("经济占比%26.8持续下降", ["26.8", "持续下降"]),
        ("寿命岁76.577.8左右", ["76.5", "77.8左右"]),
    ],
)
def test_only_a_share_is_at_most_100(row: str, values: list[str]) -> None:
    text = f"{WORDS}1{row}预期性2床位数张—42预期性3医师数人—≥50预期性\n"
    assert grid(read(text))[1][3:5] == values


def test_a_year_of_a_header_does_not_take_the_years_of_a_total() -> None:
    text = "序号指标单位2020年2025年五年累计属性1里程公里21502300[150]预期性2绿地率%81.290[8.8]预期性\n"
    assert grid(read(text))[0] == ["序号", "指标", "单位", "2020年", "2025年", "五年累计", "属性"]


ROWS = "1绿地率%81—预期性2床位数张—42预期性3医师数人—≥50预期性"
TITLE = "表2“十四五”主要指标"


@pytest.mark.parametrize(
    "text", [f"{TITLE}{WORDS}{ROWS}", f"{TITLE}\n{WORDS}{ROWS}", f"（三）主要指标{TITLE}\n{WORDS}{ROWS}"]
)
def test_a_caption_that_a_text_runs_on_into_is_a_paragraph(text: str) -> None:
    blocks = read(f"到2025年，体系更加健全。{text}\n三、任务\n").blocks
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Table))
    assert [block.text for block in blocks[at - 1 : at] if isinstance(block, Paragraph)] == [TITLE]


@pytest.mark.parametrize(
    "text",
    [
        "续表2  主要指标",
        "附件1：表2 主要指标",
        "主要指标见表2所列各项指标",
        "各项任务按表2安排。",
        "到2025年代表3个方面的水平",
    ],
)
def test_a_text_that_only_names_a_table_stays_whole(text: str) -> None:
    assert text in [b.text for b in read(f"{text}\n{WORDS}{ROWS}\n三、任务\n").blocks if isinstance(b, Paragraph)]
