"""What cannot be meant is refused before anything is read, with a line that says what to do."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .commands import call


def said(result: subprocess.CompletedProcess[bytes]) -> list[str]:
    return result.stderr.decode().splitlines()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("extract",),
        ("extract", "a.txt"),
        ("nothing",),
        ("show",),
        ("show", "a.txt", "--text", "--outline"),
        ("extract", "a.txt", "--to", "out", "--format", "parquets"),
        ("extract", "a.txt", "--to", "a.html"),
        ("extract", "a.txt", "--to", "-", "--format", "xlsx"),
        ("extract", "a.txt", "--to", ""),
        ("extract", "", "--to", "out"),
        ("show", " "),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(arguments: tuple[str, ...]) -> None:
    result = call(*arguments)
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr
    assert said(result)


def test_a_place_that_cannot_be_written_is_one_line(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "甲.docx"
    shutil.copy(samples / "hezhe_2026.docx", path)
    result = call("extract", path, "--to", path)
    assert result.returncode == 2
    result = call("extract", path, "--to", path / "out")
    assert result.returncode == 3
    assert len(said(result)) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["甲.docx"]


@pytest.mark.parametrize(
    ("file", "to"), [("in", "in"), ("in/values.csv", "in"), ("link", "in"), ("a.JSONL", "a.JSONL")]
)
def test_a_place_that_would_overwrite_what_is_read_is_refused(tmp_path: Path, file: str, to: str) -> None:
    content = "第一章 总则\n今天天气很好。\n".encode()
    name = "in/values.csv" if "/" in file else file if file != "link" else "in"
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(content)
    (tmp_path / "link").symlink_to(tmp_path / "in")
    result = call("extract", tmp_path / file, "--to", tmp_path / to)
    assert result.returncode == 2
    assert "the tables would overwrite" in said(result)[0]
    assert (tmp_path / name).read_bytes() == content


def test_a_file_that_looks_like_an_option_gets_a_hint(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(samples / "hezhe_2026.docx", tmp_path / "-x.docx")
    monkeypatch.chdir(tmp_path)
    refused = call("extract", "-x.docx", "--to", "out")
    assert refused.returncode == 2
    assert said(refused)[-1].endswith("write -- before files whose names begin with -: -- -x.docx")
    assert call("extract", "--to", "out", "--", "-x.docx").returncode == 0


def test_options_behind_the_two_dashes_are_said_to_be_misplaced(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(samples / "hezhe_2026.docx", tmp_path / "-x.docx")
    monkeypatch.chdir(tmp_path)
    refused = call("show", "--", "-x.docx", "--targets")
    assert refused.returncode == 2
    assert said(refused)[0].startswith("usage: plantext show ")
    assert said(refused)[-1].endswith("unrecognized arguments: --targets; write options before --")
    assert call("show", "--targets", "--", "-x.docx").returncode == 0


def test_an_argument_that_a_command_does_not_know_shows_how_that_command_is_used() -> None:
    assert said(call("extract", "a.txt", "b.txt", "--to", "out", "--sheets"))[0].startswith("usage: plantext extract ")
    assert said(call("--sheets"))[0].startswith("usage: plantext [")


def test_a_folder_without_a_document_is_the_same_to_every_command(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1", encoding="utf-8")
    shown, extracted = call("show", tmp_path), call("extract", tmp_path, "--to", tmp_path / "out")
    assert (shown.returncode, extracted.returncode) == (3, 3)
    assert (
        said(shown) == said(extracted) == [f"plantext: {tmp_path}: no document found (.docx, .txt, .md and the like)"]
    )


def test_a_folder_with_several_documents_is_not_shown_and_with_one_is(samples: Path, tmp_path: Path) -> None:
    shutil.copy(samples / "hezhe_2026.docx", tmp_path / "a.docx")
    assert call("show", tmp_path).returncode == 0
    shutil.copy(samples / "hezhe_2026.docx", tmp_path / "b.docx")
    shown = call("show", tmp_path)
    assert (shown.returncode, said(shown)) == (2, [f"plantext: {tmp_path}: there are 2 documents; name one"])


def test_the_help_names_every_exit_status_and_all_records(checkout: Path) -> None:
    help_text = " ".join(call("--help").stdout.decode().split())
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    listed = readme.partition("### Exit status")[2].partition("A file that fails")[0]
    statuses = [status for row in listed.splitlines() if row[2:3].isdigit() for status in row.split("|")[1].split(",")]
    assert len(statuses) == 9
    assert [status for status in statuses if f" {status.strip()}" not in help_text] == []
    for text in (help_text, " ".join(call("extract", "--help").stdout.decode().split())):
        assert "indicators, projects, targets, duties and claims" in text


@pytest.mark.parametrize("command", ["extract", "show", "diff", "compare", "terms", "audit"])
def test_an_unknown_option_of_any_command_is_wrong_usage(command: str) -> None:
    result = call(command, "a.docx", "b.docx", "c.docx", "--to", "x.csv", "--frob")
    assert result.returncode == 2
    assert f"usage: plantext {command}".encode() in result.stderr
    assert b"--frob" in result.stderr
