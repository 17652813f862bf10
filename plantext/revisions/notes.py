"""What could not be compared, said: files that hold nothing, columns that one side lacks, tables that nobody reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plantext.document import Document, Table
from plantext.plan import Plan
from plantext.revisions.folding import folded
from plantext.revisions.measures import Measure
from plantext.revisions.subjects import target_subjects
from plantext.tables import indicator_header, place_name, project_header, surroundings


def notes(old: Plan, new: Plan) -> Iterator[str]:
    """Yield in a line each what a reader of the changes has to know of the two files."""
    for plan, other in ((old, new), (new, old)):
        if other.indicators and not plan.indicators:
            yield _without_table(plan, other)
        elif other.has_content and not plan.has_content:
            yield f"{plan.name} has no indicator table, no project list, no target and no duty"
    if old.sha256 == new.sha256:
        yield "the two files are the same"
    yield from _columns(old, new)
    yield from _tables(old, new)


def left_out(old: str, new: str, before: Sequence[Measure], after: Sequence[Measure]) -> Iterator[str]:
    """Yield how many sentences of chapters without measures differ: only their numbers were compared."""
    known = ({measure.key for measure in before}, {measure.key for measure in after})
    for name, own, others in ((old, before, known[1]), (new, after, known[0])):
        count = sum(not measure.is_task and measure.key not in others for measure in own)
        if count:
            yield f"{name}: {count} sentences outside the chapters of measures differ; only their numbers were compared"


def _without_table(plan: Plan, other: Plan) -> str:
    if target_subjects(plan):
        return f"{plan.name} has no indicator table: its text was compared with the table of {other.name}"
    return f"{plan.name} has no indicator table and no targets in its text: nothing of {other.name} was found in it"


def _columns(old: Plan, new: Plan) -> Iterator[str]:
    columns = [{(v.role, v.level, v.year) for v in plan.values} for plan in (old, new)]
    for name, lone in ((old.name, columns[0] - columns[1]), (new.name, columns[1] - columns[0])):
        if lone and old.indicators and new.indicators:
            told = ", ".join(" ".join(filter(None, column)) for column in sorted(lone) if column[0] == "target")
            if told:
                yield f"only {name} has values for {told}"


def _tables(old: Plan, new: Plan) -> Iterator[str]:
    """Yield the tables that are neither of indicators nor of projects, and that the other side does not have so."""
    sides = [_unread(plan.document) for plan in (old, new)]
    for plan, own, others in ((old, sides[0], sides[1]), (new, sides[1], sides[0])):
        lone = [name for key, name in own.items() if key not in others]
        if lone:
            shown = ", ".join(lone[:_SHOWN]) + (f" and {len(lone) - _SHOWN} more" if len(lone) > _SHOWN else "")
            yield f"{plan.name}: tables without indicators and projects differ and were not compared: {shown}"


def _unread(document: Document) -> dict[tuple[str, ...], str]:
    found = {}
    for at, table in enumerate(document.blocks):
        if isinstance(table, Table) and table.width > 1 and not (indicator_header(table) or project_header(table)):
            cells = tuple(folded(cell.text) for row in table.rows for cell in row)
            found[cells] = place_name(document, at, surroundings(document, at).caption)
    return found


_SHOWN = 5
