"""A plan: a document with all its records, and how it is read from a file."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from plantext import readers
from plantext.columns import COLUMNS, Row, number_types, record_row
from plantext.document import Document
from plantext.errors import DocumentError, Kind, PlantextError
from plantext.inputs import STDIN, Input, content, expand, standard_input
from plantext.notebook import page
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
from plantext.wide import indicator_grids, project_grids, target_grid

NO_CONTENT = (
    "warning: no indicator table, no project list, no target and no duty was found; "
    "see `plantext show FILE --tables` and `--text`"
)
"""What is said of a document that was read and holds nothing to extract."""

_NO_MEMORY = "the file needs more memory than there is; split it"
_XML_NO_MEMORY = 2  # libxml2's code; its message is "unknown error"


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
        rows = self.rows(table)
        try:
            import pandas  # noqa: PLC0415
        except ModuleNotFoundError:
            raise PlantextError('data frames need pandas: pip install "plantext[frames]"') from None
        frame = pandas.DataFrame(rows, columns=list(COLUMNS[table]))
        for name, kind in number_types(table).items():
            # Via float: pandas does not turn Decimal into its own types.
            frame[name] = pandas.to_numeric(frame[name]).astype("Float64").astype(kind)
        return frame

    def _repr_html_(self) -> str:
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


def read(path: Path | str, name: str = "") -> Plan:
    """
    Return the plan in a file; `name` stands for it in tables, by default the file's name without its extension.

    Raises:
        DocumentError: the file cannot be read as a document.

    """
    path = Path(path)
    started = time.perf_counter()
    with _document_errors():
        data = content(path, readers.MAX_BYTES)
        return _plan_of(data, path.name, name or path.stem, path.as_posix(), started)


def read_bytes(data: bytes, name: str) -> Plan:
    """
    Return the plan in some bytes; `name` is the name of their file, with its extension if it has one.

    Raises:
        DocumentError: the bytes cannot be read as a document.

    """
    if not isinstance(data, bytes):
        raise TypeError(f"read_bytes takes bytes, not {type(data).__name__}; for a text there is read_text")
    started = time.perf_counter()
    with _document_errors():
        return _plan_of(data, name, Path(name).stem, name, started)


def read_text(text: str, name: str = "text") -> Plan:
    """
    Return the plan in a text that is at hand, such as a dump by another tool.

    Raises:
        DocumentError: the text is empty.

    """
    return read_bytes(text.encode("utf-8", "replace"), f"{name}.txt")


def read_each(paths: Iterable[str | Path]) -> Iterator[Plan | Failure]:
    """Read files and folders one after the other; a file that cannot be read gives a `Failure` and stops nothing."""
    for file in expand([paths] if isinstance(paths, str | Path) else paths):
        yield attempt(file)


def attempt(file: Input) -> Plan | Failure:
    """Return the plan of an input, or what is wrong with it."""
    try:
        return read_input(file)
    except DocumentError as error:
        return Failure(file.name, file.path, error.kind, error.message)


def read_input(file: Input) -> Plan:
    """
    Return the plan of an input, which may be standard input.

    Raises:
        DocumentError: it cannot be read as a document.

    """
    if file.path != STDIN:
        return read(file.path, file.name)
    started = time.perf_counter()
    with _document_errors():
        return _plan_of(standard_input(readers.MAX_BYTES), file.name, file.name, STDIN, started)


def load(file: Input) -> Document:
    """
    Return the document of an input without looking for records in it.

    Raises:
        DocumentError: it cannot be read as a document.

    """
    with _document_errors():
        if file.path == STDIN:
            return readers.read_bytes(standard_input(readers.MAX_BYTES), file.name)
        return readers.read_bytes(content(file.path, readers.MAX_BYTES), Path(file.path).name)


def _plan_of(data: bytes, file: str, name: str, path: str, started: float) -> Plan:
    """Return the plan in the bytes of a file, which is called `name` in tables."""
    sha256 = hashlib.sha256(data).hexdigest()
    document = readers.read_bytes(data, file)
    del data  # it may be much, and the text is in the document
    # Imported here: a command that only prints help does not need them.
    from plantext.claims import extract_claims  # noqa: PLC0415
    from plantext.duties import extract_duties  # noqa: PLC0415
    from plantext.indicators import extract_indicators  # noqa: PLC0415
    from plantext.info import extract_info  # noqa: PLC0415
    from plantext.projects import extract_projects  # noqa: PLC0415
    from plantext.sections import extract_sections  # noqa: PLC0415
    from plantext.tables import unread_tables  # noqa: PLC0415
    from plantext.targets import read_targets  # noqa: PLC0415

    indicators = extract_indicators(document)
    projects = extract_projects(document)
    info = extract_info(document)
    duties = extract_duties(document)
    claims = extract_claims(document)
    targets = read_targets(document, info, duties, claims)
    return Plan(
        name=name,
        path=path,
        sha256=sha256,
        document=document,
        info=info,
        sections=tuple(extract_sections(document)),
        indicators=indicators.indicators,
        values=indicators.values,
        targets=targets.targets,
        projects=projects.projects,
        project_totals=projects.totals,
        project_status=projects.status,
        duties=tuple(duties),
        claims=tuple(claims),
        notes=document.notes + indicators.notes + projects.notes + targets.notes + tuple(unread_tables(document)),
        seconds=time.perf_counter() - started,
    )


@contextmanager
def _document_errors() -> Iterator[None]:
    """Let nothing but plantext's own errors out: a bad file must not stop a run over a thousand others."""
    try:
        yield
    except PlantextError as error:
        if getattr(error.__cause__, "code", None) == _XML_NO_MEMORY:
            raise DocumentError(Kind.MEMORY, _NO_MEMORY) from error
        raise
    except MemoryError as error:
        raise DocumentError(Kind.MEMORY, _NO_MEMORY) from error
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        raise DocumentError(Kind.NOT_A_DOCUMENT, message) from error
    except Exception as error:
        message = f"a fault in plantext ({type(error).__name__}: {error}); please report it with the file"
        raise DocumentError(Kind.INTERNAL, message) from error


def _document_row(plan: Plan) -> Row:
    info, document = plan.info, plan.document
    return (
        *(plan.name, plan.path, plan.sha256, document.format, document.page_count, len(document.text)),
        *(info.title, info.region, info.region_code, info.plan_type, info.status),
        *(info.period_start, info.period_end, info.base_year, info.doc_number, info.issuer, info.issued),
        *(" | ".join(plan.notes), None if plan.seconds is None else Decimal(f"{plan.seconds:.3f}")),
        *("|".join(info.region_parents), info.near_term, info.far_term, info.revises, info.explains),
    )
