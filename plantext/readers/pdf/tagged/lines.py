"""Characters that the tree gives to one paragraph, as its text: lines found, ordered, and put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from plantext.readers.pdf.page import Box, Glyph
from plantext.readers.raising import raised

_SAME_LINE = 0.5  # share of the lower character's height by which two characters of a line overlap
_LATIN_GAP = 0.2  # in font sizes; what is wider parts two Latin words, a wider one any two words
_WIDE_GAP = 1.6
_SMALL = 0.8
_LIFT = 0.2
_NEAR = 4  # so many lines back may a character belong that its program drew late


def text_of(glyphs: Sequence[Glyph]) -> str:
    """
    Return the text of characters in the order of their drawing, without white space at its ends.

    Programs draw a line word by word, and characters of another font after the rest of the line: only a line's
    characters are put in order from left to right.
    """
    text = ""
    for line in _lines(glyphs):
        text = together(text, _line_text(line))
    return text.strip()


def together(text: str, following: str) -> str:
    """
    Return two lines, or the parts of a paragraph on two pages, as one text.

    >>> together("总面积", "为 203"), together("gross", "output"), together("2025", "年"), together("12", "345")
    ('总面积为 203', 'gross output', '2025年', '12345')
    """
    is_word = bool(text and following) and _is_letter(text[-1]) and _is_letter(following[0])
    return f"{text} {following}" if is_word else text + following


def box_of(glyphs: Sequence[Glyph]) -> Box:
    """Return the rectangle around characters, of which there must be some."""
    boxes = [glyph.box for glyph in glyphs]
    return around(boxes)


def around(boxes: Sequence[Box]) -> Box:
    """Return the rectangle around others, of which there must be some."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    bands: list[Box] = []
    for glyph in glyphs:
        at = _line_at(bands, glyph.box)
        if at is None:
            lines.append([glyph])
            bands.append(glyph.box)
        else:
            lines[at].append(glyph)
            bands[at] = around((bands[at], glyph.box))
    return lines


def _line_at(bands: list[Box], box: Box) -> int | None:
    """Return the line that a character belongs to: the last, or one before it that has a hole for it."""
    last = len(bands) - 1
    if last >= 0 and _is_level(bands[last], box):
        return last
    for at in range(last - 1, max(last - _NEAR, -1), -1):
        if _is_level(bands[at], box) and bands[at].left <= box.left and box.right <= bands[at].right:
            return at
    return None


def _is_level(band: Box, box: Box) -> bool:
    overlap = min(band.bottom, box.bottom) - max(band.top, box.top)
    return overlap > _SAME_LINE * min(band.bottom - band.top, box.bottom - box.top)


def _line_text(glyphs: list[Glyph]) -> str:
    ordered = sorted(glyphs, key=lambda glyph: glyph.box.left)
    size, bottom = _usual(glyphs)
    parts = [_printed(ordered[0], size, bottom)]
    for before, glyph in pairwise(ordered):
        if _is_parted(before, glyph):
            parts.append(" ")
        parts.append(_printed(glyph, size, bottom))
    return "".join(parts)


def _usual(glyphs: list[Glyph]) -> tuple[float, float]:
    """Return the size that most characters of a line have, and where these end below."""
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs)
    most = max(sizes.values())
    size = max(size for size, count in sizes.items() if count * 2 >= most)
    bottoms = sorted(glyph.box.bottom for glyph in glyphs if round(glyph.size, 1) == size)
    return size, bottoms[len(bottoms) // 2]


def _printed(glyph: Glyph, size: float, bottom: float) -> str:
    is_raised = 0 < glyph.size < _SMALL * size and glyph.box.bottom < bottom - _LIFT * size
    return raised(glyph.text) if is_raised else glyph.text


def _is_parted(before: Glyph, glyph: Glyph) -> bool:
    if before.text.isspace() or glyph.text.isspace():
        return False
    gap = glyph.box.left - before.box.right
    size = max(before.size, glyph.size)
    if _is_letter(before.text[-1]) and _is_letter(glyph.text[0]):
        return gap > _LATIN_GAP * size > 0
    return gap > _WIDE_GAP * size > 0


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
