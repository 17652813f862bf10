"""
What is fuzzed: a function per reader, and one for texts, which takes any bytes and may end in a `DocumentError` only.

`python tests/fuzz/targets.py NAME [FOLDER] [-max_total_time=SECONDS]` fuzzes one with atheris; a folder is the corpus
that is kept and grows, the options are those of libFuzzer.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress

if __name__ == "__main__":  # what is imported here is watched
    import atheris

    with atheris.instrument_imports(include=["plantext"]):
        import plantext.readers.docx.blocks
        import plantext.readers.html.assembling
        import plantext.readers.recovery
        import plantext.readers.text.blocks
        import plantext.readers.workbook.blocks
        import plantext.reading

import plantext
from plantext.document import Document, Paragraph, Table
from plantext.errors import DocumentError
from plantext.readers import docx, html, pdf, read_bytes, text, workbook

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def any_file(data: bytes) -> None:
    """Read any bytes, whatever they are taken for."""
    _sound(lambda: read_bytes(data, "x"))


def docx_file(data: bytes) -> None:
    """Read a Word file as it lies."""
    _sound(lambda: docx.read(data, "x"))


def docx_part(data: bytes) -> None:
    """Read a Word file with such a main part: the fuzzer gets through no checksum of a zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("word/document.xml", data)
    _sound(lambda: docx.read(stream.getvalue(), "x"))


def html_file(data: bytes) -> None:
    """Read a web page."""
    _sound(lambda: html.read(data, "x"))


def workbook_file(data: bytes) -> None:
    """Read a workbook."""
    _sound(lambda: workbook.read(data, "x"))


def pdf_file(data: bytes) -> None:
    """Read a PDF file."""
    _sound(lambda: pdf.read(data, "x"))


def text_file(data: bytes) -> None:
    """Read a text file."""
    _sound(lambda: text.read(data, "x"))


def whole_text(data: bytes) -> None:
    """Read a text and look for all records in it."""
    with suppress(DocumentError):
        plan = plantext.read_text(data.decode("utf-8", "replace"))
        for target in plan.targets:
            assert plan.document.text[target.start : target.end].strip()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "any": any_file,
    "docx": docx_file,
    "docx_part": docx_part,
    "html": html_file,
    "workbook": workbook_file,
    "pdf": pdf_file,
    "text": text_file,
    "records": whole_text,
}


def _sound(read: Callable[[], Document]) -> None:
    with suppress(DocumentError):
        for block in read().blocks:
            if isinstance(block, Paragraph):
                assert block.text.strip()
            elif isinstance(block, Table):
                assert all(len(row) == block.width for row in block.rows)


def main(arguments: list[str]) -> None:
    """Fuzz the target that is named first."""
    name, *options = arguments
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
