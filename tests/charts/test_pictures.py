"""Pictures that show Chinese wherever they are opened, and say nothing that is not in the matrix."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plantext
from plantext.charts import draw, page, write_chart
from plantext.charts.canvas import Canvas, Style
from plantext.charts.dumbbell import panels
from plantext.charts.glyphs import fitted, glyph, width
from plantext.charts.scale import axis, shade
from plantext.concepts import load_concepts
from plantext.counties import Matrix, compare_counties
from plantext.errors import ExportError, PlantextError

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    names = ("yunxi_2018", "yunxi_2023", "hezhe_2021", "liutang_2024")
    return compare_counties(plantext.read(plantext.sample(name)) for name in names)


def labels(svg: str) -> list[str]:
    return [each.attrib["aria-label"] for each in ElementTree.fromstring(svg).iter(f"{SVG}g")]


@pytest.mark.parametrize("indicator", ["", "good-air-days"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_is_drawn_as_outlines_and_needs_no_font(matrix: Matrix, indicator: str, language: str) -> None:
    svg = draw(matrix, indicator, language)
    tree = ElementTree.fromstring(svg)
    assert list(tree.iter(f"{SVG}text")) == []
    assert "font-family" not in svg
    outlines = {each.attrib["id"] for each in tree.iter(f"{SVG}path")}
    used = {each.attrib[LINK].removeprefix("#") for each in tree.iter(f"{SVG}use")}
    assert used == outlines
    assert len(used) > 20


def test_an_indicator_is_drawn_from_baseline_to_target(matrix: Matrix) -> None:
    svg = draw(matrix, "good-air-days", "zh")
    assert [text for text in labels(svg) if "→" in text] == [
        "94.8 → ≥96.5 (2030)",
        "90.4 → ≥94 (2025)",
        "91.8 → ≥93.5 (2025)",
    ]
    assert {"云溪县 2023", "云溪县 2018", "禾泽市", "现状", "目标"} <= set(labels(svg))


def test_the_heat_map_has_a_line_for_every_target_that_plans_share(matrix: Matrix) -> None:
    found = labels(draw(matrix))
    shared = [
        row
        for row in matrix.rows
        if row.role == "target" and not row.period and sum(c.value is not None for c in row.cells.values()) > 1
    ]
    assert len(shared) > 10
    years = [text for text in found if re.fullmatch(r"20\d\d", text)]
    assert len(years) == len(shared)


def test_a_page_takes_nothing_from_elsewhere(matrix: Matrix) -> None:
    html = page(matrix, language="zh")
    assert html.startswith("<!doctype html>")
    assert re.findall(r"(?:src|href)=[\"'](?!#)", html) == []
    assert "@import" not in html
    assert html.count("<svg") == html.count("</svg>") > 5
    assert page(matrix, "good-air-days").count("<svg") == 2


def test_the_same_matrix_gives_the_same_bytes(matrix: Matrix) -> None:
    assert page(matrix) == page(matrix)


def test_names_that_look_like_markup_stay_text() -> None:
    evil = '<script>alert("1")</script>&'
    plans = [plantext.read_text("第一章 总则\n甲。", evil), plantext.read_text("第一章 总则\n乙。", "乙")]
    html = page(compare_counties(plans))
    assert "<script" not in html
    ElementTree.fromstring(draw(compare_counties(plans)))


def test_plans_without_numbers_give_a_picture_that_says_so() -> None:
    plans = [plantext.read_text("第一章 总则\n甲。", name) for name in "甲乙"]
    assert "no numbers to draw" in labels(draw(compare_counties(plans)))


def test_an_indicator_without_numbers_is_refused(matrix: Matrix) -> None:
    with pytest.raises(ExportError, match="no plan has a target in numbers"):
        draw(matrix, "river-chief")


def test_an_indicator_that_nobody_has_is_refused(matrix: Matrix) -> None:
    with pytest.raises(PlantextError, match="没有的指标"):
        draw(matrix, "没有的指标")


@pytest.mark.parametrize("name", ["a.png", "a", "a.pdf", "svg"])
def test_other_formats_are_refused_before_any_work(matrix: Matrix, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match=r"\.svg, \.html"):
        write_chart(matrix, str(tmp_path / name))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["图.svg", "图.HTML"])
def test_pictures_are_written(matrix: Matrix, tmp_path: Path, name: str) -> None:
    write_chart(matrix, str(tmp_path / name), "good-air-days", "zh")
    assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith("<svg" if "svg" in name else "<!doctype")


def test_a_later_wording_does_not_hide_an_earlier_number(matrix: Matrix) -> None:
    for panel in panels(matrix):
        assert any(cell.value is not None for _, cell in panel.targets.values())


def test_every_character_of_the_catalogue_can_be_drawn() -> None:
    text = "".join(c.name + c.unit + c.national + c.provincial for c in load_concepts())
    assert {each for each in text if glyph(each) == glyph("□")} == set()


@pytest.mark.parametrize("character", ["\ue000", "𠮷", "😀"])
def test_an_unknown_character_is_a_box_and_not_nothing(character: str) -> None:
    assert glyph(character) == glyph("□")
    assert glyph(character).path


@given(st.text("森林覆盖率abc 1%", max_size=12), st.floats(0, 200))
def test_a_fitted_text_fits_or_is_a_mark_only(text: str, room: float) -> None:
    shown = fitted(text, 12, room)
    assert shown == "…" or width(shown, 12) <= room
    assert shown in (text, f"{text[: len(shown) - 1]}…")


@given(st.lists(st.floats(-1e6, 1e9), min_size=1, max_size=5))
def test_every_number_has_room_on_its_axis(values: list[float]) -> None:
    scale = axis(values, 10, 110)
    assert 2 <= len(scale.marks) <= 12
    for value in values:
        assert 9.9 <= scale.at(value) <= 110.1


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_shades_are_colours(share: float) -> None:
    assert re.fullmatch("#[0-9a-f]{6}", shade(share))


def test_a_text_can_be_turned_and_ends_where_it_is_told() -> None:
    canvas = Canvas(100, 100)
    canvas.text(50, 50, "水", Style(10, anchor="end", turn=-60))
    svg = canvas.svg("t")
    assert "rotate(-60)" in svg
    assert 'x="-1000"' in svg
    assert Decimal(glyph("水").advance) == 1000


def test_requirements_that_are_one_number_are_drawn(matrix: Matrix) -> None:
    svg = draw(matrix, "eco-share-in-appraisal", "zh")
    assert {"国家要求 ≥20", "省级要求 ≥25"} <= set(labels(svg))
    assert svg.count("stroke-dasharray") == 4  # two in the picture, two in its key


def test_requirements_on_which_plans_differ_are_not_drawn(matrix: Matrix) -> None:
    (panel, *_) = panels(matrix.only("good-air-days"))
    assert "；" in panel.required["national"]
    assert panel.requirements == {}
