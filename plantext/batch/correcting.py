"""Which corrections go to which document of a run, decided so that it depends on nothing but what the run holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from plantext import readers
from plantext.batch import sources
from plantext.batch.outcomes import Result
from plantext.columns import COLUMNS
from plantext.corrections import Assignment, AtHand, Corrections, DocumentCorrections, corrections_json
from plantext.errors import DocumentError
from plantext.inputs import STDIN, Input

if TYPE_CHECKING:
    from plantext.batch.run import Run


def assign(corrections: Corrections, files: Iterable[Input]) -> Assignment:
    """Return the corrections of inputs; to know their contents, they are looked at, but not those behind addresses."""
    return Assignment(corrections, at_hand(files) if corrections.documents else ())


def at_hand(files: Iterable[Input]) -> Iterator[AtHand]:
    """Give what is known of inputs before they are read; standard input and addresses are not looked at."""
    for file in files:
        yield AtHand(file.path, file.name, _sha256(file.path))


def title_in(result: Result) -> str:
    """Return the title of what was read."""
    (row,) = json.loads(result.rows)["documents"]
    return str(row[COLUMNS["documents"].index("title")])


def packed(documents: tuple[DocumentCorrections, ...]) -> bytes:
    """Return corrections as the message to a child, nothing where there are none."""
    return corrections_json(documents).encode() if documents else b""


def fingerprint(corrections: bytes) -> str:
    """Return what tells corrections from others, nothing where there are none."""
    return hashlib.sha256(corrections).hexdigest()[:16] if corrections else ""


def _sha256(path: str) -> str:
    digest = hashlib.sha256()
    if path == STDIN or sources.URL in path:
        return ""
    with suppress(DocumentError):
        for piece in sources.fetch(path, readers.MAX_BYTES):
            digest.update(piece)
        return digest.hexdigest()
    return ""


def correction_notes(run: Run, corrections: Corrections) -> tuple[str, ...]:
    """Return, a line each, the corrections of a run that could not be applied, and those of no document of it."""
    if not corrections.documents:
        return ()
    titles = run.titles
    known = [AtHand(each.path, each.name, each.sha256, titles.get(each.name, "")) for each in run.outcomes]
    assignment = Assignment(corrections, known)
    return assignment.notes(_with_notes(each, run, assignment) if each.name in titles else each for each in known)


def _with_notes(document: AtHand, run: Run, assignment: Assignment) -> AtHand:
    """Return a document of a run with its notes, which are looked up only where corrections are of it."""
    is_of = assignment.of(document.name, document.sha256, document.title)
    return replace(document, notes=run.notes(document.name)) if is_of else document
