"""What the characters of a page are, by PDFium's index: folded, told from signs that mean nothing."""

from __future__ import annotations

import ctypes
import re
from functools import cache
from typing import Any

from plantext.readers.pdf.radicals import folded
from plantext.readers.symbols import symbol

_CONTROL = frozenset(map(chr, [*range(9), *range(14, 32), *range(127, 160), 0xFFFD, 0xFFFE, 0xFFFF]))
_INVISIBLE = frozenset("\t\n\r\x0b\x0c\u00ad\u200b\u200c\u200d\u2060\ufeff")
_HYPHENS = frozenset("\x02\ufffe\u00ad")  # what PDFium gives for a hyphen at the end of a line
_LOST = "\ufffd"
_LONGEST_NAME = 100
_SAMPLES = 240


def characters_of(text_page: Any) -> tuple[list[str], int]:
    """
    Return what stands at each index of a page's text, and how many characters cannot be told.

    Empty are signs that are not seen, those made up by PDFium, and those that cannot be told.
    """
    codes = _codes(text_page)
    unmapped = _unmapped(text_page, len(codes))
    made = ["" if index in unmapped else _plain(code) for index, code in enumerate(codes)]
    special = [
        index for index, character in enumerate(made) if character in _CONTROL or "\ue000" <= character < "\uf900"
    ]
    for index in special:
        made[index] = _told(text_page, index, chr(codes[index]))
        if made[index] == _LOST:
            unmapped.add(index)
            made[index] = ""
    return made, len(unmapped)


def _codes(text_page: Any) -> list[int]:
    """Return the code of each character; PDFium's own text at once, where it goes with the index."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    count = pdfium.FPDFText_CountChars(text_page)
    units = (ctypes.c_ushort * (count + 2))()
    if pdfium.FPDFText_GetText(text_page, 0, count, units) == count + 1:
        codes = list(units)[:count]
        if not any(0xD800 <= code < 0xE000 for code in codes):
            return codes
    return _paired([pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count)])


def _paired(codes: list[int]) -> list[int]:
    """
    Return codes with each pair of surrogates as one character.

    >>> [hex(code) for code in _paired([0x41, 0xD842, 0xDFB7])]
    ['0x41', '0x0', '0x20bb7']
    """
    made = list(codes)
    for index, code in enumerate(codes):
        high = codes[index - 1] if index else 0
        if 0xDC00 <= code < 0xE000 and 0xD800 <= high < 0xDC00:
            made[index - 1], made[index] = 0, 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
    return made


@cache
def _plain(code: int) -> str:
    character = chr(code) if code else ""
    if character == "\xa0":
        return " "
    if character in _INVISIBLE and character not in _HYPHENS:
        return ""
    return folded(character) if code >= 0x2E80 else character


def _unmapped(text_page: Any, count: int) -> set[int]:
    """Return the characters whose font does not say what they are; mostly none, as samples show."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    is_unmapped = pdfium.FPDFText_HasUnicodeMapError
    if not any(is_unmapped(text_page, index) == 1 for index in range(0, count, max(count // _SAMPLES, 1))):
        return set()
    return {index for index in range(count) if is_unmapped(text_page, index) == 1}


def _told(text_page: Any, index: int, character: str) -> str:
    """Return what a sign of a symbol font or a hyphen at a line's end is, `_LOST` where that is not known."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    if pdfium.FPDFText_IsGenerated(text_page, index) == 1:
        return ""
    if character in _HYPHENS or pdfium.FPDFText_IsHyphen(text_page, index) == 1:
        return "-"
    is_private = "\ue000" <= character < "\uf900"
    return (symbol(character, _font(text_page, index)) if is_private else "") or _LOST


def _font(text_page: Any, index: int) -> str:
    """Return the name of a font without what marks a part of it: `ABCDEF+Wingdings-Regular` is Wingdings."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, _LONGEST_NAME, flags)
    plain = name.value.decode("utf-8", "replace").split("+")[-1].split("-")[0]
    return re.sub(r"(?:PS)?MT$|Regular$", "", re.sub(r"Wingdings ?(\d)", r"Wingdings \1", plain))
