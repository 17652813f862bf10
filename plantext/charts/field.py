"""Marks on a field of numbers: round marks of the axis, dumbbells, what is required, and how many lie where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from plantext.charts.drawing import Drawing, Point, Style
from plantext.charts.palette import BASELINE, DASHES, GROUND, LINE, MUTED, RANGE, REQUIRED, TARGET, WRONG
from plantext.charts.panels import Panel, Said, far_end, point
from plantext.charts.words import said

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BINS = 40
_SHARES = {"%": 100, "‰": 1000}  # there is no more
_ROOM = 0.04  # of an axis, at either end


def scale(axes: Axes, panel: Panel, marks: int = 5) -> list[float]:
    """Give a field room for the numbers of a panel along x, and return round marks within it."""
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    low, high = min(panel.values), max(panel.values)
    if high - low < 1e-4 * max(abs(low), abs(high), 1e-4):  # one number, or as good as one
        spread = max(abs(low), abs(high)) * 0.05 or 1.0
        least = low - spread if low < 0 else max(0.0, low - spread)
        low, high = least, high if panel.unit in _SHARES and high == _SHARES[panel.unit] else high + spread
    room = (high - low) * _ROOM
    axes.set_xlim(low - room, high + room)
    ticks = MaxNLocator(nbins=marks, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    return [round(float(tick), 12) for tick in ticks if low - room <= tick <= high + room]


def grid(drawing: Drawing, axes: Axes, ticks: Sequence[float], size: float, below: float) -> None:
    """Draw lines at the round marks, and under them their numbers, `below` units of y under the field."""
    bottom = axes.get_ylim()[0]
    for tick in ticks:
        axes.axvline(tick, color=LINE, linewidth=0.8, zorder=0)
        drawing.label(axes, (tick, bottom + below), f"{tick:,.10g}", Style(size, MUTED, "center"))


def required(axes: Axes, panel: Panel, layer: int = 1) -> None:
    """Draw what is required as lines from top to bottom."""
    for level, value in panel.requirements.items():
        axes.axvline(value, color=REQUIRED[level], linestyle=DASHES[level], linewidth=1.3, zorder=layer)


def counties(drawing: Drawing, axes: Axes, panel: Panel, places: Mapping[int, tuple[float, str]], size: float) -> None:
    """Draw counties as lines with a ring and a dot of a size; `places` has the y and the name of each."""
    ways = [(at, y, point(panel.baselines[at][1])) for at, (y, _) in places.items() if at in panel.baselines]
    targets = {at: value for at in places if at in panel.targets and (value := point(panel.targets[at][1])) is not None}
    ranges = [(far_end(panel.targets[at][1]), value, places[at][0]) for at, value in targets.items()]
    strokes = [((start, targets[at]), (y, y)) for at, y, start in ways if start is not None and at in targets]
    _strokes(axes, strokes, MUTED, size / 4)
    _strokes(axes, [((start, end), (y, y)) for end, start, y in ranges if end is not None], RANGE, size * 0.7)
    baselines = {at: start for at, _, start in ways if start is not None}
    for side, numbers, is_aim in ((panel.baselines, baselines, False), (panel.targets, targets, True)):
        if numbers:
            dots_at = [(value, places[at][0]) for at, value in numbers.items()]
            tips = [f"{places[at][1]} {side[at][0]}: {side[at][1].text}" for at in numbers]
            drawing.tips(dots(axes, dots_at, size, is_aim), tips)


def _strokes(axes: Axes, strokes: Sequence[tuple[Point, Point]], colour: str, width: float) -> None:
    """Draw strokes, each from its first to its last x and y."""
    if strokes:
        gap = float("nan")
        xs = [x for ends, _ in strokes for x in (*ends, gap)]
        ys = [y for _, ends in strokes for y in (*ends, gap)]
        axes.plot(xs, ys, color=colour, linewidth=width, zorder=2, solid_capstyle="butt")


def spread(drawing: Drawing, axes: Axes, panel: Panel, language: str) -> int:
    """Draw how many counties lie where, targets as bars, baselines as an outline; return the number of the most."""
    from numpy import histogram, linspace  # noqa: PLC0415

    edges = linspace(*axes.get_xlim(), _BINS + 1)
    step = float(edges[1] - edges[0])
    targets, baselines = (histogram(_numbers(side), edges)[0] for side in (panel.targets, panel.baselines))
    filled = [(float(left), int(count)) for left, count in zip(edges, targets, strict=False) if count]
    for left, count in filled:
        (bar,) = axes.bar(left + step / 2, count, width=step * 0.86, color=TARGET, zorder=2)
        ends = f"{left:.6g}–{left + step:.6g}"
        drawing.tip(bar, f"{ends}: {said('{} plans', language).format(count)}")
    if baselines.any():
        axes.stairs(baselines, edges, color=BASELINE, linewidth=1.4, zorder=3)
    most = max(*(count for _, count in filled), int(baselines.max()), 1)
    axes.set(xlim=(edges[0], edges[-1]), ylim=(0, most * 1.08))
    axes.axhline(0, color=MUTED, linewidth=0.8)
    return most


def _numbers(side: Mapping[int, Said]) -> list[float]:
    return [value for _, cell in side.values() if (value := point(cell)) is not None]


def crosses(axes: Axes, places: Sequence[Point], size: float, colour: str = WRONG) -> None:
    """Draw the mark of a requirement that is missed at places."""
    if places:
        xs, ys = zip(*places, strict=True)
        axes.plot(xs, ys, "x", color=colour, markersize=size, markeredgewidth=size / 4, zorder=6, clip_on=False)


def checks(axes: Axes, places: Sequence[Point], size: float, colour: str) -> None:
    """Draw the mark of a requirement that is met at places."""
    from matplotlib.path import Path  # noqa: PLC0415

    if places:
        xs, ys = zip(*places, strict=True)
        shape = Path([(-0.5, 0.05), (-0.15, -0.4), (0.5, 0.45)], [Path.MOVETO, Path.LINETO, Path.LINETO])
        look: dict[str, Any] = {
            "markersize": size,
            "markeredgewidth": size / 6,
            "markerfacecolor": "none",
            "markeredgecolor": colour,
        }
        axes.plot(xs, ys, linestyle="none", marker=shape, zorder=6, clip_on=False, **look)


def dots(axes: Axes, places: Sequence[Point], size: float, is_aim: bool) -> Any:
    """Draw targets as dots, baselines as rings, and return what was drawn."""
    xs, ys = zip(*places, strict=True)
    look: dict[str, Any] = {"markerfacecolor": TARGET if is_aim else GROUND}
    look["markeredgecolor"] = TARGET if is_aim else BASELINE
    # A ring is wider than a dot, so that both are seen where they fall together.
    look |= {"markersize": size * (0.8 if is_aim else 1.25), "markeredgewidth": 0 if is_aim else size / 5}
    (made,) = axes.plot(xs, ys, "o", zorder=4 if is_aim else 3, clip_on=False, **look)
    return made
