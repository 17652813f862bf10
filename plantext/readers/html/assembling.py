"""A page put together: its text told from what stands around it, and what it says of itself."""

from __future__ import annotations

import re

from lxml import etree

from plantext.document import Block, Document, Paragraph
from plantext.errors import DocumentError, Kind
from plantext.readers.boxes import titled
from plantext.readers.headings import outlined
from plantext.readers.html import about
from plantext.readers.html.blocks import Story
from plantext.readers.html.content import around, content_of
from plantext.readers.html.looks import text_of
from plantext.readers.html.pruning import prune
from plantext.readers.html.settling import levelled, without_furniture
from plantext.readers.html.source import parse
from plantext.readers.joining import join_tables
from plantext.readers.recovery import recovered
from plantext.readers.text.furniture import strip_furniture

_WRAPS_AT_BLANKS = re.compile(r"LibreOffice|OpenOffice|Microsoft|Word\.Document|WPS", re.IGNORECASE)
_SHOWN = 40


def assembled(data: bytes, name: str) -> Document:
    """
    Return the document in the bytes of a page.

    Raises:
        DocumentError: the page is in no known encoding, too deeply nested, without text, or holds pictures only.

    """
    root, notes = parse(data)
    body = next(root.iter("body"), root)
    said, files = about.marks(root), about.files(body)
    window = next((text_of(element) for element in root.iter("title")), "")
    wraps = _wraps_at_blanks(root)
    dropped = prune(body)
    content = content_of(body)
    title, found, outside = _surroundings(content, said.get("信息名称", ""), window, wraps)
    story = Story(wraps)
    blocks, inside, furniture = without_furniture(story.read(content))
    blocks, unread = recovered(blocks)
    blocks = join_tables(outlined(titled(levelled(blocks)))) + list(story.footnotes)
    if not blocks:
        raise _no_text(story.losses["picture"])
    losses = tuple(f"not read: {what} {count}" for what, count in story.losses.items() if count)
    metadata = said | found | inside | ({"附件": "；".join(files)} if files else {})
    notes = (*notes, *dropped, *furniture, *outside, *_unopened(files), *losses, *unread)
    return Document(name, "html", tuple(_headed(blocks, title)), metadata, notes)


def _surroundings(
    content: etree._Element, named: str, window: str, wraps: bool
) -> tuple[str, dict[str, str], tuple[str, ...]]:
    """Return the title above the text of a page, the metadata there, and a note on what else stands around the text."""
    above, below = around(content, is_before=True), around(content, is_before=False)
    title = about.title_above(above, named, window)
    before, behind = (strip_furniture(_lines(elements, wraps)) for elements in (above, below))
    rest = [line for line in (*before.lines, *behind.lines) if line.strip() and line != title]
    what = "left out, since it stands outside the text of the page"
    notes = (f"{what}: {len(rest)} lines ({rest[0][:_SHOWN]} …)",) if rest else ()
    return title, before.metadata, notes


def _lines(elements: list[etree._Element], wraps: bool) -> list[str]:
    story = Story(wraps)
    return about.printed_lines([block for element in elements for block in story.read(element)])


def _headed(blocks: list[Block], title: str) -> list[Block]:
    return blocks if not title or about.begins_with(blocks, title) else [Paragraph(title), *blocks]


def _unopened(files: list[str]) -> tuple[str, ...]:
    what = "files linked to on the page and not read with it"
    return (f"{what}: {len(files)} ({'；'.join(files)[: 5 * _SHOWN]})",) if files else ()


def _wraps_at_blanks(root: etree._Element) -> bool:
    """Say whether the program that wrote a page breaks its lines at blanks only, which then stand for them."""
    return any(
        (meta.get("name") or "").lower() in ("generator", "progid")
        and _WRAPS_AT_BLANKS.search(meta.get("content") or "")
        for meta in root.iter("meta")
    )


def _no_text(pictures: int) -> DocumentError:
    if pictures:
        return DocumentError(Kind.SCANNED, "the page holds pictures and no text; get it as text, or have it recognised")
    return DocumentError(Kind.EMPTY, "there is no text in the page; get it again from its source")
