"""What the tests of documents share: a comparison of two samples, and LibreOffice to open what was written."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

import plantext
from plantext.comparisons import Change
from plantext.readers.soffice import program
from plantext.revisions import Revision

Pages = Callable[[Path], list[str]]

HOSTILE = (
    "<script>document.title='ran'</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title>{{ 7 * 7 }}{% raw %}",
    "=cmd|'/c calc'!A0",
    "a\x00b\x08c\ud800d\ufffee",
    "甲\u202e乙\u2066丙",
    "<w:p/>&amp;]]>",
    "一\n二\t三",
)
"""Texts that would do something if they were not only shown."""


@pytest.fixture(scope="session")
def revision() -> Revision:
    old, new = (plantext.read(plantext.sample(f"yunxi_{year}.docx")) for year in (2018, 2023))
    return plantext.compare_revisions(old, new)


@pytest.fixture(scope="session")
def hostile() -> Revision:
    """A comparison in which every text does harm where it is not only shown."""
    changes = []
    for at, text in enumerate(HOSTILE):
        both = {"old": text, "new": f"{text}{at}", "old_source": text, "new_source": text, "year": text}
        changes.append(Change("indicator", "wording_changed", text, text, "target", **both))
        changes.append(Change("measure", "reworded", text, old=f"{text}。", new=text, direction="relaxed"))
    return Revision(HOSTILE[0], HOSTILE[1], tuple(changes))


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Pages:
    """A function that lets LibreOffice make a PDF of a file and returns the text of its pages; pictures are kept."""
    try:
        soffice = program()
    except plantext.DocumentError:
        soffice = None
    if soffice is None or shutil.which("pdftoppm") is None:
        pytest.skip("LibreOffice or pdftoppm is not installed")
    profile = tmp_path_factory.mktemp("soffice").as_uri()
    pictures = pytestconfig.rootpath / "out" / "pictures"

    def printed(path: Path) -> list[str]:
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", path.parent, path], check=True, capture_output=True, timeout=120)
        pdf = path.with_suffix(".pdf")
        pictures.mkdir(parents=True, exist_ok=True)
        name = pictures / f"report-{path.stem}-{path.suffix[1:]}"
        subprocess.run(["pdftoppm", "-png", "-r", "60", "-l", "3", pdf, name], check=True, timeout=60)
        return texts(pdf)

    return printed


def texts(pdf: Path) -> list[str]:
    """Return the text of each page of a PDF file, without white space."""
    with PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
