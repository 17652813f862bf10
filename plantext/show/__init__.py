"""What was found in a plan, or how its document was read, as text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plantext.columns import COLUMNS, label, titles
from plantext.document import Document, Paragraph, Table
from plantext.plan import NO_CONTENT, Plan
from plantext.sections import extract_sections
from plantext.show.grid import clean, drawn, listed, render, wrap
from plantext.wide import Grid, indicator_grids, project_grids, without_empty_columns

CELL_LINES = 3
CAPTION = 80

_ELSEWHERE = {"doc", "title", "sha256", "reader_notes", "seconds"}
_CHINESE = {
    "{} rows": "{} 行",
    "table without caption": "无表题的表",
    "notes": "说明",
    "no headings": "没有标题",
    "no tables": "没有表格",
    "table {} (¶{}): {} rows, {} columns": "第 {} 张表（¶{}）：{} 行，{} 列",
    "total": "总数",
    "done": "完成",
    "as_planned": "按计划",
    "adjusted": "有调整",
    "changed": "变更",
    "true": "是",
    "false": "否",
    NO_CONTENT: "提示：没有找到指标表和项目清单；可用 `plantext show FILE --tables` 查看读到的表格",
}
# What would move the cursor, or turn the order of characters round: what is shown is not what is there.
_MISLEADING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def overview(plan: Plan, total: int = 100, language: str = "en") -> str:
    """Return what was found in a plan: what it is, its indicators, projects and notes, in `total` columns."""
    parts = [_fold(plan.info.title or plan.name, total), _facts(plan, total, language)]
    grids = [*indicator_grids(plan.indicators, plan.values, language), *project_grids(plan.projects, language)]
    grids += [_whole(plan, table, language) for table in ("project_totals", "project_status") if plan.rows(table)]
    for grid in grids:
        size = _said("{} rows", language).format(len(grid.rows))
        heading = _fold(f"{grid.title or _said('table without caption', language)} ({size})", total)
        parts.append(f"{heading}\n{render(grid.header, grid.rows, total, CELL_LINES)}")
    remarks = [*plan.notes, *(_said(fault.message, language) for fault in plan.faults)]
    if remarks:
        parts.append(_said("notes", language) + "\n" + listed((("-", note) for note in remarks), total))
    return "\n\n".join(parts)


def text(document: Document) -> str:
    """
    Return the plain text, a paragraph a line, without characters that would mislead or change a terminal.

    >>> text(Document("a", "txt", (Paragraph("水\u202e\x9b30 m³\u3000①"),)))
    '水\ufffd\ufffd30 m³\u3000①'
    """
    return _MISLEADING.sub("\N{REPLACEMENT CHARACTER}", document.text)


def outline(document: Document, language: str = "en") -> str:
    """
    Return the tree of headings, a line each, with the path of its number.

    >>> print(outline(Document("a", "txt", (Paragraph("第三章 治水", "heading", 1, "第三章"),))))
    3  治水
    """
    sections = extract_sections(document)
    lines = (f"{'  ' * section.section.count('.')}{section.section}  {clean(section.title)}" for section in sections)
    return "\n".join(lines) or f"({_said('no headings', language)})"


def tables(document: Document, total: int = 100, language: str = "en") -> str:
    """
    Return every table as a grid, in `total` columns.

    `<` and `^` stand in slots that a merged cell to the left or above covers.
    """
    return "\n\n".join(_tables(document, total, language)) or f"({_said('no tables', language)})"


def _said(words: str, language: str) -> str:
    return _CHINESE.get(words, words) if language == "zh" else words


def _facts(plan: Plan, total: int, language: str) -> str:
    named = zip(COLUMNS["documents"], titles("documents", language), plan.rows("documents")[0], strict=True)
    facts = [(title, str(cell)) for name, title, cell in named if cell not in (None, "") and name not in _ELSEWHERE]
    counts = ((kind, len(getattr(plan, kind))) for kind in ("sections", "indicators", "values", "projects"))
    return listed([*facts, *((label(kind, language), str(count)) for kind, count in counts)], total)


def _whole(plan: Plan, table: str, language: str) -> Grid:
    header = titles(table, language)[1:-1]
    rows = [["" if cell is None else _said(str(cell), language) for cell in row[1:-1]] for row in plan.rows(table)]
    return without_empty_columns(label(table, language).replace("_", " "), header, rows)


def _tables(document: Document, total: int, language: str) -> Iterator[str]:
    before = ""
    count = 0
    for place, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            before = block.text
            continue
        count += 1
        form = _said("table {} (¶{}): {} rows, {} columns", language)
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
