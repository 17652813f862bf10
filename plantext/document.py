"""
What a reader makes of a file, whatever its format: blocks in reading order, each with its place.

A `Document` knows nothing of plans. The same content in DOCX, PDF or TXT gives the same `Document`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, cast

ParagraphKind = Literal["body", "heading", "box_title", "box", "footnote"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """
    One paragraph of running text, a heading, or a line of a 专栏 box.

    `text` is what is printed, list numbers that a word processor computes included, without white space at its
    ends. `number` is the printed number at its start (`（一）`, `第1节`, `2.1`), empty where there is none.
    `level` is 1 and up for headings, 0 otherwise. `confidence` (0 to 1) is how sure character recognition is of the
    text, on the average of its characters; None where the file itself gives the text.
    """

    text: str
    kind: ParagraphKind = "body"
    level: int = 0
    number: str = ""
    page: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """
    One cell of a table, once, however many slots of the grid it covers.

    `text` keeps the line breaks that stand in the cell as newlines. `row` and `column` (from 0) name its upper
    left slot. Superscript digits that are not exponents are kept as superscript characters (`6.27¹`), so that a
    footnote mark can be told from the number before it. `confidence` is that of `Paragraph`.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    confidence: float | None = None


@dataclass(slots=True)
class CellDraft:
    """A cell while its spans still grow; the fields are those of `Cell`."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    confidence: float | None = None

    def finished(self) -> Cell:
        """Return the draft as the cell that it is from now on; a copy would be the dearest step of reading a table."""
        cell: Any = self
        cell.__class__ = Cell
        return cast(Cell, cell)


@dataclass(frozen=True, slots=True)
class Table:
    """
    A table as a rectangular grid: every slot of `rows` holds the cell that covers it.

    A merged cell stands in all its slots (the same object), so `rows[r][c].text` is what a person sees there, and
    `rows[r][c].row < r` says that it is inherited from above. `header_rows` is how many rows the format itself
    marks as header, `None` where it does not say. `caption` is a title that the format ties to the table, usually
    empty: captions stand in the paragraph before. `pages` are the pages it stands on, where there are pages,
    `row_pages` those that its rows begin on, one for each row.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int | None = None
    caption: str = ""
    pages: tuple[int, ...] = ()
    row_pages: tuple[int, ...] = ()

    def page_of(self, row: int) -> int | None:
        """Return the page that a row begins on, None where that is not known."""
        if row < len(self.row_pages):
            return self.row_pages[row]
        return self.pages[0] if len(self.pages) == 1 else None

    @property
    def width(self) -> int:
        """Number of columns, the same in every row."""
        return len(self.rows[0]) if self.rows else 0

    def is_origin(self, row: int, column: int) -> bool:
        """Say whether a slot is the upper left one of its cell."""
        cell = self.rows[row][column]
        return cell.row == row and cell.column == column


Block = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """
    A document in reading order.

    `name` is the file's name without its extension, `format` a short name (`docx`, `txt`). `metadata` is what the
    page around the text says of it (`索引号`, `发布日期`), keys as printed. `notes` say what the reader repaired,
    guessed or could not read; nothing is left out in silence. `page_count` is None where the format has no pages.
    """

    name: str
    format: str
    blocks: tuple[Block, ...]
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    page_count: int | None = None

    @cached_property
    def _layout(self) -> tuple[str, tuple[int, ...]]:
        parts: list[str] = []
        starts: list[int] = []
        at = 0
        for block in self.blocks:
            text = block.text if isinstance(block, Paragraph) else plain_table(block)
            starts.append(at)
            parts.append(text)
            at += len(text) + 1
        return "\n".join(parts), tuple(starts)

    @property
    def text(self) -> str:
        """The plain text: a paragraph a line, a table as lines of cells parted by tabs. Offsets count in it."""
        return self._layout[0]

    def start(self, block: int) -> int:
        """Return the offset in `text` at which a block (from 0) begins."""
        return self._layout[1][block]


def plain_table(table: Table) -> str:
    """Return a table as lines of cells parted by tabs; a merged cell is written once, its other slots stay empty."""
    lines = []
    for r, row in enumerate(table.rows):
        texts = (
            cell.text.replace("\n", " ").replace("\t", " ") if cell.row == r and cell.column == c else ""
            for c, cell in enumerate(row)
        )
        lines.append("\t".join(texts))
    return "\n".join(lines)


def grid(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """
    Lay cells out by their rows, columns and spans; slots that no cell covers get an empty cell.

    `rows` may list the cells in any grouping: only their own `row` and `column` count. Where two cells claim a
    slot, the first keeps it.
    """
    cells = [cell for row in rows for cell in row]
    if not cells:
        return ()
    height = max([cell.row + cell.row_span for cell in cells])
    width = max([cell.column + cell.column_span for cell in cells])
    slots: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in cells:
        column, beyond = cell.column, cell.column + cell.column_span
        for line in slots[cell.row : cell.row + cell.row_span]:
            for c in range(column, beyond):
                if line[c] is None:
                    line[c] = cell
    return tuple(_filled(line, r) for r, line in enumerate(slots))


def _filled(line: list[Cell | None], row: int) -> tuple[Cell, ...]:
    return tuple([Cell("", row, c) if cell is None else cell for c, cell in enumerate(line)])
