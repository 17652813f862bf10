"""The errors plantext raises: one root class, and a stable kind for every file that cannot be read."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Stable names of what can be wrong with a file; they stand in the column `error` of the table `errors`."""

    EMPTY = "EMPTY"
    ENCRYPTED = "ENCRYPTED"
    LEGACY_FORMAT = "LEGACY_FORMAT"
    NOT_A_DOCUMENT = "NOT_A_DOCUMENT"
    DAMAGED = "DAMAGED"
    SCANNED = "SCANNED"
    UNREADABLE_TEXT = "UNREADABLE_TEXT"
    TOO_LARGE = "TOO_LARGE"
    TIMEOUT = "TIMEOUT"
    MEMORY = "MEMORY"
    CRASHED = "CRASHED"
    ENCODING = "ENCODING"
    NO_PLAN_CONTENT = "NO_PLAN_CONTENT"
    INTERNAL = "INTERNAL"


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
