"""Reads DOCX files, straight over the XML of the package."""

from __future__ import annotations

from plantext.document import Document
from plantext.errors import DocumentError, Kind
from plantext.readers.boxes import titled
from plantext.readers.docx import names
from plantext.readers.docx.blocks import Story, notes
from plantext.readers.docx.inline import References
from plantext.readers.docx.losses import Loss, Losses
from plantext.readers.docx.numbering import Numbering
from plantext.readers.docx.package import Package, is_word
from plantext.readers.docx.styles import Styles
from plantext.readers.headings import outlined
from plantext.readers.joining import join_tables
from plantext.readers.recovery import recovered


def matches(data: bytes) -> bool:
    """Say whether the bytes are a Word package, by its content types; one that is damaged is left to `read`."""
    return is_word(data)


def read(data: bytes, name: str) -> Document:
    """
    Return the document in a DOCX file; `name` is the file's name without its extension.

    Tracked changes are read as accepted. What is not read is counted in the notes of the document.

    Raises:
        DocumentError: the file is encrypted, damaged, too large to be honest, no Word document, or without text.
    """
    try:
        return _read(Package(data), name)
    except RecursionError:
        raise DocumentError(Kind.TOO_LARGE, "tables or boxes are nested too deeply to be read") from None


def _read(package: Package, name: str) -> Document:
    styles = Styles(package.related("styles"))
    root = package.document(styles.tells)
    numbering = Numbering(package.related("numbering"), styles)
    losses = Losses()
    references = References()
    story = Story(root, styles, numbering, losses, references)
    body = next(root.iterchildren(names.BODY), None)
    if body is None:
        raise DocumentError(Kind.DAMAGED, "the document has no body; save it again in Word or WPS")
    read, unread = recovered(story.read(body), story.contents)
    blocks = join_tables(outlined(titled(read), story.contents))
    for kind, identifiers in (("footnotes", references.footnotes), ("endnotes", references.endnotes)):
        part = package.related(kind) if identifiers else None
        if part is not None:
            blocks += notes(Story(part, styles, numbering, losses, References()), part, identifiers, losses)
    if not blocks:
        raise _no_text(losses)
    return Document(name=name, format="docx", blocks=tuple(blocks), notes=(*losses.lines(), *unread))


def _no_text(losses: Losses) -> DocumentError:
    if losses.count(Loss.PICTURE):
        return DocumentError(
            Kind.SCANNED, "the document holds pictures and no text; get it as text, or have it recognised"
        )
    return DocumentError(Kind.EMPTY, "there is no text in the document; get it again from its source")
