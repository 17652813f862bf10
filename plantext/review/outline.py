"""The headings of a document, by which a reviewer chooses a part of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from plantext.document import Document, Paragraph


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the block it is, its level from 1, its text, and the first block that does not belong to it."""

    block: int
    level: int
    title: str
    end: int


class Outline:
    """The headings of a document in reading order."""

    def __init__(self, document: Document) -> None:
        self.headings = _headings(document)
        self._blocks = [heading.block for heading in self.headings]

    def above(self, block: int) -> int:
        """Return the place in `headings` of the heading that a block stands under, -1 where there is none."""
        return bisect_right(self._blocks, block) - 1


def _headings(document: Document) -> tuple[Heading, ...]:
    found = [
        (at, block.level, block.text)
        for at, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and block.kind == "heading"
    ]
    ends = []
    for place, (_, level, _) in enumerate(found):
        behind = (at for at, other, _ in found[place + 1 :] if other <= level)
        ends.append(next(behind, len(document.blocks)))
    return tuple(Heading(*heading, end) for heading, end in zip(found, ends, strict=True))
