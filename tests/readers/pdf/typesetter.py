"""Sets pages as a word processor does: lines of text, rules, and tables with wrapped, centred and merged cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plantext.readers.pdf.page import Box, Glyph, Page, Rule

ABOVE, LEFT = "^", "<"
"""What stands in a slot that the cell above or the cell at the left covers."""

_MARGIN = 5.4  # between the edge of a cell and its text
_TOKEN = re.compile(r"[A-Za-z0-9.%~-]+|.", re.DOTALL)
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Look:
    """
    How a table is set.

    `rules` is `three` (top, below the header, bottom), `lying` (below each row), `standing` or nothing; `short` adds
    rules below words that head several columns.
    """

    rules: str = "three"
    size: float = 9
    padding: float = 2
    hangs: bool = False
    is_left: bool = False
    short: bool = False


@dataclass
class Sheet:
    """A page in the making."""

    number: int = 1
    width: float = 595
    height: float = 842
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    @property
    def page(self) -> Page:
        """The page as it is read."""
        return Page(self.number, self.width, self.height, tuple(self.glyphs), tuple(self.rules))

    def text(self, left: float, top: float, text: str, size: float = 9) -> Sheet:
        """Print a line."""
        for character in text:
            right = left + width_of(character, size)
            self.glyphs.append(Glyph(character, Box(left, top, right, top + size), size))
            left = right
        return self

    def lines(self, left: float, top: float, texts: Sequence[str], size: float = 12, step: float = 20) -> Sheet:
        """Print lines below each other."""
        for at, text in enumerate(texts):
            self.text(left, top + at * step, text, size)
        return self

    def lying(self, left: float, right: float, y: float) -> Sheet:
        """Draw a lying rule."""
        self.rules.append(Rule(Box(left, y, right, y)))
        return self

    def table(
        self, rows: Rows, widths: Sequence[float], left: float, top: float, head: int, look: Look, is_open: bool = False
    ) -> float:
        """Set a table and return where it ends; one that `is_open` goes on over the page, with no rule at its foot."""
        cells = _cells(rows)
        xs = [left + sum(widths[:at]) for at in range(len(widths) + 1)]
        ys = [top]
        for row in range(len(rows)):
            ys.append(ys[-1] + _height(row, cells, xs, look))
        for row, column, bottom, right, text in cells:
            box = Box(xs[column], ys[row], xs[right], ys[bottom])
            is_head = row < head
            self._cell(box, text, look, is_centred=is_head or not look.is_left, hangs=look.hangs and not is_head)
            if look.short and is_head and right > column + 1:
                self.lying(box.left, box.right, box.bottom)
        edges = {"three": [0, head, len(rows)], "lying": range(len(rows) + 1)}.get(look.rules, [])
        for row in edges:
            for column in range(len(widths)):
                if row == len(rows) and is_open:
                    continue
                if row == len(rows) or rows[row][column] != ABOVE:
                    self.lying(xs[column], xs[column + 1], ys[row])
        for at, row in enumerate(rows if look.rules == "standing" else []):
            inner = [x for x, text in zip(xs[1:-1], row[1:], strict=True) if text != LEFT]
            self.rules += [Rule(Box(x, ys[at], x, ys[at + 1])) for x in inner]
        return ys[-1]

    def _cell(self, box: Box, text: str, look: Look, is_centred: bool, hangs: bool) -> None:
        lines = wrapped(text, box.right - box.left - 2 * _MARGIN, look.size)
        free = box.bottom - box.top - len(lines) * _pitch(look)
        top = box.top + (look.padding if hangs else free / 2) + (_pitch(look) - look.size) / 2
        for at, line in enumerate(lines):
            room = box.right - box.left - width_of(line, look.size)
            left = box.left + (room / 2 if is_centred else _MARGIN)
            self.text(left, top + at * _pitch(look), line, look.size)


def width_of(text: str, size: float) -> float:
    """Return how wide a text is printed."""
    return sum(size if ord(character) > 0x2000 else size / 2 for character in text)


def wrapped(text: str, room: float, size: float) -> list[str]:
    """Return the lines in which a text is set in a cell."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for token in _TOKEN.findall(paragraph):
            if line and width_of(line + token, size) > room:
                lines.append(line)
                line = ""
            line += token
        lines.append(line)
    return [line for line in lines if line]


def seen(rows: Rows) -> list[list[str]]:
    """Return what a person sees in each slot, without line ends."""
    grid: list[list[str]] = []
    for r, row in enumerate(rows):
        grid.append([])
        for c, text in enumerate(row):
            known = grid[r - 1][c] if text == ABOVE else grid[r][c - 1] if text == LEFT else text
            grid[r].append(known.replace("\n", ""))
    return grid


def _cells(rows: Rows) -> list[tuple[int, int, int, int, str]]:
    """Return the first row and column of each cell, the row and column behind it, and its text."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in (ABOVE, LEFT):
                continue
            bottom = next((below for below in range(r + 1, len(rows)) if rows[below][c] != ABOVE), len(rows))
            right = next((after for after in range(c + 1, len(row)) if row[after] != LEFT), len(row))
            cells.append((r, c, bottom, right, text))
    return cells


def _height(row: int, cells: Sequence[tuple[int, int, int, int, str]], xs: Sequence[float], look: Look) -> float:
    lines = [
        len(wrapped(text, xs[right] - xs[left] - 2 * _MARGIN, look.size))
        for top, left, bottom, right, text in cells
        if top == row and bottom == row + 1
    ]
    return max([1, *lines]) * _pitch(look) + 2 * look.padding


def _pitch(look: Look) -> float:
    return 1.4 * look.size
