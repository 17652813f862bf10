"""
The types in which the sample plans are written down.

Printed text may hold marks: `^{1}` superscript, `_{2.5}` subscript, `{+new+}` and `{-old-}` tracked changes,
`^[note]` a footnote, a newline for a soft line break, `¶` for a new paragraph inside a cell, and at the start of
such a paragraph `{#circles:3 ①}` for the number that the word processor computes from a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

Scope = Literal["", "national", "provincial", "both"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `number` is what the word processor computes before its text, empty where it is typed in."""

    level: int
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `numbering` is `list:instance`, and `number` what the word processor computes for it."""

    text: str
    style: Literal["body", "title", "subtitle", "caption", "note", "right", "toc"] = "body"
    numbering: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A 专栏: a one-column table with a title and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A page break, or a section break that turns the following pages."""

    kind: Literal["page", "landscape", "portrait"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell; `numbering` makes its text a number that the word processor computes."""

    text: str
    down: int = 1
    across: int = 1
    numbering: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A printed table: rows hold only the cells that begin in them."""

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    header_rows: int = 1
    repeat_header: bool = True


@dataclass(frozen=True, slots=True)
class Page:
    """The metadata block that a government web page prints above a text; only the TXT has it."""

    fields: tuple[tuple[str, str], ...]


Block = Heading | Para | Box | Break | Grid | Page


@dataclass(frozen=True, slots=True)
class Truth:
    """
    What an analyst writes down for a value cell (see the columns of values.csv).

    `unit` None means the unit of the leaf, `year` empty the year of the column.
    """

    raw: str
    comparator: str = ""
    low: str = ""
    high: str = ""
    unit: str | None = None
    qualitative: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """A composite cell: its printed text, and what it says of each leaf."""

    text: str
    leaves: tuple[Truth | str | tuple[Truth, ...], ...]


ValueCell = str | Truth | tuple[Truth, ...] | Split | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf indicator as it stands in indicators.csv."""

    name: str
    item: str = ""
    unit: str = ""
    scope: Scope = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the printed grid: the name and unit cells, the value cells (None: merged with the one above)."""

    name: str
    unit: str | None
    cells: tuple[ValueCell, ...]
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered indicator with its rows."""

    number: str
    attribute: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of one task; the domain is printed and merged over its groups."""

    domain: str
    task: str
    entries: tuple[Entry, ...]
    domain_printed: str = ""
    task_printed: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `kind` is domain, task, number, name, item, unit, attribute or value."""

    kind: str
    width: float
    role: str = ""
    level: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """
    An indicator table with its truth.

    `category_rows` prints the domain as a row over the full width. `parts` are the numbers of the groups at which
    a new table begins, with the header printed again; between the parts stands `joint`: a kind of break, a caption
    that says so, or nothing. Where there is a column `item`, it holds the names of sub-items, and other names reach
    over it.
    """

    caption: str
    columns: tuple[Column, ...]
    header: tuple[tuple[Cell, ...], ...]
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()
    category_rows: bool = False
    parts: tuple[int, ...] = ()
    joint: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """One project: what is printed in its cells, and the truth where it differs from that."""

    number: str
    name: str
    content: str = ""
    years: str = ""
    start: str = ""
    end: str = ""
    money: str = ""
    investment: str = ""
    units: str = ""
    responsible: str = ""
    nature: str = ""
    planned: str = ""


@dataclass(frozen=True, slots=True)
class ProjectTable:
    """
    A project list with its truth.

    `columns` are a field (category, number, name, content, nature, years, money, planned, units), its header and its
    width; `total` is the printed sum, below or (`total_first`) above the projects; `parts` and `joint` are as in an indicator
    table; `unit_line` is printed between caption and table.
    """

    caption: str
    columns: tuple[tuple[str, str, float], ...]
    categories: tuple[tuple[str, tuple[Project, ...]], ...]
    money_unit: str = ""
    total: str = ""
    parts: tuple[int, ...] = ()
    auto_number: str = ""
    header_again: bool = True
    joint: str = ""
    category_rows: bool = False
    notes: tuple[str, ...] = ()
    unit_line: str = ""
    total_label: str = "合计"
    total_first: bool = False


@dataclass(frozen=True, slots=True)
class StatusTable:
    """The table that counts the projects of an earlier plan by state."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, int, int, int, int, int], ...]


Content = Block | IndicatorTable | ProjectTable | StatusTable


@dataclass(frozen=True, slots=True)
class Plan:
    """A sample: its files' stem, what index.csv says of it, and its content in reading order."""

    name: str
    title: str
    genre: str
    region: str
    period: str
    content: tuple[Content, ...]
    formats: tuple[str, ...] = ("docx", "txt")
    header: str = ""
    changes: tuple[dict[str, str], ...] = field(default=())


_MARKS = (
    (re.compile(r"\{#[\w:]+ (.*?)\}"), r"\1"),
    (re.compile(r"\{-.*?-\}", re.S), ""),
    (re.compile(r"\{\+(.*?)\+\}", re.S), r"\1"),
    (re.compile(r"\^\[.*?\]", re.S), ""),
    (re.compile(r"[\^_]\{(.*?)\}", re.S), r"\1"),
    (re.compile("¶"), "\n"),
)


def plain(text: str) -> str:
    """Return printed text without its marks, as a text dump has it."""
    for pattern, replacement in _MARKS:
        text = pattern.sub(replacement, text)
    return text
