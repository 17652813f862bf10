"""Characters to lines: what stands side by side is one line, blanks where the file leaves room for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from plantext.readers.pdf.page import Box, Glyph
from plantext.readers.raising import raised

_SMALL = 0.8  # of the line's size: smaller and raised is a superscript
_WIDE = re.compile("[\u1100-\u11ff\u2460-\u24ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")
_BLANK_WIDE = 0.27  # of the size; between ideographs
_BLANK_MIXED = 0.29  # word processors leave a fifth or a quarter between an ideograph and a digit
_BLANK_NARROW = 0.16
NOT_FIRST = frozenset("，。、；：？！）》」』】〕”’")
NOT_LAST = frozenset("（《「『【〔“‘([{￥$")
"""What no paragraph begins with, and what none ends with."""
_NO_BREAK_AFTER = NOT_LAST | {"/"}
_TIED = NOT_FIRST | frozenset("％%℃,.;:?!)]}°/")


@dataclass(frozen=True, slots=True)
class Line:
    """
    One line of print: its text, its place, the size of its characters.

    `lead` is the width of what stands at its start and may not be parted: a line before it has room for it or breaks.
    `is_spaced` says that white space stands at its end or before its start; `first_size` tells a note's mark.
    """

    text: str
    box: Box
    size: float
    lead: float
    is_spaced: bool = False
    starts_raised: bool = False
    confidence: float | None = None


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines that some characters make up, from the top, each from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        row = _row_for(glyph, rows)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    made = [line for row in _merged(rows) if (line := line_of(row)) is not None]
    return sorted(made, key=lambda line: line.box.top)


def line_of(glyphs: Sequence[Glyph]) -> Line | None:
    """Return one line of characters that stand side by side, None where they are blanks."""
    ordered = _without_doubles(sorted(glyphs, key=_left))
    printed = [glyph for glyph in ordered if glyph.text != " "]
    if not printed:
        return None
    size = max(glyph.size for glyph in printed)
    full = [glyph for glyph in printed if glyph.size >= size * _SMALL]
    middle = sum(glyph.box.top + glyph.box.bottom for glyph in full) / len(full) / 2
    small = {id(g) for g in printed if g.size < size * _SMALL and (g.box.top + g.box.bottom) / 2 < middle - size * 0.06}
    parts: list[str] = []
    last: Glyph | None = None
    stretch = _stretch(ordered)
    for glyph in ordered:
        if last is not None and glyph.text != " " and last.text != " " and _is_apart(last, glyph, stretch):
            parts.append(" ")
        parts.append(raised(glyph.text) if id(glyph) in small else glyph.text)
        last = glyph
    text = "".join(parts)
    box = Box(
        printed[0].box.left,
        min(glyph.box.top for glyph in full),
        max(glyph.box.right for glyph in printed),
        max(glyph.box.bottom for glyph in full),
    )
    is_spaced = ordered[0].text == " " or ordered[-1].text == " "
    return Line(text.strip(), box, size, _lead(printed), is_spaced, id(printed[0]) in small, _confidence(printed))


def confidence_of(parts: Iterable[tuple[str, float | None]]) -> float | None:
    """Return how sure recognition is of texts together, None where it was not needed; each counts by its length."""
    sure = [(len(text), confidence) for text, confidence in parts if confidence is not None and text]
    length = sum(count for count, _ in sure)
    return sum(count * confidence for count, confidence in sure) / length if length else None


def _confidence(glyphs: Sequence[Glyph]) -> float | None:
    if all(glyph.confidence == 1 for glyph in glyphs):
        return None
    return sum(glyph.confidence for glyph in glyphs) / len(glyphs)


def is_wide(character: str) -> bool:
    """Say whether a character takes a full square: ideographs and their punctuation."""
    return _WIDE.match(character) is not None


_left = attrgetter("box.left")


def _row_for(glyph: Glyph, rows: list[list[Glyph]]) -> list[Glyph] | None:
    """Return the row that a character goes on with: the one begun last, mostly."""
    for row in rows[:-4:-1]:
        if _is_beside(glyph.box, row[-1].box) or (len(row) > 1 and _is_beside(glyph.box, row[0].box)):
            return row
    return None


def _is_beside(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _merged(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put rows together that stand at the same height: a file may draw a line in pieces, in any order."""
    merged: list[list[Glyph]] = []
    boxes: list[Box] = []
    for row in sorted(rows, key=lambda row: min(glyph.box.top for glyph in row)):
        box = Box(0, min(glyph.box.top for glyph in row), 0, max(glyph.box.bottom for glyph in row))
        at = next((at for at in range(len(boxes) - 1, max(len(boxes) - 4, -1), -1) if _is_beside(box, boxes[at])), None)
        if at is None:
            merged.append(list(row))
            boxes.append(box)
        else:
            merged[at] += row
    return merged


def _without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """Take out characters drawn twice at nearly the same place, which makes them look bold."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        is_double = any(
            other.text == glyph.text
            and glyph.box.left - other.box.left < 0.12 * max(glyph.size, 1.0)
            and abs(glyph.box.top - other.box.top) < 0.12 * max(glyph.size, 1.0)
            for other in kept[-3:]
        )
        if not is_double:
            kept.append(glyph)
    return kept


def _stretch(glyphs: Sequence[Glyph]) -> float:
    """Return how far ideographs are apart in a line that is stretched to its full width."""
    gaps = sorted(
        after.box.left - before.box.right
        for before, after in pairwise(glyphs)
        if is_wide(before.text) and is_wide(after.text)
    )
    return max(gaps[len(gaps) // 2], 0.0) if len(gaps) > 2 else 0.0


def _is_apart(last: Glyph, glyph: Glyph, stretch: float) -> bool:
    size = max(last.size, glyph.size) or (glyph.box.bottom - glyph.box.top) or 1.0
    gap = (glyph.box.left - last.box.right - stretch) / size
    if gap < _BLANK_NARROW:
        return False
    wide = is_wide(last.text) + is_wide(glyph.text)
    return gap > (_BLANK_NARROW, _BLANK_MIXED, _BLANK_WIDE)[wide]


def _lead(glyphs: Sequence[Glyph]) -> float:
    """Return the width of what cannot be parted at the start of a line."""
    end = 0
    while end < len(glyphs):
        glyph = glyphs[end]
        end += 1
        following = glyphs[end] if end < len(glyphs) else None
        if following is None or following.box.left - glyph.box.right > 0.16 * (glyph.size or 10):
            break
        if glyph.text in _NO_BREAK_AFTER or following.text in _TIED:
            continue
        if following.text == "（" and not is_wide(glyph.text):
            continue  # some programs part 72.4（EQI） there, some do not
        if is_wide(glyph.text) or is_wide(following.text):
            break
    return glyphs[end - 1].box.right - glyphs[0].box.left
