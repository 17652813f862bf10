"""The comparison of many plans as a workbook: side by side as a person lays it out, a long table, and pictures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from plantext.charts import is_installed, pictures
from plantext.charts.panels import theme
from plantext.charts.words import theme_name
from plantext.columns import titles
from plantext.counties import Cell, Matrix, Row
from plantext.export.sheets import Book, Column, Content, open_book
from plantext.report.matrix_page import compared
from plantext.report.matrix_rows import Comparison, sources
from plantext.report.matrix_wide import add_wide, has_room
from plantext.report.matrix_words import NOTES, said

_WIDE = ("indicator", "notes", "national", "provincial")
_LEVELS = ("national", "provincial")


def write_book(shown: Comparison, to: str) -> None:
    """
    Write the workbook, whole or not at all; of the pictures none where matplotlib is not installed.

    Raises:
        PlantextError: no plan has one of the indicators.
        ExportError: one of them has no number to draw, XlsxWriter is not installed, or the place cannot be written to.

    """
    matrix, language = shown.matrix, shown.language
    with open_book(Path(to)) as book:
        _about(book, matrix, shown.unread, language)
        if has_room(matrix):
            add_wide(book, matrix, language)
        _long(book, matrix, shown.roles, language)
        _missed(book, matrix, language)
        if is_installed():
            drawn = ((picture.title, picture.png()) for picture in pictures(matrix, shown.indicators, language))
            book.pictures(said("Pictures", language), drawn)


def _about(book: Book, matrix: Matrix, unread: Sequence[str], language: str) -> None:
    """Add the first sheet: what was compared, and how to read the others."""
    columns = [Column("", "wrapped", 24), Column("", "wrapped", 60), *[Column("", "wrapped", 24)] * 6]
    sheet = book.sheet(said("About", language), columns, has_header=False)

    def add(*cells: str | int | Content) -> None:
        sheet.add([*cells, *[None] * (len(columns) - len(cells))])

    heading = said("Comparison of {} plans", language).format(len(matrix.counties))
    sheet.add([Content(heading, "title"), *[None] * (len(columns) - 1)])
    add()
    names = ("column", "title", "period", "file", "indicators", "targets in numbers", "misses", "notes")
    sheet.add([said(name, language) for name in names], "heading")
    for plan in compared(matrix, language):
        missed = Content(f"× {plan.missed}", "worse") if plan.missed else 0
        period = plan.period or said("no period", language)
        add(plan.label, plan.title, period, plan.file, plan.indicators, plan.targets, missed, "\n".join(plan.notes))
    for each in unread:
        add(Content(said("Not read: {}", language).format(each), "worse"))
    add()
    sheet.add([said("Sheet", language), "", *[None] * 6], "heading")
    for name, told in _guide(matrix, language):
        add(name, told)
    add()
    for line in _notes(matrix, language):
        add("", line)


def _guide(matrix: Matrix, language: str) -> Iterator[tuple[str, str]]:
    words = "a row per indicator: the latest baseline and the last target of each plan, as printed and as a number"
    if has_room(matrix):
        yield said("Comparison", language), said(words, language)
    yield said("Long table", language), said("a row per indicator, year and role, a column per plan", language)
    yield said("Missed", language), said("who misses which requirement", language)
    if is_installed():
        yield said("Pictures", language), said("heat map, indicators, themes", language)


def _notes(matrix: Matrix, language: str) -> Iterator[str]:
    yield from (said(words, language) for words in NOTES)
    yield said("★ aims highest (of baselines: stands best) among the plans of its row", language)
    if not has_room(matrix):
        words = said("{} plans have no room for columns of their own; see {}", language)
        yield words.format(len(matrix.counties), said("Long table", language))
    if not is_installed():
        yield said('Pictures are left out: they need matplotlib, pip install "plantext[charts]"', language)


def _long(book: Book, matrix: Matrix, roles: Collection[str], language: str) -> None:
    """Add the table that is written to CSV as well."""
    headers = zip(matrix.columns, titles("matrix", language, matrix.columns), strict=True)
    columns = [Column(title, "wrapped" if name in _WIDE else "text") for name, title in headers]
    sheet = book.sheet(said("Long table", language), columns, frozen=2)
    for row in matrix.table(roles):
        sheet.add(row)


def _missed(book: Book, matrix: Matrix, language: str) -> None:
    """Add a row for each plan and requirement that it misses."""
    names = ("indicator", "unit", "theme", "year", "role", "plan", "said", "number", "level", "required", "source")
    kinds = {"indicator": "wrapped", "said": "wrapped", "number": "number", "required": "wrapped"}
    columns = [Column(said(name, language), kinds.get(name, "text")) for name in names]  # type: ignore[arg-type]
    sheet = book.sheet(said("Missed", language), columns)
    is_empty = True
    for row in matrix.rows:
        for at, cell in row.cells.items():
            for level in _levels(cell):
                is_empty = False
                known = (row.indicator, row.unit, theme_name(theme(row.concept), language), row.year)
                who = (said(row.role, language), matrix.counties[at].label, cell.text, cell.value)
                asked = (Content(f"× {said(level, language)}", "worse"), _required(row, level), sources(cell))
                sheet.add([*known, *who, *asked])
    if is_empty:
        told = said("No target or baseline misses a requirement.", language)
        sheet.add([Content(told, "muted"), *[None] * (len(names) - 1)])


def _levels(cell: Cell) -> Iterator[str]:
    for level, meets in zip(_LEVELS, (cell.meets_national, cell.meets_provincial), strict=True):
        if meets is False:
            yield level


def _required(row: Row, level: str) -> str:
    return row.national if level == "national" else row.provincial
