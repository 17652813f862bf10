"""A run as its users see it: what became of every input, the plans, and their tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plantext.batch import codec
from plantext.batch.outcomes import Outcome
from plantext.batch.store import NAME, Store
from plantext.columns import COLUMNS, Row
from plantext.document import Document
from plantext.errors import Kind, PlantextError
from plantext.export import Language, Text, choose_format, open_writer
from plantext.plan import Failure, Plan, data_frame

if TYPE_CHECKING:
    from plantext.workbook import Workbook

Tables = dict[str, list[Row]]


class Run:
    """
    A run that was made by `plantext extract … --to`; nothing is read before it is asked for.

    `path` is its SQLite file, which any other program may read: one table per kind of record, with the columns of
    `plantext extract`, and the table `inputs`. Numbers are floating-point numbers there, exact ones in plans.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = store_path(path)
        self._store = Store(self.path)

    def __enter__(self) -> Run:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self.close()

    def close(self) -> None:
        """Let go of the file; a run that is thrown away does so by itself."""
        self._store.close()

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of every input, in their order."""
        return tuple(self._store.outcomes())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the plans, in the order of the inputs: the column `doc` of every table."""
        return tuple(outcome.name for outcome in self.outcomes if outcome.state in ("ok", "partial"))

    @property
    def counts(self) -> dict[str, int]:
        """How many rows each table of records has."""
        return self._store.counts()

    def plan(self, name: str) -> Plan:
        """
        Return the plan of a name.

        Raises:
            PlantextError: there is none.

        """
        for records, document in self._store.packed(name):
            return codec.unpack(records, document)
        raise PlantextError(f"{self.path} has no plan {name!r}; `run.names` lists them")

    def document(self, name: str) -> Document:
        """
        Return the document of a plan, without its records.

        Raises:
            PlantextError: there is none.

        """
        for _, document in self._store.packed(name):
            return codec.unpack_document(document)
        raise PlantextError(f"{self.path} has no plan {name!r}; `run.names` lists them")

    def notes(self, name: str) -> tuple[str, ...]:
        """
        Return the notes of a plan: what its reader, the rules and the corrections could not do.

        Raises:
            PlantextError: there is none.

        """
        for records, _ in self._store.packed(name):
            return codec.unpack_notes(records)
        raise PlantextError(f"{self.path} has no plan {name!r}; `run.names` lists them")

    @property
    def titles(self) -> dict[str, str]:
        """The titles of the plans by their names."""
        return self._store.titles()

    def plans(self) -> Iterator[Plan]:
        """Yield all plans, one after the other, in the order of the inputs."""
        for records, document in self._store.packed():
            yield codec.unpack(records, document)

    def query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query in SQL."""
        return self._store.query(sql, parameters).fetchall()

    def frame(self, table: str, **where: str) -> Any:
        """
        Return a table of all plans as a pandas data frame, or its rows in which columns have given values.

        `run.frame("values", name="森林覆盖率", role="target")` takes milliseconds however large the run is.

        Raises:
            PlantextError: there is no such table or column, or pandas is not installed.

        """
        if table not in COLUMNS or table == "errors":
            raise PlantextError(
                f"a run has no table {table!r}; there are {', '.join(t for t in COLUMNS if t != 'errors')}"
            )
        if unknown := where.keys() - set(COLUMNS[table]):
            raise PlantextError(
                f"{table} has no column {', '.join(sorted(unknown))}; it has {', '.join(COLUMNS[table])}"
            )
        clause = " AND ".join(f'found."{column}" = ?' for column in where) or "1"
        order = "ORDER BY position, found.rowid"
        sql = f'SELECT found.* FROM "{table}" found JOIN inputs ON inputs.name = doc WHERE {clause} {order}'
        return data_frame(table, self.query(sql, tuple(where.values())))

    def tables(self, timings: bool = False) -> Iterator[Tables]:
        """Yield the rows of all tables, input by input, with the numbers as printed."""
        outcomes = self._store.outcomes()
        packed = self._store.packed()
        for outcome in outcomes:
            tables: Tables = {table: [] for table in COLUMNS}
            if outcome.state in ("ok", "partial"):
                tables |= codec.unpack_rows(next(packed)[0])
                tables["documents"] = [self._document(outcome, timings)]
            if outcome.kind:
                tables["errors"] = [(outcome.name, outcome.path, outcome.kind, outcome.message)]
            yield tables

    def _document(self, outcome: Outcome, timings: bool) -> Row:
        row = self._store.document_row(outcome.name)
        at = COLUMNS["documents"].index("seconds")
        seconds = Decimal(f"{outcome.seconds:.3f}") if timings and outcome.seconds is not None else None
        return (*row[:at], seconds, *row[at + 1 :])

    def export(
        self,
        to: Path | str,
        format: str | None = None,
        headers: Language = "en",
        timings: bool = False,
        text: Text = "auto",
    ) -> None:
        """
        Write all tables to a folder (CSV, or JSON Lines if `format` says so), a `.xlsx` or a `.jsonl` file.

        `text` says whose texts a workbook holds: `auto`, those of the first documents, as many as are still handy;
        `all`; `none`.

        Raises:
            ExportError: the format is unknown, what it needs is not installed, or the place cannot be written to.

        """
        if choose_format(to, format) == "xlsx":
            from plantext.workbook import open_workbook  # noqa: PLC0415

            with open_workbook(to, headers, text, timings) as book:
                self._fill(book)
            return
        with open_writer(to, format, headers) as writer:
            for tables in self.tables(timings):
                for table, rows in tables.items():
                    writer.add(table, rows)

    def _fill(self, book: Workbook) -> None:
        plans = self.plans()
        for outcome in self._store.outcomes():
            if outcome.state in ("ok", "partial"):
                book.add(replace(next(plans), seconds=outcome.seconds))
            elif outcome.state == "failed":
                book.add(Failure(outcome.name, outcome.path, Kind(outcome.kind), outcome.message))
            else:
                book.add_copy(outcome.name, outcome.path, outcome.message)

    def __repr__(self) -> str:
        states = [outcome.state for outcome in self.outcomes]
        found = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
        return f"<Run {str(self.path)!r}: {found or 'empty'}>"


def is_run(path: Path | str) -> bool:
    """Say whether a path is a run: a folder with its SQLite file in it, or that file."""
    return store_path(path).is_file()


def store_path(path: Path | str) -> Path:
    """Return the SQLite file of a run, which may be named by its folder."""
    path = Path(path)
    return path / NAME if path.is_dir() or path.suffix.lower() not in (".sqlite", ".db") else path
