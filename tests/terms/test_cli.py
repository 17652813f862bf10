"""`plantext terms` as a person meets it."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import pytest

from ..commands import call_text


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return call_text("terms", *arguments, COLUMNS="100")


@pytest.fixture
def two(samples: Path) -> tuple[Path, Path]:
    return samples / "yunxi_2018.txt", samples / "yunxi_2023.txt"


def test_keywords_are_printed(two: tuple[Path, Path]) -> None:
    result = run(*two, "--headers", "zh", "--top", "3")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0].split() == ["规划", "章节", "关键词"]


def test_shared_passages_are_written(two: tuple[Path, Path], tmp_path: Path) -> None:
    place = tmp_path / "s.csv"
    result = run(*two, "--shared", "--shortest", "10", "--to", place)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    with place.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert lines
    assert all(len(line["text"]) == int(line["characters"]) >= 10 for line in lines)


def test_plans_that_share_nothing_are_told(two: tuple[Path, Path], samples: Path) -> None:
    result = run(two[0], samples / "liutang_2024.docx", "--shared", "--shortest", "60")
    assert (result.returncode, result.stdout) == (0, "(no shared passages)\n")


@pytest.mark.parametrize(
    "wrong", [("--top", "0"), ("--top", "x"), ("--shortest", "3"), ("--to", "a.pdf"), ("--top", "9" * 5000)]
)
def test_wrong_usage_is_status_2(two: tuple[Path, Path], wrong: tuple[str, str]) -> None:
    result = run(*two, *wrong)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_nothing_read_is_status_3(tmp_path: Path) -> None:
    assert run(tmp_path / "no.txt").returncode == 3
    assert run(tmp_path / "no.txt", "--shared").returncode == 3
