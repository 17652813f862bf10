"""Runs over many documents: what the engine takes by itself, how it scales, the store (`python -m benchmarks.runs`)."""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import distributed

from benchmarks.pdf import converted
from benchmarks.table import print_table
from plantext.batch import Limits, Settings, extract_many, open_run
from plantext.batch.outcomes import Outcome, Result
from plantext.batch.store import Store
from plantext.batch.supervisor import Supervisor
from plantext.batch.tasks import WORK, look_at, message, result
from plantext.inputs import Input
from plantext.samples import sample

_TASK = 0.02  # seconds of work in a task
_TASKS = 300
_SMALL = 20_000
_STORED = 10_000


def burn(parts: Sequence[bytes]) -> Sequence[bytes]:
    """Do as much work as a document of 20 ms; with an empty message, none."""
    if parts[0]:
        end = time.process_time() + _TASK
        while time.process_time() < end:
            pass
    return [b"done"]


def burn_once(_: int) -> bytes:
    """Do the same in a worker of a process pool."""
    return burn([b"x"])[0]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.runs", description="Measures runs over many documents.")
    parser.add_argument("--documents", type=int, default=2000, help="generated plans to extract (default: 2000)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of the engines (default: 3)")
    options = parser.parse_args()
    print_table(
        "The engine alone", ("engine", "wall s", "over ideal", "parent ms a task"), list(_engines(options.rounds))
    )
    print_table("Memory of the parent", ("tasks", "MB before", "MB after"), [_memory()])
    plans = list(_plans(options.documents))
    print_table(f"{options.documents:,} generated plans: DOCX, text, PDF", ("workers", "documents/s", "failed"), plans)
    print_table("A store of 10,000 plans", ("MB", "open ms", "one indicator ms", "rows"), [_stored()])


def _engines(rounds: int) -> Iterator[list[str]]:
    works = {
        "plantext, 1 worker": _supervised(1),
        "plantext, 2 workers": _supervised(2),
        "ProcessPoolExecutor, 2": _pool,
    }
    seconds: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            wall, own = time.perf_counter(), time.process_time()
            work()
            seconds[name].append((time.perf_counter() - wall, time.process_time() - own))
    for name, taken in seconds.items():
        ideal = _TASKS * _TASK / (1 if "1 worker" in name else 2)
        wall = median(wall for wall, _ in taken)
        own = median(own for _, own in taken)
        yield [name, f"{wall:.2f}", f"{wall / ideal - 1:+.1%}", f"{own / _TASKS * 1000:.2f}"]


def _supervised(workers: int) -> Callable[[], None]:
    def work() -> None:
        with Supervisor[int]("benchmarks.runs:burn", workers) as supervisor:
            assert sum(1 for _ in supervisor.run(range(_TASKS), lambda _: [b"x"])) == _TASKS

    return work


def _pool() -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert len(list(pool.map(burn_once, range(_TASKS)))) == _TASKS


def _memory() -> list[str]:
    before = _peak()
    with Supervisor[int]("benchmarks.runs:burn", 2, Limits(tasks=10_000)) as supervisor:
        assert sum(1 for _ in supervisor.run(range(_SMALL), lambda _: [b""])) == _SMALL
    return [f"{_SMALL:,}", f"{before:.0f}", f"{_peak():.0f}"]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _plans(count: int) -> Iterator[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "in"
        place.mkdir()
        for number, (suffix, data) in zip(range(count), cycle(_samples()), strict=False):
            (place / f"{number:05d}{suffix}").write_bytes(_distinct(data, suffix, number))
        for workers in (1, 2):
            yield _timed_run(f"{workers}", place, Path(folder) / f"run{workers}", Settings(workers=workers))
        dask: Any = distributed  # it is typed in part only
        with (
            dask.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
            dask.Client(cluster) as client,
        ):
            executor = client.get_executor(pure=False)
            yield _timed_run("2 of Dask", place, Path(folder) / "dask", Settings(), executor)


def _timed_run(name: str, place: Path, to: Path, settings: Settings, executor: Executor | None = None) -> list[str]:
    started = time.perf_counter()
    with extract_many(place, to, settings, executor=executor) as run:
        states = [outcome.state for outcome in run.outcomes]
    return [name, f"{len(states) / (time.perf_counter() - started):.1f}", str(states.count("failed"))]


def _samples() -> list[tuple[str, bytes]]:
    """Return sample plans as DOCX and text, and as PDF where LibreOffice is there to make them."""
    names = ("hezhe_2021.docx", "hezhe_2026.txt", "liutang_2024.docx", "yunxi_2024_action.txt", "yunxi_2018.docx")
    found = [(Path(name).suffix, sample(name).read_bytes()) for name in names]
    printed = converted() if shutil.which("soffice") else {}
    return found + [(".pdf", data) for data in printed.values()]


def _distinct(data: bytes, suffix: str, number: int) -> bytes:
    """Return another content that is as much work: a line more, or another comment of the package or the file."""
    if suffix == ".txt":
        return data + f"\n第{number}号。\n".encode()
    if suffix == ".pdf":
        return data + f"%{number}\n".encode()
    comment = f"{number}".encode()
    return data[:-2] + len(comment).to_bytes(2, "little") + comment


def _stored() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plantext.sqlite"
        store = Store(path, writable=True)
        one = _one()
        files = store.enter([Input(f"plan{number}.docx", "") for number in range(_STORED)], append=False)
        for first in range(0, _STORED, 500):
            store.write([_renamed(one, file) for file in files[first : first + 500]])
        store.close()
        opened = _timed(lambda: open_run(path).close())
        with open_run(path) as run:
            found = run.query('SELECT count(*) FROM "values" WHERE name = ? AND role = ?', ("森林覆盖率", "target"))
            sql = 'SELECT doc, year, raw, low FROM "values" WHERE name = ? AND role = ?'
            asked = _timed(lambda: run.query(sql, ("森林覆盖率", "target")))
        return [f"{path.stat().st_size / 1e6:.0f}", f"{opened * 1000:.1f}", f"{asked * 1000:.1f}", str(found[0][0])]


def _one() -> Result:
    task = look_at(Input(str(sample("yunxi_2018.docx")), "NAME"))
    with Supervisor[object](WORK, 1) as supervisor:
        return next(result(task, answer) for _, answer in supervisor.run([task], lambda _: message(task)))


def _renamed(one: Result, file: Input) -> Result:
    rows = json.dumps(json.loads(one.rows)).replace('"NAME"', f'"{file.name}"').encode()
    outcome = Outcome(file.path, file.name, "ok", sha256=file.name)
    return replace(one, outcome=outcome, rows=rows)


def _timed(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(5):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return median(seconds)


if __name__ == "__main__":
    main()
