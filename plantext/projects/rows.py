"""The rows of a project list, each a record; categories are held over rows, totals are no projects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from plantext.document import Table
from plantext.projects.cells import read_money, read_units, read_years
from plantext.quantities.wrapping import unwrap
from plantext.records import Project
from plantext.tables import Header, Surroundings


def project_rows(table: Table, header: Header, around: Surroundings, place: str) -> Iterator[Project]:
    """Yield the projects of a list, in reading order; a row without a name goes on with the project above."""
    current: Project | None = None
    category = ""
    for row in range(header.rows, len(table.rows)):
        texts = [cell.text.strip() for cell in table.rows[row]]
        if not any(texts) or _is_total(texts) or _repeats(table, header, row):
            continue
        if title := _full_width(table, row):
            category = _title(title)
            continue
        reader = _Row(table, header, row, around)
        category = _title(reader.text("category")) or category
        if current is not None and reader.continues:
            current = _longer(current, reader)
            continue
        if current is not None:
            yield current
        current = reader.project(category, place)
    if current is not None:
        yield current


class _Row:
    """One row, its cells by the role of their column."""

    def __init__(self, table: Table, header: Header, row: int, around: Surroundings) -> None:
        self.table, self.header, self.row, self.around = table, header, row, around

    def text(self, role: str) -> str:
        return self._own(role) or ""

    def _own(self, role: str) -> str | None:
        column = self.header.first(role)
        if column is None:
            return None
        return unwrap(self.table.rows[self.row][column.index].text)

    @property
    def continues(self) -> bool:
        """A row cut by a page, or a row below a name merged over several."""
        column = self.header.first("name")
        assert column is not None
        cell = self.table.rows[self.row][column.index]
        if not cell.text.strip():
            return not self.text("number") or not self.table.is_origin(self.row, column.index)
        return cell.row < self.row

    def project(self, category: str, place: str) -> Project:
        name = self.header.first("name")
        assert name is not None
        start, end = self._years()
        money = self.header.first("investment")
        amount, unit = read_money(self.text("investment"), (money.unit if money else "") or self.around.unit)
        return Project(
            table=self.around.caption,
            category=category,
            number=self.text("number").strip(" .、．"),
            name=self.text("name").replace("\n", ""),
            content=self.text("content"),
            start_year=start,
            end_year=end,
            investment=amount,
            investment_unit=unit,
            responsible=read_units(self.text("responsible")),
            status="；".join(filter(None, (self._cell(c.index) for c in self.header.all("status")))),
            source=f"{place} r{self.row + 1}c{name.index + 1}",
            years_raw=self.text("years") or "-".join(filter(None, (self.text("start"), self.text("end")))),
            investment_raw=self.text("investment"),
            responsible_raw=self.text("responsible"),
        )

    def _cell(self, column: int) -> str:
        text = unwrap(self.table.rows[self.row][column].text)
        return "" if _NONE.fullmatch(text) else text

    def _years(self) -> tuple[int | None, int | None]:
        if self.header.first("years"):
            return read_years(self.text("years"))
        start, end = read_years(self.text("start"))[0], read_years(self.text("end"))[1]
        return start, end


def _longer(project: Project, row: _Row) -> Project:
    """Add the rest of a cut row to its project."""
    content = row.text("content")
    units = [unit for unit in read_units(row.text("responsible")) if unit not in project.responsible]
    return replace(
        project,
        content=unwrap(f"{project.content}\n{content}") if content and content != project.content else project.content,
        responsible=(*project.responsible, *units),
    )


def _is_total(texts: list[str]) -> bool:
    first = next((text for text in texts if text), "")
    return any(_TOTAL.match(text) for text in (first, *texts[:3]))


def _repeats(table: Table, header: Header, row: int) -> bool:
    column = header.first("name")
    assert column is not None
    return table.rows[row][column.index].text == table.rows[header.rows - 1][column.index].text


def _full_width(table: Table, row: int) -> str:
    """Return the title of a row that is one cell over the table, or a numbered title alone in its row."""
    cells = table.rows[row]
    filled = [cell.text.strip() for c, cell in enumerate(cells) if cell.text.strip() and table.is_origin(row, c)]
    if len(filled) != 1 or table.width < 2:
        return ""
    whole = cells[0] is cells[-1]
    return filled[0] if whole or (cells[0].text.strip() and _HEADING.match(filled[0])) else ""


def _title(text: str) -> str:
    """
    Return a category without its number and line breaks.

    >>> _title("（一）生态\\n安全体系"), _title("一、交通（12项）")
    ('生态安全体系', '交通（12项）')
    """
    return _ORDINAL.sub("", regex.sub(r"\s+", "", text))


_TOTAL = regex.compile(r"(?:总|合|小|共)\s*计(?![一-龥]{2})|总\s*数$")
_NONE = regex.compile(r"[-—－–/／\\]*")
_HEADING = regex.compile(r"[（(]?[一二三四五六七八九十]+[）)]?[、.．]?|第[一二三四五六七八九十]+类")
_ORDINAL = regex.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)][、.．]?|[一二三四五六七八九十]+[、.．]|\d+[、.．](?!\d))"
)
