"""The document of a plan as its page shows it: text cut where marks begin and end, tables with their merged cells."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plantext.document import Block, Document, Paragraph, Table
from plantext.places import Place
from plantext.review.items import Item
from plantext.tables import place_name, surroundings

Key = tuple[int, int, int]
"""A text of the document: its block, and the row and the column of a cell (-1 in a paragraph)."""
_TOGETHER = 16  # paragraphs
_LONG = 15  # rows


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a text that belong to an item; `is_raw` where they are the number itself."""

    start: int
    end: int
    item: int
    is_raw: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks: the items (by number), their kinds, and whether it is a number."""

    text: str
    items: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    is_raw: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as the page shows it."""

    row: int
    column: int
    row_span: int
    column_span: int
    is_head: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with the cells that begin in it; `page` where it is the first row on a page."""

    slots: tuple[Slot, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """
    A block as the page shows it: segments of a paragraph, or rows of a table.

    `kind` is that of the paragraph, or `table`; `page` is the number of the page that begins with the block, `name`
    that by which sources call a table.
    """

    at: int
    kind: str
    level: int = 0
    page: int | None = None
    segments: tuple[Segment, ...] = ()
    rows: tuple[Row, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks that a browser lays out together when they come into sight; `size` guesses how much room they take."""

    size: str
    blocks: tuple[Shown, ...]


def layout(document: Document, items: Sequence[Item]) -> Iterator[Part]:
    """Yield the blocks of a document with the marks of items, in reading order: a table by itself, text in parts."""
    pending: list[Shown] = []
    for block in _shown(document, items):
        if pending and (block.kind == "table" or len(pending) == _TOGETHER):
            yield Part("text", tuple(pending))
            pending = []
        if block.kind == "table":
            yield Part("long" if len(block.rows) > _LONG else "short", (block,))
        else:
            pending.append(block)
    if pending:
        yield Part("text", tuple(pending))


def _shown(document: Document, items: Sequence[Item]) -> Iterator[Shown]:
    marks = _marks(document, items)
    kinds = [item.table for item in items]
    heads = _heads(items)
    last: int | None = None
    for at, block in enumerate(document.blocks):
        page = _first_page(block)
        begins = page if page != last else None
        if isinstance(block, Table):
            rows = tuple(_rows(at, block, marks, kinds, heads.get(at, 0)))
            name = place_name(document, at, surroundings(document, at).caption)
            yield Shown(at, "table", page=begins, rows=rows, name=name)
            last = block.page_of(len(block.rows) - 1) or page
        elif block.text:
            segments = segmented(block.text, marks.get((at, -1, -1), []), kinds)
            yield Shown(at, block.kind, block.level, begins, segments)
            last = page if page is not None else last


def segmented(text: str, marks: Sequence[Mark], kinds: Sequence[str]) -> tuple[Segment, ...]:
    """
    Return a text cut at the ends of its marks.

    >>> [(s.text, s.items) for s in segmented("森林覆盖率达到60%。", [Mark(0, 10, 0), Mark(7, 10, 1)], ["targets"] * 2)]
    [('森林覆盖率达到', (0,)), ('60%', (0, 1)), ('。', ())]
    """
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    return tuple(_segment(text[a:b], a, b, marks, kinds) for a, b in itertools.pairwise(cuts))


def _segment(text: str, start: int, end: int, marks: Sequence[Mark], kinds: Sequence[str]) -> Segment:
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    found = tuple(dict.fromkeys(mark.item for mark in over))
    return Segment(text, found, tuple(dict.fromkeys(kinds[item] for item in found)), any(mark.is_raw for mark in over))


def _marks(document: Document, items: Sequence[Item]) -> Mapping[Key, list[Mark]]:
    marks: defaultdict[Key, list[Mark]] = defaultdict(list)
    for number, item in enumerate(items):
        for spot in item.spots:
            if spot.row >= 0 and spot.column < 0:
                continue
            key = (spot.block, spot.row, spot.column)
            marks[key] += _of_spot(_text(document, key), spot, item, number, marks[key])
    return marks


def _of_spot(text: str, spot: Place, item: Item, number: int, before: Sequence[Mark]) -> Iterator[Mark]:
    end = len(text) if spot.end < 0 else spot.end
    # Of equal numbers in one cell, each is marked once, in the order of the records.
    taken = max((mark.end for mark in before if mark.is_raw and text[mark.start : mark.end] == item.raw), default=0)
    at = text.find(item.raw, max(spot.start, taken), end) if item.raw else -1
    is_part = at >= 0 and spot.row >= 0 and spot is item.spots[0]
    if not is_part:
        yield Mark(spot.start, end, number)
    if at >= 0:
        yield Mark(at, at + len(item.raw), number, is_raw=True)


def _text(document: Document, key: Key) -> str:
    block = document.blocks[key[0]]
    return block.text if isinstance(block, Paragraph) else block.rows[key[1]][key[2]].text


def _heads(items: Sequence[Item]) -> Mapping[int, int]:
    """Return for each table with records how many rows stand above the first of them: its header."""
    first: dict[int, int] = {}
    for item in items:
        for spot in item.spots[:1]:
            if spot.row >= 0:
                first[spot.block] = min(spot.row, first.get(spot.block, spot.row))
    return first


def _rows(at: int, table: Table, marks: Mapping[Key, list[Mark]], kinds: Sequence[str], heads: int) -> Iterator[Row]:
    heads = max(heads, table.header_rows or 0)
    for r, row in enumerate(table.rows):
        page = table.page_of(r) if r and table.page_of(r) != table.page_of(r - 1) else None
        slots = (
            Slot(
                r, c, cell.row_span, cell.column_span, r < heads, segmented(cell.text, marks.get((at, r, c), []), kinds)
            )
            for c, cell in enumerate(row)
            if table.is_origin(r, c)
        )
        yield Row(tuple(slots), page)


def _first_page(block: Block) -> int | None:
    return block.page if isinstance(block, Paragraph) else block.page_of(0)
