"""Who is responsible: the brackets behind sentences that name units and their leads."""

from __future__ import annotations

from plantext.document import Document
from plantext.records import Duty


def extract_duties(document: Document) -> list[Duty]:
    """Return the responsibility brackets of a document's running text, in reading order."""
    return []
