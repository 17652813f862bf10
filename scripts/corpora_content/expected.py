"""The expected tables of a plan, written from the truths stated in its content."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from .model import Entry, IndicatorTable, Leaf, Plan, ProjectTable, Split, StatusTable, Truth, ValueCell, plain

INDICATORS = ("doc", "table", "number", "name", "item", "domain", "task", "unit", "attribute", "scope")
VALUES = ("doc", "table", "number", "item", "role", "level", "year", "raw", "comparator", "low", "high",
          "value_unit", "qualitative")  # fmt: skip
PROJECTS = ("doc", "table", "category", "number", "name", "content", "start_year", "end_year", "investment",
            "investment_unit", "responsible")  # fmt: skip
STATUS = ("category", "total", "done", "as_planned", "continued_adjusted", "changed")
CHANGES = ("subject", "kind", "name", "item", "role", "level", "year", "old", "new", "old_value", "new_value", "unit",
           "delta", "direction", "match", "confidence", "old_source", "new_source")  # fmt: skip
_NOTHING = ("/", "-", "—", "")


def expected_tables(plan: Plan) -> dict[str, bytes]:
    """Return the expected tables of a plan by file name; a table without rows is left out."""
    indicators = [t for t in plan.content if isinstance(t, IndicatorTable)]
    tables = {
        "indicators.csv": (INDICATORS, [r for t in indicators for r in _indicator_rows(plan.name, t)]),
        "values.csv": (VALUES, [r for t in indicators for r in _value_rows(plan.name, t)]),
        "projects.csv": (
            PROJECTS,
            [r for t in plan.content if isinstance(t, ProjectTable) for r in _project_rows(plan.name, t)],
        ),
        "project_status.csv": (STATUS, [list(r) for t in plan.content if isinstance(t, StatusTable) for r in t.rows]),
        "changes.csv": (CHANGES, [[change.get(c, "") for c in CHANGES] for change in plan.changes]),
    }
    return {name: table(header, rows) for name, (header, rows) in tables.items() if rows}


def table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return a CSV file as bytes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(list(header))
    writer.writerows([str(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")


def _indicator_rows(doc: str, spec: IndicatorTable) -> Iterator[list[str]]:
    for group in spec.groups:
        for entry in group.entries:
            for leaf in _leaves(entry):
                yield [doc, spec.caption, entry.number, leaf.name, leaf.item, group.domain, group.task, leaf.unit,
                       entry.attribute, leaf.scope]  # fmt: skip


def _leaves(entry: Entry) -> list[Leaf]:
    return [leaf for line in entry.lines for leaf in line.leaves]


def _value_rows(doc: str, spec: IndicatorTable) -> Iterator[list[str]]:
    columns = [column for column in spec.columns if column.kind == "value"]
    for group in spec.groups:
        for entry in group.entries:
            above: list[ValueCell] = [None] * len(columns)
            for line in entry.lines:
                above = [b if a is None else a for a, b in zip(line.cells, above, strict=True)]
                for at, leaf in enumerate(line.leaves):
                    for column, cell in zip(columns, above, strict=True):
                        for truth in _truths(cell, at):
                            yield [doc, spec.caption, entry.number, leaf.item, column.role, column.level,
                                   truth.year or column.year, *_stated(truth, leaf)]  # fmt: skip


def _truths(cell: ValueCell, at: int) -> tuple[Truth, ...]:
    if isinstance(cell, Split):
        return _truths(cell.leaves[at], at)
    if isinstance(cell, tuple):
        return cell
    if isinstance(cell, Truth):
        return (cell,)
    assert cell is not None, "a column whose first cell is merged with nothing"
    return (Truth(cell, qualitative="" if cell in _NOTHING else cell),)


def _stated(truth: Truth, leaf: Leaf) -> list[str]:
    unit = leaf.unit if truth.unit is None else truth.unit
    return [_cleaned(truth.raw), truth.comparator, truth.low, truth.high, unit if truth.comparator else "",
            _cleaned(truth.qualitative)]  # fmt: skip


def _cleaned(text: str) -> str:
    return plain(text).strip()


def _project_rows(doc: str, spec: ProjectTable) -> Iterator[list[str]]:
    for category, projects in spec.categories:
        for p in projects:
            unit = spec.money_unit if p.investment else ""
            yield [doc, spec.caption, category, p.number, plain(p.name).replace("\n", ""), plain(p.content).replace("\n", ""),
                   p.start, p.end, p.investment, unit, p.responsible]  # fmt: skip
