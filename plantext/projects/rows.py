"""The projects of a list, each a record; rows under one name are put together, categories are held over rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from plantext.document import Table
from plantext.projects.cells import read_money, read_years
from plantext.projects.lines import Layout, Titles, category_name
from plantext.quantities.wrapping import unwrap
from plantext.records import Project
from plantext.responsible import Responsible, read_responsible
from plantext.tables import Column, Header, Surroundings, cell_source, is_part_of_sum


def project_rows(table: Table, header: Header, around: Surroundings, place: str) -> Iterator[Project]:
    """
    Yield the projects of a list, in reading order; a row without a name goes on with the project above.

    A category column goes before titles between the rows; titles of two levels are joined by ` / `.
    """
    reader, layout, titles = _Reader(table, header, around, place), Layout(table, header), Titles()
    group: list[int] = []
    category, held = "", ""
    for row in _telling_rows(layout, range(header.rows, len(table.rows))):
        title = layout.title(row)
        summed = bool(group) and any(layout.sums(between) for between in range(group[-1] + 1, row))
        if group and title is None and not summed and reader.continues(group, row):
            group.append(row)
            continue
        if group:
            yield reader.project(group, category)
        group = [row] if title is None and reader.has_name(row) else []
        if title:
            titles.enter(title)
            held = ""
        held = category_name(reader.text("category", row)) or held if group else held
        category = held or titles.path
    if group:
        yield reader.project(group, category)


def _telling_rows(layout: Layout, rows: range) -> Iterator[int]:
    """Yield the rows that are no totals, no notes, and no parts of the project above them (`其中：…`)."""
    within = False
    for row in rows:
        if layout.is_nothing(row):
            continue
        within = layout.is_part(row) or (within and not layout.has_number(row))
        if not within:
            yield row


class _Reader:
    """The cells of a list by the role of their column."""

    def __init__(self, table: Table, header: Header, around: Surroundings, place: str) -> None:
        self.table, self.header, self.around, self.place = table, header, around, place
        name = header.first("name")
        assert name is not None
        self.name = name.index

    def text(self, role: str, row: int) -> str:
        column = self.header.first(role)
        return "" if column is None else _unwrapped(self.table.rows[row][column.index].text)

    def has_name(self, row: int) -> bool:
        """Say whether a name begins in a row; one merged down from a total is none."""
        cell = self.table.rows[row][self.name]
        return cell.row == row and bool(cell.text.strip())

    def continues(self, group: list[int], row: int) -> bool:
        """Say whether a row was cut by a page, or stands below a name merged over several rows."""
        cell = self.table.rows[row][self.name]
        if not cell.text.strip():
            return not self.text("number", row) or not self.table.is_origin(row, self.name)
        return cell.row in group

    def project(self, rows: list[int], category: str) -> Project:
        """Return the project that stands in these rows."""
        first = rows[0]
        number, name = _marked(self.text("number", first), self.text("name", first).replace("\n", ""))
        start, end, printed_years = self._years(rows)
        amount, unit, printed_money = self._money(rows)
        responsible, printed_units = self._responsible(rows)
        return Project(
            table=self.around.caption,
            category=category,
            number=number,
            name=name,
            content=self._content(rows),
            start_year=start,
            end_year=end,
            investment=amount,
            investment_unit=unit,
            responsible=responsible.units,
            status="；".join(filter(None, (_given(self.text_of(c, first)) for c in self.header.all("status")))),
            source=cell_source(self.table, self.place, first, self.name),
            years_raw=printed_years,
            investment_raw=printed_money,
            responsible_raw=printed_units,
            responsible_lead=responsible.leads,
        )

    def text_of(self, column: Column, row: int) -> str:
        return _unwrapped(self.table.rows[row][column.index].text)

    def _own(self, column: Column, rows: list[int]) -> list[tuple[int, str]]:
        """Return the texts of a column in some rows: that of the first, and those of later rows that are their own."""
        cells = [(row, self.table.rows[row][column.index]) for row in rows]
        return [(row, _unwrapped(cell.text)) for row, cell in cells if row in (rows[0], cell.row) and cell.text.strip()]

    def _content(self, rows: list[int]) -> str:
        parts: list[str] = []
        stages = self._stages(rows)
        for column in self.header.all("content"):
            joined = ""
            for row, text in self._own(column, rows):
                if stages or text != joined:
                    joined = _unwrapped(f"{joined}\n{stages.get(row, '')}{text}")
            if joined and joined not in parts:
                parts.append(joined)
        return "；".join(parts)

    def _stages(self, rows: list[int]) -> dict[int, str]:
        """Return the year printed beside each row of a project whose rows are its years."""
        column = self.header.first("years")
        own = self._own(column, rows) if column and len(rows) > 1 else []
        return dict(own) if len({text for _, text in own}) > 1 else {}

    def _years(self, rows: list[int]) -> tuple[int | None, int | None, str]:
        if column := self.header.first("years"):
            printed = [text for _, text in self._own(column, rows)]
            spans = [read_years(text) for text in printed]
            firsts = [first for first, _ in spans if first is not None]
            lasts = [last for _, last in spans if last is not None]
            return min(firsts, default=None), max(lasts, default=None), "；".join(printed)
        start, end = self.text("start", rows[0]), self.text("end", rows[-1]) or self.text("end", rows[0])
        return read_years(start)[0], read_years(end)[1], "-".join(filter(None, (start, end)))

    def _money(self, rows: list[int]) -> tuple[Decimal | None, str, str]:
        """
        Read the investment; the sum where each row under the name prints its own.

        Where the only sum is that of a period (`“十四五”投资`), the header stands before it in what was printed.
        """
        column = self.header.first("investment")
        if column is None:
            return None, "", ""
        own = self._own(column, rows)
        if len(own) > 1 and not all(self._says_more(row) for row in rows[1:]):
            own = own[:1]
        read = [read_money(text, column.unit or self.around.money or self.around.unit) for _, text in own]
        label = f"{_printed_header(self.table, self.header, column)}：" if own and is_part_of_sum(column.header) else ""
        printed = label + "；".join(text for _, text in own)
        amounts = [amount for amount, _ in read if amount is not None]
        units = {unit for _, unit in read if unit}
        whole = amounts and len(amounts) == len(own) in (1, len(rows)) and len(units) <= 1
        return (sum(amounts, Decimal(0)) if whole else None), (units.pop() if whole and units else ""), printed

    def _says_more(self, row: int) -> bool:
        """Say whether a row below a project's first holds more than a sum."""
        columns = self.header.all("content", "years", "start", "end")
        return self.table.rows[row][self.name].row < row or any(self._own(column, [row]) for column in columns)

    def _responsible(self, rows: list[int]) -> tuple[Responsible, str]:
        units: list[str] = []
        leads: list[str] = []
        printed: list[str] = []
        for column in self._responsible_columns():
            for row, text in self._own(column, rows):
                read = read_responsible(self.table.rows[row][column.index].text)
                units += read.units
                leads += read.units if "牵头" in column.header and not _BOTH.search(column.header) else read.leads
                printed.append(text)
        units = [*leads, *units]
        return Responsible(tuple(dict.fromkeys(units)), tuple(dict.fromkeys(leads))), "；".join(printed)

    def _responsible_columns(self) -> tuple[Column, ...]:
        """Choose: 责任单位, 牵头单位 and 配合单位 all count; the builder or the owner only where there are none."""
        columns = self.header.all("responsible")
        charged = tuple(c for c in columns if _CHARGED.search(c.header) and not _PERSON.search(c.header))
        leading_first = sorted(charged, key=lambda column: "牵头" not in column.header)
        return tuple(leading_first) or columns[:1]


