"""`plantext diff` and `plantext audit` with a document, from files and from runs; what cannot be meant is refused."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

import plantext
from plantext.errors import ExportError, PlaceError
from plantext.report import writing
from plantext.revisions import Revision

from ..commands import call_text

if TYPE_CHECKING:
    from playwright.sync_api import Page

PLAN = """# 幸福县生态文明建设规划（2021—2025年）

规划设3项指标。

表1 指标体系

| 序号 | 指标名称 | 单位 | 属性 | 2020年现状值 | 2025年目标值 |
| --- | --- | --- | --- | --- | --- |
| 1 | 森林覆盖率 | % | 约束性 | 50 | ≥52 |
| 2 | 城镇污水处理率 | % | 预期性 | 90 | ≥95 |

## 第二章 重点任务

新建污水处理厂2座。推进垃圾分类全覆盖。
"""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two versions of a small plan: one target is relaxed, one sentence is reworded."""
    folder = tmp_path_factory.mktemp("plans")
    (folder / "old.md").write_text(PLAN, encoding="utf-8")
    (folder / "new.md").write_text(PLAN.replace("≥52", "≥51").replace("2座", "3座"), encoding="utf-8")
    return folder / "old.md", folder / "new.md"


@pytest.fixture(scope="module")
def run(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    names = ("yunxi_2018", "yunxi_2023", "yunxi_2024_action", "hezhe_2021")
    plantext.extract_many([samples / f"{name}.docx" for name in names], folder).close()
    return folder


@pytest.mark.parametrize("suffix", ["html", "HTM", "docx", "xlsx"])
def test_a_comparison_is_written_as_a_document(plans: tuple[Path, Path], tmp_path: Path, suffix: str) -> None:
    place = tmp_path / "new folder" / f"对照.{suffix}"
    done = call_text("diff", *plans, "--only", "relaxed", "--to", place, "--headers", "zh")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_what_did_not_change_is_in_a_document_on_demand(plans: tuple[Path, Path], tmp_path: Path) -> None:
    for options, more in (((), False), (("--all",), True)):
        call_text("diff", *plans, "--to", tmp_path / "a.html", *options)
        assert ('class="badge same"' in (tmp_path / "a.html").read_text(encoding="utf-8")) == more


def test_a_document_gives_the_status_that_is_asked_for(plans: tuple[Path, Path], tmp_path: Path) -> None:
    done = call_text("diff", *plans, "--to", tmp_path / "a.docx", "--fail-on", "relaxed")
    assert done.returncode == 4
    assert (tmp_path / "a.docx").is_file()


@pytest.mark.parametrize("command", ["diff", "audit"])
@pytest.mark.parametrize("place", ["a.pdf", "a", "a.htmlx", "a.doc", ".docx"])
def test_an_unknown_suffix_is_refused_before_anything_is_read(command: str, place: str, tmp_path: Path) -> None:
    done = call_text(command, *["nowhere.docx"] * (2 if command == "diff" else 1), "--to", tmp_path / place)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "is written to a file that ends in .html, .htm, .docx, .csv, .xlsx, .json, .jsonl, or to `-`" in done.stderr


@pytest.mark.parametrize("which", [0, 1])
def test_a_file_that_is_read_is_never_written_over(samples: Path, tmp_path: Path, which: int) -> None:
    paths = [tmp_path / name for name in ("yunxi_2023_note.docx", "hezhe_2021.docx")]
    for path in paths:
        path.write_bytes((samples / path.name).read_bytes())
    before = paths[which].read_bytes()
    for arguments in (("diff", *paths), ("audit", paths[0], "--note", paths[1])):
        done = call_text(*arguments, "--to", paths[which])
        assert (done.returncode, done.stderr.count("\n"), "would overwrite" in done.stderr) == (2, 1, True)
    assert paths[which].read_bytes() == before


@pytest.mark.parametrize("suffix", ["html", "docx", "xlsx", "csv"])
def test_a_place_that_cannot_be_written_to_is_said_and_nothing_is_left(
    plans: tuple[Path, Path], tmp_path: Path, suffix: str
) -> None:
    (tmp_path / f"a.{suffix}").mkdir()
    done = call_text("diff", *plans, "--only", "relaxed", "--to", tmp_path / f"a.{suffix}")
    assert done.returncode == 3
    assert "it is a folder" in done.stderr.splitlines()[0]
    assert [path.name for path in tmp_path.rglob("*")] == [f"a.{suffix}"]


def test_what_fails_while_it_is_made_leaves_what_was_there(
    revision: Revision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    for name in ("a.html", "a.docx", "a.xlsx"):
        (tmp_path / name).write_text("before")
        monkeypatch.setattr(writing, "changes_report", broken)
        with pytest.raises(KeyboardInterrupt):
            plantext.write_changes(revision, str(tmp_path / name))
        assert (tmp_path / name).read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 3


def test_an_audit_is_written_as_a_document(plans: tuple[Path, Path], tmp_path: Path) -> None:
    for suffix in ("html", "docx", "xlsx"):
        place = tmp_path / f"audit.{suffix}"
        done = call_text("audit", plans[0], "--note", plans[1], "--to", place, "--headers", "zh", "--fail-on", "error")
        assert (done.returncode, done.stdout, done.stderr) == (4, "", "")
    text = (tmp_path / "audit.html").read_text(encoding="utf-8")
    assert "编制说明" in text
    assert "<u>3</u>项指标" in text
    assert 'class="badge ok"' not in text


def test_all_pairs_of_a_run_are_one_page_that_begins_with_a_list(
    run: Path, tmp_path: Path, open_page: Callable[..., Page], keep_picture: Callable[[Page, str], None]
) -> None:
    done = call_text("diff", run, "--all", "--to", tmp_path / "all.html", "--headers", "zh")
    assert done.stdout.startswith("2 pairs, ")
    page = open_page(tmp_path / "all.html")
    assert page.locator("table.pairs tbody th").all_inner_texts() == [
        *("1 yunxi_2018 → yunxi_2023", "2 yunxi_2023 → yunxi_2024_action")
    ]
    page.click("table.pairs a >> nth=1")
    assert page.locator("article:target h2").first.inner_text() == "新旧对照表"
    anchors = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(anchors) == len(set(anchors))
    keep_picture(page, "report-pairs")


def test_all_pairs_of_a_run_are_one_document(run: Path, tmp_path: Path) -> None:
    assert call_text("diff", run, "--all", "--to", tmp_path / "all.docx", "--only", "relaxed,tightened").returncode == 0
    document = docx.Document(str(tmp_path / "all.docx"))
    names = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert names == ["Comparison of two versions"] * 2
    assert [row.cells[0].text for row in document.tables[0].rows][1:] == [
        *("1  yunxi_2018 → yunxi_2023", "2  yunxi_2023 → yunxi_2024_action")
    ]


def test_the_rows_of_all_pairs_are_a_plain_table(run: Path, tmp_path: Path) -> None:
    for suffix in ("csv", "xlsx"):
        assert call_text("diff", run, "--all", "--to", tmp_path / f"all.{suffix}").returncode == 0
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    sheet = openpyxl.load_workbook(tmp_path / "all.xlsx").active
    assert [cell.value for cell in sheet[1]][:4] == rows[0][:4] == ["old_doc", "new_doc", "link", "subject"]
    assert sheet.max_row == len(rows)


@pytest.mark.parametrize("suffix", ["html", "docx"])
def test_a_run_without_pairs_has_a_document_all_the_same(samples: Path, tmp_path: Path, suffix: str) -> None:
    plantext.extract_many([samples / "hezhe_2021.docx"], tmp_path / "run").close()
    done = call_text("diff", tmp_path / "run", "--all", "--to", tmp_path / f"all.{suffix}", "--headers", "zh")
    assert (done.returncode, done.stdout.split(" ->")[0]) == (0, "0 pairs, 0 changes")
    assert (tmp_path / f"all.{suffix}").stat().st_size > 1000


def test_the_library_writes_what_the_command_writes(plans: tuple[Path, Path], tmp_path: Path) -> None:
    call_text("diff", *plans, "--to", tmp_path / "command.html", "--headers", "zh")
    revision = plantext.compare_revisions(*map(plantext.read, plans))
    plantext.write_changes(revision, str(tmp_path / "library.html"), "zh")
    assert (tmp_path / "command.html").read_bytes() == (tmp_path / "library.html").read_bytes()
    plantext.write_changes(revision, str(tmp_path / "a.csv"))
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").startswith("subject,kind,name")
    with pytest.raises(PlaceError, match=r"a\.pdf"):
        plantext.write_findings((), str(tmp_path / "a.pdf"))


def test_a_missing_extra_is_one_clear_message(
    revision: Revision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ExportError, match=r'pip install "plantext\[excel\]"'):
        plantext.write_changes(revision, str(tmp_path / "a.xlsx"))
    assert list(tmp_path.iterdir()) == []
