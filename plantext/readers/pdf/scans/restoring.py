"""Signs that recognition drops or runs together, restored from the ink: Roman numbers of classes, strokes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from plantext.readers.pdf.page import Box
from plantext.readers.pdf.scans.engine import Sign
from plantext.readers.pdf.scans.lines import Sheet, cut

if TYPE_CHECKING:
    from plantext.readers.pdf.scans.pictures import Pixels


def restored(signs: Sequence[Sign], line: Box, sheet: Sheet) -> list[Sign]:
    """
    Return a line with the class of water that is printed (`Ⅲ类`), and with the stroke of `/万元`.

    Recognition does not count the strokes of a Roman number well, and drops the number at times; the ink is there.
    """
    found: list[Sign] = []
    for sign in signs:
        if sign.text == "类" and (before := _strokes_end(found)) and (number := _roman(before, sign, line, sheet)):
            del found[found.index(before) + 1 :]
            found.append(Sign(number, (before.at + sign.at) / 2, min(before.confidence, sign.confidence)))
        if sign.text == "元" and found and found[-1].text == "历":
            stroke = found.pop()
            quarter = (sign.at - stroke.at) / 2
            found += [Sign("/", stroke.at - quarter, stroke.confidence), Sign("万", stroke.at, stroke.confidence)]
        found.append(sign)
    return found


def _strokes_end(signs: Sequence[Sign]) -> Sign | None:
    """Return the last Chinese character, where only strokes stand behind it."""
    for sign in reversed(signs):
        if sign.text not in _STROKES:
            return sign if _HAN.match(sign.text) else None
    return None


def _roman(before: Sign, after: Sign, line: Box, sheet: Sheet) -> str:
    """Return the Roman number between two Chinese characters, by its standing strokes; empty where there is none."""
    width, height = line.right - line.left, line.bottom - line.top
    half = _HALF * height
    left, right = line.left + before.at * width + half, line.left + after.at * width - half
    if right - left < _ROOM * height:
        return ""
    ink = cut(sheet.ink, Box(left, line.top + 0.4 * height, right, line.top + 0.6 * height))
    return _ROMAN.get(_standing(ink), "")


def _standing(ink: Pixels) -> int:
    """Return how many strokes pass through a band of ink."""
    columns = ink.mean(axis=0) > _FULL
    return int(columns[:1].sum() + (columns[1:] & ~columns[:-1]).sum())


_STROKES = frozenset("IⅠⅡⅢl|丨")
_HAN = regex.compile(r"\p{Han}")
_ROMAN = {1: "Ⅰ", 2: "Ⅱ", 3: "Ⅲ"}
_HALF = 0.5
_ROOM = 0.15
_FULL = 200
