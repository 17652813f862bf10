"""What a document states of its own content: counts of indicators and projects, their groups, their investment."""

from plantext.claims.finding import find_claims
from plantext.claims.records import extract_claims
from plantext.claims.sentences import Statement

__all__ = ["Statement", "extract_claims", "find_claims"]
