"""Plain text files: decoded, rid of page furniture, cut into paragraphs and the tables that stand in them."""

from __future__ import annotations

from plantext.document import Document
from plantext.errors import DocumentError, Kind
from plantext.readers.text import encoding
from plantext.readers.text.blocks import read_blocks
from plantext.readers.text.furniture import strip_furniture


def matches(data: bytes) -> bool:
    """Say whether bytes may be a text: any bytes that are not full of control characters."""
    return encoding.looks_like_text(data)


def read(data: bytes, name: str) -> Document:
    """
    Return the document that the bytes of a text file hold.

    Raises:
        DocumentError: the bytes are in no known encoding, or the text is empty.

    """
    decoded = encoding.decode(data)
    if not decoded.text.strip():
        raise DocumentError(Kind.EMPTY, "there is no text in the file; get it again from its source")
    page = strip_furniture(encoding.split_lines(decoded.text))
    blocks, notes = read_blocks(page.lines)
    return Document(name, "txt", tuple(blocks), page.metadata, decoded.notes + page.notes + tuple(notes))
