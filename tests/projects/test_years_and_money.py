"""Years and money as the cells of project lists print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.projects.cells import read_money, read_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021-2025年", (2021, 2025)),
        ("2021年1月至2023年12月", (2021, 2023)),
        ("2021.1-2023.12", (2021, 2023)),
        ("2021-03至2023-06", (2021, 2023)),
        ("202101-202312", (2021, 2023)),
        ("2021-25", (2021, 2025)),
        ("2021—23年", (2021, 2023)),
        ("21-25年", (2021, 2025)),
        ("２０２１－２０２５", (2021, 2025)),
        ("二〇二一年至二〇二三年", (2021, 2023)),
        ("2021\n2025", (2021, 2025)),
        ("“十四五”期间", (2021, 2025)),
        ("“十四五”至“十五五”", (2021, 2030)),
        ("十四五末", (2025, 2025)),
        ("2021年9月", (2021, 2021)),
        ("2021年6-12月", (2021, 2021)),
        ("2021-06", (2021, 2021)),
        ("2024年底前", (2024, 2024)),
        ("36个月（2021-2023）", (2021, 2023)),
        ("2021年开工，2024年建成", (2021, 2024)),
    ],
)
def test_years_are_read(text: str, years: tuple[int, int]) -> None:
    assert read_years(text) == years


@pytest.mark.parametrize("text", ["2023年起", "2023年3月起", "2023年-长期", "2023-", "2023年以后", "2023年开工"])
def test_a_beginning_without_an_end_has_no_last_year(text: str) -> None:
    assert read_years(text) == (2023, None)


@pytest.mark.parametrize("text", ["", "/", "—", "长期", "近期", "24个月", "2年", "按年度实施", "12025", "10-15天"])
def test_what_names_no_year_has_none(text: str) -> None:
    assert read_years(text) == (None, None)


@given(st.integers(1990, 2060), st.integers(0, 30), st.sampled_from(["-", "—", "～", "至", "年-", "年至", " - "]))
def test_a_span_gives_back_its_years(first: int, more: int, sign: str) -> None:
    assert read_years(f"{first}{sign}{first + more}年") == (first, first + more)


@given(st.text("20123456789-—至年月起“”十四五末.　", max_size=20))
def test_no_years_run_backwards(text: str) -> None:
    first, last = read_years(text)
    assert last is None or (first is not None and first <= last)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("12,000", "12000", "万元"),
        ("12，000", "12000", "万元"),
        ("12 000", "12000", "万元"),
        ("１２００", "1200", "万元"),
        ("约1200", "1200", "万元"),
        ("1.5亿", "1.5", "亿元"),
        ("3000万美元", "3000", "万美元"),
        ("500万元/年", "500", "万元"),
        ("1200（其中2021年300）", "1200", "万元"),
        ("总投资1200，其中中央800", "1200", "万元"),
        ("总投资1.2亿元，年度投资3000万元", "1.2", "亿元"),
        ("4.2亿元（含征地费用1.1亿元）", "4.2", "亿元"),
        ("1200\n（含征地）", "1200", "万元"),
        ("0", "0", "万元"),
    ],
)
def test_an_amount_is_read(text: str, amount: str, unit: str) -> None:
    assert read_money(text, "万元") == (Decimal(amount), unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/",
        "—",
        "待定",
        "一期800，二期400",
        "一期：800\n二期：400",
        "1200/800",
        "1200+300",
        "1000-1200",
        "已纳入1",
        "3公里",
    ],
)
def test_what_is_no_single_amount_is_left_empty(text: str) -> None:
    assert read_money(text, "万元") == (None, "")


@given(st.decimals(0, 10**9, places=2, allow_nan=False), st.sampled_from(["", "万元", "亿元", "元"]))
def test_an_amount_is_read_as_it_was_printed(amount: Decimal, unit: str) -> None:
    assert read_money(f"{amount:f}{unit}", "千元") == (amount, unit or "千元")


@given(st.integers(1900, 2099), st.integers(1900, 2099), st.sampled_from("-—"))
def test_bare_years_are_read_like_years_with_their_word(one: int, other: int, sign: str) -> None:
    assert read_years(f"{one}{sign}{other}") == read_years(f"{one}年{sign}{other}年")
    assert read_years(str(one)) == read_years(f"{one}年") == (one, one)


@given(st.decimals(0, 999_999_999, places=2) | st.integers(0, 999_999_999).map(Decimal))
def test_a_bare_amount_is_read_like_one_with_its_unit(amount: Decimal) -> None:
    assert read_money(f"{amount}", "万元") == read_money(f"{amount}万元", "亿元") == (amount, "万元")
