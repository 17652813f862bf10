"""Reads web pages, and pages that Word, WPS or a browser saved: the text in them, not what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plantext.document import Document, Paragraph
from plantext.errors import DocumentError, Kind

if TYPE_CHECKING:
    from lxml import etree

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,500}>\s*)?(?:<!--.{0,2000}?-->\s*){0,9}"
    rb"<(?:!doctype\s+html|html|head|body|meta|div|table|script|style|title|center|p|h[1-6])[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_ARCHIVE = re.compile(rb"(?:mime-version|from|subject|content-type|snapshot-content-location)\s*:", re.IGNORECASE)
_WRAPS_AT_BLANKS = re.compile(r"LibreOffice|OpenOffice|Microsoft|Word\.Document|WPS", re.IGNORECASE)


def matches(data: bytes) -> bool:
    """Say whether the bytes are a web page, or a page with its pictures in one file (MHT)."""
    head = data[:8192].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")  # UTF-16 has NULs
    return _PAGE.match(head) is not None or is_archive(data)


def is_archive(data: bytes) -> bool:
    """Say whether the bytes are a page saved with its pictures in one file (MHT)."""
    head = data[:4096].lstrip()
    return _ARCHIVE.match(head) is not None and b"multipart/related" in head.lower()


def read(data: bytes, name: str) -> Document:
    """
    Return the document in a web page; `name` is the file's name without its extension.

    The block above the text (`索引号`, `发布机构`), the marks in the head and the names of attachments go into its
    metadata. Navigation, buttons, hidden parts and links to other pages are left out and counted in the notes.

    Raises:
        DocumentError: the page is in no known encoding, too deeply nested, without text, or holds pictures only.

    """
    try:
        return _read(_page(data) if is_archive(data) else data, name)
    except RecursionError:
        raise DocumentError(Kind.TOO_LARGE, "the page is nested too deeply to be read") from None


def _page(data: bytes) -> bytes:
    from plantext.readers.html.archive import page_of  # noqa: PLC0415

    return page_of(data)


def _read(data: bytes, name: str) -> Document:
    from plantext.readers.boxes import titled  # noqa: PLC0415
    from plantext.readers.headings import outlined  # noqa: PLC0415
    from plantext.readers.html import about  # noqa: PLC0415
    from plantext.readers.html.blocks import Story  # noqa: PLC0415
    from plantext.readers.html.content import before, content_of  # noqa: PLC0415
    from plantext.readers.html.pruning import prune  # noqa: PLC0415
    from plantext.readers.html.settling import levelled, without_furniture  # noqa: PLC0415
    from plantext.readers.html.source import parse  # noqa: PLC0415
    from plantext.readers.joining import join_tables  # noqa: PLC0415
    from plantext.readers.recovery import recovered  # noqa: PLC0415

    root, notes = parse(data)
    body = next(root.iter("body"), root)
    known, files = about.marks(root), about.files(body)
    wraps = _wraps_at_blanks(root)
    dropped = prune(body)
    content = content_of(body)
    above = before(content)
    story = Story(wraps)
    lines = about.printed_lines([block for element in above for block in Story(wraps).read(element)])
    title = about.title_above(above, known.get("信息名称", ""))
    blocks, inside, furniture = without_furniture(story.read(content))
    blocks, unread = recovered(blocks)
    blocks = join_tables(outlined(titled(levelled(blocks)))) + list(story.footnotes)
    if not blocks:
        raise _no_text(story.losses["picture"])
    if title and not about.begins_with(blocks, title):
        blocks.insert(0, Paragraph(title))
    found = known | about.metadata(lines) | inside
    if files:
        found["附件"] = "；".join(files)
        notes += (f"files linked to on the page and not read with it: {len(files)} ({'；'.join(files)[:200]})",)
    losses = tuple(f"not read: {what} {count}" for what, count in story.losses.items() if count)
    return Document(name, "html", tuple(blocks), found, (*notes, *dropped, *furniture, *losses, *unread))


def _wraps_at_blanks(root: etree._Element) -> bool:
    return any(
        (meta.get("name") or "").lower() in ("generator", "progid")
        and _WRAPS_AT_BLANKS.search(meta.get("content") or "")
        for meta in root.iter("meta")
    )


def _no_text(pictures: int) -> DocumentError:
    if pictures:
        return DocumentError(Kind.SCANNED, "the page holds pictures and no text; get it as text, or have it recognised")
    return DocumentError(Kind.EMPTY, "there is no text in the page; get it again from its source")
