"""From the rows of one indicator to its leaves: the indicator itself, or its sub-items, each with its own texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from plantext.document import Table
from plantext.indicators.groups import Group
from plantext.indicators.names import Item, Name, bound_in, clean, is_unit, read_name, unit_in, without_bound
from plantext.indicators.scope import scope_of
from plantext.indicators.splitting import by_line, by_mark
from plantext.quantities.wrapping import unbroken
from plantext.records import Scope
from plantext.tables.columns import Column, Header


@dataclass(frozen=True, slots=True)
class Leaf:
    """
    A leaf indicator with the texts of its cells.

    `texts` has a text for each value column by the column's index; empty where nothing is printed for this leaf.
    `bound` is a comparator printed in the name or the unit, for numbers that bring none. `row` is from 0.
    """

    row: int
    column: int
    number: str
    name: str
    item: str
    domain: str
    task: str
    unit: str
    attribute: str
    scope: Scope
    bound: str
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sub-item in a row: its place among the sub-items that share the row's cells."""

    row: int
    item: Item
    place: int
    together: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A table with what is known of all its rows: header, value columns, scope marks, and a unit said for it all."""

    table: Table
    header: Header
    columns: Sequence[Column]
    scopes: Mapping[str, Scope]
    unit: str


def leaves(frame: Frame, group: Group) -> Iterator[Leaf]:
    """Yield the leaves of one indicator, in reading order."""
    reader = _Reader(frame, group)
    name, entries = reader.entries()
    for entry in entries:
        yield reader.leaf(name, entry)


class _Reader:
    def __init__(self, frame: Frame, group: Group) -> None:
        self.table, self.group, self.columns, self.scopes = frame.table, group, frame.columns, frame.scopes
        self.table_unit = frame.unit
        self.names = frame.header.all("name", "item", "group")
        self.unit = frame.header.first("unit")
        self.attribute = frame.header.first("attribute")
        self.named = self._named_rows()

    def entries(self) -> tuple[Name, list[_Entry]]:
        """Return the indicator's name and its sub-items, each with its row; one entry without text if it has none."""
        rows = self.named
        first = self._read(rows[0])
        if len(rows) == 1 and len(self.names) == 1:
            return first, _together(rows[0], first.items or (Item(0, ""),))
        found: list[_Entry] = []
        if first.items:
            found += _together(rows[0], first.items)
        elif self._own_values(rows[0]) or self._sub_name(rows[0]):
            found.append(_Entry(rows[0], Item(0, self._sub_name(rows[0])), 0, 1))
        for row in rows[1:]:
            read = self._read(row)
            items = read.items or (Item(0, self._sub_name(row) or read.text),)
            found += _together(row, items)
        return first, found

    def leaf(self, name: Name, entry: _Entry) -> Leaf:
        printed = entry.item.text or name.text
        unit_cell = self._text(self.unit, entry) if self.unit else ""
        unit = _unit(unit_cell) or unit_in(entry.item.text) or unit_in(name.text)
        own = unit if _unit(unit_cell) else None
        item = entry.item.text if name.text else ""
        return Leaf(
            row=entry.row,
            column=self.names[0].index,
            number=self.group.number,
            name=clean(name.text or entry.item.text, own),
            item=clean(item, own),
            domain=self.group.domain,
            task=self.group.task,
            unit=unit or ("" if self.unit else self.table_unit),
            attribute=self._attribute(entry),
            scope=scope_of(printed, self.scopes, name.text),
            bound=bound_in(unit_cell) or bound_in(entry.item.text) or bound_in(name.text),
            texts=self._value_texts(entry),
        )

    def _named_rows(self) -> list[int]:
        """Return the rows of the group that bring a name or a sub-item of their own."""
        own = [
            row
            for row in self.group.rows
            if any(
                self.table.is_origin(row, c.index) and self.table.rows[row][c.index].text.strip() for c in self.names
            )
        ]
        return own or [self.group.rows[0]]

    def _read(self, row: int) -> Name:
        text = self.table.rows[row][self.names[0].index].text
        if self.group.own_number:
            text = self.group.own_number.sub("", text, count=1)
        return read_name(text, self.scopes, lambda n: self._fits(row, n))

    def _sub_name(self, row: int) -> str:
        """Return the name in a second name column, unless it is the first one's cell going on, or a mere stroke."""
        if len(self.names) < 2:
            return ""
        first, second = (self.table.rows[row][column.index] for column in self.names[:2])
        # A cell over the sub-items' column and its neighbour is a value that holds for all.
        merged = first is second or second.column_span > 1 or unbroken(first.text) == unbroken(second.text)
        says = any(character.isalnum() for character in second.text)
        return unbroken(second.text) if says and not merged else ""

    def _own_values(self, row: int) -> bool:
        """Say whether the row of a parent's name has values of its own beside the ones merged over the sub-items."""
        return any(
            self.table.rows[row][column.index].text.strip()
            and self.table.rows[row][column.index].row_span == 1
            and not by_mark(self.table.rows[row][column.index].text)
            for column in self.columns
        )

    def _fits(self, row: int, count: int) -> bool:
        """Say whether other cells of the row have a line for each of `count` sub-items: all units, or two cells."""
        if count < 2:
            return False
        cells = self.table.rows[row]
        if (
            self.unit
            and (lines := by_line(cells[self.unit.index].text, count))
            and all(_is_unit_cell(x) for x in lines)
        ):
            return True
        return sum(bool(by_line(cells[column.index].text, count)) for column in self.columns) >= 2

    def _text(self, column: Column, entry: _Entry) -> str:
        """Return the text of a column for a sub-item: its own, its share of the row's, or what is merged from above."""
        text = self.table.rows[entry.row][column.index].text.strip()
        if not text:
            above = (row for row in reversed(self.group.rows) if row < entry.row)
            text = next((found for row in above if (found := self.table.rows[row][column.index].text.strip())), "")
        return self._share(text, entry)

    def _share(self, text: str, entry: _Entry) -> str:
        mark = entry.item.mark or (entry.place + 1 if entry.together > 1 else 0)
        if mark and (parts := by_mark(text)):
            return parts.get(mark, "")
        if entry.together > 1 and (lines := by_line(text, entry.together)):
            return lines[entry.place]
        return text

    def _value_texts(self, entry: _Entry) -> dict[int, str]:
        rows = self._rows_of(entry)
        if len(rows) == 1:
            return {column.index: self._text(column, entry) for column in self.columns}
        return {column.index: self._text_over(rows, column, entry) for column in self.columns}

    def _text_over(self, rows: list[int], column: Column, entry: _Entry) -> str:
        texts: list[str] = []
        for row in rows:  # one name over several rows: a line for each
            cell = self.table.rows[row][column.index]
            if cell.text.strip() and (cell.row == row or row == rows[0]):
                texts.append(cell.text.strip())
        return self._share("\n".join(texts), entry) if texts else self._text(column, entry)

    def _rows_of(self, entry: _Entry) -> list[int]:
        """Return the rows that an entry's name spans: those up to the next name of the group."""
        if entry.together > 1:
            return [entry.row]
        rows = self.group.rows
        after = bisect_right(self.named, entry.row)
        end = self.named[after] if after < len(self.named) else rows[-1] + 1
        return list(rows[bisect_left(rows, entry.row) : bisect_left(rows, end)]) or [entry.row]

    def _attribute(self, entry: _Entry) -> str:
        text = self._text(self.attribute, entry) if self.attribute else ""
        return unbroken(text) or self.group.attribute


def _together(row: int, items: Sequence[Item]) -> list[_Entry]:
    return [_Entry(row, item, place, len(items)) for place, item in enumerate(items)]


def _unit(text: str) -> str:
    """Return a unit as printed, without line breaks; signs for "none" are no unit."""
    unit = unbroken(without_bound(text)).replace("％", "%")
    return "" if _NONE.fullmatch(unit) else unit


def _is_unit_cell(text: str) -> bool:
    return is_unit(text) or bool(_NONE.fullmatch(text))


_NONE = regex.compile(r"[-—－–/／\\无]*")
