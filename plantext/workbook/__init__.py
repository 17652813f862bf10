"""
The workbook of plans, as a person would make it: what is in it, the documents, and a sheet per kind of record.

Records lead to the place in the text where they stand. Documents are added one by one and let go of.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from plantext.auditing import audit
from plantext.comparisons import Finding
from plantext.export import Text
from plantext.export.sheets import Book, open_book
from plantext.plan import Failure, Plan
from plantext.workbook.about import About, Part
from plantext.workbook.documents import Documents
from plantext.workbook.layouts import is_own
from plantext.workbook.leaves import Leaves
from plantext.workbook.records import RecordSheets
from plantext.workbook.texts import COLUMNS, Texts, text_columns
from plantext.workbook.words import Language, Words

__all__ = ["Workbook", "open_workbook"]

_TABLES = (
    *("values", "targets", "projects", "project_totals", "project_status", "duties", "findings", "claims", "sections"),
)


@contextmanager
def open_workbook(
    to: Path | str, language: Language = "en", text: Text = "auto", timings: bool = False
) -> Iterator[Workbook]:
    """
    Open a workbook for plans; it is in its place when the block ends well, and nothing of it otherwise.

    `text` says whose texts it holds, which records lead to. The seconds that a document took are written only with
    `timings`, since they differ in every run.

    Raises:
        ExportError: XlsxWriter is not installed, or the place cannot be written to.

    """
    with open_book(to) as book:
        made = Workbook(book, Words(language), text, timings)
        try:
            yield made
            made.finish()
        finally:
            made.close()


class Workbook:
    """A workbook that plans are added to."""

    def __init__(self, book: Book, words: Words, text: Text, timings: bool) -> None:
        self._book, self.words, self._timings = book, words, timings
        self.documents = Documents(book, words, timings)
        self.records = RecordSheets(book, words, _TABLES)
        self.leaves = Leaves(words)
        self.text_sheet = book.optional(words.sheet("text"), text_columns(words), frozen=2)
        self.texts = Texts(self.text_sheet, words, text)

    def add(self, outcome: Plan | Failure) -> None:
        """Write a plan with all its records, or a file that could not be read."""
        if isinstance(outcome, Failure):
            self.documents.add_failure(outcome)
            return
        plan = outcome if self._timings else replace(outcome, seconds=None)
        sources = self.texts.add(plan.name, plan.document)
        for table in self.records.columns:
            if table != "findings":
                self.records.add(plan, table, sources)
        found, problem = self._audited(plan)
        self.documents.add(plan, sources, self.records.add_findings(plan.name, found, sources), problem)
        self.leaves.add(plan, sources)

    def _audited(self, plan: Plan) -> tuple[tuple[Finding, ...], str]:
        """Return the findings in a plan, or none and a line that says why."""
        try:
            return audit(plan, language=self.words.language), ""
        except Exception as error:  # one plan must not take the workbook of all others with it
            told = self.words.say("the audit broke off", "核查中断")
            return (), f"{told}: {type(error).__name__}: {error}"

    def add_copy(self, name: str, path: str, of: str) -> None:
        """Write a file that has the same content as another one, which stands in the workbook."""
        self.documents.add_copy(name, path, of)

    def finish(self) -> None:
        """Write what can be said only when all plans are known: the indicators, and what the workbook holds."""
        indicators = self.leaves.write(self._book, position=1)
        records = (Part(table, sheet, self.records.columns[table]) for table, sheet in self.records.sheets.items())
        parts = [
            Part("documents", self.documents.sheet, self.documents.columns),
            Part("indicators", indicators, self.leaves.columns),
            *records,
            Part("text", self.text_sheet, COLUMNS),
        ]
        About(self.words, parts, self.documents.states, self.texts, is_own(self.leaves.seen)).write(self._book)

    def close(self) -> None:
        """Throw away what was kept meanwhile."""
        self.leaves.close()
