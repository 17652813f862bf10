"""What the place of a record is known by: the words around it, the heading above it, the row of its table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from plantext.corrections.fields import Reviewable, shown, table_of
from plantext.corrections.model import CONTEXT, TEXT_TABLES, Action, Correction, DocumentCorrections, Row
from plantext.corrections.setting import check
from plantext.document import Document, Paragraph, Table
from plantext.errors import CorrectionError
from plantext.places import Place, Places
from plantext.plan import Plan
from plantext.prose import Passage, passages
from plantext.records import Claim, Duty, Indicator, Project, Target, Value
from plantext.tables import cell_source, place_name, surroundings

_Known = tuple[str, str, str, str, Row | None]  # the fields of a correction from `quote` to `row`


class Contexts:
    """Makes the corrections of one plan, each with what its place can be found again by."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def correction(
        self, record: Reviewable, action: Action = "accept", changes: Mapping[str, str] | None = None, note: str = ""
    ) -> Correction:
        """
        Return what is said of a record of the plan; `changes` are fields with their texts, as a form shows them.

        >>> import plantext
        >>> plan = plantext.read_text("到2025年，绿地率达到42%。")
        >>> said = Contexts(plan).correction(plan.targets[0], "correct", {"value": "≥42"})
        >>> said.quote, said.before, said.after, said.was["value"]
        ('绿地率达到42%', '到2025年，', '。', '42')

        Raises:
            CorrectionError: a field cannot have its value, or the action does not fit.

        """
        was = shown(record)
        changed = {name: text for name, text in (changes or {}).items() if text != was.get(name)}
        place = self._of_text(record) if isinstance(record, Target | Duty | Claim) else self._of_cell(record)
        return _checked(Correction(action, table_of(record), record.source, *place, was, changed, note))

    def in_text(self, table: str, start: int, end: int, changes: Mapping[str, str], note: str = "") -> Correction:
        """
        Return the addition of a record whose quote is `document.text[start:end]`.

        Raises:
            CorrectionError: as `correction`, or the table's records do not stand in running text.

        """
        if table not in TEXT_TABLES:
            raise CorrectionError(f"records of {table} stand in the cells of tables")
        passage = self.passages.at(start)
        if not start < end <= passage.start + len(passage.text):
            raise CorrectionError("what is added has to stand in one paragraph")
        quote = self._plan.document.text[start:end]
        place = (quote, *_around(passage, start, end), passage.section, None)
        return _checked(Correction("add", table, passage.source(start, end), *place, {}, dict(changes), note))

    def in_cell(self, table: str, place: Place, row: Row, changes: Mapping[str, str], note: str = "") -> Correction:
        """
        Return the addition of a record that stands in a cell; `row` names its indicator or project.

        Raises:
            CorrectionError: as `correction`, or the place is no cell.

        """
        block = self._plan.document.blocks[place.block]
        if not isinstance(block, Table) or place.row < 0 or place.column < 0:
            raise CorrectionError("the place is no cell of a table")
        caption = surroundings(self._plan.document, place.block).caption
        name = place_name(self._plan.document, place.block, caption)
        source = cell_source(block, name, place.row, place.column)
        quote = block.rows[place.row][place.column].text
        known = (quote, "", "", "", Row(caption, row.number, row.name, row.item))
        return _checked(Correction("add", table, source, *known, {}, dict(changes), note))

    def document(self, *corrections: Correction) -> DocumentCorrections:
        """Return corrections as those of the plan's document."""
        return DocumentCorrections(self._plan.name, self._plan.sha256, self._plan.info.title, corrections)

    @cached_property
    def passages(self) -> Passages:
        """The running text of the document by its place."""
        return Passages(self._plan.document)

    @cached_property
    def _places(self) -> Places:
        return Places(self._plan.document)

    def _of_text(self, record: Target | Duty | Claim) -> _Known:
        passage = self.passages.at(record.start)
        section = passage.section if isinstance(record, Claim) else record.section
        return (record.quote, *_around(passage, record.start, record.end), section, None)

    def _of_cell(self, record: Value | Indicator | Project) -> _Known:
        item = "" if isinstance(record, Project) else record.item
        return (self._cell(record), "", "", "", Row(record.table, record.number, record.name, item))

    def _cell(self, record: Value | Indicator | Project) -> str:
        text = record.raw if isinstance(record, Value) else record.name
        place = self._places.find(record.source, record.table, text)
        block = self._plan.document.blocks[place.block] if place else None
        return block.rows[place.row][place.column].text if place and isinstance(block, Table) else text


class Passages:
    """The text of a document by its place: passages of running text, and whatever else stands in a paragraph."""

    def __init__(self, document: Document) -> None:
        running = list(passages(document))
        known = {passage.block for passage in running}
        others = (
            passage for block in range(len(document.blocks)) if block not in known for passage in _rest(document, block)
        )
        self.all = tuple(sorted([*running, *others], key=lambda passage: passage.start))
        self._starts = [passage.start for passage in self.all]

    def at(self, offset: int) -> Passage:
        """
        Return the passage that an offset of the document's text stands in.

        Raises:
            CorrectionError: there is none.

        """
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset > self.all[at].start + len(self.all[at].text):
            raise CorrectionError(f"the document has no text at {offset}")
        return self.all[at]


def _rest(document: Document, block: int) -> list[Passage]:
    """Return the text of a block that is no running text: a heading, a note, the cells of a table."""
    found, at = document.blocks[block], document.start(block)
    if isinstance(found, Paragraph):
        return [Passage(block, found.text, at, found.kind, confidence=found.confidence, page=found.page)]
    cells: list[Passage] = []
    begin = at
    for r, row in enumerate(found.rows):
        for c, cell in enumerate(row):
            text = cell.text.replace("\n", " ").replace("\t", " ") if found.is_origin(r, c) else ""
            if text:
                page = found.page_of(r)
                cells.append(Passage(block, text, at, "body", begin=begin, confidence=cell.confidence, page=page))
            at += len(text) + 1
    return cells


def _around(passage: Passage, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a span of the document's text in its passage."""
    text, first, last = passage.text, start - passage.start, end - passage.start
    return text[max(0, first - CONTEXT) : first], text[last : last + CONTEXT]


def _checked(correction: Correction) -> Correction:
    check(correction)
    return correction
