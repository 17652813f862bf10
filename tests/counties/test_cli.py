"""`plantext compare` as a person meets it."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pytest

from ..commands import call_text


def run(*arguments: str | Path, columns: int = 120) -> subprocess.CompletedProcess[str]:
    return call_text("compare", *arguments, COLUMNS=str(columns))


@pytest.fixture
def two(samples: Path) -> tuple[Path, Path]:
    return samples / "yunxi_2018.txt", samples / "hezhe_2021.txt"


def test_the_matrix_is_printed_side_by_side(two: tuple[Path, Path]) -> None:
    result = run(*two, "--indicator", "good-air-days")
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0].split()[:5] == ["indicator", "year", "云溪县", "禾泽市", "national"]
    assert any("2025 target" in line and "≥94%" in line and "≥93.5" in line for line in lines)
    assert max(map(len, lines)) <= 120


def test_many_plans_are_summed_up(samples: Path) -> None:
    result = run(samples, "--indicator", "森林覆盖率", "--headers", "zh")
    assert result.returncode in (0, 1)
    assert "个规划" in result.stdout.splitlines()[0]
    assert "中位" in result.stdout


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_the_matrix_is_written(two: tuple[Path, Path], tmp_path: Path, suffix: str) -> None:
    place = tmp_path / f"m.{suffix}"
    result = run(*two, "--to", place, "--roles", "target,gap")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    if suffix == "csv":
        with place.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file))
    else:
        lines = json.loads(place.read_text(encoding="utf-8"))
    assert list(lines[0])[:9] == [
        *("concept", "indicator", "unit", "year", "role", "yunxi_2018", "hezhe_2021", "national", "provincial"),
    ]
    assert {line["role"] for line in lines} == {"target", "gap"}


def test_several_indicators_are_chosen_together(two: tuple[Path, Path]) -> None:
    result = run(*two, "--indicator", "good-air-days", "--indicator", "森林覆盖率", "--to", "-")
    assert (result.returncode, result.stderr) == (0, "")
    assert {line["concept"] for line in json.loads(result.stdout)} == {"good-air-days", "forest-cover"}


@pytest.mark.parametrize(("name", "begins"), [("对比.html", "<!doctype html>"), ("对比.xlsx", "PK")])
def test_a_document_for_people_is_written(two: tuple[Path, Path], tmp_path: Path, name: str, begins: str) -> None:
    result = run(*two, "--to", tmp_path / name, "--indicator", "good-air-days", "--headers", "zh")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(begins.encode())
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_document_tells_of_files_that_could_not_be_read(two: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "空.docx").touch()
    result = run(*two, tmp_path / "空.docx", "--to", tmp_path / "a.html", "--headers", "zh")
    assert result.returncode == 1
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "未能读取：空.docx" in page


def test_nothing_is_written_of_an_indicator_that_nobody_has(two: tuple[Path, Path], tmp_path: Path) -> None:
    result = run(*two, "--to", tmp_path / "a.html", "--indicator", "没有的指标")
    assert (result.returncode, result.stdout) == (3, "")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_pictures_is_made(two: tuple[Path, Path], tmp_path: Path) -> None:
    result = run(*two, "--chart", f"{tmp_path}/图/", "--indicator", "good-air-days")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert (tmp_path / "图" / "indicator-good-air-days.svg").is_file()


def test_a_bad_file_is_one_line_and_the_others_are_compared(two: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "空.docx").touch()
    result = run(*two, tmp_path / "空.docx", "--indicator", "good-air-days")
    assert result.returncode == 1
    assert [line.split(": ")[2] for line in result.stderr.splitlines()] == ["EMPTY"]
    assert "云溪县" in result.stdout


def test_one_plan_is_nothing_to_compare(two: tuple[Path, Path], tmp_path: Path) -> None:
    result = run(two[0], tmp_path / "no.txt", "--to", tmp_path / "m.csv")
    assert result.returncode == 3
    assert "at least two plans" in result.stderr.splitlines()[-1]
    assert not (tmp_path / "m.csv").exists()


@pytest.mark.parametrize(
    "wrong", [("--to", "m.docx"), ("--roles", "aim"), ("--roles", ","), ("--indicator", ""), ("--chart", "a.gif")]
)
def test_wrong_usage_is_status_2(two: tuple[Path, Path], wrong: tuple[str, str]) -> None:
    result = run(*two, *wrong)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_an_indicator_that_nobody_has_is_one_line(two: tuple[Path, Path]) -> None:
    result = run(*two, "--indicator", "没有的指标")
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.splitlines() == ["plantext: no plan has an indicator '没有的指标'"]


@pytest.mark.parametrize("name", ["图.svg", "图.html"])
def test_a_chart_is_drawn_and_nothing_printed(two: tuple[Path, Path], tmp_path: Path, name: str) -> None:
    result = run(*two, "--chart", tmp_path / name, "--indicator", "优良天数比例")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert "<svg" in (tmp_path / name).read_text(encoding="utf-8")


def test_what_is_read_is_not_overwritten(two: tuple[Path, Path], tmp_path: Path) -> None:
    place = tmp_path / "甲.csv"
    place.write_bytes(two[0].read_bytes())
    result = run(place, two[1], "--to", place)
    assert result.returncode == 2
    assert place.read_bytes() == two[0].read_bytes()
