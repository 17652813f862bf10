"""What a person opens in Chinese says the notes in Chinese; records and tables for scripts keep them in English."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

import plantext
from plantext.counties import compare_counties
from plantext.notes import note_in
from plantext.plan import Plan
from plantext.report.matrix_files import write_shown
from plantext.report.matrix_rows import Comparison
from plantext.review.page import page
from plantext.show import overview

from ..commands import call_text
from .chinese import NOTED

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Keep = Callable[[Page, str], None]

BARE = "关于召开会议的通知。"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plantext.read_text(NOTED, "甲")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two plans with notes, a document that is no plan, and a file that cannot be read."""
    made = tmp_path_factory.mktemp("plans")
    for name, text in {"甲": NOTED, "乙": NOTED.replace("42%", "40%"), "丙": BARE, "丁": ""}.items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


def _cells(path: Path) -> str:
    return "\n".join(_told(path))


def _told(path: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        yield from (str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)


def test_the_overview_of_a_plan(plan: Plan) -> None:
    chinese, english = (re.sub(r"\n\s+", " ", overview(plan, 200, language)) for language in ("zh", "en"))
    for note in plan.notes:
        assert note_in(note, "zh") in chinese
        assert note not in chinese
        assert note in english


def test_the_overview_of_a_document_without_content() -> None:
    told = overview(plantext.read_text(BARE), 200, "zh")
    assert "提示：没有找到指标表、项目清单、目标和责任分工" in told
    assert "warning" not in told


def test_the_workbook_of_plans(folder: Path, tmp_path: Path) -> None:
    for language in ("zh", "en"):
        call_text("extract", folder, "--to", tmp_path / f"{language}.xlsx", "--headers", language)
    chinese, english = _cells(tmp_path / "zh.xlsx"), _cells(tmp_path / "en.xlsx")
    for note in plantext.read(folder / "甲.txt").notes:
        assert note_in(note, "zh") in chinese
        assert note not in chinese
        assert note in english
    assert "空文件：" in chinese
    assert "没有规划内容：提示：没有找到指标表" in chinese
    assert "EMPTY: " in english
    assert "NO_PLAN_CONTENT: warning: no indicator table" in english


def test_tables_for_scripts_keep_english_notes(folder: Path, tmp_path: Path) -> None:
    for to in ("tables", "plans.jsonl"):
        call_text("extract", folder / "甲.txt", "--to", tmp_path / to, "--headers", "zh")
    with (tmp_path / "tables" / "documents.csv").open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    told = " | ".join(plantext.read(folder / "甲.txt").notes)
    assert row["读取说明"] == told
    assert json.dumps(told, ensure_ascii=False) in (tmp_path / "plans.jsonl").read_text(encoding="utf-8")


def test_the_review_page_has_both_and_shows_the_one_that_is_chosen(
    plan: Plan, tmp_path: Path, open_page: Open, keep_picture: Keep
) -> None:
    (tmp_path / "a.html").write_text(page([plan], "zh"), encoding="utf-8")
    shown = open_page(tmp_path / "a.html")
    shown.locator("#notes summary").click()
    assert shown.locator("#notes li").all_inner_texts() == [note_in(note, "zh") for note in plan.notes]
    keep_picture(shown, "review-notes")
    shown.locator("#language").click()
    assert shown.locator("#notes li").all_inner_texts() == [*plan.notes]


def test_the_comparison_of_plans(folder: Path, tmp_path: Path) -> None:
    for to in ("a.html", "a.xlsx"):
        done = call_text("compare", folder, "--to", tmp_path / to, "--headers", "zh")
        assert "EMPTY" in done.stderr
    page_text = unescape((tmp_path / "a.html").read_text(encoding="utf-8"))
    for told in (page_text, _cells(tmp_path / "a.xlsx")):
        assert "¶5：连续800字没有逗号或句号，目标可能有遗漏" in told
        assert "without a comma" not in told
        assert "未能读取：丁.txt：空文件：" in told
        assert "提示：没有找到指标表" in told


def test_the_comparison_of_plans_in_english(folder: Path, tmp_path: Path) -> None:
    call_text("compare", folder, "--to", tmp_path / "a.xlsx")
    told = _cells(tmp_path / "a.xlsx")
    assert "Not read: 丁.txt: EMPTY: " in told
    assert "¶5: 800 characters without a comma or a stop" in told


def test_the_matrix_itself_keeps_english_notes(plan: Plan, tmp_path: Path) -> None:
    matrix = compare_counties([plan, plan])
    write_shown(Comparison(matrix, language="zh"), str(tmp_path / "a.html"))
    assert matrix.counties[0].notes == plan.notes
