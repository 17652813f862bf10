"""`plantext link` and `plantext diff RUN --all`, as a person calls them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import plantext
from plantext.comparisons import CHANGES, LINKS

from ..commands import call_text

SAMPLES = ("yunxi_2018", "yunxi_2023", "yunxi_2023_note", "yunxi_2024_action", "liutang_2024")


@pytest.fixture(scope="module")
def run(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    plantext.extract_many([samples / f"{name}.docx" for name in SAMPLES], folder).close()
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_links_are_shown_with_their_grounds(run: Path) -> None:
    result = call_text("link", run)
    assert (result.returncode, result.stderr) == (0, "")
    assert [line.partition(" (")[0] for line in result.stdout.splitlines() if not line.startswith(" ")] == [
        "version  yunxi_2018 → yunxi_2023",
        "note  yunxi_2023 → yunxi_2023_note",
        "action  yunxi_2023 → yunxi_2024_action",
    ]
    assert "revises:云溪县生态文明建设规划（2018—2025年）" in "".join(result.stdout.split())
    assert "修编:云溪县生态文明建设规划（2018—2025年）" in "".join(
        call_text("link", run, "--headers", "zh").stdout.split()
    )


@pytest.mark.parametrize("name", ["links.csv", "links.xlsx", "links.jsonl"])
def test_links_are_written_as_a_table(name: str, run: Path, tmp_path: Path) -> None:
    result = call_text("link", run, "--to", tmp_path / name, "--least", "0.9")
    assert (result.returncode, result.stdout) == (0, "")
    if name.endswith(".csv"):
        found = rows(tmp_path / name)
        assert list(found[0]) == list(LINKS)
        assert [row["kind"] for row in found] == ["version", "note"]
        assert "region: 云溪县" in found[0]["why"].split("|")


def test_links_are_json_for_programs(run: Path) -> None:
    found = json.loads(call_text("link", run, "--to", "-").stdout)
    assert [(link["kind"], 0 < link["confidence"] < 1) for link in found] == [
        ("version", True),
        ("note", True),
        ("action", True),
    ]


def test_all_pairs_are_told_in_a_line_each(run: Path) -> None:
    result = call_text("diff", run, "--all")
    assert (result.returncode, result.stderr) == (0, "")
    version, action = result.stdout.splitlines()
    assert version.startswith("version  yunxi_2018 → yunxi_2023 (")
    assert "10 tightened, 8 relaxed" in version
    assert action.startswith("action  yunxi_2023 → yunxi_2024_action (")
    assert len(call_text("diff", run, "--all", "--least", "0.9").stdout.splitlines()) == 1


def test_the_changes_of_all_pairs_are_one_table(run: Path, samples: Path, tmp_path: Path) -> None:
    result = call_text("diff", run, "--all", "--to", tmp_path / "all.csv")
    assert (result.returncode, result.stderr) == (0, "")
    found = rows(tmp_path / "all.csv")
    assert list(found[0]) == ["old_doc", "new_doc", "link", *CHANGES]
    assert result.stdout == f"2 pairs, {len(found)} changes -> {tmp_path / 'all.csv'}\n"
    call_text("diff", samples / "yunxi_2018.docx", samples / "yunxi_2023.docx", "--to", tmp_path / "two.csv")
    pair = [{name: row[name] for name in CHANGES} for row in found if row["link"] == "version"]
    assert pair == rows(tmp_path / "two.csv")


def test_only_what_is_asked_for_is_listed_and_checked(run: Path) -> None:
    result = call_text("diff", run, "--all", "--only", "relaxed", "--fail-on", "relaxed")
    assert result.returncode == 4
    assert "政府绿色采购比例" in result.stdout
    assert "action  yunxi_2023 → yunxi_2024_action" in result.stdout
    assert "no change" in result.stdout
    assert call_text("diff", run, "--all", "--fail-on", "relaxed", "--least", "0.99").returncode == 0
    same = json.loads(call_text("diff", run, "--all", "--only", "same", "--to", "-").stdout)
    assert {row["kind"] for row in same} == {"same"}


def test_a_run_without_links_says_so(samples: Path, tmp_path: Path) -> None:
    plantext.extract_many([samples / "liutang_2024.docx"], tmp_path).close()
    assert call_text("link", tmp_path).stdout == "no links\n"
    assert call_text("diff", tmp_path, "--all").stdout == "no links\n"
    assert call_text("link", tmp_path, "--to", "-").stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("link", "nowhere"), 3, "there is no run"),
        (("link", "nowhere", "--to", "links.docx"), 2, "a table is written to a file that ends in"),
        (("link", "nowhere", "--least", "1.5"), 2, "'1.5' is no number from 0 to 1"),
        (("diff", "nowhere", "--all"), 3, "there is no run"),
        (("diff", "nowhere"), 2, "NEW is missing; a run is compared with --all"),
        (("diff", "old.docx", "new.docx", "--least", "0.7"), 2, "--least is for the links of a run"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_line(arguments: tuple[str, ...], status: int, said: str) -> None:
    result = call_text(*arguments)
    assert (result.returncode, result.stdout) == (status, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr
