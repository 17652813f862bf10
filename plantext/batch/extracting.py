"""A run: every input read once in a child of its own, its outcome and its records kept; what is done stays done."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from plantext import readers
from plantext.batch import sources
from plantext.batch.outcomes import Outcome, Result, State
from plantext.batch.pipes import Parts
from plantext.batch.store import Store
from plantext.batch.supervisor import Limits, Lost, Supervisor
from plantext.batch.work import WORK, request
from plantext.errors import DocumentError, Kind
from plantext.inputs import STDIN, Input
from plantext.version import __version__

Report = Callable[[Outcome, bool], None]
"""Told of every outcome of a run in the order of the inputs, and whether it is new or was there before."""

_SENT = 16_000_000  # bytes; a larger document is opened by the child itself, so that the parent stays small
_TOGETHER = 64  # results in one transaction
_AT_LEAST_EVERY = 0.5  # seconds between two transactions


@dataclass(frozen=True, slots=True)
class Settings:
    """
    How a run goes: `workers` processes (all cores by default), each document within `limits`.

    `retry_failed` reads again what failed before, `force` reads everything again. What the run has of inputs that are
    not named this time is taken out of it, unless `append` keeps it; if no input of the run is named, `replace` has to
    say that this is meant.
    """

    workers: int = 0
    limits: Limits = field(default_factory=Limits)
    retry_failed: bool = False
    force: bool = False
    append: bool = False
    replace: bool = False


@dataclass(frozen=True, slots=True)
class _Task:
    file: Input
    sha256: str
    size: int
    key: str
    data: bytes | None = field(repr=False, default=None)


def extract_into(store: Store, files: list[Input], settings: Settings, report: Report | None = None) -> None:
    """Read what is missing in a store, and let nothing out of it that an interruption could leave half-written."""
    run = _Run(store, store.enter(files, settings.append), settings, report)
    try:
        workers = settings.workers or os.cpu_count() or 1
        with Supervisor[_Task](WORK, max(1, min(workers, len(files))), settings.limits) as supervisor:
            for task, answer in supervisor.run(run.tasks(), _message):
                run.add(_result(task, answer))
                run.keep(now=False)
    finally:
        run.keep(now=True)


class _Run:
    """What is done and what is left of one run."""

    def __init__(self, store: Store, files: list[Input], settings: Settings, report: Report | None) -> None:
        self._store, self._files, self._settings = store, files, settings
        self._known = {} if settings.force else store.keys()
        mine = {file.path for file in files}
        self._first = {sha: name for path, (name, sha) in store.contents().items() if path not in mine}
        self._before = {outcome.path: outcome for outcome in store.outcomes()} if report else {}
        self._pending: deque[Result] = deque()
        self._told = _InOrder([file.path for file in files], report) if report else None
        self._kept = time.monotonic()

    def tasks(self) -> Iterator[_Task]:
        """Yield what is to be read, in the order of the inputs; of equal contents the first alone."""
        for file in self._files:
            try:
                task = _looked_at(file)
            except DocumentError as error:
                self.add(Result(Outcome(file.path, file.name, "failed", error.kind.value, error.message)))
                continue
            if task.sha256 in self._first:
                same = Outcome(file.path, file.name, "skipped", "", self._first[task.sha256], 0, task.sha256, task.size)
                self.add(Result(same, task.key))
                continue
            self._first[task.sha256] = file.name
            if self._is_left(task):
                yield task
            elif self._told is not None:
                self._told.add(self._before[file.path], is_new=False)

    def _is_left(self, task: _Task) -> bool:
        key, state = self._known.get(task.file.path, ("", ""))
        return key != task.key or state == "skipped" or (state == "failed" and self._settings.retry_failed)

    def add(self, result: Result) -> None:
        """Take a result; it is kept with the next transaction."""
        self._pending.append(result)
        if self._told is not None:
            self._told.add(result.outcome, is_new=True)

    def keep(self, now: bool) -> None:
        """Write what was taken, if it is enough or has waited long enough."""
        waited = time.monotonic() - self._kept > _AT_LEAST_EVERY
        if self._pending and (now or waited or len(self._pending) >= _TOGETHER):
            results = [self._pending.popleft() for _ in range(len(self._pending))]
            self._store.write(results)
            self._kept = time.monotonic()


class _InOrder:
    """Tells of outcomes in the order of the inputs, whichever is known first."""

    def __init__(self, paths: list[str], report: Report) -> None:
        self._paths, self._report = deque(paths), report
        self._waiting: dict[str, tuple[Outcome, bool]] = {}
        self._lock = threading.Lock()  # inputs that need no reading are told of by the thread that looks at them

    def add(self, outcome: Outcome, is_new: bool) -> None:
        """Take an outcome, and tell of all whose turn it is."""
        with self._lock:
            self._waiting[outcome.path] = (outcome, is_new)
            while self._paths and (next_ := self._waiting.pop(self._paths[0], None)):
                self._paths.popleft()
                self._report(*next_)


def _looked_at(file: Input) -> _Task:
    """Return an input with its hash, and with its bytes where they are few."""
    digest, size = hashlib.sha256(), 0
    held: list[bytes] = []
    for piece in sources.fetch(file.path, readers.MAX_BYTES):
        digest.update(piece)
        size += len(piece)
        if size <= _SENT or file.path == STDIN:
            held.append(piece)
    sha256 = digest.hexdigest()
    at_hand = size <= _SENT or file.path == STDIN
    return _Task(file, sha256, size, f"{sha256}:{__version__}", b"".join(held) if at_hand else None)


def _message(task: _Task) -> Parts:
    return request(task.file, task.data)


def _result(task: _Task, answer: Parts | Lost) -> Result:
    if isinstance(answer, Lost):
        return Result(_failed(task, answer.kind, answer.message), task.key)
    told = json.loads(answer[0])
    if "error" in told:
        return Result(_failed(task, Kind(told["error"]), told["message"]), task.key)
    faults, notes = told["faults"], told["notes"]
    state: State = "partial" if faults or notes else "ok"
    kind, message = (Kind.NO_PLAN_CONTENT.value, faults[0]) if faults else ("", "")
    warnings, seconds = len(faults) + len(notes), told["seconds"]
    outcome = Outcome(task.file.path, task.file.name, state, kind, message, warnings, task.sha256, task.size, seconds)
    return Result(outcome, task.key, *answer[1:])


def _failed(task: _Task, kind: Kind, message: str) -> Outcome:
    return Outcome(task.file.path, task.file.name, "failed", kind.value, message, 0, task.sha256, task.size)
