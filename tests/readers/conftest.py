"""LibreOffice for the tests of readers: found once, run as seldom as possible, skipped where it is missing."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from plantext.readers.soffice import program

from ..notes.chinese import english_left, listening
from .variants import Convert, Variants


@pytest.fixture(scope="session")
def soffice() -> str:
    """The program of LibreOffice; a test that needs it is skipped where it is missing."""
    path = program()
    if path is None:
        pytest.skip("LibreOffice is not installed (Debian: apt-get install libreoffice-writer-nogui fonts-noto-cjk)")
    return path


@pytest.fixture(scope="session")
def convert(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """A function that converts files in one call of LibreOffice, `odt` or `pdf:writer_pdf_Export:{…}`."""
    profile = tmp_path_factory.mktemp("soffice").as_uri()

    def converted(paths: Iterable[Path], target: str) -> list[Path]:
        sources = list(paths)
        folder = tmp_path_factory.mktemp("converted")
        command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", target]
        done = subprocess.run(
            [*command, "--outdir", str(folder), *map(str, sources)], capture_output=True, check=False, timeout=180
        )
        made = [folder / f"{path.stem}.{target.partition(':')[0]}" for path in sources]
        lost = [path.name for path in made if not path.is_file()]
        assert not lost, f"LibreOffice did not make {lost}: {done.stderr.decode(errors='replace')}"
        return made

    return converted


@pytest.fixture(scope="session")
def variants(convert: Convert, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Variants:
    """The sample plans in other formats and looks."""
    return Variants(samples, tmp_path_factory.mktemp("variants"), convert)


@pytest.fixture(scope="module", autouse=True)
def _notes_are_said_in_chinese() -> Iterator[None]:
    """Every note of every document that is read here has a Chinese sentence."""
    with listening() as heard:
        yield
    left = {note: words for note in heard if (words := english_left(note))}
    assert left == {}, "plantext/notes.csv has no Chinese for these"
