"""Reading PDF files beside the libraries that others read them with: `python -m benchmarks.pdf`; needs LibreOffice."""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import docx
import pdfplumber
import pypdfium2

from benchmarks.measure import interleaved, peak_of
from benchmarks.table import print_table
from plantext import readers
from plantext.reading import read_bytes
from plantext.samples import sample

_FILES = ("yunxi_2018.docx", "yunxi_2023.docx", "hezhe_2021.docx", "liutang_2024.docx")
_MANY = 500  # pages
_READ = "from plantext import readers; document = readers.read_bytes(data, 'plan.pdf')"
_WHOLE = "from plantext.reading import read_bytes; plan = read_bytes(data, 'plan.pdf')"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pdf", description="Measures the reading of PDF files.")
    parser.add_argument("--rounds", type=int, default=5, help="rounds per file; the median counts (default: 5)")
    rounds = parser.parse_args().rounds
    if shutil.which("soffice") is None:
        parser.error("LibreOffice (soffice) is not installed; it makes the sample PDFs")
    files = converted()
    times = ("file", "pages", "read ms", "whole ms", "pdfplumber ms", "pypdfium2 ms")
    ratios = ("pdfplumber / read", "pdfplumber / whole", "read / pypdfium2", "whole / pypdfium2")
    print_table("PDF files", (*times, *ratios), [_row(name, data, rounds) for name, data in files.items()])
    long = _repeated(files["yunxi_2023"])
    peaks = [[name, f"{peak_of(work, long, 'plan.pdf') / 1024:.0f}"] for name, work in _peaks()]
    print_table(f"Peak memory for {_MANY} pages", ("work", "MB"), peaks)
    print_table("DOCX files", ("file", "plantext ms", "python-docx ms", "ratio"), list(_docx(rounds)))


def converted() -> dict[str, bytes]:
    """Return the sample plans as LibreOffice prints them to PDF, by their names."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        paths = [str(sample(name)) for name in _FILES]
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *paths]
        subprocess.run(command, check=True, capture_output=True)
        return {path.stem: path.read_bytes() for path in sorted(Path(folder).glob("*.pdf"))}


def _row(name: str, data: bytes, rounds: int) -> list[str]:
    work: dict[str, Callable[[], object]] = {
        "read": lambda: readers.read_bytes(data, "plan.pdf"),
        "whole": lambda: read_bytes(data, "plan.pdf"),
        "pdfplumber": lambda: _tables(data),
        "pypdfium2": lambda: _text(data),
    }
    ms = {key: median(seconds) * 1000 for key, seconds in interleaved(work, rounds).items()}
    ratios = (ms["pdfplumber"] / ms["read"], ms["pdfplumber"] / ms["whole"])
    bare = (ms["read"] / ms["pypdfium2"], ms["whole"] / ms["pypdfium2"])
    shown = (f"{ratio:.1f}" for ratio in (*ratios, *bare))
    return [name, str(_text(data)), *(f"{ms[key]:.0f}" for key in work), *shown]


def _tables(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return sum(len(page.extract_tables()) for page in pdf.pages)


def _text(data: bytes) -> int:
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        page.get_textpage().get_text_range()
    return len(pdf)


def _repeated(data: bytes) -> bytes:
    """Return a file of many pages, made of one again and again."""
    source, target = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    while len(target) < _MANY:
        target.import_pages(source, list(range(min(len(source), _MANY - len(target)))))
    held = io.BytesIO()
    target.save(held)
    return held.getvalue()


def _peaks() -> Iterator[tuple[str, str]]:
    yield "nothing but Python", "pass"
    yield "reading the document", _READ
    yield "whole extraction", _WHOLE


def _docx(rounds: int) -> Iterator[list[str]]:
    for name in _FILES:
        data = sample(name).read_bytes()
        work: dict[str, Callable[[], object]] = {
            "plantext": lambda data=data: readers.read_bytes(data, "plan.docx"),  # type: ignore[misc]
            "python-docx": lambda data=data: _cells(data),  # type: ignore[misc]
        }
        ms = {key: median(seconds) * 1000 for key, seconds in interleaved(work, rounds).items()}
        yield [name, *(f"{each:.1f}" for each in ms.values()), f"{ms['plantext'] / ms['python-docx']:.2f}"]


def _cells(data: bytes) -> int:
    """Read all paragraphs and tables as users of python-docx do."""
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return len(texts) + len(cells)


if __name__ == "__main__":
    main()
