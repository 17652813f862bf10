"""The pictures of a comparison: what there is to draw, each drawn when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from plantext.charts.drawing import Drawing, settings
from plantext.charts.dumbbell import dumbbell
from plantext.charts.heatmap import heat_map
from plantext.charts.lines import lines, sheets
from plantext.charts.multiples import multiples
from plantext.charts.panels import Panel, chosen, panels, shared, themes, usual
from plantext.charts.words import said, theme_name
from plantext.counties import Matrix
from plantext.errors import ExportError

USUAL = 8  # indicators that have a picture of their own where none is named
_FIELDS = 15  # of a theme on one picture


@dataclass(frozen=True, slots=True)
class Picture:
    """
    A picture that can be drawn: `kind` is `heat-map`, `indicator` or `theme`, `name` one for files, `title` for people.

    The same matrix gives the same bytes, wherever the fonts have its characters.
    """

    kind: str
    name: str
    title: str
    draw: Callable[[], Drawing]

    def svg(self) -> str:
        """
        Return the picture as an SVG, which needs no font.

        Raises:
            ExportError: matplotlib is not installed.

        """
        with settings():
            return self.draw().svg()

    def png(self) -> bytes:
        """
        Return the picture as a PNG.

        Raises:
            ExportError: matplotlib is not installed.

        """
        with settings():
            return self.draw().png()


def pictures(matrix: Matrix, indicators: Sequence[str] = (), language: str = "en") -> Iterator[Picture]:
    """
    Give the pictures of a document: the heat map in sheets, the indicators named (or the most common), the themes.

    Raises:
        PlantextError: no plan has one of the indicators.
        ExportError: one of them has no number to draw.

    """
    yield from _heat_maps(matrix, language)
    yield from indicator_pictures(matrix, indicators, language)
    yield from theme_pictures(matrix, language)


def single(matrix: Matrix, indicators: Sequence[str] = (), language: str = "en") -> Picture:
    """
    Return one picture: the heat map, or with indicators named the one or the several of them.

    Raises:
        PlantextError: no plan has one of the indicators.
        ExportError: one of them has no number to draw.

    """
    found = _chosen(matrix, indicators)
    if not found:
        heading = said("Targets of {} plans", language).format(len(matrix.counties))
        return Picture("heat-map", "heat-map", heading, partial(heat_map, matrix, lines(matrix), language))
    if len(found) == 1:
        return _of_panel(matrix, found[0], language)
    heading = said("Chosen indicators", language)
    return Picture("indicators", "indicators", heading, partial(multiples, matrix, found, heading, language))


def indicator_pictures(matrix: Matrix, indicators: Sequence[str], language: str) -> Iterator[Picture]:
    """
    Give a picture for each indicator that is named, or for those that most plans share.

    Raises:
        PlantextError: no plan has one of the indicators.
        ExportError: one of them has no number to draw.

    """
    for panel in _chosen(matrix, indicators) or usual(matrix, USUAL):
        yield _of_panel(matrix, panel, language)


def theme_pictures(matrix: Matrix, language: str) -> Iterator[Picture]:
    """Give a picture for each theme, more where a theme has many indicators."""
    for theme, found in themes(shared(panels(matrix))).items():
        parts = [found[at : at + _FIELDS] for at in range(0, len(found), _FIELDS)]
        for count, part in enumerate(parts, 1):
            name, title = _part(f"theme-{theme or 'other'}", theme_name(theme, language), count, len(parts))
            yield Picture("theme", name, title, partial(multiples, matrix, part, title, language))


def _heat_maps(matrix: Matrix, language: str) -> Iterator[Picture]:
    parts = list(sheets(lines(matrix)))
    heading = said("Targets of {} plans", language).format(len(matrix.counties))
    for count, part in enumerate(parts, 1):
        draw = partial(heat_map, matrix, part, language)
        name, title = _part("heat-map", heading, count, len(parts))
        yield Picture("heat-map", name, title, draw)


def _part(name: str, title: str, count: int, parts: int) -> tuple[str, str]:
    """Return the name and the title of a picture that is one of several parts."""
    return (name, title) if parts == 1 else (f"{name}-{count}", f"{title} {count}/{parts}")


def _of_panel(matrix: Matrix, panel: Panel, language: str) -> Picture:
    name = f"indicator-{panel.concept or panel.indicator}"
    return Picture("indicator", name, panel.title, partial(dumbbell, matrix, panel, language))


def _chosen(matrix: Matrix, indicators: Sequence[str]) -> list[Panel]:
    for each in indicators:
        if not chosen(matrix, [each]):
            raise ExportError(f"{each}: no plan has a target in numbers to draw")
    return chosen(matrix, indicators)
