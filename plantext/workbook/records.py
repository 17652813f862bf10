"""The sheets that have a row per record: numbers, targets, projects, duties, claims, headings, findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plantext.columns import COLUMNS, Cell, record_row
from plantext.comparisons import FINDINGS, Finding
from plantext.export.sheets import Book, Column, Content, Meaning, Sheet, columns_of
from plantext.plan import Plan
from plantext.records import Record
from plantext.workbook.texts import Sources
from plantext.workbook.words import Words

FIRST: Mapping[str, tuple[str, ...]] = {
    "values": (
        *("doc", "number", "name", "item", "role", "level", "year", "raw", "comparator", "low", "high", "value_unit"),
        *("qualitative", "period", "review", "source", "table"),
    ),
    "targets": (
        *("doc", "section", "indicator", "role", "raw", "comparator", "low", "high", "unit", "year", "period", "quote"),
        *("responsible", "responsible_lead", "review", "source", "concept"),
    ),
    "projects": (
        *("doc", "category", "number", "name", "content", "start_year", "end_year", "investment", "investment_unit"),
        *("responsible", "responsible_lead", "status", "review", "source", "table"),
    ),
    "project_totals": ("doc", "label", "investment", "investment_unit", "raw", "source", "table"),
    "project_status": ("doc", "category", "status", "kind", "count", "is_total", "raw", "source", "table"),
    "duties": ("doc", "section", "measure", "responsible", "responsible_lead", "quote", "review", "source"),
    "claims": ("doc", "what", "comparator", "value", "unit", "quote", "review", "source"),
    "sections": ("doc", "section", "title", "level", "source"),
}
"""The columns that a person reads, in their order; what else a table has follows them."""

FINDING_COLUMNS = ("doc", "severity", "message", "said", "found", "source", "other_source", "rule")

MEANINGS: dict[tuple[str, str], Meaning] = {
    ("severity", "error"): "worse",
    ("severity", "warning"): "unsure",
    ("severity", "note"): "muted",
    ("review", "accepted"): "better",
    ("review", "corrected"): "unsure",
    ("review", "added"): "unsure",
}
"""The colours of words, by column and code."""

_ALWAYS = ("values", "targets", "projects", "duties", "findings")


class RecordSheets:
    """Sheets with a row per record, in the order of `tables`."""

    def __init__(self, book: Book, words: Words, tables: Iterable[str]) -> None:
        self._words = words
        self.columns = {table: column_order(table) for table in tables}
        self.sheets = {table: self._sheet(book, table) for table in self.columns}

    def add(self, plan: Plan, table: str, sources: Sources) -> None:
        """Write the records of a plan that stand in a table."""
        records: tuple[Record, ...] = getattr(plan, table)
        for record in records:
            self._write(table, dict(zip(COLUMNS[table], record_row(plan.name, table, record), strict=True)), sources)

    def add_findings(self, doc: str, findings: Iterable[Finding], sources: Sources) -> int:
        """Write what an audit found in a plan, and return how much it is."""
        before = self.sheets["findings"].count
        for finding in findings:
            if finding.severity != "ok":
                row: dict[str, Cell] = {name: getattr(finding, name) for name in FINDINGS}
                self._write("findings", {"doc": doc, **row}, sources)
        return self.sheets["findings"].count - before

    def _write(self, table: str, row: Mapping[str, Cell], sources: Sources) -> None:
        caption = row.get("table")
        title = caption if isinstance(caption, str) else ""
        self.sheets[table].add([self._cell(name, row[name], title, sources) for name in self.columns[table]])

    def _cell(self, column: str, cell: Cell, caption: str, sources: Sources) -> Cell | Content:
        if column in ("source", "other_source"):
            return sources.cell(cell, caption)
        return meant(column, cell, self._words)

    def _sheet(self, book: Book, table: str) -> Sheet:
        columns = record_columns(table, self.columns[table], self._words)
        name = self._words.sheet(table)
        return book.sheet(name, columns) if table in _ALWAYS else book.optional(name, columns)


def meant(column: str, cell: Cell, words: Words) -> Cell | Content:
    """Return a cell of a column in words, with the colour of what it means."""
    meaning = MEANINGS.get((column, cell)) if isinstance(cell, str) else None
    said = words.cell(column, cell)
    return Content(said, meaning) if meaning else said


def column_order(table: str) -> tuple[str, ...]:
    """
    Return the columns of a table as a person reads them: those that matter first, none left out.

    >>> column_order("sections")
    ('doc', 'section', 'title', 'level', 'source')
    """
    if table == "findings":
        return FINDING_COLUMNS
    known = COLUMNS[table]
    first = [name for name in FIRST[table] if name in known]
    return (*first, *(name for name in known if name not in first))


def record_columns(table: str, names: tuple[str, ...], words: Words) -> list[Column]:
    """Return columns of a sheet, with the titles that a workbook gives them."""
    plain = columns_of(table, names)
    heads = words.titles(table, names)
    return [Column(title, column.kind, column.most) for title, column in zip(heads, plain, strict=True)]
