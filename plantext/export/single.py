"""One table as one file: what a comparison gives, as CSV, JSON, JSON Lines or a workbook."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain
from pathlib import Path

from plantext.columns import Row, label, titles
from plantext.errors import ExportError, PlaceError
from plantext.export.sheets import columns_of, open_book
from plantext.export.staging import Staging, unwritable
from plantext.export.text import csv_cell, json_object

STDOUT = "-"
SUFFIXES = (".csv", ".xlsx", ".json", ".jsonl")


def check_place(to: str, documents: Sequence[str] = ()) -> None:
    """
    Refuse a place that a table cannot be written to, before any work is done; it may also be that of a document.

    Raises:
        PlaceError: its suffix is of no format.

    """
    suffixes = (*documents, *SUFFIXES)
    if to != STDOUT and Path(to).suffix.lower() not in suffixes:
        what = "a document or a table" if documents else "a table"
        raise PlaceError(f"{to}: {what} is written to a file that ends in {', '.join(suffixes)}, or to `-` (JSON)")


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
    texts = _csv(names, rows) if suffix == ".csv" else _lines(names, rows) if suffix == ".jsonl" else _json(names, rows)
    pieces = (text.encode("utf-8", "backslashreplace") for text in texts)
    if to == STDOUT:
        if sys.stdout is None:
            raise ExportError("standard output is closed")
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    put(Path(to), pieces)


def _csv(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Give the text of a CSV file, a line at a time."""
    yield "\ufeff"
    for row in chain([names], rows):
        text = StringIO(newline="")
        csv.writer(text).writerow([csv_cell(cell) for cell in row])
        yield text.getvalue()


def _lines(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Give the text of a JSON Lines file, an object a line."""
    return (f"{json_object(names, row)}\n" for row in rows)


def _json(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Give the text of a JSON file: an object per row in an array."""
    before = "[\n"
    for row in rows:
        yield f"{before}{json_object(names, row)}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def put(path: Path, content: Iterable[bytes]) -> None:
    """
    Write a file, whole or not at all; `content` is taken piece by piece.

    Raises:
        ExportError: the place cannot be written to.

    """
    staging = Staging()
    try:
        staging.folder(path.parent)
        with staging.path(path).open("wb") as file:
            file.writelines(content)
        staging.commit()
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        staging.discard()


def _write_workbook(table: str, columns: tuple[str, ...], rows: Iterable[Row], path: Path, language: str) -> None:
    with open_book(path) as book:
        sheet = book.sheet(label(table, language), columns_of(table, columns, language))
        for row in rows:
            sheet.add(row)
