"""What a table layout makes of the lines it recognises, and how rows of texts become a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plantext.document import Block, Cell, Table, grid
from plantext.readers.indents import settled
from plantext.readers.recovery.alignment import to_grid
from plantext.readers.recovery.columns import fits, role
from plantext.readers.recovery.spanning import stands_above
from plantext.vocabulary import is_header_word

_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True)
class Region:
    """The lines up to `end` as blocks; without blocks they are not laid out this way, and need no second look."""

    end: int
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()


Layout = Callable[[Sequence[str], int], Region | None]
"""Looks at the lines from an index on; None where they are not laid out its way."""


def table(rows: Sequence[Sequence[str]], header_rows: int | None = None) -> Table:
    """
    Return rows of texts as a table; in full rows an empty header cell goes on with the cell beside or above it.

    >>> made = table([["指标", "规划值", ""], ["", "2025年", "2030年"], ["绿地率", "40", "42"]])
    >>> [made.rows[0][c].text for c in range(3)], made.rows[1][0].text
    (['指标', '规划值', '规划值'], '指标')
    """
    width = max(len(row) for row in rows)
    if any(len(row) < width for row in rows):
        return settled(Table(to_grid(rows), header_rows))
    depth = _header_depth(rows)
    cells = _header(rows[:depth], width)
    cells += [Cell(text, r, c) for r, row in enumerate(rows[depth:], depth) for c, text in enumerate(row)]
    return settled(Table(grid([cells]), header_rows))


def padded(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """
    Return rows with the empty cells put back that were cut off at their ends; short rows of another kind stay short.

    A row may also be short because merged cells at its left were left out: then its cells do not fit their columns.

    >>> head = ["领域", "序号", "指标", "2020年", "2025年"]
    >>> padded([head, ["经济", "1", "产值", "9"], ["2", "税收", "3", "4"]])[1:]
    [['经济', '1', '产值', '9', ''], ['2', '税收', '3', '4']]
    """
    width = max(len(row) for row in rows)
    depth = _header_depth(rows)
    kinds = [*map(role, rows[depth - 1] if depth else ()), *["other"] * width]
    full = [list(row) for row in rows]
    for row in full[max(depth - 1, 0) :]:
        is_cut = row[0] == "" or all(fits(text, kind) for text, kind in zip(row, kinds, strict=False) if text)
        if 1 < len(row) < width and is_cut:
            row.extend([""] * (width - len(row)))
    return full


def is_header(texts: Sequence[str], least: int = 2) -> bool:
    """Say whether a row's texts are mostly header words, and at least so many of them."""
    filled = [text for text in texts if text]
    known = sum(map(is_header_word, filled))
    return known >= least and known * 2 > len(filled)


def _header_depth(rows: Sequence[Sequence[str]]) -> int:
    depth = 0
    while depth < min(len(rows) - 1, _HEADER_ROWS):
        if not (is_header(rows[depth], 1) or stands_above(rows[depth], rows[depth + 1])):
            break
        depth += 1
    return depth


def _header(rows: Sequence[Sequence[str]], width: int) -> list[Cell]:
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if (r, c) in taken:
                continue
            span = 1
            while text and r + 1 < len(rows) and rows[r + 1][c] and c + span < width and _goes_on(rows, r, c + span):
                span += 1
            down = 1
            while text and span == 1 and r + down < len(rows) and not rows[r + down][c]:
                down += 1
            taken.update((r + d, c + s) for d in range(down) for s in range(span))
            cells.append(Cell(text, r, c, down, span))
    return cells


def _goes_on(rows: Sequence[Sequence[str]], r: int, c: int) -> bool:
    return not rows[r][c] and bool(rows[r + 1][c])
