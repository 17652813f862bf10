"""Readers: one module per format, chosen by content; each makes a `Document`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from plantext.errors import DocumentError, Kind
from plantext.readers import detect

if TYPE_CHECKING:
    from plantext.document import Document

READERS = (("plantext.readers.docx", b"PK"), ("plantext.readers.text", b""))
"""Modules with `matches` and `read`, each with the bytes its files begin with; a new format is one more line."""

MAX_BYTES = 500_000_000


class Reader(Protocol):
    """What a module in `READERS` offers."""

    def matches(self, data: bytes) -> bool:
        """Say whether the bytes are in the reader's format."""
        ...

    def read(self, data: bytes, name: str) -> Document:
        """Return the document that the bytes hold."""
        ...


def read_document(path: Path | str) -> Document:
    """
    Return the document in a file; its format is found by content, the extension is only a hint.

    Raises:
        DocumentError: the file is missing, empty, or nothing that plantext reads.

    """
    path = Path(path)
    return read_bytes(_content(path), path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """
    Return the document in some bytes; `name` is the name of their file, for the document and for messages.

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
            return reader.read(data, Path(name).stem)
    raise detect.unknown(data, name)


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError(Kind.NOT_A_DOCUMENT, "this is a folder, not a file; name a file in it")
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = f"{size / 1e6:.0f} MB, more than plantext.readers.MAX_BYTES ({MAX_BYTES / 1e6:.0f} MB)"
            raise DocumentError(Kind.TOO_LARGE, f"the file has {limit}; split it or raise the limit")
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(Kind.NOT_A_DOCUMENT, "there is no such file; check the path") from None
    except PermissionError:
        raise DocumentError(Kind.NOT_A_DOCUMENT, "no permission to read the file; close or unlock it") from None
    except (OSError, ValueError) as error:
        raise DocumentError(Kind.NOT_A_DOCUMENT, f"the file cannot be opened: {error}") from None
