"""All tables as one workbook, a sheet per table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from plantext.columns import COLUMNS, Cell, Row, label, titles
from plantext.errors import ExportError
from plantext.export import printing
from plantext.export.cells import is_formula
from plantext.export.staging import Staging, unwritable

MAX_ROWS = 1_048_576
MAX_CHARACTERS = 32_767
LINE, MAX_LINES = 15, 27  # points; a row is no higher than 409

_WIDTHS = {"doc": 18, "path": 24, "sha256": 12, "title": 36, "table": 36, "name": 28, "item": 18, "content": 42}
_WIDTHS |= {"raw": 24, "qualitative": 24, "responsible": 26, "reader_notes": 40, "message": 60, "task": 18}
_WIDTHS |= {"source": 13, "concept": 22, "section": 20, "quote": 42, "indicator": 26, "measure": 48, "what": 30}
_WIDTHS |= {"responsible_lead": 18, "year_source": 20, "unit_source": 20, "rule": 18}
_WIDTHS |= {"kind": 18, "old": 36, "new": 36, "old_source": 16, "new_source": 16, "said": 40, "found": 40}
_WIDTHS |= {"other_source": 16, "national": 16, "provincial": 16}
_WIDTHS |= {"unit": 12, "value_unit": 12}
_OWN = {
    "indicators": {"table": 22, "unit": 9},
    "targets": {"section": 16, "quote": 38, "indicator": 24, "path": 10, "raw": 16},
    "duties": {"path": 10},
    "links": {"old": 26, "new": 26, "why": 90},
}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class XlsxWriter:
    """
    A workbook written row by row; the same rows give the same bytes.

    A table with more rows than a sheet holds goes on in `values (2)`; a text longer than a cell holds is cut and
    says so at its end. Sheets print in landscape with their header on every page; wide ones on pages side by side.
    """

    def __init__(self, path: Path, language: str, tables: Mapping[str, tuple[str, ...]] = COLUMNS) -> None:
        try:
            import xlsxwriter  # noqa: PLC0415
        except ModuleNotFoundError:
            raise ExportError('XLSX files need XlsxWriter: pip install "plantext[excel]"') from None
        self._path = path
        self._staging = Staging()
        self._rows = TemporaryDirectory(prefix="plantext-", ignore_cleanup_errors=True)
        self._target = _Target()
        try:
            self._staging.folder(path.parent)
            self._target.open(self._staging.path(path))
            options = {"constant_memory": True, "tmpdir": self._rows.name, "strings_to_formulas": False}
            self._book = xlsxwriter.Workbook(self._target, options)
            # The time of writing would make the same input give other bytes.
            self._book.set_properties({"created": datetime(2000, 1, 1), "comments": "plantext"})
            formats = _Formats(self._book)
            self._sheets = {
                name: _Sheet(self._book, name, columns, language, formats) for name, columns in tables.items()
            }
        except OSError as error:
            self.discard()
            raise unwritable(path, error) from None
        except BaseException:
            self.discard()
            raise

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Append rows to a table."""
        for row in rows:
            self._sheets[table].add(row)

    def commit(self) -> None:
        """Put the file in place."""
        from xlsxwriter.exceptions import XlsxWriterException  # noqa: PLC0415

        for sheet in self._sheets.values():
            sheet.finish()
        try:
            self._book.close()
            self._target.close()
        except XlsxWriterException as error:
            raise ExportError(f"{self._path} cannot be written: {error}") from None
        self._staging.commit()
        self._rows.cleanup()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._target.give_up()
        self._staging.discard()
        self._rows.cleanup()


