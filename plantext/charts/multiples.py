"""Many indicators in one picture, a small field for each: a theme, or indicators that somebody has chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plantext.charts import field
from plantext.charts.drawing import Drawing, Style
from plantext.charts.dumbbell import LEGIBLE, summary
from plantext.charts.fonts import fitted, width, wrapped
from plantext.charts.keys import Key
from plantext.charts.palette import INK, LINE, MUTED
from plantext.charts.panels import Panel, short
from plantext.charts.words import said
from plantext.counties import Matrix

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WIDTH, _EDGE, _GAP, _COLUMNS = 780, 14, 20, 3
_NAMES = 92
_NAMED = 20  # so many counties have a line with a name
_HEAD, _TITLE, _FOOT = 62, 40, 34
_PITCH, _TIGHT, _STRIP = 13.0, 5.0, 70.0


@dataclass(frozen=True, slots=True)
class Room:
    """Where a small field stands, and the language of its words."""

    left: float
    top: float
    width: float
    height: float
    language: str


@dataclass(frozen=True, slots=True)
class _Lines:
    """The counties of a field from top to bottom, how far apart, and with dots of which size."""

    places: Sequence[int]
    pitch: float
    size: float
    room: Room


def multiples(matrix: Matrix, panels: Sequence[Panel], heading: str, language: str) -> Drawing:
    """Return small fields side by side, each with an axis of its own; counties stand in the same order in all."""
    places = _places(matrix, panels)
    is_named = len(places) <= _NAMED
    height = _field_height(panels, places)
    rows = list(_rows(panels))
    whole = _HEAD + len(rows) * (_TITLE + height + _FOOT) + 12
    drawing = Drawing(_WIDTH, whole, heading, "\n".join(_told(matrix, panels, language)))
    _heading(drawing, panels, heading, len(places), language)
    left = _EDGE + (_NAMES if is_named else 0)
    wide = (_WIDTH - left - _EDGE - _GAP * (_COLUMNS - 1)) / _COLUMNS
    for count, row in enumerate(rows):
        top = _HEAD + count * (_TITLE + height + _FOOT)
        if is_named:
            right = left + len(row) * (wide + _GAP) - _GAP
            _names(drawing, matrix, places, (top + _TITLE, right))
        for column, panel in enumerate(row):
            room = Room(left + column * (wide + _GAP), top, wide, height, language)
            _panel(drawing, matrix, panel, places, room)
    return drawing


def _rows(panels: Sequence[Panel]) -> list[Sequence[Panel]]:
    return [panels[at : at + _COLUMNS] for at in range(0, len(panels), _COLUMNS)]


def _places(matrix: Matrix, panels: Sequence[Panel]) -> list[int]:
    """Return the places of the counties that say something, in the order of the matrix."""
    return sorted({at for panel in panels for at in panel.counties})


def _field_height(panels: Sequence[Panel], places: Sequence[int]) -> float:
    if len(places) <= _NAMED:
        return _PITCH * len(places)
    most = max(len(panel.counties) for panel in panels)
    return _TIGHT * most if most <= LEGIBLE else _STRIP


def _heading(drawing: Drawing, panels: Sequence[Panel], heading: str, count: int, language: str) -> None:
    drawing.text(_EDGE, 26, heading, Style(14))
    told = [said("{} indicators", language).format(len(panels)), said("{} plans", language).format(count)]
    if _NAMED < count <= LEGIBLE:
        told.append(said("a line for each plan, the best aim on top", language))
    x = _EDGE + width(heading, 14) + 14
    drawing.text(x, 26, fitted(said("; ", language).join(told), 8.5, _WIDTH - _EDGE - x), Style(8.5, MUTED))
    levels = {
        level: said(level, language)
        for level in ("national", "provincial")
        if any(level in each.requirements for each in panels)
    }
    if count > LEGIBLE:
        Key(drawing, _EDGE, 46, language).bars(levels)
    else:
        Key(drawing, _EDGE, 46, language).marks(panels, levels)


def _names(drawing: Drawing, matrix: Matrix, places: Sequence[int], room: tuple[float, float]) -> None:
    """Write the names of counties before a row of fields, and draw a line from each to its right end."""
    top, right = room
    for line, at in enumerate(places):
        y = top + _PITCH * (line + 0.5)
        name = matrix.counties[at].label
        drawing.text(_EDGE + _NAMES - 10, y + 3, fitted(name, 8, _NAMES - 10), Style(8, INK, "right"), name)
        drawing.page.plot([_EDGE + _NAMES - 6, right], [y, y], color=LINE, linewidth=0.4, zorder=-1)


def _panel(drawing: Drawing, matrix: Matrix, panel: Panel, places: Sequence[int], room: Room) -> None:
    """Draw a field: its title, its axis, and the counties as lines, or as bars that say how many lie where."""
    lines = wrapped(panel.title, 9, room.width, 2)
    for count, line in enumerate(lines, 2 - len(lines)):
        drawing.text(room.left, room.top + 9 + 11 * count, line, Style(9), panel.title)
    required = _required(panel, room.language)
    drawing.text(room.left, room.top + 32, fitted(required, 7.5, room.width), Style(7.5, MUTED), required)
    axes = drawing.axes(room.left, room.top + _TITLE, room.width, room.height)
    ticks = field.scale(axes, panel, 4)
    if len(places) > LEGIBLE:
        field.spread(drawing, axes, panel, room.language)
        pitch = -room.height / axes.get_ylim()[1]
        foot = said("; ", room.language).join(summary(panel, room.language))
    elif len(places) > _NAMED:
        pitch, foot = _TIGHT, _ends(matrix, panel, room.language)
        _counties(drawing, axes, matrix, panel, _Lines(panel.counties, pitch, 4, room))
    else:
        pitch, foot = _PITCH, ""
        _counties(drawing, axes, matrix, panel, _Lines(places, pitch, 6, room))
    field.required(axes, panel, layer=5 if len(places) > LEGIBLE else 1)
    field.grid(drawing, axes, ticks, 7, 11 / pitch)
    foot_y = room.top + _TITLE + room.height + 23
    drawing.text(room.left, foot_y, fitted(foot, 7.5, room.width), Style(7.5, MUTED), foot)


def _counties(drawing: Drawing, axes: Axes, matrix: Matrix, panel: Panel, lines: _Lines) -> None:
    """Draw a line for each county."""
    axes.set_ylim(lines.room.height / lines.pitch, 0)
    places = {at: (line + 0.5, matrix.counties[at].label) for line, at in enumerate(lines.places)}
    field.counties(drawing, axes, panel, places, lines.size)
    right, top = lines.room.left + lines.room.width + 7, lines.room.top + _TITLE
    missed = [(right, top + lines.pitch * y) for at, (y, _) in places.items() if panel.misses(at)]
    field.crosses(drawing.page, missed, lines.size * 0.85)


def _required(panel: Panel, language: str) -> str:
    told = (f"{said(level, language)} {text}" for level, text in panel.required.items() if text)
    return said("; ", language).join(told)


def _ends(matrix: Matrix, panel: Panel, language: str) -> str:
    """Return who has the largest and who the smallest number."""
    order = panel.drawn if panel.better != "lower" else panel.drawn[::-1]
    ends = ((order[0], "most: {}"), (order[-1], "least: {}"))
    names = [
        said(words, language).format(f"{matrix.counties[at].label} {short(panel.targets[at][1])}") for at, words in ends
    ]
    return said("; ", language).join(names)


def _told(matrix: Matrix, panels: Sequence[Panel], language: str) -> list[str]:
    """Return the picture as text, for those who cannot see it."""
    lines = []
    for panel in panels:
        if len(panel.counties) > LEGIBLE:
            told = said("; ", language).join(summary(panel, language))
        else:
            told = "; ".join(f"{matrix.counties[at].label} {panel.told(at)}" for at in panel.counties)
        lines.append(f"{panel.title}: {told}")
    return lines
