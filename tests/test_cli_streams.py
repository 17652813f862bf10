"""Streams that are closed, full or endless: the tables are written, and the status says what is true."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plantext.columns import COLUMNS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX shells")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")


def shell(line: str, *arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell, in which `plantext` and `$1 …` stand for the command and the arguments."""
    function = f'plantext() {{ "{sys.executable}" -m plantext "$@"; }}\n'
    command = ["sh", "-c", function + line, "sh", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_not_keep_tables_from_being_written(tmp_path: Path, samples: Path, closed: str) -> None:
    line = f'plantext extract "$1" "$2" --to "$3" {closed}'
    result = shell(line, samples / "hezhe_2026.txt", tmp_path / "no.txt", tmp_path / "out")
    assert result.returncode == 1
    assert b"fault" not in result.stdout + result.stderr
    assert sorted(path.stem for path in (tmp_path / "out").glob("*.csv")) == sorted(COLUMNS)
    assert (tmp_path / "out/errors.csv").read_bytes().count(b"\n") == 2
    # With descriptors 1 and 2 free, a table would take them, and hold what is printed.
    assert all(path.read_bytes()[:6] == b"\xef\xbb\xbfdoc" for path in (tmp_path / "out").glob("*.csv"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('plantext extract "$1" --to - >&-', "plantext: standard output is closed"),
        ('plantext show "$1" >&-', "plantext: standard output is closed"),
        ("plantext show - <&-", "plantext: -: NOT_A_DOCUMENT: standard input is closed; name a file"),
    ],
)
def test_a_stream_that_is_needed_and_closed_is_named(samples: Path, line: str, said: str) -> None:
    result = shell(line, samples / "hezhe_2026.txt")
    assert (result.returncode, result.stderr.decode()) == (3, f"{said}\n")


@FULL
@pytest.mark.parametrize(("stream", "said"), [(">/dev/full", True), ("2>/dev/full", False)])
def test_a_full_stream_does_not_belie_tables_that_are_written(
    tmp_path: Path, samples: Path, stream: str, said: bool
) -> None:
    line = f'plantext extract "$1" no.txt --to "$2" {stream}'
    result = shell(line, samples / "hezhe_2026.txt", tmp_path / "out")
    assert result.returncode == 1
    assert (tmp_path / "out/values.csv").exists()
    assert (b"standard output cannot be written: No space left" in result.stderr) is said
    assert b"Traceback" not in result.stderr


def test_a_reader_that_goes_away_after_the_tables_are_written_changes_nothing(tmp_path: Path, samples: Path) -> None:
    line = '{ plantext extract "$1" --to "$2"; echo $? >&2; } | :'
    assert shell(line, samples / "hezhe_2026.txt", tmp_path / "out").stderr == b"0\n"


def test_more_than_the_limit_from_standard_input_is_refused(tmp_path: Path) -> None:
    code = "import plantext.readers as r; r.MAX_BYTES = 5_000_000; import plantext.cli as p; raise SystemExit(p.main())"
    line = f'"{sys.executable}" -c \'{code}\' extract - --to "$1" </dev/zero'
    result = shell(line, tmp_path / "out")
    assert result.returncode == 3
    assert result.stderr.startswith(b"plantext: -: TOO_LARGE: more than 5 MB, the limit plantext.readers.MAX_BYTES")


def test_pipes_and_devices_that_are_named_as_files_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for command in ("extract --to out", "show", "show --text"):
        result = shell(f'plantext {command} "$1"', tmp_path / "pipe.txt")
        assert result.returncode == 3
        assert result.stderr.count(b"\n") == 1
        assert b"NOT_A_DOCUMENT: this is a pipe or a device" in result.stderr


def test_a_workbook_on_a_full_disk_is_one_line(tmp_path: Path, samples: Path) -> None:
    line = 'ulimit -f 8; plantext extract "$1" --to "$2"'
    result = shell(line, samples / "yunxi_2023.docx", tmp_path / "a.xlsx")
    assert result.returncode == 3
    assert result.stderr.startswith(b"plantext: ")
    assert b"is the disk full" in result.stderr
    assert result.stderr.count(b"\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_goes_away_is_no_traceback(samples: Path) -> None:
    plan = (samples / "hezhe_2021.docx").read_bytes()
    for arguments in (("extract", "-", "--to", "-"), ("show", "-"), ("show", "-", "--text")):
        command = [sys.executable, "-m", "plantext", *arguments]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
            assert process.stdout is not None
            process.stdout.close()
            _, stderr = process.communicate(plan, timeout=60)
        assert (process.returncode, stderr) == (141, b"")


@FULL
@pytest.mark.parametrize(
    "arguments", [("extract", "-", "--to", "-"), ("show", "-"), ("show", "-", "--text")], ids=" ".join
)
def test_a_full_disk_is_one_line(samples: Path, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "plantext", *arguments]
    with Path("/dev/full").open("wb") as full:
        plan = (samples / "hezhe_2021.docx").read_bytes()
        result = subprocess.run(command, input=plan, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert result.returncode == 3
    assert result.stderr.decode().startswith("plantext: standard output cannot be written: ")
    assert result.stderr.count(b"\n") == 1
