"""What frames the lines of a heat map: the names of themes and indicators, and the explanation of colours."""

from __future__ import annotations

from typing import Any

from plantext.charts import field
from plantext.charts.drawing import Drawing, Point, Style
from plantext.charts.fonts import fitted, width
from plantext.charts.lines import Standing, title
from plantext.charts.palette import HATCH, LINE, MUTED, TARGET, ink_on
from plantext.counties import Row

NAMES, HEIGHT, GROUP, EDGE = 250, 17, 22, 14
SMALL = 8.5  # size of type


def group(drawing: Drawing, name: str, y: float, right: float) -> float:
    """Write the name of a theme over its lines, and return where they begin."""
    drawing.text(EDGE, y + 14, name, Style(10, TARGET))
    drawing.page.plot([EDGE, right], [y + GROUP - 3] * 2, color=LINE, linewidth=0.8, zorder=0)
    return y + GROUP


def line_name(drawing: Drawing, row: Row, y: float, before: str) -> None:
    """Write the indicator and the year before a line; the name stands once for its years."""
    if title(row) != before:
        drawing.text(EDGE, y + 12, fitted(title(row), 9, NAMES - EDGE - 40), Style(9), title(row))
    drawing.text(NAMES - 8, y + 12, row.year, Style(SMALL, MUTED, "right"))


def box(drawing: Drawing, corner: tuple[float, float], size: tuple[float, float], look: tuple[str, bool]) -> Any:
    """Draw a rectangle and return it; `look` is its colour, and whether it is hatched."""
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    colour, is_hatched = look
    made = Rectangle(corner, *size, facecolor=colour, edgecolor=HATCH, hatch="////" if is_hatched else None)
    made.set(linewidth=0.3, clip_on=False)
    drawing.page.add_artist(made)
    return made


class Marks:
    """Collects the marks of requirements that are met and missed, and draws them in one go, which is much quicker."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._missed: list[Point] = []
        self._met: dict[str, list[Point]] = {}

    def add(self, kind: Standing, middle: Point, ground: str) -> None:
        """Add the mark of a field of a colour."""
        if kind == "missed":
            self._missed.append(middle)
        elif kind == "met":
            self._met.setdefault(ink_on(ground), []).append(middle)

    def draw(self) -> None:
        """Draw all."""
        field.crosses(self._drawing.page, self._missed, 5.5)
        for colour, places in self._met.items():
            field.checks(self._drawing.page, places, 7, colour)


def cells(drawing: Drawing, y: float, size: Point, count: Point) -> None:
    """Draw the lines between cells of a size; `count` is how many there are in a line, and how many lines."""
    (wide, high), (columns, rows) = size, count
    right, bottom, gap = NAMES + wide * columns, y + high * rows, float("nan")
    upright = [(NAMES + wide * at, y, bottom) for at in range(int(columns) + 1)]
    level = [(y + high * at, NAMES, right) for at in range(int(rows) + 1)]
    xs = [each for x, _, _ in upright for each in (x, x, gap)] + [each for _, *ends in level for each in (*ends, gap)]
    ys = [each for _, *ends in upright for each in (*ends, gap)] + [each for z, _, _ in level for each in (z, z, gap)]
    drawing.page.plot(xs, ys, color=LINE, linewidth=0.5, zorder=0)


def explain(drawing: Drawing, place: Point, words: str, look: tuple[str, bool], kind: Standing = "silent") -> float:
    """Explain a colour and its mark, and return where the next explanation begins."""
    x, y = place
    box(drawing, (x, y - 9), (14, 11), look)
    marks = Marks(drawing)
    marks.add(kind, (x + 7, y - 3.5), look[0])
    marks.draw()
    drawing.text(x + 18, y, words, Style(SMALL, MUTED))
    return x + 18 + width(words, SMALL) + 16
