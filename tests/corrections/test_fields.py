"""What can be corrected, how a form shows it, and how it is read back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plantext
from plantext.columns import COLUMNS
from plantext.corrections import FIELDS, Amount, Correction, choices, read_amount, shown, table_of, written
from plantext.corrections.setting import check, left, with_fields
from plantext.errors import CorrectionError
from plantext.records import Claim, Comparator, Duty, Indicator, Project, Target, Value

from .plans import TEXT, read

CLASSES: dict[str, Any] = {
    "targets": Target,
    "values": Value,
    "indicators": Indicator,
    "projects": Project,
    "duties": Duty,
    "claims": Claim,
}
SAMPLES = ("yunxi_2023", "hezhe_2021", "yunxi_2024_action")


def test_every_field_is_a_column_or_stands_for_three() -> None:
    for table, fields in FIELDS.items():
        assert set(fields) - {"value"} <= set(COLUMNS[table]), table
        assert len(set(fields)) == len(fields)
        assert COLUMNS[table][-1] == "review"
        assert choices(table).keys() <= set(fields)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_form_that_is_left_as_it_is_changes_nothing(sample: str) -> None:
    plan = plantext.read(plantext.sample(sample))
    for table in FIELDS:
        for record in getattr(plan, table):
            assert table_of(record) == table
            assert tuple(shown(record)) == FIELDS[table]
            assert with_fields(record, shown(record)) == record
            said = Correction("correct", table, record.source, "", set=shown(record))
            assert left(said) == shown(record)


def test_choices_name_every_value_that_a_field_can_have() -> None:
    plan = plantext.read(plantext.sample("yunxi_2023"))
    for table in FIELDS:
        for field, allowed in choices(table).items():
            found = {getattr(record, field) for record in getattr(plan, table)}
            assert found <= set(allowed), (table, field)
    assert choices("values")["role"] == ("requirement", "baseline", "target", "attained")


NUMBERS = {
    "": ("", None, None),
    "60": ("=", "60", "60"),
    "2.40": ("=", "2.40", "2.40"),
    "1,234.5": ("=", "1234.5", "1234.5"),
    "６０": ("=", "60", "60"),
    "≥60": (">=", "60", None),
    ">=60": (">=", "60", None),
    "≧60": (">=", "60", None),
    ">60": (">", "60", None),
    "≤60": ("<=", None, "60"),
    "<=60": ("<=", None, "60"),
    "＜60": ("<", None, "60"),
    "60以上": (">=", "60", None),
    "不超过60": ("<=", None, "60"),
    "5–6": ("range", "5", "6"),
    "5-6": ("range", "5", "6"),
    "5～6": ("range", "5", "6"),
    "5~6": ("range", "5", "6"),
    "6-5": ("range", "5", "6"),
    "-6–-5": ("range", "-6", "-5"),
    "-5~6": ("range", "-5", "6"),
    "约5": ("~", "5", "5"),
    "~5": ("~", "5", "5"),
    "≈5": ("~", "5", "5"),
    "5左右": ("~", "5", "5"),
    "+0.6": ("change", "0.6", "0.6"),
    "-18.4": ("change", "-18.4", "-18.4"),
    "−18.4": ("change", "-18.4", "-18.4"),
    "负18.4": ("change", "-18.4", "-18.4"),
    "下降18.4": ("change", "-18.4", "-18.4"),
    "=-5": ("=", "-5", "-5"),
    "≥-5": (">=", "-5", None),
    " 60 ": ("=", "60", "60"),
    "60%": None,
    "5万": None,
    "60 70": None,
    "5/6": None,
    "3:7": None,
    "--5": None,
    "±5": None,
    "abc": None,
    "六十": None,
    "nan": None,
    "1e9": None,
    "9" * 400: None,
    "持续提高": None,
    "60，持续提高": None,
    "2025年60": None,
    "=SUM(A1)": None,
    "\x00": None,
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items(), ids=map(repr, range(len(NUMBERS))))
def test_a_number_is_read_as_a_person_means_it(text: str, expected: tuple[str, str | None, str | None] | None) -> None:
    if expected is None:
        with pytest.raises(CorrectionError) as error:
            read_amount(text)
        assert len(str(error.value)) < 160
        assert "\n" not in str(error.value)
        return
    found = read_amount(text)
    assert (found.comparator, *(n if n is None else str(n) for n in (found.low, found.high))) == expected
    assert read_amount(written(found)) == found


NUMBER = st.decimals(min_value=-(10**8), max_value=10**8, places=2)
POSITIVE = st.decimals(min_value=0, max_value=10**8, places=2)


@given(st.sampled_from(get_args(Comparator)), NUMBER, NUMBER)
def test_what_is_written_is_read_back(comparator: Comparator, one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    amounts = {
        "": Amount("", None, None),
        "range": Amount("range", low, high),
        "=": Amount("=", low, low),
        "change": Amount("change", low, low),
        "~": Amount("~", abs(low), abs(low)),
    }
    upper = comparator in ("<=", "<")
    amount = amounts.get(comparator, Amount(comparator, None if upper else low, low if upper else None))
    found = read_amount(written(amount))
    if comparator == "range" and low == high:
        return  # which is shown as the one number that it is
    assert found == amount


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_is_refused(text: str) -> None:
    try:
        found = read_amount(text)
    except CorrectionError:
        return
    assert read_amount(written(found)) == found


REFUSED: dict[str, tuple[str, dict[str, str], str]] = {
    "role": ("targets", {"role": "baseline"}, "role 'baseline' is none of target, actual"),
    "level": ("values", {"level": "county"}, 'is none of "", national, provincial'),
    "scope": ("indicators", {"scope": "all"}, "is none of"),
    "year": ("targets", {"year": "25"}, "year '25' is no year of four digits"),
    "years": ("projects", {"start_year": "2023-2025"}, "no year of four digits"),
    "money": ("projects", {"investment": "约5000"}, "is not one number"),
    "money with unit": ("projects", {"investment": "5000万元"}, "holds a unit"),
    "unit": ("claims", {"value": "5项"}, "holds a unit (项)"),
    "no number": ("claims", {"value": ""}, "is not one number"),
    "a range": ("claims", {"value": "5-6"}, "is not one number"),
    "no field": ("duties", {"quote": "a"}, "duties has no field quote; it has responsible, responsible_lead"),
    "raw": ("values", {"raw": "a"}, "has no field raw"),
    "low": ("values", {"low": "1"}, "has no field low"),
    "no name": ("indicators", {"name": " "}, "name is empty"),
    "no phrase": ("targets", {"indicator": ""}, "indicator is empty"),
}


@pytest.mark.parametrize(("table", "changes", "message"), REFUSED.values(), ids=REFUSED)
def test_what_a_field_cannot_be_is_refused(table: str, changes: dict[str, str], message: str) -> None:
    with pytest.raises(CorrectionError) as error:
        check(Correction("correct", table, "¶1", "x", set=changes))
    assert message in str(error.value)


def test_fields_are_read_as_people_write_them() -> None:
    target, project = read(TEXT).targets[0], read(TEXT).projects[0]
    found = with_fields(
        target, {"year": "２０２７年", "responsible": "县水利局、各乡镇（街道、园区）；县财政局", "unit": " ‰ "}
    )
    assert (found.year, found.unit) == ("2027", "‰")
    assert found.responsible == ("县水利局", "各乡镇（街道、园区）", "县财政局")
    assert with_fields(project, {"start_year": "", "investment": ""}).start_year is None
    assert with_fields(project, {"investment": "1,750.50"}).investment == Decimal("1750.50")
    assert with_fields(target, {"responsible": ""}).responsible == ()
