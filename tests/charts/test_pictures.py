"""Pictures say what is in the matrix, in outlines that need no font, and keep their words for those who cannot see."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

import plantext
from plantext.charts import pictures, single
from plantext.charts.lines import MOST, SHEET, lines, numbers, ranks, sheets
from plantext.charts.palette import WRONG
from plantext.charts.panels import panels, shared, themes
from plantext.charts.svg import shared_outlines
from plantext.concepts import load_concepts
from plantext.counties import Matrix, compare_counties
from plantext.errors import ExportError, PlantextError

from ..counties.plans import Said, plan
from .made import many, samples
from .reading import LINK, SVG, description, labels, tips


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return samples(5)


@pytest.mark.parametrize("indicators", [(), ("good-air-days",), ("good-air-days", "forest-cover")], ids=len)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_is_drawn_as_outlines_and_needs_no_font(
    matrix: Matrix, indicators: tuple[str, ...], language: str
) -> None:
    svg = single(matrix, indicators, language).svg()
    tree = ElementTree.fromstring(svg)
    assert list(tree.iter(f"{SVG}text")) == []
    assert "font-family" not in svg
    outlines = {each.attrib["id"] for each in tree.iter(f"{SVG}path") if each.attrib.get("id", "").startswith("g-")}
    used = {each.attrib[LINK][1:] for each in tree.iter(f"{SVG}use") if each.attrib[LINK].startswith("#g-")}
    assert used == outlines
    assert len(used) > 20


def test_nothing_needs_a_style_that_a_page_would_not_let_in(matrix: Matrix) -> None:
    for picture in pictures(matrix):
        svg = picture.svg()
        assert "style" not in svg
        assert "<script" not in svg
        assert "matplotlib" not in svg.lower()
        assert not re.search(r"20\d\d-\d\d-\d\dT", svg)


def test_an_indicator_is_drawn_from_baseline_to_target(matrix: Matrix) -> None:
    svg = single(matrix, ["good-air-days"], "zh").svg()
    assert [text for text in labels(svg) if "→" in text] == [
        "94.8 → ≥96.5 (2030)",
        "90.4 → ≥94 (2025)",
        "91.8 → ≥93.5 (2025)",
    ]
    assert {"云溪县 2023", "云溪县 2018", "禾泽市 2021", "现状", "目标"} <= set(labels(svg))
    assert "云溪县 2023 2030: ≥96.5%，完成年度考核任务" in tips(svg)
    assert "云溪县 2018: 90.4 → ≥94 (2025)" in description(svg)


def test_a_mark_says_what_is_printed_where_it_lies() -> None:
    numbers_of = (("甲", "50", ">=60"), ("乙", "40", "70"), ("丙", "30", "45~55"))
    said = [
        plan(name, Said("森林覆盖率", base, role="baseline", year="2020"), Said("森林覆盖率", aim))
        for name, base, aim in numbers_of
    ]
    tree = ElementTree.fromstring(single(compare_counties(said), ["森林覆盖率"]).svg())
    marks = {
        title.text: float(use.attrib["x"])
        for use in tree.iter(f"{SVG}use")
        for title in use.iter(f"{SVG}title")
        if "x" in use.attrib
    }
    order = sorted(marks, key=lambda tip: marks[tip])
    assert [tip.split(": ")[1] for tip in order if tip] == ["30", "40", "45~55", "50", ">=60", "70"]


def test_the_heat_map_has_a_line_for_every_last_target_that_plans_share(matrix: Matrix) -> None:
    found = lines(matrix)
    wanted = [row for row in found.rows if len(numbers(row)) > 1]
    assert len(wanted) == len(found.rows) > 10
    svg = single(matrix).svg()
    years = [text for text in labels(svg) if re.fullmatch(r"20\d\d", text)]
    assert len(years) == len([row for row in found.rows if row.year])
    for row in found.rows:
        assert row.indicator in description(svg)


def test_years_on_the_way_are_no_lines(matrix: Matrix) -> None:
    (panel,) = (each for each in panels(matrix) if each.concept == "good-air-days")
    drawn = {row.year for row in lines(matrix).rows if row.concept == "good-air-days"}
    assert drawn <= {year for year, _ in panel.targets.values()}


def test_the_better_aim_ranks_higher(matrix: Matrix) -> None:
    for row in lines(matrix).rows:
        found, ranked = numbers(row), ranks(row)
        best = min(found.values()) if row.better == "lower" else max(found.values())
        assert all(ranked[at] in (1, 0.5) for at, value in found.items() if value == best)
        assert all(0 <= rank <= 1 for rank in ranked.values())


def test_what_misses_a_requirement_is_marked_and_not_only_coloured() -> None:
    asked = Said("森林覆盖率", ">=60", role="requirement", level="national", year="")
    matrix = compare_counties(
        [plan("1县", Said("森林覆盖率", "50"), asked), plan("2县", Said("森林覆盖率", "65"), asked)]
    )
    crosses = [
        use for use in ElementTree.fromstring(single(matrix).svg()).iter(f"{SVG}use") if WRONG in use.attrib.values()
    ]
    assert len(crosses) == 1 + 1  # that of the line, and that of the explanation
    dumbbell = single(matrix, ["森林覆盖率"], "zh").svg()
    assert "未达要求" in labels(dumbbell)
    assert "1县: 50 (2025)；未达要求" in description(dumbbell)
    assert "2县: 65 (2025)" in description(dumbbell).splitlines()


def test_there_is_a_picture_for_each_theme(matrix: Matrix) -> None:
    found = [picture for picture in pictures(matrix, language="zh") if picture.kind == "theme"]
    domains = {concept.id: concept.domain for concept in load_concepts()}
    wanted = dict.fromkeys(domains[panel.concept] for panel in shared(panels(matrix)) if panel.concept)
    assert [picture.title for picture in found if picture.title != "其他指标"] == list(wanted)
    for picture, inside in zip(found, themes(shared(panels(matrix))).values(), strict=True):
        told = labels(picture.svg())
        assert {panel.title for panel in inside} <= set(told)


def test_a_theme_of_many_indicators_is_drawn_in_parts() -> None:
    domain = [concept for concept in load_concepts() if concept.domain == "生态安全" and concept.unit == "%"][:20]
    said = [plan(name, *(Said(concept.name, str(50 + at)) for at, concept in enumerate(domain))) for name in "甲乙"]
    found = [picture for picture in pictures(compare_counties(said), language="zh") if picture.kind == "theme"]
    assert [picture.title for picture in found] == ["生态安全 1/2", "生态安全 2/2"]
    told = [label for picture in found for label in labels(picture.svg())]
    assert {f"{concept.name}（%）" for concept in domain} <= set(told)


def test_the_heat_map_of_a_document_is_cut_into_sheets_that_lose_nothing() -> None:
    whole = lines(many(12))
    parts = list(sheets(whole))
    assert [row for part in parts for row in part.rows] == [row for rows in whole.themes().values() for row in rows]
    assert all(0 < len(part.rows) <= SHEET for part in parts)
    assert sum(part.left_out for part in parts) == whole.left_out


def test_what_a_heat_map_has_no_room_for_is_counted() -> None:
    said = [plan(name, *(Said(f"指标{at}", str(at + 1)) for at in range(MOST + 5))) for name in "甲乙"]
    found = lines(compare_counties(said))
    assert (len(found.rows), found.left_out) == (MOST, 5)
    assert "5 more rows are in the table" in labels(single(compare_counties(said)).svg())


def test_plans_without_numbers_give_a_picture_that_says_so() -> None:
    plans = [plantext.read_text("第一章 总则\n甲。", name) for name in "甲乙"]
    matrix = compare_counties(plans)
    assert "no numbers to draw" in labels(single(matrix).svg())
    assert [picture.kind for picture in pictures(matrix)] == ["heat-map"]


def test_an_indicator_without_numbers_is_refused(matrix: Matrix) -> None:
    with pytest.raises(ExportError, match="no plan has a target in numbers"):
        single(matrix, ["river-chief"])


def test_an_indicator_that_nobody_has_is_refused(matrix: Matrix) -> None:
    with pytest.raises(PlantextError, match="没有的指标"):
        single(matrix, ["forest-cover", "没有的指标"])


def test_a_later_wording_does_not_hide_an_earlier_number(matrix: Matrix) -> None:
    for panel in panels(matrix):
        assert any(cell.value is not None for _, cell in panel.targets.values())


def test_requirements_that_are_one_number_are_drawn(matrix: Matrix) -> None:
    svg = single(matrix, ["eco-share-in-appraisal"], "zh").svg()
    assert {"国家要求 ≥20", "省级要求 ≥25"} <= set(labels(svg))
    assert svg.count("stroke-dasharray") == 4  # two in the picture, two in its key


def test_requirements_on_which_plans_differ_are_told_and_not_drawn(matrix: Matrix) -> None:
    (panel, *_) = panels(matrix.only("good-air-days"))
    assert "；" in panel.required["national"]
    assert panel.requirements == {}
    assert any("国家要求 完成年度考核任务" in text for text in labels(single(matrix, ["good-air-days"], "zh").svg()))


def test_pictures_of_one_page_share_their_outlines(matrix: Matrix) -> None:
    made = [picture.svg() for picture in pictures(matrix)]
    store, lean = shared_outlines(made)
    kept = {each.attrib["id"] for each in ElementTree.fromstring(store).iter(f"{SVG}path")}
    names: list[str] = []
    for svg in lean:
        tree = ElementTree.fromstring(svg)
        own = [each.attrib["id"] for each in tree.iter() if "id" in each.attrib]
        names += own
        for use in tree.iter(f"{SVG}use"):
            assert use.attrib[LINK][1:] in kept | set(own)
        for value in re.findall(r"url\(#([^)]*)\)", svg):
            assert value in own
    assert len(names) == len(set(names))
    assert store.startswith("<svg ")
    assert len(store) + sum(map(len, lean)) < sum(map(len, made)) * 0.8
