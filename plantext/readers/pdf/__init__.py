"""Reads PDF files: characters and rulings by pypdfium2, tables from the rulings, paragraphs from the lines."""

from __future__ import annotations

from plantext.document import Document
from plantext.errors import DocumentError, Kind
from plantext.readers.pdf.intake import take
from plantext.readers.pdf.story import blocks_of, tagged_blocks

_MARK = b"%PDF-"
_HEAD = 1024  # what stands before the mark within so many bytes is passed over, as other programs do


def matches(data: bytes) -> bool:
    """Say whether the bytes are a PDF file: its mark stands at the start, or near it with objects behind it."""
    head = data[:_HEAD]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(_MARK):
        return True
    return _MARK in head and b" obj" in data and b"/Type" in data


def read(data: bytes, name: str, password: str = "") -> Document:
    """
    Return the document in a PDF file; `name` is the file's name without its extension.

    Raises:
        DocumentError: the file is protected by a password, damaged, or without text that can be read.
    """
    intake = take(data, password)
    blocks, notes = tagged_blocks(intake.tagged) if intake.tagged else blocks_of(intake.sheets)
    if not blocks:
        raise DocumentError(
            Kind.EMPTY, "there is no text in the PDF file but page numbers; get it again from its source"
        )
    return Document(
        name=name,
        format="pdf",
        blocks=tuple(blocks),
        notes=(*intake.notes(), *notes),
        page_count=intake.page_count,
    )
