"""`plantext audit` prints, writes, and ends with the status that its options ask for."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pytest

from ..commands import call

FOLDER = Path(__file__).parent / "plans"
FAULTY, CLEAN, PRINTS = (str(FOLDER / f"{name}-01.txt") for name in ("counts", "clean", "prints"))


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    return call("audit", *arguments)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((FAULTY,), 0),
        ((FAULTY, "--fail-on", "error"), 4),
        ((FAULTY, "--fail-on", "note"), 4),
        ((CLEAN, "--fail-on", "note"), 0),
        ((PRINTS, "--fail-on", "error"), 0),
        ((PRINTS, "--fail-on", "warning"), 4),
        ((FAULTY, "--only", "list-total", "--fail-on", "note"), 0),
        ((FAULTY, "--only", "claim,status-row", "--fail-on", "error"), 4),
        ((FAULTY, "--only", "nonsense"), 2),
        ((FAULTY, "--to", "findings.pdf"), 2),
        ((FAULTY, "--fail-on", "ok"), 2),
        (("-", "--note", "-"), 2),
        (("nowhere.docx",), 3),
        ((FAULTY, "--note", "nowhere.docx"), 3),
    ],
)
def test_status(arguments: tuple[str, ...], status: int) -> None:
    result = run(*arguments)
    assert result.returncode == status
    assert b"Traceback" not in result.stderr
    assert (len(result.stderr.decode().splitlines()) == 1) == (
        status == 3 or arguments[-1] in ("nonsense", "findings.pdf", "-")
    )


def test_what_agrees_is_printed_only_with_all() -> None:
    assert run(CLEAN).stdout.decode() == "error: 0, warning: 0, note: 0, ok: 14\n"
    printed = run(CLEAN, "--all").stdout.decode()
    assert printed.count("\nok  ") + printed.startswith("ok  ") == 14


def test_a_finding_is_printed_with_both_places() -> None:
    printed = run(FAULTY, "--only", "claim").stdout.decode()
    assert "5项指标  [¶6[16:20]]" in printed
    assert "4  [表2 r2c3]" in printed
    assert "所述" in run(FAULTY, "--headers", "zh").stdout.decode()


def test_findings_are_written_as_csv_and_json(tmp_path: Path) -> None:
    table, objects = tmp_path / "findings.csv", tmp_path / "findings.json"
    assert run(FAULTY, "--to", table).returncode == run(FAULTY, "--to", objects, "--all").returncode == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["rule", "severity", "message", "said", "found", "source", "other_source"]
    assert {row["severity"] for row in rows} == {"error"}
    assert {each["severity"] for each in json.loads(objects.read_text(encoding="utf-8"))} == {"error", "ok"}


def test_a_plan_and_its_note_are_read_together(samples: Path) -> None:
    result = run(samples / "yunxi_2023.txt", "--note", samples / "yunxi_2023_note.txt", "--all")
    assert result.returncode == 0
    assert "yunxi_2023_note ¶" in result.stdout.decode()
