"""From numbers to places: an axis with round marks, and shades."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

_LIGHT, _DARK = (232, 242, 245), (14, 98, 112)
_LEAST = 1e-4
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Axis:
    """A piece of the line of numbers, drawn from `left` to `right`; `marks` are round numbers on it."""

    low: float
    high: float
    left: float
    right: float
    marks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return where a number is drawn."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)


def axis(values: Sequence[float], left: float, right: float) -> Axis:
    """
    Return an axis on which all numbers have room, with four to eight marks.

    >>> axis([61.2, 68.5], 0, 100).marks
    (60.0, 62.0, 64.0, 66.0, 68.0, 70.0)
    >>> axis([100], 0, 100).marks[0] < 100 < axis([100], 0, 100).marks[-1]
    True
    """
    low, high = min(values), max(values)
    size = max(abs(low), abs(high), _LEAST)
    if high - low < size * _LEAST:  # one number, or as good as one
        low, high = low - size * 0.05, high + size * 0.05
    rough = (high - low) / 5
    power = 10.0 ** floor(log10(rough))
    step = next(each * power for each in _STEPS if each * power >= rough * 0.999)
    first, last = floor(low / step), ceil(high / step)
    marks = tuple(round(number * step, 12) for number in range(first, last + 1))
    return Axis(marks[0], marks[-1], left, right, marks)


def shade(share: float) -> str:
    """
    Return a colour from light (0) to dark (1).

    >>> shade(0), shade(1)
    ('#e8f2f5', '#0e6270')
    """
    mixed = (round(light + (dark - light) * share) for light, dark in zip(_LIGHT, _DARK, strict=True))
    return "#" + "".join(f"{part:02x}" for part in mixed)
