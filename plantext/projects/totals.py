"""The rows of a project list that sum others: 合计, 小计. They are no projects, but what they state can be checked."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from plantext.document import Table
from plantext.projects.cells import read_money
from plantext.projects.lines import is_total
from plantext.quantities.wrapping import unbroken, unwrap
from plantext.records import ProjectTotal
from plantext.tables import Header, Surroundings, cell_source


def project_totals(table: Table, header: Header, around: Surroundings, place: str) -> Iterator[ProjectTotal]:
    """Yield the totals of a list, in reading order; the sum is empty where the row states none."""
    money = header.first("investment")
    for row in range(header.rows, len(table.rows)):
        cells = table.rows[row]
        found = next((c for c, cell in enumerate(cells) if cell.text.strip()), None)
        if found is None or cells[found].row < row or not is_total(cells[found].text):
            continue
        raw = unwrap(cells[money.index].text) if money and cells[money.index] is not cells[found] else ""
        own = _UNIT.search(cells[found].text)
        unit = own[1] if own else (money.unit if money else "") or around.money or around.unit
        amount, unit = read_money(raw, unit) if raw else (None, "")
        yield ProjectTotal(
            table=around.caption,
            label=unbroken(cells[found].text),
            investment=amount,
            investment_unit=unit,
            raw=raw,
            source=cell_source(table, place, row, money.index if raw and money else found),
        )


_UNIT = regex.compile(r"[（(](?:单位[：:])?([十百千万亿]*元)[）)]")
