"""Workbooks in the format of Excel 97 (.xls, and .et of WPS), read with xlrd."""

from __future__ import annotations

import io
from typing import Any

from plantext.errors import DocumentError, Kind
from plantext.readers.indents import INDENT
from plantext.readers.raising import raised
from plantext.readers.workbook.dates import BUILT_IN
from plantext.readers.workbook.formats import GENERAL, printed
from plantext.readers.workbook.sheet import MAX_COLUMNS, MAX_SHEETS, Sheet, Workbook

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def load(data: bytes) -> Workbook:
    """
    Return the sheets of a workbook.

    Raises:
        DocumentError: xlrd is missing, or the workbook is damaged or protected by a password.

    """
    try:
        import xlrd  # noqa: PLC0415
    except ModuleNotFoundError:
        raise DocumentError(
            Kind.LEGACY_FORMAT, 'this is an Excel 97 workbook; reading it needs xlrd: pip install "plantext[excel]"'
        ) from None
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        sheets = [_sheet(book, sheet) for sheet in book.sheets()[:MAX_SHEETS]]
    except Exception as fault:  # xlrd raises whatever it stumbles over
        reason = " ".join(str(fault).split())[:100]
        if "encrypted" in reason.lower():
            message = "the workbook is protected by a password; take the password off, save it and try again"
            raise DocumentError(Kind.ENCRYPTED, message) from fault
        message = f"the workbook cannot be opened ({reason}); open it in Excel or WPS, save it and try again"
        raise DocumentError(Kind.DAMAGED, message) from fault
    notes = [f"sheets beyond the {MAX_SHEETS}th are not read (limit MAX_SHEETS)"] if book.nsheets > MAX_SHEETS else []
    return Workbook(sheets, notes)


def _sheet(book: Any, sheet: Any) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    for row in range(sheet.nrows):
        for column in range(min(sheet.row_len(row), MAX_COLUMNS)):
            text = _printed(book, sheet, row, column)
            if text.strip():
                cells[row, column] = text
    return Sheet(
        name=sheet.name,
        cells=cells,
        merged=[(top, bottom - 1, left, right - 1) for top, bottom, left, right in sheet.merged_cells],
        hidden_rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden),
        is_hidden=sheet.visibility != 0,
    )


def _printed(book: Any, sheet: Any, row: int, column: int) -> str:
    cell = sheet.cell(row, column)
    looks = book.xf_list[cell.xf_index] if cell.xf_index is not None else None
    if cell.ctype == _TEXT:
        text = _runs(book, sheet, row, column, cell.value)
    elif cell.ctype in (_NUMBER, _DATE):
        text = printed(cell.value, _format(book, looks), book.datemode == 1)
    elif cell.ctype == _BOOLEAN:
        text = "TRUE" if cell.value else "FALSE"
    else:
        text = _ERRORS.get(cell.value, "") if cell.ctype == _ERROR else ""
    is_indented = looks is not None and looks.alignment.indent_level
    return INDENT + text if is_indented and text else text


def _format(book: Any, looks: Any) -> str:
    if looks is None:
        return GENERAL
    known = book.format_map.get(looks.format_key)
    return BUILT_IN.get(looks.format_key) or (known.format_str if known is not None else GENERAL)


def _runs(book: Any, sheet: Any, row: int, column: int, text: str) -> str:
    """Return a text with the digits that stand raised as such characters."""
    runs = sheet.rich_text_runlist_map.get((row, column), ())
    starts = [0, *(start for start, _ in runs)]
    fonts = [None, *(font for _, font in runs)]
    parts = []
    for start, end, font in zip(starts, [*starts[1:], len(text)], fonts, strict=True):
        is_raised = font is not None and book.font_list[font].escapement == 1
        parts.append(raised(text[start:end]) if is_raised else text[start:end])
    return "".join(parts)
