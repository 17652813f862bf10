"""The responsibility brackets of a document, in the places where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plantext.document import Document
from plantext.duties.finding import Closing, find_duties
from plantext.prose import Passage, passages
from plantext.records import Duty


def extract_duties(document: Document) -> list[Duty]:
    """
    Return the responsibility brackets of a document's running text, in reading order.

    A bracket that stands alone in its paragraph closes the paragraphs above it, back to the bracket before it or to
    the heading of its section.

    >>> from plantext.document import Paragraph
    >>> blocks = Paragraph("新建管网40公里。"), Paragraph("（牵头单位：县水利局；配合单位：各镇）")
    >>> [(d.measure, d.responsible, d.responsible_lead) for d in extract_duties(Document("a", "txt", blocks))]
    [('新建管网40公里。', ('县水利局', '各镇'), ('县水利局',))]
    """
    duties: list[Duty] = []
    counts: Counter[tuple[str, ...]] = Counter()
    above = _Above()
    for passage in passages(document):
        above = above.before(passage)
        for closing in find_duties(passage.text):
            alone = closing.measure_start == closing.measure_end and not passage.text[: closing.start].strip()
            of = (above.passage or passage) if alone else passage
            counts[of.headings] += 1
            duty = _duty(passage, closing, of.section, counts[of.headings])
            duties.append(replace(duty, measure=document.text[above.start : above.end].strip()) if alone else duty)
        above = above.after(passage)
    return duties


class Responsibilities:
    """
    The duties of a document by what they close; where that begins is looked up once, as it may be as long as a book.

    >>> from plantext.document import Paragraph
    >>> document = Document("a", "txt", (Paragraph("另有安排。"), Paragraph("新建管网40公里。（县水利局负责）")))
    >>> responsibilities = Responsibilities(document, extract_duties(document))
    >>> [duty and duty.responsible for duty in map(responsibilities.at, (0, 10))]
    [None, ('县水利局',)]
    """

    def __init__(self, document: Document, duties: Sequence[Duty]) -> None:
        self._duties = duties
        self._starts = [duty.start for duty in duties]
        self._begins = [
            document.text.rfind(duty.measure, 0, duty.start) if duty.measure else duty.start for duty in duties
        ]

    def at(self, offset: int) -> Duty | None:
        """Return the duty that closes the text at an offset of the document's text, if any."""
        at = bisect_left(self._starts, offset)
        return self._duties[at] if at < len(self._duties) and self._begins[at] <= offset else None


@dataclass(frozen=True, slots=True)
class _Above:
    """
    The paragraphs of the section since the last bracket: `document.text[start:end]`.

    `closed` says that a bracket has closed them; another one in the next paragraph closes them as well.
    """

    passage: Passage | None = None  # the one whose section they stand in
    start: int = 0
    end: int = 0
    block: int = -2
    closed: bool = False

    def before(self, passage: Passage) -> _Above:
        """Return what still stands above a passage: nothing, if a heading or a table parts them."""
        if passage.block == self.block + 1:
            return self
        return _Above(passage, passage.start, passage.start, passage.block - 1, True)

    def after(self, passage: Passage) -> _Above:
        """Return what stands above the next passage."""
        closings = find_duties(passage.text)
        end = passage.start + len(passage.text)
        if not closings:
            start = (
                self.start
                if self.passage and self.passage.headings == passage.headings and not self.closed
                else passage.start
            )
            return _Above(passage, start, end, passage.block)
        last = closings[-1]
        if passage.text[last.end :].strip("。；;，,、 \t　"):
            return _Above(passage, passage.start + last.end, end, passage.block)
        if last.measure_start < last.measure_end:
            measure = passage.start + last.measure_start, passage.start + last.measure_end
            return _Above(passage, *measure, passage.block, True)
        return replace(self, block=passage.block, closed=True)


def _duty(passage: Passage, closing: Closing, section: str, order: int) -> Duty:
    start, end = passage.start + closing.start, passage.start + closing.end
    return Duty(
        section=section,
        order=order,
        responsible=closing.responsible,
        responsible_lead=closing.responsible_lead,
        quote=passage.text[closing.start : closing.end],
        source=passage.source(start, end),
        measure=passage.text[closing.measure_start : closing.measure_end],
        start=start,
        end=end,
        path=passage.path,
    )
