"""Write a plan as the text dump that office programs make: every cell on a line of its own behind a tab."""

from __future__ import annotations

from collections.abc import Iterator

from .layout import blocks, slots
from .model import Box, Break, Grid, Heading, Page, Para, Plan, plain


def txt(plan: Plan) -> bytes:
    """Return the text dump of a plan."""
    parts: list[str] = []
    for block in blocks(plan.content):
        parts.extend(_lines(block))
    return "".join(parts).encode("utf-8")


def _lines(block: object) -> Iterator[str]:
    if isinstance(block, Page):
        yield from (f"{key}:\n\n{value}\n\n" for key, value in block.fields)
    elif isinstance(block, Heading | Para):
        if not (isinstance(block, Para) and block.style == "toc"):
            yield block.number + plain(block.text) + "\n"
    elif isinstance(block, Box):
        yield f"\t{plain(block.title)}\n\n\t" + "\n".join(plain(line) for line in block.lines) + "\n\n\n"
    elif isinstance(block, Grid):
        yield from _grid_lines(block)
    else:
        assert isinstance(block, Break)


def _grid_lines(grid: Grid) -> Iterator[str]:
    for row in slots(grid):
        for cell, begins in row:
            text = (plain(cell.text) + (" " if cell.numbering else "")) if begins else ""
            yield f"\t{text}\n"
        yield "\n"
    yield "\n"
