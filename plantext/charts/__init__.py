"""Pictures of a comparison, as SVG or HTML that show Chinese wherever they are opened."""

from __future__ import annotations

from html import escape
from pathlib import Path

from plantext.charts.dumbbell import dumbbell, panels
from plantext.charts.heatmap import heat_map
from plantext.counties import Matrix
from plantext.errors import ExportError, PlaceError
from plantext.export.single import put

__all__ = ["check_chart", "draw", "page", "write_chart"]

SUFFIXES = (".svg", ".html", ".htm")
_DRAWN = 40  # dumbbells on a page that names no indicator
_COUNTIES = 60  # of which each may draw, so that a browser can still show the page

_STYLE = (
    "body{margin:2rem auto;max-width:1200px;background:#f4f6f8}figure{margin:0 0 1.5rem;overflow-x:auto}"
    "svg{background:#fff;box-shadow:0 1px 3px #0002}"
)


def check_chart(to: str) -> None:
    """
    Refuse a place that a picture cannot be written to, before any work is done.

    Raises:
        PlaceError: its suffix is of no format.

    """
    if Path(to).suffix.lower() not in SUFFIXES:
        raise PlaceError(f"{to}: a chart is written to a file that ends in {', '.join(SUFFIXES)}")


def write_chart(matrix: Matrix, to: str, indicator: str = "", language: str = "en") -> None:
    """
    Write a picture, as `draw` makes it to a `.svg` and as `page` to a `.html` file, whole or not at all.

    Raises:
        PlantextError: no plan has the indicator.
        ExportError: there is nothing to draw, or the place cannot be written to.

    """
    check_chart(to)
    make = draw if Path(to).suffix.lower() == ".svg" else page
    put(Path(to), [make(matrix, indicator, language).encode("utf-8", "backslashreplace")])


def draw(matrix: Matrix, indicator: str = "", language: str = "en") -> str:
    """
    Return an SVG: an indicator over the counties, baseline to target, or without one the heat map of all targets.

    Raises:
        PlantextError: no plan has the indicator.
        ExportError: it has no number to draw.

    """
    if not indicator:
        return heat_map(matrix, language).svg(f"plantext: {len(matrix.counties)} plans")
    return _dumbbells(matrix, indicator, language)[0]


def page(matrix: Matrix, indicator: str = "", language: str = "en") -> str:
    """
    Return an HTML page without anything from elsewhere: the heat map, and each indicator that several counties have.

    With an indicator named, that one and the heat map.

    Raises:
        PlantextError: no plan has the indicator.
        ExportError: it has no number to draw.

    """
    whole = heat_map(matrix, language).svg(f"plantext: {len(matrix.counties)} plans")
    pictures = [*_dumbbells(matrix, indicator, language), whole] if indicator else [whole, *_usual(matrix, language)]
    # The outlines of a picture have names that another picture uses as well; equal names are equal outlines.
    figures = "\n".join(f"<figure>{picture}</figure>" for picture in pictures)
    title = escape(indicator or ", ".join(county.label for county in matrix.counties[:8]))
    tongue = "zh-CN" if language == "zh" else "en"
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="{tongue}">\n<head>{head}</head>\n<body>\n{figures}\n</body>\n</html>\n'


def _dumbbells(matrix: Matrix, indicator: str, language: str) -> list[str]:
    found = sorted(panels(matrix.only(indicator)), key=lambda panel: -len(panel.targets))
    if not found:
        raise ExportError(f"{indicator}: no plan has a target in numbers to draw")
    return [dumbbell(matrix, panel, language).svg(panel.indicator) for panel in found]


def _usual(matrix: Matrix, language: str) -> list[str]:
    if len(matrix.counties) > _COUNTIES:
        return []
    shared = [panel for panel in panels(matrix) if len(panel.counties) > 1]
    return [dumbbell(matrix, panel, language).svg(panel.indicator) for panel in shared[:_DRAWN]]
