"""What could not be compared, said: files that hold nothing, columns that one side lacks, tables that nobody reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plantext.document import Document, Table
from plantext.info.kinds import role_of
from plantext.plan import Plan
from plantext.revisions.folding import folded
from plantext.revisions.measures import Measure
from plantext.revisions.subjects import target_subjects
from plantext.revisions.words import note_text, shortened, word
from plantext.tables import indicator_header, place_name, project_header, surroundings

_SHOWN = 5
_NO_PLANS = {"note", "action"}


@dataclass(frozen=True, slots=True)
class Note:
    """
    What a reader of the changes has to know of one of the two documents, before it is put into words.

    `id` names the words in `plantext/revisions/words.py`; `listed` are columns (`target national 2025`) or tables.
    """

    id: str
    name: str = ""
    other: str = ""
    count: int = 0
    listed: tuple[str, ...] = ()

    def said(self, language: str = "en") -> str:
        """
        Return the note in a line.

        >>> Note("lone-columns", "a", listed=("target 2030",)).said("zh")
        '仅a有下列各栏数值：目标 2030'
        """
        columns = self.id == "lone-columns"
        listed = [" ".join(word(part, language) for part in each.split()) if columns else each for each in self.listed]
        told = shortened(listed, len(listed) if columns else _SHOWN, language)
        return note_text(self.id, language).format(name=self.name, other=self.other, count=self.count, listed=told)


def notes(old: Plan, new: Plan) -> Iterator[Note]:
    """Yield what a reader of the changes has to know of the two files."""
    roles = [role_of(plan.info.plan_type) for plan in (new, old)]
    if roles[0] != roles[1] and (_NO_PLANS & {*roles}):
        odd, other = (new, old) if roles[0] in _NO_PLANS else (old, new)
        yield Note("other-kind", odd.name, other.name, listed=(odd.info.plan_type,))
    for plan, other in ((old, new), (new, old)):
        if other.indicators and not plan.indicators:
            yield Note("text-for-table" if target_subjects(plan) else "nothing-to-compare", plan.name, other.name)
        elif other.has_content and not plan.has_content:
            yield Note("no-content", plan.name)
    if old.sha256 == new.sha256:
        yield Note("same-file")
    yield from _columns(old, new)
    yield from _tables(old, new)


def left_out(old: str, new: str, before: Sequence[Measure], after: Sequence[Measure]) -> Iterator[Note]:
    """Yield how many sentences of chapters without measures differ: only their numbers were compared."""
    known = ({measure.key for measure in before}, {measure.key for measure in after})
    for name, own, others in ((old, before, known[1]), (new, after, known[0])):
        count = sum(not measure.is_task and measure.key not in others for measure in own)
        if count:
            yield Note("sentences", name, count=count)


def _columns(old: Plan, new: Plan) -> Iterator[Note]:
    columns = [{(v.role, v.level, v.year) for v in plan.values} for plan in (old, new)]
    for name, lone in ((old.name, columns[0] - columns[1]), (new.name, columns[1] - columns[0])):
        told = tuple(" ".join(filter(None, column)) for column in sorted(lone) if column[0] == "target")
        if told and old.indicators and new.indicators:
            yield Note("lone-columns", name, listed=told)


def _tables(old: Plan, new: Plan) -> Iterator[Note]:
    """Yield the tables that are neither of indicators nor of projects, and that the other side does not have so."""
    sides = [_unread(plan.document) for plan in (old, new)]
    for plan, own, others in ((old, sides[0], sides[1]), (new, sides[1], sides[0])):
        lone = tuple(name for key, name in own.items() if key not in others)
        if lone:
            yield Note("tables", plan.name, listed=lone)


def _unread(document: Document) -> dict[tuple[str, ...], str]:
    found = {}
    for at, table in enumerate(document.blocks):
        if isinstance(table, Table) and table.width > 1 and not (indicator_header(table) or project_header(table)):
            cells = tuple(folded(cell.text) for row in table.rows for cell in row)
            found[cells] = place_name(document, at, surroundings(document, at).caption)
    return found
