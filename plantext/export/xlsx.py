"""All tables as one workbook, a sheet per table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from plantext.columns import COLUMNS, Row, label, titles
from plantext.export.sheets import Book, Column, Kind

_KINDS: dict[str, Kind] = {"sha256": "line", "rule": "line"}
_MOST = {
    "doc": 18,
    "path": 24,
    "sha256": 12,
    "title": 36,
    "table": 36,
    "content": 42,
    "reader_notes": 40,
    "message": 60,
}
_MOST |= {"section": 20, "quote": 42, "measure": 48, "what": 30, "old": 36, "new": 36, "said": 40, "found": 40}
_MOST |= {"year_source": 20, "unit_source": 20, "responsible_lead": 18, "item": 18, "task": 18}
_OWN = {
    "indicators": {"table": 22},
    "targets": {"section": 16, "quote": 38, "path": 10, "raw": 16},
    "duties": {"path": 10},
    "links": {"old": 26, "new": 26, "why": 90},
}


class XlsxWriter:
    """A workbook with a sheet per table, written row by row."""

    def __init__(self, path: Path, language: str, tables: Mapping[str, tuple[str, ...]] = COLUMNS) -> None:
        self._book = Book(path)
        self._sheets = {
            name: self._book.sheet(label(name, language), _columns(name, columns, language))
            for name, columns in tables.items()
        }

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Append rows to a table."""
        for row in rows:
            self._sheets[table].add(row)

    def commit(self) -> None:
        """Put the file in place."""
        self._book.commit()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._book.discard()


def _columns(table: str, names: tuple[str, ...], language: str) -> list[Column]:
    widths = _MOST | _OWN.get(table, {})
    heads = zip(names, titles(table, language, names), strict=True)
    return [Column(title, _KINDS.get(name, "text"), widths.get(name, 0)) for name, title in heads]
