"""Documents as DOCX, to be put into a report: headings, real tables, Chinese fonts; no clock in the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from plantext.report.docx import cells
from plantext.report.docx.packing import repacked
from plantext.report.docx.styles import style
from plantext.report.parts import First, Grid, Header, Report, Section
from plantext.report.words import headed, said

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_NUMBER, _NAME, _VALUE, _KIND, _WHY, _ALL = 1.1, 3.0, 2.4, 2.3, 3.4, 17.0  # centimetres
_MESSAGE, _COUNT = 6.0, 2.3


def document(reports: Sequence[Report], pairs: Grid | None = None) -> bytes:
    """Return documents as the bytes of a DOCX file; where it may hold several, `pairs` is the list of them."""
    import docx  # noqa: PLC0415
    from docx.enum.text import WD_BREAK  # noqa: PLC0415

    made = docx.Document()
    style(made)
    writer = _Writer(made)
    if pairs:
        made.add_heading(pairs.title, 0)
        writer.grid(pairs, is_titled=False)
    for report in reports:
        if pairs:
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        writer.report(report, 1 if pairs else 0)
    _describe(made, pairs.title if pairs else reports[0].title, "" if pairs else reports[0].subject)
    buffer = BytesIO()
    made.save(buffer)
    return repacked(buffer.getvalue())


def _describe(made: Document, title: str, subject: str) -> None:
    """Say what the file is; the time of writing would make the same input give other bytes."""
    about = made.core_properties
    about.title, about.subject, about.author, about.comments = title[:250], subject[:250], "plantext", "plantext"
    about.last_modified_by, about.revision = "plantext", 1
    about.created = about.modified = datetime(2000, 1, 1)


class _Writer:
    """Writes the parts of reports one below the other."""

    def __init__(self, made: Document) -> None:
        self._made, self._tables, self._language = made, 0, "en"

    def report(self, report: Report, level: int) -> None:
        """Write a report; its title is a heading of this level, 0 for that of the document."""
        made, self._language = self._made, report.language
        made.add_heading(report.title, level)
        made.add_paragraph(report.subject, "Subtitle")
        made.add_paragraph(report.summed)
        if report.first:
            made.add_heading(report.first.title, level + 1)
            self._first(report.first, report.kind)
        made.add_heading(headed(said("summary", self._language)), level + 1)
        self.grid(report.about)
        self.grid(report.counts)
        for note in report.notes:
            made.add_paragraph(note, "List Bullet")
        for section in report.sections:
            made.add_heading(section.title, level + 1)
            made.add_paragraph(section.counted).paragraph_format.keep_with_next = True
            self._section(section, report.kind)

    def grid(self, grid: Grid, is_titled: bool = True) -> None:
        """Write a small table; its first column is as wide as names are, the others share what is left."""
        table = self._table(grid.title if is_titled else "", grid.header, _grid_widths(grid), len(grid.rows))
        for row, values in zip(list(table.rows)[1:], grid.rows, strict=True):
            name, *counts = row.cells
            cells.write(name, values[0], bold=True)
            for cell, value in zip(counts, values[1:], strict=True):
                cells.write_count(cell, value)

    def _first(self, first: First, kind: str) -> None:
        table = self._table(first.title, first.header.titles, _widths(first.header, _NAME, _WHY), len(first.rows))
        for row, highlight in zip(list(table.rows)[1:], first.rows, strict=True):
            cells.entry(row.cells, highlight.entry, kind, bool(first.header.value), goes_on=False)
            cells.add(row.cells[-1], highlight.why)

    def _section(self, section: Section, kind: str) -> None:
        header = section.header
        count = sum(len(group.entries) + bool(group.title) for group in section.groups)
        table = self._table(
            section.title, header.titles, _widths(header, _MESSAGE if kind == "findings" else _NAME, _KIND), count
        )
        rows = iter(list(table.rows)[1:])
        for group in section.groups:
            if group.title:
                cells.across(next(rows), group.title, group.about)
            for entry in group.entries:
                cells.entry(next(rows).cells, entry, kind, bool(header.value), entry.goes_on)

    def _table(self, title: str, titles: Sequence[str], widths: Sequence[float], rows: int) -> Table:
        """Return a table with a number, a header that is repeated on every page, and columns of fixed widths."""
        if title:
            self._tables += 1
            number = headed(said("table {}", self._language).format(self._tables))
            self._made.add_paragraph(f"{number}  {title}", "Caption")
        table: Table = self._made.add_table(rows + 1, len(titles), "Table Grid")
        cells.lay_out(table, widths)
        cells.head(table.rows[0], titles)
        return table


def _widths(header: Header, name: float, last: float) -> list[float]:
    """Return how wide the columns of entries are: the two sides share what the others leave."""
    value = [_VALUE] if header.value else []
    side = (_ALL - _NUMBER - name - sum(value) - last) / 2
    return [_NUMBER, name, *value, side, side, last]


def _grid_widths(grid: Grid) -> list[float]:
    """Return how wide the columns of a small table are: those of counts are narrow, the others share the rest."""
    columns = list(zip(*grid.rows, strict=True)) or [()] * len(grid.header)
    are_counts = [at > 0 and all(not each or each.isdecimal() for each in column) for at, column in enumerate(columns)]
    wide = (_ALL - _COUNT * sum(are_counts)) / (len(columns) - sum(are_counts))
    return [_COUNT if is_count else wide for is_count in are_counts]
