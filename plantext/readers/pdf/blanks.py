"""Blanks that a file leaves as room: told from the room that is left between ideographs and digits anyway."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from plantext.readers.pdf.page import Box, Glyph
from plantext.readers.pdf.wide import is_wide

_LEAST, _MOST = 0.1, 0.6  # of the size: less is no room, more is another column
_USUAL = 0.2  # what is left between an ideograph and a digit, where a page does not show it
_MORE = 0.035  # so much more is a blank
_WIDEST_USUAL = 0.26


def with_blanks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the characters of a page with blanks where two that follow each other stand apart as by one."""
    if not glyphs:
        return []
    rooms = [_room(one, other) for one, other in pairwise(glyphs)]
    mixed = Counter(
        round(room, 2)
        for room, (one, other) in zip(rooms, pairwise(glyphs), strict=True)
        if room and room <= _WIDEST_USUAL and is_wide(one.text) != is_wide(other.text)
    )
    usual = mixed.most_common(1)[0][0] if mixed.total() > 2 else _USUAL
    made: list[Glyph] = []
    for glyph, room, other in zip(glyphs, [*rooms, 0.0], [*glyphs[1:], None], strict=True):
        made.append(glyph)
        if room > usual + _MORE and other is not None and is_wide(glyph.text) != is_wide(other.text):
            box = glyph.box
            made.append(Glyph(" ", Box(box.right, box.top, other.box.left, box.bottom), glyph.size, glyph.mark))
    return made


def _room(one: Glyph, other: Glyph) -> float:
    """Return how far two characters of a line are apart, in sizes, 0 where they are not neighbours."""
    gap = other.box.left - one.box.right
    if gap < 1.0 or one.text == " " or other.text == " ":
        return 0.0
    size = max(one.size, other.size) or 1.0
    room = gap / size
    is_line = abs(one.box.bottom - other.box.bottom) < 0.3 * size
    return room if _LEAST <= room <= _MOST and is_line else 0.0
