"""What a value cell says: every form of cell with the readings an analyst would write down."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.quantities import read_cell
from plantext.quantities.wrapping import unwrap

# cell, then per reading: comparator, low, high, unit, wording
NUMBERS = [
    ("100", [("=", "100", "100", "", "")]),
    ("0.10", [("=", "0.10", "0.10", "", "")]),
    ("88%", [("=", "88", "88", "%", "")]),
    ("８８％", [("=", "88", "88", "%", "")]),
    ("≥92", [(">=", "92", None, "", "")]),
    ("＞60%", [(">", "60", None, "%", "")]),
    ("<5.5", [("<", None, "5.5", "", "")]),
    ("≤120万人(约束性)", [("<=", None, "120", "万人", "")]),
    ("不低于85%", [(">=", "85", None, "%", "")]),
    ("不超过3.5亿立方米", [("<=", None, "3.5", "亿立方米", "")]),
    ("控制在9%以内", [("<=", None, "9", "%", "")]),
    ("3.1%以上", [(">=", "3.1", None, "%", "")]),
    ("2家及以上", [(">=", "2", None, "家", "")]),
    ("100（含）以上", [(">=", "100", None, "", "")]),
    ("1.2 左右", [("~", "1.2", "1.2", "", "")]),
    ("约35公里", [("~", "35", "35", "公里", "")]),
    ("5—5.5", [("range", "5", "5.5", "", "")]),
    ("3.5%–4%", [("range", "3.5", "4", "%", "")]),
    ("5.5～6.5%", [("range", "5.5", "6.5", "%", "")]),
    ("4-6个", [("range", "4", "6", "个", "")]),
    ("-18.4%", [("=", "-18.4", "-18.4", "%", "")]),
    ("下降18.4%", [("change", "-18.4", "-18.4", "%", "")]),
    ("较2020年下降18%", [("change", "-18", "-18", "%", "")]),
    ("年均增长5.5%", [("change", "5.5", "5.5", "%", "")]),
    ("提高到63%", [("=", "63", "63", "%", "")]),
    ("[4.5]", [("=", "4.5", "4.5", "", "")]),
    ("〔16〕", [("=", "16", "16", "", "")]),
    ("25.2[1.08]", [("=", "25.2", "25.2", "", ""), ("=", "1.08", "1.08", "", "")]),
    ("12,345.6万元", [("=", "12345.6", "12345.6", "万元", "")]),
    ("25μg/m3，完成年度目标", [("=", "25", "25", "μg/m3", "完成年度目标")]),
    ("≥88%，完成任务；保持稳定", [(">=", "88", None, "%", "完成任务；保持稳定")]),
    ("0.64\n逐年上升", [("=", "0.64", "0.64", "", "逐年上升")]),
    ("14.7，完成上级任务并持续改善", [("=", "14.7", "14.7", "", "完成上级任务并持续改善")]),
    ("全面实施，共办理案件6起", [("=", "6", "6", "起", "全面实施")]),
    ("目标为31微克以内，实际为26微克，完成目标", [("=", "26", "26", "微克", "完成目标")]),
    ("≤25.4或持续下降且年均降幅≥3.5%", [("<=", None, "25.4", "", "或持续下降且年均降幅≥3.5%")]),
    ("≥75且高于全市平均值，或逐步上升", [(">=", "75", None, "", "且高于全市平均值，或逐步上升")]),
    ("水质优良率100%", [("=", "100", "100", "%", "")]),
    ("县（区）≥85", [(">=", "85", None, "", "县（区）")]),
    ("市≥15\n县≥13", [(">=", "15", None, "", "市"), (">=", "13", None, "", "县")]),
    ("单位能耗增长0.9%（要求下降8.7%）未完成", [("change", "0.9", "0.9", "%", "未完成")]),
    ("97%;高中毛入学率95%", [("=", "97", "97", "%", ""), ("=", "95", "95", "%", "高中毛入学率")]),
    ("年均提高1个百分点以上,达到63%", [("change", "1", "1", "个百分点", ""), ("=", "63", "63", "%", "")]),
    ("4.1件→7.6件", [("=", "4.1", "4.1", "件", ""), ("=", "7.6", "7.6", "件", "")]),
    ("6%→>7%", [("=", "6", "6", "%", ""), (">", "7", None, "%", "")]),
    ("从31%提高到38%，提高7个百分点", [("=", "31", "31", "%", ""), ("=", "38", "38", "%", "")]),
    ("6.27¹", [("=", "6.27", "6.27", "", "")]),
    ("82.7%1", [("=", "82.7", "82.7", "%", "")]),
    ("1.5 m³", [("=", "1.5", "1.5", "m³", "")]),
]

WORDINGS = [
    "持续提高",
    "完成上级下达的年度目标",
    "达到或优于Ⅲ类",
    "与GDP增长同步",
    "高于GDP增长1个百分点以上",
    "居全省前3位",
    "2∶1 以上",
    "创成5A级景区",
    "PM2.5浓度保持稳定",
    "2018年5月印发《幸福县规划（2018-2025年）》",
    "按照河政发〔2022〕31号执行",
    "发挥“12369”热线作用",
    "建立3+N体系",
]

BLANKS = ["-", "/", "—", "－", "……"]


def printed(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


@pytest.mark.parametrize(("cell", "expected"), NUMBERS)
def test_a_cell_gives_its_numbers_and_the_wording_left(cell: str, expected: list[tuple[str | None, ...]]) -> None:
    found = [(r.comparator, printed(r.low), printed(r.high), r.unit, r.qualitative) for r in read_cell(cell)]
    assert found == expected


@pytest.mark.parametrize("cell", WORDINGS)
def test_digits_that_are_no_quantity_are_left_alone(cell: str) -> None:
    (reading,) = read_cell(cell)
    assert (reading.comparator, reading.low, reading.qualitative) == ("", None, cell)


@pytest.mark.parametrize("cell", BLANKS)
def test_a_sign_for_not_applicable_says_nothing_but_is_kept(cell: str) -> None:
    (reading,) = read_cell(cell)
    assert (reading.raw, reading.comparator, reading.qualitative) == (cell, "", "")


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("2020-2022年分别为2.92%、6.19%、7.34%，持续提升", [2020, 2021, 2022]),
        ("2021-2022年回收利用率均为100%，保持稳定", [2021, 2022]),
        ("2020年、2021年分别为1.5、1.6", [2020, 2021]),
        ("2020年2.9%，2021年3.1%", [2020, 2021]),
        ("2021年为58.3（EQI），2022年尚无数据", [2021, 2022]),
        ("2019年整治6.25公里，2022年上级未下达任务", [2019, 2022]),
        ("45万亩（2030）", [2030]),
        ("46.5（2019年）", [2019]),
        ("2030 年＞60%", [2030]),
        ("由2018年的38降至2022年的26", [2018, 2022]),
        ("较2020年下降18%", [None]),
        ("自2018年以来累计建成12公里", [None]),
        ("90%（2023年90%，2024年92%）", [None]),
        ("100", [None]),
    ],
)
def test_a_year_in_the_cell_governs_its_number(cell: str, years: list[int | None]) -> None:
    assert [reading.year for reading in read_cell(cell)] == years


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("截至2022年暂无数据", (2022, "截至暂无数据")),
        ("持续下降，至2022年度无数据", (None, "持续下降，至2022年度无数据")),
        ("逐年下降2022年完成", (None, "逐年下降2022年完成")),
    ],
)
def test_a_year_begins_a_statement_only_where_it_dates_missing_data(
    cell: str, expected: tuple[int | None, str]
) -> None:
    assert [(reading.year, reading.qualitative) for reading in read_cell(cell)] == [expected]


@pytest.mark.parametrize("sign", ["\n", "；", ""])
def test_a_wording_said_of_a_series_stands_on_each_of_its_numbers_but_not_on_missing_data(sign: str) -> None:
    readings = read_cell(f"2020-2021年用水量分别为17.2、14.6立方米/万元，持续下降{sign}2022年暂无数据")
    assert [(r.unit, r.qualitative) for r in readings] == [
        ("立方米/万元", "持续下降"),
        ("立方米/万元", "持续下降"),
        ("", "暂无数据"),
    ]


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("年均增长5.5%", "annual"),
        ("2.4亿方/年", "annual"),
        ("累计建成120公里", "cumulative"),
        ("[5]", "cumulative"),
        ("5", ""),
    ],
)
def test_a_cell_says_whether_a_number_is_yearly_or_a_total(cell: str, period: str) -> None:
    assert read_cell(cell)[0].period == period


def test_only_the_older_of_two_values_is_marked_as_before() -> None:
    assert [reading.before for reading in read_cell("23.9→36.3")] == [True, False]
    assert [reading.before for reading in read_cell("绿化率达40%、绿地率达38%")] == [False, False]


def test_an_attribute_in_the_cell_is_taken_out_of_it() -> None:
    (reading,) = read_cell("年均4%（预期性）")
    assert (reading.attribute, reading.qualitative) == ("预期性", "")


@pytest.mark.parametrize(
    ("printed_text", "whole"),
    [
        ("完成上级规定的考\n核任务；保持稳定\n或持续改善", "完成上级规定的考核任务；\n保持稳定或持续改善"),
        ("立方米\n/万元", "立方米/万元"),
        ("100\n完成年度目标", "100\n完成年度目标"),
        ("市≥15\n\n县≥13", "市≥15\n县≥13"),
        ("", ""),
    ],
)
def test_line_breaks_inside_a_phrase_go_and_those_between_statements_stay(printed_text: str, whole: str) -> None:
    assert unwrap(printed_text).replace("\n", "") == whole.replace("\n", "")
    assert ("\n" in unwrap(printed_text)) == ("\n" in whole and not whole.startswith("完成上级"))


NUMBER = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False)


@given(NUMBER, st.sampled_from(["", "%", "公里", "吨标准煤/万元", "万亩"]))
def test_a_bare_number_is_read_exactly(number: Decimal, unit: str) -> None:
    (reading,) = read_cell(f"{number}{unit}")
    assert (reading.low, reading.high, reading.unit) == (number, number, unit)


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_fault_and_kept(text: str) -> None:
    readings = read_cell(text)
    assert readings
    assert all(reading.low is None or reading.comparator for reading in readings)


@given(st.text(alphabet="0123456789.%-—~至年≥≤、，；。（）[]→或且约增长下降分别为目标实际均", max_size=40))
def test_nonsense_of_real_signs_is_read_without_a_fault(text: str) -> None:
    for reading in read_cell(text):
        assert (reading.comparator == "") == (reading.low is None and reading.high is None)
