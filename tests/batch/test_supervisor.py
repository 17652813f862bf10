"""A task that crashes, hangs or eats memory loses itself alone; the others do not notice."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from plantext.batch.pipes import Parts
from plantext.batch.supervisor import Limits, Lost, Supervisor
from plantext.errors import Kind

from ..waiting import becomes_true

WORK = "works:work"
SEGFAULT = ("segfault", Kind.CRASHED, "signal 11")


@pytest.fixture(autouse=True)
def _works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


def answers(*tasks: bytes, workers: int = 2, limits: Limits | None = None) -> dict[bytes, Parts | Lost]:
    with Supervisor[bytes](WORK, workers, limits) as supervisor:
        return dict(supervisor.run(tasks, lambda task: [task]))


@pytest.mark.parametrize(
    ("deed", "kind", "said"),
    [
        ("crash", Kind.CRASHED, "status 9"),
        ("fault", Kind.INTERNAL, "ValueError: odd"),
        ("hang", Kind.TIMEOUT, "--timeout"),
        ("spin", Kind.TIMEOUT, "not done in 1 s"),
        ("hoard", Kind.MEMORY, "--memory"),
        ("grab", Kind.MEMORY, "400 MB"),
        pytest.param(*SEGFAULT, marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")),
    ],
)
def test_a_bad_task_is_lost_alone(deed: str, kind: Kind, said: str) -> None:
    limits = Limits(seconds=1 if kind is Kind.TIMEOUT else 30, memory=400_000_000)
    found = answers(b"1", deed.encode(), b"2", b"3", limits=limits)
    lost = found.pop(deed.encode())
    assert isinstance(lost, Lost)
    assert lost.kind is kind
    assert said in lost.message
    assert [parts[0] for parts in found.values() if not isinstance(parts, Lost)] == list(found)
    assert set(found) == {b"1", b"2", b"3"}


def test_what_a_task_prints_is_no_answer() -> None:
    found = answers(b"print", b"1")
    said = {key: parts[0] for key, parts in found.items() if not isinstance(parts, Lost)}
    assert said == {b"print": b"print", b"1": b"1"}


def test_one_worker_does_everything_and_is_renewed() -> None:
    tasks = [str(number).encode() for number in range(7)]
    found = answers(*tasks, workers=1, limits=Limits(tasks=3))
    pids = [parts[1] for parts in found.values() if not isinstance(parts, Lost)]
    assert len(pids) == 7
    assert len(set(pids)) == 3


def test_tasks_are_taken_only_as_fast_as_answers_are() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with Supervisor[int](WORK, 2) as supervisor:
        run = supervisor.run(tasks(), lambda number: [b"%d" % number])
        next(run)
        time.sleep(0.5)
        assert len(taken) < 20


def test_an_error_of_the_tasks_is_the_callers() -> None:
    def tasks() -> Iterator[bytes]:
        yield b"1"
        raise LookupError("no more")

    with Supervisor[bytes](WORK, 2) as supervisor, pytest.raises(LookupError, match="no more"):
        list(supervisor.run(tasks(), lambda task: [task]))


def test_no_child_outlives_the_block() -> None:
    before = {child.pid for child in psutil.Process().children()}
    with Supervisor[bytes](WORK, 2) as supervisor:
        next(supervisor.run([b"1", b"hang"], lambda task: [task]))
        assert {child.pid for child in psutil.Process().children()} - before
    assert becomes_true(lambda: {child.pid for child in psutil.Process().children()} <= before)


def test_no_task_pays_for_the_start_of_its_child() -> None:
    with Supervisor[bytes]("works_slow_to_start:work", 1, Limits(seconds=1)) as supervisor:
        assert [answer for _, answer in supervisor.run([b"1", b"2"], lambda task: [task])] == [[b"1"], [b"2"]]


def test_work_that_cannot_be_started_loses_each_task_and_hangs_on_none() -> None:
    with Supervisor[bytes]("no_such_module:work", 1) as supervisor:
        found = [answer for _, answer in supervisor.run([b"1", b"2"], lambda task: [task])]
    assert [answer.kind for answer in found if isinstance(answer, Lost)] == [Kind.CRASHED, Kind.CRASHED]


def test_no_task_needs_no_child() -> None:
    assert answers() == {}


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_no_child_outlives_a_parent_that_is_killed(tmp_path: Path) -> None:
    code = (
        "from plantext.batch.supervisor import Supervisor\n"
        "with Supervisor('works:work', 1) as supervisor:\n"
        "    list(supervisor.run([b'hang'], lambda task: [task]))\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen([sys.executable, "-c", code], env=environment) as parent:
        assert becomes_true(lambda: bool(psutil.Process(parent.pid).children()))
        children = psutil.Process(parent.pid).children()
        time.sleep(1)
        parent.kill()
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []


def test_a_child_serves_one_run_after_another() -> None:
    with Supervisor[bytes](WORK, 1) as supervisor:
        pids = {answer[1] for _ in range(3) for _, answer in supervisor.run([b"1"], lambda t: [t]) if answer}  # type: ignore[index]
    assert len(pids) == 1
