"""What cannot be meant is refused before anything is read, with a line that says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "plantext", *map(str, arguments)]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=env, timeout=60)


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
        ("extract", "a.txt", "--to", "out", "--format", "sqlite"),
        ("extract", "a.txt", "--to", "a.sqlite"),
        ("extract", "a.txt", "--to", "-", "--format", "xlsx"),
        ("extract", "a.txt", "--to", ""),
        ("extract", "", "--to", "out"),
        ("show", " "),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr
    assert said(result)


def test_a_place_that_cannot_be_written_is_one_line(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "甲.docx"
    shutil.copy(samples / "hezhe_2026.docx", path)
    result = run("extract", path, "--to", path)
    assert result.returncode == 2
    result = run("extract", path, "--to", path / "out")
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
    result = run("extract", tmp_path / file, "--to", tmp_path / to)
    assert result.returncode == 2
    assert "the tables would overwrite" in said(result)[0]
    assert (tmp_path / name).read_bytes() == content


def test_a_file_that_looks_like_an_option_gets_a_hint(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(samples / "hezhe_2026.docx", tmp_path / "-x.docx")
    monkeypatch.chdir(tmp_path)
    refused = run("extract", "-x.docx", "--to", "out")
    assert refused.returncode == 2
    assert said(refused)[-1].endswith("write -- before files whose names begin with -: -- -x.docx")
    assert run("extract", "--to", "out", "--", "-x.docx").returncode == 0
