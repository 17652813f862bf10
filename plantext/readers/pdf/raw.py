"""One page of an open file as a `Page`: upright, with its characters, rulings and the share of pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plantext.readers.pdf import glyphs
from plantext.readers.pdf.opening import Pdf
from plantext.readers.pdf.page import Box, Page
from plantext.readers.pdf.paths import drawn
from plantext.readers.pdf.striking import without_struck
from plantext.readers.pdf.turning import Frame

if TYPE_CHECKING:
    from plantext.readers.pdf.tagged import Tags


@dataclass(frozen=True, slots=True)
class Loaded:
    """A page, and how many of its characters cannot be told, lie aslant over the others, or are struck out."""

    page: Page
    unmapped: int
    across: int = 0
    struck: int = 0


def load(pdf: Pdf, index: int, tags: Tags | None = None) -> Loaded | None:
    """Return a page (`index` counts from 0), None where it cannot be loaded; `tags` take what the file says of it."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    page = pdfium.FPDF_LoadPage(pdf.handle, index)
    if not page:
        return None
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        loaded = _loaded(pdf, page, text_page, index + 1)
        if tags is not None:
            tags.add(page, loaded.page)
        return loaded
    finally:
        pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)


def _loaded(pdf: Pdf, page: Any, text_page: Any, number: int) -> Loaded:
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    area = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, area)
    turns = glyphs.quarter_turns(text_page, pdfium.FPDFPage_GetRotation(page))
    frame = Frame(area.left, area.bottom, area.right, area.top, turns)
    text = glyphs.text_of(text_page, frame, pdf.is_tagged)
    found = drawn(page, frame)
    width, height = frame.size
    share = _share(found.images, width, height)
    kept = without_struck(text.glyphs, found.rules)
    printed = Page(number, width, height, kept, tuple(found.rules), share)
    return Loaded(printed, text.unmapped, text.across, len(text.glyphs) - len(kept))


def _share(images: list[Box], width: float, height: float) -> float:
    """Return which part of a page pictures cover; a scan may be cut in strips."""
    covered = 0.0
    for box in images:
        across = min(box.right, width) - max(box.left, 0.0)
        down = min(box.bottom, height) - max(box.top, 0.0)
        covered += max(across, 0.0) * max(down, 0.0)
    return min(covered / (width * height), 1.0) if width > 0 and height > 0 else 0.0
