"""The characters of a page with their places, as its file draws them."""

from __future__ import annotations

import ctypes
import math
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from plantext.readers.pdf.blanks import with_blanks
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
    characters, unmapped = characters_of(text_page)
    indexes = [index for index, character in enumerate(characters) if character]
    areas = _areas(text_page, indexes)
    sizes = _sizes(text_page, indexes, areas)
    out = {at for at, area in enumerate(areas) if area[2] - area[0] < _NOTHING and area[1] - area[3] < _NOTHING}
    across = {
        at
        for at, (area, size) in enumerate(zip(areas, sizes, strict=True))
        if area[2] - area[0] > _BROAD * size and _lies_across(text_page, indexes[at])
    } - out
    marks = _Marks(text_page).all(indexes) if is_tagged else repeat(-1, len(indexes))
    texts = [characters[index] for index in indexes]
    # every character passes here: tuples are made without their classes, which would take thrice the time
    new = tuple.__new__
    boxes = _boxes(areas, frame)
    glyphs = [new(Glyph, glyph) for glyph in zip(texts, boxes, sizes, marks, repeat(1.0, len(indexes)), strict=True)]
    if out or across:
        glyphs = [glyph for at, glyph in enumerate(glyphs) if at not in out and at not in across]
    return Text(tuple(with_blanks(glyphs)), unmapped, len(across))


def _areas(text_page: Any, indexes: list[int]) -> list[tuple[float, float, float, float]]:
    """Return where characters lie in the file: left, top, right, bottom."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    found = (pdfium.FS_RECTF * len(indexes))()
    deque(map(pdfium.FPDFText_GetLooseCharBox, repeat(text_page), indexes, found), maxlen=0)
    values = memoryview(found).cast("B").cast("f").tolist() if indexes else []
    return list(zip(values[0::4], values[1::4], values[2::4], values[3::4], strict=True))


def _boxes(areas: list[tuple[float, float, float, float]], frame: Frame) -> list[Box]:
    x, y, new = frame.left, frame.top, tuple.__new__
    if frame.turns:
        return [frame.box(left, bottom, right, top) for left, top, right, bottom in areas]
    return [new(Box, (left - x, y - top, right - x, y - bottom)) for left, top, right, bottom in areas]


def _sizes(text_page: Any, indexes: list[int], areas: list[tuple[float, float, float, float]]) -> list[float]:
    """Return the sizes of characters; asked for where one reaches further up or down than the one before."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    scale, size_of = _Scale(text_page), pdfium.FPDFText_GetFontSize
    same = scale.same
    sizes: list[float] = []
    size = 0.0
    last_top = last_bottom = float("inf")
    for index, (_, top, _, bottom) in zip(indexes, areas, strict=True):
        if not (-_SAME_FOOT < bottom - last_bottom < _SAME_FOOT and -_SAME_HEAD < top - last_top < _SAME_HEAD):
            size = size_of(text_page, index) * (same or scale.of(index))
            last_top, last_bottom = top, bottom
        sizes.append(size)
    return sizes


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

    def all(self, indexes: Iterable[int]) -> list[int]:
        """Return the ids at characters."""
        return [self.of(index) for index in indexes]

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
