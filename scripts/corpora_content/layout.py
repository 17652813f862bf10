"""Lay the tables of a plan out as grids of cells, ready for any writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from .model import (
    Block,
    Break,
    Cell,
    Content,
    Entry,
    Grid,
    Group,
    IndicatorTable,
    Line,
    Para,
    Project,
    ProjectTable,
    Split,
    StatusTable,
    Truth,
    ValueCell,
)  # fmt: skip

_Row = tuple[Cell, ...]


def blocks(content: Iterable[Content]) -> Iterator[Block]:
    """Replace every table by its caption, its grids and its notes."""
    for item in content:
        if isinstance(item, IndicatorTable | ProjectTable | StatusTable):
            yield Para(item.caption, "caption")
        if isinstance(item, IndicatorTable):
            yield from _indicator_blocks(item)
        elif isinstance(item, ProjectTable):
            yield from _project_blocks(item)
        elif isinstance(item, StatusTable):
            yield _status_grid(item)
        else:
            yield item


def slots(grid: Grid) -> list[list[tuple[Cell, bool]]]:
    """Return for every row its cells from left to right; False marks one that continues from above."""
    width = len(grid.widths)
    hanging: dict[int, tuple[Cell, int]] = {}
    out = []
    for row in grid.rows:
        waiting = list(row)
        line: list[tuple[Cell, bool]] = []
        at = 0
        while at < width:
            if at in hanging:
                cell, left = hanging.pop(at)
                line.append((cell, False))
            else:
                cell, left = waiting.pop(0), 0
                left = cell.down
                line.append((cell, True))
            if left > 1:
                hanging[at] = (cell, left - 1)
            at += cell.across
        assert not waiting, f"row does not fit its grid: {row}"
        out.append(line)
    return out


def _indicator_blocks(spec: IndicatorTable) -> Iterator[Block]:
    starts = [0, *spec.parts, len(spec.groups)]
    widths = tuple(column.width for column in spec.columns)
    for part, (first, end) in enumerate(pairwise(starts)):
        if part:
            yield from _joint(spec)
        rows = (*spec.header, *_indicator_rows(spec, spec.groups[first:end]))
        yield Grid(rows, widths, len(spec.header))
    for note in spec.notes:
        yield Para(note, "note")


def _joint(spec: IndicatorTable | ProjectTable) -> Iterator[Block]:
    if spec.joint in ("page", "portrait", "landscape"):
        yield Break(spec.joint)
    elif spec.joint:
        yield Para(spec.joint, "caption")


def _indicator_rows(spec: IndicatorTable, groups: tuple[Group, ...]) -> Iterator[_Row]:
    shown = ""
    for at, group in enumerate(groups):
        cells: list[Cell] = []
        if spec.category_rows:
            if group.domain != shown:
                yield (Cell(group.domain_printed or group.domain, across=len(spec.columns)),)
        elif any(column.kind == "domain" for column in spec.columns) and group.domain != shown:
            cells.append(Cell(group.domain_printed or group.domain, down=_domain_height(groups[at:])))
        if any(column.kind == "task" for column in spec.columns):
            cells.append(Cell(group.task_printed or group.task, down=_height(group)))
        shown = group.domain
        for entry in group.entries:
            for row in _entry_rows(spec, entry):
                yield (*cells, *row)
                cells = []


def _domain_height(groups: tuple[Group, ...]) -> int:
    same = takewhile(lambda group: group.domain == groups[0].domain, groups)
    return sum(_height(group) for group in same)


def _height(group: Group) -> int:
    return sum(len(entry.lines) for entry in group.entries)


def _entry_rows(spec: IndicatorTable, entry: Entry) -> Iterator[_Row]:
    for at, line in enumerate(entry.lines):
        cells = []
        values = iter(range(len(line.cells)))
        for column in spec.columns:
            if column.kind in ("domain", "task"):
                continue
            if column.kind in ("name", "item"):
                cells.extend(_name_cells(spec, entry, at, column.kind))
                continue
            if column.kind == "value":
                text, down = _value_text(entry, at, next(values))
            else:
                text, down = _other_text(entry, at, line, column.kind)
            if text is not None:
                cells.append(Cell(text, down=down))
        yield tuple(cells)


def _name_cells(spec: IndicatorTable, entry: Entry, at: int, kind: str) -> tuple[Cell, ...]:
    line = entry.lines[at]
    if not any(column.kind == "item" for column in spec.columns):
        return (Cell(line.name),)
    if not line.leaves[0].item:
        return (Cell(line.name, across=2),) if kind == "name" else ()
    if kind == "item":
        return (Cell(line.name),)
    return (Cell(line.leaves[0].name, down=len(entry.lines)),) if at == 0 else ()


def _other_text(entry: Entry, at: int, line: Line, kind: str) -> tuple[str | None, int]:
    if kind == "unit":
        return line.unit, _run([other.unit for other in entry.lines], at)
    text = entry.number if kind == "number" else entry.attribute
    return (text if at == 0 else None), len(entry.lines)


def _value_text(entry: Entry, at: int, column: int) -> tuple[str | None, int]:
    cells = [line.cells[column] for line in entry.lines]
    return _printed(cells[at]), _run(cells, at)


def _run(cells: list[ValueCell] | list[str | None], at: int) -> int:
    """Count the rows that a cell covers: its own and the empty (None) ones below it."""
    length = 1
    while at + length < len(cells) and cells[at + length] is None:
        length += 1
    return length


def _printed(cell: ValueCell) -> str | None:
    if isinstance(cell, Split):
        return cell.text
    if isinstance(cell, tuple):
        return "\n".join(dict.fromkeys(truth.raw for truth in cell))
    return cell.raw if isinstance(cell, Truth) else cell


def _project_blocks(spec: ProjectTable) -> Iterator[Block]:
    widths = tuple(width for _, _, width in spec.columns)
    header = tuple(Cell(name) for _, name, _ in spec.columns)
    starts = [0, *spec.parts, len(spec.categories)]
    if spec.unit_line:
        yield Para(spec.unit_line, "right")
    for part, (first, end) in enumerate(pairwise(starts)):
        if part:
            yield from _joint(spec)
        rows = list(_project_rows(spec, spec.categories[first:end]))
        if spec.total and (part == 0 if spec.total_first else end == len(spec.categories)):
            rows.insert(0 if spec.total_first else len(rows), _total_row(spec))
        again = part == 0 or spec.header_again
        yield Grid((header, *rows) if again else tuple(rows), widths, 1 if again else 0)
    for note in spec.notes:
        yield Para(note, "note")


def _project_rows(spec: ProjectTable, categories: tuple[tuple[str, tuple[Project, ...]], ...]) -> Iterator[_Row]:
    for category, projects in categories:
        if spec.category_rows:
            yield (Cell(category, across=len(spec.columns)),)
        for at, project in enumerate(projects):
            yield tuple(
                Cell(category, down=len(projects)) if kind == "category" else _project_cell(spec, project, kind)
                for kind, _, _ in spec.columns
                if kind != "category" or at == 0
            )


def _project_cell(spec: ProjectTable, project: Project, kind: str) -> Cell:
    numbering = spec.auto_number if kind == "number" else ""
    return Cell(str(getattr(project, kind)), numbering=numbering)


def _total_row(spec: ProjectTable) -> _Row:
    kinds = [kind for kind, _, _ in spec.columns]
    before = kinds.index("money")
    return (Cell(spec.total_label, across=before), Cell(spec.total), *(Cell("") for _ in kinds[before + 1 :]))


def _status_grid(spec: StatusTable) -> Grid:
    rows = [tuple(Cell(text) for text in spec.header)]
    rows += [tuple(Cell(str(value)) for value in row) for row in spec.rows]
    return Grid(tuple(rows), tuple([2.6] * len(spec.header)))
