"""A run: every input read once in a child of its own, its outcome and its records kept; what is done stays done."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace

from plantext.batch.correcting import assign, packed, title_in
from plantext.batch.outcomes import Outcome, Result
from plantext.batch.sources import URL
from plantext.batch.spread import spread
from plantext.batch.store import Store
from plantext.batch.supervisor import Limits, Supervisor
from plantext.batch.tasks import WORK, Task, copy_of, is_read_alike, look_at, message, result, unopened
from plantext.corrections import Corrections
from plantext.errors import DocumentError, Kind
from plantext.inputs import STDIN, Input

Report = Callable[[Outcome, bool], None]
"""Told of every outcome of a run in the order of the inputs, and whether it is new or was there before."""

_TOGETHER = 64  # results in one transaction
_AT_LEAST_EVERY = 0.5  # seconds between two transactions


@dataclass(frozen=True, slots=True)
class Settings:
    """
    How a run goes: `workers` processes (all cores by default), each document within `limits`.

    `retry_failed` reads again what failed before, `force` reads everything again. What was read with another version,
    other rules, without OCR or LibreOffice that is there now, is read again anyway. What the run has of inputs that are
    not named this time is taken out of it, unless `append` keeps it. `password` is tried on files that one protects.
    `corrections` are put into the records (see `plantext.corrections`); a document whose corrections have changed is
    read again.
    """

    workers: int = 0
    limits: Limits = field(default_factory=Limits)
    retry_failed: bool = False
    force: bool = False
    append: bool = False
    password: str = field(default="", repr=False)
    corrections: Corrections = field(default_factory=Corrections, repr=False)


def extract_into(
    store: Store,
    files: list[Input],
    settings: Settings,
    report: Report | None = None,
    executor: Executor | None = None,
) -> None:
    """Read what is missing in a store, and let nothing out of it that an interruption could leave half-written."""
    run = _Run(store, store.enter(files, settings.append), settings, report, is_far=executor is not None)
    try:
        for each in _results(run, settings, executor):
            run.add(each)
            run.keep(now=False)
        run.keep(now=True)
        store.settle_copies()
    finally:
        run.keep(now=True)


def _cores() -> int:
    """Return how many cores this process may use, which a scheduler or a container makes fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _results(run: _Run, settings: Settings, executor: Executor | None) -> Iterator[Result]:
    if executor is not None:
        yield from _corrected(run, lambda tasks: spread(tasks, executor, settings.limits))
        return
    workers = settings.workers or _cores()
    with Supervisor[Task](WORK, max(1, min(workers, len(run))), settings.limits) as supervisor:
        yield from _corrected(
            run, lambda tasks: (result(task, answer) for task, answer in supervisor.run(tasks, message))
        )


def _corrected(run: _Run, read: Callable[[Iterator[Task]], Iterator[Result]]) -> Iterator[Result]:
    """Yield results; a document that turns out to be one that corrections are of, by its title, is read once more."""
    again: list[Task] = []
    for found in read(run.tasks()):
        if task := run.to_correct(found):
            again.append(task)
        else:
            yield found
    if again:
        yield from read(iter(again))


class _Run:
    """What is done and what is left of one run."""

    def __init__(
        self, store: Store, files: list[Input], settings: Settings, report: Report | None, is_far: bool
    ) -> None:
        self._store, self._files, self._settings, self._is_far = store, files, settings, is_far
        self._known = store.keys()
        self._assignment = assign(settings.corrections, files)
        self._titles = store.titles() if settings.corrections.documents else {}
        self._by_path = {file.path: file for file in files}
        self._standard_input: bytes | None = None
        mine = {file.path for file in files}
        self._first = {sha: name for path, (name, sha) in store.contents().items() if path not in mine}
        self._pending: deque[Result] = deque()
        self._told = _InOrder([file.path for file in files], report) if report else None
        self._kept = time.monotonic()

    def __len__(self) -> int:
        """How many inputs there are."""
        return len(self._files)

    def tasks(self) -> Iterator[Task]:
        """
        Yield what is to be read, in the order of the inputs; of equal contents the first alone.

        Where workers far away read, they fetch for themselves: addresses are not looked at here.
        """
        for file in self._files:
            if self._is_far and URL in file.path:
                corrections = self._corrections(file)
                if self._is_unread(file, corrections):
                    yield Task(file, corrections=corrections)
                else:
                    self._tell_again(file)
                continue
            try:
                task = look_at(file)
            except DocumentError as error:
                self.add(unopened(file, error))
                continue
            if task.sha256 in self._first:
                self.add(copy_of(task, self._first[task.sha256]))
                continue
            self._first[task.sha256] = file.name
            self._standard_input = task.data if file.path == STDIN else self._standard_input
            task = replace(task, corrections=self._corrections(file, task.sha256))
            if self._is_left(task):
                yield replace(task, data=None) if self._is_far else task
            else:
                self._tell_again(file)

    def _is_left(self, task: Task) -> bool:
        key, outcome = self._known.get(task.file.path, ("", None))
        return key != task.key or outcome is None or outcome.state == "skipped" or self._is_wanted(task.file, outcome)

    def _is_unread(self, file: Input, corrections: bytes) -> bool:
        key, outcome = self._known.get(file.path, ("", None))
        return outcome is None or not is_read_alike(key, corrections) or self._is_wanted(file, outcome)

    def _corrections(self, file: Input, sha256: str = "") -> bytes:
        """Return the corrections of an input as far as they can be known before it is read, or read again."""
        _, outcome = self._known.get(file.path, ("", None))
        is_known = outcome is not None and sha256 in ("", outcome.sha256)
        title = self._titles.get(file.name, "") if is_known else ""
        known = outcome.sha256 if outcome is not None and is_known else sha256
        return packed(self._assignment.of(file.name, known, title))

    def to_correct(self, found: Result) -> Task | None:
        """Return the task of reading a document once more, where corrections are of it as has been seen by now."""
        outcome = found.outcome
        if not self._settings.corrections.documents or not found.rows:
            return None
        corrections = packed(self._assignment.of(outcome.name, outcome.sha256, title_in(found)))
        if is_read_alike(found.key, corrections):
            return None
        file = self._by_path[outcome.path]
        data = self._standard_input if file.path == STDIN else None
        return Task(file, outcome.sha256, outcome.size, data, corrections)

    def _is_wanted(self, file: Input, outcome: Outcome) -> bool:
        """Say whether what has an outcome is to be read again, as it was asked for, or has got a password since."""
        has_failed = outcome.state == "failed"
        may_open = has_failed and outcome.kind == Kind.ENCRYPTED and bool(file.password)
        return self._settings.force or may_open or (has_failed and self._settings.retry_failed)

    def _tell_again(self, file: Input) -> None:
        """Tell of an input that stays as it is."""
        if self._told is not None:
            self._told.add(self._known[file.path][1], is_new=False)

    def add(self, found: Result) -> None:
        """Take a result; it is kept with the next transaction."""
        self._pending.append(found)
        if self._told is not None:
            self._told.add(found.outcome, is_new=True)

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
