"""The cells of tables that corrections are meant of, found again by the row's words and the cell's text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice

from plantext.corrections.folding import folded
from plantext.corrections.model import Correction, Row
from plantext.corrections.names import Names, Words
from plantext.corrections.spots import Spot
from plantext.document import Document, Table
from plantext.records import cited_cell
from plantext.tables import place_name, surroundings


@dataclass(frozen=True)
class TableAt:
    """A table of a document: its block, its caption, the name that sources give it, and its texts, folded."""

    block: int
    table: Table
    caption: str
    name: str
    texts: tuple[tuple[str, ...], ...]

    def lines_with(self, word: str) -> Iterator[int]:
        """Yield the rows of which a cell holds a word."""
        plain, starts = self._plain
        at = plain.find(word)
        while at >= 0:
            line = bisect_right(starts, at) - 1
            yield line
            at = plain.find(word, starts[line + 1]) if line + 1 < len(starts) else -1

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        rows = ["".join(f"{text}\n" for text in row) for row in self.texts]
        return "".join(rows), [0, *accumulate(map(len, rows[:-1]))] if rows else []


Rows = Mapping[tuple[str, ...], Sequence[tuple[int, int]]]
"""The rows, each by its block and its line, in which the rules find an indicator or a project; by its words, folded."""


class CellSpots:
    """Finds the cells of corrections in one document; what rows the rules know goes before what words tell."""

    def __init__(self, document: Document, rows: Rows, names: Names) -> None:
        self._rules, self._names = rows, names
        self.tables = {at: _table(document, at) for at, block in enumerate(document.blocks) if isinstance(block, Table)}

    def find(self, correction: Correction, is_same_file: bool) -> tuple[Spot, ...]:
        """Return the cells that a correction can be meant of: one, none, or several that are alike."""
        if is_same_file and (spot := self._as_cited(correction)):
            return (spot,)
        tables = self.likely(correction)
        words = self._words(correction)
        known = [(self.tables[at], line) for at, line in self._known(correction, words) if self.tables[at] in tables]
        for number, is_row in enumerate(_tests(words)):
            lines = [*known, *_rows(tables, words, is_row)]
            spots = _distinct(spot for each, line in _in_order(lines) for spot in _cells(each, line, correction, words))
            if spots or (known and not number):
                return spots
        return ()

    def has_row(self, correction: Correction) -> bool:
        """Say whether the row of a correction is there, whatever its cells hold."""
        words = self._words(correction)
        tables = self.likely(correction)
        known = any(self.tables[at] in tables for at, _ in self._known(correction, words))
        return known or any(True for is_row in islice(_tests(words), 2) for _ in _rows(tables, words, is_row))

    def _words(self, correction: Correction) -> Words:
        row = correction.row or Row(name=correction.was.get("name", ""), item=correction.was.get("item", ""))
        return self._names.printed(row.number, row.name, row.item)

    def _known(self, correction: Correction, words: Words) -> Sequence[tuple[int, int]]:
        return self._rules.get(words_of(correction.table, *words), ())

    def likely(self, correction: Correction) -> list[TableAt]:
        """Return the tables that a correction may be of: those of its title, else those of its number, else all."""
        row = correction.row or Row()
        cited = cited_cell(correction.source)
        tables = list(self.tables.values())
        caption, title = folded(row.table), _title(row.table)
        groups = (
            [each for each in tables if folded(each.caption) == caption],
            [each for each in tables if title and _title(each.caption) == title],
            [each for each in tables if cited and each.name == cited.table],
        )
        return next(filter(None, groups), tables)

    def _as_cited(self, correction: Correction) -> Spot | None:
        """Return the cell that the source names, if its text is the one that was cited."""
        cited = cited_cell(correction.source)
        caption = folded(correction.row.table) if correction.row else ""
        words = self._words(correction)
        if cited is None:
            return None
        named = (t for t in self.tables.values() if t.name == cited.table and folded(t.caption) == caption)
        return next(filter(None, (_at(t, cited.row, cited.column, correction, words)[0] for t in named)), None)


def _table(document: Document, at: int) -> TableAt:
    table = document.blocks[at]
    assert isinstance(table, Table)
    caption = surroundings(document, at).caption
    texts = tuple(tuple(folded(cell.text) for cell in row) for row in table.rows)
    return TableAt(at, table, caption, place_name(document, at, caption), texts)


def words_of(table: str, number: str, name: str, item: str) -> tuple[str, ...]:
    """Return what an indicator or a project is known by in any format, of its words, folded."""
    return ("projects" if table == "projects" else "indicators", number, name, item)


def _rows(
    tables: Iterable[TableAt], words: Words, is_row: Callable[[Sequence[str]], bool]
) -> Iterator[tuple[TableAt, int]]:
    word = words[2] or words[1].split("|")[0]
    return ((each, line) for each in tables for line in each.lines_with(word) if is_row(each.texts[line]))


def _in_order(lines: Iterable[tuple[TableAt, int]]) -> list[tuple[TableAt, int]]:
    return sorted(lines, key=lambda each: (each[0].block, each[1]))


def _distinct(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return spots, each cell once, with the first of its lines."""
    found: dict[tuple[int, int, int], Spot] = {}
    for spot in spots:
        found.setdefault((spot.block, spot.row, spot.column), spot)
    return tuple(found.values())


