"""All pages of a file, one after the other: what stands on each, and which could not be read and why."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from plantext.errors import DocumentError, Kind
from plantext.readers.pdf.crosscheck import SecondOpinion
from plantext.readers.pdf.found import Sheet, sheet_of
from plantext.readers.pdf.opening import opened
from plantext.readers.pdf.page import Page
from plantext.readers.pdf.raw import Loaded, load
from plantext.readers.pdf.scans.engine import INSTALL, is_installed
from plantext.readers.pdf.tagged import Tagged, Tags

MAX_PAGES = 3000
"""So many pages of a file are read; plans have some hundreds at most."""

MAX_SECONDS = 300.0
"""So long a file is read; what was not reached by then is told in a note."""

MAX_TAGGED_PAGES = 500
"""Of a longer file the tags are not used: each page takes PDFium time that grows with the length of the file."""

_AT_ONCE = 50  # pages
MAX_RECOGNISING = 3600.0
"""So many seconds the scanned pages of a file are read, each of which takes some; the rest is told in a note."""

_FEW = 30  # characters; a page with a picture and no more than that is a scan
_PICTURE = 0.3  # of the page
_LOST = 0.1  # of the characters; a page that lost more cannot be used

_OCR = f"to read them: {INSTALL}"


@dataclass(slots=True)
class Intake:
    """What the pages of a file hold; the lists are the numbers of pages that could not be read, by reason."""

    page_count: int
    sheets: list[Sheet] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)
    unreached: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    by_pdfplumber: list[int] = field(default_factory=list)
    lost: int = 0
    struck: int = 0
    across: int = 0
    stopped_at: int = 0
    tagged: Tagged | None = None
    distrust: str = ""

    def left_out(self, loaded: Loaded) -> None:
        """Count the characters that a page was read without."""
        self.lost += loaded.unmapped
        self.struck += loaded.struck
        self.across += loaded.across

    def notes(self) -> list[str]:
        """Return a line for everything that was not read."""
        limit = f"{MAX_RECOGNISING:.0f} seconds (plantext.readers.pdf.intake.MAX_RECOGNISING)"
        of_pages = (
            (self.scanned, f"pictures without text, not read; {_OCR}"),
            (self.unreached, f"pictures, not read, the limit is {limit}"),
            (self.recognised, "pictures, read by character recognition (OCR)"),
            (self.garbled, "not read, their fonts do not say which characters they draw"),
            (self.broken, "damaged, not read"),
            (self.by_pdfplumber, "the lines of tables make up no cells, read by pdfplumber"),
            (self._unread(), f"not read, the limit is {self._limit()}"),
        )
        of_characters = (
            (self.lost, "their fonts do not say what they are"),
            (self.struck, "they are struck out"),
            (self.across, "they lie aslant over the pages, as a watermark does"),
        )
        notes = [f"{_pages(pages)}: {text}" for pages, text in of_pages if pages]
        notes += [f"characters left out: {count}, {text}" for count, text in of_characters if count]
        return notes + [f"the structure that the file states is not used: {self.distrust}"] * bool(self.distrust)

    def _unread(self) -> list[int]:
        """Return the pages behind the one at which a limit was reached."""
        return list(range(self.stopped_at, self.page_count + 1)) if self.stopped_at else []

    def _limit(self) -> str:
        is_long = self.stopped_at > MAX_PAGES
        return f"{MAX_PAGES} pages (MAX_PAGES)" if is_long else f"{MAX_SECONDS:.0f} seconds (MAX_SECONDS)"


def take(data: bytes, password: str = "") -> Intake:
    """
    Return what the pages of a file hold.

    Raises:
        DocumentError: it does not open, or not one of its pages can be read.
    """
    deadline = time.monotonic() + MAX_SECONDS
    with opened(data, password) as pdf:
        intake = Intake(pdf.page_count)
        is_tagged = pdf.is_tagged
    if not (is_tagged and _take_tagged(data, password, intake, deadline)):
        _take_pages(data, password, intake, deadline)
    if intake.scanned and is_installed():
        _recognise(data, password, intake)
    if intake.tagged is None and not any(sheet.items for sheet in intake.sheets):
        raise _nothing(intake)
    return intake


def _take_pages(data: bytes, password: str, intake: Intake, deadline: float) -> None:
    second = SecondOpinion(data, password)
    for number, loaded in enumerate(_loaded(data, password, min(intake.page_count, MAX_PAGES)), 1):
        if loaded is None:
            intake.broken.append(number)
        elif _is_garbled(loaded):
            intake.garbled.append(number)
        elif _is_scan(loaded.page):
            intake.scanned.append(number)
        else:
            intake.left_out(loaded)
            intake.sheets.append(sheet_of(loaded.page, _before(intake, number), second))
        if number < intake.page_count and (number == MAX_PAGES or time.monotonic() > deadline):
            intake.stopped_at = number + 1
            break
    intake.by_pdfplumber = second.pages


def _take_tagged(data: bytes, password: str, intake: Intake, deadline: float) -> bool:
    """Read a file by its tags, and say whether that gave all of it; tags that do not fit a page end it there."""
    if intake.page_count > MAX_TAGGED_PAGES:
        intake.distrust = f"it is used up to {MAX_TAGGED_PAGES} pages"
        return False
    tags = Tags()
    tried = Intake(intake.page_count)
    for loaded in _loaded(data, password, intake.page_count, tags):
        is_over = time.monotonic() > deadline
        if tags.refusal or is_over or loaded is None or _is_garbled(loaded) or _is_scan(loaded.page):
            intake.distrust = tags.refusal
            return False
        tried.left_out(loaded)
    intake.tagged = tags.read()
    intake.distrust = tags.refusal
    if intake.tagged is not None:
        intake.lost, intake.struck, intake.across = tried.lost, tried.struck, tried.across
    return intake.tagged is not None


def _loaded(data: bytes, password: str, page_count: int, tags: Tags | None = None) -> Iterator[Loaded | None]:
    """Yield the pages of a file, opened anew now and then: PDFium keeps the fonts and the tags that it has seen."""
    for first in range(0, page_count, _AT_ONCE):
        with opened(data, password) as pdf:
            for index in range(first, min(first + _AT_ONCE, page_count)):
                yield load(pdf, index, tags)


def _is_garbled(loaded: Loaded) -> bool:
    return loaded.unmapped > _LOST * (loaded.unmapped + len(loaded.page.glyphs))


def _is_scan(page: Page) -> bool:
    return page.image_share > _PICTURE and sum(glyph.text != " " for glyph in page.glyphs) < _FEW


def _recognise(data: bytes, password: str, intake: Intake) -> None:
    from plantext.readers.pdf.scans import recognised_pages  # noqa: PLC0415

    deadline = time.monotonic() + MAX_RECOGNISING
    for page in recognised_pages(data, intake.scanned, password):
        intake.recognised.append(page.number)
        intake.sheets.append(sheet_of(page, _before(intake, page.number)))
        intake.sheets.sort(key=lambda sheet: sheet.number)
        if time.monotonic() > deadline:
            break
    intake.unreached = [number for number in intake.scanned if number not in intake.recognised]
    intake.scanned = []


def _before(intake: Intake, number: int) -> Sheet | None:
    return next((sheet for sheet in reversed(intake.sheets) if sheet.number == number - 1), None)


def _nothing(intake: Intake) -> DocumentError:
    if intake.recognised:
        return DocumentError(Kind.SCANNED, "the PDF file holds pictures of its pages, and no text could be recognised")
    if intake.scanned:
        return DocumentError(Kind.SCANNED, f"the PDF file holds pictures of its pages and no text; {_OCR}")
    if intake.garbled:
        what = "the fonts of the PDF file do not say which characters they draw, so its text cannot be read"
        return DocumentError(
            Kind.UNREADABLE_TEXT, f"{what}; get it as .docx, or print it to a picture and recognise it"
        )
    if intake.broken:
        return DocumentError(Kind.DAMAGED, "no page of the PDF file can be loaded; get it again from its source")
    return DocumentError(Kind.EMPTY, "there is no text in the PDF file; get it again from its source")


def _pages(numbers: list[int]) -> str:
    """
    Return page numbers as a person writes them.

    >>> _pages([3]), _pages([1, 2, 3, 7, 9, 10])
    ('page 3', 'pages 1-3, 7, 9-10')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    listed = ", ".join("-".join(map(str, run)) for run in runs)
    return f"page{'s' if len(numbers) > 1 else ''} {listed}"
