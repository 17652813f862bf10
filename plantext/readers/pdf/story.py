"""Sheets to blocks: paragraphs between tables, boxes and tables joined over pages, notes at the end."""

from __future__ import annotations

from collections.abc import Sequence

from plantext.document import Block, Paragraph
from plantext.readers.boxes import is_box_title, one_column, titled
from plantext.readers.headings import outlined
from plantext.readers.joining import join_tables
from plantext.readers.pdf.columns import Strip
from plantext.readers.pdf.flow import Layout, Placed, layout_of, paragraphs
from plantext.readers.pdf.found import BoxOfText, Found, Sheet
from plantext.readers.pdf.furniture import note_mark, strip_furniture, take_notes
from plantext.readers.pdf.joints import Part, begun, continued
from plantext.readers.pdf.lines import Line, confidence_of
from plantext.readers.pdf.tagged import Tagged
from plantext.readers.raising import raised


def blocks_of(sheets: Sequence[Sheet]) -> tuple[list[Block], list[str]]:
    """Return the blocks that pages hold, in reading order, and notes on what was left out."""
    dropped = strip_furniture(sheets)
    layout = layout_of(sheets)
    notes: list[Placed] = []
    for sheet in sheets:
        notes += [Placed(line, sheet.number, layout.room(sheet)) for line in take_notes(sheet, layout.size)]
    story = _Story(layout)
    for sheet in sheets:
        story.add(sheet)
    blocks = join_tables(outlined(titled(story.end())))
    said = [f"page furniture left out of the text: {dropped} lines"] if dropped else []
    return [*blocks, *_footnotes(notes, layout)], said


def tagged_blocks(tagged: Tagged) -> tuple[list[Block], list[str]]:
    """Return the blocks that the tags of a file say, with notes on what they were read from."""
    blocks = join_tables(outlined(titled(list(tagged.blocks)), tagged.contents))
    notes = ["tables and headings read from the structure that the file states"]
    if tagged.nested:
        notes.append(f"tables in cells of other tables: {tagged.nested}, read as text of the cell")
    return blocks, notes


class _Story:
    """Takes pages one after the other; what the last one left open is gone on with."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._blocks: list[Block] = []
        self._lines: list[Placed] = []
        self._part: Part | None = None
        self._box: list[list[Placed]] = []
        self._box_end: tuple[int, BoxOfText] | None = None

    def add(self, sheet: Sheet) -> None:
        """Take a page."""
        room = self._layout.room(sheet)
        for item in sheet.items:
            if isinstance(item, Line):
                self._close_tables()
                self._lines.append(Placed(item, sheet.number, room))
            elif isinstance(item, Strip):
                self._close_tables()
                self._lines += [Placed(line, sheet.number, item.room) for line in item.lines]
            elif isinstance(item, Found):
                self._close_text()
                self._close_box()
                whole = continued(self._part, item) if self._part is not None else None
                if whole is None:
                    self._close_part()
                self._part = whole or begun(item)
            else:
                self._close_text()
                self._close_part()
                self._add_box(item, sheet.number)

    def end(self) -> list[Block]:
        """Return all blocks."""
        self._close_text()
        self._close_tables()
        return self._blocks

    def _add_box(self, box: BoxOfText, page: int) -> None:
        rows = [[Placed(line, page, box.room) for line in row] for row in box.rows]
        if self._box_end is not None and self._is_rest(box, page) and self._box and rows:
            self._box[-1] += rows.pop(0)
        else:
            self._close_box()
        self._box += rows
        self._box_end = (page, box)

    def _is_rest(self, box: BoxOfText, page: int) -> bool:
        """Say whether a box goes on with the one at the foot of the page before: it has no title of its own."""
        if self._box_end is None or page != self._box_end[0] + 1:
            return False
        first = next((line for row in box.rows for line in row), None)
        same = abs(self._box_end[1].box.left - box.box.left) < 4 and abs(self._box_end[1].box.right - box.box.right) < 4
        return same and first is not None and not is_box_title(first.text)

    def _close_tables(self) -> None:
        self._close_part()
        self._close_box()

    def _close_part(self) -> None:
        if self._part is not None:
            self._blocks.append(self._part.table())
            self._part = None

    def _close_box(self) -> None:
        if self._box:
            pages = tuple(dict.fromkeys(placed.page for row in self._box for placed in row))
            contents: list[list[Block]] = [[*paragraphs(row, self._layout)] for row in self._box]
            self._blocks += one_column(contents, pages)
        self._box, self._box_end = [], None

    def _close_text(self) -> None:
        self._blocks += paragraphs(self._lines, self._layout)
        self._lines = []


def _footnotes(notes: Sequence[Placed], layout: Layout) -> list[Block]:
    parts: list[list[Placed]] = []
    for placed in notes:
        if not parts or note_mark(placed.line.text)[0]:
            parts.append([])
        parts[-1].append(placed)
    blocks: list[Block] = []
    for part in parts:
        text = "".join(paragraph.text for paragraph in paragraphs(part, layout))
        mark, rest = note_mark(text)
        number = raised(mark) if mark.isdecimal() else mark
        sure = confidence_of((placed.line.text, placed.line.confidence) for placed in part)
        printed = f"{number} {rest}".strip()
        blocks.append(Paragraph(printed, "footnote", number=number, page=part[0].page, confidence=sure))
    return blocks
