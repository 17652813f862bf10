"""
Tagged PDF files: headings, paragraphs and tables as the program stated them that wrote the file.

The structure tree tells what no drawing does: which table goes on over a page break, what a cell without rulings
covers, which line is a heading. It is believed where it fits the pages, and wholly or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plantext.document import Block
from plantext.readers.pdf.page import Page
from plantext.readers.pdf.tagged.checks import check_order, check_page, left_out
from plantext.readers.pdf.tagged.structure import Node, Structure, UnreadableTreeError
from plantext.readers.pdf.tagged.tree import Element, RefusedError, grow
from plantext.readers.pdf.tagged.writing import Writer


@dataclass(frozen=True, slots=True)
class Tagged:
    """
    What the tags of a file say: its blocks in reading order, tables whole over all their pages, footnotes last.

    `contents` are the lines of a table of contents by their `id`, `nested` counts tables in cells of others.
    """

    blocks: tuple[Block, ...]
    contents: dict[int, Block]
    nested: int = 0


class Tags:
    """Takes the tags of one page after the other; `refusal` says why they are not believed, if they are not."""

    def __init__(self) -> None:
        self.refusal = ""
        self._structure = Structure()
        self._tree = Element("Root")
        self._sizes: dict[int, tuple[int, int]] = {}

    def add(self, handle: Any, page: Page) -> None:
        """Take the tags of a page, given by PDFium's handle and by what is printed on it."""
        if self.refusal or not any(glyph.text.strip() for glyph in page.glyphs):
            return
        try:
            root = self._structure.read(handle)
            if root is not None and left_out(page, root):
                root = self._structure.read(handle, is_thorough=True)
            self.take(page, root)
        except UnreadableTreeError as error:
            self.refusal = str(error)

    def take(self, page: Page, root: Node | None) -> None:
        """Take the tags of a page as they were read, None for a page without."""
        try:
            root = root or Node("Root", ())
            check_page(page, root)
            grow(self._tree, root, page)
            self._sizes[page.number] = round(page.width), round(page.height)
        except RefusedError as error:
            self.refusal = str(error)

    def read(self) -> Tagged | None:
        """Return what the tags of all pages say, None where they are not believed."""
        writer = Writer(self._sizes)
        try:
            check_order(self._tree)
            blocks = writer.write(self._tree)
        except RefusedError as error:
            self.refusal = self.refusal or str(error)
        if not self.refusal and not blocks:
            self.refusal = "the tags hold no text"
        if self.refusal:
            return None
        return Tagged((*blocks, *writer.footnotes), writer.contents, writer.nested)
