"""Blanks that a file leaves as room: told from the room that is left between ideographs and digits anyway."""

from __future__ import annotations

from collections import Counter

from plantext.readers.pdf.page import Box, Glyph
from plantext.readers.pdf.wide import is_wide

_LEAST, _MOST = 0.1, 0.6  # of the size: less is no room, more is another column
_USUAL = 0.2  # what is left between an ideograph and a digit, where a page does not show it
_MORE = 0.035  # so much more is a blank
_WIDEST_USUAL = 0.26


class Rooms:
    """The rooms between an ideograph and a character of another kind on a page."""

    def __init__(self) -> None:
        self._found: list[tuple[int, float, float]] = []

    def add(self, index: int, last: Glyph, character: str, box: Box) -> None:
        """Take the room between the character before `index` and the one there, if they are neighbours in a line."""
        if character == " " or last.text == " " or is_wide(character) == is_wide(last.text):
            return
        size = last.size or 1.0
        room = (box.left - last.box.right) / size
        if _LEAST <= room <= _MOST and abs(last.box.bottom - box.bottom) < 0.3 * size:
            self._found.append((index, room, box.left))

    def filled(self, glyphs: list[Glyph]) -> list[Glyph]:
        """Return the characters with blanks in the rooms that are wider than usual."""
        usual = Counter(round(room, 2) for _, room, _ in self._found if room <= _WIDEST_USUAL)
        least = (usual.most_common(1)[0][0] if usual.total() > 2 else _USUAL) + _MORE
        for index, room, left in reversed(self._found):
            if room > least:
                last = glyphs[index - 1]
                box = Box(last.box.right, last.box.top, left, last.box.bottom)
                glyphs.insert(index, Glyph(" ", box, last.size, last.mark))
        return glyphs
