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


def with_blanks(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the characters of a page with blanks where an ideograph and another one stand apart as by one."""
    apart = [at for at, (last, glyph) in enumerate(pairwise(glyphs), 1) if glyph[1][0] - last[1][2] >= 1.0]
    rooms = [(at, room) for at in apart if (room := _room(glyphs[at - 1], glyphs[at]))]
    for at in reversed(_blanks(rooms)):
        last = glyphs[at - 1]
        box = Box(last.box.right, last.box.top, glyphs[at].box.left, last.box.bottom)
        glyphs.insert(at, Glyph(" ", box, last.size, last.mark))
    return glyphs


def _blanks(rooms: Sequence[tuple[int, float]]) -> list[int]:
    """Return where rooms are wider than usual."""
    usual = Counter(round(room, 2) for _, room in rooms if room <= _WIDEST_USUAL)
    least = (usual.most_common(1)[0][0] if usual.total() > 2 else _USUAL) + _MORE
    return [at for at, room in rooms if room > least]


def _room(last: Glyph, glyph: Glyph) -> float:
    """Return how far an ideograph and a character of another kind are apart, in sizes, 0 if they are no such two."""
    if glyph.text == " " or last.text == " " or is_wide(glyph.text) == is_wide(last.text):
        return 0.0
    size = last.size or 1.0
    room = (glyph.box.left - last.box.right) / size
    is_line = abs(last.box.bottom - glyph.box.bottom) < 0.3 * size
    return room if is_line and _LEAST <= room <= _MOST else 0.0
