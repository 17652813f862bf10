"""Which kind a table is, by its header words and, where these leave a doubt, by what stands in its columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import regex

from plantext.document import Table
from plantext.tables.captions import title_rows
from plantext.tables.columns import Column, Header, read_header
from plantext.tables.lists import is_breakdown, names_projects, resembles, settle
from plantext.vocabulary import attributes, fold, units

_VALUES = ("requirement", "baseline", "target", "year", "growth", "increase", "absolute")
_LISTED = ("number", "category", "content", "years", "start", "end", "investment", "responsible", "status")


def indicator_header(table: Table) -> Header | None:
    """
    Return the header of an indicator table: a column of indicator names and at least one of values; else None.

    Where the words leave a doubt the body decides: a 类型 that holds 约束性 is the attribute, a 目标 left of the names
    that holds words is the domain, the lowest of 一级指标 and 二级指标 is the name, and so is a 项目 beside units.
    """
    header = read_header(table, "indicators")
    if header is None:
        return None
    named = _named(table, header)
    if named.first("name") is None or not named.all(*_VALUES):
        return None
    name = named.all("name")[0].index
    header = _with_roles(named, lambda column: _by_body(table, named, column, name))
    unknown = unknown_columns(table, header)
    if len(unknown) == 1 and not any(column.role in _DATED for column in header.columns):
        # The one figure beside its growth, whatever it is called: 产量, 产值.
        return _with_roles(header, lambda column: "absolute" if column == unknown[0] else column.role)
    return header


def unknown_columns(table: Table, header: Header) -> tuple[Column, ...]:
    """Return the columns of an indicator table that hold numbers under a header word nobody knows."""
    name = header.all("name")[0].index
    columns = (column for column in header.columns if column.role == "" and column.index > name)
    return tuple(column for column in columns if _holds_numbers(_texts(table, header, column)))


def _holds_numbers(texts: list[str]) -> bool:
    filled = [text for text in texts if text]
    return len(filled) > 1 and 2 * sum(_VALUE.match(text) is not None for text in filled) > len(filled)


def project_header(table: Table) -> Header | None:
    """
    Return the header of a project list: project names and one more column that a list has; else None.

    A single column, or one beside places and remarks, must itself say that its names are those of projects.
    """
    header = read_header(table, "projects")
    if header is None or header.first("name") is None:
        return None
    bare = names_projects(header) and (table.width == 1 or header.all("place", "remark"))
    if (not header.all(*_LISTED) and not bare) or indicator_header(table) is not None:
        return None
    return None if is_breakdown(header) else settle(table, header)


def resembles_list(table: Table) -> bool:
    """Say whether a table looks like a project list by its header, whether or not it can be read as one."""
    header = read_header(table, "projects")
    if header is None:
        top = table.rows[title_rows(table)] if table.rows else ()
        return any(_PROJECT_NAME.fullmatch(fold(cell.text)) for cell in top)
    return resembles(header)


def status_header(table: Table) -> tuple[Header, Header] | None:
    """
    Return the two readings of a status table's header: its category column, and its states; else None.

    A status table counts projects: a column of categories and at least two states.
    """
    header, states = read_header(table, "projects"), read_header(table, "states")
    if header is None or states is None or header.first("category") is None or header.first("name") is not None:
        return None
    return (header, states) if len([column for column in states.columns if column.role]) >= 2 else None


def _named(table: Table, header: Header) -> Header:
    """Find the names of a header without 指标名称: the lowest level of indicators, or the things measured."""
    if header.first("name") is not None:
        return header
    levels = [column for column in header.columns if _LEVEL.fullmatch(column.header)]
    things = [column for column in header.columns if _THING.fullmatch(column.header)]
    if levels:
        chosen = levels[-1].index
    elif header.first("unit") is not None and (named := _first_of_words(table, header)) is not None:
        chosen = named
    elif things and (header.first("unit") is not None or _units_in_names(table, header, things[0])):
        chosen = things[0].index
    else:
        return header
    return _with_roles(header, lambda column: "name" if column.index == chosen else column.role)


def _first_of_words(table: Table, header: Header) -> int | None:
    """Return the first column of unknown header that holds words, all different: beside units it holds the names."""
    for column in header.columns:
        body = [text for text in _texts(table, header, column) if text]
        if column.role == "" and len(body) > 1 and len(set(body)) == len(body) and all(map(_HAN.search, body)):
            return column.index
    return None


def _by_body(table: Table, header: Header, column: Column, name: int) -> str:
    body = [text for text in _texts(table, header, column) if text]
    if column.role in _ATTRIBUTED and body and set(body) <= set(attributes()):
        return "attribute"
    if column.role == "attribute" and body and not any(word in text for text in body for word in attributes()):
        return "domain" if header.first("domain") is None and column.index < name else ""
    if column.index > name and _is_item(table, header, column, body):
        return "item"
    if column.index < name and header.first("domain") is None:
        if column.role in _VALUES and body and not any(_DIGIT.search(text) for text in body):
            return "domain"
        if column.role == "" and _THING.fullmatch(column.header):
            return "domain"
    return column.role


def _is_item(table: Table, header: Header, column: Column, body: list[str]) -> bool:
    """
    Say whether a column behind the names holds sub-items: 山区, 丘陵 beside one merged name.

    Such a column has an unknown header or one for classes, or is the first half of a value column that has two; it
    holds words.
    """
    twin = next((c for c in header.columns if c.index == column.index + 1), None)
    halved = column.role in _VALUES and twin is not None and twin.header == column.header and twin.role == column.role
    if not (halved or column.role in ("", "domain", "task", "group")):
        return False
    if halved:  # a cell over both halves is a value
        cells = [row[column.index] for row in table.rows[header.rows :]]
        body = [cell.text.strip() for cell in cells if cell.column_span == 1 and cell.text.strip()]
    if not body:
        return False
    if any(_VALUE.match(text) for text in body) or header.first("item") is not None:
        return False
    names = header.all("name")[0].index
    rows = range(header.rows, len(table.rows))
    return any(
        table.rows[r][names].row < r or not table.rows[r][names].text.strip()
        for r in rows
        if table.rows[r][column.index].text.strip() and table.is_origin(r, column.index)
    )


def _units_in_names(table: Table, header: Header, column: Column) -> bool:
    texts = [text for text in _texts(table, header, column) if text]
    found = [match[1] in units() for text in texts if (match := _BRACKET.search(text))]
    return 2 * sum(found) >= len(texts) > 0


def _texts(table: Table, header: Header, column: Column) -> list[str]:
    return [row[column.index].text.strip() for row in table.rows[header.rows :]]


def _with_roles(header: Header, role: Callable[[Column], str]) -> Header:
    return replace(header, columns=tuple(replace(column, role=role(column)) for column in header.columns))


_LEVEL = regex.compile(r"[一二三四]级指标")
_THING = regex.compile(r"项目|内容|名称|事项|目标(?:任务)?")
_PROJECT_NAME = regex.compile(r".{0,4}(?:项目|工程)名称.{0,8}")
_DATED = {"requirement", "baseline", "target", "year", "absolute"}
_ATTRIBUTED = {"attribute", "domain", "task", "remark", ""}
_HAN = regex.compile(r"\p{Han}{2}")
_VALUE = regex.compile(r"\s*[≥≤><＞＜~约〔\[-]?\s*\d+(?:\.\d+)?\s*(?:%|$)|[≥≤><＞＜]")
_DIGIT = regex.compile(r"\d")
_BRACKET = regex.compile(r"[（(]([^（）()]{1,8})[）)]\s*$")
