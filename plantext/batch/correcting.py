"""Which corrections go to which document of a run, decided so that it depends on nothing but what the run holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from plantext import readers
from plantext.batch import sources
from plantext.batch.outcomes import Outcome, Result
from plantext.columns import COLUMNS
from plantext.corrections import NOT_APPLIED, Corrections, DocumentCorrections, corrections_json, same_title
from plantext.errors import DocumentError
from plantext.inputs import STDIN, Input

if TYPE_CHECKING:
    from plantext.batch.run import Run

Documents = tuple[DocumentCorrections, ...]


class Assignment:
    """
    The corrections of the documents of a run.

    Those of a document go to the input with its content; where there is none, to the one with its name; where there is
    none either, to all with its title, which is known when they have been read.
    """

    def __init__(self, corrections: Corrections, contents: Mapping[str, str]) -> None:
        """Take corrections, and the hash of each input by its name, empty where nobody has looked at it yet."""
        self._by_content: dict[str, list[DocumentCorrections]] = {}
        self._by_name: dict[str, list[DocumentCorrections]] = {}
        self._loose: list[DocumentCorrections] = []
        known = set(contents.values()) - {""}
        for each in (document for document in corrections.documents if document.corrections):
            if each.sha256 in known:
                self._by_content.setdefault(each.sha256, []).append(each)
            elif sha256 := contents.get(each.doc):
                self._by_content.setdefault(sha256, []).append(each)  # it may be read under the name of its copy
            elif each.doc in contents:
                self._by_name.setdefault(each.doc, []).append(each)
            else:
                self._loose.append(each)

    def of(self, name: str, sha256: str, title: str = "") -> Documents:
        """Return the corrections of an input, as far as its content and its title are known."""
        found = [*self._by_content.get(sha256, ()), *self._by_name.get(name, ())]
        found += [each for each in self._loose if sha256 and each.sha256 == sha256]
        return tuple(found or [each for each in self._loose if same_title(each, title)])

    def unused(self, outcomes: Iterable[Outcome], titles: Mapping[str, str]) -> Documents:
        """Return the corrections that no input of a run is for."""
        used = [each for o in outcomes for each in self.of(o.name, o.sha256, titles.get(o.name, ""))]
        every = [*self._by_content.values(), *self._by_name.values(), self._loose]
        return tuple(each for group in every for each in group if each not in used)


def assign(corrections: Corrections, files: Iterable[Input]) -> Assignment:
    """Return the corrections of inputs; to know their contents, they are looked at, but not those behind addresses."""
    if not corrections.documents:
        return Assignment(corrections, {})
    return Assignment(corrections, {file.name: _sha256(file.path) for file in files})


def title_in(result: Result) -> str:
    """Return the title of what was read."""
    (row,) = json.loads(result.rows)["documents"]
    return str(row[COLUMNS["documents"].index("title")])


def packed(documents: Documents) -> bytes:
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
    outcomes, titles = run.outcomes, run.titles
    assignment = Assignment(corrections, {outcome.name: outcome.sha256 for outcome in outcomes})
    lines = []
    for outcome in outcomes:
        if outcome.name in titles and assignment.of(outcome.name, outcome.sha256, titles[outcome.name]):
            notes = (note for note in run.notes(outcome.name) if note.startswith(NOT_APPLIED))
            lines += [f"{outcome.path}: {note}" for note in notes]
    for each in assignment.unused(outcomes, titles):
        named = each.doc or each.title or each.sha256
        lines.append(f"{NOT_APPLIED}{len(each.corrections)} of {named!r}: no document has its content, name or title")
    return tuple(lines)
