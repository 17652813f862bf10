"""The matrix as shades: who aims how high, who meets and who misses what is required, indicator by indicator."""

from __future__ import annotations

from plantext.charts.drawing import Drawing, Style
from plantext.charts.dumbbell import LEGIBLE
from plantext.charts.fonts import fitted, width
from plantext.charts.frame import EDGE, GROUP, HEIGHT, NAMES, SMALL, Marks, box, cells, explain, group, line_name
from plantext.charts.lines import Lines, ranks, standing, title
from plantext.charts.palette import MISSED, MUTED, SILENT, WORDING, grey, ink_on, shade
from plantext.charts.panels import short
from plantext.charts.shares import shares
from plantext.charts.words import said, theme_name
from plantext.counties import Cell, Matrix, Row

_WIDE, _NARROW, _TOTAL, _LEAST = 52, 12, 740, 560
_WITH_TEXT = 14  # counties whose numbers are written into the cells
_FOOT = 58
_LABEL = 110  # of the width of a name over its column


def heat_map(matrix: Matrix, lines: Lines, language: str) -> Drawing:
    """Return a picture with a line per target and a column per county, or the shares of many counties."""
    if len(matrix.counties) > LEGIBLE:
        return shares(matrix, lines, language)
    size = _size(len(matrix.counties))
    labels = [fitted(county.label, 9, _LABEL) for county in matrix.counties]
    head = 44 + max(width(label, 9) for label in labels) * 0.87
    themes = lines.themes()
    edge = NAMES + size * len(matrix.counties)
    wide = max(edge + max(40.0, width(labels[-1], 9) * 0.5), _LEAST)
    heading = said("Targets of {} plans", language).format(len(matrix.counties))
    told = "\n".join(_told(matrix, row) for row in lines.rows) or said("no numbers to draw", language)
    drawing = Drawing(wide, head + HEIGHT * len(lines.rows) + GROUP * len(themes) + _FOOT, heading, told)
    drawing.text(EDGE, 26, heading, Style(14))
    for at, label in enumerate(labels):
        turned = Style(9, MUTED, turn=60)
        drawing.text(NAMES + size * (at + 0.5) + 3, head - 5, label, turned, matrix.counties[at].label)
    y, marks = head, Marks(drawing)
    for name, rows in themes.items():
        y = group(drawing, theme_name(name, language), y, edge)
        cells(drawing, y, (size, HEIGHT), (len(matrix.counties), len(rows)))
        before = ""
        for row in rows:
            line_name(drawing, row, y, before)
            _line(drawing, marks, matrix, row, (y, size))
            before, y = title(row), y + HEIGHT
    marks.draw()
    _legend(drawing, y + 20, lines, language)
    return drawing


def _size(count: int) -> float:
    return _WIDE if count <= _WITH_TEXT else max(_NARROW, min(30.0, _TOTAL / count))


def _line(drawing: Drawing, marks: Marks, matrix: Matrix, row: Row, place: tuple[float, float]) -> None:
    y, size = place
    ranked = ranks(row)
    for at, cell in row.cells.items():
        x, kind = NAMES + size * at, standing(cell)
        if kind == "silent":
            continue
        colour = _colour(row, kind, ranked.get(at))
        made = box(drawing, (x + 0.5, y + 0.5), (size - 1, HEIGHT - 1), (colour, kind == "wording"))
        drawing.tip(made, f"{matrix.counties[at].label}, {row.indicator} {row.year}: {cell.text}")
        marks.add(kind, (x + size - 8 if size >= _WIDE else x + size / 2, y + HEIGHT / 2), colour)
        if size >= _WIDE:
            _number(drawing, cell, (x, y, size - (11 if kind in ("met", "missed") else 0)), colour)


def _number(drawing: Drawing, cell: Cell, place: tuple[float, float, float], ground: str) -> None:
    x, y, room = place
    words = fitted(short(cell), 8, room - 5)
    drawing.text(x + room / 2, y + 11.5, words, Style(8, ink_on(ground), "center"), short(cell))


def _colour(row: Row, kind: str, share: float | None) -> str:
    if kind == "missed":
        return MISSED
    if share is None:
        return WORDING
    return shade(share) if row.better in ("higher", "lower") else grey(share)


def _legend(drawing: Drawing, y: float, lines: Lines, language: str) -> None:
    if not lines.rows:
        drawing.text(EDGE, y, said("no numbers to draw", language), Style(SMALL, MUTED))
        return
    low, high = said("low aim", language), said("high aim in its row", language)
    drawing.text(EDGE, y, low, Style(SMALL, MUTED))
    x = EDGE + width(low, SMALL) + 6
    for step in range(5):
        box(drawing, (x + 14 * step, y - 9), (14, 11), (shade(step / 4), False))
    drawing.text(x + 76, y, high, Style(SMALL, MUTED))
    x += 76 + width(high, SMALL) + 18
    x = explain(drawing, (x, y), said("meets what is required", language), (shade(0.5), False), "met")
    explain(drawing, (x, y), said("misses a requirement", language), (MISSED, False), "missed")
    x = explain(drawing, (EDGE, y + 16), said("hatched: a wording", language), (WORDING, True))
    x = explain(drawing, (x, y + 16), said("empty: says nothing for that year", language), (SILENT, False))
    words = said("grey: direction unknown, darker is a larger number", language)
    explain(drawing, (x, y + 16), words, (grey(0.7), False))
    if lines.left_out:
        words = said("{} more rows are in the table", language).format(lines.left_out)
        drawing.text(EDGE, y + 30, words, Style(SMALL, MUTED))


def _told(matrix: Matrix, row: Row) -> str:
    cells = (f"{matrix.counties[at].label} {cell.text}" for at, cell in row.cells.items() if cell.text)
    return f"{title(row)} {row.year}: {'; '.join(cells)}"
