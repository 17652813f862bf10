"""Comparisons and audits written to a file: as a document to read and print, or as their plain table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from plantext.comparisons import CHANGES, FINDINGS, Finding, Link
from plantext.errors import PlaceError
from plantext.export.single import STDOUT, check_place, put, write_table
from plantext.plan import Plan
from plantext.report.changes import changes_report
from plantext.report.findings import findings_report
from plantext.report.html import page
from plantext.report.pairs import listed
from plantext.report.parts import Grid, Report
from plantext.report.xlsx import Table, write_book
from plantext.revisions import Revision

DOCUMENTS = (".html", ".htm", ".docx")
"""The suffixes of documents that are no workbooks."""


def write_changes(revision: Revision, to: Path | str, language: str = "en", all: bool = False) -> None:
    """
    Write a comparison to a file: a `.html`, `.docx` or `.xlsx` is a document, a `.csv`, `.json` or `.jsonl` a table.

    A document has a first page with counts and the most important changes, then old and new side by side with what
    differs marked. With `all` it lists also what did not change. The table is `changes`; `-` is JSON on standard
    output.

    Raises:
        ExportError: the suffix is of no format, what it needs is not installed, or the place cannot be written to.

    """
    table = Table("changes", CHANGES, revision.rows(all))
    _write(lambda: changes_report(revision, language, all), table, str(to), language)


def write_findings(
    findings: Iterable[Finding], to: Path | str, language: str = "en", plans: Sequence[Plan] = (), all: bool = False
) -> None:
    """
    Write what an audit found: a document or the table `findings`, by the suffix as in `write_changes`.

    A document has counts by rule, then what is said beside what was found; `plans`, the plan and perhaps its note, are
    named on its first page. What agrees is listed only with `all`, and counted in any case.

    Raises:
        ExportError: the suffix is of no format, what it needs is not installed, or the place cannot be written to.

    """
    found = tuple(findings)
    shown = (each for each in found if all or each.severity != "ok")
    table = Table("findings", FINDINGS, [tuple(getattr(each, name) for name in FINDINGS) for each in shown])
    _write(lambda: findings_report(found, plans, language, all), table, str(to), language)


def write_pairs(
    pairs: Iterable[tuple[Link, Revision]], to: Path | str, language: str = "en", all: bool = False
) -> None:
    """
    Write the comparisons of many pairs of documents as one `.html` or `.docx` file, which begins with a list of them.

    Raises:
        ExportError: the suffix is of no such format, or the place cannot be written to.

    """
    if Path(to).suffix.lower() not in DOCUMENTS:
        raise PlaceError(f"{to}: the comparisons of many pairs are written to a {' or '.join(DOCUMENTS)} file")
    reports, list_of_pairs = listed(pairs, language, all)
    put(Path(to), [_document(reports, list_of_pairs, str(to), language)])


def check_report(to: str) -> None:
    """
    Refuse a place that neither a document nor a table can be written to, before any work is done.

    Raises:
        PlaceError: its suffix is of no format.

    """
    check_place(to, DOCUMENTS)


def is_document(to: str) -> bool:
    """
    Say whether a place is that of a document, and not of a plain table.

    >>> is_document("diff.docx"), is_document("diff.csv"), is_document("-")
    (True, False, False)
    """
    return to != STDOUT and Path(to).suffix.lower() in (*DOCUMENTS, ".xlsx")


def _write(make: Callable[[], Report], table: Table, to: str, language: str) -> None:
    check_report(to)
    if not is_document(to):
        write_table(table.name, table.columns, table.rows, to, language)
    elif Path(to).suffix.lower() == ".xlsx":
        write_book(make(), table, Path(to))
    else:
        put(Path(to), [_document([make()], None, to, language)])


def _document(reports: Sequence[Report], pairs: Grid | None, to: str, language: str) -> bytes:
    if Path(to).suffix.lower() == ".docx":
        from plantext.report.docx import document  # noqa: PLC0415

        return document(reports, pairs)
    return page(reports, pairs, language).encode("utf-8")
