"""What was found in a plan, or how its document was read, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from plantext.columns import COLUMNS, titles
from plantext.document import Document, Paragraph, Table
from plantext.plan import Plan
from plantext.sections import extract_sections
from plantext.show.grid import clean, drawn, listed, render, wrap
from plantext.wide import Grid, indicator_grids, project_grids, without_empty_columns

CELL_LINES = 3
CAPTION = 80

_ELSEWHERE = {"doc", "title", "sha256", "reader_notes", "seconds"}


def overview(plan: Plan, total: int = 100, language: str = "en") -> str:
    """Return what was found in a plan: what it is, its indicators, projects and notes, in `total` columns."""
    parts = [_fold(plan.info.title or plan.name, total), _facts(plan, total, language)]
    grids = [*indicator_grids(plan.indicators, plan.values, language), *project_grids(plan.projects, language)]
    grids += [_whole(plan, table, language) for table in ("project_totals", "project_status") if plan.rows(table)]
    for grid in grids:
        heading = _fold(f"{grid.title or 'table without caption'} ({len(grid.rows)} rows)", total)
        parts.append(f"{heading}\n{render(grid.header, grid.rows, total, CELL_LINES)}")
    remarks = [*plan.notes, *(fault.message for fault in plan.faults)]
    if remarks:
        parts.append("notes\n" + listed((("-", note) for note in remarks), total))
    return "\n\n".join(parts)


def outline(document: Document) -> str:
    """
    Return the tree of headings, a line each, with the path of its number.

    >>> print(outline(Document("a", "txt", (Paragraph("第三章 治水", "heading", 1, "第三章"),))))
    3  治水
    """
    sections = extract_sections(document)
    lines = (f"{'  ' * section.section.count('.')}{section.section}  {clean(section.title)}" for section in sections)
    return "\n".join(lines) or "(no headings)"


def tables(document: Document, total: int = 100) -> str:
    """
    Return every table as a grid, in `total` columns.

    `<` and `^` stand in slots that a merged cell to the left or above covers.
    """
    return "\n\n".join(_tables(document, total)) or "(no tables)"


def _facts(plan: Plan, total: int, language: str) -> str:
    named = zip(COLUMNS["documents"], titles("documents", language), plan.rows("documents")[0], strict=True)
    facts = [(title, str(cell)) for name, title, cell in named if cell not in (None, "") and name not in _ELSEWHERE]
    counts = ((kind, len(getattr(plan, kind))) for kind in ("sections", "indicators", "values", "projects"))
    return listed([*facts, *((kind, str(count)) for kind, count in counts)], total)


def _whole(plan: Plan, table: str, language: str) -> Grid:
    header = titles(table, language)[1:-1]
    rows = [["" if cell is None else str(cell) for cell in row[1:-1]] for row in plan.rows(table)]
    return without_empty_columns(table.replace("_", " "), header, rows)


def _tables(document: Document, total: int) -> Iterator[str]:
    before = ""
    count = 0
    for place, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            before = block.text
            continue
        count += 1
        size = f"table {count} (¶{place}): {len(block.rows)} rows, {block.width} columns"
        heading = f"{size}\n{_fold((block.caption or before)[:CAPTION], total)}"
        yield f"{heading}\n{_grid(block, total)}"


def _grid(table: Table, total: int) -> str:
    rows = [[_slot(table, r, c) for c in range(table.width)] for r in range(len(table.rows))]
    return drawn(rows, total)


def _slot(table: Table, row: int, column: int) -> str:
    cell = table.rows[row][column]
    if cell.column < column:
        return "<"
    return "^" if cell.row < row else cell.text


def _fold(text: str, total: int) -> str:
    return "\n".join(wrap(clean(text), total))
