"""Tables as files: which format a place asks for, and rows written to it whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal, Protocol

from plantext.columns import COLUMNS, Row
from plantext.errors import ExportError, PlaceError
from plantext.export.staging import uninterrupted, unwritable
from plantext.export.text import CsvWriter, JsonFileWriter, JsonFolderWriter, JsonStreamWriter
from plantext.inputs import Input
from plantext.plan import Failure, Plan

Format = Literal["csv", "jsonl", "xlsx", "parquet"]
Language = Literal["en", "zh"]
Text = Literal["auto", "all", "none"]
"""Whose texts a workbook holds: those of the first documents, as many as are still handy; all; none."""
FORMATS: tuple[Format, ...] = ("csv", "jsonl", "xlsx", "parquet")
STDOUT = "-"

_OTHER = {".csv", ".tsv", ".json", ".xls", ".ods", ".sqlite", ".db", ".parquet", ".html", ".docx", ".pdf", ".txt"}


class Writer(Protocol):
    """Takes the rows of tables; nothing is in its place before `commit`, nothing is left after `discard`."""

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Append rows to a table."""

    def commit(self) -> None:
        """Put everything in place."""

    def discard(self) -> None:
        """Leave nothing behind."""


def add(writer: Writer, outcome: Plan | Failure, timings: bool = False) -> dict[str, int]:
    """
    Write the rows of one plan or failure and return how many went to each table.

    The seconds that a plan took are written only with `timings`, since they differ in every run.
    """
    if isinstance(outcome, Plan) and not timings:
        outcome = replace(outcome, seconds=None)
    counts = {}
    for table in COLUMNS:
        rows = outcome.rows(table)
        writer.add(table, rows)
        counts[table] = len(rows)
    return counts


def choose_format(to: Path | str, format: str | None = None) -> Format:
    """
    Return the format in which tables go to a place: what its suffix says, CSV files in a folder otherwise.

    >>> choose_format("tables"), choose_format("tables", "jsonl"), choose_format("规划.xlsx"), choose_format("-")
    ('csv', 'jsonl', 'xlsx', 'jsonl')

    Raises:
        PlaceError: the suffix or the format is unknown, or the two contradict each other.

    """
    # Not Path.is_dir: it fails on a name that is too long.
    suffix = "" if str(to) == STDOUT or os.path.isdir(to) else Path(to).suffix.lower()  # noqa: PTH112
    by_suffix: dict[str, Format] = {".xlsx": "xlsx", ".jsonl": "jsonl"}
    if suffix in _OTHER:
        raise PlaceError(f"{to}: tables are written to a folder, a .xlsx file, a .jsonl file, or `-`")
    default: Format = by_suffix.get(suffix, "jsonl" if str(to) == STDOUT else "csv")
    chosen = next((known for known in FORMATS if known == (format or default)), None)
    if chosen is None:
        raise PlaceError(f"the format {format!r} is unknown; there are {', '.join(FORMATS)}")
    if suffix in by_suffix and chosen != default:
        raise PlaceError(f"{to}: the file's suffix says {default}, the format {chosen}")
    if chosen == "xlsx" and suffix != ".xlsx":
        raise PlaceError(f"{to}: a workbook is one file; give it a name that ends in .xlsx")
    if chosen in ("csv", "parquet") and str(to) == STDOUT:
        raise PlaceError(f"standard output takes all tables in one stream; that is JSON Lines, not {chosen}")
    return chosen


def refuse_inputs(to: Path | str, format: Format, inputs: Iterable[Input]) -> None:
    """
    Refuse a place at which the tables would take that of a file which is to be read.

    Raises:
        PlaceError: naming the file.

    """
    place = os.path.realpath(to)
    taken = {place, *(os.path.join(place, f"{table}.{format}") for table in COLUMNS)}  # noqa: PTH118
    for file in inputs:
        if str(to) != STDOUT and os.path.realpath(file.path) in taken:
            raise PlaceError(f"{to}: the tables would overwrite {file.path}, which is to be read; name another place")


@contextmanager
def open_writer(to: Path | str, format: str | None = None, language: Language = "en") -> Iterator[Writer]:
    """
    Open a place for tables; what was added is there when the block ends well, and nothing of it otherwise.

    A workbook takes plans, not rows: `plantext.workbook` opens one.

    Raises:
        ExportError: the format is unknown, what it needs is not installed, or the place cannot be written to.

    """
    chosen = choose_format(to, format)
    if chosen == "xlsx":
        raise PlaceError(f"{to}: a workbook takes plans, not rows")
    opened: list[Writer] = []
    try:
        with uninterrupted():
            opened.append(_writer(to, chosen, language))
        yield opened[0]
        opened[0].commit()
    except BaseException as error:
        for writer in opened:
            writer.discard()
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):  # of which no place is to blame
            raise unwritable("standard output" if str(to) == STDOUT else to, error) from error
        raise


def _writer(to: Path | str, format: Format, language: Language) -> Writer:
    if str(to) == STDOUT:
        if sys.stdout is None:
            raise ExportError("standard output is closed")
        return JsonStreamWriter(sys.stdout.buffer, language)
    path = Path(to)
    if format == "parquet":
        from plantext.export.parquet import ParquetWriter  # noqa: PLC0415

        return ParquetWriter(path, language)
    if format == "jsonl":
        return JsonFileWriter(path, language) if path.suffix.lower() == ".jsonl" else JsonFolderWriter(path, language)
    return CsvWriter(path, language)
