"""
The store of a run: one SQLite file with what became of every input, the plans, and their records as tables.

One process writes; others may read meanwhile. What an input gave is written in one transaction with its outcome, so an
outcome that stands in the store has its records there, whenever the writer is killed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from plantext.batch.outcomes import Outcome, Result
from plantext.columns import COLUMNS, Row, number_types
from plantext.errors import ExportError, PlantextError
from plantext.inputs import Input, stem, unused

NAME = "plantext.sqlite"
"""The store's file in the folder of a run."""

VERSION = 2
"""
The version of the store's tables, SQLite's `user_version`.

It goes up with every column that tables of records get at their end; a run that was made before gets them, too.
"""

_TABLES = tuple(table for table in COLUMNS if table != "errors")
_INPUTS = """
CREATE TABLE inputs (
    position INTEGER NOT NULL, path TEXT PRIMARY KEY, name TEXT NOT NULL, state TEXT, kind TEXT, message TEXT,
    warnings INTEGER, sha256 TEXT, size INTEGER, seconds REAL, key TEXT
) WITHOUT ROWID;
CREATE INDEX inputs_by_position ON inputs (position);
CREATE INDEX inputs_by_content ON inputs (sha256);
CREATE UNIQUE INDEX inputs_by_name ON inputs (name);
CREATE TABLE plans (doc TEXT PRIMARY KEY, records BLOB NOT NULL, document BLOB NOT NULL);
"""
_INDEXES = (
    'CREATE INDEX values_by_name ON "values" (name, role)',
    'CREATE INDEX values_by_item ON "values" (item, role)',
    "CREATE INDEX indicators_by_concept ON indicators (concept)",
    "CREATE INDEX targets_by_concept ON targets (concept, year)",
    "CREATE INDEX targets_by_indicator ON targets (indicator)",
    *(f'CREATE INDEX {table}_by_doc ON "{table}" (doc)' for table in _TABLES),
)
_COLUMNS = "path, name, state, kind, message, warnings, sha256, size, seconds"


