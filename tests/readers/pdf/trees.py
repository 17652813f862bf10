"""Builds pages and structure trees by hand, as a program might write them, honest or not."""

from __future__ import annotations

from dataclasses import replace

from plantext.document import Block, Paragraph, Table
from plantext.readers.pdf.page import ARTIFACT, Box, Glyph, Page, Rule
from plantext.readers.pdf.tagged import Tags
from plantext.readers.pdf.tagged.structure import Node

SIZE = 10.0
Text = tuple[str, float, float]


def page(*texts: Text, number: int = 1, furniture: tuple[Text, ...] = (), untagged: tuple[Text, ...] = ()) -> Page:
    """A page with texts at their places (x, y), marked 0, 1, 2, …; furniture and what no mark speaks of besides."""
    glyphs = [glyph for mark, text in enumerate(texts) for glyph in _glyphs(text, mark)]
    glyphs += [glyph for text in furniture for glyph in _glyphs(text, ARTIFACT)]
    glyphs += [glyph for text in untagged for glyph in _glyphs(text, -1)]
    return Page(number, 600.0, 800.0, tuple(glyphs), ())


def _glyphs(text: Text, mark: int) -> list[Glyph]:
    characters, x, y = text
    places = ((x + at * SIZE, character) for at, character in enumerate(characters))
    return [Glyph(character, Box(left, y, left + SIZE, y + SIZE), SIZE, mark) for left, character in places]


def tag(kind: str, *kids: Node | int | None, down: int = 1, across: int = 1) -> Node:
    """An element; a number is the mark of a text, None the place of a kid that this page has no part of."""
    present = tuple((at, kid) for at, kid in enumerate(kids) if kid is not None)
    return Node(kind, present, len(kids), down, across)


def table(*rows: tuple[int | None, ...]) -> Node:
    """A table of plain cells, given by the marks of their texts; None for a cell without text."""
    return tag("Table", *(row(*marks) for marks in rows))


def row(*marks: Node | int | None) -> Node:
    return tag("TR", *(tag("TD", tag("P", mark)) if isinstance(mark, int) else mark for mark in marks))


def grid_page(*rows: tuple[str, ...], number: int = 1, top: float = 100.0) -> Page:
    """A page with texts in columns 100 points apart; empty ones get no mark."""
    texts = [
        (text, 50.0 + 100 * column, top + 20 * at) for at, texts in enumerate(rows) for column, text in enumerate(texts)
    ]
    return page(*(text for text in texts if text[0]), number=number)


def ruled(printed: Page, *areas: tuple[float, float, float, float]) -> Page:
    """The page with rulings around some areas (left, top, right, bottom)."""
    rules = [
        Rule(Box(*edge))
        for left, top, right, bottom in areas
        for edge in (
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        )
    ]
    return replace(printed, rules=tuple(rules))


def told(*pages: tuple[Page, Node | None]) -> tuple[list[Block], str]:
    """What the tags of a file say, or why they are not believed."""
    tags = Tags()
    for printed, root in pages:
        tags.take(printed, root and tag("Root", root))
    said = tags.read()
    return ([] if said is None else list(said.blocks)), tags.refusal


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def rows_of(blocks: list[Block]) -> list[list[str]]:
    """The slots of the only table."""
    (found,) = (block for block in blocks if isinstance(block, Table))
    return [[cell.text for cell in line] for line in found.rows]
