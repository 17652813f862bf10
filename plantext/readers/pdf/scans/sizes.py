"""How large the characters of recognised lines are: by their width and steps where they tell, else by their company."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import regex

from plantext.readers.pdf.page import Box
from plantext.readers.pdf.scans.engine import Sign

Read = tuple[Box, Sequence[Sign]]


def sizes_of(lines: Sequence[Read]) -> list[float]:
    """Return the width of a Chinese character in each line, the same for lines of about one size."""
    widths = [_width(line, signs) for line, signs in lines]
    sure = [width for width in widths if width]
    found = []
    for (line, signs), width in zip(lines, widths, strict=True):
        if width:
            found.append(median(other for other in sure if abs(other - width) <= _SAME * width))
        else:
            mixed = _mixed_width(line, signs)
            level = [] if mixed else _beside(line, lines, widths)
            own = mixed or (line.bottom - line.top) / _DIGIT_HEIGHT
            found.append(median(level) if level else _nearest(own, sure))
    return found


def _width(line: Box, signs: Sequence[Sign]) -> float:
    """Return the width of a character in a line of Chinese, 0 where digits and the like leave it open."""
    width, height = line.right - line.left, line.bottom - line.top
    if len(signs) >= _FEW and all(_WIDE.match(sign.text) for sign in signs):
        ends = _OPENING.match(signs[0].text), _CLOSING.match(signs[-1].text)
        own = width / (len(signs) - _BEARING - _HALF * sum(map(bool, ends)))
    else:
        run = _longest_run(signs)
        own = (run[-1].at - run[0].at) * width / (len(run) - 1) if len(run) >= _MANY else 0.0
    return own if own <= _BROADEST * height else 0.0  # set apart: the steps say nothing


def _mixed_width(line: Box, signs: Sequence[Sign]) -> float:
    """Return about how wide a Chinese character is in a line that has some, 0 in other lines."""
    wide = [bool(_WIDE.match(sign.text)) for sign in signs]
    if not any(_HAN.match(sign.text) for sign in signs):
        return 0.0
    joints = sum(one != other for one, other in pairwise(wide))
    squares = sum(wide) + _NARROW * (len(wide) - sum(wide)) + _JOINT * joints - _BEARING
    return min((line.right - line.left) / squares, _BROADEST * (line.bottom - line.top))


def _longest_run(signs: Sequence[Sign]) -> list[Sign]:
    best: list[Sign] = []
    run: list[Sign] = []
    for sign in signs:
        run = [*run, sign] if _HAN.match(sign.text) else []
        best = max(best, run, key=len)
    return best


def _beside(line: Box, lines: Sequence[Read], widths: Sequence[float]) -> list[float]:
    middle = (line.top + line.bottom) / 2
    return [
        width for (other, _), width in zip(lines, widths, strict=True) if width and other.top < middle < other.bottom
    ]


def _nearest(size: float, sizes: Sequence[float]) -> float:
    nearest = min(sizes, key=lambda other: abs(other - size), default=size)
    return nearest if abs(nearest - size) <= _ALIKE * size else size


_HAN = regex.compile(r"\p{Han}")
_WIDE = regex.compile(r"[\p{Han}、。，；：？！（）《》【】]")
_OPENING = regex.compile("[（《【]")
_CLOSING = regex.compile("[）》】。，、；：]")
_FEW, _MANY = 3, 8
_BEARING = 0.1
_HALF = 0.5
_NARROW = 0.56
_JOINT = 0.2  # between a Chinese character and a digit
_DIGIT_HEIGHT = 0.75
_BROADEST = 1.35
_SAME = 0.04
_ALIKE = 0.1
