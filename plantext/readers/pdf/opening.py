"""Opens PDF files by pypdfium2, and says in one line why one does not open."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from plantext.errors import DocumentError, Kind

_PASSWORD_ERROR, _SECURITY_ERROR = 4, 5
_alone = threading.RLock()  # PDFium serves one thread at a time


@dataclass(frozen=True, slots=True)
class Pdf:
    """An open file: its handle, how many pages it has, and whether a structure tree describes them."""

    handle: Any
    page_count: int
    is_tagged: bool


@contextmanager
def opened(data: bytes, password: str = "") -> Iterator[Pdf]:
    """
    Open the bytes of a PDF file while the context lasts.

    Raises:
        DocumentError: the file is protected by a password that was not given, damaged, or without pages.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    with _alone:
        handle = pdfium.FPDF_LoadMemDocument64(data, len(data), password.encode() or None)
        if not handle:
            raise _error(pdfium.FPDF_GetLastError(), bool(password))
        try:
            count = pdfium.FPDF_GetPageCount(handle)
            if count < 1:
                raise DocumentError(Kind.EMPTY, "the PDF file has no pages; get it again from its source")
            yield Pdf(handle, count, bool(pdfium.FPDFCatalog_IsTagged(handle)))
        finally:
            pdfium.FPDF_CloseDocument(handle)


def _error(code: int, is_password_given: bool) -> DocumentError:
    if code == _PASSWORD_ERROR:
        advice = "the password given does not open it" if is_password_given else "give it with --password (password=)"
        return DocumentError(Kind.ENCRYPTED, f"the PDF file is protected by a password; {advice}")
    if code == _SECURITY_ERROR:
        return DocumentError(Kind.ENCRYPTED, "the PDF file is protected in a way that cannot be opened; ask its source")
    return DocumentError(Kind.DAMAGED, "the PDF file is damaged or cut short; get it again from its source")
