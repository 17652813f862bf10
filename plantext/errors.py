"""The errors plantext raises: one root class, and a stable kind for every file that cannot be read."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Stable names of what can be wrong with a file; they stand in the column `error` of the table `errors`."""

    EMPTY = "EMPTY"
    """No bytes, or no text."""
    ENCRYPTED = "ENCRYPTED"
    """Protected by a password."""
    LEGACY_FORMAT = "LEGACY_FORMAT"
    """A format that plantext does not read (OFD, Word 2003 XML), or that needs LibreOffice where it is missing."""
    NOT_A_DOCUMENT = "NOT_A_DOCUMENT"
    """Missing, a pipe, a picture, an archive, or not readable; for `plantext.read` also a folder."""
    DAMAGED = "DAMAGED"
    """Cut or broken."""
    SCANNED = "SCANNED"
    """Pictures of pages and no text; the extra `ocr` reads them."""
    UNREADABLE_TEXT = "UNREADABLE_TEXT"
    """A PDF file whose characters have no meaning in it (no ToUnicode)."""
    TOO_LARGE = "TOO_LARGE"
    """Beyond the limit of size, or made to exhaust memory."""
    TIMEOUT = "TIMEOUT"
    """Reading took longer than `--timeout`."""
    MEMORY = "MEMORY"
    """There is not enough memory, or reading took more than `--memory`."""
    CRASHED = "CRASHED"
    """The document ended the process that read it."""
    ENCODING = "ENCODING"
    """A text in none of UTF-8, UTF-16, GB18030 and Big5."""
    NO_PLAN_CONTENT = "NO_PLAN_CONTENT"
    """A warning: the file was read, but holds no indicator table, no project list, no target and no duty."""
    INTERNAL = "INTERNAL"
    """A fault in plantext: please report it."""


class PlantextError(Exception):
    """Root of every error that plantext raises on purpose; its text is one line for a person."""


class DocumentError(PlantextError):
    """
    A file that cannot be read as a document.

    `kind` is the stable name, `message` says what is wrong and what to do; the caller knows which file.
    """

    def __init__(self, kind: Kind, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message

    def __reduce__(self) -> tuple[type[DocumentError], tuple[Kind, str]]:
        """Errors cross process borders, so they have to survive pickling."""
        return type(self), (self.kind, self.message)


class VocabularyError(PlantextError):
    """A file in `extractors/` that contradicts itself; the text lists every fault found in it."""


class CorrectionError(PlantextError):
    """A file of corrections, or an entry of it, that cannot be meant; the text names the file and the entry."""


class ExportError(PlantextError):
    """Tables that cannot be written: a format nobody knows, a missing extra, a place that cannot be written to."""


class PlaceError(ExportError):
    """A place or a format that cannot be meant, known before any work is done."""


def expect_text(text: object, function: str) -> None:
    """
    Raise an error that names what a function was given in the place of a text.

    >>> expect_text("规划", "find_targets")
    >>> expect_text(None, "find_targets")
    Traceback (most recent call last):
    TypeError: find_targets takes a str, not NoneType

    Raises:
        TypeError: it is no `str`.

    """
    if not isinstance(text, str):
        raise TypeError(f"{function} takes a str, not {type(text).__name__}")
