"""What a person reviews: the records of a plan, each with its place, its surroundings and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plantext.columns import titles
from plantext.comparisons import Finding
from plantext.corrections import FIELDS, Contexts, Correction, Reviewable, choices, pattern
from plantext.document import Document, Table
from plantext.places import Place, Places
from plantext.plan import Plan
from plantext.records import Project
from plantext.review.outline import Outline

TABLES = ("indicators", "values", "targets", "projects", "duties", "claims")
"""The kinds of records that are reviewed, in the order of the filter."""
_LEFT_OF = ("years_raw", "investment_raw", "responsible_raw", "content")


@dataclass(frozen=True, slots=True)
class Item:
    """
    A record with its place; `spots` are all places that are marked for it, the first the one of its source.

    `known` is what the record is found by again, and what of it can be corrected; `raw` is the number as printed.
    `section` is the place of the heading above in the outline, -1 without one.
    """

    record: Reviewable
    known: Correction
    spots: tuple[Place, ...]
    raw: str = ""
    section: int = -1

    @property
    def table(self) -> str:
        """The table that the record is a row of."""
        return self.known.table

    @property
    def years(self) -> tuple[str, ...]:
        """The years that the record is about."""
        found = (getattr(self.record, name, None) for name in ("year", "start_year", "end_year"))
        return tuple(dict.fromkeys(str(year) for year in found if year))


def items(plan: Plan, places: Places, outline: Outline) -> list[Item]:
    """Return the records of a plan in reading order; those whose place is not found come last, without spots."""
    contexts = Contexts(plan)
    records = (record for table in TABLES for record in getattr(plan, table))
    made = [_item(plan.document, record, contexts.correction(record), places, outline) for record in records]
    return sorted(made, key=_order)


def warnings(plan: Plan, findings: Sequence[Finding]) -> dict[str, list[int]]:
    """Return for each source the findings (by their place in the list) that a person has to look at."""
    told: dict[str, list[int]] = {}
    for at, found in enumerate(findings):
        if found.severity in ("error", "warning"):
            for source in filter(None, (found.source, found.other_source)):
                told.setdefault(source, []).append(at)
    return told


def doubts(item: Item) -> Iterator[str]:
    """Yield the words for what is missing in a record that usually has it."""
    fields = item.known.was
    if (
        item.table in ("values", "targets")
        and not fields["value"]
        and not fields.get("qualitative")
        and _says(item.raw)
    ):
        yield "no_value"
    if item.table == "targets" and fields["role"] == "target" and not fields["year"]:
        yield "no_year"
    if item.table == "targets" and not fields["indicator"]:
        yield "no_indicator"
    if not item.spots:
        yield "no_place"


def form(table: str) -> list[dict[str, Any]]:
    """Return the fields of a form for a kind of record: names, labels (Chinese, English), choices, and what fits."""
    closed = choices(table)
    return [
        {
            "name": field,
            "label": [chinese, field.replace("_", " ")],
            "choices": closed.get(field),
            "pattern": pattern(table, field),
        }
        for field, chinese in zip(FIELDS[table], titles(table, "zh", FIELDS[table]), strict=True)
    ]


def _item(document: Document, record: Reviewable, known: Correction, places: Places, outline: Outline) -> Item:
    raw = getattr(record, "raw", "")
    place = places.find(record.source, known.row.table if known.row else "", raw)
    if place is None:
        return Item(record, known, (), raw)
    return Item(record, known, (place, *_beside(document, record, place)), raw, outline.above(place.block))


def _beside(document: Document, record: Reviewable, place: Place) -> Iterator[Place]:
    """Yield the other cells of its row in which a project's years, money and units stand."""
    block = document.blocks[place.block]
    if not isinstance(record, Project) or not isinstance(block, Table):
        return
    printed = {_squeezed(getattr(record, name)) for name in _LEFT_OF} - {""}
    for column, cell in enumerate(block.rows[place.row]):
        if cell.column == column != place.column and _squeezed(cell.text) in printed:
            yield Place(place.block, cell.row, cell.column)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _says(raw: str) -> bool:
    """Say whether a cell says anything: a stroke in it says that there is nothing to say."""
    return any(character.isalnum() for character in raw)


def _order(item: Item) -> tuple[int, int, int, int, int]:
    if not item.spots:
        return (1 << 40, 0, 0, 0, 0)
    place = item.spots[0]
    return place.block, place.row, place.column, place.start, TABLES.index(item.table)
