"""Tables that sum up: status tables by row and by column, totals of project lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from plantext.auditing.money import Money, total
from plantext.auditing.numbers import plain, step
from plantext.auditing.remarks import Remark, verdict
from plantext.auditing.rules import words
from plantext.plan import Plan
from plantext.quantities.convert import convert
from plantext.records import Project, ProjectStatus, ProjectTotal, place_of


def check_status(plan: Plan) -> Iterator[Remark]:
    """Check that the states of a row sum up to its total, and the rows of a column to the row that sums them."""
    tables: dict[str, list[ProjectStatus]] = defaultdict(list)
    for cell in plan.project_status:
        tables[cell.table].append(cell)
    for cells in tables.values():
        yield from _rows(cells)
        yield from _columns(cells)


def _rows(cells: Sequence[ProjectStatus]) -> Iterator[Remark]:
    rows: dict[str, list[ProjectStatus]] = defaultdict(list)
    for cell in cells:
        rows[place_of(cell.source).rpartition("c")[0]].append(cell)
    for row in rows.values():
        sums = [cell for cell in row if cell.kind == "total"]
        parts = [cell for cell in row if cell.kind != "total"]
        if len(sums) == 1 and len(parts) > 1 and all(cell.count is not None for cell in row):
            known = [cell for cell in parts if cell.kind]
            yield _compared("status-row", sums[0], parts, sums[0].category, len(known) == len(parts))


def _columns(cells: Sequence[ProjectStatus]) -> Iterator[Remark]:
    columns: dict[str, list[ProjectStatus]] = defaultdict(list)
    for cell in cells:
        columns[place_of(cell.source).rpartition("c")[2]].append(cell)
    for column in columns.values():
        sums = [cell for cell in column if cell.is_total]
        rows = [cell for cell in column if not cell.is_total]
        if len(sums) == 1 and len(rows) > 1 and all(cell.count is not None for cell in column):
            ways = _ways(rows)
            agreeing = next((way for way in ways if _sum(way) == sums[0].count), rows)
            yield _compared("status-column", sums[0], agreeing, sums[0].status, len(ways) == 1)


def _ways(rows: Sequence[ProjectStatus]) -> list[Sequence[ProjectStatus]]:
    """Return the rows that a total may sum; where some stand below `其中`, it is not printed how far that reaches."""
    if not any(_PART.match(cell.category) for cell in rows):
        return [rows]
    top: list[ProjectStatus] = []
    left = Decimal(0)
    for cell in rows:
        if _PART.match(cell.category) and top:
            left = top[-1].count or Decimal(0)
        elif left <= 0 or _HEAD.match(cell.category):
            left = Decimal(0)
            top.append(cell)
            continue
        left -= cell.count or 0
    return [rows, [cell for cell in rows if not _PART.match(cell.category)], top]


def _sum(cells: Sequence[ProjectStatus]) -> Decimal:
    return sum((cell.count for cell in cells if cell.count is not None), Decimal(0))


def _compared(rule: str, stated: ProjectStatus, parts: Sequence[ProjectStatus], what: str, sure: bool) -> Remark:
    added = _sum(parts)
    judged = verdict(added == stated.count, sure)
    terms = "+".join(cell.raw for cell in parts)
    return Remark(rule, judged, what, stated.raw, plain(added), stated.source, parts[0].source, more=terms)


def check_totals(plan: Plan) -> Iterator[Remark]:
    """Check that the projects of a list sum up to the total it prints, those of a part to its subtotal."""
    before: dict[str, int] = {}
    for stated in plan.project_totals:
        row = _row(stated.source)
        projects = [project for project in plan.projects if _is_list(project, stated)]
        if stated.investment is not None and stated.investment_unit and projects and row is not None:
            candidates = _candidates(stated, projects, before.get(stated.table, 0), row)
            yield from _total(stated, [*candidates, *filter(None, [total(plan.projects)])], _is_all(plan, projects))
        before[stated.table] = row or 0


def _is_all(plan: Plan, projects: Sequence[Project]) -> bool:
    """Say whether a list is the only one and was read without a gap: else its total may be of more."""
    numbers = [project.number for project in projects]
    runs = not any(numbers) or numbers == [str(n) for n in range(1, len(numbers) + 1)]
    return runs and all(project.table == projects[0].table for project in plan.projects)


def _candidates(stated: ProjectTotal, projects: list[Project], last: int, row: int) -> list[Money]:
    """Return the sums that a total may state: of all projects, of its category, of those on one side of it."""
    places = [(project, _row(project.source) or 0) for project in projects]
    label = _LABEL.sub("", stated.label)
    named = [p for p in projects if label and p.category and (label in p.category or p.category in label)]
    following = [at for p, at in places if at > row]
    block = [p for p, at in places if last < at < row]
    upper = [p for p, at in places if at < row]
    below = [p for p, at in places if at > row and p.category == _next_category(places, row)] if following else []
    lists = (
        [named, block, projects, upper, below] if named or words("subtotal", stated.label) else [projects, upper, block]
    )
    return [money for each in lists if each and (money := total(each))]


def _next_category(places: list[tuple[Project, int]], row: int) -> str:
    return next((project.category for project, at in places if at > row), "")


def _total(stated: ProjectTotal, candidates: list[Money], is_all: bool) -> Iterator[Remark]:
    amount, unit = stated.investment, stated.investment_unit
    assert amount is not None
    values = [(money, value) for money in candidates if (value := convert(money.value, money.unit, unit)) is not None]
    if not values:
        return
    agreeing = next((pair for pair in values if abs(pair[1] - amount) <= step(amount) / 2), None)
    money, value = agreeing or values[0]
    # With an amount missing or a subtotal whose projects are not sure, the fault may lie in the reading.
    sure = money.whole and is_all and not words("subtotal", stated.label)
    near = abs(value - amount) <= abs(amount) * _ROUNDING
    judged = verdict(agreeing is not None, sure and not near)
    said = f"{plain(amount)}{unit}"
    yield Remark("list-total", judged, stated.label, said, f"{plain(value)}{unit}", stated.source, money.source)


def _is_list(project: Project, stated: ProjectTotal) -> bool:
    tables = (place_of(record.source).rpartition(" ")[0] for record in (project, stated))
    same_table = next(tables) == next(tables)
    return project.table == stated.table and same_table


def _row(source: str) -> int | None:
    match = _ROW.search(place_of(source))
    return int(match[1]) if match else None


_PART = regex.compile(r"\s*(?:其中|[—\-–]{1,2})")
_HEAD = regex.compile(r"\s*[一二三四五六七八九十]+、")
_ROW = regex.compile(r" r(\d+)(?:c\d+)?$")
_LABEL = regex.compile(r"[\s：:]|[（(][^（）()]*[）)]|(?:小|合|总|共)计|投资|[一二三四五六七八九十]+、")
_ROUNDING = Decimal("0.00001")
