"""An indicator over the counties: from the baseline to the target, with what is required."""

from __future__ import annotations

from plantext.charts import field
from plantext.charts.drawing import Drawing, Style
from plantext.charts.fonts import fitted, width, wrapped
from plantext.charts.keys import Key
from plantext.charts.palette import INK, LINE, MUTED
from plantext.charts.panels import Panel, point, short, spread
from plantext.charts.words import said
from plantext.counties import Matrix

LEGIBLE = 60
"""So many counties can have a line or a column of their own; more are summed up."""

WIDTH = 640
_NAMES, _RIGHT, _EDGE = 138, 158, 14
_TITLE, _FOOT = 14, 34
_TIGHT = 24  # counties from which on the lines move together
_STRIP = 150
_WORDING = 5  # characters of a wording beside a number


def dumbbell(matrix: Matrix, panel: Panel, language: str) -> Drawing:
    """Return the picture of a panel: a line per county, or how many lie where if there are too many for that."""
    if len(panel.counties) > LEGIBLE:
        return _strip(matrix, panel, language)
    pitch = 20.0 if len(panel.counties) <= _TIGHT else 14.0
    top = _head_height(panel)
    height = pitch * len(panel.counties)
    drawing = Drawing(WIDTH, top + height + _FOOT, panel.title, "\n".join(_lines(matrix, panel, language)))
    _head(drawing, panel, len(panel.counties), language)
    axes = drawing.axes(_NAMES, top, WIDTH - _NAMES - _RIGHT, height)
    axes.set_ylim(len(panel.counties), 0)
    field.grid(drawing, axes, field.scale(axes, panel), 8, 14 / pitch)
    field.required(axes, panel)
    places = {at: (line + 0.5, matrix.counties[at].label) for line, at in enumerate(panel.counties)}
    field.counties(drawing, axes, panel, places, 7 if pitch > 15 else 5.5)
    for line, at in enumerate(panel.counties):
        name = matrix.counties[at].label
        y = top + pitch * (line + 0.5) + 3
        size = 9.0 if pitch > 15 else 8.0
        if line:
            drawing.page.plot([_EDGE, WIDTH - _EDGE], [y - 3 - pitch / 2] * 2, color=LINE, linewidth=0.4, zorder=0)
        _name(drawing, name, y, size, pitch)
        _numbers(drawing, panel, at, y, size)
    return drawing


def summary(panel: Panel, language: str) -> list[str]:
    """Return what the targets of many counties come to: least, most and median, and how many miss a requirement."""
    values = [value for at in panel.drawn if (value := point(panel.targets[at][1])) is not None]
    told = [spread(values, language)] if values else []
    missing = sum(panel.misses(at) for at in panel.targets)
    if missing:
        told.append(said("{} of {} miss a requirement", language).format(missing, len(panel.targets)))
    return told


def _lines(matrix: Matrix, panel: Panel, language: str) -> list[str]:
    """Return the picture as text, for those who cannot see it."""
    lines = [f"{said(level, language)}: {text}" for level, text in panel.required.items() if text]
    if len(panel.counties) > LEGIBLE:
        return [*lines, *summary(panel, language)]
    for at in panel.counties:
        missed = said("misses a requirement", language) if panel.misses(at) else ""
        lines.append(
            said("; ", language).join(filter(None, (f"{matrix.counties[at].label}: {panel.told(at)}", missed)))
        )
    return lines


def _title(panel: Panel) -> list[str]:
    return wrapped(panel.title, _TITLE, WIDTH - 2 * _EDGE, 2)


def _head_height(panel: Panel) -> float:
    return 52 + 18.0 * len(_title(panel))


def _head(drawing: Drawing, panel: Panel, count: int, language: str) -> None:
    y = 12.0
    for line in _title(panel):
        y += 16
        drawing.text(_EDGE, y, line, Style(_TITLE, INK), panel.title)
    better = {"higher": "higher is better", "lower": "lower is better"}.get(panel.better, "")
    told = [said("{} plans", language).format(count), *([said(better, language)] if better else [])]
    unlike = [each for each in ("national", "provincial") if panel.required[each] and each not in panel.requirements]
    told += [f"{said(level, language)} {panel.required[level]}" for level in unlike]
    words = said("; ", language).join(told)
    drawing.text(_EDGE, y + 16, fitted(words, 8.5, WIDTH - 2 * _EDGE), Style(8.5, MUTED), words)
    key = Key(drawing, _EDGE, y + 32, language)
    required = {level: f"{said(level, language)} {panel.required[level]}" for level in panel.requirements}
    if count > LEGIBLE:
        key.bars(required)
    else:
        key.marks([panel], required)


def _name(drawing: Drawing, name: str, y: float, size: float, pitch: float) -> None:
    """Set the name of a county before its line, in two lines where one is not enough and there is room."""
    room = _NAMES - _EDGE - 14
    lines = wrapped(name, size, room, 2 if pitch > 15 else 1)
    if len(lines) == 2:
        lines, size = wrapped(name, size - 1.5, room, 2), size - 1.5
    for count, line in enumerate(lines):
        down = (count - (len(lines) - 1) / 2) * (size + 1)
        drawing.text(_NAMES - 14, y + down, line, Style(size, INK, "right"), name)


def _numbers(drawing: Drawing, panel: Panel, at: int, y: float, size: float) -> None:
    told, size, left = panel.told(at), size - 0.5, WIDTH - _RIGHT + 24
    room = WIDTH - _EDGE - left
    shown = told if width(told, size) <= room else fitted(panel.told(at, _WORDING), size, room)
    drawing.text(left, y, shown, Style(size, MUTED), told)
    if panel.misses(at):
        field.crosses(drawing.page, [(left - 8, y - 3)], 6)


def _strip(matrix: Matrix, panel: Panel, language: str) -> Drawing:
    """Return how many counties lie where, for more counties than there can be lines."""
    top = _head_height(panel)
    drawing = Drawing(WIDTH, top + _STRIP + _FOOT + 44, panel.title, "\n".join(_lines(matrix, panel, language)))
    _head(drawing, panel, len(panel.counties), language)
    axes = drawing.axes(_EDGE + 10, top, WIDTH - 2 * _EDGE - 20, _STRIP)
    ticks = field.scale(axes, panel, 8)
    most = field.spread(drawing, axes, panel, language)
    field.required(axes, panel, layer=5)
    field.grid(drawing, axes, ticks, 8, -axes.get_ylim()[1] * 14 / _STRIP)
    ends = ((panel.drawn[:5], "most: {}"), (panel.drawn[-5:][::-1], "least: {}"))
    if panel.better == "lower":
        ends = ((ends[1][0], "most: {}"), (ends[0][0], "least: {}"))
    told = [*summary(panel, language), said("up to {} plans in a bar", language).format(most)]
    lines = [said("; ", language).join(told)]
    for places, words in ends:
        names = [f"{matrix.counties[at].label} {short(panel.targets[at][1])}" for at in places]
        lines.append(said(words, language).format(said(", ", language).join(names)))
    for count, line in enumerate(lines):
        y = top + _STRIP + 32 + 13 * count
        drawing.text(_EDGE, y, fitted(line, 8.5, WIDTH - 2 * _EDGE), Style(8.5, MUTED), line)
    return drawing
