"""An indicator over the counties: from the baseline to the target, with what is required."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plantext.charts.canvas import INK, MUTED, Canvas, Stroke, Style
from plantext.charts.glyphs import fitted, width
from plantext.charts.scale import Axis, axis
from plantext.charts.words import said
from plantext.counties import Cell, Matrix, Row
from plantext.counties.words import number

WIDTH = 860
_NAMES, _RIGHT = 180, 150
_TOP, _LINE, _BOTTOM = 78, 30, 34
_BASE, _AIM = "#8a94a0", "#0e6270"
_REQUIRED = {"national": "#b23a48", "provincial": "#c98a1b"}
Side = tuple[str, Cell] | None  # the year and what is said for it
_NUMBER = re.compile(r"[≥≤<>]?=?(\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Panel:
    """One indicator in one unit: for each county its latest baseline and its last target, with their years."""

    indicator: str
    unit: str
    required: Mapping[str, str]
    better: str
    baselines: Mapping[int, tuple[str, Cell]]
    targets: Mapping[int, tuple[str, Cell]]

    @property
    def counties(self) -> list[int]:
        """The places of the counties, the highest target first; those without a number come last."""

        def rank(at: int) -> tuple[bool, float, int]:
            value = self.targets[at][1].value if at in self.targets else None
            return value is None, float(value or 0) * (1 if self.better == "lower" else -1), at

        return sorted({*self.baselines, *self.targets}, key=rank)

    @property
    def values(self) -> list[float]:
        """All numbers to be drawn."""
        cells = [cell for side in (self.baselines, self.targets) for _, cell in side.values()]
        numbers = [float(cell.value) for cell in cells if cell.value is not None]
        return numbers + list(self.requirements.values()) if numbers else []

    @property
    def requirements(self) -> dict[str, float]:
        """The requirements that are one number."""
        found = {level: _NUMBER.fullmatch(text.rstrip("%％")) for level, text in self.required.items()}
        return {level: float(match[1]) for level, match in found.items() if match}


def panels(matrix: Matrix) -> list[Panel]:
    """Return a panel for each indicator and unit that has a target with a number; rates and changes have none."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in matrix.rows:
        if row.role in ("baseline", "target") and not row.period:
            groups.setdefault((row.concept, row.indicator, row.unit), []).append(row)
    made = [_panel(rows) for rows in groups.values()]
    return [each for each in made if any(cell.value is not None for _, cell in each.targets.values())]


def dumbbell(matrix: Matrix, panel: Panel, language: str = "en") -> Canvas:
    """Return the picture of a panel, a line per county."""
    places = panel.counties
    canvas = Canvas(WIDTH, _TOP + _LINE * len(places) + _BOTTOM)
    scale = axis(panel.values, _NAMES, WIDTH - _RIGHT)
    bottom = _TOP + _LINE * len(places)
    title = f"{panel.indicator}（{panel.unit}）" if panel.unit else panel.indicator
    canvas.text(16, 26, fitted(title, 17, WIDTH - 32), Style(17))
    _legend(canvas, panel, language)
    _grid(canvas, scale, bottom)
    for level, value in panel.requirements.items():
        canvas.line((scale.at(value), _TOP - 10), (scale.at(value), bottom), Stroke(_REQUIRED[level], 1.5, "5 4"))
    for line, at in enumerate(places):
        sides = (panel.baselines.get(at), panel.targets.get(at))
        _county(canvas, scale, matrix.counties[at].label, sides, _TOP + _LINE * (line + 0.5))
    return canvas


def _panel(rows: Sequence[Row]) -> Panel:
    sides: dict[str, dict[int, tuple[str, Cell]]] = {"baseline": {}, "target": {}}
    for row in sorted(rows, key=lambda row: row.year):
        side = sides[row.role]
        for at, cell in row.cells.items():
            # A later wording (持续提高) does not hide an earlier number.
            if at not in side or cell.value is not None or side[at][1].value is None:
                side[at] = (row.year, cell)
    first = rows[0]
    required = {"national": first.national, "provincial": first.provincial}
    return Panel(first.indicator, first.unit, required, first.better, sides["baseline"], sides["target"])


def _legend(canvas: Canvas, panel: Panel, language: str) -> None:
    x = 22.0
    for name, colour, hollow in (("baseline", _BASE, True), ("target", _AIM, False)):
        canvas.dot(x, 48, colour, hollow)
        canvas.text(x + 11, 52, said(name, language), Style(12, MUTED))
        x += 11 + width(said(name, language), 12) + 24
    for level in panel.requirements:
        text = f"{said(level, language)} {panel.required[level]}"
        canvas.line((x - 6, 48), (x + 12, 48), Stroke(_REQUIRED[level], 1.5, "5 4"))
        canvas.text(x + 17, 52, text, Style(12, MUTED))
        x += 17 + width(text, 12) + 24


def _grid(canvas: Canvas, scale: Axis, bottom: float) -> None:
    for mark in scale.marks:
        canvas.line((scale.at(mark), _TOP - 6), (scale.at(mark), bottom))
        canvas.text(scale.at(mark), bottom + 18, f"{mark:g}", Style(11, MUTED, "middle"))


def _county(canvas: Canvas, scale: Axis, name: str, sides: tuple[Side, Side], y: float) -> None:
    base, aim = sides
    canvas.text(_NAMES - 14, y + 4, fitted(name, 13, _NAMES - 24), Style(13, INK, "end"))
    ends = [(side, side[1].value) for side in (base, aim) if side]
    points = [(side, float(value)) for side, value in ends if value is not None]
    if len(points) == 2:
        canvas.line((scale.at(points[0][1]), y), (scale.at(points[1][1]), y), Stroke(width=4))
    for side, value in points:
        is_aim = side is aim
        canvas.dot(scale.at(value), y, _AIM if is_aim else _BASE, not is_aim, f"{name} {side[0]}: {side[1].text}")
    canvas.text(WIDTH - _RIGHT + 18, y + 4, fitted(_told(base, aim), 11.5, _RIGHT - 26), Style(11.5, MUTED))


def _told(base: Side, aim: Side) -> str:
    """Return the numbers as text: `61.2 → ≥62.5 (2025)`."""
    shown = [_short(side[1]) for side in (base, aim) if side]
    return " → ".join(shown) + (f" ({aim[0]})" if aim and aim[0] else "")


def _short(cell: Cell) -> str:
    return cell.text if cell.value is None else number(cell.comparator, cell.low, cell.high)
