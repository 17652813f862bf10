"""Any other table that sums up: its columns against the row 合计, its rows against the column that counts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from plantext.auditing.numbers import plain, step
from plantext.auditing.remarks import Remark, Verdict, verdict
from plantext.auditing.rules import words
from plantext.auditing.scopes import tables_of
from plantext.document import Table
from plantext.plan import Plan
from plantext.records import place_of
from plantext.tables import indicator_header, project_header, status_header

Sums = tuple[Decimal, Sequence[Decimal]]  # what is stated, and what it sums


@dataclass(frozen=True, slots=True)
class Grid:
    """
    A table by its numbers: `rows` are those that are summed, `total` is the one that sums them (-1: none does).

    `heads` are the headers of the columns by their places, `numbers` what is printed at a place; a sign for nothing is
    a nought. Places count from 0.
    """

    place: str
    heads: Mapping[int, str]
    labels: Mapping[int, str]
    numbers: Mapping[tuple[int, int], Decimal]
    rows: tuple[int, ...]
    total: int

    def column(self, at: int) -> list[Decimal] | None:
        """Return the numbers that a column sums; None where a cell of it is no number."""
        found = [self.numbers[row, at] for row in self.rows if (row, at) in self.numbers]
        return found if len(found) == len(self.rows) else None


def check_grids(plan: Plan) -> Iterator[Remark]:
    """Check the tables that are neither of indicators nor of projects, nor known to count the states of projects."""
    known = {place_of(cell.source).rpartition(" r")[0] for cell in plan.project_status}
    for place, table in tables_of(plan).items():
        if place not in known and not (indicator_header(table) or project_header(table) or status_header(table)):
            grid = _grid(place, table)
            if grid is not None:
                yield from _columns(grid)
                yield from _rows(grid)


def _grid(place: str, table: Table) -> Grid | None:
    texts = [[cell.text.strip() for cell in row] for row in table.rows]
    first = next((r for r, row in enumerate(texts) if sum(_number(text) is not None for text in row[1:]) > 0), 0)
    if not first or any(len(row) != len(texts[0]) for row in texts):
        return None
    labels = {r: next((text for text in texts[r][:2] if _HAN.search(text)), "") for r in range(first, len(texts))}
    totals = [r for r, label in labels.items() if _TOTAL.fullmatch(label)]
    if len(totals) > 1 or any(words("subtotal", label) or _PART.match(label) for label in labels.values()):
        return None  # which rows a total sums is not sure
    heads = {c: "".join(dict.fromkeys(row[c] for row in texts[:first])) for c in range(len(texts[0]))}
    numbers = {
        (r, c): number
        for r in range(first, len(texts))
        for c in range(1, len(texts[0]))
        if table.is_origin(r, c) and (number := _number(texts[r][c])) is not None
    }
    rows = tuple(r for r in labels if r not in totals and any((r, c) in numbers for c in heads))
    return Grid(place, heads, labels, numbers, rows, totals[0] if totals else -1)


def _columns(grid: Grid) -> Iterator[Remark]:
    if grid.total < 0 or len(grid.rows) < _FEWEST:
        return
    checked = [
        (at, stated, numbers)
        for at, head in grid.heads.items()
        if not words("not-summed", head) and (stated := grid.numbers.get((grid.total, at))) is not None
        if (numbers := grid.column(at)) is not None and any(numbers)
    ]
    holding = [_holds(stated, numbers) for _, stated, numbers in checked]
    for (at, stated, numbers), holds in zip(checked, holding, strict=True):
        added = sum(numbers, Decimal(0))
        # That another column sums up shows that all rows are there; else what is missing may stand elsewhere.
        sure = sum(holding) * 2 >= len(holding) and _is_near(stated, added)
        source = f"{grid.place} r{grid.total + 1}c{at + 1}"
        judged = verdict(holds, sure)
        if holds or any(holding) or _is_near(stated, added):
            yield _remark("table-column", judged, grid.heads[at], (stated, numbers), source)


def _rows(grid: Grid) -> Iterator[Remark]:
    """Check the column that counts a row in all against the columns of states behind it, where most rows sum up."""
    at = next((c for c, head in grid.heads.items() if words("counted-in-all", head)), -1)
    parts = [c for c, head in grid.heads.items() if c > at and words("state-column", head)]
    every = [*grid.rows, *([grid.total] if grid.total >= 0 else [])]
    if at < 0 or len(parts) < _FEWEST or any((row, c) not in grid.numbers for row in every for c in (at, *parts)):
        return
    rows = [(row, grid.numbers[row, at], [grid.numbers[row, c] for c in parts]) for row in every]
    holding = [_holds(stated, numbers) for _, stated, numbers in rows]
    for (row, stated, numbers), holds in zip(rows, holding, strict=True):
        if sum(holding) * 2 > len(holding):
            source = f"{grid.place} r{row + 1}c{at + 1}"
            yield _remark("table-row", verdict(holds), grid.labels[row], (stated, numbers), source)


def _remark(rule: str, judged: Verdict, what: str, sums: Sums, source: str) -> Remark:
    stated, numbers = sums
    terms = "+".join(map(plain, numbers))
    return Remark(rule, judged, what, plain(stated), plain(sum(numbers, Decimal(0))), source, more=terms)


def _holds(stated: Decimal, numbers: Sequence[Decimal]) -> bool:
    room = max(map(step, (stated, *numbers))) / 2 * (len(numbers) + 1)
    whole = all(number == number.to_integral_value() for number in (stated, *numbers))
    return abs(sum(numbers, Decimal(0)) - stated) <= (0 if whole else room)


def _is_near(stated: Decimal, added: Decimal) -> bool:
    return abs(stated - added) * _NEAR <= max(abs(stated), abs(added))


def _number(text: str) -> Decimal | None:
    if text in ("-", "—", "——", "/", "0"):
        return Decimal(0)
    return Decimal(text.replace(",", "").replace("，", "")) if _PLAIN.fullmatch(text) else None


_TOTAL = regex.compile(r"(?:合|总|共)\s*计")
_PART = regex.compile(r"(?:其中|[—\-–]{1,2}\p{Han})")
_HAN = regex.compile(r"\p{Han}")
_PLAIN = regex.compile(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_FEWEST = 2
_NEAR = 4
