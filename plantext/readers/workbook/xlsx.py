"""Workbooks in the XML format (.xlsx), read with openpyxl."""

from __future__ import annotations

import io
import re
import warnings
from datetime import date, datetime, time, timedelta
from typing import Any

from plantext.errors import DocumentError, Kind
from plantext.readers.indents import INDENT
from plantext.readers.raising import raised
from plantext.readers.workbook.dates import BUILT_IN
from plantext.readers.workbook.formats import printed
from plantext.readers.workbook.sheet import MAX_CELLS, MAX_COLUMNS, MAX_SHEETS, Sheet, Workbook
from plantext.readers.zipped import Archive, opened

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_DRAWING = re.compile(r"xl/drawings/drawing[^/]*\.xml", re.IGNORECASE)
_UNCOUNTED = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<v></v>)?\s*</(?:\w+:)?c>"
)
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_CELL = re.compile(rb"<(?:\w+:)?c[\s>]")


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
    notes = _checked(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, rich_text=True, keep_links=False)
    except DocumentError:
        raise
    except Exception as fault:  # openpyxl raises whatever it stumbles over
        reason = " ".join(str(fault).split())[:100]
        message = f"the workbook cannot be opened ({reason}); open it in Excel or WPS, save it and try again"
        raise DocumentError(Kind.DAMAGED, message) from fault
    from_1904 = book.epoch.year == 1904
    sheets = [_sheet(sheet, from_1904) for sheet in book.worksheets[:MAX_SHEETS]]
    if len(book.worksheets) > MAX_SHEETS:
        notes.append(f"sheets beyond the {MAX_SHEETS}th are not read (limit MAX_SHEETS)")
    return Workbook(sheets, notes)


def _checked(data: bytes) -> list[str]:
    """Unpack all parts once under limits, and return notes on what openpyxl would pass over."""
    archive = Archive(opened(data))
    formulas = cells = merged = drawings = 0
    for info in archive.infos:
        if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
            for _ in archive.pieces(info):
                pass
            continue
        part = archive.unpack(info)
        if b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part[:4096]:
            message = f"{info.filename} holds a document type definition, which no workbook has; save it again in Excel"
            raise DocumentError(Kind.DAMAGED, message)
        drawings += _DRAWING.fullmatch(info.filename) is not None
        if _SHEET.fullmatch(info.filename):
            formulas += len(_UNCOUNTED.findall(part))
            cells += len(_CELL.findall(part))
            merged += sum(_area(match) for match in _MERGE.findall(part))
    if cells > MAX_CELLS or merged > MAX_CELLS:
        raise DocumentError(Kind.TOO_LARGE, f"the workbook has over {MAX_CELLS} cells (limit MAX_CELLS); split it")
    notes = []
    if formulas:
        notes.append(f"formulas without a stored result, read as empty: {formulas}; open the file in Excel and save it")
    if drawings:
        notes.append(f"pictures, charts and text boxes on {drawings} sheets are not read")
    return notes


def _area(corners: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = corners
    return (int(bottom) - int(top) + 1) * (_column(right) - _column(left) + 1)


def _column(letters: bytes) -> int:
    value = 0
    for letter in letters:
        value = 26 * value + letter - 64
    return value


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
