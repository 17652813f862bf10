"""Files of corrections, written as the review page writes them: the same corrections give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from plantext.corrections.model import ENTRY, KIND, VERSION, Correction, Corrections, DocumentCorrections


def corrections_json(documents: Corrections | Iterable[DocumentCorrections]) -> str:
    """
    Return corrections as the text of a file.

    >>> print(corrections_json([DocumentCorrections("规划", "", "", ())]))
    {"plantext": "corrections", "version": 1, "documents": [
    {"doc": "规划", "sha256": "", "title": "", "corrections": []}
    ]}
    <BLANKLINE>
    """
    documents = documents.documents if isinstance(documents, Corrections) else tuple(documents)
    return f'{{"plantext": "{KIND}", "version": {VERSION}, "documents": {_lines(map(_document, documents))}}}\n'


def _document(document: DocumentCorrections) -> str:
    doc, sha256, title = (_text(text) for text in (document.doc, document.sha256, document.title))
    entries = _lines(_text(plain(each)) for each in document.corrections)
    return f'{{"doc": {doc}, "sha256": {sha256}, "title": {title}, "corrections": {entries}}}'


def plain(correction: Correction) -> dict[str, Any]:
    """Return a correction as the object that a file holds."""
    found = {name: getattr(correction, name) for name in ENTRY}
    found |= {"was": dict(correction.was), "set": dict(correction.set)}
    found["row"] = None if correction.row is None else asdict(correction.row)
    if correction.row is None:
        del found["row"]
    if correction.action == "add":
        del found["was"]
    if not correction.note:
        del found["note"]
    return found


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(entries: Iterable[str]) -> str:
    joined = ",\n".join(entries)
    return f"[\n{joined}\n]" if joined else "[]"
