"""Signs that are told by the shape of their ink better than by recognition: dashes and strokes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plantext.readers.pdf.page import Box
from plantext.readers.pdf.scans.lines import Sheet, is_flat

if TYPE_CHECKING:
    from plantext.readers.pdf.scans.pictures import Pixels


def dash(line: Box, sheet: Sheet) -> str:
    """Return the dash that a flat box is, by its width; empty where it is none."""
    if not is_flat(line, sheet.inch):
        return ""
    return "-" if line.right - line.left < _LONG_DASH * sheet.inch else "—"


def leans(ink: Pixels) -> bool:
    """Say whether a stroke leans to the right as `/` does: its upper third stands right of its lower third."""
    import numpy as np  # noqa: PLC0415

    third = ink.shape[0] // 3
    upper, lower = np.nonzero(ink[:third])[1], np.nonzero(ink[-third:])[1]
    return bool(third and len(upper) and len(lower) and upper.mean() - lower.mean() >= _LEAN * ink.shape[0])


_LEAN = 0.15
_LONG_DASH = 0.085
