"""
Reads scanned pages: rulings from the picture, characters by recognition, both as the parts of a `Page`.

A page is rendered, straightened and rid of its rulings; lines of text are found, cut at the rulings and read; signs
that detection overlooks in table cells are read one by one. Needs the extra `ocr`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING

from plantext.readers.pdf.opening import opened
from plantext.readers.pdf.page import Box, Page, Rule
from plantext.readers.pdf.scans.engine import Engine, Sign, shared_engine
from plantext.readers.pdf.scans.glyphs import glyphs, mended
from plantext.readers.pdf.scans.lines import Sheet, cleared, completed, cut, is_enclosed, lone_signs, text_lines
from plantext.readers.pdf.scans.pictures import rendered, straightened
from plantext.readers.pdf.scans.rulings import find_rulings
from plantext.readers.pdf.scans.shapes import dash
from plantext.readers.pdf.scans.sizes import sizes_of
from plantext.readers.pdf.scans.turning import quarter_turns, turned

if TYPE_CHECKING:
    from plantext.readers.pdf.scans.pictures import Pixels


def recognised_pages(data: bytes, numbers: Sequence[int], password: str = "") -> Iterator[Page]:
    """
    Give the pages of a PDF with the given numbers (from 1) as recognition reads them, one after the other.

    Raises:
        DocumentError: the extra `ocr` is not installed.

    """
    reader = shared_engine()
    for number in numbers:
        # Opened for each page anew: PDFium serves one thread at a time, and recognition takes seconds.
        with opened(data, password) as pdf:
            drawn = rendered(pdf, number)
        if drawn is not None:
            yield recognised(reader, drawn.grey, drawn.scale, Page(number, drawn.width, drawn.height, (), (), 1.0))


def recognised(reader: Engine, grey: Pixels, scale: float, page: Page, is_upright: bool = False) -> Page:
    """Return a page with the glyphs and rules of its picture; `scale` is how many pixels make a point."""
    picture = straightened(grey, scale)
    lying, standing = find_rulings(picture)
    sheet = cleared(picture, lying, standing)
    lines = completed(sheet, text_lines(sheet, reader.lines(sheet.grey)))
    read = _read(reader, sheet, lines)
    if turns := 0 if is_upright else quarter_turns(reader, sheet, lines, read):
        return recognised(reader, turned(grey, turns), scale, _turned(page, turns), True)
    found = [(line, mended(signs, line, sheet)) for line, signs in zip(lines, read, strict=True)]
    found = [(line, signs) for line, signs in found if _sureness(signs) >= _least(line, sheet)]
    found += _lone(reader, sheet, lines)
    ordered = list(_in_order(found))
    sized = zip(ordered, sizes_of(ordered), strict=True)
    printed = tuple(glyph for (line, signs), em in sized for glyph in glyphs(signs, line, em, sheet, scale))
    return replace(page, glyphs=printed, rules=tuple(Rule(_middle(box, scale)) for box in (*lying, *standing)))


def _sureness(signs: Sequence[Sign]) -> float:
    return fmean(sign.confidence for sign in signs) if signs else 0.0


def _least(line: Box, sheet: Sheet) -> float:
    """Return how sure recognition must be: of a photograph it makes signs, too, in a cell there are hardly others."""
    return _READABLE_CELL if is_enclosed(line, sheet) else _READABLE


def _turned(page: Page, turns: int) -> Page:
    return replace(page, width=page.height, height=page.width) if turns % 2 else page


def _in_order(found: Sequence[tuple[Box, list[Sign]]]) -> Iterator[tuple[Box, list[Sign]]]:
    """Give lines from the top, those at one height from the left."""
    level: list[tuple[Box, list[Sign]]] = []
    for line, signs in sorted(found, key=lambda entry: entry[0].top + entry[0].bottom):
        if level and (line.top + line.bottom) / 2 > level[0][0].bottom:
            yield from sorted(level, key=lambda entry: entry[0].left)
            level = []
        level.append((line, signs))
    yield from sorted(level, key=lambda entry: entry[0].left)


def _lone(reader: Engine, sheet: Sheet, lines: Sequence[Box]) -> list[tuple[Box, list[Sign]]]:
    """Return the signs that no line covers: dashes by their shape, others by recognition if it is sure."""
    found: list[tuple[Box, list[Sign]]] = []
    others: list[Box] = []
    for box in lone_signs(sheet, lines):
        if flat := dash(box, sheet):
            found.append((box, [Sign(flat, 0.5, _BY_SHAPE)]))
        else:
            others.append(box)
    for box, signs in zip(others, _read(reader, sheet, others), strict=True):
        if signs and min(sign.confidence for sign in signs) >= _SURE:
            found.append((box, mended(signs, box, sheet)))
    return found


def _read(reader: Engine, sheet: Sheet, lines: Sequence[Box]) -> list[list[Sign]]:
    """Return the signs of lines, `at` counted between the ends of the line itself; doubtful ones are read twice."""
    read = _read_with(reader, sheet, lines, _MARGIN)
    doubtful = [at for at, signs in enumerate(read) if signs and _sureness(signs) < _DOUBTFUL]
    again = _read_with(reader, sheet, [lines[at] for at in doubtful], _WIDER_MARGIN)
    for at, signs in zip(doubtful, again, strict=True):
        read[at] = max(read[at], signs, key=_sureness)
    return read


def _read_with(reader: Engine, sheet: Sheet, lines: Sequence[Box], margin: float) -> list[list[Sign]]:
    margins = [max(margin * (line.bottom - line.top), 2.0) for line in lines]
    read = reader.read([cut(sheet.grey, line, around) for line, around in zip(lines, margins, strict=True)])
    return [_within(signs, line, around) for signs, line, around in zip(read, lines, margins, strict=True)]


def _within(signs: Sequence[Sign], line: Box, margin: float) -> list[Sign]:
    width = line.right - line.left
    return [
        Sign(sign.text, min(max((sign.at * (width + 2 * margin) - margin) / width, 0.0), 1.0), sign.confidence)
        for sign in signs
    ]


def _middle(box: Box, scale: float) -> Box:
    """Return the middle line of a ruling, in points."""
    left, top, right, bottom = (value / scale for value in (box.left, box.top, box.right, box.bottom))
    if right - left >= bottom - top:
        return Box(left, (top + bottom) / 2, right, (top + bottom) / 2)
    return Box((left + right) / 2, top, (left + right) / 2, bottom)


_MARGIN, _WIDER_MARGIN = 0.15, 0.3  # of the line's height
_BY_SHAPE = 0.9
_SURE = 0.6
_READABLE, _READABLE_CELL = 0.5, 0.3
_DOUBTFUL = 0.8
