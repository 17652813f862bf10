"""Running text in two columns: found by the empty strip between them, read down one and then the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plantext.readers.pdf.lines import BLANKS, Line, Row, lines_of, rows_of
from plantext.readers.pdf.page import Box, Glyph, Page, Rule
from plantext.readers.pdf.wrapping import Room

_BIN = 2.0  # points
_MIDDLE = (0.35, 0.65)  # of the width of the page: there the strip is looked for
_GUTTER = 8.0  # points, at least
_FEWEST = 200  # characters; what has less is no text in columns
_EMPTY = 0.3  # of the usual number of characters above each other
_FEWEST_ROWS = 8
_FULL = 0.7  # of the lines of a column begin at its edge
_MOSTLY = 0.55  # of its lines reach nearly to the other edge
_NEAR = 30.0  # points
_PARTED = 0.15  # of the rows; in a table with more columns nearly all have more gaps than one
_INDENT = 2.6


@dataclass(frozen=True, slots=True)
class Strip:
    """One column of running text."""

    box: Box
    lines: tuple[Line, ...]
    room: Room


def in_columns(glyphs: Sequence[Glyph], page: Page) -> list[Line | Strip]:
    """Return what characters outside of ruled tables make up: lines, and strips where text stands in two columns."""
    gutter = _gutter(glyphs, page)
    if gutter is None:
        return [*lines_of(glyphs)]
    made: list[Line | Strip] = []
    band: list[Row] = []
    for row in rows_of(glyphs):
        if any(glyph.box.left < gutter < glyph.box.right for glyph in row.glyphs) or _is_centred(row, gutter):
            made += _band(band, gutter)
            band = []
            made += lines_of(row.glyphs)
        else:
            band.append(row)
    return made + _band(band, gutter)


def _gutter(glyphs: Sequence[Glyph], page: Page) -> float | None:
    """Return the middle of the empty strip between two columns, None where there is none."""
    if len(glyphs) < _FEWEST:
        return None
    bins = [0] * (int(page.width / _BIN) + 1)
    for glyph in glyphs:
        bins[min(max(int((glyph.box.left + glyph.box.right) / 2 / _BIN), 0), len(bins) - 1)] += 1
    usual = sorted(count for count in bins if count)[-len(bins) // 4 :]
    most = _EMPTY * usual[0] if usual else 0.0
    run: list[int] = []
    best: list[int] = []
    for at in range(int(len(bins) * _MIDDLE[0]), int(len(bins) * _MIDDLE[1])):
        run = [*run, at] if bins[at] <= most else []
        best = max(best, run, key=len)
    if len(best) * _BIN < _GUTTER:
        return None
    gutter = (best[0] + best[-1] + 1) / 2 * _BIN
    return gutter if _are_columns(glyphs, gutter, page.rules) else None


def _are_columns(glyphs: Iterable[Glyph], gutter: float, rules: Iterable[Rule]) -> bool:
    """Say whether enough rows have text on both sides that runs to the strip, and nothing speaks for a table."""
    ends: list[float] = []
    starts: list[float] = []
    far_ends: list[float] = []
    crossing = parted = 0
    rows = rows_of(glyph for glyph in glyphs if glyph.text not in BLANKS)
    for row in rows:
        left = [glyph.box.right for glyph in row.glyphs if glyph.box.right <= gutter]
        right = [glyph.box.left for glyph in row.glyphs if glyph.box.left >= gutter]
        crossing += len(left) + len(right) < len(row.glyphs)
        if left and right:
            ends.append(max(left))
            starts.append(min(right))
            far_ends.append(max(glyph.box.right for glyph in row.glyphs))
            parted += _gaps(row) > 1
    if len(ends) < _FEWEST_ROWS or crossing > len(ends) or parted > _PARTED * len(ends):
        return False
    lies = (rule.box for rule in rules if rule.is_lying and rule.box.left < gutter < rule.box.right)
    if any(rows[0].bottom < box.top < rows[-1].top for box in lies):
        return False
    begin = sorted(starts)[len(starts) // 4]
    aligned = sum(start < begin + _NEAR for start in starts)
    return aligned >= _FULL * len(starts) and _are_full(ends) and _are_full(far_ends)


def _gaps(row: Row) -> int:
    """Return how often the characters of a row stand so far apart as those of neighbouring cells do."""
    ordered = sorted(row.glyphs, key=lambda glyph: glyph.box.left)
    return sum(after.box.left - before.box.right > 1.2 * before.size for before, after in pairwise(ordered))


def _are_full(ends: Sequence[float]) -> bool:
    """Say whether most lines of a column end where the longest end, as those of running text do."""
    reach = sorted(ends)[-1 - len(ends) // 10]
    return sum(end > reach - _NEAR for end in ends) >= _MOSTLY * len(ends)


def _is_centred(row: Row, gutter: float) -> bool:
    """Say whether a row of print stands on both sides without a gap: a title over both columns."""
    left = max((glyph.box.right for glyph in row.glyphs if glyph.box.right <= gutter), default=None)
    right = min((glyph.box.left for glyph in row.glyphs if glyph.box.left >= gutter), default=None)
    return left is not None and right is not None and right - left < _GUTTER / 2


def _band(rows: Sequence[Row], gutter: float) -> list[Line | Strip]:
    glyphs = [glyph for row in rows for glyph in row.glyphs]
    sides = [
        lines_of(glyph for glyph in glyphs if glyph.box.right <= gutter),
        lines_of(glyph for glyph in glyphs if glyph.box.right > gutter),
    ]
    if min(map(len, sides)) < 2:
        return [*lines_of(glyphs)]
    top = min(row.top for row in rows)
    return [_strip(lines, top) for lines in sides]


def _strip(lines: Sequence[Line], top: float) -> Strip:
    left, right = min(line.box.left for line in lines), max(line.box.right for line in lines)
    box = Box(left, top, right, max(line.box.bottom for line in lines))
    return Strip(box, tuple(lines), Room(left, right, _INDENT * lines[0].size))
