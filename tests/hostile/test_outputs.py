"""What hostile text becomes in the tables that are written: data, never a formula, and no broken file."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

import plantext
from plantext.export.cells import inert, is_formula
from plantext.inputs import Input
from plantext.plan import Plan
from plantext.reading import read_content

LIVE = (
    '=cmd|"/c calc"!A1',
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "+1+1",
    "-1+1",
    "-A1",
    "＝1+1",
    "＠SUM(A1)",
    "+cmd",
    "-2+3+cmd|' '!A0",
)
DATA = ("-18.4%", "+5.5%", "-", "+", "=", "≥5", "-1,234.5", "森林", "1+1", "", "－3‰")
HOSTILE = "到2025年，\x0b=绿地率\x01达到68%。\n指标\t单位\t2025年\n=HYPERLINK(1)\t%\t5\n@甲\t+1+1\t6\n"


@pytest.mark.parametrize("text", LIVE)
def test_what_a_spreadsheet_would_run_is_made_inert(text: str) -> None:
    assert is_formula(text)
    assert not inert(text).startswith(("=", "@", "\t", "\r", "+", "-"))


@pytest.mark.parametrize("text", DATA)
def test_what_is_data_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


def _plan(name: str = "=规划") -> Plan:
    long = "到2025年，绿地率达到5%，" + "长" * 40_000 + "。\n"
    return read_content((HOSTILE + long).encode(), Input("in/=a.txt", name))


def test_no_csv_cell_is_live(tmp_path: Path) -> None:
    plantext.write([_plan()], tmp_path / "out")
    for file in (tmp_path / "out").glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as rows:
            assert [cell for row in csv.reader(rows) for cell in row if is_formula(cell)] == []


def test_no_cell_of_a_workbook_is_live_too_long_or_illegal(tmp_path: Path) -> None:
    plantext.write([_plan("=规\x0b划\ud800")], tmp_path / "out.xlsx")
    cells = [c for sheet in load_workbook(tmp_path / "out.xlsx") for row in sheet for c in row if c.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert max(len(str(cell.value)) for cell in cells) <= 32_767
    assert b"<f>" not in b"".join(_sheets(tmp_path / "out.xlsx"))


def _sheets(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as package:
        return [package.read(name) for name in package.namelist() if "/worksheets/" in name]


@pytest.mark.parametrize("place", ["out.jsonl", "out.xlsx", "out"])
def test_names_that_are_no_text_are_written(place: str, tmp_path: Path) -> None:
    plantext.write([_plan("\ud800\x00\n\"'")], tmp_path / place)
    if place.endswith(".jsonl"):
        lines = (tmp_path / place).read_bytes().splitlines()
        assert all(json.loads(line)["table"] for line in lines)


@pytest.mark.parametrize("bad", ["\ud800", "\x00", "\n"], ids=["surrogate", "nul", "line end"])
def test_names_that_are_no_text_are_written_as_parquet(bad: str, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from plantext.export.parquet import ParquetWriter  # noqa: PLC0415

    writer = ParquetWriter(tmp_path / "out", "en")
    writer.add("errors", [tuple(f"规{bad}划" for _ in writer._schema("errors"))])
    writer.commit()
    rows = parquet.read_table(tmp_path / "out" / "errors").to_pylist()
    assert rows[0]["doc"].startswith("规")


NAMES = (
    "换\n行",
    "引'号\"",
    "-rf",
    "CON",
    "上\\..\\..",
    "=cmd()",
    "%s%n",
    "[a-z]*",
    "\u202e规划",
    "末尾. ",
    "长" * 82,
    "~$规",
    "a;b|c&d",
    "$(id)",
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_files_of_unsafe_names_are_read_and_nothing_is_written_beside_the_run(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / f"{name}.txt").write_text(f"到2025年，绿地率达到{number}%。", encoding="utf-8")
    (folder / os.fsdecode(b"\xff\xfe.txt")).write_text("到2025年，绿地率达到99%。", encoding="utf-8")
    command = [sys.executable, "-m", "plantext", "extract", "in", "--to", "out", "--workers", "1"]
    made = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert made.returncode == 0, made.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
    with plantext.open_run(tmp_path / "out") as run:
        assert len(run.outcomes) == len(NAMES)  # all but the lock file, with the one whose name is no text
        assert {outcome.state for outcome in run.outcomes} == {"ok"}


def _archive(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return path


def test_paths_of_an_archive_lead_nowhere(tmp_path: Path) -> None:
    plan = "到2025年，绿地率达到{}%。"
    names = ("../../上.txt", "/etc/下.txt", "C:\\左.txt", "a/../../右.txt", "中.txt")
    members = {name: plan.format(number).encode() for number, name in enumerate(names)}
    archive = _archive(tmp_path / "in.zip", {**members, "里.zip": b"PK"})
    with plantext.extract_many(archive, tmp_path / "out") as run:
        assert {outcome.state for outcome in run.outcomes} <= {"ok", "failed"}
        assert "INTERNAL" not in {outcome.kind for outcome in run.outcomes}
        assert any(outcome.state == "ok" for outcome in run.outcomes)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.zip", "out"]


def test_a_bomb_in_an_archive_is_refused_unopened(tmp_path: Path) -> None:
    archive = _archive(tmp_path / "in.zip", {"规划.txt": b"0" * 50_000_000, "中.txt": b"x"}, zipfile.ZIP_BZIP2)
    with plantext.extract_many(archive, tmp_path / "out") as run:
        assert {outcome.kind for outcome in run.outcomes} == {"NOT_A_DOCUMENT"}
        assert all("neither stored nor deflated" in outcome.message for outcome in run.outcomes)


def test_a_member_without_a_name_does_not_end_the_run(tmp_path: Path) -> None:
    archive = _archive(tmp_path / "in.zip", {"x.txt": b"1", "中.txt": "到2025年，绿地率达到5%。".encode()})
    archive.write_bytes(archive.read_bytes().replace(b"x.txt", b"\0.txt"))
    with plantext.extract_many(archive, tmp_path / "out") as run:
        assert [outcome.state for outcome in run.outcomes] == ["ok"]
