"""What a document states of its own content: counts of indicators and projects, the sum of its investments."""

from __future__ import annotations

from plantext.document import Document
from plantext.records import Claim


def extract_claims(document: Document) -> list[Claim]:
    """Return the counts and totals that a document states of its own content, in reading order."""
    return []
