"""The body of an indicator table as groups of rows: one group per indicator, with its domain and task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from plantext.document import Table
from plantext.quantities.wrapping import unbroken
from plantext.tables import Header, is_note
from plantext.vocabulary import attributes


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
        self.table, self.header = table, header
        self.number = header.first("number")
        self.names = header.all("name")
        self.columns = {role: header.first(role) for role in ("domain", "task")}
        if self.number and not any(
            _number(table.rows[r][self.number.index].text) for r in range(header.rows, len(table.rows))
        ):
            self.number = None  # a column of numbers that the dump has lost
        self.titles = _Titles(has_domain=self.columns["domain"] is not None)
        self.rows: list[int] = []
        self.key = ""

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
            yield Group(tuple(self.rows), self.key, self.titles.domain, self.titles.task, self.titles.attribute)
        self.rows = []

    def _begins(self, row: int, texts: list[str]) -> bool:
        if not self.rows:
            return True
        at = self.number.index if self.number else self.names[0].index
        new = bool(texts[at]) and self.table.is_origin(row, at)
        if self.number:
            return new and _number(texts[at]) != "" and not self._goes_on(row, texts)
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
        match = _NUMBERED.match(texts[self.names[0].index])
        return match[1] if match else ""

    def _inherit(self, texts: list[str]) -> None:
        """A filled cell of the domain or task column holds until the next; a new domain ends the task."""
        for role in ("domain", "task"):
            column = self.columns[role]
            if column and texts[column.index]:
                title = _title(texts[column.index])
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
            return _wordy(texts[0])
        at = {self.names[0].index, self.number.index if self.number else 0, 0}
        if any(text for c, text in enumerate(texts) if c not in at) or not self.table.is_origin(row, 0):
            return ""
        if _SUB_ITEM.match(cells[self.names[0].index].text) and not _ORDINAL.match(texts[0]):
            return ""
        if self.number:
            number = texts[self.number.index]
            title = texts[self.names[0].index] if _COUNTED.fullmatch(number) else number
            return "" if _number(number).isdecimal() else _wordy(title)
        return "" if self._is_parent(row) else _wordy(texts[self.names[0].index])

    def _is_parent(self, row: int) -> bool:
        """Say whether the row below is a sub-item, so that a name without values is its parent and no category."""
        if row + 1 >= len(self.table.rows):
            return True
        below = self.table.rows[row + 1][self.names[0].index].text
        return bool(_SUB_ITEM.match(below)) and not _ORDINAL.match(self.table.rows[row][0].text)

    def _repeats_header(self, texts: list[str]) -> bool:
        header = self.table.rows[: self.header.rows]
        filled = [(c, text) for c, text in enumerate(texts) if text]
        return len(filled) > 1 and all(any(row[c].text.strip() == text for row in header) for c, text in filled)


class _Titles:
    """The domain, task and attribute that titles between the rows set; a kind of number is a level."""

    def __init__(self, has_domain: bool) -> None:
        self.domain = self.task = self.attribute = ""
        self.has_domain = has_domain
        self.highest: str | None = None

    def enter(self, title: str) -> None:
        if word := next((word for word in attributes() if word in title), ""):
            self.attribute = word
            if len(title) <= len(word) + 4:
                return
        kind = _kind(title)
        if self.highest is None:
            self.highest = kind
        if not self.has_domain and kind == self.highest:
            self.domain, self.task = _title(title), ""
        else:
            self.task = _title(title)


def _is_no_indicator(texts: list[str]) -> bool:
    """Say whether a row is a total or the numbers of the columns."""
    filled = [text for text in texts if text]
    if any(_TOTAL.fullmatch(text) for text in texts[:3]):
        return True
    counted = [int(match[1]) for text in filled if (match := _COLUMN_NUMBER.fullmatch(text))]
    return len(counted) > 2 and counted == list(range(counted[0], counted[0] + len(filled)))


def _wordy(text: str) -> str:
    """Return a title, empty where the text is a number or a sign and names nothing."""
    return text if _HAN.search(text) else ""


def _kind(title: str) -> str:
    """Return the kind of number a title begins with: `一、`, `（一）`, `1.`, or none."""
    match = _ORDINAL.match(title)
    return _NUMERAL.sub("N", match[0]) if match else ""


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
    return _COUNT.sub("", _ORDINAL.sub("", unbroken(text))).strip("：:")


_NUMBER = regex.compile(r"\s*[（(]?(\d{1,3}(?:[.\-]\d{1,2})*|[一二三四五六七八九十]{1,3})[）)]?[.、．]?\s*[*★▲]*")
_NUMBERED = regex.compile(r"\s*(\d{1,3})\s*[.、．](?!\d)")
_ORDINAL = regex.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+[、.．]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]{1,4}[、.．]?(?=\p{Han})"
    r"|\d+[、.．](?!\d)|第[一二三四五六七八九十]+[部分章节]+)"
)
_TOTAL = regex.compile(r".{0,8}(?:合|总|小)\s*计(?:[（(].*[）)])?")
_COLUMN_NUMBER = regex.compile(r"[（(]?(\d{1,2})[）)]?")
_COUNTED = regex.compile(r"[（(]?[一二三四五六七八九十]+[）)]?[、.．]?|")
_NUMERAL = regex.compile(r"[一二三四五六七八九十\d]+")
_COUNT = regex.compile(r"[（(]共?\d+\s*[项个条][）)]$")
_HAN = regex.compile(r"\p{Han}{2}")
_SUB_ITEM = regex.compile(
    r"(?:　|\s{2})|\s*(?:[①-⑳]|[#＃]|其中|[—－–-]{1,2}\s*\p{Han}|[（(]\d{1,2}[）)]|[a-h][.、．)）])"
)
