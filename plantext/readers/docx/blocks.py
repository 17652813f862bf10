"""The blocks of a document: its body walked in reading order, boxes told from tables, notes at the end."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from plantext.document import Block, Paragraph, plain_table
from plantext.readers.boxes import as_paragraphs, boxed, one_column
from plantext.readers.docx import names
from plantext.readers.docx.grids import Grids, cells_of, rows_of
from plantext.readers.docx.inline import Inline, References, chosen
from plantext.readers.docx.losses import Loss, Losses
from plantext.readers.docx.numbering import Numbering
from plantext.readers.docx.paragraphs import Line, Paragraphs
from plantext.readers.docx.styles import Styles
from plantext.readers.docx.survey import WRAPPERS, survey
from plantext.readers.raising import raised


class Story:
    """
    Reads one part of the package: the main text, the footnotes or the endnotes.

    `contents` are the lines of a table of contents by their `id`.
    """

    def __init__(
        self, root: etree._Element, styles: Styles, numbering: Numbering, losses: Losses, references: References
    ) -> None:
        found = survey(root, styles)
        self._known = found
        self._losses = losses
        inline = Inline(found, styles, losses, references)
        self._paragraphs = Paragraphs(found, inline, styles, numbering, losses)
        self._grids = Grids(found, losses)
        self.contents: dict[int, Block] = {}

    def read(self, container: etree._Element) -> list[Block]:
        """Return the blocks of a body, a cell, a text box or a note, in reading order."""
        blocks: list[Block] = []
        for child in container:
            tag = child.tag
            if tag == names.PARAGRAPH:
                line = self._paragraphs.read(child)
                if line is not None:
                    blocks += self._paragraph(line)
            elif tag == names.TABLE:
                blocks += self._table(child)
            else:
                blocks += self._other(child)
        rest = self._paragraphs.rest()
        return [*blocks, Paragraph(rest)] if rest else blocks

    def _other(self, element: etree._Element) -> list[Block]:
        tag = element.tag
        if tag in WRAPPERS:
            return self.read(element)
        if tag == names.ALTERNATIVE:
            option = chosen(element)
            return [] if option is None else self.read(option)
        if tag in (names.FOREIGN_PART, names.SUBDOCUMENT):
            self._losses.add(Loss.FOREIGN)
        return []

    def _paragraph(self, line: Line) -> list[Block]:
        blocks: list[Block] = []
        if line.text:
            blocks += as_paragraphs(line.printed, 0 if line.is_contents else line.outline)
            if line.is_contents:
                self.contents |= {id(block): block for block in blocks}
        for box in line.boxes:
            blocks += boxed(self.read(box), is_box=False)
        return blocks

    def _table(self, table: etree._Element) -> list[Block]:
        rows = rows_of(table, self._known)
        if all(self._is_single(row) for row in rows):
            return self._box(rows)
        grid = self._grids.read(table, rows, self._cell_text)
        if grid is None:
            return []
        return [grid] if grid.width > 1 else boxed([Paragraph(row[0].text) for row in grid.rows if row[0].text], True)

    def _is_single(self, row: etree._Element) -> bool:
        cells = cells_of(row, self._known)
        return next(cells, None) is None or next(cells, None) is None

    def _box(self, rows: list[etree._Element]) -> list[Block]:
        return one_column([self.read(cell) for row in rows for cell in cells_of(row, self._known)])

    def _cell_text(self, cell: etree._Element) -> str:
        only = self._only_child(cell)
        if only is not None and only.tag == names.PARAGRAPH:  # nearly every cell is that simple
            text = self._paragraphs.text(only) or self._paragraphs.rest()
            boxes = self._paragraphs.boxes
            return "\n".join(filter(None, [text, *map(self._cell_text, boxes)])) if boxes else text
        lines = [*self._cell_lines(cell), self._paragraphs.rest()]
        return "\n".join(filter(None, lines))

    @staticmethod
    def _only_child(cell: etree._Element) -> etree._Element | None:
        """Return the one child of a cell beside its properties, None where there are more."""
        count = len(cell)
        if count == 1:
            return cell[0]
        return cell[1] if count == 2 and cell[0].tag == names.CELL_PROPERTIES else None

    def _cell_lines(self, cell: etree._Element) -> Iterator[str]:
        for child in cell:
            tag = child.tag
            if tag == names.PARAGRAPH:
                line = self._paragraphs.read(child)
                if line is not None:
                    yield line.printed
                    for box in line.boxes:
                        yield self._cell_text(box)
            elif tag == names.TABLE:
                yield self._nested(child)
            elif tag in WRAPPERS:
                yield from self._cell_lines(child)
            elif tag == names.ALTERNATIVE:
                option = chosen(child)
                if option is not None:
                    yield from self._cell_lines(option)

    def _nested(self, table: etree._Element) -> str:
        self._losses.add(Loss.NESTED)
        grid = self._grids.read(table, rows_of(table, self._known), self._cell_text)
        return "" if grid is None else plain_table(grid)


def notes(story: Story, root: etree._Element, identifiers: list[str], losses: Losses) -> list[Block]:
    """Return the foot- or endnotes that the text refers to, in its order, each after its mark."""
    known = {element.get(names.IDENTIFIER, ""): element for element in root.iterchildren(names.FOOTNOTE, names.ENDNOTE)}
    blocks: list[Block] = []
    for count, identifier in enumerate(identifiers, 1):
        element = known.get(identifier)
        if element is None:
            losses.add(Loss.NOTE)
            continue
        mark = raised(str(count))
        lines = [b.text if isinstance(b, Paragraph) else plain_table(b) for b in story.read(element)]
        blocks.append(Paragraph(f"{mark} {' '.join(lines)}".strip(), "footnote", number=mark))
    return blocks