def _unwrapped(text: str) -> str:
    return unwrap(text) if "\n" in text.strip() else text.strip()


def _printed_header(table: Table, header: Header, column: Column) -> str:
    return regex.sub(r"\s+", "", table.rows[header.rows - 1][column.index].text)


def _marked(number: str, name: str) -> tuple[str, str]:
    """Take a number before a project's name for its number, where it has no other."""
    number = number.strip(" .、．\n")
    if (match := _MARK.match(name)) and (not number or _digits(number) == _digits(match["mark"])):
        return number or match["mark"], name[match.end() :]
    return number, name


def _digits(text: str) -> str:
    return "".join(c if c.isdecimal() else _CIRCLED.get(c, "") for c in text)


def _given(text: str) -> str:
    return "" if _NONE.fullmatch(text) else text


_CIRCLED = {chr(0x2460 + n): str(n + 1) for n in range(20)}
_MARK = regex.compile(r"(?:(?P<mark>\d{1,3})[.．、](?!\d)|(?P<mark>[（(]\d{1,3}[）)]|[①-⑳]))\s*(?=.)")
_NONE = regex.compile(r"[-—－–/／\\]*")
_CHARGED = regex.compile(r"责任|牵头|配合|负责|协办|主办|参与|承办|落实")
_PERSON = regex.compile(r"(?:人|领导)(?:\(|$)")
_BOTH = regex.compile(r"[及和、]|配合")
