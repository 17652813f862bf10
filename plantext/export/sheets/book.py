"""A workbook: it appears whole or not at all, and the same cells give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plantext.errors import ExportError
from plantext.export.sheets.content import Column
from plantext.export.sheets.formats import Formats
from plantext.export.sheets.names import Names
from plantext.export.sheets.pictures import add_pictures
from plantext.export.sheets.sheet import How, Sheet
from plantext.export.sheets.target import Target
from plantext.export.staging import Staging, uninterrupted, unwritable


class Book:
    """
    A workbook written row by row; few rows are held in memory.

    Rows of different sheets may be added in any order. The tabs stand in the order in which sheets were asked for;
    what a sheet goes on in stands behind it.
    """

    def __init__(self, path: Path) -> None:
        try:
            import xlsxwriter  # noqa: PLC0415
        except ModuleNotFoundError:
            raise ExportError('XLSX files need XlsxWriter: pip install "plantext[excel]"') from None
        self._path = path
        self._staging = Staging()
        self._rows = TemporaryDirectory(prefix="plantext-", ignore_cleanup_errors=True)
        self._target = Target()
        self._names = Names()
        self._sheets: list[Sheet] = []
        self._tabs: list[list[Any]] = []
        try:
            self._staging.folder(path.parent)
            self._target.open(self._staging.path(path))
            options = {"constant_memory": True, "tmpdir": self._rows.name, "strings_to_formulas": False}
            self._book = xlsxwriter.Workbook(self._target, options)
            # The time of writing would make the same input give other bytes.
            self._book.set_properties({"created": datetime(2000, 1, 1), "comments": "plantext"})
            self._formats = Formats(self._book)
        except OSError as error:
            self.discard()
            raise unwritable(path, error) from None
        except BaseException:
            self.discard()
            raise

    def sheet(
        self,
        name: str,
        columns: Sequence[Column],
        has_header: bool = True,
        frozen: int = 1,
        position: int | None = None,
    ) -> Sheet:
        """
        Return a new sheet of this name, or one as near to it as a spreadsheet takes.

        A sheet with a header keeps it in sight, with its first `frozen` columns, repeats them in print and can be
        filtered. One without is a page to be read. `position` is its place among the sheets, by default the last.
        """
        return self._sheet(name, columns, How(has_header, frozen), position)

    def optional(self, name: str, columns: Sequence[Column], frozen: int = 1) -> Sheet:
        """Return a new sheet that has a tab as soon as it has a row, in the place where it was asked for."""
        return self._sheet(name, columns, How(frozen=frozen, always=False), None)

    def _sheet(self, name: str, columns: Sequence[Column], how: How, position: int | None) -> Sheet:
        tabs: list[Any] = []
        self._tabs.insert(len(self._tabs) if position is None else position, tabs)

        def new() -> tuple[str, Any]:
            valid = self._names.new(name)
            tabs.append(self._book.add_worksheet(valid))
            return valid, tabs[-1]

        self._sheets.append(Sheet(new, columns, self._formats, how))
        return self._sheets[-1]

    def pictures(self, name: str, pictures: Iterable[tuple[str, bytes]]) -> None:
        """Add a sheet of pictures, a title and a PNG each."""
        tab = self._book.add_worksheet(self._names.new(name))
        self._tabs.append([tab])
        add_pictures(tab, self._formats, pictures)

    def commit(self) -> None:
        """
        Put the file in place.

        Raises:
            ExportError: it cannot be written.

        """
        from xlsxwriter.exceptions import XlsxWriterException  # noqa: PLC0415

        for sheet in self._sheets:
            sheet.finish()
        self._order()
        try:
            self._book.close()
            self._target.close()
        except XlsxWriterException as error:
            raise ExportError(f"{self._path} cannot be written: {error}") from None
        except OSError as error:
            raise unwritable(self._path, error) from error
        self._staging.commit()
        self._rows.cleanup()

    def discard(self) -> None:
        """Leave nothing behind."""
        self._target.give_up()
        self._staging.discard()
        self._rows.cleanup()

    def _order(self) -> None:
        """Put the sheets in which one goes on behind it."""
        tabs = [tab for each in self._tabs for tab in each]
        self._book.worksheets_objs.sort(key=tabs.index)
        for index, tab in enumerate(tabs):
            tab.index = index


@contextmanager
def open_book(path: Path | str) -> Iterator[Book]:
    """
    Open a workbook; it is in its place when the block ends well, and nothing of it otherwise.

    Raises:
        ExportError: XlsxWriter is not installed, or the place cannot be written to.

    """
    opened: list[Book] = []
    try:
        with uninterrupted():
            opened.append(Book(Path(path)))
        yield opened[0]
        opened[0].commit()
    except BaseException as error:
        for book in opened:
            book.discard()
        if isinstance(error, OSError):
            raise unwritable(path, error) from error
        raise
