"""A run that a signal ends leaves nothing half-written, says so in its status, and shows no traceback."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plantext.columns import COLUMNS

from .waiting import becomes_true

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")

LOST = """
import signal, sys, time
from plantext.cli import interrupts
class Fragile:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
        time.sleep(0)
interrupts.watch()
try:
    Fragile()
    {then}
except interrupts.Interrupted as error:
    interrupts.ignore()
    sys.exit(error.status)
"""
HIT = """
import signal
import plantext.cli
from plantext.batch.store import Store
real = Store.enter
def enter(*arguments):
    try:
        signal.raise_signal(signal.{name})
    except BaseException:  # as libraries do that clean up and forget to go on
        pass
    return real(*arguments)
Store.enter = enter
raise SystemExit(plantext.cli.main(["extract", {file!r}, "--to", {to!r}]))
"""


def python(code: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("then", ["time.sleep(20)", "interrupts.check()"])
def test_an_interruption_that_python_drops_comes_again(then: str) -> None:
    started = time.monotonic()
    result = python(LOST.format(then=then))
    assert (result.returncode, result.stderr) == (130, b"")
    assert time.monotonic() - started < 15


@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_an_interruption_that_is_swallowed_ends_the_run_all_the_same(
    tmp_path: Path, samples: Path, name: str, status: int
) -> None:
    result = python(HIT.format(name=name, file=str(samples / "hezhe_2026.txt"), to=str(tmp_path / "out")))
    assert (result.returncode, result.stderr) == (status, b"plantext: interrupted\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_whenever_a_run_is_interrupted_the_tables_are_all_there_or_none(
    tmp_path: Path, samples: Path, number: signal.Signals
) -> None:
    code = "import sys, plantext.cli as p; print('on', flush=True); sys.exit(p.main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "extract", str(samples), "--to", str(tmp_path / "out"), "--quiet"]
    for delay in (0.01, 0.03, 0.06, 0.1, 0.2, 0.4):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            # Over the start of Python itself plantext has no power.
            assert process.stdout is not None
            assert process.stdout.readline() == b"on\n"
            time.sleep(delay)
            process.send_signal(number)
            _, stderr = process.communicate(timeout=60)
        assert b"Traceback" not in stderr
        assert b"ignored" not in stderr
        # A shell calls it 128 + number too, where the system ends a process that has not yet said what to do.
        assert process.returncode in (0, 128 + number, -number)
        kept = (tmp_path / "out/plantext.sqlite").exists()
        there = sorted(path.name for path in tmp_path.rglob("*") if not path.name.startswith("plantext.sqlite"))
        assert there in ([], ["out"] if kept else [], sorted(["out", *(f"{table}.csv" for table in COLUMNS)]))
        assert len(there) > 1 or process.returncode != 0
        shutil.rmtree(tmp_path / "out", ignore_errors=True)


def test_what_a_library_makes_of_an_interruption_is_no_fault(tmp_path: Path, samples: Path) -> None:
    code = HIT.format(name="SIGINT", file=str(samples / "hezhe_2026.txt"), to=str(tmp_path / "out"))
    result = python(code.replace("        pass\n", "        raise ValueError('odd')\n"))
    assert (result.returncode, result.stderr) == (130, b"plantext: interrupted\n")


def test_a_signal_that_the_caller_ignores_stays_ignored() -> None:
    code = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); from plantext.cli import interrupts as i;"
    result = python(f"{code} i.watch(); signal.raise_signal(signal.SIGHUP); i.check(); print('on')")
    assert result.stdout.strip() == b"on"


def test_little_is_imported_before_interruptions_are_handled() -> None:
    code = "import sys; before = set(sys.modules); import plantext.cli; print(*set(sys.modules) - before)"
    assert set(python(code).stdout.decode().split()) <= {"__future__", "plantext", "plantext.cli", "plantext.version"}


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path, samples: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        dead.wait()
    stale, alive = (tmp_path / f".values.csv.{pid}.part" for pid in (dead.pid, os.getppid()))
    mine = tmp_path / ".values.csv.old.part"
    for path in (stale, alive, mine):
        path.touch()
    command = [sys.executable, "-m", "plantext", "extract", str(samples / "hezhe_2026.txt"), "--to", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert (stale.exists(), alive.exists(), mine.exists()) == (False, True, True)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_nothing(tmp_path: Path, number: signal.Signals, status: int) -> None:
    # Waiting for standard input, the run has opened its files.
    command = [sys.executable, "-m", "plantext", "extract", "-", "--to", str(tmp_path / "out")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert becomes_true(lambda: bool(list(tmp_path.glob("out/plantext.sqlite"))))
        time.sleep(0.1)
        process.send_signal(number)
        _, stderr = process.communicate(timeout=20)
    assert process.returncode == status
    assert b"Traceback" not in stderr
    assert not (tmp_path / "out").exists()