class _Target:
    """
    The file of a workbook, which remembers the first fault and raises it when it is closed.

    Until then it takes everything: the zip library would try again while it is thrown away, and print a traceback.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] = BytesIO()
        self._fault: OSError | None = None

    def open(self, path: Path) -> None:
        self._file = path.open("wb")

    def write(self, data: bytes) -> int:
        self._try(lambda: self._file.write(data))
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> None:
        self._try(lambda: self._file.seek(offset, whence))

    def tell(self) -> int:
        return self._file.tell()

    def flush(self) -> None:
        self._try(self._file.flush)

    def close(self) -> None:
        self._try(self._file.close)
        if self._fault is not None:
            raise self._fault

    def give_up(self) -> None:
        with suppress(OSError):
            self._file.close()
        # The zip library may be interrupted anywhere: what it still writes goes nowhere.
        self._file, self._fault = BytesIO(), None

    def _try(self, action: Callable[[], object]) -> None:
        try:
            if self._fault is None:
                action()
        except OSError as fault:
            self._fault = fault


class _Formats:
    def __init__(self, book: Any) -> None:
        self.header = book.add_format({"bold": True, "bg_color": "#DDE6F0", "bottom": 1, "valign": "top"})
        self.text = book.add_format({"valign": "top"})
        # A number stands at the right of its cell: apart from the text of the next one.
        self.number = book.add_format({"valign": "top", "align": "right", "indent": 1})
        self.wrapped = book.add_format({"valign": "top", "text_wrap": True})
        # Without it, a text such as `=1+1` becomes a formula as soon as a person edits its cell.
        self.quoted = book.add_format({"valign": "top", "quote_prefix": True})
        self.quoted_wrapped = book.add_format({"valign": "top", "quote_prefix": True, "text_wrap": True})


class _Sheet:
    """A table in the workbook: one sheet, and more where the rows do not fit."""

    def __init__(self, book: Any, table: str, columns: tuple[str, ...], language: str, formats: _Formats) -> None:
        self._book = book
        self._name = label(table, language)
        self._header = titles(table, language, columns)
        named = zip(columns, self._header, strict=True)
        widths = _WIDTHS | _OWN.get(table, {})
        self._widths = [widths.get(name, max(9, _width(title) + 4)) for name, title in named]
        self._cut = columns.index("sha256") if "sha256" in columns else -1
        self._formats = formats
        self._count = 0
        self._open()

    def add(self, row: Row) -> None:
        if self._next == MAX_ROWS:
            self.finish()
            self._open()
        lines = max((self._lines(cell, column) for column, cell in enumerate(row) if isinstance(cell, str)), default=1)
        if lines > 1:  # not every program finds out by itself how high a row has to be
            self._sheet.set_row(self._next, LINE * min(lines, MAX_LINES))
        for column, cell in enumerate(row):
            self._write(self._next, column, cell)
        self._next += 1

    def finish(self) -> None:
        self._sheet.autofilter(0, 0, max(self._next - 1, 0), len(self._header) - 1)

    def _open(self) -> None:
        self._count += 1
        self._next = 1
        sheet = self._book.add_worksheet(self._name if self._count == 1 else f"{self._name} ({self._count})")
        sheet.freeze_panes(1, 1)
        printing.set_up(sheet, self._widths)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MAX_ROWS}"})
        for column, (width, title) in enumerate(zip(self._widths, self._header, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, self._formats.header)
        self._sheet = sheet

    def _write(self, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, str):
            if cell:
                text = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", cell)
                self._sheet.write_string(row, column, _fitting(text), self._format(text, column))
        elif cell is not None and (not isinstance(cell, Decimal) or cell.is_finite()):
            self._sheet.write_number(row, column, cell, self._formats.number)

    def _lines(self, text: str, column: int) -> int:
        width = self._widths[column]
        if column == self._cut or ("\n" not in text and 2 * len(text) <= width):
            return 1
        return sum(max(1, -(-_width(part) // width)) for part in text.split("\n"))

    def _format(self, text: str, column: int) -> Any:
        wraps = self._lines(text, column) > 1
        if is_formula(text):
            return self._formats.quoted_wrapped if wraps else self._formats.quoted
        return self._formats.wrapped if wraps else self._formats.text


def _width(text: str) -> int:
    """Return about how many letters a text is wide: Chinese characters take two."""
    return len(text) + sum(character > "\u2e7f" for character in text)


def _fitting(text: str) -> str:
    # Excel counts in UTF-16 units, of which a rare character takes two.
    units = len(text) + sum(character > "\uffff" for character in text) if len(text) > MAX_CHARACTERS // 2 else 0
    if units <= MAX_CHARACTERS:
        return text
    mark = f"… [{len(text)} characters, cut]"
    head = text.encode("utf-16-le")[: 2 * (MAX_CHARACTERS - len(mark))].decode("utf-16-le", "ignore")
    return head + mark
