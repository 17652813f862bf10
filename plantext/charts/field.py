"""Marks on a field of numbers: round marks of the axis, dumbbells, what is required, and how many lie where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plantext.charts.drawing import Drawing, Point, Style
from plantext.charts.palette import BASELINE, DASHES, GROUND, LINE, MUTED, RANGE, REQUIRED, TARGET, WRONG
from plantext.charts.panels import Panel, far_end, point
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


def county(drawing: Drawing, axes: Axes, panel: Panel, at: int, place: tuple[float, float, str]) -> None:
    """Draw a county as a line with a ring and a dot: `place` is its y, the size of its dot, and its name."""
    y, size, name = place
    base, aim = panel.baselines.get(at), panel.targets.get(at)
    start, end = (point(side[1]) if side else None for side in (base, aim))
    if start is not None and end is not None:
        axes.plot([start, end], [y, y], color=MUTED, linewidth=size / 4, zorder=2, solid_capstyle="butt")
    far = far_end(aim[1]) if aim else None
    if end is not None and far is not None:
        axes.plot([end, far], [y, y], color=RANGE, linewidth=size * 0.7, zorder=2, solid_capstyle="butt")
    for side, value, is_aim in ((base, start, False), (aim, end, True)):
        if side and value is not None:
            tip = f"{name} {side[0]}: {side[1].text}"
            drawing.tip(dot(axes, value, y, size, is_aim), tip)


def spread(drawing: Drawing, axes: Axes, panel: Panel, language: str) -> int:
    """Draw how many counties lie where, targets as bars, baselines as an outline; return the number of the most."""
    low, high = axes.get_xlim()
    edges = [low + (high - low) * step / _BINS for step in range(_BINS + 1)]
    sides = {"target": panel.targets, "baseline": panel.baselines}
    numbers = {
        name: [value for _, cell in side.values() if (value := point(cell)) is not None] for name, side in sides.items()
    }
    bars: Any
    heights, _, bars = axes.hist(numbers["target"], bins=edges, color=TARGET, rwidth=0.86, zorder=2)
    most = max(map(int, heights))
    if numbers["baseline"]:
        tops, _, _ = axes.hist(
            numbers["baseline"], bins=edges, histtype="step", color=BASELINE, linewidth=1.4, zorder=3
        )
        most = max(most, *map(int, tops))
    axes.set_ylim(0, most * 1.08)
    axes.axhline(0, color=MUTED, linewidth=0.8)
    for bar, count in zip(bars, heights, strict=False):
        if count:
            ends = f"{bar.get_x():.6g}–{bar.get_x() + bar.get_width():.6g}"
            drawing.tip(bar, f"{ends}: {said('{} plans', language).format(int(count))}")
    return most


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


def dot(axes: Axes, x: float, y: float, size: float, is_aim: bool) -> Any:
    """Draw a target as a dot, a baseline as a ring, and return it."""
    look: dict[str, Any] = {
        "markerfacecolor": TARGET if is_aim else GROUND,
        "markeredgecolor": TARGET if is_aim else BASELINE,
    }
    # A ring is wider than a dot, so that both are seen where they fall together.
    look |= {"markersize": size * 0.8, "markeredgewidth": 0} if is_aim else {"markersize": size * 1.25}
    (made,) = axes.plot(
        [x], [y], "o", zorder=4 if is_aim else 3, clip_on=False, **{"markeredgewidth": size / 5, **look}
    )
    return made
