"""The rows of a comparison as a person reads them: what is printed, where it stands, how it does."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from plantext.charts.dumbbell import LEGIBLE
from plantext.charts.panels import theme
from plantext.concepts import concept_of
from plantext.counties import ROLES, Cell, Matrix, Row
from plantext.counties.cells import SEVERAL
from plantext.counties.words import number
from plantext.report.matrix_words import said

_NAMES = 3  # of the plans that aim highest
_DIGITS = 3  # of a pace


@dataclass(frozen=True, slots=True)
class Comparison:
    """
    What a document shows: a matrix with its rows of some roles, and pictures.

    `indicators` are those that have a picture of their own, `unread` what is to be said of files that were not read.
    """

    matrix: Matrix
    indicators: tuple[str, ...] = ()
    roles: tuple[str, ...] = ROLES
    unread: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a plan does: `tone` is the class of its colour, `sign` and `word` say the same without it."""

    tone: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class Said:
    """A cell: as printed, how far from the baseline, what is to be known of it, its marks, and where it stands."""

    text: str
    way: str
    note: str
    marks: tuple[Mark, ...]
    source: str

    @property
    def tone(self) -> str:
        """The colour of the cell: a miss before all else."""
        tones = {mark.tone for mark in self.marks}
        return next((tone for tone in ("missed", "met", "best") if tone in tones), "")


@dataclass(frozen=True, slots=True)
class Line:
    """
    A row of the matrix: what it is about, and its cells, None where a plan says nothing.

    `subject` is the same for all rows of an indicator in a unit, `words` are those by which it can be found, in lower
    case.
    """

    subject: tuple[str, str]
    indicator: str
    unit: str
    theme: str
    role: str
    when: str
    national: str
    provincial: str
    words: str
    cells: tuple[Said | None, ...]
    sums: tuple[str, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Say whether at least two plans say something."""
        return sum(cell is not None for cell in self.cells) > 1

    @property
    def is_missed(self) -> bool:
        """Say whether a plan misses a requirement."""
        return any(cell is not None and cell.tone == "missed" for cell in self.cells)


def lines(matrix: Matrix, roles: Collection[str], language: str) -> Iterator[Line]:
    """Give the rows of some roles, without cells where there are too many; `gap` and `pace` stand with the targets."""
    columns = range(len(matrix.counties)) if len(matrix.counties) <= LEGIBLE else ()
    for row in matrix.rows:
        if row.role in roles:
            subject = (row.concept or row.indicator, row.unit)
            cells = tuple(_said(row, at, roles, language) if at in row.cells else None for at in columns)
            yield Line(
                *(subject, row.indicator, row.unit, theme(row.concept), row.role, _when(row, language)),
                *(row.national, row.provincial, _words(row), cells),
                sums=_sums(matrix, row, language),
            )


def _said(row: Row, at: int, roles: Collection[str], language: str) -> Said:
    cell = row.cells[at]
    note = said("several values", language) if cell.note == SEVERAL else cell.note
    return Said(cell.shown or "—", _way(cell, roles, language), note, tuple(_marks(row, at, language)), sources(cell))


def sources(cell: Cell) -> str:
    """Return where a cell stands in its plan."""
    return "；".join(cell.source.split("|"))


def _way(cell: Cell, roles: Collection[str], language: str) -> str:
    """Return the way from the baseline, and what that is a year."""
    way = [signed(cell.gap)] if "gap" in roles and cell.gap is not None else []
    if "pace" in roles and cell.pace:
        way.append(said("{}/year", language).format(signed(cell.pace)))
    return ", ".join(way)


def signed(value: Decimal) -> str:
    """
    Return a distance with its sign.

    >>> signed(Decimal("0.5")), signed(Decimal(-2)), signed(Decimal(0))
    ('+0.5', '-2', '0')
    """
    return f"{'+' if value > 0 else ''}{number('', value, value, _DIGITS)}"


def _marks(row: Row, at: int, language: str) -> Iterator[Mark]:
    if at in row.best:
        yield Mark("best", "★", said("stands best" if row.role == "baseline" else "aims highest", language))
    cell = row.cells[at]
    for level, short, meets in (
        ("national", "nat.", cell.meets_national),
        ("provincial", "prov.", cell.meets_provincial),
    ):
        if meets is not None:
            verb = "meets" if meets else "misses"
            sign = f"{'✓' if meets else '×'}{said(short, language)}"
            yield Mark("met" if meets else "missed", sign, said(f"{verb} the {level} requirement", language))


def _when(row: Row, language: str) -> str:
    return " ".join(filter(None, (row.year, *(said(each, language) for each in (row.role, row.level, row.period)))))


def _words(row: Row) -> str:
    """Return the words by which a row is found: its names and those of its concept."""
    concept = concept_of(row.concept)
    known = (concept.id, concept.name, *concept.aliases) if concept else ()
    return " ".join(dict.fromkeys((row.indicator, row.unit, *known))).lower()


def sum_titles(language: str) -> tuple[str, ...]:
    """Return the header of what many plans come to."""
    names = ("plans", "least", "median", "most", "aims highest", "meet national", "meet provincial")
    return tuple(said(name, language) for name in names)


def _sums(matrix: Matrix, row: Row, language: str) -> tuple[str, ...]:
    """Return what the plans of a row come to, for more plans than there can be columns."""
    values = sorted(cell.value for cell in row.cells.values() if cell.value is not None)
    spread = [number("", each, each) for each in (values[0], median(values), values[-1])] if values else [""] * 3
    best = [matrix.counties[at].label for at in row.best]
    names = said(", ", language).join(best[:_NAMES])
    more = f" {said('{} more', language).format(len(best) - _NAMES)}" if len(best) > _NAMES else ""
    met = [
        _met([getattr(cell, f"meets_{level}") for cell in row.cells.values()]) for level in ("national", "provincial")
    ]
    return (str(len(row.cells)), *spread, names + more, *met)


def _met(judged: Sequence[bool | None]) -> str:
    known = [each for each in judged if each is not None]
    return f"{sum(known)} / {len(known)}" if known else ""