def _tests(words: Words) -> Iterator[Callable[[Sequence[str]], bool]]:
    """Give the ways in which a row may be known by its texts, the surest first: a cell that is the name, with more."""
    number, name, item = words
    names = [part for part in name.split("|") if part]
    last = [item] if item else names
    if not last:
        return
    yield lambda texts: _is_numbered(texts, number) and _has(texts, names) and all(_is_named(texts, n) for n in last)
    yield lambda texts: all(_is_named(texts, name) for name in last)
    yield lambda texts: _is_numbered(texts, number) and _has(texts, [*names, *last])
    yield lambda texts: _has(texts, [*names, *last])
    yield lambda texts: _has(texts, last)


def _has(texts: Sequence[str], words: Iterable[str]) -> bool:
    return all(any(word in text for text in texts) for word in words)


def _is_named(texts: Sequence[str], name: str) -> bool:
    """Say whether a cell is a name, apart from marks and numbers before it and a unit in brackets behind it."""
    return any(
        _BEFORE.fullmatch(text[: text.index(name)]) and _BEHIND.fullmatch(text[text.index(name) + len(name) :])
        for text in texts
        if name in text
    )


def _cells(each: TableAt, line: int, correction: Correction, words: Words) -> Iterator[Spot]:
    """Give the cells of a row whose text is the one that was cited; of what is added, else those that hold it."""
    spots = [_at(each, line, column, correction, words) for column in range(each.table.width)]
    whole = [spot for spot, is_whole in spots if spot and is_whole]
    return iter(whole or [spot for spot, _ in spots if spot])


def _at(each: TableAt, line: int, column: int, correction: Correction, words: Words) -> tuple[Spot | None, bool]:
    """Return the cell of a slot, if it may be the one that was cited, and whether its text is all of the quote."""
    quote = folded(correction.quote)
    if not (0 <= line < len(each.texts) and 0 <= column < each.table.width):
        return None, False
    if spot := _spot(each, line, column, quote, words):
        return spot, True
    text = each.texts[line][column]
    return (_spot(each, line, column, text, words) if correction.action == "add" and quote in text else None), False


def _spot(each: TableAt, line: int, column: int, quote: str, words: Words) -> Spot | None:
    """Return the cell of a slot, if it has a text; of a slot that a merged cell has left empty, that cell above it."""
    for row in range(line, -1, -1):
        text = each.texts[row][column]
        if text or not quote:
            cell = each.table.rows[row][column]
            return Spot(each.block, cell.row, cell.column, line=line) if text == quote else None
        if _begins(each.texts[row], words):
            return None
    return None


def _begins(texts: Sequence[str], words: Words) -> bool:
    """Say whether the rows of an indicator begin with a row."""
    number, name, _ = words
    return number in texts if number else _is_named(texts, name)


def _is_numbered(texts: Sequence[str], number: str) -> bool:
    """Say whether a row has a number: in a cell of its own, or before a name."""
    behind = len(number)
    return not number or any(text.startswith(number) and not text[behind : behind + 1].isdecimal() for text in texts)


def _title(caption: str) -> str:
    """
    Return the caption of a table without its number.

    >>> _title("表1 云溪县指标体系") == _title("附表 2-1 云溪县指标体系")
    True
    """
    return _NUMBER.sub("", folded(caption), count=1)


_BEFORE = re.compile(r"[\d.、,()*:★☆△▲#一二三四五六七八九十-]*")
_BEHIND = re.compile(r"[:*★☆△▲\d]*(?:\([^()]*\))?[*★☆△▲\d]*")
_NUMBER = re.compile(r"^[附续]?(?:图?表|专栏)(?:[一二三四五六七八九十]+|[\dA-Z]+(?:[-.]\d+)*)?")
