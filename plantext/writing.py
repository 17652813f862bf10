"""Plans written to a place, as tables or as a workbook; and what was corrected of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from plantext.corrections import Corrections, DocumentCorrections, corrections_json
from plantext.export import Format, Language, Text, Writer, add, choose_format, open_writer
from plantext.export.single import put
from plantext.plan import Failure, Plan
from plantext.workbook import open_workbook


class Sink(Protocol):
    """Takes plans, and files that could not be read."""

    def add(self, outcome: Plan | Failure) -> None:
        """Take one."""


def write(
    outcomes: Plan | Failure | Iterable[Plan | Failure],
    to: Path | str,
    format: Format | None = None,
    headers: Language = "en",
    text: Text = "auto",
) -> None:
    """
    Write plans to a folder (CSV, or JSON Lines if `format` says so), a `.xlsx` or a `.jsonl` file.

    `headers` is the language of the column names. `text` says whose texts a workbook holds: `auto`, those of the
    first documents, as many as are still handy; `all`; `none`.

    Raises:
        ExportError: the format is unknown, what it needs is not installed, or the place cannot be written to.

    """
    with _opened(to, choose_format(to, format), headers, text) as sink:
        for outcome in [outcomes] if isinstance(outcomes, Plan | Failure) else outcomes:
            sink.add(outcome)


def write_corrections(documents: Corrections | Iterable[DocumentCorrections], to: Path | str) -> None:
    """
    Write corrections to a file as the review page does, whole or not at all; the same ones give the same bytes.

    Raises:
        ExportError: the place cannot be written to.

    """
    put(Path(to), [corrections_json(documents).encode("utf-8")])


@contextmanager
def _opened(to: Path | str, format: Format, headers: Language, text: Text) -> Iterator[Sink]:
    if format == "xlsx":
        with open_workbook(to, headers, text) as book:
            yield book
        return
    with open_writer(to, format, headers) as writer:
        yield _Tables(writer)


class _Tables:
    """Writes the rows of plans."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def add(self, outcome: Plan | Failure) -> None:
        add(self._writer, outcome)
