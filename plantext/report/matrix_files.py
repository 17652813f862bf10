"""Where the comparison of many plans is written: as a document made for people, or as its plain table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plantext.counties import Matrix
from plantext.export.single import STDOUT, check_place, put, write_table
from plantext.report.matrix_book import write_book
from plantext.report.matrix_page import page
from plantext.report.matrix_rows import Comparison

DOCUMENTS = (".html", ".htm", ".xlsx")
"""The suffixes of documents."""


def is_document(to: Path | str) -> bool:
    """
    Say whether a place is that of a document made for people.

    >>> is_document("对比.xlsx"), is_document("对比.csv"), is_document("-")
    (True, False, False)
    """
    return Path(to).suffix.lower() in DOCUMENTS


def check_comparison(to: str) -> None:
    """
    Refuse a place that a comparison cannot be written to, before any work is done.

    Raises:
        PlaceError: its suffix is of no format.

    """
    check_place(to, DOCUMENTS)


def write_comparison(matrix: Matrix, to: Path | str, indicators: Sequence[str] = (), language: str = "en") -> None:
    """
    Write a comparison to a file: a `.html` or `.xlsx` is a document, a `.csv`, `.json` or `.jsonl` a table.

    A document says first what was compared, then lays the plans side by side, and ends with pictures: the heat map,
    `indicators` (or those that most plans share), a picture per theme. Where matplotlib is not installed, it says so in
    their place. A table has the rows of `indicators` only, if there are any; `-` is JSON on standard output.

    Raises:
        PlantextError: no plan has one of the indicators.
        ExportError: the suffix is of no format, one of the indicators has no number to draw, what is needed is not
            installed, or the place cannot be written to.

    """
    write_shown(Comparison(matrix, tuple(indicators), language=language), str(to))


def write_shown(shown: Comparison, to: str) -> None:
    """
    Write what is to be shown, as `write_comparison` does.

    Raises:
        PlantextError: no plan has one of the indicators.
        ExportError: as `write_comparison` says.

    """
    check_comparison(to)
    if to == STDOUT or not is_document(to):
        matrix = shown.matrix.only(*shown.indicators) if shown.indicators else shown.matrix
        write_table("matrix", matrix.columns, matrix.table(shown.roles), to, shown.language)
    elif Path(to).suffix.lower() == ".xlsx":
        write_book(shown, to)
    else:
        put(Path(to), [page(shown).encode("utf-8", "backslashreplace")])
