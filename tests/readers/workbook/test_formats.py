"""Number formats: what a cell prints, as Excel and WPS show it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.readers.workbook.dates import is_dated
from plantext.readers.workbook.formats import printed

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
PRINTED = [
    (0.95, "0%", "95%"), (0.95, "0.0%", "95.0%"), (0.9455, "0.00%", "94.55%"), (0.945, "0%", "95%"),
    (95, '0.0"%"', "95.0%"), (95, "0.0\\%", "95.0%"), (1234567.891, "#,##0.00", "1,234,567.89"),
    (1234567, "#,##0,", "1,235"), (123456, '0!.0,"万"', "12.3万"), (5, "000", "005"), (12.5, "≥0.0", "≥12.5"),
    (5, "0.##", "5"), (5.5, "0.##", "5.5"), (0.5, "#.##", ".5"), (2.5, "0", "3"), (-3.5, "0.0", "-3.5"),
    (-0.04, "0.0", "0.0"), (-5, "0.0;(0.0)", "(5.0)"), (-5, "0;;", ""), (0, '0.0;-0.0;"-"', "-"),
    (0, ACCOUNTING, "-"), (100, ACCOUNTING, "100.00"), ("持平", ACCOUNTING, "持平"), ("试", "@", "试"),
    (75, '[>=90]"优";[>=60]"良";"差"', "良"), (50, '[>=90]"优";[>=60]"良";"差"', "差"), (7, '[Red]"第"0"期"', "第7期"),
    (12345, "0.00E+00", "1.23E+04"), (0.00012, "0.0E+0", "1.2E-4"), (3, "G/通用格式", "3"), (8, '[$￥-804]0', "￥8"),
    (45000, 'yyyy"年"m"月"d"日"', "2023年3月15日"), (45000, '[$-804]yyyy"年"m"月";@', "2023年3月"),
    (45000.75, "yyyy-mm-dd hh:mm", "2023-03-15 18:00"), (45000, "yyyy/m/d", "2023/3/15"), (45000, "mmm-yy", "Mar-23"),
    (0.5, "h:mm", "12:00"), (1.52, "[h]:mm", "36:28"), (45000, "aaaa", "星期三"), (0.75, 'h"时"mm"分"', "18时00分"),
]  # fmt: skip
GENERAL = [
    (95, "95"), (95.0, "95"), (0.1 + 0.2, "0.3"), (1234567890123, "1234567890123"), (0.123456789012345, "0.123456789"),
    (1e-9, "0.000000001"), (True, "TRUE"), ("≥95", "≥95"), (-7.5, "-7.5"), (0, "0"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "form", "text"), PRINTED)
def test_a_number_is_printed_by_its_format(value: float | str, form: str, text: str) -> None:
    assert printed(value, form) == text


@pytest.mark.parametrize(("value", "text"), GENERAL)
def test_a_number_without_a_format_is_printed_as_it_is(value: float | str, text: str) -> None:
    assert printed(value, "General") == text


def test_workbooks_of_the_mac_count_days_from_1904() -> None:
    assert (printed(1, "yyyy", from_1904=True), printed(1, "yyyy")) == ("1904", "1899")


NUMBERS = ["0.00", "General", '0"d"', '"日期"0', "[Red]0", "0%", "#,##0", "0.0E+00", "@", "[DBNum1]0"]


@pytest.mark.parametrize("form", NUMBERS)
def test_what_is_no_date_is_printed_as_a_number(form: str) -> None:
    assert not is_dated(form)


@pytest.mark.parametrize("value", [-1, 1e9, float("nan"), float("inf")])
def test_days_that_there_are_not_are_printed_as_numbers(value: float) -> None:
    assert printed(value, "yyyy-mm-dd")


@pytest.mark.parametrize("form", ["0.00", "#,##0.0%", "yyyy", "General", "0.0E+00"])
@pytest.mark.parametrize("value", [10**400, 1e300, -1e300, 1e-300, 123456789012345678901234567890])
def test_numbers_beyond_all_measure_are_printed_by_their_power(value: float, form: str) -> None:
    assert "E" in printed(value, form)


@given(st.text(max_size=30), st.one_of(st.floats(), st.integers(), st.text(max_size=5), st.booleans()))
def test_no_format_is_too_odd(form: str, value: float | str) -> None:
    assert isinstance(printed(value, form), str)
