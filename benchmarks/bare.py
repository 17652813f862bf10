"""The bare work; in a module of its own, so that its memory is measured without plantext."""

from __future__ import annotations

import io
import zipfile

from lxml import etree


def bare(data: bytes, name: str) -> object:
    """Do what no reader can avoid: unzip and parse the XML of a DOCX, decode a text."""
    if not name.endswith(".docx"):
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))
