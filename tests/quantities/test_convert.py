from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plantext.quantities.convert import convert, ratio
from plantext.vocabulary import units

EQUAL = [
    ("吨标准煤/万元", "千克标准煤/元", Fraction(1, 10)),
    ("tce/万元", "吨标煤/万元", Fraction(1)),
    ("亩", "公顷", Fraction(1, 15)),
    ("万亩", "平方公里", Fraction(20, 3)),
    ("百平方公里", "km²", Fraction(100)),
    ("千克/亩", "千克/公顷", Fraction(15)),
    ("万元", "亿元", Fraction(1, 10000)),
    ("μg/m³", "微克/立方米", Fraction(1)),
    ("µg/m3", "微克/立方米", Fraction(1)),
    ("㎡/人", "平方米/人", Fraction(1)),
    ("立方米/(人·日)", "升/人·天", Fraction(1000)),
    ("亿立方米", "万方", Fraction(10000)),
    ("万千瓦时", "kW·h", Fraction(10000)),
    ("‰", "%", Fraction(1, 10)),
    ("％", "%", Fraction(1)),
    ("家", "万家", Fraction(1, 10000)),
    ("吨/日", "万吨/天", Fraction(1, 10000)),
    ("例/10万", "例/万", Fraction(1, 10)),
]
OTHER = [
    ("吨", "吨标准煤"),
    ("吨二氧化碳", "吨标准煤"),
    ("万元", "万吨"),
    ("平方米", "立方米"),
    ("个", "家"),
    ("人", "人次"),
    ("%", "百分点"),
    ("%", ""),
    ("万元/人", "万元"),
    ("万元/人", "万元/亩"),
    ("元", "万元产值"),
    ("年", "天"),
]


@pytest.mark.parametrize(("unit", "to", "factor"), EQUAL)
def test_a_unit_is_a_multiple_of_another(unit: str, to: str, factor: Fraction) -> None:
    assert ratio(unit, to) == factor
    assert ratio(to, unit) == 1 / factor


@pytest.mark.parametrize(("unit", "to"), OTHER)
def test_what_measures_something_else_is_not_converted(unit: str, to: str) -> None:
    assert ratio(unit, to) is None
    assert convert(Decimal(3), to, unit) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_there_and_back_is_the_same_value(value: Decimal) -> None:
    there = convert(value, "亿元", "万元")
    assert there is not None
    assert convert(there, "万元", "亿元") == value


@pytest.mark.parametrize("unit", sorted(units()))
def test_every_known_unit_is_once_itself(unit: str) -> None:
    assert ratio(unit, unit) == 1


@given(st.text(max_size=12), st.text(max_size=12))
@example("", "0")
@example("亩", "00亩")
def test_any_two_texts_have_a_ratio_or_none(unit: str, to: str) -> None:
    factor = ratio(unit, to)
    assert factor is None or factor * ratio(to, unit) == 1
