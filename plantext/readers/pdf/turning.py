"""From the coordinates of a file to those of a page as a person holds it."""

from __future__ import annotations

from dataclasses import dataclass

from plantext.readers.pdf.page import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """
    The visible part of a page in the file's coordinates, where y grows upwards, and how it has to be turned.

    `turns` counts quarter turns clockwise.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page after it is turned."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """
        Return where a point of the file lies on the page.

        >>> [Frame(0, 0, 100, 200, turns).point(10, 190) for turns in range(4)]
        [(10, 10), (190, 10), (90, 190), (10, 90)]
        """
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return where a rectangle of the file lies on the page."""
        if self.turns == 0:  # nearly every page
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        (x, y), (other_x, other_y) = self.point(left, bottom), self.point(right, top)
        return Box(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))
