"""One table as one file: what a comparison gives, as CSV, JSON, JSON Lines or a workbook."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path

from plantext.columns import Row, titles
from plantext.errors import ExportError
from plantext.export.staging import Staging, unwritable
from plantext.export.text import csv_cell, json_object
from plantext.export.xlsx import XlsxWriter

STDOUT = "-"
SUFFIXES = (".csv", ".xlsx", ".json", ".jsonl")


def check_place(to: str) -> None:
    """
    Refuse a place that a table cannot be written to, before any work is done.

    Raises:
        ExportError: its suffix is of no format.

    """
    if to != STDOUT and Path(to).suffix.lower() not in SUFFIXES:
        raise ExportError(f"{to}: a table is written to a file that ends in {', '.join(SUFFIXES)}, or to `-` (JSON)")


def write_table(table: str, columns: Sequence[str], rows: Iterable[Row], to: str, language: str = "en") -> None:
    """
    Write a table to a `.csv`, `.xlsx`, `.json` (an array) or `.jsonl` file, or as JSON to standard output (`-`).

    `columns` are the stable names; a row has a cell for each. The file appears whole or not at all.

    Raises:
        ExportError: the suffix is of no format, what it needs is not installed, or the place cannot be written to.

    """
    check_place(to)
    names = titles(table, language, columns)
    suffix = ".json" if to == STDOUT else Path(to).suffix.lower()
    if suffix == ".xlsx":
        _write_workbook(table, tuple(columns), rows, Path(to), language)
        return
    text = _csv(names, rows) if suffix == ".csv" else _json(names, rows, lines=suffix == ".jsonl")
    if to == STDOUT:
        if sys.stdout is None:
            raise ExportError("standard output is closed")
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
        return
    put(Path(to), text.encode("utf-8-sig" if suffix == ".csv" else "utf-8", "backslashreplace"))


def _csv(names: Sequence[str], rows: Iterable[Row]) -> str:
    """Return the text of a CSV file."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([csv_cell(name) for name in names])
    writer.writerows([csv_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def _json(names: Sequence[str], rows: Iterable[Row], lines: bool) -> str:
    """Return the text of a JSON file: an object per row, in an array or one a line."""
    objects = [json_object(names, row) for row in rows]
    if lines:
        return "".join(f"{each}\n" for each in objects)
    return "[\n" + ",\n".join(objects) + "\n]\n" if objects else "[]\n"


def put(path: Path, content: bytes) -> None:
    """
    Write a file, whole or not at all.

    Raises:
        ExportError: the place cannot be written to.

    """
    staging = Staging()
    try:
        staging.folder(path.parent)
        staging.path(path).write_bytes(content)
        staging.commit()
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        staging.discard()


def _write_workbook(table: str, columns: tuple[str, ...], rows: Iterable[Row], path: Path, language: str) -> None:
    writer = XlsxWriter(path, language, {table: columns})
    try:
        writer.add(table, rows)
        writer.commit()
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with suppress(ExportError):
            writer.discard()
