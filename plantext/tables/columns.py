"""The header of a table: how many rows it has, and what each column holds, by its words and never by its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from plantext.document import Table
from plantext.quantities.years import column_years
from plantext.records import Level, Period
from plantext.tables.captions import title_rows
from plantext.vocabulary import fold, header_role, is_header_word, units

_DEEPEST = 4  # header rows of the deepest header seen; what follows is body


@dataclass(frozen=True, slots=True)
class Column:
    """
    One column: `role` is a meaning of `extractors/*.toml` (`name`, `baseline`, …), `header` its words, top first.

    `years` are the years the header names; `unit` is a unit in the header's brackets; `period` is set for columns of
    rates (年均增速) and of totals over the period (累计).
    """

    index: int
    role: str
    header: str
    years: tuple[int, ...] = ()
    level: Level = ""
    unit: str = ""
    period: Period = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its body begins at row `rows` (from 0)."""

    rows: int
    columns: tuple[Column, ...]

    def all(self, *roles: str) -> tuple[Column, ...]:
        """Return the columns with one of these roles, from left to right."""
        return tuple([column for column in self.columns if column.role in roles])

    def first(self, *roles: str) -> Column | None:
        """Return the first column with one of these roles."""
        for column in self.columns:
            if column.role in roles:
                return column
        return None


def read_header(table: Table, kind: str) -> Header | None:
    """
    Return the header of a table, read with the words of one kind of table, or None where it has none.

    `kind` is `indicators` or `projects`: the same word may mean another thing there.
    """
    start = title_rows(table)
    end = _header_end(table, start)
    if end == start:
        return None
    columns = [_column(table, start, end, c, kind) for c in range(table.width)]
    return Header(end, tuple(columns)) if any(column.role for column in columns) else None


def _header_end(table: Table, start: int) -> int:
    marked = table.header_rows or 0
    at = start
    while at < min(len(table.rows), start + _DEEPEST):
        fresh = [cell.text for c, cell in enumerate(table.rows[at]) if cell.text and table.is_origin(at, c)]
        known = sum(map(is_header_word, fresh))
        unknown = 2 * known <= len(fresh) or (at > start and not known)
        if fresh and unknown and at >= marked and (at > start or not known or not _years_below(table, at)):
            break
        if not fresh and at > start and not _covered(table, at):
            break
        at += 1
    return at


def _years_below(table: Table, row: int) -> bool:
    """Say whether the next row goes on with a row's merged cells and has header words alone of its own."""
    below = table.rows[row + 1] if row + 1 < len(table.rows) else ()
    own = [cell.text for c, cell in enumerate(below) if cell.text and table.is_origin(row + 1, c)]
    return len(own) > 1 and _covered(table, row + 1) and all(map(is_header_word, own))


def _covered(table: Table, row: int) -> bool:
    return any(cell.row < row for cell in table.rows[row])


def _column(table: Table, start: int, end: int, c: int, kind: str) -> Column:
    path: list[str] = []
    for r in range(start, end):
        text = table.rows[r][c].text.strip() or (_spanning(table, r, c) if r + 1 < end else "")
        if text and text not in path:
            path.append(text)
    header = "/".join(fold(text) for text in path)
    column = Column(c, "", header, years=column_years(header), level=level_of(header), unit=_unit(path))
    return _with_role(column, [header_role(text, kind) for text in path])


def _spanning(table: Table, r: int, c: int) -> str:
    """
    Return the header word to the left that goes on over an empty slot.

    Where a dump or an unmerged table leaves the rest of a spanning header empty, both columns have a word below.
    """
    while c > 0 and _has_own(table, r + 1, c) and _has_own(table, r + 1, c - 1):
        c -= 1
        if text := table.rows[r][c].text.strip():
            return text
    return ""


def _has_own(table: Table, r: int, c: int) -> bool:
    cell = table.rows[r][c]
    return bool(cell.text.strip()) and cell.row == r


def _with_role(column: Column, roles: list[str | None]) -> Column:
    """Settle a column's role from the roles of its header words, top first: the lowest telling word decides."""
    known = [role for role in roles if role]
    if not known or "remark" in known:
        return replace(column, role="remark" if known else "")
    lowest = known[-1]
    above = next((role for role in reversed(known[:-1]) if role in _VALUES), None)
    if lowest in _PERIODS:
        role = above or ("year" if "year" in known[:-1] else "growth")
        unit = "%" if lowest in ("annual", "yearly") else column.unit
        return replace(column, role=role, period=_PERIODS[lowest], unit=unit)
    if lowest == "increase":
        return replace(column, role="increase", unit="%" if _RATE.search(column.header) else column.unit)
    return replace(column, role=_lowest_role(column, lowest, above, known))


def _lowest_role(column: Column, lowest: str, above: str | None, known: list[str]) -> str:
    if lowest == "level":
        return above or "requirement"
    if lowest == "requirement" and above in ("baseline", "target"):
        return above  # 现状 over 指标值
    if lowest in ("year", "absolute"):
        if above == "requirement" and not column.level:
            above = None  # 指标值 over years: the years tell
        return above or ("year" if "year" in known or column.years else lowest)
    return lowest


def level_of(header: str) -> Level:
    """
    Return which level a header or a caption names: the nation's or the province's; empty where it names both or none.

    >>> level_of("省级指标要求"), level_of("国家生态文明建设示范区指标体系"), level_of("指标值")
    ('provincial', 'national', '')
    """
    national, provincial = _NATIONAL.search(header), _PROVINCIAL.search(header)
    if national and not provincial:
        return "national"
    return "provincial" if provincial and not national else ""


def _unit(path: list[str]) -> str:
    for text in path:
        for inside in _BRACKETED.findall(fold(text)):
            word = _PREFIX.sub("", inside)
            if word in units() or _MANY.sub("", word) in units() or inside in _MONEY:
                return str(word)
    return ""


_PERIODS: dict[str, Period] = {"annual": "annual", "mean": "annual", "yearly": "", "cumulative": "cumulative"}
_RATE = regex.compile(r"率|速|%|增长$")
_VALUES = {"requirement", "baseline", "target", "attained"}
_MONEY = {"万元", "亿元", "元", "千元", "百万元", "亿美元", "万美元"}
_NATIONAL = regex.compile(r"国家|国标|全国")
_PROVINCIAL = regex.compile(r"省|自治区")
_BRACKETED = regex.compile(r"[(\[〔【]([^()\[\]〔〕【】]*)[)\]〕】]")
_PREFIX = regex.compile(r"^(?:单位)?[:：]?")
_MANY = regex.compile(r"^[百千万亿]+")
