"""Cells that reach over several columns: titles of groups, sums, and names beside which others have two cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from plantext.readers.pdf.unruled.columns import Columns
from plantext.readers.pdf.unruled.rows import Lines, Spacing
from plantext.readers.pdf.unruled.segments import Segment
from plantext.readers.pdf.unruled.settling import Rows
from plantext.readers.pdf.unruled.spans import Span

_CENTRED = 0.6  # of the size of the characters
_ALIGNED = 0.4


def across(wide: Sequence[Segment], lines: Lines) -> list[Segment]:
    """Return those of some segments over several columns that have their height for themselves: each is a row."""
    everything = [line for column in lines for line in column]
    return [word for word in wide if not any(abs(line.middle - word.middle) < 0.6 * word.size for line in everything)]


def in_place_of_numbers(wide: Sequence[Segment], lines: Lines, columns: Columns) -> list[Segment]:
    """Return segments that stand at the left of a row, over several columns or in the middle of the first columns."""
    everything = [line for column in lines for line in column]
    others = [line for at, column in enumerate(lines) if at for line in column if not _is_aligned(line, column)]
    found = []
    for word in [*wide, *others]:
        beside = [line for line in everything if line is not word and abs(line.middle - word.middle) < 0.6 * word.size]
        if not beside or any(line.box.left <= word.box.right for line in beside):
            continue
        if columns.crosses(word) or _is_amid(word, min(columns.reach(line)[0] for line in beside), columns):
            found.append(word)
    return found


def _is_amid(word: Segment, beyond: int, columns: Columns) -> bool:
    """Say whether a word stands in the middle of the first columns, up to one at most."""
    middles = [(columns.edges[0] + columns.edges[stop]) / 2 for stop in range(columns.reach(word)[0] + 1, beyond + 1)]
    return any(abs(middle - word.centre) < _CENTRED * word.size for middle in middles)


def parts_among(wide: Sequence[Segment], lines: Lines, columns: Columns) -> frozenset[int]:
    """Return the columns that most rows have as one with the column before."""
    crossed = [
        sum(at - 1 in columns.reach(word) and at in columns.reach(word) for word in wide) for at in range(len(lines))
    ]
    return frozenset(at for at in range(1, len(lines)) if crossed[at] > max(1, len(lines[at]) / 2))


def is_title(line: Segment, column: int, lines: Lines, columns: Columns, spacing: Spacing) -> bool:
    """Say whether a line is alone at its height and stands in the middle of the table, no part of another cell."""
    middle = (columns.edges[0] + columns.edges[-1]) / 2
    if abs(line.centre - middle) > _CENTRED * line.size or _goes_on(line, column, lines, spacing):
        return False
    if _is_aligned(line, lines[column]) and spacing.numbers is None:
        return False  # nothing tells it from a row of which only one cell is filled
    everything = (other for cells in lines for other in cells if other is not line)
    return not any(abs(other.middle - line.middle) < 0.9 * line.size for other in everything)


def _goes_on(line: Segment, column: int, lines: Lines, spacing: Spacing) -> bool:
    """Say whether a line and one above or below it look like lines of one cell."""
    others = [other.width for other in lines[column] if other is not line]
    if others and line.width > max(others) + 0.5 * line.size:
        return False  # it has more room than the column has
    at = lines[column].index(line)
    return any(not spacing.fits(column, *pair) for pair in pairwise(lines[column][max(at - 1, 0) : at + 2]))


def summing(lines: Lines, rows: Rows, columns: Columns) -> list[tuple[int, Span]]:
    """
    Return cells, with their columns, that stand in the middle of the first columns of the table and not as others do.

    Left of them all cells of the row are empty: sums begin at the first column.
    """
    filled = {(span.first, at): span for at, found in enumerate(rows.spans) for span in found if span.lines}
    wide = []
    for row in range(len(rows.tops) - 1):
        here = [at for at in range(columns.count) if (row, at) in filled]
        if not here or (here[0] == 0 and len(here) > 1):
            continue
        at, span = here[0], filled[row, here[0]]
        word = span.lines[0]
        if len(span.lines) > 1 or span.last > span.first or _is_aligned(word, lines[at]):
            continue
        beyond = here[1] if len(here) > 1 else columns.count
        if _is_amid(word, beyond, columns):
            wide.append((at, span))
    return wide


def widened(word: Segment, columns: Columns, filled: set[int]) -> range:
    """Return the columns that a cell covers: those around its text that are empty and have it in their middle."""
    if not filled:
        return range(columns.count)
    reach = columns.reach(word)
    first = next((at + 1 for at in range(reach.start - 1, -1, -1) if at in filled), 0)
    beyond = next((at for at in range(reach.stop, columns.count) if at in filled), columns.count)
    options = [
        (abs((columns.edges[start] + columns.edges[stop]) / 2 - word.centre), start, stop)
        for start in range(first, reach.start + 1)
        for stop in range(reach.stop, beyond + 1)
    ]
    _, start, stop = min(options)
    return range(start, stop)


def _is_aligned(word: Segment, column: Sequence[Segment]) -> bool:
    """Say whether a line stands as the others of its column, of which there are too few to tell else."""
    others = [line for line in column if line is not word]
    if len(others) < 2:
        return True
    slack = _ALIGNED * word.size
    is_left = abs(word.box.left - median(line.box.left for line in others)) < slack
    return is_left or abs(word.centre - median(line.centre for line in others)) < slack
