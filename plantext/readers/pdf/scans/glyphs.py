"""From the signs of a recognised line to glyphs with boxes, with what recognition always gets wrong put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from plantext.readers.pdf.page import Box, Glyph
from plantext.readers.pdf.scans.engine import Sign
from plantext.readers.pdf.scans.lines import Sheet, cut, runs
from plantext.readers.pdf.scans.restoring import restored
from plantext.readers.pdf.scans.shapes import dash, leans

if TYPE_CHECKING:
    from plantext.readers.pdf.scans.pictures import Pixels


def glyphs(signs: Sequence[Sign], line: Box, em: float, sheet: Sheet, scale: float) -> list[Glyph]:
    """
    Return the glyphs of a line, in points; `em` is the width of a Chinese character in it, in pixels.

    The place of a sign is known to a few pixels only. So signs share what lies between them, unless the ink shows a
    blank there: a gap that is none would part a number.
    """
    points = round(2 * em / scale) / 2
    middles = [line.left + sign.at * (line.right - line.left) for sign in signs]
    edges = [(line.left, line.left)]
    for (one, left), (other, right) in pairwise(zip(signs, middles, strict=True)):
        start, end = _white(cut(sheet.ink, Box(left, line.top, max(right, left), line.bottom)))
        is_blank = end - start > _blank(one.text, other.text) * em
        edges.append((left + start, left + end) if is_blank else _shared(one, other, left, right))
    edges.append((line.right, line.right))
    top, bottom = line.top / scale, line.bottom / scale
    return [
        Glyph(sign.text, Box(left / scale, top, max(left, right) / scale, bottom), points, -1, sign.confidence)
        for sign, ((_, left), (right, _)) in zip(signs, pairwise(edges), strict=True)
    ]


def _white(ink: Pixels) -> tuple[int, int]:
    """Return where the widest white gap between two signs begins and ends."""
    gaps = list(runs(~ink.any(axis=0)))
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=(0, 0))


def _blank(one: str, other: str) -> float:
    """Return how wide a gap between two signs is a blank; room between Chinese characters and digits is none."""
    if _MARK.match(one) or _MARK.match(other):
        return _AFTER_MARK
    wide = bool(_WIDE.match(one)) + bool(_WIDE.match(other))
    return (_NARROW, _MIXED, _BOTH_WIDE)[wide]


def _shared(one: Sign, other: Sign, left: float, right: float) -> tuple[float, float]:
    """Return where one sign ends and the next begins: a wide one takes more of what lies between their middles."""
    weights = [1.0 if _WIDE.match(sign.text) else 0.56 for sign in (one, other)]
    at = left + (right - left) * weights[0] / sum(weights)
    return at, at


def mended(signs: Sequence[Sign], line: Box, sheet: Sheet) -> list[Sign]:
    """Return the signs of a line as they were printed, as far as shape and neighbours tell, without dirt."""
    signs = _without_dirt(signs)
    if not signs:
        return []
    if len(signs) == 1 and (shape := _shape(signs[0].text, line, sheet)):
        return [replace(signs[0], text=shape)]
    whole = restored(signs, line, sheet)
    text = "".join(sign.text for sign in whole)
    return [replace(sign, text=new) for sign, new in zip(whole, folded(text), strict=True)]


def _without_dirt(signs: Sequence[Sign]) -> Sequence[Sign]:
    first, last = 0, len(signs)
    while first < last - 1 and _is_dirt(signs[first]):
        first += 1
    while last > first + 1 and _is_dirt(signs[last - 1]):
        last -= 1
    return signs[first:last]


def _is_dirt(sign: Sign) -> bool:
    return sign.text in _DIRT and sign.confidence < _PRINTED


def folded(text: str) -> str:
    """
    Return a line with its signs as Chinese text prints them, one for one.

    >>> folded("(一)总体目标:到2O25年,PM₂.5浓度(年均)为29"), folded("(2025)"), folded("1O.5")
    ('（一）总体目标：到2025年，PM2.5浓度（年均）为29', '(2025)', '10.5')
    """
    text = text.translate(_PLAIN)
    text = _RANGE.sub("—", text)
    text = _SQUARE.sub(r"[\1]", text)
    text = _CLASS.sub("Ⅴ", text)
    text = _FIVE.sub("5", text)
    text = _ZERO.sub("0", text)
    text = _ONE.sub("1", text)
    text = _BRACKETS.sub(lambda match: f"（{match[1]}）" if _HAN.search(match[1]) else match[0], text)
    text = _COMMA.sub("，", text)
    text = _COLON.sub("：", text)
    return _SEMICOLON.sub("；", text)


def _shape(text: str, line: Box, sheet: Sheet) -> str:
    """Return what a sign alone in its cell is by its shape, where recognition takes it for another; else nothing."""
    if flat := dash(line, sheet):
        return "" if text == "一" and flat == "—" else flat
    if text in _UPRIGHT and leans(cut(sheet.ink, line)):
        return "/"
    return ""


_UPRIGHT = "1Il|丨丿/Jノ"
_DIRT = "·•*'`.．,"
_PRINTED = 0.85
_MARK = regex.compile(r"[\p{P}\p{S}]")
_NARROW, _MIXED, _BOTH_WIDE, _AFTER_MARK = 0.4, 0.52, 0.3, 1.2  # of the size
_HAN = regex.compile(r"\p{Han}")
_WIDE = regex.compile(r"[\p{Han}\u3000-\u303f\uff01-\uff5e①-⓿“”‘’—…≥≤]")
_PLAIN = str.maketrans("₀₁₂₃₄₅₆₇₈₉丶", "0123456789、")
_CLASS = regex.compile(r"(?<=\p{Han})[Vv](?=类)")
_FIVE = regex.compile(r"(?<=\d\.)[sS](?!\p{L})|(?<=PM2\.)[sS]")
_ZERO = regex.compile(r"(?<=\d[.]?|[.])[OoQ〇](?=[\d.%％年]|$)|(?<=^|[^\p{L}\d])[Oo](?=\.\d)")
_ONE = regex.compile(r"(?<=\d[.]?|[.])[lI|](?=[\d.%％]|$)|(?<=^|[^\p{L}\d])[lI|](?=[.]?\d)")
_RANGE = regex.compile(r"(?<=\d年?)[一丨](?=(?:19|20)\d\d)")
_SQUARE = regex.compile(r"(?|[(（\[]([^()（）\[\]]*)[\]]|[\[]([^()（）\[\]]*)[)）])")
_BRACKETS = regex.compile(r"\(([^()（）]*)\)")
_COMMA = regex.compile(r"(?<=[\p{Han}”）)]),|(?<=[\d%]),(?=[\p{Han}“])|,$")
_COLON = regex.compile(r"(?<=[\p{Han}”）]):")
_SEMICOLON = regex.compile(r"(?<=[\p{Han}”）\d%]);")
