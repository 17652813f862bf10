"""The parts of an .xlsx package before openpyxl sees them: held to limits, rid of what it stumbles over."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections import Counter

from plantext.errors import DocumentError, Kind
from plantext.readers.workbook.sheet import MAX_CELLS, MAX_MERGED, MAX_MERGES
from plantext.readers.zipped import Archive, opened

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_DRAWING = re.compile(r"xl/drawings/drawing[^/]*\.xml", re.IGNORECASE)
_IGNORED = re.compile(r"docProps/|xl/(?:media|embeddings|printerSettings)/", re.IGNORECASE)
_NO_DRAWING = b'<wsDr xmlns="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>'
_UNCOUNTED = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<v></v>)?\s*</(?:\w+:)?c>"
)
_MERGE = re.compile(rb"<(?:[^\s<>:/]+:)?mergeCell\s[^>]*>")
_CORNERS = re.compile(rb"""\sref\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?["']""")
_NAMED_SHEET = re.compile(rb"<(?:[^\s<>:/]+:)?sheet\s")
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
_PLAIN = ("utf-8", "ascii", "iso8859-1", "cp1252")  # a pattern of ASCII bytes finds what it looks for
_CELL = re.compile(rb"<(?:\w+:)?c[\s>]")


def cleared(data: bytes) -> tuple[bytes, int, list[str]]:
    """
    Return a package without pictures, charts and properties, how many sheets it names, and notes on what is not read.

    Raises:
        DocumentError: a part is damaged or too large to be honest, or there are too many cells.

    """
    archive = Archive(opened(data))
    found: Counter[str] = Counter()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as kept:
        for info in archive.infos:
            if not _IGNORED.match(info.filename) and not info.is_dir():
                part = _plain(info.filename, archive.unpack(info))
                _look(info.filename, part, found)
                kept.writestr(info.filename, _NO_DRAWING if _DRAWING.fullmatch(info.filename) else part)
    return stream.getvalue(), found["sheets"], _notes(found)


def _plain(name: str, part: bytes) -> bytes:
    """Return a part in an encoding that holds ASCII as such: in another one, nothing that is looked for is found."""
    if not name.lower().endswith((".xml", ".rels")):
        return part
    if part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        part = part.decode("utf-16", "replace").replace("UTF-16", "UTF-8", 1).replace("utf-16", "utf-8", 1).encode()
    declared = _DECLARED.match(part.removeprefix(codecs.BOM_UTF8))
    try:
        encoding = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
    except LookupError:
        encoding = ""
    if encoding not in _PLAIN or b"\0" in part[:1024]:
        raise DocumentError(Kind.DAMAGED, f"{name} is not in UTF-8, as workbooks are; save it again in Excel")
    return part


def _look(name: str, part: bytes, found: Counter[str]) -> None:
    """Count what a part holds, and refuse what no workbook has."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        message = f"{name} holds a document type definition, which no workbook has; save it again in Excel"
        raise DocumentError(Kind.DAMAGED, message)
    found["drawings"] += _DRAWING.fullmatch(name) is not None
    if name.lower() == "xl/workbook.xml":
        found["sheets"] += len(_NAMED_SHEET.findall(part))
    if _SHEET.fullmatch(name):
        found["formulas"] += len(_UNCOUNTED.findall(part))
        found["cells"] += len(_CELL.findall(part))
        for merge in _MERGE.findall(part):
            found["merges"] += 1
            found["merged"] += _area(merge, name)
    _hold(found, "cells", MAX_CELLS, "MAX_CELLS", "cells")
    _hold(found, "merges", MAX_MERGES, "MAX_MERGES", "merges of cells")
    _hold(found, "merged", MAX_MERGED, "MAX_MERGED", "merged cells")


def _hold(found: Counter[str], key: str, most: int, limit: str, what: str) -> None:
    if found[key] > most:
        raise DocumentError(Kind.TOO_LARGE, f"the workbook has over {most} {what} (limit {limit}); split it")


def _notes(found: Counter[str]) -> list[str]:
    what = {
        "formulas": "formulas without a stored result, read as empty: {}; open the file in Excel and save it",
        "drawings": "pictures, charts and text boxes are not read: {} sheets have some",
    }
    return [line.format(found[key]) for key, line in what.items() if found[key]]


def _area(merge: bytes, name: str) -> int:
    corners = _CORNERS.search(merge)
    if corners is None:
        raise DocumentError(Kind.DAMAGED, f"{name} merges cells without saying which; save it again in Excel")
    left, top, right, bottom = (corner.upper() for corner in corners.groups(b""))
    if not right:
        return 1
    return (abs(int(bottom) - int(top)) + 1) * (abs(_column(right) - _column(left)) + 1)


def _column(letters: bytes) -> int:
    value = 0
    for letter in letters:
        value = 26 * value + letter - 64
    return value
