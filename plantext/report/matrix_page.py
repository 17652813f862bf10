"""The comparison of many plans as one page: what was compared, the matrix, and the pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plantext.charts import Picture, is_installed, pictures
from plantext.charts.dumbbell import LEGIBLE
from plantext.charts.page import as_figures
from plantext.charts.panels import misses
from plantext.charts.words import theme_name
from plantext.counties import Matrix
from plantext.notes import note_in
from plantext.pages import render
from plantext.report.matrix_rows import Comparison, Line, lines, sum_titles
from plantext.report.matrix_words import NOTES, said

_TEMPLATE = Path(__file__).with_name("matrix.html")
_SHEET = 7  # plans beside each other on a sheet of paper
_KINDS = {"heat-map": "Heat map", "indicator": "Indicators", "theme": "Themes"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns of the matrix from one place to before another, as a table: for a screen, for paper, or for both."""

    start: int
    end: int
    medium: str
    title: str

    def rows(self, lines: Sequence[Line]) -> Iterator[Line]:
        """Give the rows of the table: on paper, where columns are parted, only those with a cell in one of its own."""
        return (line for line in lines if self.medium != "paper" or any(line.cells[self.start : self.end]))


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan that was compared, and what it says in numbers."""

    label: str
    title: str
    period: str
    file: str
    indicators: int
    targets: int
    missed: int
    notes: tuple[str, ...]


def page(shown: Comparison) -> str:
    """
    Return a page that needs nothing from elsewhere; of the pictures none where matplotlib is not installed.

    Raises:
        PlantextError: no plan has one of the indicators.
        ExportError: one of them has no number to draw.

    """
    matrix, language = shown.matrix, shown.language
    made = list(lines(matrix, shown.roles, language))
    drawn = pictures(matrix, shown.indicators, language) if is_installed() else ()
    values = {
        "title": said("Comparison of {} plans", language).format(len(matrix.counties)),
        "compared": compared(matrix, language),
        "unread": shown.unread,
        "notes": NOTES,
        "lines": made,
        "names": [county.label for county in matrix.counties],
        "sheets": _sheets(len(matrix.counties), language),
        "sum_titles": sum_titles(language) if len(matrix.counties) > LEGIBLE else (),
        "themes": [(name, theme_name(name, language)) for name in _in_order(line.theme for line in made)],
        "roles": [(name, said(name, language)) for name in _in_order(line.role for line in made)],
        "has_pictures": is_installed(),
        "said": lambda words: said(words, language),
    }
    return render(_TEMPLATE, values | _drawn(drawn, language), language)


def compared(matrix: Matrix, language: str) -> list[Compared]:
    """Return the plans that were compared, with the notes on them in a language."""
    counts: list[list[Any]] = [[set(), 0, 0] for _ in matrix.counties]
    for row in matrix.rows:
        for at, cell in row.cells.items():
            counts[at][0].add(row.concept or row.indicator)
            if row.role == "target":
                counts[at][1] += cell.value is not None
                counts[at][2] += misses(cell)
    made = []
    for each, (found, targets, missed) in zip(matrix.counties, counts, strict=True):
        notes = tuple(note_in(note, language) for note in each.notes)
        made.append(Compared(each.label, each.title, each.period, each.name, len(found), targets, missed, notes))
    return made


def _drawn(made: Iterable[Picture], language: str) -> dict[str, Any]:
    outlines, figures = as_figures(made)
    groups = [
        (kind, said(heading, language), [figure for figure in figures if figure.kind == kind])
        for kind, heading in _KINDS.items()
    ]
    return {"outlines": outlines, "groups": [group for group in groups if group[2]]}


def _sheets(count: int, language: str) -> list[Sheet]:
    """Return the tables: one for the screen, and as many for paper as it takes."""
    if count > LEGIBLE:
        return [Sheet(0, 0, "both", "")]
    if count <= _SHEET:
        return [Sheet(0, count, "both", "")]
    made = [Sheet(0, count, "screen", "")]
    for start in range(0, count, _SHEET):
        end = min(start + _SHEET, count)
        made.append(Sheet(start, end, "paper", said("plans {} to {}", language).format(start + 1, end)))
    return made


def _in_order(names: Any) -> list[str]:
    """Return names once, in the order in which they come; an empty one last."""
    return sorted(dict.fromkeys(names), key=lambda name: not name)
