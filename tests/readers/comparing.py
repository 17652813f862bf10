"""Compares what was read of the same plan in two formats: records without their places, and cells of tables."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from plantext.document import Document, Table
from plantext.plan import Plan

KINDS = ("indicators", "values", "projects", "project_totals", "project_status", "targets", "duties", "claims")
_PLACES = {"source", "year_source", "unit_source", "start", "end"}


def differences(plan: Plan, expected: Plan, lost: Iterable[str] = ()) -> list[str]:
    """
    Return a line for every record that is missing or too many, the fields `lost` left out.

    White space and widths of characters do not count.
    """
    left_out = {*_PLACES, *lost}
    return [line for kind in KINDS for line in _lines(kind, getattr(plan, kind), getattr(expected, kind), left_out)]


def shared(plan: Plan, expected: Plan, kind: str) -> float:
    """Return which part of the expected records of a kind was read as it should be."""
    read, wanted = (Counter(_facts(record, _PLACES) for record in getattr(each, kind)) for each in (plan, expected))
    return sum((read & wanted).values()) / max(1, sum(wanted.values()))


def leaf_cells(document: Document, expected: Document) -> float:
    """
    Return which part of the cells of the expected tables stands in the right row and column.

    The rows of all tables are put beside each other in one order; a row stands for one expected row only. Empty cells
    and tables of one column do not count.
    """
    read, wanted = _rows(document), _rows(expected)
    best = [0] * (len(read) + 1)
    for row in wanted:
        before, best = best, [0]
        for index, candidate in enumerate(read):
            best.append(max(best[-1], before[index + 1], before[index] + len(row & candidate)))
    return best[-1] / sum(map(len, wanted)) if wanted else 1.0


def _lines(kind: str, read: tuple[Any, ...], expected: tuple[Any, ...], left_out: set[str]) -> list[str]:
    got, wanted = (Counter(_facts(record, left_out) for record in records) for records in (read, expected))
    missing, extra = wanted - got, got - wanted
    return [
        f"{kind} {what}: {' | '.join(facts)}"
        for what, found in (("missing", missing), ("extra", extra))
        for facts in found.elements()
    ]


def _facts(record: Any, left_out: set[str]) -> tuple[str, ...]:
    return tuple(_folded(str(getattr(record, field.name))) for field in fields(record) if field.name not in left_out)


def _rows(document: Document) -> list[set[tuple[int, str]]]:
    tables = [block for block in document.blocks if isinstance(block, Table) and block.width > 1]
    return [_cells(table, row) for table in tables for row in range(len(table.rows))]


def _cells(table: Table, row: int) -> set[tuple[int, str]]:
    cells = enumerate(table.rows[row])
    found = {(column, _folded(cell.text)) for column, cell in cells if table.is_origin(row, column)}
    return {(column, text) for column, text in found if text}


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
