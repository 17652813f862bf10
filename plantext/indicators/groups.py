"""The body of an indicator table as groups of rows: one group per indicator, with its domain and task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from plantext.document import Table
from plantext.tables.columns import Header
from plantext.vocabulary import attributes, header_role


@dataclass(frozen=True, slots=True)
class Group:
    """The rows (from 0) of one indicator, with what stands above them: domain, task, and an attribute, if any."""

    rows: tuple[int, ...]
    number: str
    domain: str
    task: str
    attribute: str = ""


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
        self.table = table
        self.number = header.first("number")
        self.name = header.all("name")
        self.columns = {role: header.first(role) for role in ("domain", "task")}
        if self.number and not any(
            _number(table.rows[r][self.number.index].text) for r in range(header.rows, len(table.rows))
        ):
            self.number = None  # a column of numbers that the dump has lost
        self.header_words = tuple(table.rows[header.rows - 1][column.index].text for column in self.name)
        self.domain = self.task = self.attribute = ""
        self.rows: list[int] = []
        self.key = ""

    def take(self, row: int) -> Iterator[Group]:
        cells = self.table.rows[row]
        texts = [cell.text.strip() for cell in cells]
        if not any(texts) or self._repeats_header(texts):
            return
        if title := self._category(row, texts):
            yield from self.close()
            self._enter(title)
            return
        if self._begins(row, texts):
            yield from self.close()
            self.key = self._key(texts)
        self.rows.append(row)
        self._inherit(row, texts)

    def close(self) -> Iterator[Group]:
        if self.rows:
            yield Group(tuple(self.rows), self.key, self.domain, self.task, self.attribute)
        self.rows = []

    def _begins(self, row: int, texts: list[str]) -> bool:
        if not self.rows:
            self._inherit(row, texts)
            return True
        at = self.number.index if self.number else self.name[0].index
        new = bool(texts[at]) and self.table.is_origin(row, at)
        if not new and self.number is None:
            return False
        if new and self.number is None:
            return not _SUB_ITEM.match(texts[at])
        return new and _number(texts[at]) != ""

    def _key(self, texts: list[str]) -> str:
        if self.number:
            return _number(texts[self.number.index])
        match = _NUMBERED.match(texts[self.name[0].index])
        return match[1] if match else ""

    def _inherit(self, row: int, texts: list[str]) -> None:
        """A filled cell of the domain or task column holds until the next; a new domain ends the task."""
        if self.rows and self.rows[-1] != row:
            return
        for role in ("domain", "task"):
            column = self.columns[role]
            if column and texts[column.index]:
                title = _title(texts[column.index])
                if role == "domain" and title != self.domain:
                    self.domain, self.task = title, ""
                elif role == "task":
                    self.task = title

    def _category(self, row: int, texts: list[str]) -> str:
        """Return the title of a row that is one cell over the table, or a word alone in it that is no indicator."""
        filled = {text for text in texts if text}
        if len(filled) != 1:
            return ""
        cells = self.table.rows[row]
        first = cells[0]
        wide = first.row == row and first.column_span == self.table.width
        alone = first.row == row and bool(texts[0]) and _CATEGORY.match(texts[0]) is not None
        return filled.pop() if wide or (alone and not any(texts[1:])) else ""

    def _enter(self, title: str) -> None:
        if word := next((word for word in attributes() if word in title), ""):
            self.attribute = word
            if len(title) <= len(word) + 4:
                return
        if self.columns["domain"] is None and not (self.domain and _LOWER.match(title)):
            self.domain, self.task = _title(title), ""
        elif self.columns["task"] is None:
            self.task = _title(title)

    def _repeats_header(self, texts: list[str]) -> bool:
        names = [texts[column.index] for column in self.name]
        return tuple(names) == self.header_words and all(header_role(name) == "name" for name in names)


def _number(text: str) -> str:
    """Return a 序号 as printed without the sign behind it, empty where the text is none."""
    match = _NUMBER.fullmatch(text)
    return match[1] if match else ""


def _title(text: str) -> str:
    """
    Return a domain or a task without its number and line breaks.

    >>> _title("（一）目标责任体系\\n与制度建设"), _title("生态\\n制度")
    ('目标责任体系与制度建设', '生态制度')
    """
    return _ORDINAL.sub("", regex.sub(r"\s+", "", text)).strip("：:")


_NUMBER = regex.compile(r"\s*[（(]?(\d{1,3}(?:[.\-]\d{1,2})*|[一二三四五六七八九十]{1,3})[）)]?[.、．]?\s*[*★▲]*")
_NUMBERED = regex.compile(r"\s*(\d{1,3})\s*[.、．](?!\d)")
_ORDINAL = regex.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+[、.．]|\d+[、.．](?!\d)|第[一二三四五六七八九十]+[部分章节]+)"
)
_LOWER = regex.compile(r"[（(]|\d")
_CATEGORY = regex.compile(r"[（(]?[一二三四五六七八九十]+[）)、.．]|.{0,12}(?:指标|领域|类|方面)$")
_SUB_ITEM = regex.compile(r"\s*(?:[①-⑳]|[#＃]|其中|[—－–-]{1,2}\s*\p{Han}|[（(]\d{1,2}[）)])")
