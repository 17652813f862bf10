"""Boxes (专栏): tables of one column that hold text, told from lists, their titles from their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plantext.document import Block, Cell, Paragraph, Table

_TITLE = re.compile(r"专\s*栏\s*[0-9０-９一二三四五六七八九十]*(?!.*。$).{0,60}")
_MOST_ROWS = 2


def is_box_title(text: str) -> bool:
    """
    Say whether a line is the title of a box.

    >>> is_box_title("专栏2 重点工程"), is_box_title("专栏2列出了重点工程。")
    (True, False)
    """
    return _TITLE.fullmatch(text) is not None


def column_blocks(contents: Sequence[list[Block]], pages: tuple[int, ...] = ()) -> list[Block]:
    """Return a table of one column (the blocks of each row): a box, unless it is a long list without a title of a box."""
    blocks = boxed([block for content in contents for block in content], is_box=True)
    is_box = len(contents) <= _MOST_ROWS or any(isinstance(b, Table) or b.kind == "box_title" for b in blocks)
    return blocks if is_box else [_one_column(contents, pages)]


def boxed(blocks: list[Block], is_box: bool) -> list[Block]:
    """Mark the lines of a box; a text box counts as one (`is_box` false) only where it has the title of one."""
    lines: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            lines.append(block)
        else:
            lines += [Paragraph(text, page=block.page) for text in split_lines(block.text)]
    first = lines[0] if lines else None
    if isinstance(first, Paragraph) and is_box_title(first.text):
        lines[0] = replace(first, kind="box_title")
        is_box = True
    elif not is_box:
        return blocks
    return [replace(x, kind="box") if isinstance(x, Paragraph) and x.kind == "body" else x for x in lines]


def titled(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with a `专栏1 …` that stands above its box made the title of that box."""
    made = list(blocks)
    for at, (block, following) in enumerate(pairwise(blocks)):
        if not isinstance(block, Paragraph) or not isinstance(following, Paragraph):
            continue
        if block.kind in ("body", "heading") and following.kind == "box" and is_box_title(block.text):
            made[at] = Paragraph(block.text, "box_title", page=block.page)
    return made


def split_lines(text: str) -> list[str]:
    """Return the printed lines of a text without white space at their ends; empty ones are left out."""
    return [part for part in map(str.strip, text.split("\n")) if part]


def _one_column(contents: Sequence[list[Block]], pages: tuple[int, ...]) -> Table:
    texts = ["\n".join(block.text for block in content if isinstance(block, Paragraph)) for content in contents]
    return Table(tuple((Cell(text, row, 0),) for row, text in enumerate(texts)), pages=pages)
