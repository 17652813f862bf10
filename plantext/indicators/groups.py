"""The body of an indicator table as groups of rows: one group per indicator, with its domain and task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from plantext.document import Table
from plantext.indicators.numbering import own_numbers
from plantext.indicators.titles import ORDINAL, Titles, title_text, wordy
from plantext.tables import Header, is_note


@dataclass(frozen=True, slots=True)
class Group:
    """
    The rows (from 0) of one indicator, with what stands above them: domain, task, and an attribute, if any.

    `own_number` is the pattern of the numbers before the names, where a table has no column of numbers.
    """

    rows: tuple[int, ...]
    number: str
    domain: str
    task: str
    attribute: str = ""
    own_number: regex.Pattern[str] | None = None


def groups(table: Table, header: Header) -> Iterator[Group]:
    """
    Yield the groups of the body, in reading order.

    A new number begins a group; in a table without numbers a new name does. A row without a number, or whose number
    is merged from above, goes on with the group. Rows over the whole width (`一、资源利用`) name the domain.
    """
    reader = _Reader(table, header)
    for row in range(header.rows, len(table.rows)):
        yield from reader.take(row)
    yield from reader.close()


class _Reader:
    """Walks the rows and remembers what is merged over them."""

    def __init__(self, table: Table, header: Header) -> None:
        self.table, self.header = table, header
        self.number = header.first("number")
        self.names = header.all("name")
        self.columns = {role: header.first(role) for role in ("domain", "task")}
        if self.number and not any(
            _number(table.rows[r][self.number.index].text) for r in range(header.rows, len(table.rows))
        ):
            self.number = None  # a column of numbers that the dump has lost
        self.own_number = None if self.number else own_numbers(self._indicator_names())
        self.titles = Titles(has_domain=self.columns["domain"] is not None)
        self.rows: list[int] = []
        self.key = ""

    def _indicator_names(self) -> list[str]:
        """Return the names of the body's rows, those of titles left out."""
        rows = range(self.header.rows, len(self.table.rows))
        texts = ([cell.text.strip() for cell in self.table.rows[row]] for row in rows)
        return [
            text[self.names[0].index] for row, text in zip(rows, texts, strict=True) if not self._category(row, text)
        ]

    def take(self, row: int) -> Iterator[Group]:
        texts = [cell.text.strip() for cell in self.table.rows[row]]
        if not any(texts) or self._repeats_header(texts) or is_note(texts[0]) or _is_no_indicator(texts):
            return
        if title := self._category(row, texts):
            yield from self.close()
            self.titles.enter(title)
            return
        if self._begins(row, texts):
            yield from self.close()
            self.key = self._key(texts)
            self._inherit(texts)
        self.rows.append(row)

    def close(self) -> Iterator[Group]:
        if self.rows:
            above = (self.titles.domain, self.titles.task, self.titles.attribute)
            yield Group(tuple(self.rows), self.key, *above, self.own_number)
        self.rows = []

    def _begins(self, row: int, texts: list[str]) -> bool:
        if not self.rows:
            return True
        at = self.number.index if self.number else self.names[0].index
        new = bool(texts[at]) and self.table.is_origin(row, at)
        if self.number:
            return new and _number(texts[at]) != "" and not self._goes_on(row, texts)
        if self.own_number:
            return new and self.own_number.match(texts[at]) is not None
        return new and not _SUB_ITEM.match(self.table.rows[row][at].text)

    def _goes_on(self, row: int, texts: list[str]) -> bool:
        """Some dumps repeat a merged number on each row of its sub-items."""
        name = self.names[0].index
        above = self.table.rows[self.rows[-1]][name].text.strip()
        same = _number(texts[self.number.index]) == self.key if self.number else False
        return same and (texts[name] in ("", above) or bool(_SUB_ITEM.match(self.table.rows[row][name].text)))

    def _key(self, texts: list[str]) -> str:
        if self.number:
            return _number(texts[self.number.index])
        match = self.own_number.match(texts[self.names[0].index]) if self.own_number else None
        return match[1] if match else ""

    def _inherit(self, texts: list[str]) -> None:
        """A filled cell of the domain or task column holds until the next; a new domain ends the task."""
        for role in ("domain", "task"):
            column = self.columns[role]
            if column and texts[column.index]:
                title = title_text(texts[column.index])
                if role == "task":
                    self.titles.task = title
                elif title != self.titles.domain:
                    self.titles.domain, self.titles.task = title, ""

    def _category(self, row: int, texts: list[str]) -> str:
        """Return the title of a row that names what follows: over the whole width, or alone before empty values."""
        cells = self.table.rows[row]
        filled = {text for text in texts if text}
        wide = cells[0].column_span == self.table.width or (len(texts) > 2 and all(texts))
        if wide and len(filled) == 1 and cells[0].row == row:
            return wordy(texts[0])
        at = {self.names[0].index, self.number.index if self.number else 0, 0}
        if any(text for c, text in enumerate(texts) if c not in at) or not self.table.is_origin(row, 0):
            return ""
        if _SUB_ITEM.match(cells[self.names[0].index].text) and not ORDINAL.match(texts[0]):
            return ""
        if self.number:
            number = texts[self.number.index]
            title = texts[self.names[0].index] if _COUNTED.fullmatch(number) else number
            return "" if _number(number).isdecimal() else wordy(title)
        return "" if self._is_parent(row) else wordy(texts[self.names[0].index])

    def _is_parent(self, row: int) -> bool:
        """Say whether the row below is a sub-item, so that a name without values is its parent and no category."""
        if row + 1 >= len(self.table.rows):
            return True
        below = self.table.rows[row + 1][self.names[0].index].text
        return bool(_SUB_ITEM.match(below)) and not ORDINAL.match(self.table.rows[row][0].text)

    def _repeats_header(self, texts: list[str]) -> bool:
        header = self.table.rows[: self.header.rows]
        filled = [(c, text) for c, text in enumerate(texts) if text]
        return len(filled) > 1 and all(any(row[c].text.strip() == text for row in header) for c, text in filled)


def _is_no_indicator(texts: list[str]) -> bool:
    """Say whether a row is a total or the numbers of the columns."""
    filled = [text for text in texts if text]
    if any(_TOTAL.fullmatch(text) for text in texts[:3]):
        return True
    counted = [int(match[1]) for text in filled if (match := _COLUMN_NUMBER.fullmatch(text))]
    return len(counted) > 2 and counted == list(range(counted[0], counted[0] + len(filled)))


def _number(text: str) -> str:
    """Return a 序号 as printed without the sign behind it, empty where the text is none."""
    match = _NUMBER.fullmatch(text)
    return match[1] if match else ""


_NUMBER = regex.compile(r"\s*[（(]?(\d{1,6}(?:[.\-]\d{1,2})*|[一二三四五六七八九十]{1,3})[）)]?[.、．]?\s*[*★▲]*")
_TOTAL = regex.compile(r".{0,8}(?:合|总|小)\s*计(?:[（(].*[）)])?")
_COLUMN_NUMBER = regex.compile(r"[（(]?(\d{1,2})[）)]?")
_COUNTED = regex.compile(r"[（(]?[一二三四五六七八九十]+[）)]?[、.．]?|")
_SUB_ITEM = regex.compile(
    r"(?:　|\s{2})|\s*(?:[①-⑳]|[#＃]|其中|[—－–-]{1,2}\s*\p{Han}|[（(]\d{1,2}[）)]|[a-h][.、．)）])"
)
