"""Quantities in a text: every entry of `extractors/quantities.toml` reads what it says, offsets are sacred."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.quantities import find_quantities, find_years
from plantext.quantities.lexer import scan
from plantext.quantities.readings import is_group
from plantext.quantities.years import column_years
from plantext.vocabulary import Wording, load

from ..effort import ENDLESS, effort

BOUNDS = [wording for side in ("before", "after") for wording in load("quantities.toml", side)]
CHANGES = load("quantities.toml", "change")
MASKS = load("quantities.toml", "mask")
GROUPS = load("quantities.toml", "group")


def lines(wordings: list[Wording] | tuple[Wording, ...], which: str) -> list[tuple[Wording, str]]:
    return [(wording, line) for wording in wordings for line in getattr(wording, which)]


@pytest.mark.parametrize(("wording", "line"), lines(BOUNDS, "yes"))
def test_a_bound_is_read(wording: Wording, line: str) -> None:
    assert [quantity.comparator for quantity in find_quantities(line)] == [wording.means]


@pytest.mark.parametrize(("wording", "line"), lines(BOUNDS, "no"))
def test_what_is_no_such_bound_is_not_read_as_one(wording: Wording, line: str) -> None:
    assert wording.means not in [quantity.comparator for quantity in find_quantities(line)]


@pytest.mark.parametrize(("wording", "line"), lines(CHANGES, "yes"))
def test_a_change_is_signed(wording: Wording, line: str) -> None:
    (quantity,) = find_quantities(line)
    assert quantity.comparator == "change"
    assert quantity.low is not None
    assert (quantity.low < 0) == (wording.means == "-")


@pytest.mark.parametrize(("wording", "line"), lines(CHANGES, "no"))
def test_a_level_reached_is_no_change(wording: Wording, line: str) -> None:
    assert [quantity.comparator for quantity in find_quantities(line)] == ["="]


@pytest.mark.parametrize(("wording", "line"), lines(MASKS, "yes"))
def test_what_is_written_with_digits_and_is_no_quantity_is_left_alone(wording: Wording, line: str) -> None:
    assert scan(line) == []
    assert {quantity.rule for quantity in find_quantities(line)} <= {wording.id}  # a ratio is one in prose


@pytest.mark.parametrize(("wording", "line"), lines(MASKS, "no"))
def test_a_quantity_that_looks_like_a_name_is_read(wording: Wording, line: str) -> None:
    assert wording.pattern.search(line) is None or find_quantities(line)


@pytest.mark.parametrize(("wording", "line"), lines(GROUPS, "yes"))
def test_a_class_of_places_is_known(wording: Wording, line: str) -> None:
    assert is_group(line)


@pytest.mark.parametrize(("wording", "line"), lines(GROUPS, "no"))
def test_what_is_measured_is_no_class_of_places(wording: Wording, line: str) -> None:
    assert not is_group(line)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("17.2、14.6立方米/万元", ["", "立方米/万元"]),
        ("0.17千克/亩", ["千克/亩"]),
        ("38.67万亩", ["万亩"]),
        ("3.55亿立方米", ["亿立方米"]),
        ("提高2.4个百分点", ["个百分点"]),
        ("新增4条(段)", ["条(段)"]),
        ("处理能力1500吨/日", ["吨/日"]),
        ("建成驿站12处", ["处"]),
        ("0.64", [""]),
        ("约40人次", ["人次"]),
    ],
)
def test_the_whole_unit_is_taken(text: str, units: list[str]) -> None:
    assert [quantity.unit for quantity in find_quantities(text)] == units


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("到2025年", [(2025, 2025)]),
        ("2020-2022年", [(2020, 2022)]),
        ("2021—25年", [(2021, 2025)]),
        ("2020、2021、2022年", [(2020, 2022)]),
        ("“十四五”期间", [(2021, 2025)]),
        ("“十三五”末", [(2020, 2020)]),
        ("70%（2030）", [(2030, 2030)]),
        ("2025公顷", []),
        ("2025", []),
        ("五年规划", []),
        ("11993亩", []),
    ],
)
def test_years_are_read_with_inclusive_ends(text: str, years: list[tuple[int, int]]) -> None:
    assert [(found.first, found.last) for found in find_years(text)] == years


@pytest.mark.parametrize(
    ("header", "years"),
    [("2025 年目标", (2025,)), ("“十五五”/2030年目标", (2030,)), ("现状值", ()), ("2020年/2025年", (2020, 2025))],
)
def test_a_header_names_its_years(header: str, years: tuple[int, ...]) -> None:
    assert column_years(header) == years


@given(st.text(max_size=80))
def test_offsets_count_in_the_text_as_given(text: str) -> None:
    for quantity in find_quantities(text):
        assert 0 <= quantity.start <= quantity.number_start < quantity.end <= len(text)
    for years in find_years(text):
        assert 0 <= years.start < years.end <= len(text)
        assert years.first <= years.last


@pytest.mark.parametrize(
    "hostile",
    [
        "1" * 50_000,
        "1-" * 20_000,
        "达到" * 20_000 + "%",
        "2020、" * 10_000,
        "（" * 20_000 + "1",
        "1." * 20_000,
        "约" * 30_000,
    ],
)
def test_reading_a_hostile_string_ends(hostile: str) -> None:
    assert effort(find_quantities, hostile) < ENDLESS


def test_a_number_of_more_than_thirty_digits_is_no_number() -> None:
    assert find_quantities("9" * 31) == []
    assert len(find_quantities("9" * 30)) == 1
