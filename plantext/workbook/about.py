"""The first sheet: what the workbook holds, what colours mean, what each column says, and what was left out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from plantext.columns import Cell
from plantext.export.sheets import MAX_LINKS, MAX_ROWS, Book, Column, Content, Place, Sheet
from plantext.version import __version__
from plantext.workbook.layouts import MOST
from plantext.workbook.texts import MOST_ROWS, Texts
from plantext.workbook.words import Words

Row = Sequence[Cell | Content]

_STATES = ("ok", "partial", "failed", "skipped")
_USUAL_NOTES = ("numbers", "formulas", "trust")


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet of the workbook with the stable names of its columns."""

    table: str
    sheet: Sheet
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What there is to be told of a workbook."""

    words: Words
    parts: Sequence[Part]
    states: Mapping[str, int]
    texts: Texts
    has_own_columns: bool

    def write(self, book: Book) -> None:
        """Write the first sheet."""
        columns = [Column("", "text", 24, 18), Column("", "text", 28, 24), Column("", "wrapped", 92, 60)]
        sheet = book.sheet(self.words.sheet("about"), columns, has_header=False, position=0)
        for row in self._rows():
            sheet.add((*row, None, None, None)[: len(columns)])

    def _rows(self) -> Iterator[Row]:
        say, told = self.words.say, _texts()
        yield [Content(say("What plans say", "规划数据"), "title")]
        yield [say("made by", "生成工具"), f"plantext {__version__}"]
        yield [say("documents", "文件"), *self._states()]
        yield []
        yield _heading(say("sheet", "工作表"), say("rows", "行数"), say("what it holds", "内容"))
        for part in self._there():
            name = part.sheet.names[0]
            yield [Content(name, to=Place(name, 1)), part.sheet.count, self._text(told["sheets"][part.table])]
        yield []
        yield _heading(say("colour", "颜色"), "", say("meaning", "含义"))
        for colour in told["colour"]:
            yield [Content(say("example", "示例"), colour["meaning"]), None, self._text(colour)]
        yield []
        yield _heading(say("notes", "说明"), "", "")
        for number, note in enumerate(self._notes(), 1):
            yield [say(f"note {number}", f"说明{number}"), None, note]
        yield []
        yield _heading(say("sheet", "工作表"), say("column", "列"), say("meaning", "含义"))
        for part in self._there():
            yield from self._columns(part)

    def _states(self) -> tuple[Cell, Cell]:
        counted = ((state, self.states[state]) for state in _STATES if state in self.states)
        told = (f"{self.words.code(state)} {count}" for state, count in counted)
        return sum(self.states.values()), self.words.say(", ", "；").join(told)

    def _there(self) -> Iterator[Part]:
        return (part for part in self.parts if part.sheet.names)

    def _columns(self, part: Part) -> Iterator[Row]:
        for name, title in zip(part.columns, self.words.titles(part.table, part.columns), strict=True):
            yield [self.words.sheet(part.table), title, self.words.meaning(part.table, name)]

    def _notes(self) -> Iterator[str]:
        yield self._note("own" if self.has_own_columns else "shared", most=MOST)
        yield from map(self._note, _USUAL_NOTES)
        if self.texts.left_out:
            counts = {"written": self.texts.written, "left_out": self.texts.left_out, "rows": MOST_ROWS}
            yield self._note("text_auto" if self.texts.written else "text_none", **counts)
        for part in self._there():
            first, *others = part.sheet.names
            if part.sheet.links_left_out:
                yield self._note("links", sheet=first, most=MAX_LINKS, left_out=part.sheet.links_left_out)
            if others:
                yield self._note("split", sheet=first, most=MAX_ROWS, others=self.words.say(", ", "、").join(others))

    def _note(self, name: str, **facts: Any) -> str:
        return self._text(_texts()["notes"][name]).format(**facts)

    def _text(self, told: Mapping[str, str]) -> str:
        return told[self.words.language]


def _heading(*texts: str) -> Row:
    return [Content(text, "heading") for text in texts]


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "about.toml").read_text(encoding="utf-8"))
