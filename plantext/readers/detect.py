"""What a file is, by its content: formats that no reader takes are refused by name, with what to do about it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import PurePath

from plantext.errors import DocumentError, Kind
from plantext.readers import ole

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SAVE = "save it as .docx and try again"
_MAGIC = (
    (b"\x89PNG", "a picture (PNG)", Kind.NOT_A_DOCUMENT, "only text can be read: get the document itself"),
    (b"\xff\xd8\xff", "a picture (JPEG)", Kind.NOT_A_DOCUMENT, "only text can be read: get the document itself"),
    (b"GIF8", "a picture (GIF)", Kind.NOT_A_DOCUMENT, "only text can be read: get the document itself"),
    (b"II*\x00", "a picture (TIFF)", Kind.NOT_A_DOCUMENT, "only text can be read: get the document itself"),
    (b"Rar!", "a RAR archive", Kind.NOT_A_DOCUMENT, "unpack it and name the files in it"),
    (b"7z\xbc\xaf", "a 7z archive", Kind.NOT_A_DOCUMENT, "unpack it and name the files in it"),
    (b"\x1f\x8b", "a gzip archive", Kind.NOT_A_DOCUMENT, "unpack it and name the files in it"),
    (b"SQLite format 3\x00", "an SQLite database", Kind.NOT_A_DOCUMENT, "name a .docx or .txt file"),
)
_OLE_STREAMS = (
    ("PowerPoint Document", "a PowerPoint 97 file", Kind.NOT_A_DOCUMENT, "name the plan itself, as .docx or .txt"),
)
_XML_MARKS = (
    (b'progid="Word.Document"', "an XML file of Word", Kind.LEGACY_FORMAT, _SAVE),  # LibreOffice loses merged cells
    (
        b'progid="Excel.Sheet"',
        "an Excel workbook in XML",
        Kind.NOT_A_DOCUMENT,
        "name the plan itself, as .docx or .txt",
    ),
    (b"<pkg:package", "an XML file of Word", Kind.LEGACY_FORMAT, _SAVE),
)
_ZIP_MEMBERS = (
    ("OFD.xml", "an OFD file (GB/T 33190)", Kind.LEGACY_FORMAT, "open it in an OFD reader or WPS and " + _SAVE),
    ("xl/", "an Excel workbook in the binary format", Kind.LEGACY_FORMAT, "save it as .xlsx and try again"),
    ("ppt/", "a PowerPoint file", Kind.NOT_A_DOCUMENT, "name the plan itself, as .docx or .txt"),
    ("word/", "a Word file without a main document", Kind.DAMAGED, "open it in Word or WPS, save it and try again"),
)


def refuse(data: bytes, name: str) -> None:
    """
    Raise an error that names the format, if the bytes are in a known one that no reader takes.

    Raises:
        DocumentError: with the kind and one line that says what the file is and what to do.

    """
    if PurePath(name).name.startswith("~$"):
        raise DocumentError(Kind.NOT_A_DOCUMENT, "this is a lock file of Word, not the document itself; leave it out")
    if data.startswith(ole.MAGIC):
        _refuse_ole(data, name)
    for magic, what, kind, advice in _MAGIC:
        if data.startswith(magic):
            raise _error(kind, what, name, advice)
    # UTF-16 pages have a NUL beside every ASCII letter
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    for mark, what, kind, advice in _XML_MARKS:
        if mark in head:
            raise _error(kind, what, name, advice)


def unknown(data: bytes, name: str) -> DocumentError:
    """Return the error for bytes that no reader takes: a package of another kind, or no document at all."""
    if data.startswith(_ZIP):
        return _zip(data, name)
    return _error(Kind.NOT_A_DOCUMENT, "not a text and not a document", name, "name a .docx or .txt file")


def _refuse_ole(data: bytes, name: str) -> None:
    """Raise an error for an OLE file, unless it is a text or a workbook, which have readers."""
    streams = ole.streams(data)
    if not streams:
        message = "this is an old Office file that is damaged or cut short; get it again from its source"
        raise DocumentError(Kind.DAMAGED, message)
    if "EncryptedPackage" in streams:
        message = "the file is protected by a password; open it, take the password off, save it and try again"
        raise DocumentError(Kind.ENCRYPTED, message)
    for stream, what, kind, advice in _OLE_STREAMS:
        if stream in streams:
            raise _error(kind, what, name, advice)
    if streams.keys().isdisjoint(("WordDocument", "Workbook", "Book")):
        raise _error(Kind.LEGACY_FORMAT, "an old Office file", name, _SAVE)


def _zip(data: bytes, name: str) -> DocumentError:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.namelist()
            mimetype = b""
            if "mimetype" in members:
                with package.open("mimetype") as stream:
                    mimetype = stream.read(200)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        message = "the file is damaged or cut short (its zip package cannot be opened); get it again from its source"
        return DocumentError(Kind.DAMAGED, message)
    if b"opendocument.text" in mimetype:
        return _error(Kind.LEGACY_FORMAT, "an OpenDocument text (.odt)", name, _SAVE)
    if b"opendocument" in mimetype:
        return _error(Kind.NOT_A_DOCUMENT, "an OpenDocument file that is no text", name, "name a .docx or .txt file")
    for member, what, kind, advice in _ZIP_MEMBERS:
        if any(entry.startswith(member) for entry in members):
            return _error(kind, what, name, advice)
    return _error(Kind.NOT_A_DOCUMENT, "a zip archive", name, "unpack it and name the files in it")


def _error(kind: Kind, what: str, name: str, advice: str) -> DocumentError:
    extension = PurePath(name).suffix
    expected = extension.lower().lstrip(".")
    although = f" although it is named {extension}" if extension and expected not in what.lower() else ""
    return DocumentError(kind, f"this is {what}{although}; {advice}")
