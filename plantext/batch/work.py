"""What a child does with one document: read it, and answer with its outcome, its records and its text, packed."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from plantext import corrections, readers, reading
from plantext.batch import codec, sources
from plantext.batch.pipes import Parts
from plantext.columns import COLUMNS
from plantext.errors import DocumentError
from plantext.inputs import Input
from plantext.plan import Plan


def extract(parts: Parts) -> Parts:
    """Read a document and correct its records; the answer is what `tasks.result` takes apart."""
    file = Input(*json.loads(parts[0]))
    try:
        data = parts[2] if len(parts) > 2 else b"".join(sources.fetch(file.path, readers.MAX_BYTES))
        plan = reading.read_content(data, file)
    except DocumentError as error:
        return [json.dumps({"error": error.kind, "message": error.message}).encode()]
    if parts[1]:
        plan, _ = corrections.apply(plan, corrections.parse_corrections(parts[1]).documents)
    seconds, plan = plan.seconds, replace(plan, seconds=None)  # the same input gives the same bytes
    outcome = {"notes": plan.notes, "faults": [fault.message for fault in plan.faults], "seconds": seconds}
    return [
        json.dumps(outcome).encode(),
        codec.pack_records(plan),
        codec.pack_document(plan.document),
        json.dumps(_rows(plan), ensure_ascii=False, separators=(",", ":")).encode(),
    ]


def _rows(plan: Plan) -> dict[str, list[list[Any]]]:
    """Return the tables as a database takes them: numbers as numbers."""
    return {
        table: [[float(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in plan.rows(table)]
        for table in COLUMNS
        if table != "errors"
    }
