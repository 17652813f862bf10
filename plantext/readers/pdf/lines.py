"""Characters to lines: what stands side by side is one line, blanks where the file leaves room for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from plantext.readers.pdf.page import Box, Glyph
from plantext.readers.pdf.wide import is_wide
from plantext.readers.raising import raised

BLANKS = frozenset(" \u3000")

_SMALL = 0.8  # of the line's size: smaller and raised is a superscript
_BLANK_WIDE = 0.2  # of the size; between ideographs
_BLANK_MIXED = 0.29  # word processors leave a fifth or a quarter between an ideograph and a digit
_BLANK_NARROW = 0.16
_DOUBLE = 0.12
NOT_FIRST = frozenset("，。、；：？！）》」』】〕”’")
NOT_LAST = frozenset("（《「『【〔“‘([{￥$")
_QUOTES = frozenset("“”‘’")  # some programs part no line beside them
"""What no paragraph begins with, and what none ends with."""
_NO_BREAK_AFTER = NOT_LAST | {"/"}
_TIED = NOT_FIRST | frozenset("％%℃,.;:?!)]}°/")


class Line(NamedTuple):
    """
    One line of print: its text, its place, the size of its characters.

    `lead` is the width of what stands at its start and may not be parted: a line before it has room for it or breaks.
    `is_spaced` says that a blank is drawn at its end, `starts_raised` that a footnote mark may begin it.
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
    made = [line for row in rows_of(glyphs) if (line := line_of(row.glyphs)) is not None]
    return sorted(made, key=lambda line: line.box.top) if len(made) > 1 else made


def line_of(glyphs: Sequence[Glyph]) -> Line | None:
    """Return one line of characters that stand side by side, None where they are blanks."""
    ordered = sorted(glyphs, key=_left)
    printed = [glyph for glyph in ordered if glyph.text not in BLANKS]
    if not printed:
        return None
    size = max([glyph.size for glyph in printed])
    full, small = printed, frozenset[int]()
    if min([glyph.size for glyph in printed]) < size * _SMALL:
        full = [glyph for glyph in printed if glyph.size >= size * _SMALL]
        small = _raised(printed, full, size)
    box = Box(
        printed[0].box.left,
        min([glyph.box.top for glyph in full]),
        max([glyph.box.right for glyph in printed]),
        max([glyph.box.bottom for glyph in full]),
    )
    is_spaced = ordered[-1].text in BLANKS
    sure = _confidence(printed)
    return Line(_text(ordered, small), box, size, _lead(printed), is_spaced, id(printed[0]) in small, sure)


def confidence_of(parts: Iterable[tuple[str, float | None]]) -> float | None:
    """Return how sure recognition is of texts together, None where it was not needed; each counts by its length."""
    sure = [(len(text), confidence) for text, confidence in parts if confidence is not None and text]
    length = sum(count for count, _ in sure)
    return sum(count * confidence for count, confidence in sure) / length if length else None


def _confidence(glyphs: Sequence[Glyph]) -> float | None:
    if glyphs[0].confidence == 1:
        return None
    return sum(glyph.confidence for glyph in glyphs) / len(glyphs)


def _left(glyph: Glyph) -> float:
    return glyph.box.left


def _raised(glyphs: Sequence[Glyph], full: Sequence[Glyph], size: float) -> frozenset[int]:
    """Return the ids of small characters that stand above the middle of a line."""
    middle = sum([glyph.box.top + glyph.box.bottom for glyph in full]) / len(full) / 2 - size * 0.06
    return frozenset(
        id(glyph) for glyph in glyphs if glyph.size < size * _SMALL and glyph.box.top + glyph.box.bottom < 2 * middle
    )


def _text(ordered: Sequence[Glyph], small: frozenset[int]) -> str:
    """Return the text of a line: blanks where there is room for them, what is drawn twice to look bold once."""
    parts: list[str] = []
    stretch = -1.0
    begun = ended = float("-inf")
    last = ordered[0]
    for glyph in ordered:
        character, (left, _, right, _), size = glyph[:3]
        if left - begun < _DOUBLE * size and _is_drawn(glyph, ordered):
            continue
        if left - ended > _BLANK_NARROW * size and parts:
            stretch = _stretch(ordered) if stretch < 0 else stretch
            if character not in BLANKS and last.text not in BLANKS and _is_apart(last, glyph, stretch):
                parts.append(" ")
        parts.append(raised(character) if id(glyph) in small else character)
        last, begun, ended = glyph, left, right
    return "".join(parts).strip()


def _is_drawn(glyph: Glyph, ordered: Sequence[Glyph]) -> bool:
    """Say whether the same character stands before another at nearly the same place."""
    near = _DOUBLE * max(glyph.size, 1.0)
    for other in ordered:
        if other is glyph:
            return False
        if (
            other.text == glyph.text
            and glyph.box.left - other.box.left < near
            and abs(glyph.box.top - other.box.top) < near
        ):
            return True
    return False


@dataclass(slots=True)
class Row:
    """Characters at the same height: from `top` to `bottom` reaches the highest of them."""

    top: float
    bottom: float
    glyphs: list[Glyph]

    def holds(self, top: float, bottom: float) -> bool:
        """Say whether what reaches from `top` to `bottom` stands beside the row."""
        shared = min(bottom, self.bottom) - max(top, self.top)
        return shared > 0.5 * min(bottom - top, self.bottom - self.top)


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """Return characters by the height at which they stand, from the top."""
    return _merged(_begun(glyphs))


def _begun(glyphs: Iterable[Glyph]) -> list[Row]:
    rows: list[Row] = []
    row: Row | None = None
    row_top = row_bottom = 0.0
    for glyph in glyphs:
        _, top, _, bottom = glyph.box
        if row is not None:  # what `holds` says, written out: most characters stand beside the one before
            shared = (bottom if bottom < row_bottom else row_bottom) - (top if top > row_top else row_top)
            if shared > 0.5 * (row_bottom - row_top) or shared > 0.5 * (bottom - top):
                row.glyphs.append(glyph)
                if bottom - top > row_bottom - row_top:
                    row.top, row.bottom = row_top, row_bottom = top, bottom
                continue
        row = next((row for row in rows[:-4:-1] if row.holds(top, bottom)), None)
        if row is None:
            row = Row(top, bottom, [])
            rows.append(row)
        row.glyphs.append(glyph)
        row_top, row_bottom = row.top, row.bottom
    return rows


def _merged(rows: list[Row]) -> list[Row]:
    """Put rows together that stand at the same height: a file may draw a line in pieces, in any order."""
    if len(rows) < 2:
        return rows
    merged: list[Row] = []
    for row in sorted(rows, key=lambda row: row.top):
        other = next((other for other in merged[:-4:-1] if other.holds(row.top, row.bottom)), None)
        if other is None:
            merged.append(row)
        else:
            other.glyphs += row.glyphs
    return merged


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
        if (
            glyph.text in _NO_BREAK_AFTER
            or following.text in _TIED
            or following.text in _QUOTES
            or glyph.text in _QUOTES
        ):
            continue
        if following.text == "（" and not is_wide(glyph.text):
            continue  # some programs part 72.4（EQI） there, some do not
        if is_wide(glyph.text) or is_wide(following.text):
            break
    return glyphs[end - 1].box.right - glyphs[0].box.left
