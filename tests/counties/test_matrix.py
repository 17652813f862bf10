"""Which values share a row, in which unit, and that none is lost or made equal by a guess."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plantext
from plantext.concepts import find_concept
from plantext.counties import Matrix, Row, compare_counties
from plantext.errors import PlantextError
from plantext.records import Info, Target

from .plans import Said, plan

FOREST = "森林覆盖率"


def rows(matrix: Matrix, name: str, role: str = "target") -> list[Row]:
    return [row for row in matrix.rows if row.indicator == name and row.role == role]


def texts(row: Row) -> list[str | None]:
    return [cell.text if (cell := row.cells.get(at)) else None for at in range(2)]


def test_an_indicator_of_two_plans_is_one_row_a_year() -> None:
    matrix = compare_counties([plan("甲", Said(FOREST, "60")), plan("乙", Said("森林覆盖率（%）", ">=62"))])
    (row,) = rows(matrix, FOREST)
    assert (row.concept, row.unit, row.year, texts(row)) == ("forest-cover", "%", "2025", ["60", ">=62"])
    assert [cell.value for cell in row.cells.values()] == [60, 62]


def test_units_are_made_those_of_the_catalogue_and_the_printed_text_is_kept() -> None:
    one = plan("甲", Said("化肥施用强度（折纯量）", "<=16", unit="千克/亩"))
    other = plan("乙", Said("化肥施用强度（折纯量）", "225", unit="公斤/公顷"))
    (row,) = (row for row in compare_counties([one, other]).rows if row.role == "target")
    assert row.concept == "fertiliser-intensity"
    cells = list(row.cells.values())
    assert sorted(cell.converted for cell in cells) == [False, True]
    values = {cell.text: cell.value for cell in cells}
    assert values["<=16"] is not None
    assert values["225"] is not None
    assert values["<=16"] * 15 == values["225"] * 16
    assert all(cell.text in cell.shown for cell in cells)


@pytest.mark.parametrize(("unit", "other"), [("吨", "吨标准煤"), ("%", ""), ("万元", "万吨"), ("家", "个")])
def test_what_cannot_be_converted_has_a_row_of_its_own(unit: str, other: str) -> None:
    made = [plan("甲", Said("新指标", "5", unit=unit)), plan("乙", Said("新指标", "5", unit=other))]
    found = rows(compare_counties(made), "新指标")
    assert {row.unit for row in found} == {unit, other}
    assert all(texts(row).count(None) == 1 for row in found)


def test_printed_names_that_are_equal_but_for_marks_share_a_row() -> None:
    one = Said("＊新建 绿道长度", "120", unit="公里")
    matrix = compare_counties([plan("甲", one), plan("乙", Said("新建绿道长度", "130000", unit="米"))])
    (row,) = (row for row in matrix.rows if "绿道" in row.indicator)
    assert row.concept == ""
    assert len({cell.value for cell in row.cells.values()}) == 2


def test_names_that_merely_sound_alike_do_not() -> None:
    matrix = compare_counties([plan("甲", Said("新建绿道长度", "1")), plan("乙", Said("新建绿道总长度", "1"))])
    assert len(matrix.rows) == 2


def test_a_sub_item_is_not_its_parent() -> None:
    matrix = compare_counties([plan("甲", Said("供水保证率", "1", item="山区")), plan("乙", Said("供水保证率", "1"))])
    assert [row.indicator for row in matrix.rows] == ["供水保证率", "供水保证率/山区"]


def test_an_indicator_of_one_plan_only_is_listed_even_without_a_value() -> None:
    empty = plan("甲", Said("独有指标", "3"))
    empty = dataclasses.replace(empty, values=())
    matrix = compare_counties([empty, plan("乙", Said(FOREST, "1"))])
    (row,) = rows(matrix, "独有指标")
    assert texts(row) == ["", None]


def test_a_wording_stands_as_text_in_the_row_of_the_numbers() -> None:
    matrix = compare_counties([plan("甲", Said(FOREST, "持续提高")), plan("乙", Said(FOREST, ">=62"))])
    (row,) = rows(matrix, FOREST)
    assert texts(row) == ["持续提高", ">=62"]
    assert row.cells[0].value is None


def test_two_values_of_one_plan_are_both_kept_and_count_for_nothing() -> None:
    both = plan("甲", Said(FOREST, "22"), Said(FOREST, "25.5"))
    matrix = compare_counties([both, plan("乙", Said(FOREST, "23"))])
    (row,) = rows(matrix, FOREST)
    cell = row.cells[0]
    assert (cell.text, cell.value, cell.note, cell.source) == ("22；25.5", None, "several values", "表1 r0c1|表1 r1c1")
    assert row.best == ()


def test_the_same_value_said_twice_is_one() -> None:
    twice = plan("甲", Said(FOREST, "22"), Said(FOREST, "22"))
    (row,) = rows(compare_counties([twice, plan("乙", Said(FOREST, "23"))]), FOREST)
    assert (row.cells[0].text, row.cells[0].note, row.cells[0].value) == ("22", "", 22)


def test_values_that_differ_in_their_bound_only_keep_their_number() -> None:
    twice = plan("甲", Said(FOREST, ">=22"), Said(FOREST, "22"))
    (row,) = rows(compare_counties([twice, plan("乙", Said(FOREST, "23"))]), FOREST)
    assert (row.cells[0].text, row.cells[0].value) == (">=22；22", 22)


def test_yearly_rates_and_changes_are_not_mixed_with_levels() -> None:
    said = (Said(FOREST, "60"), Said(FOREST, "2", period="annual"), Said(FOREST, "change 3"))
    found = rows(compare_counties([plan("甲", *said), plan("乙")]), FOREST)
    assert {row.period for row in found} == {"", "annual", "change"}


def test_a_fall_is_what_an_indicator_of_falls_counts() -> None:
    one, other = Said("PM2.5浓度下降幅度", "change -15"), Said("PM2.5浓度下降幅度", "12")
    (row,) = (row for row in compare_counties([plan("甲", one), plan("乙", other)]).rows if row.role == "target")
    assert [cell.value for cell in row.cells.values()] == [15, 12]
    assert row.best == (0,)


def test_a_target_without_a_year_has_a_row_with_an_empty_year() -> None:
    matrix = compare_counties([plan("甲", Said(FOREST, "1", year="")), plan("乙", Said(FOREST, "1"))])
    assert [row.year for row in rows(matrix, FOREST)] == ["", "2025"]


def in_text(concept: str) -> Target:
    return Target(
        *("", "q", FOREST, "target", "=", Decimal(70), Decimal(70), "%", "2025", ""),
        *((), (), 0, 1, "¶3[0:1]", "rule", "70%", "", concept),
    )


def test_text_speaks_where_the_tables_are_silent() -> None:
    text = dataclasses.replace(plan("甲"), targets=(in_text("forest-cover"),))
    (row,) = rows(compare_counties([text, plan("乙", Said(FOREST, "60"))]), FOREST)
    assert texts(row) == ["70%", "60"]


@pytest.mark.parametrize("target", [in_text("forest-cover"), in_text("")])
def test_text_is_silent_where_a_table_speaks_or_the_indicator_is_unknown(target: Target) -> None:
    both = dataclasses.replace(plan("甲", Said(FOREST, "65")), targets=(target,))
    matrix = compare_counties([both, plan("乙")])
    assert [texts(row) for row in rows(matrix, FOREST)] == [["65", None]]


def test_plans_of_one_name_and_plans_named_like_a_column_can_be_told_apart() -> None:
    matrix = compare_counties([plan("甲"), plan("甲"), plan("unit")])
    assert [county.name for county in matrix.counties] == ["甲", "甲~2", "unit~2"]
    assert len(set(matrix.columns)) == len(matrix.columns)


def test_the_label_is_the_place_where_that_tells_plans_apart() -> None:
    one, other = Info(region="甲县"), Info(region="乙县")
    labels = [c.label for c in compare_counties([plan("a", info=one), plan("b", info=other)]).counties]
    assert labels == ["甲县", "乙县"]
    labels = [c.label for c in compare_counties([plan("a", info=one), plan("b", info=one)]).counties]
    assert labels == ["a", "b"]


@pytest.mark.parametrize("plans", [[], [plan("甲")]])
def test_fewer_than_two_plans_are_refused(plans: list[plantext.Plan]) -> None:
    with pytest.raises(PlantextError, match="at least two plans"):
        compare_counties(iter(plans))


@pytest.mark.parametrize("asked", ["forest-cover", "森林覆盖率", "森林"])
def test_one_indicator_can_be_asked_for(asked: str) -> None:
    matrix = compare_counties([plan("甲", Said(FOREST, "1"), Said("别的", "1")), plan("乙")]).only(asked)
    assert {row.indicator for row in matrix.rows} == {FOREST}


def test_an_indicator_that_nobody_has_is_told() -> None:
    with pytest.raises(PlantextError, match="湿地"):
        compare_counties([plan("甲"), plan("乙")]).only("湿地保护率")


def test_every_row_of_the_table_has_all_columns(samples: object) -> None:
    names = ("yunxi_2018", "yunxi_2023", "hezhe_2021", "hezhe_2026", "liutang_2024")
    plans = [plantext.read(plantext.sample(name)) for name in names]
    matrix = compare_counties(plans)
    assert {len(line) for line in matrix.table()} == {len(matrix.columns)}
    printed = {value.raw for each in plans for value in each.values if value.role in ("baseline", "target")}
    shown = "\n".join(cell.text for row in matrix.rows for cell in row.cells.values())
    assert [raw for raw in printed if raw not in shown] == []
    named = {find_concept(leaf.name, leaf.item, leaf.unit) for each in plans for leaf in each.indicators}
    assert named - {""} <= {row.concept for row in matrix.rows}


SAID = st.builds(
    Said,
    st.sampled_from([FOREST, "化肥施用强度（折纯量）", "新指标", "新 指标"]),
    st.sampled_from(["60", ">=60", "<=50", "50~60", "持续提高", "/", "change -3", "16"]),
    st.sampled_from(["%", "千克/亩", "公斤/公顷", "", "个"]),
    st.sampled_from(["baseline", "target", "requirement", "attained"]),
    st.sampled_from(["", "2020", "2025"]),
    st.sampled_from(["", "national", "provincial"]),
)
INFO = st.sampled_from([Info(), Info(region_code="330282", region_parents=("浙江省",)), Info(region="乙市")])
PLAN = st.builds(lambda said, info: plan("甲", *said, info=info), st.lists(SAID, max_size=6), INFO)


@given(st.lists(PLAN, min_size=2, max_size=4), st.randoms())
def test_the_order_of_plans_only_permutes_columns(plans: list[plantext.Plan], random: object) -> None:
    plans = [dataclasses.replace(each, name=f"p{at}") for at, each in enumerate(plans)]
    places = list(range(len(plans)))
    random.shuffle(places)  # type: ignore[attr-defined]
    matrix, turned = compare_counties(plans), compare_counties([plans[at] for at in places])
    assert len(matrix.rows) == len(turned.rows)
    for row, other in zip(matrix.rows, turned.rows, strict=True):
        assert {places.index(at): cell for at, cell in row.cells.items()} == other.cells
        assert {places.index(at) for at in row.best} == set(other.best)
        assert dataclasses.replace(row, cells={}, best=()) == dataclasses.replace(other, cells={}, best=())


@given(PLAN)
def test_a_plan_beside_itself_agrees_everywhere(one: plantext.Plan) -> None:
    for row in compare_counties([one, one]).rows:
        assert row.cells[0] == row.cells[1]
        assert row.best in ((), (0, 1))
