"""The tables of a run in every format; others read the store and the Parquet files."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars
import pytest

import plantext
from plantext.columns import COLUMNS

from ..commands import call_text

QUERY = "name = '城镇污水处理率' AND role = 'target' AND year = '2025'"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> plantext.Run:
    files = [samples / "yunxi_2018.docx", samples / "yunxi_2023.docx", samples / "missing.docx"]
    return plantext.extract_many(files, tmp_path_factory.mktemp("run"))


def test_parquet_holds_what_csv_holds(run: plantext.Run, tmp_path: Path) -> None:
    run.export(tmp_path, "parquet")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(COLUMNS)
    for table in COLUMNS:
        frame = polars.read_parquet(tmp_path / table / "*.parquet")
        assert tuple(frame.columns) == COLUMNS[table]
        assert frame.height == sum(len(tables[table]) for tables in run.tables())
    found = duckdb.sql(f"SELECT doc, low FROM '{tmp_path}/values/*.parquet' WHERE {QUERY} ORDER BY doc").fetchall()
    assert found == [("yunxi_2018", 95.0), ("yunxi_2023", 97.0)]


def test_parts_of_a_larger_run_before_do_not_stay(run: plantext.Run, tmp_path: Path) -> None:
    run.export(tmp_path, "parquet")
    (tmp_path / "values/part-00001.parquet").write_bytes(b"left")
    run.export(tmp_path, "parquet")
    assert [path.name for path in (tmp_path / "values").iterdir()] == ["part-00000.parquet"]


def test_a_run_is_exported_by_the_command(run: plantext.Run, tmp_path: Path) -> None:
    result = call_text("export", run.path.parent, "--to", tmp_path / "out.xlsx", "--headers", "zh")
    assert (result.returncode, result.stdout) == (0, f"2 documents -> {tmp_path / 'out.xlsx'}\n")
    assert call_text("export", run.path, "--to", tmp_path / "out").returncode == 0
    assert (tmp_path / "out/errors.csv").read_text(encoding="utf-8-sig").count("NOT_A_DOCUMENT") == 1
    assert call_text("export", run.path, "--to", "-").stdout.count("\n") > 900


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("export", "nowhere", "--to", "out"), 3, "there is no run"),
        (("export", "nowhere", "--to", "out.html"), 2, "tables are written to a folder"),
        (("export", "RUN", "--to", "-", "--format", "parquet"), 2, "that is JSON Lines, not parquet"),
        (("export", "RUN", "--to", "out", "--format", "parquet", "--headers", "zh"), 3, "leave out --headers"),
        (("export", "RUN"), 2, "--to"),
        (("export", "RUN", "--to", "out", "--text", "none"), 2, "--text is about workbooks"),
        (("export", "RUN", "--to", "out.xlsx", "--text", "some"), 2, "--text"),
    ],
)
def test_what_cannot_be_exported_is_told(
    run: plantext.Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    status: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call_text(*(str(run.path) if argument == "RUN" else argument for argument in arguments))
    assert result.returncode == status
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []
