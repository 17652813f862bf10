"""Packages that lie: zip files with more, less or other things in them than they say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PIECE = 1 << 20


def packed(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip package with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return stream.getvalue()


def poured(
    name: str, pieces: Iterable[bytes], others: dict[str, str | bytes], method: int = 8, level: int = 9
) -> bytes:
    """A zip package with a large member that is never in memory as a whole."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method, compresslevel=level) as package:
        for other, content in others.items():
            package.writestr(other, content)
        with package.open(name, "w", force_zip64=True) as member:
            for piece in pieces:
                member.write(piece)
    return stream.getvalue()


def document(body: str, head: str = "") -> str:
    """The main part of a Word file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    )


def word(body: str, head: str = "", **parts: str | bytes) -> bytes:
    """A Word file with this body; `parts` are whole parts of the folder `word`, by name."""
    names = " ".join(parts)
    links = "".join(f'<Relationship Id="{name}" Type="http://x/{name}" Target="{name}.xml"/>' for name in names.split())
    relations = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": document(body, head),
        "word/_rels/document.xml.rels": relations,
    }
    return packed(members | {f"word/{name}.xml": content for name, content in parts.items()})


def word_of(main: str | bytes) -> bytes:
    """A Word file with this main part."""
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": main})


def bomb(piece: bytes, times: int, method: int = 8) -> bytes:
    """A Word file whose main part is `piece` over and over in a document."""
    start, _, end = document("|").partition("|")
    pieces = (start.encode(), *(piece for _ in range(times)), end.encode())
    return poured("word/document.xml", pieces, {"[Content_Types].xml": TYPES}, method)


def field(data: bytes, entry: str, offset: int, value: int, size: int = 4) -> bytes:
    """Overwrite a field of a member's entry in the central directory."""
    made = bytearray(data)
    at = made.rindex(b"PK\x01\x02")
    while made[at + 46 : at + 46 + len(entry)] != entry.encode():
        at = made.rindex(b"PK\x01\x02", 0, at)
    made[at + offset : at + offset + size] = value.to_bytes(size, "little")
    return bytes(made)


def p(text: str) -> str:
    """A paragraph."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tc(text: str = "", properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows, each its cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def attributes(count: int, value: str = "") -> str:
    """The inside of a tag with many attributes."""
    return " ".join(f'a{n}="{value}"' for n in range(count))
