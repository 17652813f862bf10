"""One document that is to be read: where it is, what is in it, and what became of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from plantext import readers
from plantext.batch import sources
from plantext.batch.correcting import fingerprint
from plantext.batch.outcomes import Outcome, Result, State
from plantext.batch.pipes import Parts
from plantext.batch.settings import reading
from plantext.batch.supervisor import Lost
from plantext.errors import DocumentError, Kind
from plantext.inputs import STDIN, Input

WORK = "plantext.batch.work:extract"
"""What the children of a supervisor do with a task."""

_SENT = 16_000_000  # bytes; a larger document is opened by the child itself, so that the parent stays small


@dataclass(frozen=True, slots=True)
class Task:
    """
    A document to be read, with its hash if somebody has looked at it.

    `data` are its bytes, if they are few; `corrections` are packed.
    """

    file: Input
    sha256: str = ""
    size: int = 0
    data: bytes | None = field(repr=False, default=None)
    corrections: bytes = field(repr=False, default=b"")

    @property
    def key(self) -> str:
        """What has to be equal for a document not to be read again: content, way of reading, and corrections."""
        return f"{self.sha256}:{_way(self.corrections)}"


def is_read_alike(key: str, corrections: bytes) -> bool:
    """Say whether what has a key was read as it would be read now, with the same corrections."""
    return key.partition(":")[2] == _way(corrections)


def _way(corrections: bytes) -> str:
    return ":".join(filter(None, (reading(), fingerprint(corrections))))


def look_at(file: Input) -> Task:
    """
    Return an input with its hash, and with its bytes where they are few.

    Raises:
        DocumentError: it cannot be opened.

    """
    digest, size = hashlib.sha256(), 0
    held: list[bytes] = []
    for piece in sources.fetch(file.path, readers.MAX_BYTES):
        digest.update(piece)
        size += len(piece)
        if size <= _SENT or file.path == STDIN:
            held.append(piece)
    sha256 = digest.hexdigest()
    at_hand = size <= _SENT or file.path == STDIN
    return Task(file, sha256, size, b"".join(held) if at_hand else None)


def message(task: Task) -> Parts:
    """Return what a child is told of a task; the bytes of the document go with it where they are at hand."""
    head = json.dumps([task.file.path, task.file.name, task.file.password]).encode()
    return [head, task.corrections, *([task.data] if task.data is not None else [])]


def result(task: Task, answer: Parts | Lost) -> Result:
    """Return what a child has answered as a result."""
    if isinstance(answer, Lost):
        return Result(_failed(task, answer.kind, answer.message), task.key)
    told = json.loads(answer[0])
    if "error" in told:
        return Result(_failed(task, Kind(told["error"]), told["message"]), task.key)
    faults, notes = told["faults"], told["notes"]
    state: State = "partial" if faults or notes else "ok"
    kind, line = (Kind.NO_PLAN_CONTENT.value, faults[0]) if faults else ("", "")
    warnings, seconds = len(faults) + len(notes), told["seconds"]
    outcome = Outcome(task.file.path, task.file.name, state, kind, line, warnings, task.sha256, task.size, seconds)
    return Result(outcome, task.key, *answer[1:])


def unopened(file: Input, error: DocumentError) -> Result:
    """Return the result of an input that could not be opened."""
    return Result(Outcome(file.path, file.name, "failed", error.kind.value, error.message))


def copy_of(task: Task, name: str) -> Result:
    """Return the result of an input whose content another one has."""
    outcome = Outcome(task.file.path, task.file.name, "skipped", "", name, 0, task.sha256, task.size)
    return Result(outcome, task.key)


def _failed(task: Task, kind: Kind, message: str) -> Outcome:
    return Outcome(task.file.path, task.file.name, "failed", kind.value, message, 0, task.sha256, task.size)
