"""Files that are something else than their names say, and what is no document at all."""

from __future__ import annotations

from .books import book
from .case import BAIT, case, heavy
from .packing import p, packed, word

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
_PAGE = f"<html><body><p>{BAIT}</p></body></html>".encode()
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 200
_RTF = rb"{\rtf1\ansi\ansicpg936 {\fonttbl} \'d3\'e9 2025 \par}"

CASES = (
    case("a-page-as-doc", "doc", lambda: _PAGE, "read", finds=True),
    case("a-page-as-docx", "docx", lambda: _PAGE + b"<p>1", "read", finds=True),
    case("a-text-as-docx", "docx", BAIT.encode, "read", finds=True),
    case("a-text-as-pdf", "pdf", f"{BAIT}1".encode, "read", finds=True),
    case("a-word-file-as-text", "txt", lambda: word(p(BAIT)), "read", finds=True),
    case("a-word-file-as-pdf", "pdf", lambda: word(p(BAIT) + p("1")), "read", finds=True),
    case("a-word-file-as-book", "xlsx", lambda: word(p(BAIT) + p("2")), "read", finds=True),
    case("a-book-as-word-file", "docx", lambda: book(""), "read", finds=True),
    case("a-book-as-text", "txt", lambda: book("", before="<!-- -->"), "read", finds=True),
    heavy("rtf-as-docx", "docx", lambda: _RTF, "LEGACY_FORMAT read NO_PLAN_CONTENT"),
    case("a-picture-as-pdf", "pdf", lambda: _PNG, "NOT_A_DOCUMENT", "PNG"),
    case("a-picture-as-docx", "docx", lambda: _PNG + b"1", "NOT_A_DOCUMENT", "PNG"),
    case("jpeg-as-doc", "doc", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 500, "NOT_A_DOCUMENT", "JPEG"),
    case("gzip-as-docx", "docx", lambda: b"\x1f\x8b\x08" + b"\0" * 500, "NOT_A_DOCUMENT", "gzip"),
    case("7z-as-docx", "docx", lambda: b"7z\xbc\xaf\x27\x1c" + b"\0" * 500, "NOT_A_DOCUMENT", "7z"),
    case("rar-as-docx", "docx", lambda: b"Rar!\x1a\x07" + b"\0" * 500, "NOT_A_DOCUMENT", "RAR"),
    case("a-program-as-docx", "docx", lambda: b"MZ\x90\0" + bytes(range(256)) * 20, "NOT_A_DOCUMENT ENCODING"),
    case("a-program-as-text", "txt", lambda: b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "NOT_A_DOCUMENT ENCODING"),
    case("music-as-docx", "docx", lambda: b"ID3\x04" + bytes((n * 7) % 256 for n in range(9000)), "NOT_A_DOCUMENT ENCODING"),
    case("slides-as-docx", "docx", lambda: packed({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}), "NOT_A_DOCUMENT", "PowerPoint"),
    case("odt-as-docx", "docx", lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "LEGACY_FORMAT DAMAGED EMPTY"),
    case("epub-as-docx", "docx", lambda: packed({"mimetype": "application/epub+zip", "a.html": _PAGE}), "NOT_A_DOCUMENT", "zip archive"),
    case("an-archive-as-docx", "docx", lambda: packed({"规划.txt": BAIT}), "NOT_A_DOCUMENT", "zip archive"),
    case("an-empty-archive", "docx", lambda: packed({}), "NOT_A_DOCUMENT DAMAGED"),
    case("old-word-of-zeros", "doc", lambda: _OLE + "WordDocument".encode("utf-16-le") + b"\0" * 5000, "LEGACY_FORMAT DAMAGED"),
    case("an-old-office-file-as-docx", "docx", lambda: _OLE + b"\0" * 5000, "LEGACY_FORMAT DAMAGED NOT_A_DOCUMENT"),
    case("two-bytes", "docx", lambda: b"PK", "NOT_A_DOCUMENT DAMAGED read NO_PLAN_CONTENT"),
    case("four-bytes", "docx", lambda: b"PK\x03\x04", "DAMAGED"),
    case("word-2003", "xml", f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w>{BAIT}</w>'.encode, "LEGACY_FORMAT"),
    case("a-database-as-text", "txt", lambda: b"SQLite format 3\0" + b"\0" * 4096, "NOT_A_DOCUMENT", "SQLite"),
    case("json", "txt", lambda: b'{"a": ' + b"[" * 100_000, "read NO_PLAN_CONTENT NOT_A_DOCUMENT"),
    case("a-file-with-a-preamble", "docx", lambda: b"MZ" + b"x" * 2000 + word(p(BAIT)), "read NOT_A_DOCUMENT ENCODING DAMAGED NO_PLAN_CONTENT"),
)  # fmt: skip
