"""Reads old Word files, RTF and OpenDocument texts by way of the DOCX file that LibreOffice makes of them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, replace

from plantext.document import Document
from plantext.errors import DocumentError, Kind
from plantext.readers import ole

_BLANK = b"\x00\t\n\x0b\x0c\r\x1a "
_MARKS = b"\xef\xbb\xbf\xff\xfe"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_WORD_97 = 0xC0  # Word's own number of the format, and what comes before it is of Word 95 and Word 6
_WORD_95 = 0x68
_ENCRYPTED = 0x0100


@dataclass(frozen=True, slots=True)
class _Source:
    """A format: its short name, what it is called, and the suffix and the filter that LibreOffice knows it by."""

    format: str
    what: str
    suffix: str
    filter: str


_DOC = _Source("doc", "a Word 97 .doc (or WPS) file", "doc", "MS Word 97")
_DOC_95 = _Source("doc", "a Word 95 .doc file", "doc", "MS Word 95")
_DOC_6 = _Source("doc", "a Word 6 .doc file", "doc", "MS WinWord 6.0")
_RTF = _Source("rtf", "an RTF file", "rtf", "Rich Text Format")
_ODT = _Source("odt", "an OpenDocument text (.odt)", "odt", "writer8")
_FLAT_ODT = _Source("odt", "an OpenDocument text in XML (.fodt)", "fodt", "OpenDocument Text Flat XML")


def matches(data: bytes) -> bool:
    """Say whether the bytes are a text document that LibreOffice is needed for."""
    return _source(data) is not None


def read(data: bytes, name: str) -> Document:
    """
    Return the document in an old Word file, an RTF file or an OpenDocument text; `format` says which it was.

    Raises:
        DocumentError: LibreOffice is missing or takes too long; the file is protected, damaged or without text.

    """
    source = _source(data)
    if source is None:
        raise DocumentError(Kind.NOT_A_DOCUMENT, "not a .doc, .rtf or .odt file; name a document")
    if _is_protected(data, source):
        message = f"this is {source.what} protected by a password; open it, take the password off, save it, try again"
        raise DocumentError(Kind.ENCRYPTED, message)
    document = _read(data, name, source)
    notes = [f"this is {source.what}; it was converted by LibreOffice and read as DOCX"]
    if source.suffix == "doc" and ole.is_cut(data):
        notes.append("the file is cut short: something is missing; get it again from its source")
    return replace(document, format=source.format, notes=(*notes, *document.notes))


def _read(data: bytes, name: str, source: _Source) -> Document:
    from plantext.readers import docx, restarts, soffice  # noqa: PLC0415 (other formats do without)

    try:
        converted = soffice.converted(data, source.suffix, source.filter)
        return docx.read(restarts.mended(converted) if source.suffix == "doc" else converted, name)
    except DocumentError as error:
        raise DocumentError(error.kind, f"this is {source.what}; {error.message}") from None


def _source(data: bytes) -> _Source | None:
    if data.startswith(ole.MAGIC):
        return _word(data) if "WordDocument" in ole.streams(data) else None
    head = data[:4096].replace(b"\x00", b"").lstrip(_MARKS + _BLANK)  # UTF-16 has a NUL beside every ASCII letter
    if head.startswith(b"{\\rtf"):
        return _RTF
    if head.startswith(b"PK"):
        return _ODT if _OPEN_DOCUMENT in head[:200] else None
    return _FLAT_ODT if b"<office:document" in head and _OPEN_DOCUMENT in head else None


def _word(data: bytes) -> _Source:
    version, _ = _facts(data)
    return _DOC if version > _WORD_97 else _DOC_95 if version >= _WORD_95 else _DOC_6


def _facts(data: bytes) -> tuple[int, int]:
    """Return the version of a Word file and its flags, which stand at the beginning of its main stream."""
    offset = ole.streams(data)["WordDocument"].offset
    try:
        version, flags = struct.unpack_from("<H6xH", data, (offset or len(data)) + 2)
    except struct.error:
        return _WORD_97 + 1, 0
    return version, flags


def _is_protected(data: bytes, source: _Source) -> bool:
    if source.suffix == "doc":
        return bool(_facts(data)[1] & _ENCRYPTED)
    if source is not _ODT:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("META-INF/manifest.xml") as manifest:
            return b"encryption-data" in manifest.read(1 << 20)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return False  # LibreOffice says what is wrong with it
