"""
Work that cannot take the process along: each task in a child, with a deadline and a memory cap.

A child that crashes, hangs or asks for too much memory loses its own task only. It is replaced, and so is one that has
done many tasks, since libraries leak. The children are plain interpreters fed over pipes: that works on every system,
in notebooks, without a `__main__` guard, and inside the workers of other engines.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Generic, TypeVar, cast

import psutil

from plantext.batch.child import ANSWER, NO_MEMORY, READY
from plantext.batch.pipes import Parts, receive, send
from plantext.errors import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may take: `seconds`, and `memory` in bytes; a child is renewed after `tasks` of them."""

    seconds: float = 120.0
    memory: int = 1_500_000_000
    tasks: int = 200


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without an answer: why, as a kind of error and one line for a person."""

    kind: Kind
    message: str


class Supervisor(Generic[T]):
    """
    Children that do tasks, `workers` at a time; `work` names the function that they call (`module:function`).

    To be used in a `with` block, which ends the children.
    """

    def __init__(self, work: str, workers: int, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._children = [_Child(work, self._limits) for _ in range(workers)]
        self._stop = threading.Event()
        self._watcher: threading.Thread | None = None

    def __enter__(self) -> Supervisor[T]:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the children, whatever they do."""
        self._stop.set()
        for child in self._children:
            child.kill("")

    def run(self, tasks: Iterable[T], message: Callable[[T], Parts]) -> Iterator[tuple[T, Parts | Lost]]:
        """
        Yield each task with its answer, in the order in which they are done.

        Tasks are taken from the iterable when a child is free; where nobody takes the answers, the children wait.
        """
        answers: queue.Queue[tuple[T, Parts | Lost] | BaseException | None] = queue.Queue(4 * len(self._children))
        take = _Shared(tasks)
        if self._watcher is None:
            self._watcher = _started(self._watch)
        for child in self._children:
            _started(self._feed, child, take, message, answers)
        working = len(self._children)
        while working:
            try:
                found = answers.get(timeout=_LOOK_UP)
            except queue.Empty:  # Windows interrupts nothing that waits for ever
                continue
            if found is None:
                working -= 1
            elif isinstance(found, BaseException):
                raise found
            else:
                yield found

    def _feed(
        self, child: _Child, take: _Shared[T], message: Callable[[T], Parts], answers: queue.Queue[object]
    ) -> None:
        try:
            while not self._stop.is_set() and (task := take.next()) is not None:
                answers.put((task[0], child.do(message(task[0]))))
        except BaseException as error:  # also of the iterable: it belongs to whoever takes the answers
            answers.put(error)
        finally:
            answers.put(None)

    def _watch(self) -> None:
        while not self._stop.wait(_POLL):
            for child in self._children:
                child.check()


def _started(work: Callable[..., None], *arguments: object) -> threading.Thread:
    thread = threading.Thread(target=work, args=arguments, daemon=True)  # an interruption must not wait for it
    thread.start()
    return thread


class _Shared(Generic[T]):
    """An iterable that several threads take from."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items = iter(items)
        self._lock = threading.Lock()

    def next(self) -> tuple[T] | None:
        """Return the next item, None at the end."""
        with self._lock:
            for item in self._items:
                return (item,)
        return None


class _Child:
    """One child process at a time, and the task that it is at."""

    def __init__(self, work: str, limits: Limits) -> None:
        self._work, self._limits = work, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._done = 0
        self._greeted = False  # it has said that it is ready
        self._until = 0.0  # when what it is at must be done, 0 where it is at nothing
        self._killed_for = ""
        self._seen = 0  # bytes of memory, when last looked at
        self._lock = threading.Lock()

    def do(self, parts: Parts) -> Parts | Lost:
        """Return the answer to a message, or why there is none."""
        process = self._ready()
        self._killed_for, self._seen = "", 0
        # A child that starts on a busy machine may take longer than a task may: no task pays for that.
        if not self._greeted and self._heard(process, None, _START) != [READY]:
            return self._lost(process)
        self._greeted = True
        found = self._heard(process, parts, self._limits.seconds)
        self._done += 1
        if found is None:
            return self._lost(process)
        if self._done >= self._limits.tasks:
            self.kill("")
        if found[0] == ANSWER:
            return found[1:]
        if found[0] == NO_MEMORY:
            return self._too_much()
        return Lost(Kind.INTERNAL, f"a fault in plantext ({_last_line(found[1])}); please report it with the file")

    def _ready(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._process = _start(self._work, self._limits)
                self._done, self._greeted = 0, False
            return self._process

    def _heard(self, process: subprocess.Popen[bytes], said: Parts | None, seconds: float) -> list[bytes] | None:
        """Return what the child says, to a message if there is one; None where it ends first, or at the deadline."""
        self._until = time.monotonic() + seconds
        try:
            if said is not None:
                send(cast(IO[bytes], process.stdin), said)
            return receive(cast(IO[bytes], process.stdout))
        except (OSError, ValueError):  # ValueError: closed while it was being written to
            return None
        finally:
            self._until = 0.0

    def _lost(self, process: subprocess.Popen[bytes]) -> Lost:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        reason, status = self._killed_for, process.returncode
        self.kill("")
        if reason == "seconds" and not self._greeted:
            return Lost(Kind.TIMEOUT, f"the process that reads files did not start within {_START} s; run it again")
        if reason == "seconds":
            return Lost(Kind.TIMEOUT, f"not done in {self._limits.seconds:g} s, the limit --timeout; raise it")
        # A library in C may end the process where it is refused memory.
        if reason == "memory" or (status and self._seen > _NEARLY * self._limits.memory):
            return self._too_much()
        how = f"signal {-status}" if status is not None and status < 0 else f"status {status}"
        return Lost(Kind.CRASHED, f"the process that read the file ended ({how}); please report it with the file")

    def _too_much(self) -> Lost:
        limit = self._limits.memory / 1e6
        return Lost(Kind.MEMORY, f"needs more than {limit:.0f} MB of memory, the limit --memory; raise it")

    def check(self) -> None:
        """End the child if it takes too long or too much."""
        until, process = self._until, self._process
        if not until or process is None:
            return
        self._seen = _resident(process.pid) or self._seen
        if time.monotonic() > until:
            self.kill("seconds")
        elif self._seen > self._limits.memory:
            self.kill("memory")

    def kill(self, reason: str) -> None:
        """End the child at once."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        self._killed_for = reason
        started = _descendants(process.pid)
        with suppress(OSError):
            process.kill()
        for each in started:
            with suppress(psutil.Error):
                each.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError, ValueError):
                if stream is not None and not reason:  # the thread that waits for an answer still holds it
                    stream.close()


def _start(work: str, limits: Limits) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "plantext.batch.child", work, str(limits.seconds), str(limits.memory)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    # A session of its own: Ctrl-C is for the parent, which ends its children when what is done has been kept.
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=environment, creationflags=flags, start_new_session=os.name == "posix",
    )  # fmt: skip


def _resident(pid: int) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


def _descendants(pid: int) -> list[psutil.Process]:
    """Return what a child has started, LibreOffice for one, which would otherwise outlive it."""
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.Error:
        return []


def _last_line(text: bytes) -> str:
    return text.decode("utf-8", "replace").strip().rpartition("\n")[2]


_NEARLY = 0.5  # of the memory that a child may take: what it was refused may have been as much again
_LOOK_UP = 0.5  # seconds
_START = 60  # seconds in which a child must be ready, which takes half of one on a machine that does nothing else
_POLL = 0.05  # seconds between two looks at what the children take
