"""The sample plans as PDF files, printed once by LibreOffice, and files that it protects."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ..variants import Convert

Printed = Callable[..., Path]


@pytest.fixture(scope="session")
def printed(convert: Convert) -> Printed:
    """A function that prints documents to PDF, `options` being those of LibreOffice; it returns the folder."""

    def prints(*sources: Path, **options: bool | str) -> Path:
        kinds = {True: "boolean", False: "string"}
        stated = {
            name: {"type": kinds[isinstance(value, bool)], "value": str(value).lower() if value is True else value}
            for name, value in options.items()
        }
        first, *_ = convert(sources, f"pdf:writer_pdf_Export:{json.dumps(stated)}" if stated else "pdf")
        return first.parent

    return prints


@pytest.fixture(scope="session")
def printed_samples(printed: Printed, samples: Path) -> dict[str, Path]:
    """The sample plans by name, printed to PDF."""
    folder = printed(*sorted(samples.glob("*.docx")))
    return {path.stem: path for path in sorted(folder.glob("*.pdf"))}
