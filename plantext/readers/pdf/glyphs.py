"""The characters of a page with their places, as its file draws them."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from plantext.readers.pdf.page import ARTIFACT, Glyph
from plantext.readers.pdf.blanks import with_blanks
from plantext.readers.pdf.radicals import folded
from plantext.readers.pdf.turning import Frame
from plantext.readers.symbols import symbol

_SAMPLES = 60
_UNMAPPED = frozenset(map(chr, [*range(9), *range(14, 32), *range(127, 160), 0xFFFD, 0xFFFE, 0xFFFF]))
_INVISIBLE = frozenset("\t\n\r\x0b\x0c\u00ad\u200b\u200c\u200d\u2060\ufeff\x02")
_ARTIFACT = "Artifact".encode("utf-16-le")
_LONGEST_NAME = 100
_TINY = 2.0  # a font of this size is scaled by its matrix


@dataclass(frozen=True, slots=True)
class Text:
    """The glyphs of a page, and how many of its characters cannot be told: their font does not say what they are."""

    glyphs: tuple[Glyph, ...]
    unmapped: int = 0


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
    """Return the characters of a page; blanks that the file draws are among them, those made up are not."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    code_of, size_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetFontSize, pdfium.FPDFText_GetLooseCharBox
    scale = _Scale(text_page)
    marks = _Marks(text_page) if is_tagged else None
    area = pdfium.FS_RECTF()
    place = frame.box
    glyphs: list[Glyph] = []
    unmapped = 0
    high = 0
    is_unmapped = pdfium.FPDFText_HasUnicodeMapError if _has_unmapped(text_page) else _never
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = code_of(text_page, index)
        if 0xD800 <= code < 0xE000:
            if code < 0xDC00:
                high = code
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
        character = chr(code)
        if 0xE000 <= code < 0xF900:
            character = symbol(character, _font(text_page, index))
        if not character or is_unmapped(text_page, index) == 1 or character in _UNMAPPED:
            unmapped += 1
            continue
        if character in _INVISIBLE:
            continue
        box_of(text_page, index, area)
        if area.right - area.left < 0.01 and area.top - area.bottom < 0.01:
            continue
        if character == "\xa0":
            character = " "
        elif code >= 0x2E80:
            character = folded(character)
        size = size_of(text_page, index) * scale.of(index)
        mark = -1 if marks is None else marks.of(index)
        glyphs.append(Glyph(character, place(area.left, area.bottom, area.right, area.top), size, mark))
    return Text(tuple(with_blanks(glyphs)), unmapped)


def _has_unmapped(text_page: Any) -> bool:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    count = pdfium.FPDFText_CountChars(text_page)
    samples = range(0, count, max(count // (4 * _SAMPLES), 1))
    return any(pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1 for index in samples)


def _font(text_page: Any, index: int) -> str:
    """Return the name of a font without what marks a part of it: `ABCDEF+Wingdings-Regular` is Wingdings."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, _LONGEST_NAME, flags)
    plain = name.value.decode("utf-8", "replace").split("+")[-1].split("-")[0]
    return re.sub(r"(?:PS)?MT$|Regular$", "", re.sub(r"Wingdings ?(\d)", r"Wingdings \1", plain))


def _never(text_page: Any, index: int) -> int:
    return 0


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
        seen = {round(self._at(index), 3) for index in drawn}
        sizes = (pdfium.FPDFText_GetFontSize(text_page, index) for index in drawn)
        self._same = seen.pop() if len(seen) == 1 and all(size > _TINY for size in sizes) else None

    def of(self, index: int) -> float:
        """Return the scale at a character."""
        return self._at(index) if self._same is None else self._same

    def _at(self, index: int) -> float:
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
