"""What comparing counties gives: a matrix of indicators by plans, and its rows as a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from plantext.columns import Row as TableRow
from plantext.concepts import find_concept, name_key
from plantext.counties.words import number
from plantext.errors import PlantextError
from plantext.records import Comparator

ROLES = ("baseline", "target", "gap", "pace", "attained", "requirement")
"""What a row of the table can be about; `gap` and `pace` are computed from baseline and target."""

_BEFORE = ("concept", "indicator", "unit", "year", "role")
_AFTER = (
    *("national", "provincial", "level", "period", "best", "meets_national", "misses_national"),
    *("meets_provincial", "misses_provincial", "notes"),
)
FIXED = (*_BEFORE, *_AFTER)


@dataclass(frozen=True, slots=True)
class County:
    """
    A plan as a column: `name` is unique among the plans, `label` is for people.

    `start` and `end` are the first and the last year of its period, `notes` what was repaired, guessed or not read.
    """

    name: str
    label: str
    title: str
    start: int | None = None
    end: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def period(self) -> str:
        """
        The years of the plan.

        >>> County("a", "云溪县", "", 2023, 2030).period, County("a", "云溪县", "").period
        ('2023–2030', '')
        """
        return "–".join(str(year) for year in dict.fromkeys((self.start, self.end)) if year is not None)


@dataclass(frozen=True, slots=True)
class Cell:
    """
    What one plan says in a row.

    `text` is as printed; several values are joined with `；`, and `note` says so. `comparator`, `low` and `high` are
    in the unit of the row, under the rules of `Value`; without a number, or where several numbers differ, both are
    None. `gap` is target minus baseline, `pace` the same per year. `meets_…` is None where nothing can be said.
    """

    text: str
    comparator: Comparator = ""
    low: Decimal | None = None
    high: Decimal | None = None
    source: str = ""
    note: str = ""
    converted: bool = False
    meets_national: bool | None = None
    meets_provincial: bool | None = None
    gap: Decimal | None = None
    pace: Decimal | None = None

    @property
    def value(self) -> Decimal | None:
        """The number that a plan commits to: the lower one of a range."""
        return self.high if self.low is None else self.low

    @property
    def shown(self) -> str:
        """The cell as printed; before it the number in the row's unit, where that is another."""
        if not self.converted or self.value is None:
            return self.text
        return f"{number(self.comparator, self.low, self.high)}（{self.text}）"


@dataclass(frozen=True, slots=True)
class Row:
    """
    One indicator in one role, year and unit over all plans; `cells` are by the place of the plan that says something.

    `concept` is empty where the catalogue does not know the indicator, which then bears its printed name. `national`
    and `provincial` are what the plans print as requirement, else what the catalogue has. `best` are the places of
    the plans that aim highest (of baselines: stand best) in the indicator's direction.
    """

    concept: str
    indicator: str
    unit: str
    year: str
    role: str
    level: str
    period: str
    cells: Mapping[int, Cell]
    national: str = ""
    provincial: str = ""
    better: str = ""
    best: tuple[int, ...] = ()

    @property
    def meets_national(self) -> tuple[int, ...]:
        """The places of the plans that meet the national requirement."""
        return tuple(at for at, cell in self.cells.items() if cell.meets_national)

    @property
    def meets_provincial(self) -> tuple[int, ...]:
        """The places of the plans that meet the provincial requirement."""
        return tuple(at for at, cell in self.cells.items() if cell.meets_provincial)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Plans side by side: `counties` are the columns, in the order of the plans, `rows` what they say."""

    counties: tuple[County, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of the table `matrix`."""
        return (*_BEFORE, *(county.name for county in self.counties), *_AFTER)

    def table(self, roles: Collection[str] = ROLES) -> Iterator[TableRow]:
        """Give the rows of the table `matrix`, with the roles that are wanted, in the order of `columns`."""
        for row in self.rows:
            if row.role in roles:
                yield self._line(row, row.role, {at: cell.shown for at, cell in row.cells.items()})
            for role in ("gap", "pace"):
                derived = {at: getattr(cell, role) for at, cell in row.cells.items()} if role in roles else {}
                told = {at: number("", each, each) for at, each in derived.items() if each is not None}
                if told:
                    yield self._line(row, role, told)

    def only(self, *indicators: str) -> Matrix:
        """
        Return the part that is about indicators, each named by its id, by a name the catalogue knows, or as printed.

        Raises:
            PlantextError: no plan has one of them.

        """
        wanted = {id(row) for indicator in indicators for row in self._about(indicator)}
        return replace(self, rows=tuple(row for row in self.rows if id(row) in wanted))

    def _about(self, indicator: str) -> list[Row]:
        concept = find_concept(indicator)
        key = name_key(indicator)
        exact = [row for row in self.rows if row.concept and row.concept in (indicator, concept)]
        found = exact or [row for row in self.rows if name_key(row.indicator) == key]
        found = found or [row for row in self.rows if key and key in name_key(row.indicator)]
        if not found:
            raise PlantextError(f"no plan has an indicator {indicator!r}")
        return found

    def _line(self, row: Row, role: str, told: Mapping[int, str]) -> TableRow:
        cells = [""] * len(self.counties)
        for at, text in told.items():
            cells[at] = text
        line = (row.concept, row.indicator, row.unit, row.year, role, *cells, row.national, row.provincial)
        line = (*line, row.level, row.period)
        if role != row.role:
            return (*line, *[""] * 6)
        meets = (self._names(places) for pair in self._met(row) for places in pair)
        notes = "；".join(f"{self.counties[at].name}: {cell.note}" for at, cell in row.cells.items() if cell.note)
        return (*line, self._names(row.best), *meets, notes)

    def _met(self, row: Row) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        for field in ("meets_national", "meets_provincial"):
            said = [(at, getattr(cell, field)) for at, cell in row.cells.items()]
            yield tuple(at for at, met in said if met), tuple(at for at, met in said if met is False)

    def _names(self, places: tuple[int, ...]) -> str:
        return "|".join(self.counties[at].name for at in places)
