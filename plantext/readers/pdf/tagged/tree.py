"""The structure tree of the whole file, put together from the trees of its pages, with the text in its places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from plantext.readers.pdf.page import Box, Glyph, Page
from plantext.readers.pdf.tagged.lines import box_of, text_of
from plantext.readers.pdf.tagged.structure import Node

_INLINE = frozenset(
    ("", "Span", "Link", "Reference", "Quote", "BibEntry", "Code", "Annot", "Form", "Figure", "Formula", "NonStruct",
     "Private", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Em", "Strong", "Sub", "Lbl")
)  # fmt: skip
_ARTIFACT = "Artifact"


class RefusedError(Exception):
    """The tree does not fit the page that it describes; the message says how."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text that stands together on one page, and where."""

    page: int
    text: str
    box: Box


@dataclass(slots=True)
class Element:
    """
    A block of the tree (a paragraph, a cell, a table) with all its kids, by their places.

    A kid is a block or runs of text: several where it goes over page breaks. Places without text are missing.
    """

    kind: str
    slots: int = 0
    row_span: int = 1
    column_span: int = 1
    kids: dict[int, Element | list[Run]] = field(default_factory=dict)

    def ordered(self) -> list[tuple[int, Element | list[Run]]]:
        """Return the kids with their places, in reading order."""
        return sorted(self.kids.items(), key=lambda item: item[0])

    def runs(self) -> Iterator[Run]:
        """Yield all text of the element in reading order."""
        for _, kid in self.ordered():
            if isinstance(kid, Element):
                yield from kid.runs()
            else:
                yield from kid


def marks_of(node: Node | int) -> Iterator[int]:
    """Yield the ids of all marked content under a node."""
    if not isinstance(node, Node):
        yield node
        return
    for _, kid in node.kids:
        yield from marks_of(kid)


def grow(tree: Element, node: Node, page: Page) -> None:
    """
    Add the tree of one page and the page's text to the tree of the file.

    Raises:
        RefusedError: an element holds other elements on this page than on the pages before.

    """
    glyphs: dict[int, list[Glyph]] = {}
    for glyph in page.glyphs:
        if glyph.mark >= 0:
            glyphs.setdefault(glyph.mark, []).append(glyph)
    _grow(tree, node, glyphs, page.number)


def _grow(element: Element, node: Node, glyphs: dict[int, list[Glyph]], page: int) -> None:
    run: list[Glyph] = []
    start = 0
    for at, kid in node.kids:
        if isinstance(kid, Node) and kid.kind == _ARTIFACT:
            continue
        if isinstance(kid, Node) and _is_block(kid):
            _put(element, start, run, page)
            run = []
            _grow(_child(element, at, kid), kid, glyphs, page)
            continue
        start = start if run else at
        run += [glyph for mark in marks_of(kid) for glyph in glyphs.get(mark, ())]
    _put(element, start, run, page)


def _is_block(node: Node) -> bool:
    if node.kind == "Lbl":
        return False
    return node.kind not in _INLINE or any(isinstance(kid, Node) and _is_block(kid) for _, kid in node.kids)


def _child(element: Element, at: int, node: Node) -> Element:
    known = element.kids.get(at)
    if known is None:
        known = Element(node.kind, node.slots, node.row_span, node.column_span)
        element.kids[at] = known
    if not isinstance(known, Element) or known.kind != node.kind:
        raise RefusedError("an element holds other elements than on the page before")
    return known


def _put(element: Element, at: int, glyphs: list[Glyph], page: int) -> None:
    text = text_of(glyphs) if glyphs else ""
    if not text:
        return
    known = element.kids.setdefault(at, [])
    if isinstance(known, Element):
        raise RefusedError("an element holds other elements than on the page before")
    known.append(Run(page, text, box_of([glyph for glyph in glyphs if not glyph.text.isspace()])))
