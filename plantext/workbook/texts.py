"""The sheet of texts: every paragraph and every row of a table, so that a record can lead to where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plantext.columns import Cell
from plantext.document import Document, Paragraph, Table
from plantext.export import Text
from plantext.export.sheets import Column, Content, Meaning, Place, Sheet
from plantext.places import Places
from plantext.records import place_of
from plantext.workbook.words import Words

MOST_ROWS = 100_000
"""How many rows of text a workbook has at most, unless all are asked for."""

_ROW = re.compile(r" r(\d+)(?:c\d+)?$")

COLUMNS = ("doc", "place", "page", "kind", "text")


class Texts:
    """The sheet of texts; `left_out` are the documents whose texts are not in it."""

    def __init__(self, sheet: Sheet, words: Words, wanted: Text) -> None:
        self._sheet, self._words, self._wanted = sheet, words, wanted
        self.written = self.left_out = 0

    def add(self, doc: str, document: Document) -> Sources:
        """Write the text of a document, if it is wanted, and return the way from sources to it."""
        places = Places(document)
        rows = sum(1 if isinstance(block, Paragraph) else len(block.rows) for block in document.blocks)
        too_many = self._wanted == "auto" and (self.left_out or self._sheet.count + rows > MOST_ROWS)
        if self._wanted == "none" or too_many:
            self.left_out += 1
            return Sources(places, {})
        self.written += 1
        return Sources(places, {key: self._write(doc, line) for key, line in _lines(document, places)})

    def _write(self, doc: str, line: tuple[str, Cell, str, str]) -> Place:
        place, page, kind, text = line
        meaning: Meaning = "strong" if kind in ("heading", "box_title") else ""
        return self._sheet.add([doc, place, page, self._words.code(kind), Content(text, meaning)])


class Sources:
    """The way from the sources of a document's records to the rows of its text."""

    def __init__(self, places: Places, rows: Mapping[tuple[int, int], Place]) -> None:
        self._places, self._rows = places, rows

    @property
    def first(self) -> Place | None:
        """The first row of the text, None where it is not in the workbook."""
        return next(iter(self._rows.values()), None)

    def place(self, source: str, caption: str = "") -> Place | None:
        """Return the row that a source leads to, None if it has none; `caption` is the title of its table."""
        found = self._places.find(source, caption) if self._rows else None
        if found is None:
            return None
        # A merged cell begins further up; the row that the source names is the record's own.
        match = _ROW.search(place_of(source))
        row = int(match[1]) - 1 if match and found.row >= 0 else max(found.row, 0)
        return self._rows.get((found.block, row))

    def cell(self, source: Cell, caption: str = "") -> Cell | Content:
        """Return a source as a cell that leads to its place, if it has one."""
        to = self.place(source, caption) if isinstance(source, str) else None
        return source if to is None else Content(source, to=to)


def text_columns(words: Words) -> list[Column]:
    """Return the columns of the sheet of texts."""
    kinds = {"text": Column("", "wrapped", 100), "doc": Column("", most=24)}
    titles = zip(COLUMNS, words.titles("text", COLUMNS), strict=True)
    return [Column(title, kinds.get(name, Column("")).kind, kinds.get(name, Column("")).most) for name, title in titles]


def _lines(document: Document, places: Places) -> Iterator[tuple[tuple[int, int], tuple[str, Cell, str, str]]]:
    """Give the rows of a document's text: block and row, then place, page, kind and text."""
    names = places.tables
    for at, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            if block.text:
                yield (at, 0), (f"¶{at}", block.page, block.kind, block.text)
            continue
        for row in range(len(block.rows)):
            yield (at, row), (f"{names[at]} r{row + 1}", block.page_of(row), "table", _row(block, row))


def _row(table: Table, row: int) -> str:
    """Return the cells of a row as a line; one that is merged with those above says its text, as a person reads it."""
    return " | ".join(cell.text.replace("\n", " ") for c, cell in enumerate(table.rows[row]) if cell.column == c)
