"""Lines to blocks: each run of lines that a table layout recognises becomes a table, each other line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plantext.document import Block, Paragraph

_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,200}\]")


def read_blocks(lines: Sequence[str]) -> tuple[list[Block], list[str]]:
    """Return the blocks that lines of text make up, and notes on what could not be read."""
    texts = [_BOOKMARK.sub("", line) if "[bookmark:" in line else line for line in lines]
    blocks: list[Block] = []
    at = 0
    while at < len(texts):
        if texts[at].startswith("\t"):
            from plantext.readers.text import tabdump  # noqa: PLC0415

            end = max(tabdump.region_end(texts, at), at + 1)
            blocks += tabdump.read_table(texts[at:end])
            at = end
            continue
        if text := texts[at].strip():
            blocks.append(Paragraph(text))
        at += 1
    return blocks, []
