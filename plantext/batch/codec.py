"""
Plans as bytes and back, for pipes and stores: JSON, compressed; nothing that is read can run anything.

A record is the list of its fields in their order. The version of the form stands in `FORM`; bytes of another form are
refused, not guessed at.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import Field, fields
from decimal import Decimal
from functools import cache
from typing import Any

from plantext.columns import Row, record_row
from plantext.document import Block, Cell, Document, Paragraph, Table
from plantext.errors import PlantextError
from plantext.plan import Plan
from plantext.records import (
    Claim,
    Duty,
    Indicator,
    Info,
    Project,
    ProjectStatus,
    ProjectTotal,
    Section,
    Target,
    Value,
)

FORM = 1
"""The version of the form; it goes up when a field is moved or taken away."""

KINDS: dict[str, type[Any]] = {
    "sections": Section,
    "indicators": Indicator,
    "values": Value,
    "targets": Target,
    "projects": Project,
    "project_totals": ProjectTotal,
    "project_status": ProjectStatus,
    "duties": Duty,
    "claims": Claim,
}
"""The kinds of records that a plan has, with their classes."""


def pack_document(document: Document) -> bytes:
    """Return a document as bytes."""
    return _pressed(
        {
            "form": FORM,
            "head": [document.name, document.format, document.page_count],
            "metadata": document.metadata,
            "notes": document.notes,
            "blocks": [_block(block) for block in document.blocks],
        }
    )


def pack_records(plan: Plan) -> bytes:
    """Return all that a plan has but its document as bytes."""
    kinds = {kind: [_listed(record) for record in getattr(plan, kind)] for kind in KINDS}
    head = [plan.name, plan.path, plan.sha256, plan.seconds]
    return _pressed({"form": FORM, "head": head, "info": _listed(plan.info), "notes": plan.notes, **kinds})


def unpack(records: bytes, document: bytes) -> Plan:
    """
    Return the plan that was packed.

    >>> import plantext
    >>> plan = plantext.read(plantext.sample("hezhe_2021"))
    >>> unpack(pack_records(plan), pack_document(plan.document)) == plan
    True

    Raises:
        PlantextError: the bytes are damaged, or of another version of plantext.

    """
    data = _released(records)
    name, path, sha256, seconds = data["head"]
    kinds: Any = {kind: tuple(_made(each, values) for values in data[kind]) for kind, each in KINDS.items()}
    info = _made(Info, data["info"])
    notes = tuple(data["notes"])
    return Plan(name, path, sha256, unpack_document(document), info, **kinds, notes=notes, seconds=seconds)


def unpack_document(document: bytes) -> Document:
    """
    Return the document that was packed.

    Raises:
        PlantextError: as `unpack`.

    """
    found = _released(document)
    name, format_, pages = found["head"]
    blocks = tuple(_unblocked(values) for values in found["blocks"])
    return Document(name, format_, blocks, found["metadata"], tuple(found["notes"]), pages)


def unpack_notes(records: bytes) -> tuple[str, ...]:
    """
    Return the notes of a plan.

    Raises:
        PlantextError: as `unpack`.

    """
    return tuple(_released(records)["notes"])


def unpack_rows(records: bytes) -> dict[str, list[Row]]:
    """
    Return the rows of the tables of records, without those of the document itself, which its own row is in.

    Raises:
        PlantextError: as `unpack`.

    """
    data = _released(records)
    name = data["head"][0]
    return {
        kind: [record_row(name, kind, _made(each, values)) for values in data[kind]] for kind, each in KINDS.items()
    }


def _pressed(data: dict[str, Any]) -> bytes:
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).encode(), 6)


def _released(data: bytes) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(zlib.decompress(data))
    except (zlib.error, ValueError) as error:
        raise PlantextError(f"a stored plan is damaged ({error}); extract it again with --force") from error
    if found.get("form") != FORM:
        raise PlantextError("a stored plan was written by another version of plantext; extract it again")
    return found


def _listed(record: Any) -> list[Any]:
    kind: Any = type(record)
    return [getattr(record, field.name) for field in _fields(kind)]


def _made(kind: Any, values: Sequence[Any]) -> Any:
    return kind(*(make(value) for make, value in zip(_makers(kind), values, strict=False)))


@cache
def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)


@cache
def _makers(kind: Any) -> tuple[Callable[[Any], Any], ...]:
    return tuple(_maker(str(field.type)) for field in _fields(kind))


def _maker(annotation: str) -> Callable[[Any], Any]:
    if annotation.startswith("Decimal"):
        return _number
    return tuple if annotation.startswith("tuple") else _itself


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _itself(value: Any) -> Any:
    return value


def _block(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return ["p", *_listed(block)]
    cells = [_listed(cell) for r, row in enumerate(block.rows) for c, cell in enumerate(row) if block.is_origin(r, c)]
    return ["t", len(block.rows), block.width, block.header_rows, block.caption, block.pages, block.row_pages, cells]


def _unblocked(values: list[Any]) -> Block:
    kind, *rest = values
    if kind == "p":
        return Paragraph(*rest)
    height, width, header_rows, caption, pages, row_pages, cells = rest
    grid: list[list[Any]] = [[None] * width for _ in range(height)]
    for each in cells:
        cell = Cell(*each)
        for row in grid[cell.row : cell.row + cell.row_span]:
            row[cell.column : cell.column + cell.column_span] = [cell] * cell.column_span
    return Table(tuple(map(tuple, grid)), header_rows, caption, tuple(pages), tuple(row_pages))
