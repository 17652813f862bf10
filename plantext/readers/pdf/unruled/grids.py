"""The cells of a table whose place and columns are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from plantext.document import Cell
from plantext.readers.pdf.lines import Line
from plantext.readers.pdf.page import Rule
from plantext.readers.pdf.unruled.columns import Columns
from plantext.readers.pdf.unruled.heads import Head
from plantext.readers.pdf.unruled.regions import Region
from plantext.readers.pdf.unruled.rows import Lines, Spacing, Stack, cut, lines_of, spacing_of
from plantext.readers.pdf.unruled.segments import Segment, joined, sureness
from plantext.readers.pdf.unruled.spans import GROUPED, PLAIN, Span, spans
from plantext.readers.pdf.wrapping import joined as merged

def cells_of(region: Region) -> tuple[list[Cell], list[float]]:
    """Return the cells of a table and the heights of the edges of its rows."""
    cells: list[Cell] = []
    edges = [region.top]
    if region.head:
        short = [rule for rule in region.lying if rule.box.top < region.split - 1]
        pitch = spacing_of(lines_of([*region.head, *region.body], region.columns), region.columns).pitch
        cells, count = Head(region.head, region.columns, region.top, region.split, short, pitch).cells()
        edges = [region.top + (region.split - region.top) * at / count for at in range(count)] + [region.split]
    head_rows = len(edges) - 1
    body, tops = _body_cells(region)
    cells += [replace(cell, row=cell.row + head_rows) for cell in body]
    return cells, edges[:-1] + tops


def _body_cells(region: Region) -> tuple[list[Cell], list[float]]:
    lines = lines_of(region.body, region.columns)
    across = [segment for segment in region.body if region.columns.crosses(segment)]
    titles = [line for at, column in enumerate(lines) for line in column if _is_title(line, at, lines, region)]
    lines = tuple(tuple(line for line in column if line not in titles) for column in lines)
    across += titles
    lonely = [segment for segment in across if not _has_neighbour(segment, lines)]
    spacing = spacing_of(lines, region.columns)
    ruled = [rule for rule in region.lying if rule.box.top > region.split + 1]
    spacing, tops, found = _settled(region, lines, spacing, lonely, ruled)
    cells = [
        Cell(
            _text(column, span.lines, spacing),
            span.first,
            column,
            span.last - span.first + 1,
            confidence=sureness(span.lines),
        )
        for column, column_spans in enumerate(found)
        for span in column_spans
    ]
    wide = _centred(lines, found, tops, region.columns)
    cells = [cell for cell in cells if (cell.row, cell.column) not in {(row, at) for row, at, _ in wide}]
    across += [word for _, _, word in wide]
    return _with_crossing(cells, across, tops, region.columns), tops


def _centred(
    lines: Lines, found: Sequence[Sequence[Span]], tops: Sequence[float], columns: Columns
) -> list[tuple[int, int, Segment]]:
    """
    Return cells, by row and column, that stand in the middle of several columns and not as others of their column do.

    Left of them all cells of the row are empty: sums and titles of groups begin at the first column.
    """
    filled = {(span.first, at): span for at, column in enumerate(found) for span in column if span.lines}
    wide = []
    for row in range(len(tops) - 1):
        here = [at for at in range(columns.count) if (row, at) in filled]
        if not here or (here[0] == 0 and len(here) > 1):
            continue
        at, span = here[0], filled[row, here[0]]
        word = span.lines[0]
        if len(span.lines) > 1 or span.last > span.first or len(lines[at]) < 3 or _is_aligned(word, lines[at]):
            continue
        stops = range(at + 1, (here[1] if len(here) > 1 else columns.count) + 1)
        middles = [(columns.edges[0] + columns.edges[stop]) / 2 for stop in stops]
        if any(abs(middle - word.centre) < 0.6 * word.size for middle in middles) or len(here) == 1:
            wide.append((row, at, word))
    return wide


def _is_aligned(word: Segment, column: Sequence[Segment]) -> bool:
    others = [line for line in column if line is not word]
    slack = 0.4 * word.size
    is_left = abs(word.box.left - median(line.box.left for line in others)) < slack
    return is_left or abs(word.centre - median(line.centre for line in others)) < slack


def _settled(
    region: Region, lines: Lines, spacing: Spacing, lonely: Sequence[Segment], ruled: Sequence[Rule]
) -> tuple[Spacing, list[float], list[list[Span]]]:
    """Return how the cells stand in their rows, the edges of the rows, and the cells of each column."""
    filled = [at for at, column in enumerate(lines) if column]
    options = []
    for hangs in (False, True):
        for skipped in _grouping(spacing, filled):
            set_so = replace(spacing, hangs=hangs)
            among = [at for at in filled if at >= skipped] or filled
            tops, cost = _row_edges(region, lines, set_so, lonely, ruled, among)
            found, grouped, more = _column_spans(region, lines, tops, set_so, ruled)
            left = [at for at in among if at not in grouped]
            if left != among and len(left) > 1:
                tops, cost = _row_edges(region, lines, set_so, lonely, ruled, left)
                found, _, more = _column_spans(region, lines, tops, set_so, ruled)
            options.append((cost + more, len(options), set_so, tops, found))
    return min(options, key=lambda option: option[:2])[2:]


def _grouping(spacing: Spacing, filled: Sequence[int]) -> list[int]:
    """Return how many columns at the left may name groups of rows: all before the running number."""
    if spacing.numbers is not None:
        return [spacing.numbers]
    return [at for at in range(3) if at + 1 < len(filled)] or [0]


def _row_edges(
    region: Region,
    lines: Lines,
    spacing: Spacing,
    lonely: Sequence[Segment],
    ruled: Sequence[Rule],
    among: Sequence[int] | None = None,
) -> tuple[list[float], float]:
    wide = (region.columns.edges[-1] - region.columns.edges[0]) / 2
    at_rules = [rule.box.top for rule in ruled if rule.box.right - rule.box.left > wide]
    forced = [*at_rules, *(segment.middle for segment in lonely)]
    columns = [at for at, column in enumerate(lines) if column] if among is None else among
    cuts, cost = cut(lines, spacing, columns, forced)
    if len(at_rules) >= 3 and len(at_rules) * 2 >= len(cuts):
        return [region.split, *at_rules, region.bottom], 0.0
    return [region.split, *_around_lonely(cuts, lonely), region.bottom], cost


def _around_lonely(cuts: Sequence[float], lonely: Sequence[Segment]) -> list[float]:
    """Return the edges of rows with those around segments that are rows by themselves."""
    kept = [at for at in cuts if not any(word.box.top - 1 < at < word.box.bottom + 1 for word in lonely)]
    edges = sorted([*kept, *(y for word in lonely for y in (word.box.top - 1, word.box.bottom + 1))])
    return [y for y, after in zip(edges, [*edges[1:], float("inf")], strict=False) if after - y > 3]


def _column_spans(
    region: Region, lines: Lines, tops: Sequence[float], spacing: Spacing, ruled: Sequence[Rule]
) -> tuple[list[list[Span]], set[int], float]:
    """Return the cells of each column, the columns whose cells cover several rows, and the cost of that reading."""
    found: list[list[Span]] = []
    grouped: set[int] = set()
    total = 0.0
    for at, column in enumerate(lines):
        middle = (region.columns.edges[at] + region.columns.edges[at + 1]) / 2
        joints = [True] + [
            any(abs(rule.box.top - top) < 2 and rule.box.left < middle < rule.box.right for rule in ruled)
            for top in tops[1:-1]
        ]
        stack = Stack(at, column, spacing)
        plain, cost = spans(stack, column, tops, spacing, PLAIN, joints)
        wide, other = spans(stack, column, tops, spacing, GROUPED, joints)
        if other < cost and any(span.last > span.first for span in wide):
            plain, cost = wide, other
            grouped.add(at)
        found.append(plain)
        total += cost
    return found, grouped, total


def _is_title(line: Segment, column: int, lines: Lines, region: Region) -> bool:
    """Say whether a line is alone at its height and stands in the middle of the table, not of its column."""
    middle = (region.columns.edges[0] + region.columns.edges[-1]) / 2
    if abs(line.centre - middle) > 0.6 * line.size or len(lines[column]) < 4 or _is_aligned(line, lines[column]):
        return False
    return not any(
        abs(other.middle - line.middle) < 0.9 * line.size for cells in lines for other in cells if other is not line
    )


def _has_neighbour(segment: Segment, lines: Lines) -> bool:
    return any(abs(line.middle - segment.middle) < 0.6 * segment.size for column in lines for line in column)


def _text(column: int, lines: Sequence[Segment], spacing: Spacing) -> str:
    """Return the text of a cell; a line end where the next word had found room was made by the author."""
    parts: list[list[Line]] = []
    for above, below in zip((None, *lines), lines, strict=False):
        if above is not None and not spacing.fits(column, above, below):
            parts[-1].append(below.line)
        else:
            parts.append([below.line])
    return "\n".join(merged(part) for part in parts)


def _with_crossing(
    cells: list[Cell], across: Sequence[Segment], tops: Sequence[float], columns: Columns
) -> list[Cell]:
    """Add the cells that reach over several columns."""
    added: list[Cell] = []
    for row, (top, bottom) in enumerate(pairwise(tops)):
        words = [word for word in across if top < word.middle <= bottom]
        filled = {cell.column for cell in cells if cell.row <= row < cell.row + cell.row_span and cell.text}
        parts: dict[range, list[Segment]] = {}
        for word in words:
            parts.setdefault(_widened(word, columns, filled), []).append(word)
        for reach, lines in parts.items():
            text = merged([line.line for line in lines])
            added.append(Cell(text, row, reach.start, 1, len(reach), sureness(lines)))
    return _laid(added, cells)


def _laid(added: list[Cell], cells: list[Cell]) -> list[Cell]:
    """Put cells over several columns in the place of the empty ones below them."""
    taken = {(cell.row, cell.column + at) for cell in added for at in range(cell.column_span)}
    return added + [cell for cell in cells if cell.text or (cell.row, cell.column) not in taken]


def _widened(word: Segment, columns: Columns, filled: set[int]) -> range:
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
