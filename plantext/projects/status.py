"""Status tables: how many projects of each category are done, going on, adjusted or dropped."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from plantext.document import Table
from plantext.records import ProjectStatus
from plantext.tables import Header, cell_source


def status_rows(table: Table, header: Header, states: Header, caption: str, place: str) -> Iterator[ProjectStatus]:
    """Yield a record for each count of a status table, row by row."""
    category = header.first("category")
    assert category is not None
    for row in range(header.rows, len(table.rows)):
        name = regex.sub(r"\s+", "", table.rows[row][category.index].text)
        for column in states.columns:
            text = table.rows[row][column.index].text.strip()
            if column.index == category.index or not text:
                continue
            yield ProjectStatus(
                table=caption,
                category=name,
                status=column.header,
                kind=column.role,
                count=Decimal(text) if _COUNT.fullmatch(text) else None,
                raw=text,
                is_total=bool(_TOTAL.match(name)),
                source=cell_source(table, place, row, column.index),
            )


_COUNT = regex.compile(r"\d{1,9}(?:\.\d+)?")
_TOTAL = regex.compile(r"(?:总|合|小|共)计")
