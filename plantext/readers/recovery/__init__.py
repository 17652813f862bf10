"""Tables that reach us as lines of text: whatever the format, each run of lines that a layout recognises is a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plantext.document import Block, Paragraph
from plantext.readers.pages import is_number_between_rows, is_page_mark
from plantext.readers.recovery import tabdump
from plantext.readers.recovery.aligned import aligned
from plantext.readers.recovery.delimited import commas, frames, pipes, tabs
from plantext.readers.recovery.glued import glued
from plantext.readers.recovery.lines import one_per_line
from plantext.readers.recovery.region import Layout, Region
from plantext.readers.recovery.spaced import spaced
from plantext.readers.recovery.unread import unread

LAYOUTS: tuple[Layout, ...] = (frames, pipes, tabs, commas, aligned, one_per_line, spaced, glued)
"""Asked in this order for every line that no table has taken; a new layout is one more function."""


def regions(lines: Sequence[str], notes: list[str]) -> Iterator[int | Region]:
    """
    Yield, in order, the regions that layouts recognise and the index of each filled line in none of them.

    What could not be read is added to `notes`, at the end what only looks like a table.
    """
    left: list[int] = []
    asked = dict.fromkeys(LAYOUTS, 0)  # up to which line a layout has said no
    at = 0
    while at < len(lines):
        region = _region(lines, at, asked, notes) if lines[at] else None
        if region is not None:
            yield region
            at = region.end
        else:
            if lines[at]:
                left.append(at)
                yield at
            at += 1
    notes += unread(lines, left)


def recovered(blocks: Sequence[Block], never: Collection[int] = ()) -> tuple[list[Block], list[str]]:
    """
    Return blocks with the tables that stand as paragraphs of text among them, and notes on what could not be read.

    Only runs of plain paragraphs are looked at; those whose `id` is in `never` stay what they are.
    """
    made: list[Block] = []
    notes: list[str] = []
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind == "body" and id(block) not in never:
            run.append(block)
        else:
            made += [*_recovered_run(run, notes), block]
            run = []
    return made + _recovered_run(run, notes), notes


def _recovered_run(run: Sequence[Paragraph], notes: list[str]) -> list[Block]:
    texts = [paragraph.text for paragraph in run]
    lines = ["" if is_page_mark(text) or is_number_between_rows(texts, at) else text for at, text in enumerate(texts)]
    blocks: list[Block] = []
    end = 0
    for found in regions(lines, notes):
        if isinstance(found, int):
            blocks += run[end : found + 1]  # with the page marks before it
            end = found + 1
        else:
            blocks += found.blocks
            end = found.end
    return [*blocks, *run[end:]]


def _region(lines: Sequence[str], at: int, asked: dict[Layout, int], notes: list[str]) -> Region | None:
    for layout in LAYOUTS:
        if asked[layout] > at:
            continue
        region = layout(lines, at)
        if region is None:
            continue
        notes += region.notes
        if region.blocks:
            return region
        asked[layout] = region.end
    if lines[at].startswith("\t"):
        end = max(tabdump.region_end(lines, at), at + 1)
        return Region(end, tuple(tabdump.read_table(lines[at:end])))
    return None
