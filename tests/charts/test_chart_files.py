"""Where pictures are written: one file, a page, a folder; whole or not at all."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

import plantext
from plantext.charts import check_chart, drawing
from plantext.charts.files import file_name
from plantext.counties import Matrix, compare_counties
from plantext.errors import ExportError, PlaceError, PlantextError

from ..counties.plans import Said, plan
from .reading import labels


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    """Three indicators of two themes, so that all pictures are soon drawn."""
    names = ("环境空气质量优良天数比例", "森林覆盖率", "村镇饮用水卫生合格率")
    return compare_counties(plan(each, *(Said(name, str(60 + at)) for name in names)) for at, each in enumerate("甲乙"))


@pytest.mark.parametrize("name", ["a.gif", "a", "a.pdf", "svg", "a.svg.zip"])
def test_other_formats_are_refused_before_any_work(matrix: Matrix, tmp_path: Path, name: str) -> None:
    with pytest.raises(PlaceError, match=r"\.svg, \.png, \.html, \.htm, or into a folder"):
        plantext.write_chart(matrix, str(tmp_path / name))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("to", ["a.svg", "a.PNG", "out/", "a.html"])
def test_without_matplotlib_one_line_says_what_is_missing(to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "find_spec", lambda name: None)
    with pytest.raises(ExportError, match=r'^pictures need matplotlib: pip install "plantext\[charts\]"$'):
        check_chart(to)


@pytest.mark.parametrize("name", ["图.svg", "图.SVG"])
def test_an_svg_is_written(matrix: Matrix, tmp_path: Path, name: str) -> None:
    plantext.write_chart(matrix, str(tmp_path / name), "good-air-days", "zh")
    svg = (tmp_path / name).read_text(encoding="utf-8")
    assert svg.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    assert "环境空气质量优良天数比例（%）" in labels(svg.partition("\n")[2])


def test_a_png_is_written(matrix: Matrix, tmp_path: Path) -> None:
    plantext.write_chart(matrix, str(tmp_path / "图.png"))
    with Image.open(BytesIO((tmp_path / "图.png").read_bytes())) as image:
        assert image.format == "PNG"


def test_several_indicators_are_fields_of_one_picture(matrix: Matrix, tmp_path: Path) -> None:
    plantext.write_chart(matrix, str(tmp_path / "a.svg"), ["good-air-days", "森林覆盖率"], "zh")
    told = labels((tmp_path / "a.svg").read_text(encoding="utf-8").partition("\n")[2])
    assert {"所选指标", "环境空气质量优良天数比例（%）", "森林覆盖率（%）"} <= set(told)


def test_a_folder_takes_all_pictures_in_both_formats(matrix: Matrix, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("kept", encoding="utf-8")
    plantext.write_chart(matrix, str(tmp_path / "out"), "森林覆盖率", "zh")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"heat-map.svg", "heat-map.png", "indicator-forest-cover.svg", "theme-生态安全.svg", "mine.txt"} <= names
    assert sum(name.startswith("indicator") for name in names) == 2
    assert {path.rsplit(".", 1)[0] for path in names if path.endswith(".svg")} == {
        path.rsplit(".", 1)[0] for path in names if path.endswith(".png")
    }


def test_a_new_folder_is_named_with_a_stroke_at_its_end(matrix: Matrix, tmp_path: Path) -> None:
    plantext.write_chart(matrix, f"{tmp_path}/new/folder/")
    assert (tmp_path / "new" / "folder" / "heat-map.svg").is_file()


def test_nothing_is_left_of_a_folder_that_could_not_be_filled(matrix: Matrix, tmp_path: Path) -> None:
    (tmp_path / "out" / "theme-生态安全.png").mkdir(parents=True)
    with pytest.raises(ExportError, match="is a folder"):
        plantext.write_chart(matrix, f"{tmp_path}/out/")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["theme-生态安全.png"]


def test_a_file_in_the_place_of_a_folder_is_refused(matrix: Matrix, tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(ExportError, match="is a file; name a folder"):
        plantext.write_chart(matrix, f"{tmp_path}/out/")


@pytest.mark.parametrize("to", ["a.svg", "a.png", "a.html", "out/"])
def test_nothing_is_written_of_an_indicator_that_nobody_has(matrix: Matrix, tmp_path: Path, to: str) -> None:
    with pytest.raises(PlantextError, match="没有的指标"):
        plantext.write_chart(matrix, f"{tmp_path}/{to}", "没有的指标")
    assert list(tmp_path.iterdir()) == []


def test_names_of_indicators_lead_to_no_other_folder(tmp_path: Path) -> None:
    name = "../../../" + "名" * 100 + ':*?"<>|\\CON'
    matrix = compare_counties(
        plan(each, Said(name, "1", unit="个"), Said(name.upper(), "2", unit="吨")) for each in "甲乙"
    )
    plantext.write_chart(matrix, f"{tmp_path}/out/")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    names = [path.name for path in (tmp_path / "out").iterdir()]
    assert sum(each.startswith("indicator-") for each in names) >= 2
    assert len({each.lower() for each in names}) == len(names)


@given(st.text(max_size=120))
@example("\u202e倒置\u202c指标率\u200b")
def test_a_name_of_a_file_is_one_everywhere(name: str) -> None:
    made = file_name(f"indicator-{name}")
    assert made.startswith("indicator")
    assert not re.search(r'[\x00-\x1f<>:"/\\|?*\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]', made)
    assert not made.endswith((".", " "))
    assert len(made.encode()) < 250
