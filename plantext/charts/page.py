"""All pictures of a comparison on one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plantext.charts.pictures import Picture, pictures
from plantext.charts.svg import shared_outlines
from plantext.charts.words import said
from plantext.counties import Matrix
from plantext.pages import render

if TYPE_CHECKING:
    from markupsafe import Markup

_TEMPLATE = Path(__file__).with_name("pictures.html")
_NAMED = 8  # plans in the title of a page
_KINDS = {"heat-map": "Heat map", "indicator": "Indicators", "theme": "Themes"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture on a page: `id` is one for links, `drawing` an SVG that may stand in the page as it is."""

    id: str
    kind: str
    title: str
    drawing: Markup


def page(matrix: Matrix, indicators: Sequence[str] = (), language: str = "en") -> str:
    """
    Return a page with all pictures and nothing from elsewhere.

    Raises:
        PlantextError: no plan has one of the indicators.
        ExportError: one of them has no number to draw, or matplotlib is not installed.

    """
    outlines, figures = as_figures(pictures(matrix, indicators, language))
    names = said(", ", language).join(county.label for county in matrix.counties[:_NAMED])
    title = said("Targets of {} plans", language).format(len(matrix.counties))
    values = {"title": title, "names": names, "is_cut": len(matrix.counties) > _NAMED}
    return render(_TEMPLATE, values | {"outlines": outlines, "groups": grouped(figures, language)}, language)


def as_figures(made: Iterable[Picture]) -> tuple[Markup, list[Figure]]:
    """
    Return pictures as they stand in a page, and before them the outlines of characters that all of them use.

    Raises:
        ExportError: matplotlib is not installed.

    """
    from markupsafe import Markup  # noqa: PLC0415

    drawn = list(made)
    if not drawn:
        return Markup(), []
    outlines, drawings = shared_outlines([picture.svg() for picture in drawn])
    figures = [
        Figure(f"picture-{count}", picture.kind, picture.title, Markup(drawing))
        for count, (picture, drawing) in enumerate(zip(drawn, drawings, strict=True), 1)
    ]
    return Markup(outlines), figures


def grouped(figures: Sequence[Figure], language: str) -> list[tuple[str, list[Figure]]]:
    """Return figures under the headings of their kinds."""
    kinds = {kind: [figure for figure in figures if figure.kind == kind] for kind in _KINDS}
    return [(said(_KINDS[kind], language), found) for kind, found in kinds.items() if found]
