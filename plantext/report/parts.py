"""
A document that is opened, before it is drawn: what stands on its first page, and entries with two sides.

A comparison and an audit have the same parts. They are worked out once; HTML, XLSX and DOCX only draw them. Every text
in them may be shown: what could mislead has been replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plantext.report.marking import Runs

Tone = Literal[
    "tightened", "relaxed", "added", "dropped", "unsure", "other", "same", "error", "warning", "note", "ok"
]  # fmt: skip
"""What an entry is, for its colour and for the filter; the word for it always stands in a badge."""

TONES: tuple[Tone, ...] = ("tightened", "relaxed", "added", "dropped", "unsure", "other", "same")
"""Those of a comparison, in the order in which they are counted."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A word that says what an entry is, with its tone."""

    word: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sides of an entry: what is printed there, what is said beside it, and where it stands."""

    runs: Runs = ()
    source: str = ""
    aside: str = ""

    @property
    def text(self) -> str:
        """What is printed."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One change or finding; `number` counts from 1, `anchor` names it within the page.

    `name` is what it is about, `detail` what else is to be known of that, `value` which of its values is meant. One
    that `goes_on` is about the same thing as the entry before it.
    """

    number: int
    anchor: str
    name: str
    detail: str
    value: str
    old: Side
    new: Side
    badges: tuple[Badge, ...]
    tone: Tone
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a title of their own, with what else it is called, or all of a section under none."""

    title: str
    entries: tuple[Entry, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The titles of the columns of entries; `value` is empty where no entry has one, and the column is not there."""

    number: str
    name: str
    value: str
    old: str
    new: str
    badges: str
    old_source: str = ""
    new_source: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns that are there; where something stands has columns of its own in workbooks only."""
        return tuple(filter(None, (self.number, self.name, self.value, self.old, self.new, self.badges)))


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one kind, with a line that counts them; in a workbook they stand on the sheet of this name."""

    key: str
    title: str
    sheet: str
    counted: str
    header: Header
    groups: tuple[Group, ...]

    def __iter__(self) -> Iterator[Entry]:
        return (entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table of the first page: its first column names the rows, its other columns hold counts or facts."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """How many entries there are of a tone; each entry counts once."""

    word: str
    tone: Tone
    count: int


def sentence(form: str, figures: Sequence[Figure], language: str) -> str:
    """
    Return in a sentence how many entries there are.

    >>> sentence("{} in all: {}", [Figure("relaxed", "relaxed", 2), Figure("added", "added", 1)], "en")
    '3 in all: relaxed 2, added 1'
    """
    told = (f"{figure.word} {figure.count}" for figure in figures)
    return form.format(sum(figure.count for figure in figures), ("，" if language == "zh" else ", ").join(told))


@dataclass(frozen=True, slots=True)
class Highlight:
    """An entry that is told on the first page, and why."""

    entry: Entry
    why: str


@dataclass(frozen=True, slots=True)
class First:
    """What is told on the first page; the last column says why."""

    title: str
    header: Header
    rows: tuple[Highlight, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """
    A whole document: its first page (`subject` to `notes`) and its sections.

    `anchor` names it where a page holds several. What is marked on the old side is struck through in `changes`; in
    `findings` it is what the other side does not have.
    """

    kind: Literal["changes", "findings"]
    anchor: str
    title: str
    subject: str
    about: Grid
    figures: tuple[Figure, ...]
    summed: str
    counts: Grid
    first: First | None
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    language: str
