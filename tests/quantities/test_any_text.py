"""The functions for any text: lists of years are one record, and what is no text is an error that says so."""

from __future__ import annotations

import pytest

import plantext
from plantext.quantities import find_years


@pytest.mark.parametrize("count", [2, 10, 30])
def test_a_list_of_years_is_one_record_with_each_of_them(count: int) -> None:
    years = tuple(range(2000, 2000 + count))
    for text in ("".join(f"{year}年、" for year in years), "、".join(map(str, years)) + "年"):
        assert [found.listed for found in find_years(text)] == [years]


def test_what_is_no_list_of_years_stays_apart() -> None:
    assert [found.listed for found in find_years("2020年、在2021年")] == [(), ()]
    assert find_years("2020、2021、2022公里") == []


@pytest.mark.parametrize("function", ["find_targets", "find_quantities", "find_years", "read_text"])
@pytest.mark.parametrize("value", [None, 5, float("nan"), b"2025", ["2025年"]], ids=repr)
def test_what_is_no_text_is_an_error_that_names_it(function: str, value: object) -> None:
    with pytest.raises(TypeError, match=f"^{function} takes a str, not {type(value).__name__}$"):
        getattr(plantext, function)(value)


def test_a_subclass_of_str_is_a_text() -> None:
    class Text(str):
        __slots__ = ()

    assert plantext.find_quantities(Text("30公里")) == plantext.find_quantities("30公里")
    assert len(plantext.find_targets(Text("新建绿道30公里"))) == 1
