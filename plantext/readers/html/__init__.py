"""Reads web pages, and pages that Word, WPS or a browser saved: the text in them, not what stands around it."""

from __future__ import annotations

import re

from plantext.document import Document
from plantext.errors import DocumentError, Kind

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,500}>\s*)?(?:<!--.{0,2000}?-->\s*){0,9}"
    rb"<(?:!doctype\s+html|html|head|body|meta|div|table|script|style|title|center|p|h[1-6])[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_ARCHIVE = re.compile(rb"(?:mime-version|from|subject|content-type|snapshot-content-location)\s*:", re.IGNORECASE)


def matches(data: bytes) -> bool:
    """Say whether the bytes are a web page, or a page with its pictures in one file (MHT)."""
    head = data[:8192].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")  # UTF-16 has NULs
    return _PAGE.match(head) is not None or is_archive(data)


def is_archive(data: bytes) -> bool:
    """Say whether the bytes are a page saved with its pictures in one file (MHT)."""
    head = data[:4096].lstrip()
    return _ARCHIVE.match(head) is not None and b"multipart/related" in head.lower()


def read(data: bytes, name: str) -> Document:
    """
    Return the document in a web page; `name` is the file's name without its extension.

    The block above the text (`索引号`, `发布机构`), the marks in the head and the names of attachments go into its
    metadata. Navigation, buttons, hidden parts and links to other pages are left out and counted in the notes.

    Raises:
        DocumentError: the page is in no known encoding, too deeply nested, without text, or holds pictures only.

    """
    from plantext.readers.html.archive import page_of  # noqa: PLC0415
    from plantext.readers.html.assembling import assembled  # noqa: PLC0415

    try:
        return assembled(page_of(data) if is_archive(data) else data, name)
    except RecursionError:
        raise DocumentError(Kind.TOO_LARGE, "the page is nested too deeply to be read") from None
