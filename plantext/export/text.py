"""Tables as CSV files and as JSON Lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import IO, TextIO

from plantext.columns import COLUMNS, Cell, Row, titles
from plantext.export.cells import inert, plain
from plantext.export.staging import Staging


class CsvWriter:
    """A folder with one CSV file per table, UTF-8 with a byte order mark so that Excel and WPS open it."""

    def __init__(self, folder: Path, language: str) -> None:
        self._files = _Files(folder, ".csv", "utf-8-sig")
        self._writers = {table: csv.writer(file) for table, file in self._files.handles.items()}
        for table, writer in self._writers.items():
            writer.writerow(titles(table, language))

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Append rows to a table."""
        self._writers[table].writerows([csv_cell(cell) for cell in row] for row in rows)

    def commit(self) -> None:
        """Put the files in place."""
        self._files.commit()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._files.discard()


class JsonFolderWriter:
    """A folder with one JSON Lines file per table, one object per row."""

    def __init__(self, folder: Path, language: str) -> None:
        self._files = _Files(folder, ".jsonl", "utf-8")
        self._language = language

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Append rows to a table."""
        names = titles(table, self._language)
        self._files.handles[table].writelines(f"{json_object(names, row)}\n" for row in rows)

    def commit(self) -> None:
        """Put the files in place."""
        self._files.commit()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._files.discard()


class JsonStreamWriter:
    """All tables as JSON Lines in one stream, each line an object with `table` and `row`, as soon as it is known."""

    def __init__(self, stream: IO[bytes], language: str) -> None:
        self._stream = stream
        self._language = language

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows of a table."""
        names = titles(table, self._language)
        for row in rows:
            # The row has its own object: it has a column `table` itself, the caption it was printed under.
            line = f'{{"table": "{table}", "row": {json_object(names, row)}}}\n'
            self._stream.write(line.encode("utf-8", "backslashreplace"))

    def commit(self) -> None:
        """Make sure that everything is on its way."""
        self._stream.flush()

    def discard(self) -> None:
        """Do nothing: what is in a stream cannot be taken back."""


class JsonFileWriter(JsonStreamWriter):
    """All tables as JSON Lines in one file, lines as in a stream."""

    def __init__(self, path: Path, language: str) -> None:
        self._staging = Staging()
        try:
            self._staging.folder(path.parent)
            self._file = self._staging.path(path).open("wb")
        except BaseException:
            self._staging.discard()
            raise
        super().__init__(self._file, language)

    def commit(self) -> None:
        """Put the file in place."""
        self._file.close()
        self._staging.commit()

    def discard(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            self._file.close()
        self._staging.discard()


def json_object(names: Iterable[str], row: Row) -> str:
    """
    Return a row as a JSON object, numbers with the digits that were printed.

    >>> json_object(("raw", "low", "high"), ("≥8.50", Decimal("8.50"), None))
    '{"raw": "≥8.50", "low": 8.50, "high": null}'
    """
    pairs = zip(names, row, strict=True)
    return "{" + ", ".join(f"{json.dumps(name, ensure_ascii=False)}: {_json(cell)}" for name, cell in pairs) + "}"


class _Files:
    """One open file per table, all of one kind, in one folder."""

    def __init__(self, folder: Path, suffix: str, encoding: str) -> None:
        self._staging = Staging()
        self.handles: dict[str, TextIO] = {}
        try:
            self._staging.folder(folder)
            for table in COLUMNS:
                path = self._staging.path(folder / f"{table}{suffix}")
                # File names may hold bytes that are no text; they are written as escapes.
                self.handles[table] = path.open("w", encoding=encoding, errors="backslashreplace", newline="")
        except BaseException:
            self.discard()
            raise

    def commit(self) -> None:
        for file in self.handles.values():
            file.close()
        self._staging.commit()

    def discard(self) -> None:
        for file in self.handles.values():
            with suppress(OSError):
                file.close()
        self._staging.discard()


def csv_cell(cell: Cell) -> str:
    """Return a cell as CSV holds it: a text that no spreadsheet runs, a number plainly."""
    return inert(cell) if isinstance(cell, str) else plain(cell)


def _json(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return plain(cell) if cell.is_finite() else "null"
    return json.dumps(cell, ensure_ascii=False)
