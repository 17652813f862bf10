"""What decides the records of a document besides its content: when it changes, a run reads the document again."""

from __future__ import annotations

import hashlib
from functools import cache

from plantext.readers.pdf.scans.engine import is_installed
from plantext.readers.soffice import program
from plantext.resources import folder
from plantext.version import __version__


@cache
def reading() -> str:
    """
    Return a fingerprint of how documents are read: the version, the rules, and the programs that read some formats.

    A wording that was added to `extractors/`, and OCR or LibreOffice that was installed meanwhile, give another one.
    """
    digest = hashlib.sha256(f"{__version__} {is_installed()} {program() is not None}".encode())
    for file in sorted(path for path in folder("extractors").iterdir() if path.is_file()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]
