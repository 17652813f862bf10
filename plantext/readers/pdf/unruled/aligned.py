"""Tables that white space alone shows, and the rest of tables that begin on the page before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.unruled.columns import Columns
from plantext.readers.pdf.unruled.rows import is_tight, lines_of, spacing_of
from plantext.readers.pdf.unruled.scene import FAR, LINE, ROW, Level, Region, Scene, flat, is_near, is_prose, region_of
from plantext.readers.pdf.unruled.segments import Segment, around, size_of

_LEAST_COLUMNS = 3  # of a table that no rule announces
_LEAST_ROWS = 3
_LEAST_FILLED = 0.5
_LEAST_PAIRS = 4  # rows of a table of two columns
_WIDE_GAP = 1.5  # sizes between these
_HEADER_ROWS = (1, 2, 3)
_MOST_HEADER_LINES = 8
_WIDER = 0.5  # of an outer column: the text in it may be wider than on the page before
_RUNNING = 0.45  # of the lines of a column
_LEADER = re.compile(r"[.…·．]{4,}|…{2,}")
_ABOVE_OR_BELOW = re.compile(
    r"(?:续|附)?\s*(?:表|图|专栏|附件)\s*[\d一二三四五六七八九十]|[（(]?\s*(?:注|说明|备注|(?:计量)?单位)\s*[:：]"
)


def aligned(page: Scene, strip: list[Level]) -> list[Region]:
    """Return the tables in some lines that white space alone shows."""
    found: list[Region] = []
    group: list[Level] = []
    for level in [*strip, []]:
        goes_on = bool(level) and not _is_text(level, page) and not _is_far(group, level)
        if goes_on:
            group.append(level)
            continue
        region = _checked(page, _trimmed(group))
        found += [region] if region is not None else _pairs(page, group)
        group = [level] if level and not _is_text(level, page) else []
    return found


def continued(page: Scene, strip: list[Level], above: Piece) -> Region | None:
    """Return the rest of a table that begins on the page before."""
    if len(strip) > 1 and len(strip[0]) == 1 and not is_near(strip[:2], ROW):
        strip = strip[1:]  # the title of the document at the head of each page
    set_before = Columns(above.columns, size_of(flat(strip)))
    taken: list[Level] = []
    edges = above.columns
    left, right = edges[0] - _WIDER * (edges[1] - edges[0]), edges[-1] + _WIDER * (edges[-1] - edges[-2])
    for level in strip:
        fits = all(left < cell.box.left and cell.box.right < right for cell in level)
        if not fits or is_prose(level, above.box.right - above.box.left):
            break
        if taken and level[0].middle - taken[-1][0].middle > 2 * FAR * level[0].size:
            break
        taken.append(level)
    is_foot = bool(taken) and taken[-1] is page.levels[-1]
    while taken and len(taken[-1]) == 1 and not is_near(taken, ROW if is_foot else LINE):
        taken.pop()
    body = flat(taken)
    crossing = sum(set_before.crosses(cell) for cell in body)
    if not any(len(level) > 1 for level in taken) or crossing * 10 > len(body):
        return None
    box = around(body)
    lying = [rule for rule in page.lying if box.top < rule.box.top < box.bottom]
    head = _repeated(taken, above)
    split = box.top - 2
    if head:
        body = flat(taken[head:])
        split = (around(taken[head - 1]).bottom + around(body).top) / 2
    return Region(flat(taken[:head]), body, set_before, box.top - 2, split, box.bottom + 2, lying, is_rest=True)


def _repeated(lines: Sequence[Level], above: Piece) -> int:
    """Return how many lines at the head of a page are the header of the table above once more."""
    wanted = [_letters(cell.text for cell in dict.fromkeys(chain(*above.rows[:rows]))) for rows in _HEADER_ROWS]
    for count in range(1, min(_MOST_HEADER_LINES, len(lines) - 1) + 1):
        if _letters(word.text for word in flat(lines[:count])) in wanted:
            return count
    return 0


def _letters(texts: Iterable[str]) -> Counter[str]:
    """Return how often each letter stands in some texts, however they are put into lines."""
    return Counter("".join("".join(texts).split()))


def _is_text(level: Level, page: Scene) -> bool:
    """Say whether a line is running text, a caption, a note, or an entry of a table of contents."""
    if len(level) < _LEAST_COLUMNS and _ABOVE_OR_BELOW.match(level[0].text):
        return True
    if any(_LEADER.search(segment.text) for segment in level):
        return True
    return len(level) == 1 and level[0].width > 0.45 * page.width


def _is_far(group: Sequence[Level], level: Level) -> bool:
    return bool(group) and level[0].middle - group[-1][0].middle > FAR * max(cell.size for cell in level)


def _trimmed(group: list[Level]) -> list[Level]:
    """Return lines without what stands above the first and below the last that has several cells."""
    many = [at for at, level in enumerate(group) if len(level) >= _LEAST_COLUMNS]
    if not many:
        return []
    first, last = many[0], many[-1]
    while first and is_near(group[first - 1 : first + 1]) and not _ABOVE_OR_BELOW.match(group[first - 1][0].text):
        first -= 1
    while last + 1 < len(group) and is_near(group[last : last + 2]):
        last += 1
    return group[first : last + 1]


def _checked(page: Scene, lines: list[Level]) -> Region | None:
    """Return the table that some lines are, None where they do not keep to columns."""
    if sum(len(level) >= _LEAST_COLUMNS for level in lines) < _LEAST_ROWS:
        return None
    cells = flat(lines)
    box = around(cells)
    region = region_of(page, [], cells, (box.top - 2, box.top - 2, box.bottom + 2))
    crossing = sum(region.columns.crosses(cell) for cell in cells)
    if region.columns.count < _LEAST_COLUMNS or crossing * 6 > len(cells):
        return None
    full = sum(len(level) > region.columns.count * _LEAST_FILLED for level in lines)
    return region if full >= _LEAST_ROWS and not _is_running(cells, region.columns) else None


def _pairs(page: Scene, group: Sequence[Level]) -> list[Region]:
    """Return the tables of two columns among some lines: they have more rows, wider apart, and no page numbers."""
    found: list[Region] = []
    run: list[Level] = []
    for level in [*group, []]:
        if len(level) == 2:
            run.append(level)
            continue
        region = _paired(page, run)
        if region is not None:
            found.append(region)
        run = []
    return found


def _paired(page: Scene, lines: Sequence[Level]) -> Region | None:
    if len(lines) < _LEAST_PAIRS:
        return None
    cells = flat(lines)
    box = around(cells)
    region = region_of(page, [], cells, (box.top - 2, box.top - 2, box.bottom + 2))
    is_apart = region.columns.count == 2 and region.columns.gap > _WIDE_GAP * size_of(cells)
    columns = lines_of(cells, region.columns)
    if not is_apart or not all(map(_is_aligned, columns)) or all(line.text.isdecimal() for line in columns[1]):
        return None
    return None if _is_running(cells, region.columns) else region


def _is_aligned(column: Sequence[Segment]) -> bool:
    """Say whether nearly all lines of a column begin at one place or have their middle at one place."""
    slack = 0.6 * size_of(column)
    places = [(line.box.left, line.centre, line.box.right) for line in column]
    usual = [
        max(each, key=lambda x: sum(abs(x - other) < slack for other in each)) for each in zip(*places, strict=True)
    ]
    fitting = sum(any(abs(x - at) < slack for x, at in zip(place, usual, strict=True)) for place in places)
    return fitting >= 0.6 * len(column)  # one row may be set otherwise than another


def _is_running(cells: Sequence[Segment], found: Columns) -> bool:
    """Say whether columns hold running text: nearly every line goes on in the next one."""
    lines = lines_of(cells, found)
    spacing = spacing_of(lines, found)
    counts = [
        (sum(is_tight(at, above, below, spacing) for above, below in pairwise(column)), len(column))
        for at, column in enumerate(lines)
    ]
    return all(wrapped > _RUNNING * count for wrapped, count in counts)
