"""The characters of a page with their places, as its file draws them."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

from plantext.readers.pdf.blanks import Rooms
from plantext.readers.pdf.characters import characters_of
from plantext.readers.pdf.page import ARTIFACT, Box, Glyph
from plantext.readers.pdf.turning import Frame

_SAMPLES = 60
_ARTIFACT = "Artifact".encode("utf-16-le")
_NOTHING = 0.01
_BROAD = 1.15  # of the size; the box of a character that lies aslant is broader
_ASLANT = 0.1  # of a right angle
_SAME_HEAD, _SAME_FOOT = 0.9, 0.5  # points; characters that reach as far up and down have the same size
_TINY = 2.0  # a font of this size is scaled by its matrix


@dataclass(frozen=True, slots=True)
class Text:
    """
    The glyphs of a page, and how many of its characters are left out.

    `unmapped` could not be told, since their font does not say what they are; `across` lie aslant: a watermark.
    """

    glyphs: tuple[Glyph, ...]
    unmapped: int = 0
    across: int = 0


def quarter_turns(text_page: Any, otherwise: int) -> int:
    """Return by how many quarters, clockwise, a page must be turned for its text to be upright."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    count = pdfium.FPDFText_CountChars(text_page)
    votes: Counter[int] = Counter()
    for index in range(0, count, max(count // _SAMPLES, 1)):
        if pdfium.FPDFText_GetUnicode(text_page, index) > 32:
            angle = pdfium.FPDFText_GetCharAngle(text_page, index)
            votes[round(-angle / (math.pi / 2)) % 4] += 1
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] * 3 > 2 * votes.total() else otherwise


def text_of(text_page: Any, frame: Frame, is_tagged: bool) -> Text:
    """Return the characters of a page; blanks that the file draws or leaves as room are among them."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    size_of, box_of = pdfium.FPDFText_GetFontSize, pdfium.FPDFText_GetLooseCharBox
    scale, marks = _Scale(text_page), _Marks(text_page) if is_tagged else None
    same = scale.same
    characters, unmapped = characters_of(text_page)
    area = pdfium.FS_RECTF()
    place, origin_x, origin_y = frame.box, frame.left, frame.top
    is_upright = frame.turns == 0
    new = tuple.__new__
    glyphs: list[Glyph] = []
    rooms = Rooms()
    ended = size = 0.0
    across = 0
    last_top = last_bottom = float("inf")
    for index, character in enumerate(characters):  # the innermost loop of the reader: what is slow here is slow
        if not character:
            continue
        box_of(text_page, index, area)
        left, top, right, bottom = area.left, area.top, area.right, area.bottom
        if right - left < _NOTHING and top - bottom < _NOTHING:
            continue
        if is_upright:
            left, right = left - origin_x, right - origin_x
            box = new(Box, (left, origin_y - top, right, origin_y - bottom))
        else:
            box = place(left, bottom, right, top)
            left, right = box.left, box.right
        if left - ended >= 1.0 and glyphs:
            rooms.add(len(glyphs), glyphs[-1], character, box)
        ended = right
        mark = -1 if marks is None else marks.of(index)
        if abs(bottom - last_bottom) > _SAME_FOOT or abs(top - last_top) > _SAME_HEAD:  # asking takes long
            size = size_of(text_page, index) * (same or scale.of(index))
            last_top, last_bottom = top, bottom
        if right - left > _BROAD * size and _lies_across(text_page, index):
            across += 1
            continue
        glyphs.append(new(Glyph, (character, box, size, mark, 1.0)))
    return Text(tuple(rooms.filled(glyphs)), unmapped, across)


def _lies_across(text_page: Any, index: int) -> bool:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    quarters = pdfium.FPDFText_GetCharAngle(text_page, index) / (math.pi / 2)
    return bool(abs(quarters - round(quarters)) > _ASLANT)


class _Scale:
    """By how much the sizes of fonts are scaled: the same all over a page, unless fonts have the size 1."""

    def __init__(self, text_page: Any) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415

        self._page = text_page
        self._matrix = pdfium.FS_MATRIX()
        self._read = pdfium.FPDFText_GetMatrix
        count = pdfium.FPDFText_CountChars(text_page)
        samples = range(0, count, max(count // _SAMPLES, 1))
        drawn = [index for index in samples if pdfium.FPDFText_GetUnicode(text_page, index) > 32]
        seen = {round(self.of(index), 3) for index in drawn}
        sizes = (pdfium.FPDFText_GetFontSize(text_page, index) for index in drawn)
        self.same = seen.pop() if len(seen) == 1 and all(size > _TINY for size in sizes) else 0.0

    def of(self, index: int) -> float:
        """Return the scale at a character; `same` is what holds everywhere, 0 where it differs."""
        if not self._read(self._page, index, self._matrix):
            return 1.0
        return math.hypot(self._matrix.c, self._matrix.d)


class _Marks:
    """The marked-content ids of characters, looked up once for each text object."""

    def __init__(self, text_page: Any) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415

        self._page = text_page
        self._object = pdfium.FPDFText_GetTextObject
        self._mark = pdfium.FPDFPageObj_GetMarkedContentID
        self._last = 0
        self._last_mark = -1

    def of(self, index: int) -> int:
        """Return the id at a character, -1 where there is none, `ARTIFACT` for furniture."""
        item = self._object(self._page, index)
        if not item:
            return -1
        address = ctypes.addressof(item.contents)
        if address != self._last:
            mark = int(self._mark(item))
            self._last, self._last_mark = address, ARTIFACT if mark < 0 and _is_artifact(item) else mark
        return self._last_mark


def _is_artifact(item: Any) -> bool:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    name = (ctypes.c_ushort * 16)()
    size = ctypes.c_ulong()
    for at in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, at)
        is_named = pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size)
        if is_named and bytes(name)[: size.value - 2] == _ARTIFACT:
            return True
    return False
