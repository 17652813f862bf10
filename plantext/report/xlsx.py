"""Documents as a workbook: a first page to read, a sheet per kind of thing to filter, and the plain table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from plantext.columns import Cell, Row, titles
from plantext.export.sheets import Book, Column, Content, Mark, Meaning, Piece, Place, Sheet, open_book
from plantext.report.parts import Entry, First, Grid, Group, Report, Section, Side, Tone
from plantext.report.words import headed, said

_MEANINGS: dict[Tone, Meaning] = {
    **dict.fromkeys(("tightened", "ok"), "better"),
    **dict.fromkeys(("relaxed", "error"), "worse"),
    **dict.fromkeys(("unsure", "warning"), "unsure"),
}
_PAGE = (24, 36, 28, 36, 36, 36)  # letters: the columns of the first page
_ROOM, _NARROWEST = 184, 24  # letters: of a printed page in landscape, and of the columns of the two sides
_USUAL, _OPTIONAL = 58, (18, 18, 12, 48)  # letters: number, kind and sources; attribute, value, direction, rule
_NUMBERS = {"old_value", "new_value", "delta", "confidence"}
_PROSE = {"name", "old", "new", "message", "said", "found"}

_Field = tuple[Column, Callable[[Group, Entry], Cell | Content]]


@dataclass(frozen=True, slots=True)
class Table:
    """The plain table from which a document was made: its stable name, its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Row]


def write_book(report: Report, table: Table, to: Path) -> None:
    """
    Write a document as a workbook, whole or not at all.

    Raises:
        ExportError: XlsxWriter is not installed, or the place cannot be written to.

    """
    with open_book(to) as book:
        columns = [Column("", "wrapped" if at else "line", most) for at, most in enumerate(_PAGE)]
        page = book.sheet(said("Introduction", report.language), columns, has_header=False)
        places = _write_sections(book, report)
        _write_page(page, report, places)
        _write_table(book, table, report.language)


def _write_sections(book: Book, report: Report) -> dict[int, Place]:
    """Write all entries and return where each stands, by its number; several sections may share a sheet."""
    places = {}
    names = dict.fromkeys(section.sheet for section in report.sections)
    for name in names:
        sections = [section for section in report.sections if section.sheet == name]
        fields = _fields(sections, report)
        sheet = book.sheet(name, [column for column, _ in fields], frozen=2)
        for section in sections:
            for group in section.groups:
                for entry in group.entries:
                    places[entry.number] = sheet.add([cell(group, entry) for _, cell in fields])
    return places


def _fields(sections: Sequence[Section], report: Report) -> list[_Field]:
    """Return the columns of a sheet, each with what stands in it; those in which nothing would stand are left out."""
    header, language = sections[0].header, report.language
    entries = [entry for section in sections for entry in section]
    is_audit = report.kind == "findings"
    marks: tuple[Mark, Mark] = ("unlike", "unlike") if is_audit else ("removed", "added")
    name = 38 if is_audit else 24
    optional = (any(e.detail for e in entries), bool(header.value), any(len(e.badges) > 1 for e in entries), is_audit)
    side = _side_width(name, optional)
    found: list[tuple[bool, _Field]] = [
        (True, (Column(header.number, "number"), lambda group, entry: entry.number)),
        (True, (Column(header.name, "wrapped", name), lambda group, entry: entry.name)),
        (optional[0], (_named("attribute", language), lambda group, entry: entry.detail)),
        (optional[1], (Column(header.value), lambda group, entry: entry.value)),
        (True, (Column(header.old, "wrapped", side), lambda group, entry: _side(entry.old, marks[0]))),
        (True, (Column(header.new, "wrapped", side), lambda group, entry: _side(entry.new, marks[1]))),
        (optional[2], (_named("direction", language), lambda group, entry: _way(entry))),
        (True, (Column(header.badges), lambda group, entry: _kind(entry))),
        (True, (Column(header.old_source), lambda group, entry: entry.old.source)),
        (True, (Column(header.new_source), lambda group, entry: entry.new.source)),
        (
            is_audit,
            (Column(headed(said("what is checked", language)), "wrapped", 26), lambda group, entry: group.title),
        ),
        (is_audit, (_named("rule", language), lambda group, entry: group.about)),
    ]
    return [field for is_there, field in found if is_there]


def _side_width(name: int, optional: Sequence[bool]) -> int:
    """Return how wide the two sides may be if all columns are to be printed on one page."""
    taken = name + _USUAL + sum(width for width, is_there in zip(_OPTIONAL, optional, strict=True) if is_there)
    return max((_ROOM - taken) // 2, _NARROWEST)


def _named(title: str, language: str) -> Column:
    return Column(headed(said(title, language)))


def _side(side: Side, mark: Mark) -> Content:
    pieces = [Piece(run.text, mark if run.is_marked else "") for run in side.runs]
    if side.aside:
        pieces.append(Piece(f"\n{side.aside}"))
    return Content(tuple(pieces))


def _way(entry: Entry) -> Content | None:
    """Return whether a change tightens or relaxes."""
    if len(entry.badges) == 1:
        return None
    return Content(entry.badges[0].word, _MEANINGS.get(entry.badges[0].tone, ""))


def _kind(entry: Entry) -> Content:
    return Content(entry.badges[-1].word, _MEANINGS.get(entry.badges[-1].tone, ""))


def _write_page(page: Sheet, report: Report, places: dict[int, Place]) -> None:
    """Write the first page: what it is, the counts, what is told first, and what has to be known."""
    _add(page, [Content(report.title, "title")])
    _add(page, [Content(report.subject, "muted")])
    _add(page, [])
    for figure in report.figures:
        _add(page, [Content(headed(figure.word), _MEANINGS.get(figure.tone, "")), figure.count])
    if report.first:
        _write_first(page, report.first, places)
    _write_grid(page, report.about)
    _write_grid(page, report.counts)
    _heading(page, headed(said("what has to be known", report.language)))
    for note in report.notes:
        _add(page, [note])


def _write_first(page: Sheet, first: First, places: dict[int, Place]) -> None:
    header = first.header
    _heading(page, first.title)
    _add(page, [header.number, header.name, header.value, header.old, header.new, header.badges], "heading")
    for row in first.rows:
        entry = row.entry
        sides = (_side(entry.old, "removed"), _side(entry.new, "added"))
        number = Content(str(entry.number), to=places[entry.number])
        why = Content(f"{entry.badges[0].word}\n{row.why}", _MEANINGS.get(entry.tone, ""))
        _add(page, [number, entry.name, entry.value, *sides, why])


def _write_grid(page: Sheet, grid: Grid) -> None:
    _heading(page, grid.title)
    _add(page, list(grid.header), "heading")
    for name, *values in grid.rows:
        _add(page, [Content(name, "strong"), *(int(each) if each.isdecimal() else each for each in values)])


def _heading(page: Sheet, title: str) -> None:
    _add(page, [])
    _add(page, [Content(title, "strong")])


def _add(page: Sheet, cells: Iterable[Cell | Content], meaning: Meaning = "") -> None:
    """Add a row to the first page, which has room for as many cells as the widest of its tables."""
    row = [*cells]
    page.add([*row, *[None] * (len(_PAGE) - len(row))], meaning if row else "")


def _write_table(book: Book, table: Table, language: str) -> None:
    named = zip(table.columns, titles(table.name, language, table.columns), strict=True)
    columns = [
        Column(title, "number" if name in _NUMBERS else "wrapped" if name in _PROSE else "text")
        for name, title in named
    ]
    sheet = book.sheet(said("All rows", language), columns)
    for row in table.rows:
        sheet.add(row)
