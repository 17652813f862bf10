"""Text as outlines: Chinese shows wherever a picture is opened, whatever fonts are there."""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import cache

from plantext.resources import folder

_MISSING = "□"
_EM = 1000


@dataclass(frozen=True, slots=True)
class Glyph:
    """The outline of a character as the path of an SVG, and its width, in thousandths of the size of the type."""

    advance: int
    path: str


def glyph(character: str) -> Glyph:
    """
    Return the outline of a character; what is unknown is drawn as a box, so that nothing is missing unseen.

    >>> glyph("溪").advance, glyph("i").advance < glyph("W").advance, glyph("\\ue000") == glyph("□")
    (1000, True, True)
    """
    return _glyphs().get(character) or _glyphs()[_MISSING]


def width(text: str, size: float) -> float:
    """
    Return how wide a text is in a size of type.

    >>> width("规划", 12)
    24.0
    """
    return sum(glyph(character).advance for character in text) * size / _EM


def fitted(text: str, size: float, room: float) -> str:
    """
    Return a text cut to a width, with `…` where something was cut off.

    >>> fitted("森林覆盖率", 10, 60), fitted("森林覆盖率", 10, 40)
    ('森林覆盖率', '森林覆…')
    """
    if width(text, size) <= room:
        return text
    while text and width(text + "…", size) > room:
        text = text[:-1]
    return f"{text}…"


@cache
def _glyphs() -> dict[str, Glyph]:
    text = lzma.decompress((folder("fonts") / "glyphs.txt.xz").read_bytes()).decode("utf-8")
    rows = (line.split("\t") for line in text.split("\n") if line)
    return {character: Glyph(int(advance), path) for character, advance, path in rows}
