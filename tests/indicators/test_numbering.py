"""Numbers before the names of indicators, in tables without a column of numbers."""

from __future__ import annotations

import pytest

import plantext
from plantext.indicators.numbering import own_numbers


@pytest.mark.parametrize(
    "names",
    [
        ["1. 绿地率", "2. 绿道"],
        ["1、绿地率", "其中：城区", "2、绿道"],
        ["（1）绿地率", "（2）绿道"],
        ["一、绿地率", "第一产业", "二、绿道", "三、床位"],
        ["1 绿地率", "2 绿道"],
        ["1.3岁以下婴幼儿托位数", "2.5G基站数"],
    ],
)
def test_numbers_that_count_up_are_numbers_of_indicators(names: list[str]) -> None:
    assert own_numbers(names) is not None


@pytest.mark.parametrize(
    "names",
    [
        ["绿地率", "绿道"],
        ["1.5度增温风险", "绿地率"],
        ["空气质量", "①优良率", "②浓度", "水质", "①优良率"],
        ["（1）医师数", "（2）护士数", "（1）床位数", "（2）诊所数"],
        ["3. 绿地率", "5. 绿道"],
        [],
    ],
)
def test_other_numbers_are_none(names: list[str]) -> None:
    assert own_numbers(names) is None


def test_a_row_without_a_number_among_numbered_ones_is_a_sub_item() -> None:
    rows = ["一、生产总值\t亿元\t198\t212", "第一产业增加值\t亿元\t36\t38"]
    rows += ["二、投资\t亿元\t80\t90", "三、零售额\t亿元\t82\t87"]
    plan = plantext.read_text("\n".join(["指标\t单位\t2020年\t2025年", *rows]), name="plan")
    assert [(i.number, i.name, i.item) for i in plan.indicators] == [
        ("一", "生产总值", ""),
        ("一", "生产总值", "第一产业增加值"),
        ("二", "投资", ""),
        ("三", "零售额", ""),
    ]
