"""Where the comparison of many plans is written as a document made for people: a page or a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plantext.counties import Matrix
from plantext.errors import PlaceError
from plantext.export.single import put
from plantext.report.matrix_book import write_book
from plantext.report.matrix_page import page
from plantext.report.matrix_rows import Comparison

SUFFIXES = (".html", ".htm", ".xlsx")


def is_document(to: str) -> bool:
    """
    Say whether a place is that of a document made for people.

    >>> is_document("对比.xlsx"), is_document("对比.csv"), is_document("-")
    (True, False, False)
    """
    return Path(to).suffix.lower() in SUFFIXES


def write_comparison(matrix: Matrix, to: str, indicators: Sequence[str] = (), language: str = "en") -> None:
    """
    Write a comparison as a page (`.html`) or a workbook (`.xlsx`), whole or not at all.

    Both say first what was compared, then lay the plans side by side, and end with pictures: the heat map,
    `indicators` (or those that most plans share), a picture per theme. Where matplotlib is not installed, the document
    says so in their place.

    Raises:
        PlaceError: the suffix is neither of the two.
        PlantextError: no plan has one of the indicators.
        ExportError: one of them has no number to draw, what is needed is not installed, or the place cannot be
            written to.

    """
    write_document(Comparison(matrix, tuple(indicators), language=language), to)


def write_document(shown: Comparison, to: str) -> None:
    """
    Write a document, whole or not at all.

    Raises:
        PlaceError: its suffix is that of no document.
        PlantextError: no plan has one of the indicators.
        ExportError: as `write_comparison` says.

    """
    if not is_document(to):
        raise PlaceError(f"{to}: a comparison made for people is written to a file that ends in {', '.join(SUFFIXES)}")
    if Path(to).suffix.lower() == ".xlsx":
        write_book(shown, to)
    else:
        put(Path(to), [page(shown).encode("utf-8", "backslashreplace")])
