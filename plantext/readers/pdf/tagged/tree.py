"""The structure tree of the whole file, put together from the trees of its pages, with the text in its places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from plantext.readers.pdf.lines import Line
from plantext.readers.pdf.page import Box, Glyph, Page
from plantext.readers.pdf.tagged.lines import around, lines_of
from plantext.readers.pdf.tagged.rooms import Areas
from plantext.readers.pdf.tagged.structure import Node

_INLINE = frozenset(
    ("", "Span", "Link", "Reference", "Quote", "BibEntry", "Code", "Annot", "Form", "Figure", "Formula", "NonStruct",
     "Private", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Em", "Strong", "Sub", "Lbl")
)  # fmt: skip
_ARTIFACT = "Artifact"
CELLS = ("TD", "TH")
NOTES = ("Note", "FENote")


class RefusedError(Exception):
    """The tree does not fit the page that it describes; the message says how."""


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that stand together on one page, and where: whether in a table, in which drawn cell."""

    page: int
    lines: tuple[Line, ...]
    box: Box
    is_cell: bool = False
    area: Box | None = None


_place = itemgetter(0)


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
        return list(self.kids.items()) if len(self.kids) == 1 else sorted(self.kids.items(), key=_place)

    @property
    def is_inline(self) -> bool:
        """Say whether the element is part of a line: no block stands in it but notes."""
        blocks = [kid for kid in self.kids.values() if isinstance(kid, Element)]
        return self.kind in _INLINE and all(kid.kind in NOTES or kid.is_inline for kid in blocks)

    def runs(self) -> Iterator[Run]:
        """Yield all text of the element in reading order."""
        for _, kid in self.ordered():
            if isinstance(kid, Element):
                yield from kid.runs()
            else:
                yield from kid


def running(element: Element) -> Iterator[Run]:
    """Yield the running text of an element in its order: what stands neither in tables nor in notes."""
    for _, kid in element.ordered():
        if not isinstance(kid, Element):
            yield from kid
        elif kid.kind not in ("Table", *NOTES):
            yield from running(kid)


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
    _Grower(page.number, glyphs, Areas(page)).grow(tree, node, is_cell=False)


class _Grower:
    def __init__(self, page: int, glyphs: dict[int, list[Glyph]], areas: Areas) -> None:
        self._page = page
        self._glyphs = glyphs
        self._areas = areas

    def grow(self, element: Element, node: Node, is_cell: bool) -> None:
        run: list[Glyph] = []
        start = 0
        for at, kid in node.kids:
            if isinstance(kid, Node) and kid.kind == _ARTIFACT:
                continue
            if isinstance(kid, Node) and _is_block(kid):
                self._put(element, start, run, is_cell)
                run = []
                self.grow(_child(element, at, kid), kid, is_cell or kid.kind in CELLS)
                continue
            start = start if run else at
            for mark in marks_of(kid) if isinstance(kid, Node) else (kid,):
                run += self._glyphs.get(mark, ())
        self._put(element, start, run, is_cell)

    def _put(self, element: Element, at: int, glyphs: list[Glyph], is_cell: bool) -> None:
        lines = lines_of(glyphs) if glyphs else ()
        if not lines:
            return
        known = element.kids.setdefault(at, [])
        if isinstance(known, Element):
            raise RefusedError("an element holds other elements than on the page before")
        box = around([line.box for line in lines])
        known.append(Run(self._page, lines, box, is_cell, self._areas.around(box) if is_cell else None))


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
