"""What is required of whom, who meets it, who aims highest, and how far it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plantext.counties import Cell, Row, compare_counties
from plantext.counties.judging import best, meets, pace
from plantext.records import Info

from .plans import Said, plan

FOREST = "森林覆盖率"
INFORMED = "生态环境信息公开率"
SPECIES = "国家重点保护野生动植物保护率"
ZHEJIANG = Info(region_code="330282", region_parents=("浙江省", "宁波市"))
NATIONAL = {"role": "requirement", "level": "national", "year": ""}


def target(*plans: object, name: str = FOREST) -> Row:
    matrix = compare_counties(plans)  # type: ignore[arg-type]
    (row,) = (row for row in matrix.rows if row.indicator == name and row.role == "target")
    return row


def national(row: Row) -> list[bool | None]:
    return [cell.meets_national for cell in row.cells.values()]


def provincial(row: Row) -> list[bool | None]:
    return [cell.meets_provincial for cell in row.cells.values()]


def test_a_plans_own_requirement_counts_for_it() -> None:
    one = plan("甲", Said(FOREST, "61"), Said(FOREST, ">=60", **NATIONAL))
    other = plan("乙", Said(FOREST, "19"), Said(FOREST, ">=20", **NATIONAL))
    row = target(one, other)
    assert national(row) == [True, False]
    assert row.national == ">=20（1）；>=60（1）"


def test_a_plan_that_prints_none_follows_what_all_others_print() -> None:
    one = plan("甲", Said(FOREST, "61"), Said(FOREST, ">=60", **NATIONAL))
    row = target(one, plan("乙", Said(FOREST, "19")))
    assert (row.national, national(row)) == (">=60", [True, False])


def test_but_not_where_they_differ() -> None:
    one = plan("甲", Said(FOREST, "61"), Said(FOREST, ">=60", **NATIONAL))
    other = plan("乙", Said(FOREST, "61"), Said(FOREST, ">=18", **NATIONAL))
    assert national(target(one, other, plan("丙", Said(FOREST, "19")))) == [True, True, None]


def test_not_applicable_is_no_requirement() -> None:
    one = plan("甲", Said(FOREST, "61"), Said(FOREST, ">=60", **NATIONAL))
    other = plan("乙", Said(FOREST, "10"), Said(FOREST, "/", **NATIONAL))
    row = target(one, other)
    assert (row.national, national(row)) == (">=60", [True, None])


def test_where_nobody_prints_one_the_catalogue_speaks() -> None:
    row = target(plan("甲", Said(INFORMED, "100")), plan("乙", Said(INFORMED, "95")), name=INFORMED)
    assert (row.national, national(row)) == ("100", [True, False])


def test_the_catalogues_provincial_threshold_holds_in_its_province_only() -> None:
    row = target(plan("甲", Said(SPECIES, "90"), info=ZHEJIANG), plan("乙", Said(SPECIES, "90")), name=row_name())
    assert (row.provincial, provincial(row)) == ("≥95", [False, None])


def row_name() -> str:
    return "国家重点保护野生动植物保护率"


def test_thresholds_for_mountains_and_plains_are_shown_and_not_applied() -> None:
    made = [plan(name, Said("林草覆盖率", "10"), info=ZHEJIANG) for name in "甲乙"]
    row = target(*made, name="林草覆盖率")
    assert "山区≥60" in row.national
    assert national(row) == [None, None]


SIXTY = (">=", Decimal(60), None)
FULL = ("=", Decimal(100), Decimal(100))


@pytest.mark.parametrize(
    ("number", "requirement", "better", "met"),
    [
        ((">=", Decimal(60), None), SIXTY, "higher", True),
        ((">=", Decimal(59), None), SIXTY, "higher", False),
        (("=", Decimal(59), Decimal(59)), SIXTY, "higher", False),
        (("<=", None, Decimal(59)), SIXTY, "higher", False),
        (("<=", None, Decimal(90)), SIXTY, "higher", None),
        (("range", Decimal(55), Decimal(65)), SIXTY, "higher", None),
        (("range", Decimal(60), Decimal(65)), SIXTY, "higher", True),
        (("=", Decimal(60), Decimal(60)), (">", Decimal(60), None), "higher", False),
        ((">", Decimal(60), None), (">", Decimal(60), None), "higher", True),
        (("=", Decimal(100), Decimal(100)), FULL, "higher", True),
        (("=", Decimal(98), Decimal(98)), FULL, "higher", False),
        (("=", Decimal(98), Decimal(98)), FULL, "lower", True),
        (("=", Decimal(98), Decimal(98)), FULL, "keep", None),
        (("<=", None, Decimal(25)), ("<=", None, Decimal(25)), "lower", True),
        (("<=", None, Decimal(26)), ("<=", None, Decimal(25)), "lower", False),
        ((">=", Decimal(20), None), ("<=", None, Decimal(25)), "lower", None),
        (("=", Decimal(7), Decimal(7)), ("range", Decimal(6), Decimal(8)), "", True),
        (("=", Decimal(9), Decimal(9)), ("range", Decimal(6), Decimal(8)), "", False),
    ],
)
def test_a_requirement_is_met_only_if_it_is_certain(
    number: object, requirement: object, better: str, met: object
) -> None:
    assert meets(number, requirement, better) is met  # type: ignore[arg-type]


@pytest.mark.parametrize(("better", "places"), [("higher", (1, 2)), ("lower", (0,)), ("keep", ()), ("", ())])
def test_who_aims_highest_depends_on_the_direction(better: str, places: tuple[int, ...]) -> None:
    def exactly(value: int) -> Cell:
        return Cell(str(value), "=", Decimal(value), Decimal(value))

    assert best({0: exactly(1), 1: exactly(3), 2: Cell(">=3", ">=", Decimal(3)), 4: Cell("更高")}, better) == places


def test_one_number_alone_is_not_the_highest() -> None:
    assert best({0: Cell("1", "=", Decimal(1), Decimal(1)), 1: Cell("提高")}, "higher") == ()


def test_a_direction_that_the_catalogue_lacks_is_read_from_the_bounds() -> None:
    made = [plan("甲", Said("新指标", ">=3")), plan("乙", Said("新指标", "4"))]
    assert target(*made, name="新指标").best == (1,)
    plain = [plan("甲", Said("新指标", "3")), plan("乙", Said("新指标", "4"))]
    assert target(*plain, name="新指标").best == ()


def test_the_way_from_the_latest_baseline_and_its_pace() -> None:
    old = Said(FOREST, "50", role="baseline", year="2018")
    new = Said(FOREST, "60", role="baseline", year="2020")
    row = target(plan("甲", old, new, Said(FOREST, ">=62")), plan("乙", Said(FOREST, "70")))
    cell, other = row.cells.values()
    assert (cell.gap, cell.pace) == (2, Decimal("0.4"))
    assert (other.gap, other.pace) == (None, None)


@pytest.mark.parametrize(("baseline", "aim"), [("持续", "62"), ("50~60", "62"), ("60", "提高"), ("60", "60~65")])
def test_no_distance_where_one_end_is_no_number(baseline: str, aim: str) -> None:
    row = target(plan("甲", Said(FOREST, baseline, role="baseline", year="2020"), Said(FOREST, aim)), plan("乙"))
    assert row.cells[0].gap is None


@pytest.mark.parametrize(("start", "end"), [("", "2025"), ("2020", ""), ("2025", "2025"), ("2026", "2025")])
def test_no_pace_without_years_in_order(start: str, end: str) -> None:
    assert pace(Decimal(3), start, end) is None
