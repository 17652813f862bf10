"""Lines to blocks: each run of lines that a table layout recognises becomes a table, each other line a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from plantext.document import Block
from plantext.readers.joining import join_tables
from plantext.readers.recovery import regions
from plantext.readers.text.paragraphs import Line, paragraphs, parse_line


def read_blocks(lines: Sequence[str]) -> tuple[list[Block], list[str]]:
    """Return the blocks that lines of text make up, and notes on what could not be read."""
    marked = [parse_line(line, place) for place, line in enumerate(lines)]
    parts: list[Line | Block] = []
    notes: list[str] = []
    for found in regions([line.line for line in marked], notes):
        parts += [marked[found]] if isinstance(found, int) else found.blocks
    blocks, repairs = paragraphs(parts)
    return join_tables(blocks), notes + repairs
