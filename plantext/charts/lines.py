"""The lines of a heat map: targets that plans share, grouped by theme, and how each plan stands in its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plantext.charts.panels import misses, point, theme
from plantext.counties import Cell, Matrix, Row

MOST = 150  # lines that a picture may have
SHEET = 40  # lines on a sheet of several
Standing = Literal["missed", "met", "number", "wording", "silent"]
STANDINGS: tuple[Standing, ...] = ("missed", "met", "number", "wording", "silent")


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows of a heat map, and how many more there are that it does not show."""

    rows: tuple[Row, ...]
    left_out: int

    def themes(self) -> dict[str, list[Row]]:
        """Return the rows by theme, those of no theme last."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(theme(row.concept), []).append(row)
        return {name: found[name] for name in sorted(found, key=lambda name: not name)}


def lines(matrix: Matrix) -> Lines:
    """
    Return the targets that at least two counties have in numbers, those that most have if there are too many.

    Years on the way, after which all counties have another target, are left out. Where no target is shared, those of
    single counties are taken.
    """
    rows = [row for row in matrix.rows if row.role == "target" and not row.period and numbers(row)]
    last = list(_last(rows))
    shared = [row for row in last if len(numbers(row)) > 1] or last
    most = {id(row) for row in sorted(shared, key=lambda row: -len(numbers(row)))[:MOST]}
    kept = tuple(row for row in shared if id(row) in most)
    return Lines(kept, len(rows) - len(kept))


def sheets(whole: Lines) -> Iterator[Lines]:
    """Give the lines in parts that fit on a sheet of paper, cut between themes where that is possible."""
    part: list[Row] = []
    for rows in whole.themes().values():
        if part and len(part) + len(rows) > SHEET:
            yield Lines(tuple(part), 0)
            part = []
        part += rows
        while len(part) > SHEET:
            yield Lines(tuple(part[:SHEET]), 0)
            part = part[SHEET:]
    yield Lines(tuple(part), whole.left_out)


def _last(rows: Sequence[Row]) -> Iterator[Row]:
    """Give the rows of which the year is the last one for some county."""
    years: dict[tuple[str, str, str, int], str] = {}
    for row in rows:
        for at in numbers(row):
            county = (row.concept, row.indicator, row.unit, at)
            years[county] = max(years.get(county, ""), row.year)
    for row in rows:
        if any(years[(row.concept, row.indicator, row.unit, at)] == row.year for at in numbers(row)):
            yield row


def numbers(row: Row) -> dict[int, float]:
    """Return the numbers of a row that can be drawn."""
    return {at: value for at, cell in row.cells.items() if (value := point(cell)) is not None}


def ranks(row: Row) -> dict[int, float]:
    """
    Return how far up each county stands among those with a number, from 0 to 1; the better aim is the higher one.

    Ranks and not distances: one county far off would make all others look alike. Where all are equal, 0.5.
    """
    found = numbers(row)
    order = sorted(set(found.values()), reverse=row.better == "lower")
    if len(order) < 2:
        return dict.fromkeys(found, 0.5)
    return {at: order.index(value) / (len(order) - 1) for at, value in found.items()}


def standing(cell: Cell | None) -> Standing:
    """Return how a plan stands: what is required is missed or met, or there is a number, a wording or nothing."""
    if cell is None or not any(map(str.isalnum, cell.text)):
        return "silent"
    if misses(cell):
        return "missed"
    if True in (cell.meets_national, cell.meets_provincial):
        return "met"
    return "wording" if cell.value is None else "number"


def count(row: Row, counties: int) -> dict[Standing, int]:
    """Return how many of the counties stand how."""
    found = dict.fromkeys(STANDINGS, 0)
    for cell in row.cells.values():
        found[standing(cell)] += 1
    found["silent"] += counties - len(row.cells)
    return found


def title(row: Row) -> str:
    """Return the indicator of a row with its unit."""
    return f"{row.indicator}（{row.unit}）" if row.unit else row.indicator
