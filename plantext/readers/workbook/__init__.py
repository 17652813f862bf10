"""Reads Excel workbooks (.xlsx, .xls, and .et of WPS): their sheets as a person sees them, one after the other."""

from __future__ import annotations

from plantext.document import Block, Document
from plantext.errors import DocumentError, Kind
from plantext.readers import ole

_ZIP = b"PK"
_MAIN = "xl/workbook.xml"


def matches(data: bytes) -> bool:
    """Say whether the bytes are a workbook of Excel 97 or later."""
    if data.startswith(ole.MAGIC):
        return _is_old(data)
    return data.startswith(_ZIP) and _MAIN in _members(data)


def _members(data: bytes) -> set[str]:
    """Return the names in a zip package in lower case, none where it cannot be opened."""
    from plantext.readers.zipped import opened  # noqa: PLC0415

    try:
        return {info.filename.lower() for info in opened(data).infolist()}
    except DocumentError:
        return set()


def _is_old(data: bytes) -> bool:
    """Say whether an OLE file is a workbook, not protected by a password as a whole."""
    return not {"Workbook", "Book"}.isdisjoint(ole.streams(data))


def read(data: bytes, name: str) -> Document:
    """
    Return the document in a workbook; `name` is the file's name without its extension.

    Numbers are printed as their formats say (`95.0%`); hidden sheets, rows and columns are left out and counted in
    the notes.

    Raises:
        DocumentError: the library to read it is missing, or the workbook is damaged, encrypted, too large or empty.

    """
    from plantext.readers.headings import outlined  # noqa: PLC0415
    from plantext.readers.joining import join_tables  # noqa: PLC0415
    from plantext.readers.workbook import xls, xlsx  # noqa: PLC0415
    from plantext.readers.workbook.blocks import sheet_blocks  # noqa: PLC0415

    book = xls.load(data) if data.startswith(ole.MAGIC) else xlsx.load(data)
    visible = [sheet for sheet in book.sheets if not sheet.is_hidden]
    blocks: list[Block] = []
    for sheet in visible:
        blocks += join_tables(sheet_blocks(sheet))
    if not blocks:
        raise DocumentError(Kind.EMPTY, "there is no text in the workbook; get it again from its source")
    hidden = [sheet.name for sheet in book.sheets if sheet.is_hidden and sheet.cells]
    if hidden:
        book.notes.append(f"hidden sheets left out: {len(hidden)} ({'、'.join(hidden)[:100]})")
    for what, count in (
        ("rows", sum(len({row for row, _ in sheet.cells} & sheet.hidden_rows) for sheet in visible)),
        ("columns", sum(len({column for _, column in sheet.cells} & sheet.hidden_columns) for sheet in visible)),
    ):
        if count:
            book.notes.append(f"hidden {what} left out: {count}")
    kind = "xls" if data.startswith(ole.MAGIC) else "xlsx"
    return Document(name, kind, tuple(outlined(blocks)), notes=tuple(book.notes))
