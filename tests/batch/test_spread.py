"""Runs spread over executors give what a run of one machine gives, whoever is lost on the way."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import plantext

from ..waiting import becomes_true

distributed = pytest.importorskip("distributed", reason='dask.distributed is missing: pip install "plantext[dask]"')


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for number in range(40):
        text = f"青木县规划\n\n到2030年，绿地率达到{number}%，新建公园{number + 1}处。\n"
        (folder / f"规划{number:02d}.txt").write_text(text, encoding="utf-8")
    (folder / "副本.txt").write_bytes((folder / "规划07.txt").read_bytes())
    (folder / "空.txt").touch()
    return folder


def tables(run: plantext.Run, folder: Path) -> dict[str, bytes]:
    run.export(folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def expected(plans: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("expected")
    return tables(plantext.extract_many(plans, folder / "run"), folder / "out")


@pytest.mark.parametrize("kind", ["threads", "processes"])
def test_any_executor_gives_the_same_tables(plans: Path, expected: dict[str, bytes], tmp_path: Path, kind: str) -> None:
    executor: Executor = ThreadPoolExecutor(2)
    if kind == "processes":
        executor = ProcessPoolExecutor(2, mp_context=get_context("spawn"))
    with executor:
        run = plantext.extract_many(plans, tmp_path / "run", executor=executor)
    assert tables(run, tmp_path / "out") == expected


class Failing(ThreadPoolExecutor):
    """An executor whose first tasks are lost with their worker."""

    lost = 3

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        if self.lost:
            self.lost -= 1
            return super().submit(lambda: 1 / 0)
        return super().submit(fn, *args, **kwargs)


def test_what_a_lost_worker_had_is_done_again(plans: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    with Failing(2) as executor:
        run = plantext.extract_many(plans, tmp_path / "run", executor=executor)
    assert tables(run, tmp_path / "out") == expected


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and two workers on loopback, as a user would."""
    place = tmp_path / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    start = [sys.executable, "-m", "dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    scheduler = subprocess.Popen([*start, "--scheduler-file", str(place)], **quiet)
    work = [sys.executable, "-m", "dask", "worker", "--scheduler-file", str(place), "--nthreads", "1", "--no-dashboard"]
    workers = [
        subprocess.Popen([*work, "--no-nanny", "--local-directory", str(tmp_path / f"worker{n}")], **quiet)
        for n in (1, 2)
    ]
    try:
        with distributed.Client(scheduler_file=str(place), timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
            yield client.scheduler.address, workers
    finally:
        for process in (scheduler, *workers):
            process.kill()
            process.wait()


def test_a_cluster_that_loses_a_worker_gives_the_same_tables(
    plans: Path, expected: dict[str, bytes], cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, workers = cluster
    command = [
        sys.executable,
        "-m",
        "plantext",
        "extract",
        str(plans),
        "--to",
        str(tmp_path / "out"),
        "--dask",
        address,
    ]
    with subprocess.Popen([*command, "--quiet"], stderr=subprocess.PIPE) as process:
        assert becomes_true((tmp_path / "out/plantext.sqlite").exists, 60)
        time.sleep(0.3)
        workers[0].kill()
        _, stderr = process.communicate(timeout=120)
    assert process.returncode == 1, stderr  # one input is empty
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").glob("*.csv")} == expected


def test_a_scheduler_that_is_not_there_is_told(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plantext.cli.engine._CONNECTED", 1)
    from plantext.cli import engine  # noqa: PLC0415

    with pytest.raises(plantext.PlantextError, match="no Dask scheduler answers"), engine.of("tcp://127.0.0.1:9"):
        pass
