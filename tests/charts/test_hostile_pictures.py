"""Whatever a plan is called and however large its numbers are: the picture is well-formed, and says it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from plantext.charts import pictures, single
from plantext.charts.panels import panels
from plantext.counties import Matrix, compare_counties

from ..counties.plans import Said, plan
from .reading import description, labels, tips

EVIL = '<script>alert("1")</script>&$\\frac{1}{2}$--><!--\x00\ud800]]>'


@pytest.fixture(scope="module")
def evil() -> Matrix:
    plans = [plan(f"{EVIL}{name}", Said(EVIL, value, unit="$m^2$")) for name, value in (("甲", "1"), ("乙", "2"))]
    return compare_counties(plans)


def test_names_that_look_like_markup_stay_text(evil: Matrix) -> None:
    for picture in pictures(evil):
        svg = picture.svg()
        assert "<script" not in svg
        assert "<!--" not in svg
        ElementTree.fromstring(svg)
        picture.png()


def test_what_stands_between_dollars_is_no_formula(evil: Matrix) -> None:
    told = labels(single(evil, ["alert"]).svg())
    assert any("$m^2$" in text for text in told)
    assert any("frac{1}{2}" in text for text in told)


def test_a_character_that_no_font_has_is_told_at_the_foot() -> None:
    plans = [plan(f"\ue000{name}", Said("森林覆盖率", value)) for name, value in (("甲", "50"), ("乙", "60"))]
    svg = single(compare_counties(plans)).svg()
    assert "〓 = U+E000" in labels(svg)
    assert "\ue000甲" in labels(svg)


def outsized() -> Iterator[tuple[str, str]]:
    yield "1" + "0" * 400, "50"
    yield "0." + "0" * 30 + "1", "50"
    yield "-5", "0"
    yield "0", "0"
    yield "1" * 14, "2"


@pytest.mark.parametrize(("one", "other"), list(outsized()), ids=lambda text: f"{len(text)} digits {text[:4]}")
def test_numbers_of_any_size_can_be_drawn(one: str, other: str) -> None:
    plans = [
        plan(name, Said("新建公里", value, unit="公里")) for name, value in (("甲", one), ("乙", other), ("丙", "7"))
    ]
    matrix = compare_counties(plans)
    for picture in [single(matrix), single(matrix, ["新建公里"])]:
        ElementTree.fromstring(picture.svg())
    assert all(abs(value) < Decimal(10) ** 15 for panel in panels(matrix) for value in panel.values)


def test_long_names_are_shortened_and_not_lost() -> None:
    long, county = (
        "受污染耕地安全利用率与重点建设用地安全利用的综合保障水平" * 3,
        "某某自治州某某民族自治县某某经济技术开发区",
    )
    plans = [plan(f"{county}{at}", Said(long, str(50 + at))) for at in range(2)]
    for picture in pictures(compare_counties(plans)):
        svg = picture.svg()
        assert any(long in tip for tip in tips(svg)) or long in description(svg)
        assert any(f"{county}1" in text for text in labels(svg))
