"""The blocks of a document out of its structure tree: paragraphs, headings, boxes, tables, and footnotes at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plantext.document import Block, Paragraph, Table, plain_table
from plantext.readers.boxes import as_paragraphs, one_column, titled
from plantext.readers.pdf.tagged.lines import together
from plantext.readers.pdf.tagged.tables import caption_of, contents_of, table_of
from plantext.readers.pdf.tagged.tree import Element, Run
from plantext.readers.raising import raised

_HEADING = re.compile(r"H([1-9])")
_NOTES = ("Note", "FENote")
_CONTENTS = ("TOC", "TOCI")
_SECTIONS = ("Sect", "Art", "Part")
_LOWEST = 9
_NOTE_MARK = re.compile(r"([0-9]{1,3}|[⁰¹²³⁴-⁹]+|[①-⑳])\s*(?=\D)(.*)", re.DOTALL)


class Writer:
    """
    Writes a tree down as blocks; `footnotes` are its notes.

    `contents` are the lines of a table of contents by their `id`. `nested` counts tables that stand in cells.
    """

    def __init__(self) -> None:
        self.footnotes: list[Block] = []
        self.contents: dict[int, Block] = {}
        self.nested = 0
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._level = 0
        self._is_contents = False

    def write(self, element: Element) -> list[Block]:
        """
        Return the blocks of an element, footnotes left out.

        Raises:
            RefusedError: a table in it cannot be right.

        """
        outer, self._blocks = self._blocks, []
        runs, self._runs = self._runs, []
        self._walk(element, 0, 0)
        self._end()
        made, self._blocks, self._runs = self._blocks, outer, runs
        return titled(made)

    def _walk(self, element: Element, level: int, depth: int) -> None:
        is_list_item = element.kind == "LI"
        for _, kid in element.ordered():
            if not isinstance(kid, Element):
                self._runs += kid
                self._level = level
                continue
            if kid.kind in _NOTES:
                self._note(kid)
                continue
            if not is_list_item or kid.kind == "L":
                self._end()  # within an item, the label goes with the text that follows
            self._block(kid, level, depth)
            self._end()

    def _block(self, element: Element, level: int, depth: int) -> None:
        if element.kind == "Table":
            self._end()
            self._blocks += self._table(element)
            return
        was_contents = self._is_contents
        self._is_contents = was_contents or element.kind in _CONTENTS
        self._walk(element, _level(element.kind, depth) or level, depth + (element.kind in _SECTIONS))
        self._end()
        self._is_contents = was_contents

    def _end(self) -> None:
        """Make a paragraph of the text gathered."""
        text = ""
        for run in self._runs:
            text = together(text, run.text)
        if text:
            made = as_paragraphs(text, 0 if self._is_contents else self._level)
            blocks = [replace(paragraph, page=self._runs[0].page) for paragraph in made]
            self._blocks += blocks
            self.contents |= {id(block): block for block in blocks if self._is_contents}
        self._runs = []
        self._level = 0

    def _table(self, element: Element) -> list[Block]:
        captions = [block for caption in caption_of(element) for block in self.write(caption)]
        table = table_of(element, self._cell_text)
        if table is None:
            return captions
        if table.width > 1:
            return [*captions, table]
        cells = [self.write(cell) if cell is not None else [] for cell in contents_of(element)]
        return [*captions, *(_on(block, table.pages) for block in one_column(cells))]

    def _cell_text(self, cell: Element) -> str:
        blocks = self.write(cell)
        self.nested += sum(isinstance(block, Table) for block in blocks)
        return "\n".join(block.text if isinstance(block, Paragraph) else plain_table(block) for block in blocks)

    def _note(self, element: Element) -> None:
        text = " ".join(block.text for block in self.write(element) if isinstance(block, Paragraph))
        page = next((run.page for run in element.runs()), None)
        match = _NOTE_MARK.fullmatch(text)
        mark = raised(match[1]) if match else ""
        if text:
            text = f"{mark} {match[2]}" if match else text
            self.footnotes.append(Paragraph(text.strip(), "footnote", number=mark, page=page))


def _level(kind: str, depth: int) -> int:
    """
    Return the level of a heading, 0 for other kinds; one without a number counts the sections around it.

    >>> _level("H2", 0), _level("H", 3), _level("P", 3)
    (2, 3, 0)
    """
    match = _HEADING.fullmatch(kind)
    if match:
        return int(match[1])
    return min(max(depth, 1), _LOWEST) if kind == "H" else 0


def _on(block: Block, pages: Sequence[int]) -> Block:
    if isinstance(block, Table):
        return replace(block, pages=tuple(pages))
    return replace(block, page=pages[0])
