"""The order in which a person reads: where in a document a source lies."""

from __future__ import annotations

from collections.abc import Callable

import regex

from plantext.document import Document, Table
from plantext.records import place_of
from plantext.tables import place_name, surroundings

Order = tuple[int, int, int]


def reading_order(document: Document) -> Callable[[str], Order]:
    """Return a function that gives the place of a source (`¶87[12:40]`, `表一 r14c8`) as numbers that sort."""
    tables: dict[str, int] = {}
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table):
            tables.setdefault(place_name(document, at, surroundings(document, at).caption), at)

    def order(source: str) -> Order:
        source = place_of(source)
        if match := _PARAGRAPH.search(source):
            return int(match[1]), int(match[2] or 0), 0
        if match := _CELL.search(source):
            return (
                tables.get(source[: match.start()], len(document.blocks)),
                int(match[1]),
                int(match[2] or 0),
            )
        return len(document.blocks), 0, 0

    return order


_PARAGRAPH = regex.compile(r"¶(\d+)(?:\[(\d+))?")
_CELL = regex.compile(r" r(\d+)(?:c(\d+))?$")
