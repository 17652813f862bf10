"""The parts of an .xlsx package before openpyxl sees them: held to limits, rid of what it stumbles over."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

from plantext.errors import DocumentError, Kind
from plantext.readers.workbook.sheet import MAX_CELLS
from plantext.readers.zipped import Archive, opened

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_DRAWING = re.compile(r"xl/drawings/drawing[^/]*\.xml", re.IGNORECASE)
_IGNORED = re.compile(r"docProps/|xl/(?:media|embeddings|printerSettings)/", re.IGNORECASE)
_NO_DRAWING = b'<wsDr xmlns="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>'
_UNCOUNTED = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<v></v>)?\s*</(?:\w+:)?c>"
)
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_CELL = re.compile(rb"<(?:\w+:)?c[\s>]")


def cleared(data: bytes) -> tuple[bytes, list[str]]:
    """
    Return a package without pictures, charts and properties, and notes on what is not read of it.

    Raises:
        DocumentError: a part is damaged or too large to be honest, or there are too many cells.

    """
    archive = Archive(opened(data))
    found: Counter[str] = Counter()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as kept:
        for info in archive.infos:
            if not _IGNORED.match(info.filename) and not info.is_dir():
                part = archive.unpack(info)
                _look(info.filename, part, found)
                kept.writestr(info.filename, _NO_DRAWING if _DRAWING.fullmatch(info.filename) else part)
    return stream.getvalue(), _notes(found)


def _look(name: str, part: bytes, found: Counter[str]) -> None:
    """Count what a part holds, and refuse what no workbook has."""
    if b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part[:4096]:
        message = f"{name} holds a document type definition, which no workbook has; save it again in Excel"
        raise DocumentError(Kind.DAMAGED, message)
    found["drawings"] += _DRAWING.fullmatch(name) is not None
    if _SHEET.fullmatch(name):
        found["formulas"] += len(_UNCOUNTED.findall(part))
        found["cells"] += len(_CELL.findall(part))
        found["merged"] += sum(_area(corners) for corners in _MERGE.findall(part))
    if max(found["cells"], found["merged"]) > MAX_CELLS:
        raise DocumentError(Kind.TOO_LARGE, f"the workbook has over {MAX_CELLS} cells (limit MAX_CELLS); split it")


def _notes(found: Counter[str]) -> list[str]:
    what = {
        "formulas": "formulas without a stored result, read as empty: {}; open the file in Excel and save it",
        "drawings": "pictures, charts and text boxes are not read: {} sheets have some",
    }
    return [line.format(found[key]) for key, line in what.items() if found[key]]


def _area(corners: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = corners
    return (int(bottom) - int(top) + 1) * (_column(right) - _column(left) + 1)


def _column(letters: bytes) -> int:
    value = 0
    for letter in letters:
        value = 26 * value + letter - 64
    return value
