"""Numbers that running text commits to or reports."""

from __future__ import annotations

from collections.abc import Sequence

from plantext.document import Document
from plantext.records import Claim, Duty, Info, Target


def extract_targets(
    document: Document, info: Info, duties: Sequence[Duty] = (), claims: Sequence[Claim] = ()
) -> list[Target]:
    """Return the targets of a document's running text, in reading order."""
    return []


def find_targets(text: str) -> list[Target]:
    """Return the targets in a text; offsets count in it."""
    return []
