"""Pictures of many counties: each can be read, or they are summed up."""

from __future__ import annotations

import re

import pytest

from plantext.charts import single
from plantext.charts.dumbbell import LEGIBLE
from plantext.charts.lines import lines
from plantext.charts.panels import panels
from plantext.counties import Matrix, compare_counties

from ..counties.plans import Said, plan
from .made import many
from .reading import description, labels, tips


@pytest.fixture(scope="module")
def crowd() -> Matrix:
    return many(LEGIBLE + 1)


@pytest.fixture(scope="module")
def alike() -> Matrix:
    """As many plans, all with one indicator."""
    said = (plan(f"{at}县", Said("森林覆盖率", str(40 + at / 4))) for at in range(LEGIBLE + 1))
    return compare_counties(said)


@pytest.mark.parametrize("count", [2, 15, 40])
def test_counties_keep_their_names(count: int) -> None:
    matrix = many(count)
    assert {county.label for county in matrix.counties} <= set(labels(single(matrix).svg()))
    most = max(panels(matrix), key=lambda panel: len(panel.counties))
    told = labels(single(matrix, [most.concept or most.indicator]).svg())
    assert {matrix.counties[at].label for at in most.counties} <= set(told)


def test_the_last_number_of_counties_that_can_be_read_is_drawn_one_by_one() -> None:
    matrix = compare_counties(plan(f"{at}县", Said("森林覆盖率", str(40 + at / 4))) for at in range(LEGIBLE))
    for indicators in ([], ["森林覆盖率"]):
        assert {county.label for county in matrix.counties} <= set(labels(single(matrix, indicators).svg()))


def test_a_heat_map_of_more_counties_says_how_many_stand_how(crowd: Matrix) -> None:
    whole = single(crowd, language="zh").svg()
    assert "有数值，无要求" in labels(whole)
    assert not {county.label for county in crowd.counties} & set(labels(whole))
    for row in lines(crowd).rows[:5]:
        assert any(text.startswith(row.indicator) and "中位" in text for text in description(whole).splitlines())


def test_an_indicator_of_more_counties_says_how_many_lie_where(alike: Matrix) -> None:
    strip = single(alike, ["森林覆盖率"], "zh").svg()
    assert "规划数（目标）" in labels(strip)
    assert any(re.search("每柱最多 .* 个规划", text) for text in labels(strip))
    assert any(text.startswith("最高：60县 55") for text in labels(strip))
    counted = [int(match[1]) for tip in tips(strip) if (match := re.search("–.*: (\\d+) 个规划", tip))]
    assert sum(counted) == LEGIBLE + 1


def test_a_field_of_more_counties_says_how_many_lie_where() -> None:
    both = [
        plan(f"{at}县", Said("森林覆盖率", str(at + 1)), Said("林草覆盖率", str(at + 2))) for at in range(LEGIBLE + 1)
    ]
    told = labels(single(compare_counties(both), ["森林覆盖率", "林草覆盖率"], "zh").svg())
    assert "1 至 61，中位 31" in told
    assert "2 至 62，中位 32" in told
