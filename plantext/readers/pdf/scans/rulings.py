"""The rulings of a scanned page: straight thin lines that are long, or that join two others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plantext.readers.pdf.page import Box

if TYPE_CHECKING:
    from plantext.readers.pdf.scans.pictures import Picture, Pixels


def find_rulings(picture: Picture) -> tuple[list[Box], list[Box]]:
    """
    Return the lying and the standing rulings of a page, in pixels.

    A stroke of a character may be as long as the side of a narrow cell. So a short line counts only where both its
    ends meet rulings of the other direction.
    """
    lying = _candidates(picture.ink, picture.inch)
    standing = [_turned(box) for box in _candidates(picture.ink.T, picture.inch)]
    sure_lying = [box for box in lying if box.right - box.left >= _LONG * picture.inch]
    sure_standing = [box for box in standing if box.bottom - box.top >= _LONG * picture.inch]
    near = _NEAR * picture.inch
    for _ in range(_ROUNDS):
        more_lying = [box for box in lying if box in sure_lying or _joins(box, sure_standing, near)]
        crossing = [_turned(box) for box in more_lying]
        more_standing = [box for box in standing if box in sure_standing or _joins(_turned(box), crossing, near, True)]
        if (len(more_lying), len(more_standing)) == (len(sure_lying), len(sure_standing)):
            break
        sure_lying, sure_standing = more_lying, more_standing
    return sure_lying, sure_standing


def _candidates(ink: Pixels, inch: float) -> list[Box]:
    """Return the lying lines in a picture, thin and not quite short; for standing ones, the picture is turned."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    picture = np.ascontiguousarray(ink)
    # A line that is not quite level steps from one row of pixels to the next.
    thick = cv2.dilate(picture, np.ones((3, 1), np.uint8))
    kernel = np.ones((1, max(int(_SHORT * inch), 3)), np.uint8)
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, kernel)
    count, _, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found = []
    for left, top, width, height, area in stats[1:count]:
        thickness = area / width - 2  # the dilation has added two
        if thickness <= _THICK * inch and height <= max(_THICK * inch + 2, width * _SLOPE + 4):
            found.append(Box(float(left), top + 1.0, float(left + width), top + height - 1.0))
    return _mended(found, _GAP * inch)


def _mended(lines: list[Box], gap: float) -> list[Box]:
    """Join lines that go on from each other: a printer's or scanner's gap."""
    done: list[Box] = []
    for line in sorted(lines, key=lambda box: box.left):
        for at, other in enumerate(done):
            level = min(line.bottom, other.bottom) - max(line.top, other.top)
            if level >= -1 and line.left - other.right <= gap:
                done[at] = Box(
                    other.left, min(line.top, other.top), max(line.right, other.right), max(line.bottom, other.bottom)
                )
                break
        else:
            done.append(line)
    return done


def _joins(line: Box, crossing: list[Box], near: float, is_turned: bool = False) -> bool:
    """Say whether both ends of a lying line meet standing ones."""
    at = (line.top + line.bottom) / 2

    def meets(x: float) -> bool:
        return any(
            other.left - near <= x <= other.right + near and other.top - near <= at <= other.bottom + near
            for other in crossing
        )

    return meets(line.left) and meets(line.right)


def _turned(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


_LONG = 0.75
_SHORT = 0.16
_THICK = 0.05
_NEAR = 0.04
_GAP = 0.03
_SLOPE = 0.004
_ROUNDS = 5
