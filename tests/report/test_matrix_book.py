"""The workbook of a comparison: side by side, in a long table, what is missed, and the pictures."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from plantext.columns import titles
from plantext.counties import Matrix, compare_counties
from plantext.errors import ExportError
from plantext.records import Info
from plantext.report import matrix_book, matrix_wide
from plantext.report.matrix_files import write_shown
from plantext.report.matrix_rows import Comparison

from ..counties.plans import Said, plan

FOREST = "森林覆盖率"
ASKED = Said(FOREST, ">=60", role="requirement", level="national", year="")


@pytest.fixture
def matrix() -> Matrix:
    base = (Said(FOREST, "50", role="baseline", year="2020"), Said("污水处理率", "85", role="baseline", year="2021"))
    one = plan("甲", *base, Said(FOREST, ">=65"), ASKED, info=Info(region="甲县", period_start=2021, period_end=2025))
    two = plan("乙", Said(FOREST, "55"), Said(FOREST, "58", year="2030"), Said("污水处理率", "持续提高"), ASKED)
    return compare_counties([one, two])


@pytest.fixture
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix_book, "is_installed", lambda: False)


def written(shown: Comparison, folder: Path) -> Any:
    write_shown(shown, str(folder / "对比.xlsx"))
    return openpyxl.load_workbook(folder / "对比.xlsx", rich_text=True)


def table(sheet: Any) -> list[dict[str, Any]]:
    header, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_the_sheets_stand_in_order(matrix: Matrix, tmp_path: Path) -> None:
    assert written(Comparison(matrix, language="zh"), tmp_path).sheetnames == ["说明", "对比", "长表", "未达要求", "图"]
    names = ["About", "Comparison", "Long table", "Missed", "Pictures"]
    assert written(Comparison(matrix), tmp_path).sheetnames == names


@pytest.mark.usefixtures("no_pictures")
def test_plans_stand_side_by_side_as_printed_and_as_numbers(matrix: Matrix, tmp_path: Path) -> None:
    sheet = written(Comparison(matrix, language="zh"), tmp_path)["对比"]
    forest, water = table(sheet)
    assert forest["指标"] == FOREST
    assert (forest["单位"], forest["领域"], forest["方向"], forest["国家要求"]) == ("%", "生态安全", "越高越好", ">=60")
    assert (forest["甲县 现状"], forest["甲县 现状（数值）"], forest["甲县 现状年份"]) == ("50", 50, "2020")
    assert (forest["甲县 目标 2025"], forest["甲县 目标 2025（数值）"]) == (">=65", 65)
    assert forest["甲县 评判"] == "✓ 目标最优；达到国家要求"
    assert (forest["乙 目标年份"], forest["乙 目标"], forest["乙 评判"]) == ("2030", "58", "× 未达国家要求")
    assert (water["乙 目标"], water["乙 目标（数值）"]) == ("持续提高", None)


@pytest.mark.usefixtures("no_pictures")
def test_colours_only_say_what_words_say_as_well(matrix: Matrix, tmp_path: Path) -> None:
    sheet = written(Comparison(matrix, language="zh"), tmp_path)["对比"]
    grounds = {
        cell.value: cell.fill.fgColor.rgb for row in sheet.iter_rows(min_row=2) for cell in row if cell.fill.fill_type
    }
    assert grounds == {"✓ 目标最优；达到国家要求": "FFE3F3EA", "× 未达国家要求": "FFFBE9EB"}


@pytest.mark.usefixtures("no_pictures")
def test_the_long_table_is_the_one_that_is_written_to_csv(matrix: Matrix, tmp_path: Path) -> None:
    rows = table(written(Comparison(matrix, language="zh"), tmp_path)["长表"])
    names = titles("matrix", "zh", matrix.columns)
    wanted = [dict(zip(names, (cell or None for cell in row), strict=True)) for row in matrix.table()]
    assert [{name: cell or None for name, cell in row.items()} for row in rows] == wanted


@pytest.mark.usefixtures("no_pictures")
def test_who_misses_what_stands_on_a_sheet_of_its_own(matrix: Matrix, tmp_path: Path) -> None:
    rows = table(written(Comparison(matrix, language="zh"), tmp_path)["未达要求"])
    assert [(row["规划"], row["年份"], row["类别"], row["原文"], row["要求层级"], row["要求"]) for row in rows] == [
        ("甲县", "2020", "现状", "50", "× 国家要求", ">=60"),
        ("乙", "2025", "目标", "55", "× 国家要求", ">=60"),
        ("乙", "2030", "目标", "58", "× 国家要求", ">=60"),
    ]
    assert all(row["出处"].startswith("表1 r") for row in rows)


@pytest.mark.usefixtures("no_pictures")
def test_a_comparison_in_which_nothing_is_missed_says_so(tmp_path: Path) -> None:
    matrix = compare_counties([plan(name, Said(FOREST, "70")) for name in "甲乙"])
    assert written(Comparison(matrix), tmp_path)["Missed"]["A2"].value == "No target or baseline misses a requirement."


@pytest.mark.usefixtures("no_pictures")
def test_the_first_sheet_says_what_was_compared_and_what_is_missing(matrix: Matrix, tmp_path: Path) -> None:
    book = written(Comparison(matrix, unread=("坏.docx: broken",), language="zh"), tmp_path)
    told = [str(cell.value) for row in book["说明"].iter_rows() for cell in row if cell.value is not None]
    assert told[0] == "2 个规划的指标对比"
    assert {"甲县", "2021–2025", "未能读取：坏.docx: broken", "× 2"} <= set(told)
    assert any("未附图" in text for text in told)
    assert "图" not in book.sheetnames


def test_pictures_stand_on_a_sheet_with_words_for_those_who_cannot_see(matrix: Matrix, tmp_path: Path) -> None:
    book = written(Comparison(matrix, (FOREST,), language="zh"), tmp_path)
    told = [row[0].value for row in book["图"].iter_rows() if row[0].value]
    assert told[:2] == ["2 个规划的目标", f"{FOREST}（%）"]
    assert len(book["图"]._images) == len(told)
    with ZipFile(tmp_path / "对比.xlsx") as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    assert all(f'descr="{title}"' in drawing for title in told)


@pytest.mark.usefixtures("no_pictures")
def test_nothing_runs_as_a_formula(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://a.example","甲")'
    matrix = compare_counties(
        [plan(f"{evil}{at}", Said(evil, "@SUM(1)", unit="=1+1"), info=Info(region=evil)) for at in "12"]
    )
    book = written(Comparison(matrix, unread=(evil,)), tmp_path)
    for sheet in book:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "inlineStr"}


@pytest.mark.usefixtures("no_pictures")
def test_more_plans_than_columns_have_no_sheet_side_by_side(
    matrix: Matrix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_wide, "_MOST", 1)
    book = written(Comparison(matrix, language="zh"), tmp_path)
    assert book.sheetnames == ["说明", "长表", "未达要求"]
    told = " ".join(str(cell.value) for row in book["说明"].iter_rows() for cell in row)
    assert "2 个规划无法逐列并排，见“长表”" in told


def test_the_same_matrix_gives_the_same_bytes(matrix: Matrix, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_shown(Comparison(matrix), str(tmp_path / name))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_nothing_is_left_of_a_workbook_that_failed(matrix: Matrix, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no plan has a target in numbers"):
        write_shown(
            Comparison(compare_counties([plan(each, Said("制度", "建立")) for each in "甲乙"]), ("制度",)),
            str(tmp_path / "a.xlsx"),
        )
    assert list(tmp_path.iterdir()) == []


def test_libreoffice_opens_it_and_shows_the_pictures_undistorted(matrix: Matrix, tmp_path: Path) -> None:
    from plantext.readers.soffice import program  # noqa: PLC0415

    soffice = program()
    if soffice is None or shutil.which("pdfimages") is None:
        pytest.skip("LibreOffice or pdfimages is not installed")
    write_shown(Comparison(matrix, language="zh"), str(tmp_path / "a.xlsx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "a.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    run = subprocess.run(["pdfimages", "-list", tmp_path / "a.pdf"], check=True, capture_output=True, encoding="utf-8")
    header, _, *lines = run.stdout.splitlines()
    images = [dict(zip(header.split(), line.split(), strict=False)) for line in lines if line.split()[2] == "image"]
    assert len(images) == 3
    for image in images:
        across, down = Decimal(image["x-ppi"]), Decimal(image["y-ppi"])
        assert abs(across - down) / down < Decimal("0.03")
