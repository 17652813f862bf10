"""`plantext review`: from files, from folders and from runs; what cannot be meant is refused in one line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import plantext
from plantext.errors import PlaceError, PlantextError
from plantext.review import MOST, write_review

from ..commands import call_text

if TYPE_CHECKING:
    from playwright.sync_api import Page


def review(*arguments: object) -> subprocess.CompletedProcess[str]:
    return call_text("review", *arguments)


def test_a_plan_becomes_a_page(tmp_path: Path, samples: Path) -> None:
    done = review(samples / "hezhe_2021.docx", "--to", tmp_path / "页.html", "--headers", "zh")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"1 document -> {tmp_path / '页.html'}\n"
    assert '<html lang="zh-CN">' in (tmp_path / "页.html").read_text(encoding="utf-8")


def test_the_same_plan_gives_the_same_page(tmp_path: Path, samples: Path) -> None:
    plan = plantext.read(samples / "hezhe_2021.docx")
    for name in ("a.html", "b.html"):
        write_review(plan, tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_run_is_reviewed_without_its_files(
    tmp_path: Path, samples: Path, open_page: Callable[..., Page], keep_picture: Callable[[Page, str], None]
) -> None:
    for name in ("hezhe_2021.docx", "yunxi_2018.txt"):
        (tmp_path / name).write_bytes((samples / name).read_bytes())
    with plantext.extract_many([tmp_path / "hezhe_2021.docx", tmp_path / "yunxi_2018.txt"], tmp_path / "run.sqlite"):
        pass
    for name in ("hezhe_2021.docx", "yunxi_2018.txt"):
        (tmp_path / name).unlink()
    done = review(tmp_path / "run.sqlite", "--to", tmp_path / "run.html")
    assert done.returncode == 0
    page = open_page(tmp_path / "run.html")
    assert page.locator("#which option").count() == 2
    page.select_option("#which", "1")
    keep_picture(page, "review-run")
    done = review(tmp_path / "run.sqlite", "--plan", "yunxi_2018", "--to", tmp_path / "one.html")
    assert done.stdout.startswith("1 document")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["{plan}", "--to", "page.docx"], 2, "a review page is a file that ends in .html"),
        (["{plan}", "--to", "page"], 2, "a review page is a file that ends in .html"),
        (["{plan}"], 2, "--to"),
        (["none.docx", "--to", "{out}/a.html"], 3, "there is no such file"),
        (["{plan}", "--to", "{out}/a.html", "--plan", "other"], 3, "no document is called other"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_line(
    tmp_path: Path, samples: Path, arguments: list[str], status: int, said: str
) -> None:
    filled = [text.format(plan=samples / "hezhe_2021.docx", out=tmp_path) for text in arguments]
    done = review(*filled)
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_one_bad_file_of_several_is_told_and_the_others_are_reviewed(tmp_path: Path, samples: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"")
    done = review(tmp_path / "bad.docx", samples / "hezhe_2021.docx", "--to", tmp_path / "a.html")
    assert done.returncode == 1
    assert "EMPTY" in done.stderr
    assert (tmp_path / "a.html").is_file()


def test_too_many_plans_for_a_page_are_refused(tmp_path: Path, samples: Path) -> None:
    plan = plantext.read(samples / "hezhe_2026.txt")
    with pytest.raises(PlantextError, match="takes 50 plans at most"):
        write_review([plan] * (MOST + 1), tmp_path / "a.html")
    with pytest.raises(PlantextError, match="there is no plan"):
        write_review([], tmp_path / "a.html")
    assert not list(tmp_path.iterdir())


def test_a_page_is_not_written_over_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "规划.html"
    path.write_text("<p>到2025年，绿地率达到42%。</p>", encoding="utf-8")
    done = review(path, "--to", path)
    assert done.returncode == 2
    assert "到2025年" in path.read_text(encoding="utf-8")


def test_the_place_is_looked_at_before_anything_is_read() -> None:
    with pytest.raises(PlaceError):
        write_review(plantext.read_text("绿地率达到42%。"), "a.txt")
