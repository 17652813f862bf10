"""The sample plans as PDF files, printed once by LibreOffice, and files that it protects."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Printed = Callable[..., Path]


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A function that prints documents to PDF, `options` being those of LibreOffice; it returns the folder."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed (Debian: apt-get install libreoffice-writer-nogui fonts-noto-cjk)")
    profile = tmp_path_factory.mktemp("soffice").as_uri()

    def prints(*sources: Path, **options: bool | str) -> Path:
        folder = tmp_path_factory.mktemp("printed")
        kinds = {True: "boolean", False: "string"}
        stated = {
            name: {"type": kinds[isinstance(value, bool)], "value": str(value).lower() if value is True else value}
            for name, value in options.items()
        }
        target = f"pdf:writer_pdf_Export:{json.dumps(stated)}" if stated else "pdf"
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
        subprocess.run(
            [*command, "--outdir", str(folder), *map(str, sources)], capture_output=True, check=True, timeout=180
        )
        return folder

    return prints


@pytest.fixture(scope="session")
def printed_samples(printed: Printed, samples: Path) -> dict[str, Path]:
    """The sample plans by name, printed to PDF."""
    folder = printed(*sorted(samples.glob("*.docx")))
    return {path.stem: path for path in sorted(folder.glob("*.pdf"))}
