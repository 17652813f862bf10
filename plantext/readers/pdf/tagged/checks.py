"""Whether the structure tree of a page fits what is printed on it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from plantext.readers.pdf.page import ARTIFACT, Box, Glyph, Page
from plantext.readers.pdf.tagged.structure import Node
from plantext.readers.pdf.tagged.tree import Element, RefusedError, marks_of, running

_MARGIN = 0.09  # of the page's height
_MOST_FURNITURE = 0.2  # of a page's text
_MOST_BACKWARD = 0.1
_BACK = 2.0  # points


def left_out(page: Page, root: Node) -> list[Glyph]:
    """Return what a page prints and the tree does not speak of; what the file marks as furniture does not count."""
    known = {*marks_of(root), ARTIFACT}
    return [glyph for glyph in page.glyphs if glyph.mark not in known and not glyph.text.isspace()]


def check_page(page: Page, root: Node) -> None:
    """
    Refuse a tree that leaves out text of its page, or claims some twice; in the margins there may be furniture.

    Raises:
        RefusedError: it does.

    """
    missing = left_out(page, root)
    margin = _MARGIN * page.height
    is_furniture = all(glyph.box.bottom < margin or glyph.box.top > page.height - margin for glyph in missing)
    if missing and not (is_furniture and len(missing) < _MOST_FURNITURE * len(page.glyphs)):
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
