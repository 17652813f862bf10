"""A matrix of counties for a terminal: side by side where they fit, in numbers where there are many."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from statistics import median

from plantext.counties import Matrix, Row
from plantext.counties.words import number
from plantext.show.grid import CELL_LINES, render
from plantext.show.words import said

SIDE_BY_SIDE = 6
_NAMES = 3  # of the plans that aim highest


def matrix(matrix: Matrix, roles: Collection[str], total: int = 100, language: str = "en") -> str:
    """Return a matrix in `total` columns; more than six plans are summed up, a row per indicator, role and year."""
    rows = [row for row in matrix.rows if row.role in roles]
    if len(matrix.counties) > SIDE_BY_SIDE:
        return _summary(matrix, rows, total, language)
    names = ("indicator", "year", *(county.label for county in matrix.counties), "national", "provincial")
    lines = list(_lines(rows, len(matrix.counties), roles, language))
    legend = said(
        "* aims highest; ! misses a requirement; in brackets the way from the baseline, and per year", language
    )
    header = [said(name, language) for name in names]
    return f"{render(header, lines, total, CELL_LINES)}\n\n{legend}"


def _lines(rows: list[Row], count: int, roles: Collection[str], language: str) -> Iterator[list[str]]:
    """Give the lines; what an indicator has in common, its name and requirements, stands on its first one."""
    before: tuple[str, ...] = ()
    for row in rows:
        common = (_name(row), row.national, row.provincial)
        name, *required = common if common != before else ("", "", "")
        before = common
        cells = [_cell(row, at, roles, language) for at in range(count)]
        yield [name, _when(row, language), *cells, *required]


def _cell(row: Row, at: int, roles: Collection[str], language: str) -> str:
    cell = row.cells.get(at)
    if cell is None:
        return ""
    text = cell.shown + ("*" if at in row.best else "")
    text += "!" if False in (cell.meets_national, cell.meets_provincial) else ""
    way = [_signed(cell.gap)] if "gap" in roles and cell.gap else []
    if "pace" in roles and cell.pace:
        way.append(said("{}/year", language).format(_signed(cell.pace)))
    return f"{text} ({', '.join(way)})" if way else text


def _summary(matrix: Matrix, rows: list[Row], total: int, language: str) -> str:
    names = (
        "indicator",
        "year",
        "plans",
        "least",
        "median",
        "most",
        "aims highest",
        "meets national",
        "meets provincial",
    )
    lines = [_summed(matrix, row, language) for row in rows]
    heading = said("{} plans", language).format(len(matrix.counties))
    return f"{heading}\n\n{render([said(name, language) for name in names], lines, total, CELL_LINES)}"


def _summed(matrix: Matrix, row: Row, language: str) -> list[str]:
    said_by = list(row.cells.values())
    values = sorted(cell.value for cell in said_by if cell.value is not None)
    spread = [_short(each) for each in (values[0], median(values), values[-1])] if values else [""] * 3
    best = [matrix.counties[at].label for at in row.best]
    more = f" +{len(best) - _NAMES}" if len(best) > _NAMES else ""
    met = [_met([getattr(cell, f"meets_{level}") for cell in said_by]) for level in ("national", "provincial")]
    return [_name(row), _when(row, language), str(len(said_by)), *spread, "、".join(best[:_NAMES]) + more, *met]


def _met(judged: list[bool | None]) -> str:
    known = [each for each in judged if each is not None]
    return f"{sum(known)}/{len(known)}" if known else ""


def _name(row: Row) -> str:
    return f"{row.indicator}（{row.unit}）" if row.unit else row.indicator


def _when(row: Row, language: str) -> str:
    return " ".join(
        filter(None, (row.year, said(row.role, language), said(row.level, language), said(row.period, language)))
    )


def _short(value: Decimal) -> str:
    return number("", value, value)


def _signed(value: Decimal) -> str:
    return f"{'+' if value > 0 else ''}{number('', value, value, 3)}"
