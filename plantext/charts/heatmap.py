"""The matrix as shades: who aims how high, indicator by indicator."""

from __future__ import annotations

from plantext.charts.canvas import MUTED, Canvas, Point, Stroke, Style
from plantext.charts.glyphs import fitted, width
from plantext.charts.scale import shade
from plantext.charts.words import said
from plantext.counties import Cell, Matrix, Row
from plantext.counties.words import number

_NAMES, _CELL, _HEIGHT = 330, 64, 22
_NARROW = 8  # of the cells where there are many counties
_WITH_TEXT = 16  # counties whose numbers are written into the cells
_LABELLED = 80
_TOP, _BOTTOM = 60, 96
_EMPTY, _WORDING, _MISSED = "#fafbfc", "#eef0f2", "#b23a48"


def heat_map(matrix: Matrix, language: str = "en") -> Canvas:
    """
    Return a picture with a line per target that at least two counties have in numbers, and a column per county.

    Where no target is shared, those of single counties are drawn.
    """
    rows = [row for row in matrix.rows if row.role == "target" and not row.period and _numbers(row)]
    shared = [row for row in rows if len(_numbers(row)) > 1]
    left_out = len(rows) - len(shared) if shared else 0
    rows = shared or rows
    count = len(matrix.counties)
    size = _CELL if count <= _WITH_TEXT else max(_NARROW, _CELL * _WITH_TEXT // count)
    labels = _labels(matrix, size)
    head = _TOP + (max(width(label, 12) for label in labels) * 0.87 if labels else 0) + 12
    canvas = Canvas(_NAMES + size * count + 60, head + _HEIGHT * len(rows) + _BOTTOM)
    canvas.text(16, 30, said("Targets of {} plans", language).format(count), Style(17))
    for at, label in enumerate(labels):
        canvas.text(_NAMES + size * (at + 0.5) + 4, head - 8, label, Style(12, MUTED, turn=-60))
    for line, row in enumerate(rows):
        _row(canvas, matrix, row, head + _HEIGHT * line, size)
    _legend(canvas, head + _HEIGHT * len(rows) + 24, left_out, bool(rows), language)
    return canvas


def _row(canvas: Canvas, matrix: Matrix, row: Row, y: float, size: float) -> None:
    unit = f"（{row.unit}）" if row.unit else ""
    name = fitted(row.indicator + unit, 12, _NAMES - 70)
    canvas.text(_NAMES - 56, y + 15, name, Style(12, anchor="end"))
    canvas.text(_NAMES - 12, y + 15, row.year, Style(11, MUTED, "end"))
    shares = _shares(_numbers(row), row.better)
    colour = shade if row.better in ("higher", "lower") else _grey
    canvas.rectangle((_NAMES, y + 0.5), (size * len(matrix.counties), _HEIGHT - 1), _EMPTY)
    for at, cell in row.cells.items():
        x, share = _NAMES + size * at, shares.get(at)
        tip = f"{matrix.counties[at].label}, {row.indicator} {row.year}: {cell.text}"
        fill = _WORDING if share is None else colour(share)
        canvas.rectangle((x + 0.5, y + 0.5), (size - 1, _HEIGHT - 1), fill, tip)
        _mark(canvas, cell, (x, y), size, share)


def _mark(canvas: Canvas, cell: Cell, corner: Point, size: float, share: float | None) -> None:
    """Write the number into a cell that has room, hatch a wording, and mark a requirement that is missed."""
    x, y = corner
    if share is None and any(map(str.isalnum, cell.text)):
        canvas.line((x + 3, y + _HEIGHT - 4), (x + min(size, 20) - 3, y + 4), Stroke(width=1.5))
    if size >= _CELL:
        text = cell.text if cell.value is None else number(cell.comparator, cell.low, cell.high)
        colour = "#ffffff" if share is not None and share > 0.45 else "#1f2933"
        canvas.text(x + size / 2, y + 15, fitted(text, 10.5, size - 8), Style(10.5, colour, "middle"))
    if False in (cell.meets_national, cell.meets_provincial):
        canvas.rectangle((x + size - 6, y + 1), (5, 5), _MISSED)


def _legend(canvas: Canvas, y: float, left_out: int, any_rows: bool, language: str) -> None:
    if not any_rows:
        canvas.text(16, y, said("no numbers to draw", language), Style(12, MUTED))
        return
    for step in range(5):
        canvas.rectangle((16 + step * 14, y - 10), (14, 12), shade(step / 4))
    canvas.text(96, y, said("darker: aims higher within its row", language), Style(12, MUTED))
    canvas.rectangle((16, y + 12), (14, 12), _grey(0.7))
    canvas.text(96, y + 22, said("grey: direction unknown, darker is a larger number", language), Style(12, MUTED))
    canvas.rectangle((16, y + 34), (14, 12), _WORDING)
    canvas.line((18, y + 44), (28, y + 36), Stroke(width=1.5))
    canvas.rectangle((56, y + 34), (6, 6), _MISSED)
    words = [said("hatched: a wording", language), said("red: misses a requirement", language)]
    if left_out:
        words.append(said("{} more that only one plan has are in the table", language).format(left_out))
    canvas.text(96, y + 44, ("；" if language == "zh" else "; ").join(words), Style(12, MUTED))


def _labels(matrix: Matrix, size: float) -> list[str]:
    if len(matrix.counties) > _LABELLED:
        return []
    return [fitted(county.label, 12, 150) if size >= _NARROW else "" for county in matrix.counties]


def _numbers(row: Row) -> dict[int, float]:
    return {at: float(cell.value) for at, cell in row.cells.items() if cell.value is not None}


def _shares(numbers: dict[int, float], better: str) -> dict[int, float]:
    """Return how far up each county is between the lowest and the highest aim; where all are equal, in the middle."""
    low, high = min(numbers.values()), max(numbers.values())
    if low == high:
        return dict.fromkeys(numbers, 0.5)
    shares = {at: (value - low) / (high - low) for at, value in numbers.items()}
    return {at: 1 - share for at, share in shares.items()} if better == "lower" else shares


def _grey(share: float) -> str:
    return "#" + f"{round(238 - 90 * share):02x}" * 3
