"""
A page as it is seen: characters and rulings with their places, whatever they were drawn with.

Lengths are in points (1/72 inch), the origin is the upper left corner of the page after its rotation, as a person
holds it; so `top < bottom`. A page of a scan is made of the same parts, by character recognition.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

ARTIFACT = -2
"""The mark of what the file itself calls furniture: running heads, page numbers, repeated headers."""


class Box(NamedTuple):
    """A rectangle on a page; a tuple, since every character has one and tuples are made quickest."""

    left: float
    top: float
    right: float
    bottom: float


class Glyph(NamedTuple):
    """
    One printed character.

    `size` is the size of its font, 0 where unknown; `mark` the marked-content id that ties it to the structure tree,
    -1 where there is none, `ARTIFACT` for furniture; `confidence` (0 to 1) how sure recognition is, 1 for text that
    the file itself gives.
    """

    text: str
    box: Box
    size: float = 0.0
    mark: int = -1
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling: a straight line, lying or standing, or a filled rectangle as thin as one; `box` is its middle line."""

    box: Box

    @property
    def is_lying(self) -> bool:
        """Say whether the line runs from left to right."""
        return self.box.right - self.box.left >= self.box.bottom - self.box.top


@dataclass(frozen=True, slots=True)
class Page:
    """
    One page; `number` counts from 1, `image_share` (0 to 1) is the part of its area that pictures cover.

    `glyphs` stand in the order of the file's own text.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    image_share: float = 0.0
