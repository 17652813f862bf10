"""The sheet on which plans stand side by side: a row per indicator, baseline and target of each plan in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plantext.charts.panels import Said, theme
from plantext.charts.words import theme_name
from plantext.columns import Cell as Plain
from plantext.counties import Cell, Matrix, Row
from plantext.export.sheets import Book, Column, Content
from plantext.report.matrix_words import said

_MOST = 200  # plans that a person still finds side by side
_ROLES = ("baseline", "target")
_LEVELS = ("national", "provincial")


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator in one unit and kind of number: for each plan its latest baseline and its last target."""

    row: Row
    sides: dict[str, dict[int, Said]]
    best: dict[str, frozenset[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Years:
    """The years of the baselines and targets of a plan, by role; where there is one, it stands in the header."""

    of: dict[str, tuple[str, ...]]

    def header(self, role: str) -> str:
        """Return the year that holds for the whole column, empty where there are several."""
        return self.of[role][0] if len(self.of[role]) == 1 else ""


def has_room(matrix: Matrix) -> bool:
    """Say whether a sheet has columns for all plans."""
    return len(matrix.counties) <= _MOST


def add_wide(book: Book, matrix: Matrix, language: str) -> None:
    """Add the sheet."""
    subjects = list(_subjects(matrix))
    years = [_years(subjects, at) for at in range(len(matrix.counties))]
    columns = [
        Column(said("indicator", language), "wrapped", 34),
        *(Column(said(name, language)) for name in ("unit", "kind of number", "theme", "direction")),
        *(Column(said(name, language), "wrapped", 26) for name in _LEVELS),
    ]
    for county, found in zip(matrix.counties, years, strict=True):
        columns += _headers(county.label, found, language)
    sheet = book.sheet(said("Comparison", language), columns)
    for subject in subjects:
        cells: list[Plain | Content] = [*_about(subject.row, language)]
        for at, found in enumerate(years):
            cells += _of_plan(subject, at, found, language)
        sheet.add(cells)


def _subjects(matrix: Matrix) -> Iterator[Subject]:
    groups: dict[tuple[str, str, str, str], list[Row]] = {}
    for row in matrix.rows:
        if row.role in _ROLES:
            groups.setdefault((row.concept, row.indicator, row.unit, row.period), []).append(row)
    for rows in groups.values():
        sides: dict[str, dict[int, Said]] = {role: {} for role in _ROLES}
        best: dict[str, set[tuple[int, str]]] = {role: set() for role in _ROLES}
        for row in sorted(rows, key=lambda row: row.year):
            side = sides[row.role]
            best[row.role] |= {(at, row.year) for at in row.best}
            for at, cell in row.cells.items():
                # A later wording (持续提高) does not hide an earlier number.
                if at not in side or cell.value is not None or side[at][1].value is None:
                    side[at] = (row.year, cell)
        yield Subject(rows[0], sides, {role: frozenset(found) for role, found in best.items()})


def _years(subjects: Sequence[Subject], at: int) -> Years:
    found = {role: {subject.sides[role][at][0] for subject in subjects if at in subject.sides[role]} for role in _ROLES}
    return Years({role: tuple(sorted(years)) for role, years in found.items()})


def _headers(label: str, years: Years, language: str) -> Iterator[Column]:
    for role in _ROLES:
        name = f"{label} {said(role, language)}"
        year = years.header(role)
        if not year and len(years.of[role]) > 1:
            yield Column(said("{} year", language).format(name))
        name = f"{name} {year}".strip()
        yield Column(name, "wrapped", 22)
        yield Column(said("{} (number)", language).format(name), "number")
    yield Column(f"{label} {said('standing', language)}", "wrapped", 24)


def _about(row: Row, language: str) -> tuple[str, ...]:
    better = {"higher": "higher is better", "lower": "lower is better"}.get(row.better, "")
    named = (row.indicator, row.unit, said(row.period, language), theme_name(theme(row.concept), language))
    return (*named, said(better, language) if better else "", row.national, row.provincial)


def _of_plan(subject: Subject, at: int, years: Years, language: str) -> Iterator[Plain | Content]:
    for role in _ROLES:
        year, cell = subject.sides[role].get(at, ("", None))
        if len(years.of[role]) > 1:
            yield year
        yield cell.text if cell else None
        yield cell.value if cell else None
    yield _standing(subject, at, language)


def _standing(subject: Subject, at: int, language: str) -> Content:
    """Return how a plan's target does, in words; the colour is that of a miss, else that of what is met."""
    year, cell = subject.sides["target"].get(at, ("", None))
    if cell is None:
        return Content(None)
    words = [said("aims highest", language)] if (at, year) in subject.best["target"] else []
    met = list(_met(cell))
    words += [said(f"{'meets' if meets else 'misses'} the {level} requirement", language) for level, meets in met]
    judged = {meets for _, meets in met}
    sign = "× " if False in judged else "✓ " if True in judged else "★ " if words else ""
    meaning = "worse" if False in judged else "better" if True in judged else ""
    return Content(sign + said("; ", language).join(words), meaning)  # type: ignore[arg-type]


def _met(cell: Cell) -> Iterator[tuple[str, bool]]:
    for level, meets in zip(_LEVELS, (cell.meets_national, cell.meets_provincial), strict=True):
        if meets is not None:
            yield level, meets
