"""Reads PDF files: characters and rulings by pypdfium2, tables from the rulings, paragraphs from the lines."""

from __future__ import annotations

from collections.abc import Sequence

from plantext.document import Block, Document, Table
from plantext.errors import DocumentError, Kind
from plantext.readers.pdf.intake import take
from plantext.readers.pdf.story import blocks_of, tagged_blocks


def matches(data: bytes) -> bool:
    """Say whether the bytes are a PDF file: its mark stands near the start."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, name: str, password: str = "") -> Document:
    """
    Return the document in a PDF file; `name` is the file's name without its extension.

    Raises:
        DocumentError: the file is protected by a password, damaged, or without text that can be read.
    """
    intake = take(data, password)
    blocks, notes = blocks_of(intake.sheets)
    if intake.tagged and _tables(intake.tagged.blocks) > _tables(blocks):
        blocks, notes = tagged_blocks(intake.tagged)
    if not blocks:
        raise DocumentError(Kind.EMPTY, "there is no text in the PDF file but page numbers; get it again from its source")
    return Document(
        name=name,
        format="pdf",
        blocks=tuple(blocks),
        notes=(*intake.notes(), *notes),
        page_count=intake.page_count,
    )


def _tables(blocks: Sequence[Block]) -> int:
    return sum(isinstance(block, Table) for block in blocks)
