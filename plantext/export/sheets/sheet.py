"""A table in a workbook: one sheet, and more where its rows do not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from typing import Any

from plantext.columns import Cell
from plantext.export import printing
from plantext.export.cells import is_formula
from plantext.export.sheets import fitting
from plantext.export.sheets.content import Amount, Column, Content, Meaning, Place
from plantext.export.sheets.fitting import Fit
from plantext.export.sheets.formats import Formats, Look

MAX_ROWS = 1_048_576
MAX_LINKS = 65_530  # a sheet; Excel drops what is above
WIDEST = 255

_BUTTON = 3  # letters that the button of a filter takes
_PADDING = 1.5
_TITLE = 1.5  # times the height of a line
_HIGHEST = 409
_HEADER = 24  # letters to which a title is written in one line


@dataclass(frozen=True, slots=True)
class How:
    """What a sheet is like: a table with a header and so many columns kept in sight, or a page to be read."""

    has_header: bool = True
    frozen: int = 1
    always: bool = True


class Sheet:
    """
    A sheet that rows are added to, in order.

    Rows above the limit of a sheet go on in the next one, `名称 (2)`, with the same header. `count` says how many rows
    were added, `names` which tabs there are. A sheet that is not `always` there has no tab before its first row.
    """

    def __init__(
        self, new: Callable[[], tuple[str, Any]], columns: Sequence[Column], formats: Formats, how: How
    ) -> None:
        self._new, self._columns, self._formats, self._how = new, tuple(columns), formats, how
        self._widest = [column.widest for column in columns]
        self._title_widths = [min(fitting.width(column.title), _HEADER) + _BUTTON for column in columns]
        self.names: list[str] = []
        self.count = self.links_left_out = 0
        self._next = MAX_ROWS
        if how.always:
            self._open()

    def add(self, row: Sequence[Cell | Content], meaning: Meaning = "") -> Place:
        """
        Write a row and return its place; `meaning` is that of every cell that has none of its own.

        Texts are texts, whatever they begin with; numbers are numbers and show the decimals that were printed.
        """
        if self._next >= MAX_ROWS:
            self.finish()
            self._open()
        # A table of many plans is mostly empty.
        filled = [(at, cell) for at, cell in enumerate(row) if meaning or (cell is not None and cell != "")]
        cells = [(at, cell if isinstance(cell, Content) else Content(cell)) for at, cell in filled]
        fits = [fitting.fit(text) if (text := cell.text) else None for _, cell in cells]
        high = [self._lines(at, fit) if fit else 1 for (at, _), fit in zip(cells, fits, strict=True)]
        self._heighten(max(high, default=1), any(cell.meaning == "title" for _, cell in cells))
        for (at, cell), fit, lines in zip(cells, fits, high, strict=True):
            look = Look(cell.meaning or meaning, cell.ground)
            if fit:
                self._write_text(at, cell, fit, look, min(lines, fitting.MAX_LINES + 1))
            elif isinstance(cell.value, int | Decimal | Amount) and is_finite(cell.value):
                self._write_number(at, cell.value, look)
            elif look != Look():
                self._sheet.write_blank(self._next, at, None, self._formats.cell(look))
        self._next += 1
        self.count += 1
        return Place(self.names[-1], self._next)

    def finish(self) -> None:
        """Give the sheet the widths that fit what was written, its filter, and what it needs for printing."""
        if not self.names:
            return
        widths = [self._width(at) for at in range(len(self._columns))]
        for at, width in enumerate(widths):
            self._sheet.set_column(at, at, width)
        if self._how.has_header:
            self._sheet.autofilter(0, 0, max(self._next - 1, 0), len(self._columns) - 1)
        printing.set_up(self._sheet, widths, self._how.has_header, self._how.frozen)

    def _open(self) -> None:
        name, self._sheet = self._new()
        self.names.append(name)
        self._next = self._links = 0
        self._needed = [0.0] * len(self._columns)
        self._sheet.set_default_row(fitting.LINE)  # Chinese characters need more than Excel gives by default
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MAX_ROWS}"})
        if not self._how.has_header:
            self._sheet.hide_gridlines(2)
            return
        self._sheet.freeze_panes(1, self._how.frozen)
        titles = [fitting.legal(column.title) for column in self._columns]
        height = max((fitting.lines(title, _HEADER) for title in titles), default=1)
        self._sheet.set_row(0, fitting.LINE * height + 3)
        for at, title in enumerate(titles):
            self._sheet.write_string(0, at, title, self._formats.header)
        self._next = 1

    def _width(self, at: int) -> float:
        column = self._columns[at]
        title = self._title_widths[at] if self._how.has_header else 0
        return min(max(self._needed[at] + _PADDING, title, column.narrowest), WIDEST)

    def _heighten(self, lines: int, is_title: bool) -> None:
        """Make the row as high as its texts: not every program finds out by itself."""
        if lines > 1 or is_title:
            height = fitting.LINE * min(lines, fitting.MAX_LINES)
            self._sheet.set_row(self._next, min(height * (_TITLE if is_title else 1), _HIGHEST))

    def _lines(self, at: int, fit: Fit) -> int:
        """
        Return how many lines a text takes in its column, and remember how wide it is.

        A text no wider than the column may be fits in the end into one line; any other makes the column as wide as it
        may be. So the height is known before the width is.
        """
        widest = self._widest[at]
        self._needed[at] = max(self._needed[at], min(fit.widest, widest))
        if self._columns[at].kind == "line" or ("\n" not in fit.text and fit.widest <= widest):
            return 1
        return fitting.lines(fit.text, widest)

    def _write_text(self, at: int, cell: Content, fit: Fit, look: Look, lines: int) -> None:
        text, is_quoted = fit.text, fit.is_live
        pieces = [piece for piece in cell.value if piece.text] if isinstance(cell.value, tuple) else []
        if cell.to is not None and self._has_room_for_link():
            linked = self._formats.cell(replace(look, is_link=True), lines, is_quoted)
            self._sheet.write_url(self._next, at, cell.to.address, linked, text)
        elif len(pieces) > 1 and len(text) <= fitting.MAX_CHARACTERS // 2:
            parts = ((self._formats.mark(p.mark, look.meaning), fitting.legal(p.text)) for p in pieces)
            whole = self._formats.cell(look, lines, is_quoted)
            self._sheet.write_rich_string(self._next, at, *chain.from_iterable(parts), whole)
        else:
            marked = replace(look, mark=pieces[0].mark) if len(pieces) == 1 else look
            self._sheet.write_string(self._next, at, text, self._formats.cell(marked, lines, is_quoted))

    def _has_room_for_link(self) -> bool:
        has_room = self._links < MAX_LINKS
        self._links += has_room
        self.links_left_out += not has_room
        return has_room

    def _write_number(self, at: int, value: int | Decimal | Amount, look: Look) -> None:
        amount = value if isinstance(value, Amount) else Amount(Decimal(value))
        self._needed[at] = max(self._needed[at], fitting.width(amount.text) + 1)
        form = fitting.number_format(amount.number, amount.before, amount.behind, amount.is_grouped)
        format_ = self._formats.number(look, form) if fitting.is_exact(amount.number) else None
        if format_ is None:
            right = self._formats.cell(look, number="0", is_quoted=is_formula(amount.text))
            self._sheet.write_string(self._next, at, fitting.legal(amount.text), right)
        else:
            self._sheet.write_number(self._next, at, amount.number, format_)


def is_finite(value: int | Decimal | Amount) -> bool:
    """Say whether a number is one that can be written."""
    number = value.number if isinstance(value, Amount) else value
    return isinstance(number, int) or number.is_finite()
