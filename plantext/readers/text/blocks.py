"""Lines to blocks: each run of lines that a table layout recognises becomes a table, each other line a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from plantext.document import Block
from plantext.readers.joining import join_tables
from plantext.readers.text import tabdump
from plantext.readers.text.aligned import aligned
from plantext.readers.text.delimited import commas, frames, pipes, tabs
from plantext.readers.text.glued import glued
from plantext.readers.text.lines import one_per_line
from plantext.readers.text.paragraphs import Line, paragraphs, parse_line
from plantext.readers.text.region import Layout, Region

LAYOUTS: tuple[Layout, ...] = (frames, pipes, tabs, commas, aligned, one_per_line, glued)
"""Asked in this order for every line that no table has taken; a new layout is one more function."""


def read_blocks(lines: Sequence[str]) -> tuple[list[Block], list[str]]:
    """Return the blocks that lines of text make up, and notes on what could not be read."""
    marked = [parse_line(line, place) for place, line in enumerate(lines)]
    texts = [line.line for line in marked]
    parts: list[Line | Block] = []
    notes: list[str] = []
    asked = dict.fromkeys(LAYOUTS, 0)  # up to which line a layout has said no
    at = 0
    while at < len(texts):
        if not texts[at]:
            at += 1
            continue
        region = _region(texts, at, asked, notes)
        if region is None:
            parts.append(marked[at])
            at += 1
        else:
            parts += region.blocks
            at = region.end
    blocks, repairs = paragraphs(parts)
    return join_tables(blocks), notes + repairs


def _region(texts: Sequence[str], at: int, asked: dict[Layout, int], notes: list[str]) -> Region | None:
    for layout in LAYOUTS:
        if asked[layout] > at:
            continue
        region = layout(texts, at)
        if region is None:
            continue
        notes += region.notes
        if region.blocks:
            return region
        asked[layout] = region.end
    if texts[at].startswith("\t"):
        end = max(tabdump.region_end(texts, at), at + 1)
        return Region(end, tuple(tabdump.read_table(texts[at:end])))
    return None
