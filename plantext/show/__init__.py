"""What was found in a plan, or how its document was read, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from plantext.columns import COLUMNS, label, titles
from plantext.document import Document, Paragraph, Table
from plantext.notes import note_in
from plantext.plan import Plan
from plantext.sections import extract_sections
from plantext.show.found import explain, targets
from plantext.show.grid import CELL_LINES, clean, drawn, honest, listed, render, wrap
from plantext.show.words import said
from plantext.wide import Grid, claim_grid, indicator_grids, project_grids, target_grid, without_empty_columns

__all__ = [
    "explain",
    "outline",
    "overview",
    "tables",
    "targets",
    "text",
]

CAPTION = 80
TARGETS = 10

_ELSEWHERE = {"doc", "title", "sha256", "reader_notes", "seconds"}


def overview(plan: Plan, total: int = 100, language: str = "en") -> str:
    """Return what was found in a plan: what it is, its records and notes, in `total` columns."""
    parts = [_fold(plan.info.title or plan.name, total), _facts(plan, total, language)]
    parts += [_section(heading, grid, total) for heading, grid in _grids(plan, language)]
    remarks = [note_in(note, language) for note in (*plan.notes, *(fault.message for fault in plan.faults))]
    if remarks:
        parts.append(said("notes", language) + "\n" + listed((("-", note) for note in remarks), total))
    return "\n\n".join(parts)


def text(document: Document) -> str:
    """
    Return the plain text, a paragraph a line, without characters that would mislead or change a terminal.

    >>> text(Document("a", "txt", (Paragraph("水\u202e\x9b30 m³\u3000①"),)))
    '水\ufffd\ufffd30 m³\u3000①'
    """
    return honest(document.text)


def outline(document: Document, language: str = "en") -> str:
    """
    Return the tree of headings, a line each, with the path of its number.

    >>> print(outline(Document("a", "txt", (Paragraph("第三章 治水", "heading", 1, "第三章"),))))
    3  治水
    """
    sections = extract_sections(document)
    lines = (f"{'  ' * section.section.count('.')}{section.section}  {clean(section.title)}" for section in sections)
    return "\n".join(lines) or f"({said('no headings', language)})"


def tables(document: Document, total: int = 100, language: str = "en") -> str:
    """
    Return every table as a grid, in `total` columns.

    `<` and `^` stand in slots that a merged cell to the left or above covers.
    """
    return "\n\n".join(_tables(document, total, language)) or f"({said('no tables', language)})"


def _facts(plan: Plan, total: int, language: str) -> str:
    named = zip(COLUMNS["documents"], titles("documents", language), plan.rows("documents")[0], strict=True)
    facts = [(title, str(cell)) for name, title, cell in named if cell not in (None, "") and name not in _ELSEWHERE]
    return listed([*facts, *((label(kind, language), str(count)) for kind, count in plan.counts.items())], total)


def _grids(plan: Plan, language: str) -> Iterator[tuple[str, Grid]]:
    """Give what an overview lists, each with its heading."""
    grids = [*indicator_grids(plan.indicators, plan.values, language), *project_grids(plan.projects, language)]
    grids += [_whole(plan, table, language) for table in ("project_totals", "project_status") if plan.rows(table)]
    for grid in grids:
        yield _counted(grid.title or said("table without caption", language), len(grid.rows), language), grid
    if plan.targets:
        title = label("targets", language)
        shown = target_grid(title, plan.targets[:TARGETS], language)
        yield _counted(title, len(plan.targets), language, TARGETS), shown
    if plan.claims:
        title = label("claims", language)
        yield _counted(title, len(plan.claims), language), claim_grid(title, plan.claims, language)


def _counted(title: str, count: int, language: str, limit: int | None = None) -> str:
    whole = limit is None or count <= limit
    form = "{} rows" if whole else "{} rows, here the first {}; all with --targets"
    return f"{title} ({said(form, language).format(count, limit)})"


def _section(heading: str, grid: Grid, total: int) -> str:
    return f"{_fold(heading, total)}\n{render(grid.header, grid.rows, total, CELL_LINES)}"


def _whole(plan: Plan, table: str, language: str) -> Grid:
    header = titles(table, language)[1:-1]
    rows = [["" if cell is None else said(str(cell), language) for cell in row[1:-1]] for row in plan.rows(table)]
    return without_empty_columns(label(table, language).replace("_", " "), header, rows)


def _tables(document: Document, total: int, language: str) -> Iterator[str]:
    before = ""
    count = 0
    for place, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            before = block.text
            continue
        count += 1
        form = said("table {} (¶{}): {} rows, {} columns", language)
        size = form.format(count, place, len(block.rows), block.width)
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
