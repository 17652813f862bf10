"""Lines of text in a scanned page: those that were detected, cut at rulings, and the lone signs that were not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from plantext.readers.pdf.page import Box

if TYPE_CHECKING:
    from plantext.readers.pdf.scans.pictures import Picture, Pixels


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page without its rulings: `grey` to recognise, `ink` to measure, and the rulings that were taken out."""

    grey: Pixels
    ink: Pixels
    inch: float
    lying: Sequence[Box]
    standing: Sequence[Box]


def cleared(picture: Picture, lying: Sequence[Box], standing: Sequence[Box]) -> Sheet:
    """Return a page without its rulings and without specks of dust in its ink."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    grey, ink = picture.grey.copy(), picture.ink.copy()
    paper = int(np.median(grey))
    for rule in (*lying, *standing):
        at = (
            slice(max(int(rule.top) - 2, 0), int(rule.bottom) + 2),
            slice(max(int(rule.left) - 2, 0), int(rule.right) + 2),
        )
        grey[at], ink[at] = paper, 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    is_speck = stats[:count, cv2.CC_STAT_AREA] < _SPECK * picture.inch**2
    ink[is_speck[labels]] = 0
    return Sheet(grey, ink, picture.inch, lying, standing)


def text_lines(sheet: Sheet, detected: Sequence[Box]) -> list[Box]:
    """Return the boxes of lines, close around their ink: cut where a ruling parts two cells, or where lines are one."""
    parts = [part for box in detected for part in _between(box, sheet.standing)]
    tight = [box for part in parts if (box := tightened(sheet, part))]
    if not tight:
        return []
    usual = median(box.bottom - box.top for box in tight)
    return [line for box in tight for line in _levels(sheet, box, usual)]


def completed(sheet: Sheet, lines: Sequence[Box]) -> list[Box]:
    """Return lines in table cells with what detection left beside them: a part of a character, a sign at an end."""
    if not lines:
        return []
    usual = median(line.bottom - line.top for line in lines)
    left = _left_over(sheet, lines)
    return [_grown(line, [box for box in left if _share_a_cell(box, line, sheet)], usual) for line in lines]


def lone_signs(sheet: Sheet, lines: Sequence[Box]) -> list[Box]:
    """
    Return the boxes of signs in the cells of ruled tables that no line covers: a dash, a stroke, a single digit.

    Outside of tables what is left is dirt more often than text.
    """
    return _grouped([box for box in _left_over(sheet, lines) if _is_sign(box, sheet, lines)], _APART * sheet.inch)


def _left_over(sheet: Sheet, lines: Sequence[Box]) -> list[Box]:
    """Return the boxes of the ink in table cells that no line covers."""
    import cv2  # noqa: PLC0415

    ink = sheet.ink.copy()
    margin = round(_MARGIN * sheet.inch)
    for line in lines:
        cut(ink, line, margin)[:] = 0
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = (Box(float(x), float(y), float(x + w), float(y + h)) for x, y, w, h, _ in stats[1:count])
    return [box for box in boxes if is_enclosed(box, sheet)]


def _grown(line: Box, beside: Sequence[Box], usual: float) -> Box:
    """Return a line with the ink above, below or at its ends that makes it no higher than lines usually are."""
    for box in beside:
        whole = Box(
            min(line.left, box.left), min(line.top, box.top), max(line.right, box.right), max(line.bottom, box.bottom)
        )
        is_low = line.bottom - line.top < _LOW * usual and line.left <= (box.left + box.right) / 2 <= line.right
        shared = min(line.bottom, box.bottom) - max(line.top, box.top)
        gap = max(box.left - line.right, line.left - box.right)
        is_end = shared >= _BESIDE * usual and gap <= _CLOSE * usual
        if (is_low or is_end) and whole.bottom - whole.top <= _WHOLE * usual:
            line = whole
    return line


def is_flat(box: Box, inch: float) -> bool:
    """Say whether a box has the shape of a dash."""
    width, height = box.right - box.left, box.bottom - box.top
    return width >= _DASH * inch and width >= _FLAT * height and height <= _DASH_THICK * inch


def cut(pixels: Pixels, box: Box, margin: float = 0.0) -> Pixels:
    """Return a part of a picture, with a margin around it."""
    left, top, right, bottom = _pixels(
        Box(box.left - margin, box.top - margin, box.right + margin, box.bottom + margin)
    )
    return pixels[max(top, 0) : bottom, max(left, 0) : right]


def tightened(sheet: Sheet, box: Box) -> Box | None:
    """Return the box of the ink in a box, without what reaches into it from above or below; None without ink."""
    import numpy as np  # noqa: PLC0415

    left, top = max(int(box.left), 0), max(int(box.top), 0)
    part = cut(sheet.ink, box)
    bands = list(runs(part.any(axis=1)))
    if not bands:
        return None
    largest = max(last - first for first, last in bands)
    if len(bands) > 1 and bands[0][0] == 0 and bands[0][1] <= _SLICE * largest:
        del bands[0]
    if len(bands) > 1 and bands[-1][1] == part.shape[0] and bands[-1][1] - bands[-1][0] <= _SLICE * largest:
        del bands[-1]
    first, last = bands[0][0], bands[-1][1]
    xs = np.nonzero(part[first:last].any(axis=0))[0]
    return Box(float(left + xs[0]), float(top + first), float(left + xs[-1] + 1), float(top + last))


def _between(box: Box, standing: Sequence[Box]) -> Iterator[Box]:
    """Cut a box where a ruling stands in it: detection joins what stands close, though in two cells."""
    middle = (box.top + box.bottom) / 2
    at = sorted(
        (rule.left + rule.right) / 2
        for rule in standing
        if rule.top <= middle <= rule.bottom and box.left < (rule.left + rule.right) / 2 < box.right
    )
    edges = [box.left, *at, box.right]
    for left, right in pairwise(edges):
        yield Box(left, box.top, right, box.bottom)


def _levels(sheet: Sheet, box: Box, usual: float) -> Iterator[Box]:
    """Cut a box that is twice as high as usual where white rows part its lines."""
    if box.bottom - box.top < _TALL * usual:
        yield box
        return
    rows = cut(sheet.ink, box).any(axis=1)
    bands = [band for band in runs(rows) if band[1] - band[0] >= _LINE * usual]
    if len(bands) < 2:
        yield box
        return
    for first, last in bands:
        part = tightened(sheet, Box(box.left, box.top + first, box.right, box.top + last))
        if part:
            yield part


def runs(rows: Any) -> Iterator[tuple[int, int]]:
    """Give the start and the end of every unbroken run of what is true."""
    start = None
    for at, filled in enumerate([*rows.tolist(), False]):
        if filled and start is None:
            start = at
        elif not filled and start is not None:
            yield start, at
            start = None


def _is_sign(box: Box, sheet: Sheet, lines: Sequence[Box]) -> bool:
    """Say whether ink may be a sign; flat ink beside a line of its cell is dirt, and would be taken for a minus."""
    if not is_flat(box, sheet.inch):
        return box.bottom - box.top >= _SIGN * sheet.inch
    beside = [line for line in lines if line.top <= (box.top + box.bottom) / 2 <= line.bottom]
    return not any(_share_a_cell(box, line, sheet) for line in beside)


def _share_a_cell(one: Box, other: Box, sheet: Sheet) -> bool:
    """Say whether no ruling stands or lies between two boxes."""
    x, y = (one.left + one.right) / 2, (one.top + one.bottom) / 2
    left, right = sorted((x, (other.left + other.right) / 2))
    top, bottom = sorted((y, (other.top + other.bottom) / 2))
    return not any(rule.top <= y <= rule.bottom and left <= rule.left <= right for rule in sheet.standing) and not any(
        rule.left <= x <= rule.right and top <= rule.top <= bottom for rule in sheet.lying
    )


def is_enclosed(box: Box, sheet: Sheet) -> bool:
    """Say whether rulings stand left and right of a box and lie above and below it."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    beside = [(rule.left + rule.right) / 2 for rule in sheet.standing if rule.top <= y <= rule.bottom]
    level = [(rule.top + rule.bottom) / 2 for rule in sheet.lying if rule.left <= x <= rule.right]
    return (
        any(at < x for at in beside)
        and any(at > x for at in beside)
        and any(at < y for at in level)
        and any(at > y for at in level)
    )


def _grouped(signs: Sequence[Box], gap: float) -> list[Box]:
    """Join signs of one line that stand close."""
    groups: list[Box] = []
    for sign in sorted(signs, key=lambda box: box.left):
        for at, group in enumerate(groups):
            if sign.left - group.right <= gap and sign.top < group.bottom and group.top < sign.bottom:
                groups[at] = Box(
                    group.left, min(group.top, sign.top), max(group.right, sign.right), max(group.bottom, sign.bottom)
                )
                break
        else:
            groups.append(sign)
    return groups


def _pixels(box: Box) -> tuple[int, int, int, int]:
    return int(box.left), int(box.top), round(box.right), round(box.bottom)


_EDGE = 2.0  # pixels of a ruling's blurred edge
# In inches, of an A4 sheet.
_SPECK = 0.00014
_MARGIN = 0.015
_DASH = 0.022
_FLAT = 1.4
_DASH_THICK = 0.03
_SIGN = 0.07
_APART = 0.1
_SLICE = 0.3  # of the highest band of ink
# Of the usual height of a line.
_LOW = 0.8
_WHOLE = 1.25
_BESIDE = 0.4
_CLOSE = 0.35
_TALL = 1.7
_LINE = 0.5
