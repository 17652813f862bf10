"""A heat map of more counties than can have columns: how many meet, miss, word or leave out each target."""

from __future__ import annotations

from plantext.charts.drawing import Drawing, Style
from plantext.charts.fonts import fitted
from plantext.charts.frame import EDGE, GROUP, HEIGHT, NAMES, SMALL, Marks, box, explain, group, line_name
from plantext.charts.lines import STANDINGS, Lines, Standing, count, numbers, title
from plantext.charts.palette import MISSED, MUTED, RANGE, SILENT, WORDING, ink_on, shade
from plantext.charts.panels import spread
from plantext.charts.words import said, theme_name
from plantext.counties import Matrix, Row

_BAR, _RIGHT = 300, 200
_HEAD, _FOOT = 62, 24
_LOOKS: dict[Standing, tuple[str, str]] = {
    "missed": ("misses a requirement", MISSED),
    "met": ("meets what is required", shade(1)),
    "number": ("a number, nothing required", RANGE),
    "wording": ("a wording", WORDING),
    "silent": ("says nothing", SILENT),
}


def shares(matrix: Matrix, lines: Lines, language: str) -> Drawing:
    """Return a picture with a bar per target, parted by how the counties stand."""
    themes = lines.themes()
    height = _HEAD + HEIGHT * len(lines.rows) + GROUP * len(themes) + _FOOT
    heading = said("Targets of {} plans", language).format(len(matrix.counties))
    told = "\n".join(_told(matrix, row, language) for row in lines.rows) or said("no numbers to draw", language)
    wide = NAMES + _BAR + _RIGHT
    drawing = Drawing(wide, height, heading, told)
    drawing.text(EDGE, 26, heading, Style(14))
    _legend(drawing, 48, language)
    y, marks = float(_HEAD), Marks(drawing)
    for name, rows in themes.items():
        y = group(drawing, theme_name(name, language), y, wide - EDGE)
        before = ""
        for row in rows:
            line_name(drawing, row, y, before)
            _line(drawing, marks, row, (len(matrix.counties), y), language)
            before, y = title(row), y + HEIGHT
    marks.draw()
    if lines.left_out or not lines.rows:
        words = said("{} more rows are in the table", language).format(lines.left_out)
        words = words if lines.rows else said("no numbers to draw", language)
        drawing.text(EDGE, y + 14, words, Style(SMALL, MUTED))
    return drawing


def _line(drawing: Drawing, marks: Marks, row: Row, place: tuple[int, float], language: str) -> None:
    (counties, y), x = place, float(NAMES)
    for kind, number in count(row, counties).items():
        words, colour = _LOOKS[kind]
        wide = _BAR * number / counties
        if number:
            made = box(drawing, (x, y + 1.5), (wide, HEIGHT - 3), (colour, kind == "wording"))
            drawing.tip(made, f"{title(row)} {row.year}: {said(words, language)} {number}")
        if wide > 22:
            drawing.text(x + wide / 2, y + 11.5, str(number), Style(8, ink_on(colour), "center"))
        if wide > 28:
            marks.add(kind, (x + 8, y + HEIGHT / 2), colour)
        x += wide
    told = spread([*numbers(row).values()], language)
    drawing.text(x + 10, y + 12, fitted(told, SMALL, _RIGHT - 20), Style(SMALL, MUTED), told)


def _legend(drawing: Drawing, y: float, language: str) -> None:
    x: float = EDGE
    for kind in STANDINGS:
        words, colour = _LOOKS[kind]
        x = explain(drawing, (x, y), said(words, language), (colour, kind == "wording"), kind)


def _told(matrix: Matrix, row: Row, language: str) -> str:
    found = count(row, len(matrix.counties))
    parts = [f"{said(_LOOKS[kind][0], language)} {number}" for kind, number in found.items() if number]
    return f"{title(row)} {row.year}: {'; '.join([*parts, spread([*numbers(row).values()], language)])}"
