"""The paragraphs of an element of the tree, as lines that are not yet put together, and the tables between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from plantext.document import Block, Paragraph
from plantext.readers.boxes import as_paragraphs
from plantext.readers.pdf.lines import Line
from plantext.readers.pdf.tagged.rooms import Placed, goes_on
from plantext.readers.pdf.tagged.tree import NOTES, Element, Run
from plantext.readers.pdf.wrapping import Room, joined

RoomOf = Callable[[Run, Line], Room | None]
"""Tells how far a line of a run may reach."""

_HEADING = re.compile(r"H([1-9])")
_CONTENTS = ("TOC", "TOCI")
_SECTIONS = ("Sect", "Art", "Part")
_LOWEST = 9


@dataclass(slots=True)
class Draft:
    """The lines of a paragraph, the level that the tree gives it, and whether it is a line of a table of contents."""

    lines: list[Placed] = field(default_factory=list)
    level: int = 0
    is_contents: bool = False

    def text(self) -> str:
        """Return the printed text; it breaks where a line ends although there was room for more."""
        parts: list[list[Placed]] = []
        for placed in self.lines:
            if parts and goes_on(parts[-1][-1], placed):
                parts[-1].append(placed)
            else:
                parts.append([placed])
        return "\n".join(joined([placed.line for placed in part]) for part in parts)

    def paragraphs(self) -> list[Paragraph]:
        """Return the draft as a heading, or as a paragraph for each of its printed lines."""
        made = as_paragraphs(self.text(), 0 if self.is_contents else self.level)
        return [replace(paragraph, page=self.lines[0].page) for paragraph in made]


class Walk:
    """
    Takes the kids of an element in their order; `parts` are the paragraphs, and what `special` makes of the rest.

    `special` is given tables and notes, and returns what stands in their place.
    """

    def __init__(self, room_of: RoomOf, special: Callable[[Element], Sequence[Block]]) -> None:
        self.parts: list[Draft | Block] = []
        self._room_of = room_of
        self._special = special
        self._draft = Draft()
        self._is_contents = False
        self._is_label = False

    def take(self, element: Element) -> list[Draft | Block]:
        """Return the parts of an element."""
        self._walk(element, 0, 0)
        self._end()
        return self.parts

    def _walk(self, element: Element, level: int, depth: int) -> None:
        for _, kid in element.ordered():
            if not isinstance(kid, Element):
                self._add(kid, level)
                self._is_label = element.kind == "LI"
            elif kid.kind in NOTES:
                self.parts += self._special(kid)  # the paragraph goes on behind it
            elif kid.is_inline:
                self._walk(kid, level, depth)
            else:
                if not self._is_label or kid.kind == "L":
                    self._end()  # a label goes with the text that follows
                self._block(kid, level, depth)
                self._end()

    def _block(self, element: Element, level: int, depth: int) -> None:
        if element.kind == "Table":
            self._end()
            self.parts += self._special(element)
            return
        was_contents = self._is_contents
        self._is_contents = was_contents or element.kind in _CONTENTS
        self._walk(element, level_of(element.kind, depth) or level, depth + (element.kind in _SECTIONS))
        self._is_contents = was_contents

    def _add(self, runs: Sequence[Run], level: int) -> None:
        self._draft.level = level
        self._draft.is_contents = self._is_contents
        for run in runs:
            self._draft.lines += [Placed(line, run.page, self._room_of(run, line), run.is_cell) for line in run.lines]

    def _end(self) -> None:
        """Close the paragraph at hand."""
        if self._draft.lines:
            self.parts.append(self._draft)
            self._draft = Draft()
        self._is_label = False


def level_of(kind: str, depth: int) -> int:
    """
    Return the level of a heading, 0 for other kinds; one without a number counts the sections around it.

    >>> level_of("H2", 0), level_of("H", 3), level_of("P", 3)
    (2, 3, 0)
    """
    match = _HEADING.fullmatch(kind)
    if match:
        return int(match[1])
    return min(max(depth, 1), _LOWEST) if kind == "H" else 0
