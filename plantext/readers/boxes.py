"""Lines of text as paragraphs, and 专栏 boxes, which every format draws as a table or a frame of one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plantext.document import Block, Cell, Paragraph, Table
from plantext.readers.headings import printed_number

_BOX_TITLE = re.compile(r"专\s*栏\s*[0-9０-９一二三四五六七八九十]*(?!.*。$).{0,60}")
_CAPTION = re.compile(r"附?\s*[表图]\s*[\d一二三四五六七八九十]")
_MOST_BOX_ROWS = 2
_LONG = 60


def as_paragraphs(text: str, outline: int) -> list[Paragraph]:
    """
    Return a text as a heading of a level, or as a paragraph for each of its printed lines where the level is 0.

    One that is styled as a heading but is the caption of a table, or runs on like a text, is body.
    """
    if outline and not (_CAPTION.match(text) or (len(text) > _LONG and "。" in text)):
        return [Paragraph(" ".join(text.split("\n")), "heading", outline, printed_number(text))]
    return [Paragraph(part) for part in _lines(text)]


def is_box_title(text: str) -> bool:
    """
    Say whether a line is the title of a box.

    >>> is_box_title("专栏2 重点工程"), is_box_title("专栏2列出了重点工程。")
    (True, False)
    """
    return _BOX_TITLE.fullmatch(text) is not None


def titled(blocks: list[Block]) -> list[Block]:
    """Return the blocks with a `专栏1 …` that stands above its box made the title of that box."""
    made = list(blocks)
    for at, (block, following) in enumerate(pairwise(blocks)):
        if not isinstance(block, Paragraph) or not isinstance(following, Paragraph):
            continue
        if block.kind in ("body", "heading") and following.kind == "box" and is_box_title(block.text):
            made[at] = replace(block, kind="box_title", level=0, number="")
    return made


def one_column(contents: Sequence[Sequence[Block]], pages: tuple[int, ...] = ()) -> list[Block]:
    """Return a table of one column, given by its cells: a box, unless it has many rows and no title of a box."""
    blocks = boxed([block for content in contents for block in content], is_box=True)
    if len(contents) <= _MOST_BOX_ROWS or any(isinstance(b, Table) or b.kind == "box_title" for b in blocks):
        return blocks
    texts = [[block for block in content if isinstance(block, Paragraph)] for content in contents]
    return [Table(tuple((_cell(text, row),) for row, text in enumerate(texts)), pages=pages)]


def _cell(paragraphs: Sequence[Paragraph], row: int) -> Cell:
    sure = [paragraph.confidence for paragraph in paragraphs if paragraph.confidence is not None]
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    return Cell(text, row, 0, confidence=min(sure, default=None))


def boxed(blocks: Sequence[Block], is_box: bool) -> list[Block]:
    """Mark the lines of a box; a text box counts as one (`is_box` false) only where it has the title of one."""
    lines: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            lines.append(block)
        else:
            lines += [Paragraph(text, page=block.page, confidence=block.confidence) for text in _lines(block.text)]
    first = lines[0] if lines else None
    if isinstance(first, Paragraph) and is_box_title(first.text):
        lines[0] = replace(first, kind="box_title")
        is_box = True
    elif not is_box:
        return list(blocks)
    return [replace(x, kind="box") if isinstance(x, Paragraph) and x.kind == "body" else x for x in lines]


def _lines(text: str) -> list[str]:
    return [part for part in map(str.strip, text.split("\n")) if part]
