"""Tables as Parquet: a folder each, in parts of many documents, with a schema that says its version."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from plantext.columns import COLUMNS, Row, number_types
from plantext.errors import ExportError
from plantext.export.staging import Staging
from plantext.version import __version__

SCHEMA = "1"
"""The version of the columns and their types, in the metadata of each file as `plantext_schema`."""

_PART = 200_000  # rows of a part: tens of megabytes of text, and few files for many documents


class ParquetWriter:
    """Writes `TABLE/part-00000.parquet` and so on; nothing is in its place before `commit`."""

    def __init__(self, folder: Path, language: str) -> None:
        try:
            import pyarrow  # noqa: PLC0415
            import pyarrow.parquet  # noqa: PLC0415
        except ModuleNotFoundError:
            raise ExportError('Parquet needs pyarrow: pip install "plantext[parquet]"') from None
        if language != "en":
            raise ExportError("the columns of Parquet files have their English names; leave out --headers")
        self._arrow = pyarrow
        self._folder = folder
        self._staging = Staging()
        self._rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        self._parts = dict.fromkeys(COLUMNS, 0)
        self._staging.folder(folder)

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Append rows to a table."""
        self._rows[table] += rows
        if len(self._rows[table]) >= _PART:
            self._write(table)

    def commit(self) -> None:
        """Put everything in place; parts that an earlier run left beyond the last one go."""
        for table in COLUMNS:
            if self._rows[table] or not self._parts[table]:
                self._write(table)
        self._staging.commit()
        for table, count in self._parts.items():
            for part in sorted((self._folder / table).glob("part-*.parquet"))[count:]:
                part.unlink()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._staging.discard()

    def _write(self, table: str) -> None:
        folder = self._folder / table
        self._staging.folder(folder)
        path = self._staging.path(folder / f"part-{self._parts[table]:05d}.parquet")
        schema = self._schema(table)
        columns = zip(*self._rows[table], strict=True) if self._rows[table] else ((),) * len(schema)
        arrays = [self._array(cells, field.type) for cells, field in zip(columns, schema, strict=True)]
        data = self._arrow.Table.from_arrays(arrays, schema=schema)
        self._arrow.parquet.write_table(data, path, compression="zstd")
        self._rows[table] = []
        self._parts[table] += 1

    def _schema(self, table: str) -> Any:
        types = {"Int64": self._arrow.int64(), "Float64": self._arrow.float64()}
        numbers = number_types(table)
        fields = [(name, types.get(numbers.get(name, ""), self._arrow.string())) for name in COLUMNS[table]]
        return self._arrow.schema(fields, metadata={"plantext_schema": SCHEMA, "plantext": __version__})

    def _array(self, cells: Iterable[Any], kind: Any) -> Any:
        if self._arrow.types.is_floating(kind):
            cells = [None if cell is None else float(cell) for cell in cells]
        return self._arrow.array(list(cells), type=kind)
