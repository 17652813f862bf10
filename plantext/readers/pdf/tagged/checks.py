"""Whether the structure tree of a page fits what is printed on it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from plantext.readers.pdf.page import ARTIFACT, Box, Page
from plantext.readers.pdf.tagged.structure import Node
from plantext.readers.pdf.tagged.tree import Element, RefusedError, marks_of, running

_LEAST_COVERED = 0.95
_MOST_BACKWARD = 0.1
_BACK = 2.0  # points


def covered(page: Page, root: Node) -> float:
    """Return which share of a page's text the tree speaks of; what the file marks as furniture does not count."""
    known = frozenset(marks_of(root))
    marks = [glyph.mark for glyph in page.glyphs if glyph.mark != ARTIFACT and not glyph.text.isspace()]
    return sum(mark in known for mark in marks) / len(marks) if marks else 1.0


def check_page(page: Page, root: Node) -> None:
    """
    Refuse a tree that leaves out text of its page, or claims some twice.

    Raises:
        RefusedError: it does.

    """
    if covered(page, root) < _LEAST_COVERED:
        raise RefusedError(f"tags leave out text of page {page.number}")
    claims = Counter(marks_of(root))
    printed = {glyph.mark for glyph in page.glyphs}
    if any(count > 1 and mark in printed for mark, count in claims.items()):
        raise RefusedError(f"tags claim text of page {page.number} twice")


def check_order(tree: Element) -> None:
    """
    Refuse a tree whose paragraphs go up the page again and again.

    Raises:
        RefusedError: they do.

    """
    by_page: dict[int, list[Box]] = {}
    for run in running(tree):
        by_page.setdefault(run.page, []).append(run.box)
    for page, boxes in by_page.items():
        backward = sum(_goes_up(before, after) for before, after in pairwise(boxes))
        if backward > max(1, _MOST_BACKWARD * len(boxes)):
            raise RefusedError(f"the order of the tags on page {page} is not that of its text")


def _goes_up(before: Box, after: Box) -> bool:
    is_beside = after.left >= before.right or after.right <= before.left
    return after.bottom <= before.top + _BACK and not is_beside