class Store:
    """The store of a run; `writable` makes it where it is missing."""

    def __init__(self, path: Path, writable: bool = False) -> None:
        if not writable and not path.is_file():
            raise PlantextError(f"{path}: there is no run; `plantext extract … --to` makes one")
        try:
            self._connection = _connected(path, writable)
            self._prepare(path, writable)
        except sqlite3.OperationalError as error:
            raise ExportError(f"{path} cannot be opened: {error}; is the disk full, or in use?") from None
        except sqlite3.Error as error:
            raise PlantextError(f"{path}: this is no store of a run ({error})") from None
        self.path, self._writable = path, writable

    def close(self) -> None:
        """Let go of the file, which then is whole by itself: it can be copied, and read where nothing is written."""
        with suppress(sqlite3.Error):  # another program reads it: the file beside it stays until that is done
            if self._writable:
                self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()

    def _prepare(self, path: Path, writable: bool) -> None:
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0 and writable:
            with self._connection:
                self._connection.executescript(f"BEGIN; {_schema()} PRAGMA user_version = {VERSION}; COMMIT;")
        elif 0 < version < VERSION:
            if not writable:
                raise PlantextError(f"{path}: made by an earlier plantext; `plantext extract` to it goes on")
            self._widen()
        elif version != VERSION:
            raise sqlite3.DatabaseError(f"its tables are of version {version}, not {VERSION}")

    def _widen(self) -> None:
        """Give the tables of a run that an earlier plantext has made the columns that they lack."""
        with self._connection:
            for table in _TABLES:
                known = {row[1] for row in self._connection.execute(f'PRAGMA table_info("{table}")')}
                for column in (name for name in COLUMNS[table] if name not in known):
                    self._connection.execute(f'ALTER TABLE "{table}" ADD COLUMN "{column}" TEXT DEFAULT \'\'')
            self._connection.execute(f"PRAGMA user_version = {VERSION}")

    def enter(self, files: Sequence[Input], append: bool) -> list[Input]:
        """
        Write down the inputs of a run before it begins, and return them with the names that they have.

        A path that is known keeps its name. Without `append`, what is known of other inputs is forgotten.
        """
        known = dict(self._connection.execute("SELECT path, name FROM inputs").fetchall())
        taken = set(known.values())
        entered = [replace(f, name=known.get(f.path) or unused(stem(f.path), taken)) for f in files]
        with self._connection:
            if append:
                first = self._connection.execute("SELECT coalesce(max(position) + 1, 0) FROM inputs").fetchone()[0]
            else:
                first = 0
                self._forget(known.keys() - {file.path for file in files})
            rows = [(first + at, file.path, file.name) for at, file in enumerate(entered)]
            clause = "NOTHING" if append else "UPDATE SET position = excluded.position"
            self._connection.executemany(
                f"INSERT INTO inputs (position, path, name) VALUES (?, ?, ?) ON CONFLICT (path) DO {clause}", rows
            )
        return entered

    def is_of_others(self, files: Sequence[Input]) -> bool:
        """Say whether there are inputs, and none of the files is among them."""
        known = {path for (path,) in self._connection.execute("SELECT path FROM inputs")}
        return bool(known) and known.isdisjoint(file.path for file in files)

    def contents(self) -> dict[str, tuple[str, str]]:
        """Return the name and the content hash of every input by its path, where it was read."""
        rows = self._connection.execute(
            "SELECT path, name, sha256 FROM inputs WHERE sha256 > '' AND state <> 'skipped'"
        )
        return {path: (name, sha256) for path, name, sha256 in rows}

    def titles(self) -> dict[str, str]:
        """Return the titles of the plans by their names."""
        return dict(self._connection.execute("SELECT doc, title FROM documents").fetchall())

    def counts(self) -> dict[str, int]:
        """Return how many rows each table of records has."""
        return {table: self._connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in _TABLES}

    def keys(self) -> dict[str, tuple[str, Outcome]]:
        """Return the key and the outcome of every input that has one, by its path."""
        rows = self._connection.execute(f"SELECT key, {_COLUMNS} FROM inputs WHERE state IS NOT NULL")
        return {row[1]: (row[0], Outcome(*row[1:])) for row in rows}

    def write(self, results: Iterable[Result]) -> None:
        """
        Write results, all or none of them.

        Raises:
            ExportError: the disk is full, or the file cannot be written.

        """
        try:
            with self._connection:
                for result in results:
                    self._write(result)
        except sqlite3.OperationalError as error:
            raise ExportError(f"{self.path} cannot be written: {error}") from None

    def _write(self, result: Result) -> None:
        outcome = result.outcome
        self._clear(outcome.name)
        facts = {**asdict(outcome), "key": result.key}
        changed = ", ".join(f"{name} = :{name}" for name in facts if name not in ("path", "name"))
        self._connection.execute(f"UPDATE inputs SET {changed} WHERE path = :path", facts)
        if not result.records:
            return
        self._connection.execute("INSERT INTO plans VALUES (?, ?, ?)", (outcome.name, result.records, result.document))
        for table, rows in json.loads(result.rows).items():
            if rows:
                marks = ", ".join("?" * len(COLUMNS[table]))
                self._connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)

    def settle_copies(self) -> None:
        """Let of equal contents only the first input count, where several were read at the same time."""
        same = """
            SELECT later.path, later.name, first.name FROM inputs later JOIN inputs first ON first.sha256 = later.sha256
            WHERE later.sha256 > '' AND first.state <> 'skipped' AND later.state <> 'skipped'
            AND first.position < later.position ORDER BY first.position DESC
        """
        with self._connection:
            for path, name, first in self._connection.execute(same).fetchall():
                self._clear(name)
                change = "state = 'skipped', kind = '', message = ?, warnings = 0, seconds = NULL"
                self._connection.execute(f"UPDATE inputs SET {change} WHERE path = ?", (first, path))

    def _forget(self, paths: Iterable[str]) -> None:
        for path in paths:
            for (name,) in self._connection.execute("SELECT name FROM inputs WHERE path = ?", (path,)).fetchall():
                self._clear(name)
            self._connection.execute("DELETE FROM inputs WHERE path = ?", (path,))

    def _clear(self, name: str) -> None:
        if self._connection.execute("DELETE FROM plans WHERE doc = ?", (name,)).rowcount:
            for table in _TABLES:
                self._connection.execute(f'DELETE FROM "{table}" WHERE doc = ?', (name,))

    def outcomes(self) -> list[Outcome]:
        """Return the outcomes of the inputs that have one, in the order of the inputs."""
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM inputs WHERE state IS NOT NULL ORDER BY position")
        return [Outcome(*row) for row in rows]

    def packed(self, name: str = "") -> Iterator[tuple[bytes, bytes]]:
        """Yield the plans, packed, in the order of the inputs; only that of one name, if it is given."""
        where = "WHERE doc = ?" if name else "JOIN inputs ON name = doc ORDER BY position"
        rows = self._connection.execute(f"SELECT records, document FROM plans {where}", (name,) if name else ())
        yield from rows

    def document_row(self, name: str) -> Row:
        """Return the row of a document in the table `documents`."""
        row = self._connection.execute("SELECT * FROM documents WHERE doc = ?", (name,)).fetchone()
        return tuple(row)

    def query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
        """Return the cursor of a query."""
        return self._connection.execute(sql, parameters)


def is_begun(path: Path) -> bool:
    """Say whether a file is a store that holds something: a run that was killed at once has left an empty one."""
    return path.is_file() and _version(path) != 0


def is_outdated(path: Path) -> bool:
    """Say whether a store was made by an earlier version, whose tables lack columns."""
    return 0 < _version(path) < VERSION


def _version(path: Path) -> int:
    with suppress(sqlite3.Error), closing(_connected(path, writable=False)) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return found
    return VERSION  # it is something else, which opening it says


@contextmanager
def opened(path: Path, writable: bool = False) -> Iterator[Store]:
    """Open a store for a block."""
    store = Store(path, writable)
    try:
        yield store
    finally:
        store.close()


def _connected(path: Path, writable: bool) -> sqlite3.Connection:
    if not writable:
        return _read_only(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # with WAL, a killed process loses nothing that was committed
    return connection


def _read_only(path: Path) -> sqlite3.Connection:
    """Open a store for reading; what a killed run left beside it is settled first, which needs leave to write."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        connection.close()
        with closing(sqlite3.connect(path)) as settling:
            settling.execute("SELECT count(*) FROM sqlite_master")
        connection = sqlite3.connect(address, uri=True)
    return connection


def _schema() -> str:
    tables = [f'CREATE TABLE "{table}" ({_columns(table)});' for table in _TABLES]
    return f"{_INPUTS} {' '.join(tables)} {'; '.join(_INDEXES)};"


def _columns(table: str) -> str:
    types = {"Int64": "INTEGER", "Float64": "REAL"}
    numbers = number_types(table)
    return ", ".join(f'"{name}" {types.get(numbers.get(name, ""), "TEXT")}' for name in COLUMNS[table])
