"""Reads PDF files: characters and rulings by pypdfium2, tables from the rulings, paragraphs from the lines."""

from __future__ import annotations

from plantext.document import Document
from plantext.errors import DocumentError, Kind
from plantext.readers.pdf.found import sheet_of
from plantext.readers.pdf.opening import opened
from plantext.readers.pdf.raw import load
from plantext.readers.pdf.story import blocks_of


def matches(data: bytes) -> bool:
    """Say whether the bytes are a PDF file: its mark stands near the start."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, name: str, password: str = "") -> Document:
    """
    Return the document in a PDF file; `name` is the file's name without its extension.

    Raises:
        DocumentError: the file is protected by a password, damaged, or without text.
    """
    with opened(data, password) as pdf:
        loaded = [load(pdf, index) for index in range(pdf.page_count)]
        sheets = [sheet_of(one.page) for one in loaded if one is not None]
        count = pdf.page_count
    blocks, notes = blocks_of(sheets)
    if not blocks:
        raise DocumentError(Kind.EMPTY, "there is no text in the PDF file; get it again from its source")
    return Document(name=name, format="pdf", blocks=tuple(blocks), notes=tuple(notes), page_count=count)
