"""A plan of any length, for benchmarks."""

from __future__ import annotations


def big_plan(pages: int) -> bytes:
    """Return a DOCX of about `pages` pages."""
    raise NotImplementedError(pages)
