"""Readers: one module per format, chosen by content; each makes a `Document`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from plantext.errors import DocumentError, Kind
from plantext.inputs import content
from plantext.readers import detect

if TYPE_CHECKING:
    from plantext.document import Document

READERS = (
    ("plantext.readers.docx", b"PK"),
    ("plantext.readers.workbook", b"PK"),
    ("plantext.readers.workbook", b"\xd0\xcf\x11\xe0"),
    ("plantext.readers.pdf", b""),
    ("plantext.readers.office", b""),
    ("plantext.readers.html", b""),
    ("plantext.readers.text", b""),
)
"""Modules with `matches` and `read`, each with the bytes its files begin with; a new format is one more line."""

_PROTECTED = frozenset({"plantext.readers.pdf"})  # formats that a password can open

MAX_BYTES = 500_000_000


class Reader(Protocol):
    """What a module in `READERS` offers."""

    def matches(self, data: bytes) -> bool:
        """Say whether the bytes are in the reader's format."""
        ...

    def read(self, data: bytes, name: str, *keys: str) -> Document:
        """Return the document that the bytes hold; `keys` is a password, for formats that can be protected."""
        ...


def read_document(path: Path | str) -> Document:
    """
    Return the document in a file; its format is found by content, the extension is only a hint.

    Raises:
        DocumentError: the file is missing, empty, or nothing that plantext reads.

    """
    return read_bytes(content(path, MAX_BYTES), Path(path).name)


def read_bytes(data: bytes, name: str, password: str = "") -> Document:
    """
    Return the document in some bytes; `name` is the name of their file, for the document and for messages.

    A `password` opens protected PDF files; other formats have no use for it.

    Raises:
        DocumentError: the bytes are empty, damaged, encrypted or nothing that plantext reads.

    """
    if not data:
        raise DocumentError(Kind.EMPTY, "the file is empty (0 bytes); get it again from its source")
    detect.refuse(data, name)
    for module, magic in READERS:
        if not data.startswith(magic):
            continue  # spares the import
        reader = cast(Reader, import_module(module))
        if reader.matches(data):
            keys = (password,) if module in _PROTECTED else ()
            return reader.read(data, Path(name).stem, *keys)
    raise detect.unknown(data, name)
