"""The running text of a document: its paragraphs and boxes with their place and the headings above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from plantext.document import Document, Paragraph, ParagraphKind, Table
from plantext.readers.headings import printed_number
from plantext.records import cited, place_of
from plantext.sections import extract_sections
from plantext.tables import indicator_header, project_header, status_header


@dataclass(frozen=True, slots=True)
class Passage:
    """
    A paragraph of running text, or a line of a box.

    `text` is `document.text[start : start + len(text)]`. `headings` are the titles above it with their printed
    numbers, outermost first; a paragraph that begins with a numbered title of its own (`14.强化治理。加强…`) ends
    them with it. `section` is what a person calls the place: the numbers below the chapter and the last title
    (`（二）3.（1）近期目标`); `path` is the number of the heading above in the table of sections.
    """

    block: int
    text: str
    start: int
    kind: ParagraphKind
    headings: tuple[str, ...] = ()
    path: str = ""
    begin: int = -1  # where the block begins, if that is not where the passage does: in a cell of a box
    confidence: float | None = None  # that of the paragraph or the cell
    page: int | None = None

    @property
    def section(self) -> str:
        """The place as a person writes it: printed numbers below the chapter, and the last title."""
        if not self.headings:
            return ""
        marks = (printed_number(heading) or heading for heading in self.headings[1:-1])
        return "".join(_mark(mark) for mark in marks) + self.headings[-1]

    def source(self, start: int, end: int) -> str:
        """Return the place of `document.text[start:end]` as it stands in the column `source`."""
        begin = self.start if self.begin < 0 else self.begin
        return cited(f"¶{self.block}[{start - begin}:{end - begin}]", self.confidence, self.page)


def passages(document: Document) -> Iterator[Passage]:
    """
    Give the running text of a document in reading order: body and boxes, not headings, not tables, not notes.

    A box (专栏) that is drawn as a table of sentences is a box; one that holds indicators or projects is a table.

    >>> blocks = Paragraph("二、治水", "heading", 1, "二、"), Paragraph("3.加强管护。新建管网40公里。")
    >>> [(p.start, p.section, p.path) for p in passages(Document("a", "txt", blocks))]
    [(5, '3.加强管护', '2')]
    """
    paths = _paths(document)
    above: list[tuple[int, str]] = []
    path = ""
    for block, paragraph in enumerate(document.blocks):
        if isinstance(paragraph, Table):
            titles = tuple(title for level, title in above if level < _BOX)
            yield from _box(document, block, paragraph, titles, path)
            continue
        if not paragraph.text:
            continue
        if paragraph.kind in ("heading", "box_title"):
            level = max(paragraph.level, 1) if paragraph.kind == "heading" else _BOX
            above = [(other, title) for other, title in above if other < level]
            above.append((level, paragraph.text))
            path = paths.get(block, path)
        elif paragraph.kind != "footnote":
            if paragraph.kind == "body":
                above = [(level, title) for level, title in above if level < _BOX]  # a box has ended
            titles = (*(title for _, title in above), *_run_in(paragraph.text))
            sure, page = paragraph.confidence, paragraph.page
            at = document.start(block)
            yield Passage(block, paragraph.text, at, paragraph.kind, titles, path, confidence=sure, page=page)


def _box(document: Document, block: int, table: Table, titles: tuple[str, ...], path: str) -> Iterator[Passage]:
    """Give the cells of a box that is drawn as a table, each with its place in the document's text."""
    first = table.rows[0][0].text if table.rows else ""
    before = document.blocks[block - 1] if block else None
    title = first if _IS_BOX.match(first) else before.text if isinstance(before, Paragraph) else ""
    if not _IS_BOX.match(title) or indicator_header(table) or project_header(table) or status_header(table):
        return
    begin = at = document.start(block)
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            text = cell.text.replace("\n", " ").replace("\t", " ") if table.is_origin(r, c) else ""
            if text and text != title:
                headings = (*titles, " ".join(title.split()))
                yield Passage(block, text, at, "box", headings, path, begin, cell.confidence, table.page_of(r))
            at += len(text) + 1  # a tab, or the end of the row


def _paths(document: Document) -> dict[int, str]:
    return {int(place_of(section.source)[1:]): section.section for section in extract_sections(document)}


def _run_in(text: str) -> tuple[str, ...]:
    """Return the numbered title that a paragraph begins with, before its first full stop."""
    if not printed_number(text) and not _YEAR_BEHIND.match(text):
        return ()
    match = _TITLE.match(text)
    return (match[0],) if match else ()


def _mark(mark: str) -> str:
    """Write a bare number with its point: 3 becomes `3.`; others part themselves from what follows."""
    return f"{mark}." if mark.isdecimal() else mark


# 1.2026年完成修编: a number that no heading has, as it might be a quantity (1.2万亩) or a year's.
_YEAR_BEHIND = regex.compile(r"\d{1,2}[.．、](?=(?:19|20)\d{2}\s*年)")
_BOX = 99  # the level of a box's title: below every heading
_IS_BOX = regex.compile(r"\s*专栏\s*(?:[0-9]+|[一二三四五六七八九十]+|[：:\s])")
_TITLE = regex.compile(r"[^。；：:;，,]{2,60}(?=[。：:，,])")
