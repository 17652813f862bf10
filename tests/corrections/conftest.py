"""LibreOffice, as the tests of readers have it."""

from __future__ import annotations

from ..readers.conftest import convert, soffice

__all__ = ["convert", "soffice"]
