"""A plan: a document with all its records, and what they are as the rows of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from plantext.columns import COLUMNS, Row, number_types, record_row
from plantext.document import Document
from plantext.errors import Kind, PlantextError
from plantext.records import (
    Claim,
    Duty,
    Indicator,
    Info,
    Project,
    ProjectStatus,
    ProjectTotal,
    Record,
    Section,
    Target,
    Value,
)

NO_CONTENT = (
    "warning: no indicator table, no project list, no target and no duty was found; "
    "see `plantext show FILE --tables` and `--text`"
)
"""What is said of a document that was read and holds nothing to extract."""


@dataclass(frozen=True, repr=False)
class Plan:
    """
    A document with the records found in it, each kind in the order of reading.

    `name` stands in the column `doc` of every table, `notes` say what the reader and the extractors repaired,
    guessed or could not read, `sha256` is of the file, `seconds` is how long reading took.
    """

    name: str
    path: str
    sha256: str
    document: Document
    info: Info
    sections: tuple[Section, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    values: tuple[Value, ...] = ()
    targets: tuple[Target, ...] = ()
    projects: tuple[Project, ...] = ()
    project_totals: tuple[ProjectTotal, ...] = ()
    project_status: tuple[ProjectStatus, ...] = ()
    duties: tuple[Duty, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float | None = field(default=None, compare=False)

    @property
    def has_content(self) -> bool:
        """Say whether something was found that a plan is made for; claims alone, as a covering letter has, are not."""
        tables = self.indicators or self.values or self.projects or self.project_status
        return bool(tables or self.targets or self.duties)

    @property
    def counts(self) -> dict[str, int]:
        """How many records there are of each kind; those of running text only where there are any."""
        usual = {kind: len(getattr(self, kind)) for kind in ("sections", "indicators", "values", "projects")}
        text = {kind: len(getattr(self, kind)) for kind in ("targets", "duties", "claims")}
        return usual | {kind: count for kind, count in text.items() if count}

    @property
    def faults(self) -> tuple[Failure, ...]:
        """What stands in the table `errors` although the document was read."""
        if self.has_content:
            return ()
        return (Failure(self.name, self.path, Kind.NO_PLAN_CONTENT, NO_CONTENT),)

    def rows(self, table: str) -> list[Row]:
        """
        Return the rows of a table (`documents`, `indicators`, `values` …), cells in the order of its columns.

        Raises:
            PlantextError: there is no such table.

        """
        if table == "documents":
            return [_document_row(self)]
        if table == "errors":
            return [row for fault in self.faults for row in fault.rows(table)]
        if table not in COLUMNS:
            raise PlantextError(f"there is no table {table!r}; there are {', '.join(COLUMNS)}")
        records: tuple[Record, ...] = getattr(self, table)
        return [record_row(self.name, table, record) for record in records]

    def tables(self) -> dict[str, list[Row]]:
        """Return all tables by name, as `plantext extract` writes them."""
        return {table: self.rows(table) for table in COLUMNS}

    def frame(self, table: str) -> Any:
        """
        Return a table as a pandas data frame; numbers are floats, years and counts whole numbers that may be missing.

        Raises:
            PlantextError: there is no such table, or pandas is not installed.

        """
        return data_frame(table, self.rows(table))

    def _repr_html_(self) -> str:
        # What draws records has to read numbers: a parent of runs, which only passes them on, does without.
        from plantext.notebook import page  # noqa: PLC0415
        from plantext.wide import indicator_grids, project_grids, target_grid  # noqa: PLC0415

        facts = [(kind, str(count)) for kind, count in self.counts.items()]
        grids = [*indicator_grids(self.indicators, self.values), *project_grids(self.projects)]
        if self.targets:
            grids.append(target_grid("targets", self.targets))
        return page(self.info.title or self.name, [("file", self.path), *facts], grids)

    def __repr__(self) -> str:
        counts = (f"{count} {kind}" for kind, count in self.counts.items())
        return f"<Plan {self.info.title or self.name!r}: {', '.join(counts)}>"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, or that was read and is no plan (`NO_PLAN_CONTENT`, a warning)."""

    name: str
    path: str
    kind: Kind
    message: str

    @property
    def faults(self) -> tuple[Failure, ...]:
        """What is to be said of the file: this."""
        return (self,)

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table: one of `errors`, none of any other."""
        return [(self.name, self.path, self.kind.value, self.message)] if table == "errors" else []

    def __str__(self) -> str:
        return f"{self.path}: {self.kind}: {self.message}"


def data_frame(table: str, rows: Sequence[Row]) -> Any:
    """
    Return rows of a table as a pandas data frame; numbers are floats, years and counts whole numbers or missing.

    Raises:
        PlantextError: pandas is not installed.

    """
    try:
        import pandas  # noqa: PLC0415
    except ModuleNotFoundError:
        raise PlantextError('data frames need pandas: pip install "plantext[frames]"') from None
    frame = pandas.DataFrame(rows, columns=list(COLUMNS[table]))
    for name, kind in number_types(table).items():
        # Via float: pandas does not turn Decimal into its own types.
        frame[name] = pandas.to_numeric(frame[name]).astype("Float64").astype(kind)
    return frame


def _document_row(plan: Plan) -> Row:
    info, document = plan.info, plan.document
    return (
        *(plan.name, plan.path, plan.sha256, document.format, document.page_count, len(document.text)),
        *(info.title, info.region, info.region_code, info.plan_type, info.status),
        *(info.period_start, info.period_end, info.base_year, info.doc_number, info.issuer, info.issued),
        *(" | ".join(plan.notes), None if plan.seconds is None else Decimal(f"{plan.seconds:.3f}")),
        *("|".join(info.region_parents), info.near_term, info.far_term, info.revises, info.explains),
    )
