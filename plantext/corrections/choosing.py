"""Which document corrections are of: the file itself, else one of its name, else one of its title."""

from __future__ import annotations

from collections.abc import Iterable

from plantext.corrections.folding import folded
from plantext.corrections.model import Corrections, DocumentCorrections
from plantext.plan import Plan


def of_plan(corrections: Corrections, plan: Plan) -> tuple[DocumentCorrections, ...]:
    """Return the corrections of a plan: those of its file; where there are none, of its name, else of its title."""
    documents = corrections.documents
    by_content = [each for each in documents if each.sha256 and each.sha256 == plan.sha256]
    by_name = [each for each in documents if each.doc and folded(each.doc) == folded(plan.name)]
    by_title = [each for each in documents if same_title(each, plan.info.title)]
    return tuple(by_content or by_name or by_title)


def same_title(document: DocumentCorrections, title: str) -> bool:
    """Say whether corrections are of a document with a title."""
    return bool(title) and folded(document.title) == folded(title)


def merged(files: Iterable[Corrections]) -> Corrections:
    """Return the corrections of several files as one."""
    each = tuple(files)
    documents = tuple(document for file in each for document in file.documents)
    return Corrections(documents, tuple(dict.fromkeys(note for file in each for note in file.notes)))
