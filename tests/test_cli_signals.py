"""A run that a signal ends leaves nothing half-written, says so in its status, and shows no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

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
    sys.exit(error.status)
"""
HIT = """
import signal
import plantext.cli
import plantext.plan
real = plantext.plan.attempt
def attempt(file):
    try:
        signal.raise_signal(signal.{name})
    except BaseException:  # as libraries do that clean up and forget to go on
        pass
    return real(file)
plantext.plan.attempt = attempt
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
    # Later than the start of Python itself, over which plantext has no power.
    for delay in (0.12, 0.16, 0.2, 0.25, 0.3, 0.4):
        command = [sys.executable, "-m", "plantext", "extract", str(samples), "--to", str(tmp_path / "out")]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
            time.sleep(delay)
            process.send_signal(number)
            _, stderr = process.communicate(timeout=60)
        assert b"Traceback" not in stderr
        assert b"ignored" not in stderr
        assert process.returncode in (0, 128 + number, -number)
        assert (tmp_path / "out").exists() is (process.returncode == 0)
        for path in (tmp_path / "out").glob("*"):
            path.unlink()
        if (tmp_path / "out").exists():
            (tmp_path / "out").rmdir()


def test_a_signal_that_the_caller_ignores_stays_ignored() -> None:
    code = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); from plantext.cli import interrupts as i;"
    result = python(f"{code} i.watch(); signal.raise_signal(signal.SIGHUP); i.check(); print('on')")
    assert result.stdout.strip() == b"on"


def test_little_is_imported_before_interruptions_are_handled() -> None:
    code = "import sys; before = set(sys.modules); import plantext.cli; print(*set(sys.modules) - before)"
    assert set(python(code).stdout.decode().split()) <= {"__future__", "plantext", "plantext.cli"}


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
