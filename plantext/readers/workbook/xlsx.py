"""Workbooks in the XML format (.xlsx), read with openpyxl."""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time, timedelta
from typing import Any

from plantext.errors import DocumentError, Kind
from plantext.readers.indents import INDENT
from plantext.readers.raising import raised
from plantext.readers.workbook.dates import BUILT_IN
from plantext.readers.workbook.formats import printed
from plantext.readers.workbook.parts import cleared
from plantext.readers.workbook.sheet import MAX_COLUMNS, MAX_SHEETS, Sheet, Workbook


def load(data: bytes) -> Workbook:
    """
    Return the sheets of a workbook.

    Raises:
        DocumentError: openpyxl is missing, or the workbook is damaged or too large.

    """
    try:
        import openpyxl  # noqa: PLC0415
    except ModuleNotFoundError:
        raise DocumentError(
            Kind.LEGACY_FORMAT, 'this is an Excel workbook; reading it needs openpyxl: pip install "plantext[excel]"'
        ) from None
    cleaned, notes = cleared(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(cleaned), data_only=True, rich_text=True, keep_links=False)
    except Exception as fault:  # openpyxl raises whatever it stumbles over
        reason = " ".join(str(fault).split())[:100]
        message = f"the workbook cannot be opened ({reason}); open it in Excel or WPS, save it and try again"
        raise DocumentError(Kind.DAMAGED, message) from fault
    from_1904 = book.epoch.year == 1904
    sheets = [_sheet(sheet, from_1904) for sheet in book.worksheets[:MAX_SHEETS]]
    if len(book.worksheets) > MAX_SHEETS:
        notes.append(f"sheets beyond the {MAX_SHEETS}th are not read (limit MAX_SHEETS)")
    return Workbook(sheets, notes)


def _sheet(sheet: Any, from_1904: bool) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    for (row, column), cell in sheet._cells.items():  # iter_rows would give every empty cell between the used ones
        text = _printed(cell, from_1904) if column <= MAX_COLUMNS else ""
        if text.strip():
            cells[row - 1, column - 1] = text
    hidden = [dimension for dimension in sheet.column_dimensions.values() if dimension.hidden]
    return Sheet(
        name=sheet.title,
        cells=cells,
        merged=[(m.min_row - 1, m.max_row - 1, m.min_col - 1, m.max_col - 1) for m in sheet.merged_cells.ranges],
        hidden_rows=frozenset(row - 1 for row, dimension in sheet.row_dimensions.items() if dimension.hidden),
        hidden_columns=frozenset(at for each in hidden for at in range(each.min - 1, min(each.max, MAX_COLUMNS + 1))),
        is_hidden=sheet.sheet_state != "visible",
    )


def _printed(cell: Any, from_1904: bool) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, list):  # rich text
        value = "".join(part if isinstance(part, str) else _run(part) for part in value)
    elif isinstance(value, datetime | date | time | timedelta):
        value = _days(value, from_1904)
    form = BUILT_IN.get(cell._style.numFmtId) or cell.number_format
    text = printed(value, form, from_1904).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return INDENT + text if cell.alignment is not None and cell.alignment.indent else text


def _run(part: Any) -> str:
    is_raised = part.font is not None and part.font.vertAlign == "superscript"
    return raised(part.text) if is_raised else str(part.text)


def _days(value: datetime | date | time | timedelta, from_1904: bool) -> float:
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, to_excel  # noqa: PLC0415

    return float(to_excel(value, MAC_EPOCH if from_1904 else WINDOWS_EPOCH))
