"""Signs that recognition drops or runs together, restored from the ink: Roman numbers of classes, strokes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from plantext.readers.pdf.page import Box
from plantext.readers.pdf.scans.engine import Sign
from plantext.readers.pdf.scans.lines import Sheet, cut, is_flat, runs, tightened
from plantext.readers.pdf.scans.shapes import leans

if TYPE_CHECKING:
    from plantext.readers.pdf.scans.pictures import Pixels


def restored(signs: Sequence[Sign], line: Box, sheet: Sheet) -> list[Sign]:
    """
    Return a line with the class of water that is printed (`Ⅲ类`), the dash of a range and the point of PM2.5.

    Recognition does not count the strokes of a Roman number well, and drops numbers and dashes at times; the ink is
    there.
    """
    found = _leading_stroke(signs, line, sheet)
    for sign in _circled(signs, line, sheet):
        if sign.text == "类" and (before := _strokes_end(found)) and (number := _roman(before, sign, line, sheet)):
            del found[found.index(before) + 1 :]
            found.append(_between(before, sign, number))
        elif (
            found and sign.text.isdecimal() and found[-1].text.isdecimal() and (text := _lost(found, sign, line, sheet))
        ):
            found.append(_between(found[-1], sign, text))
        elif found and all(each.text in _NUMERALS for each in found) and _is_pause(found[-1], sign, line, sheet):
            found.append(_between(found[-1], sign, "、"))
        elif sign.text == "元" and found and found[-1].text == "历":
            found[-1:] = _unglued(found[-2].text if len(found) > 1 else "", found[-1])
        found.append(sign)
    if found and found[-1].text.isdecimal() and _is_dash(found[-1].at, 2.0, line, sheet):
        found.append(Sign("—", (found[-1].at + 1.0) / 2, found[-1].confidence))
    return found


def _leading_stroke(signs: Sequence[Sign], line: Box, sheet: Sheet) -> list[Sign]:
    """Return the stroke with which a line of a unit begins (`/人`), where recognition passed over it."""
    if not signs or not _HAN.match(signs[0].text) or len(signs) > _SHORT:
        return []
    right = line.left + signs[0].at * (line.right - line.left) - _HALF * (line.bottom - line.top)
    stroke = tightened(sheet, Box(line.left, line.top, right, line.bottom)) if right - line.left >= 2 else None
    if stroke is None or stroke.bottom - stroke.top < _HIGH * (line.bottom - line.top):
        return []
    return [Sign("/", 0.0, signs[0].confidence)] if leans(cut(sheet.ink, stroke)) else []


def _circled(signs: Sequence[Sign], line: Box, sheet: Sheet) -> Sequence[Sign]:
    """Return the signs with a digit before a text made the circled one (`①`) that is as wide as it is high."""
    if len(signs) < 2 or signs[0].text not in _CIRCLED or not _HAN.match(signs[1].text):
        return signs
    height = line.bottom - line.top
    columns = cut(sheet.ink, Box(line.left, line.top, line.left + 1.3 * height, line.bottom)).any(axis=0)
    first, last = next(runs(columns), (0, 0))
    is_round = _ROUND * height <= last - first <= height * _ROUND_MOST
    return [replace(signs[0], text=_CIRCLED[signs[0].text]), *signs[1:]] if is_round else signs


def _between(before: Sign, after: Sign, text: str) -> Sign:
    return Sign(text, (before.at + after.at) / 2, min(before.confidence, after.confidence))


def _is_pause(number: Sign, after: Sign, line: Box, sheet: Sheet) -> bool:
    """Say whether ink stands between the number of a heading and its text: the `、` of `一、`."""
    width, height = line.right - line.left, line.bottom - line.top
    left, right = line.left + number.at * width + 0.6 * height, line.left + after.at * width - 0.72 * height
    if not _HAN.match(after.text) or right - left < _PAUSE * height:
        return False
    ink = tightened(sheet, Box(left, line.top, right, line.bottom))
    return ink is not None and max(ink.bottom - ink.top, ink.right - ink.left) <= _SMALL * height


def _unglued(before: str, glued: Sign) -> list[Sign]:
    """Return the `/万` of `/万元`, which is read as one character."""
    stroke = Sign("/", glued.at, glued.confidence)
    return [*([stroke] if before != "/" else ()), Sign("万", glued.at, glued.confidence)]


def _lost(found: Sequence[Sign], after: Sign, line: Box, sheet: Sheet) -> str:
    """Return the sign between two digits that recognition passed over: a dash, or the point of a small PM2.5."""
    if after.text == "5" and [sign.text for sign in found[-3:]] == ["P", "M", "2"]:
        return "."
    return "—" if _is_dash(found[-1].at, after.at, line, sheet) else ""


def _is_dash(before: float, after: float, line: Box, sheet: Sheet) -> bool:
    """Say whether the ink between two signs of a line, or behind its last one, is a dash."""
    width, height = line.right - line.left, line.bottom - line.top
    half = _DIGIT * height
    left, right = line.left + before * width + half, min(line.left + after * width - half, line.right)
    if right - left < _DASH * height:
        return False
    ink = tightened(sheet, Box(left, line.top + 0.25 * height, right, line.top + 0.85 * height))
    return bool(ink and is_flat(ink, sheet.inch) and ink.right - ink.left >= _MOST * (right - left))


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
_CIRCLED = dict(zip("123456789", "①②③④⑤⑥⑦⑧⑨", strict=True))
_ROUND, _ROUND_MOST = 0.72, 1.2
_ROMAN = {1: "Ⅰ", 2: "Ⅱ", 3: "Ⅲ"}
_NUMERALS = frozenset("一二三四五六七八九十")
_PAUSE = 0.3
_SMALL = 0.6
_HALF = 0.5
_DIGIT = 0.32
_DASH = 0.3
_MOST = 0.6
_ROOM = 0.15
_SHORT = 6
_HIGH = 0.7
_FULL = 200
