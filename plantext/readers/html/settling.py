"""Blocks of a page that are no text of it: metadata, page marks, buttons; and the levels of its headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plantext.document import Block, Paragraph
from plantext.readers.html.about import label_lines
from plantext.readers.text.furniture import is_label, label_pairs, strip_furniture

_FIRST = 6  # the title of a page stands among so many blocks


def without_furniture(blocks: Sequence[Block]) -> tuple[list[Block], dict[str, str], tuple[str, ...]]:
    """Return blocks without metadata, page marks and buttons among them; the metadata; notes on the rest."""
    lines: list[str] = []
    owners: list[list[int]] = []  # for each line, the blocks that it is made of
    for at, block in enumerate(blocks):
        own = [block.text] if isinstance(block, Paragraph) else label_lines(block) or ["\ttable"]
        if lines and is_label(lines[-1]) and isinstance(block, Paragraph) and not label_pairs(block.text):
            lines[-1] = f"{lines[-1]}\t{block.text}"
            owners[-1].append(at)
            continue
        lines += own
        owners += [[at] for _ in own]
    page = strip_furniture(lines)
    kept: dict[int, str] = {}
    for place, line in zip(page.places, page.lines, strict=True):
        if line:
            kept |= dict.fromkeys(owners[place], line if len(owners[place]) == 1 else "")
    made = [_cut(block, kept[at]) for at, block in enumerate(blocks) if at in kept]
    return made, page.metadata, page.notes


def _cut(block: Block, line: str) -> Block:
    """Return a paragraph with what is left of its text, if that is known; any other block as it is."""
    if not isinstance(block, Paragraph) or line in ("", block.text):
        return block
    return replace(block, text=line.strip())


def levelled(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with a title over the whole page made a paragraph, and the headings counted from 1."""
    made = list(blocks)
    headings = [(at, b) for at, b in enumerate(made) if isinstance(b, Paragraph) and b.kind == "heading"]
    levels = [block.level for _, block in headings]
    if len(levels) > 1 and levels.count(levels[0]) == 1 and levels[0] == min(levels):
        at, title = headings[0]
        if at < _FIRST and not title.number:
            made[at] = Paragraph(title.text)
            headings, levels = headings[1:], levels[1:]
    shift = min(levels, default=1) - 1
    for at, block in headings if shift else ():
        made[at] = replace(block, level=block.level - shift)
    return made
