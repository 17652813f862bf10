"""The command as a person meets it: its files, its exit status, and one clear line where something is wrong."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

import plantext
from plantext.columns import COLUMNS

from .commands import call, start

HEADER = ("领域", "序号", "指标名称", "单位", "指标值", "指标属性", "现状值（2022年）", "规划值（2025年）")
ROWS = (
    ("生态安全", "1", "森林覆盖率", "%", "≥60", "约束性", "61.2", "≥62.5"),
    ("", "2", "区域环境噪声达标率", "%", "-", "参考性", "88", "90"),
)
PROJECT_HEADER = ("类别", "序号", "项目名称", "建设内容", "建设年限", "投资（万元）", "责任单位")
PROJECTS = (("治水", "1", "青石河治理工程", "=疏浚河道", "2023-2025", "1200", "水利局、青石镇（街道）"),)


def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return call(*arguments, stdin=stdin, **environment)


def said(result: subprocess.CompletedProcess[bytes]) -> list[str]:
    return result.stderr.decode().splitlines()


@pytest.fixture
def make_plan(tmp_path: Path) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        document = docx.Document()
        document.add_heading("青石县生态建设规划", 0)
        document.add_heading("第一章 总则", 1)
        document.add_paragraph("本规划期限为2023—2025年，用水不超过5 m³。")
        for caption, header, rows in (("表1 指标体系", HEADER, ROWS), ("表2 重点工程", PROJECT_HEADER, PROJECTS)):
            document.add_paragraph(caption)
            table = document.add_table(0, len(header))
            for cells in (header, *rows):
                for cell, text in zip(table.add_row().cells, cells, strict=True):
                    cell.text = text
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        document.save(str(path))
        return path

    return make


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_plan_becomes_tables(make_plan: Callable[[str], Path], tmp_path: Path) -> None:
    result = run("extract", make_plan("某县规划.docx"), "--to", tmp_path / "out")
    assert (result.returncode, said(result)) == (0, [])
    assert [row["name"] for row in rows(tmp_path / "out", "indicators")] == ["森林覆盖率", "区域环境噪声达标率"]
    targets = [row for row in rows(tmp_path / "out", "values") if row["role"] == "target"]
    assert [(row["year"], row["comparator"], row["low"]) for row in targets] == [
        ("2025", ">=", "62.5"),
        ("2025", "=", "90"),
    ]
    (project,) = rows(tmp_path / "out", "projects")
    assert project["content"] == "'=疏浚河道"
    assert project["responsible"] == "水利局|青石镇（街道）"
    assert rows(tmp_path / "out", "errors") == []
    assert rows(tmp_path / "out", "documents")[0]["seconds"] == ""


def test_a_bad_file_is_named_and_the_others_are_written(make_plan: Callable[[str], Path], tmp_path: Path) -> None:
    make_plan("in/甲.docx")
    (tmp_path / "in" / "sub").mkdir()
    (tmp_path / "in" / "sub" / "甲.txt").write_text("到2030年，绿地率达到41%。", encoding="utf-8")
    (tmp_path / "in" / "空.docx").touch()
    result = run("extract", tmp_path / "in", "--to", tmp_path / "out")
    assert result.returncode == 1
    (line,) = said(result)
    assert line.startswith(f"plantext: {(tmp_path / 'in' / '空.docx').as_posix()}: EMPTY: ")
    assert [row["doc"] for row in rows(tmp_path / "out", "documents")] == ["甲", "甲~2"]
    assert [(row["doc"], row["error"]) for row in rows(tmp_path / "out", "errors")] == [("空", "EMPTY")]


@pytest.mark.parametrize("place", ["out", "out.xlsx", "out.jsonl", "-"])
def test_when_no_file_can_be_read_nothing_is_written(tmp_path: Path, place: str) -> None:
    (tmp_path / "空.docx").touch()
    to = place if place == "-" else tmp_path / place
    result = run("extract", tmp_path / "空.docx", tmp_path / "no.txt", "--to", to)
    assert (result.returncode, result.stdout) == (3, b"")
    assert [line.split(": ")[2] for line in said(result)] == ["EMPTY", "NOT_A_DOCUMENT"]
    assert [path.name for path in tmp_path.iterdir()] == ["空.docx"]


def test_a_run_that_reads_nothing_keeps_the_tables_of_an_earlier_one(
    make_plan: Callable[[str], Path], tmp_path: Path
) -> None:
    run("extract", make_plan("甲.docx"), "--to", tmp_path / "out")
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert run("extract", tmp_path / "no.txt", "--to", tmp_path / "out").returncode == 3
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_files_that_fail_before_the_first_plan_stand_in_the_errors(
    make_plan: Callable[[str], Path], tmp_path: Path
) -> None:
    result = run("extract", tmp_path / "a.txt", make_plan("甲.docx"), tmp_path / "b.txt", "--to", tmp_path / "out")
    assert result.returncode == 1
    assert [row["doc"] for row in rows(tmp_path / "out", "errors")] == ["a", "b"]


def test_several_texts_that_are_no_plans_are_one_warning(make_plan: Callable[[str], Path], tmp_path: Path) -> None:
    for name in ("信.txt", "函.txt"):
        (tmp_path / name).write_text(f"第一章 总则\n今天天气很好，来{name[0]}已收。\n", encoding="utf-8")
    make_plan("甲.docx")
    result = run("extract", tmp_path, "--to", tmp_path / "out")
    assert (result.returncode, said(result)) == (
        0,
        ["plantext: 2 documents have no indicator table, project list, target or duty (see the table errors)"],
    )
    assert len(rows(tmp_path / "out", "errors")) == 2


def test_a_folder_without_plans_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").touch()
    result = run("extract", tmp_path / "in", "--to", tmp_path / "out")
    assert result.returncode == 3
    assert len(said(result)) == 1
    assert not (tmp_path / "out").exists()


def test_a_text_that_is_no_plan_is_a_warning_only(tmp_path: Path) -> None:
    path = tmp_path / "信.txt"
    path.write_text("第一章 总则\n今天天气很好。\n", encoding="utf-8")
    result = run("extract", path, "--to", tmp_path / "out")
    assert result.returncode == 0
    assert "NO_PLAN_CONTENT: warning" in said(result)[0]
    assert [row["error"] for row in rows(tmp_path / "out", "errors")] == ["NO_PLAN_CONTENT"]


def test_standard_input_to_standard_output_is_json_lines(make_plan: Callable[[str], Path]) -> None:
    result = run("extract", "-", "--to", "-", stdin=make_plan("甲.docx").read_bytes(), PYTHONIOENCODING="gbk")
    assert (result.returncode, result.stderr) == (0, b"")
    lines = [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]
    assert {line["table"] for line in lines} >= {"documents", "indicators", "values", "projects"}
    assert all(line["row"]["doc"] == "stdin" for line in lines)
    assert lines[0]["row"]["path"] == "-"


@pytest.mark.parametrize("place", ["out", "out.xlsx", "out.jsonl"])
def test_the_same_input_gives_the_same_bytes(make_plan: Callable[[str], Path], tmp_path: Path, place: str) -> None:
    path = make_plan("甲.docx")
    for count in ("1", "2"):
        assert start("extract", path, "--to", tmp_path / count / place).returncode == 0  # with another seed of hashes
    first, second = (sorted(f for f in (tmp_path / c).rglob("*") if f.name != "plantext.sqlite") for c in ("1", "2"))
    assert [file.name for file in first] == [file.name for file in second]
    assert all(a.is_dir() or a.read_bytes() == b.read_bytes() for a, b in zip(first, second, strict=True))


def test_timings_fill_the_seconds(make_plan: Callable[[str], Path], tmp_path: Path) -> None:
    run("extract", make_plan("甲.docx"), "--to", tmp_path / "out", "--timings")
    assert float(rows(tmp_path / "out", "documents")[0]["seconds"]) > 0


def test_headers_in_chinese(make_plan: Callable[[str], Path], tmp_path: Path) -> None:
    run("extract", make_plan("甲.docx"), "--to", tmp_path / "out", "--headers", "zh", "--format", "jsonl")
    first = json.loads((tmp_path / "out" / "indicators.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert (first["文档"], first["指标名称"]) == ("甲", "森林覆盖率")


@pytest.mark.parametrize("option", [(), ("--text",), ("--outline",), ("--tables",)], ids=str)
def test_show_prints_what_was_asked_for(make_plan: Callable[[str], Path], option: tuple[str, ...]) -> None:
    path = make_plan("甲.docx")
    result = run("show", path, *option, COLUMNS="200")
    assert (result.returncode, result.stderr) == (0, b"")
    shown = result.stdout.decode()
    expected = {
        (): ("森林覆盖率", "≥62.5", "水利局"),
        ("--text",): ("第一章 总则", "m³"),
        ("--outline",): ("1  总则",),
        ("--tables",): ("指标名称", "青石河治理工程"),
    }
    assert all(word in shown for word in expected[option])


def test_show_text_is_the_text_of_the_document(make_plan: Callable[[str], Path]) -> None:
    path = make_plan("甲.docx")
    shown = run("show", path, "--text").stdout.decode().replace(os.linesep, "\n")
    assert shown == plantext.read(path).document.text + "\n"


def test_a_console_that_lacks_a_character_shows_a_question_mark(make_plan: Callable[[str], Path]) -> None:
    path = make_plan("甲.docx")
    result = run("show", path, "--text", PYTHONIOENCODING="gbk")
    assert (result.returncode, result.stderr) == (0, b"")
    # One character for one, so that offsets into the text still hold.
    assert len(result.stdout.decode("gbk").replace(os.linesep, "\n")) == len(plantext.read(path).document.text) + 1
    assert "5 m?" in result.stdout.decode("gbk")


@pytest.mark.parametrize("option", ["--text", "--outline", "--tables", "--headers=zh"])
def test_show_says_what_is_wrong_with_a_file(tmp_path: Path, option: str) -> None:
    result = run("show", tmp_path / "no.docx", option)
    assert result.returncode == 3
    assert [line.split(": ")[2] for line in said(result)] == ["NOT_A_DOCUMENT"]


def test_show_reads_standard_input(make_plan: Callable[[str], Path]) -> None:
    assert "总则" in run("show", "-", "--outline", stdin=make_plan("甲.docx").read_bytes()).stdout.decode()


def test_a_name_with_a_line_break_stays_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\x1b[31m.txt"
    path.touch()
    (line,) = said(run("extract", path, "--to", tmp_path / "out"))
    assert "\x1b" not in line


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
@pytest.mark.parametrize(("files", "shown"), [(1, False), (3, True)])
def test_progress_is_shown_on_a_terminal_for_several_files(tmp_path: Path, files: int, shown: bool) -> None:
    for count in range(files):
        (tmp_path / f"规划{count}.txt").touch()
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "plantext", "extract", str(tmp_path), "--to", str(tmp_path / "out")]
    subprocess.run(command, stderr=theirs, stdout=subprocess.DEVNULL, check=False, timeout=60)
    os.close(theirs)
    printed = os.read(ours, 100_000).decode()
    os.close(ours)
    assert (f"[{files}/{files}] 规划{files - 1}" in printed) is shown
    # A complaint begins on a line of its own, and the last progress line is wiped.
    assert all(
        line.startswith(("plantext: ", "[", "\x1b[K")) for line in printed.replace("\r", "\n").split("\n") if line
    )


def test_the_version_is_printed() -> None:
    assert run("--version").stdout.decode().strip() == f"plantext {plantext.__version__}"


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, atexit, plantext.cli as p; atexit.register(lambda: print(*sys.modules)); p.main(['-h'])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    loaded = set(result.stdout.decode().split("\n")[-2].split())
    assert "argparse" in loaded
    heavy = {"docx", "lxml", "pandas", "spacy", "jieba", "xlsxwriter", "regex", "plantext.plan", "plantext.reading"}
    assert not loaded & heavy


def test_every_table_of_the_contract_is_written(make_plan: Callable[[str], Path], tmp_path: Path) -> None:
    run("extract", make_plan("甲.docx"), "--to", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        ["plantext.sqlite", *(f"{table}.csv" for table in COLUMNS)]
    )
