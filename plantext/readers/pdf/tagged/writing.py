"""The blocks of a document out of its structure tree: paragraphs, headings, boxes, tables, and footnotes at the end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from plantext.document import Block, Paragraph, Table, plain_table
from plantext.readers.boxes import one_column, titled
from plantext.readers.pdf.lines import Line
from plantext.readers.pdf.tagged.drafts import Draft, RoomOf, Walk
from plantext.readers.pdf.tagged.rooms import Edges, goes_on
from plantext.readers.pdf.tagged.slots import Slot
from plantext.readers.pdf.tagged.tables import LaidOut, captions_of, laid_out
from plantext.readers.pdf.tagged.tree import Element, Run, running
from plantext.readers.pdf.wrapping import Room
from plantext.readers.raising import raised

_NOTE_MARK = re.compile(r"([0-9]{1,3}|[⁰¹²³⁴-⁹]+|[①-⑳])\s*(?=\D)(.*)", re.DOTALL)

Size = tuple[int, int]


class Writer:
    """
    Writes a tree down as blocks; `sizes` are those of the pages, by their numbers.

    `footnotes` are its notes, `contents` the lines of a table of contents by their `id`; `nested` counts tables that
    stand in cells.
    """

    def __init__(self, sizes: Mapping[int, Size]) -> None:
        self.footnotes: list[Block] = []
        self.contents: dict[int, Block] = {}
        self.nested = 0
        self._sizes = sizes
        self._edges: dict[Size, Edges] = {}

    def write(self, tree: Element) -> list[Block]:
        """
        Return the blocks of a file, footnotes left out.

        Raises:
            RefusedError: a table in it cannot be right.

        """
        lines: dict[Size, list[Line]] = {}
        for run in running(tree):
            lines.setdefault(self._sizes[run.page], []).extend(run.lines)
        self._edges = {size: Edges(some) for size, some in lines.items()}
        return titled(self._blocks(tree, self._room))

    def _room(self, run: Run, line: Line) -> Room | None:
        edges = self._edges.get(self._sizes[run.page])
        return edges.room(line) if edges else None

    def _blocks(self, element: Element, room_of: RoomOf) -> list[Block]:
        blocks: list[Block] = []
        for part in Walk(room_of, self._special).take(element):
            if isinstance(part, Draft):
                paragraphs = part.paragraphs()
                self.contents |= {id(paragraph): paragraph for paragraph in paragraphs if part.is_contents}
                blocks += paragraphs
            else:
                blocks.append(part)
        return blocks

    def _special(self, element: Element) -> list[Block]:
        if element.kind == "Table":
            return self._table(element)
        self._note(element)
        return []

    def _table(self, element: Element) -> list[Block]:
        captions = [block for caption in captions_of(element) for block in self._blocks(caption, self._room)]
        laid = laid_out(element)
        if laid is None:
            return captions
        if laid.width > 1:
            return [*captions, laid.table(self._cell_text)]
        return [*captions, *one_column([self._cell_blocks(laid, row) for row in laid.rows], laid.pages)]

    def _cell_blocks(self, laid: LaidOut, row: list[Slot]) -> list[Block]:
        cells = [(slot, cell) for slot in row for cell in slot.cells]
        return [block for slot, cell in cells for block in self._blocks(cell, partial(laid.room, slot))]

    def _cell_text(self, slot: Slot, room_of: RoomOf) -> str:
        parts: list[Draft | Block] = []
        for cell in slot.cells:
            more = Walk(room_of, self._special).take(cell)
            last, first = (parts[-1], more[0]) if parts and more else (None, None)
            if isinstance(last, Draft) and isinstance(first, Draft) and goes_on(last.lines[-1], first.lines[0]):
                last.lines += first.lines
                del more[0]
            parts += more
        self.nested += sum(isinstance(part, Table) for part in parts)
        return "\n".join(map(_printed, parts))

    def _note(self, element: Element) -> None:
        text = " ".join(block.text for block in self._blocks(element, self._room) if isinstance(block, Paragraph))
        page = next((run.page for run in element.runs()), None)
        match = _NOTE_MARK.fullmatch(text)
        mark = raised(match[1]) if match else ""
        if text:
            text = f"{mark} {match[2]}" if match else text
            self.footnotes.append(Paragraph(text.strip(), "footnote", number=mark, page=page))


def _printed(part: Draft | Block) -> str:
    if isinstance(part, Draft):
        return part.text()
    return part.text if isinstance(part, Paragraph) else plain_table(part)
