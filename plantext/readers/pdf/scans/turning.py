"""Which way up a scanned page lies: pages with wide tables are often scanned on their side."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import TYPE_CHECKING

from plantext.readers.pdf.page import Box
from plantext.readers.pdf.scans.engine import Engine, Sign
from plantext.readers.pdf.scans.lines import Sheet, cut

if TYPE_CHECKING:
    from plantext.readers.pdf.scans.pictures import Pixels


def quarter_turns(reader: Engine, sheet: Sheet, lines: Sequence[Box], read: Sequence[Sequence[Sign]]) -> int:
    """
    Return by how many quarters, against the clock, a page must be turned to be read, by its lines as they were read.

    Lines that stand tell that it lies on its side; what no way round reads well is left as it is.
    """
    long = [line for line in lines if _ratio(line) >= _LONG]
    tall = [line for line in lines if _ratio(line) <= 1 / _LONG]
    if len(tall) >= _FEWEST and len(tall) > 2 * len(long):
        chosen = sorted(tall, key=_ratio)[:_SAMPLES]
        return max((1, 3), key=lambda turns: _sureness(reader, sheet, chosen, turns))
    sure = [sign.confidence for signs in read for sign in signs]
    if len(long) >= _FEWEST and sure and fmean(sure) < _DOUBTFUL:
        chosen = sorted(long, key=_ratio, reverse=True)[:_SAMPLES]
        return 2 if _sureness(reader, sheet, chosen, 2) > _sureness(reader, sheet, chosen, 0) + _CLEARLY else 0
    return 0


def turned(pixels: Pixels, turns: int) -> Pixels:
    """Return a picture turned by some quarters against the clock."""
    import numpy as np  # noqa: PLC0415

    return np.ascontiguousarray(np.rot90(pixels, turns))


def _sureness(reader: Engine, sheet: Sheet, lines: Sequence[Box], turns: int) -> float:
    read = reader.read([turned(cut(sheet.grey, line, 2.0), turns) for line in lines])
    return fmean([sign.confidence for signs in read for sign in signs] or [0.0])


def _ratio(box: Box) -> float:
    return (box.right - box.left) / max(box.bottom - box.top, 1.0)


_LONG = 1.5
_FEWEST = 3
_SAMPLES = 6
_DOUBTFUL = 0.8
_CLEARLY = 0.05
