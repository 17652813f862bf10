"""The order in which a person reads: where in a document a source lies."""

from __future__ import annotations

from collections.abc import Callable

from plantext.document import Document
from plantext.places import Places

Order = tuple[int, int, int, int]


def reading_order(document: Document) -> Callable[[str], Order]:
    """Return a function that gives the place of a source (`¶87[12:40]`, `表一 r14c8`) as numbers that sort."""
    places = Places(document)

    def order(source: str) -> Order:
        place = places.find(source)
        return (place.block, place.row, place.column, place.start) if place else (len(document.blocks), 0, 0, 0)

    return order
