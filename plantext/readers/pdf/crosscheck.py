"""A second opinion on the tables of a page, by pdfplumber: asked where the rulings do not make up cells."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from plantext.readers.pdf.grids import Grid, Span
from plantext.readers.pdf.page import Box

_SNAP = 3.0


class SecondOpinion:
    """Asks pdfplumber for the grids of pages; `pages` are the numbers of those whose tables it gave."""

    def __init__(self, data: bytes, password: str = "") -> None:
        self._data = data
        self._password = password
        self.pages: list[int] = []

    def grids(self, number: int) -> list[Grid]:
        """Return the tables of a page, none where pdfplumber cannot read it."""
        import pdfplumber  # noqa: PLC0415

        try:
            with pdfplumber.open(BytesIO(self._data), pages=[number], password=self._password) as pdf:
                found = [grid_of(map(_box, table.cells)) for table in pdf.pages[0].find_tables()]
        except Exception:  # it is asked about pages that are odd already, and what it raises there is its own affair
            return []
        made = [grid for grid in found if len(grid.spans) > 1]
        if made:
            self.pages.append(number)
        return made


def grid_of(cells: Iterable[Box]) -> Grid:
    """Return the grid that the places of cells make up; slots that no cell covers are cells of their own."""
    boxes = list(cells)
    xs = _edges(x for box in boxes for x in (box.left, box.right))
    ys = _edges(y for box in boxes for y in (box.top, box.bottom))
    taken: set[tuple[int, int]] = set()
    spans: list[Span] = []
    for box in boxes:
        span = Span(_index(box.top, ys), _index(box.left, xs), _index(box.bottom, ys), _index(box.right, xs))
        slots = {(row, column) for row in range(span.top, span.bottom) for column in range(span.left, span.right)}
        if slots and not slots & taken:
            taken |= slots
            spans.append(span)
    free = ((row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1))
    spans += [Span(row, column, row + 1, column + 1) for row, column in free if (row, column) not in taken]
    return Grid(tuple(xs), tuple(ys), tuple(sorted(spans)))


def _box(cell: tuple[float, float, float, float]) -> Box:
    return Box(*cell)


def _edges(places: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _SNAP:
            edges.append(place)
    return edges


def _index(place: float, edges: list[float]) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - place))
