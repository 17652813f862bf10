"""Where on a page a table without full rulings stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from plantext.readers.pages import is_page_mark, is_page_number
from plantext.readers.pdf.page import Box, Rule
from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.unruled.columns import Columns, columns
from plantext.readers.pdf.unruled.segments import Segment, around, levels, size_of

_SHORTEST = 0.25  # of the width of the page: a rule that may frame a table
_SAME = 6.0  # points by which the ends of the rules of one table may differ
_PROSE = 0.7  # of the width of a table: a single segment as wide as that is running text
_FAR = 3.5  # sizes between two lines of one table
_LEAST_COLUMNS = 3  # of a table that no rule announces
_LEAST_ROWS = 3
_LEAST_FILLED = 0.5
_LEADER = re.compile(r"[.…·．]{4,}|…{2,}")
_UNIT_LINE = re.compile(r"[（(]?\s*(?:计量)?单位\s*[:：].*")

Level = list[Segment]


@dataclass(frozen=True, slots=True)
class Region:
    """
    A table as it stands on the page: its segments, from `top` to `bottom`, above and below the rule of its header.

    `lying` are all lying rules between top and bottom, `standing` the x positions of the standing ones.
    """

    head: list[Segment]
    body: list[Segment]
    columns: Columns
    top: float
    split: float
    bottom: float
    lying: list[Rule] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """The place of the table."""
        return Box(self.columns.edges[0], self.top, self.columns.edges[-1], self.bottom)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is left of a page to look at: lines of text from top to bottom and rules."""

    width: float
    height: float
    levels: list[Level]
    lying: list[Rule]
    standing: list[Rule]

    def between(self, top: float, bottom: float) -> list[Level]:
        """Return the lines between two heights."""
        return [level for level in self.levels if top < level[0].middle < bottom]

    def upright(self, top: float, bottom: float) -> list[float]:
        """Return the x positions of standing rules that run down most of the way between two heights."""
        middle = (top + bottom) / 2
        return sorted({round(rule.box.left, 1) for rule in self.standing if rule.box.top < middle < rule.box.bottom})


def scene(found: Sequence[Segment], rules: Sequence[Rule], width: float, height: float) -> Scene:
    """Return a page without its page number and with the parts of each rule put together."""
    lines = levels(found)
    if lines and len(lines[-1]) == 1 and _is_number(lines[-1][0].text):
        lines = lines[:-1]
    lying = [rule for rule in _whole(rules) if rule.box.right - rule.box.left > 2 * size_of(found)]
    standing = [rule for rule in rules if not rule.is_lying]
    return Scene(width, height, lines, lying, standing)


def regions(page: Scene, above: Piece | None) -> list[Region]:
    """Return the tables of a page from top to bottom; `above` is the table that reached the foot of the page before."""
    found = _framed(page, above)
    for at, strip in enumerate(_strips(page, found)):
        rest = strip
        if at == 0 and above is not None:
            region = _continued(page, strip, above) or _continued(page, strip[1:], above)
            if region is not None:
                found.append(region)
                rest = [level for level in strip if level[0].middle > region.bottom]
        found += _unframed(page, rest)
    return sorted(found, key=lambda region: region.top)


def _is_number(text: str) -> bool:
    return is_page_mark(text) or is_page_number(text)


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """Return the lying rules, those that follow each other at one height as one."""
    whole: list[Box] = []
    for box in sorted((rule.box for rule in rules if rule.is_lying), key=lambda each: (round(each.top), each.left)):
        for at, other in enumerate(whole):
            if abs(other.top - box.top) < 2 and other.left - 3 <= box.right and box.left <= other.right + 3:
                left, right = min(other.left, box.left), max(other.right, box.right)
                whole[at] = Box(left, other.top, right, other.bottom)
                break
        else:
            whole.append(box)
    return [Rule(box) for box in sorted(whole, key=lambda each: each.top)]


def _framed(page: Scene, above: Piece | None) -> list[Region]:
    """Return the tables between lying rules of one length."""
    found: list[Region] = []
    for frame in _frames(page):
        run: list[Rule] = [frame[0]]
        for rule in [*frame[1:], None]:
            if rule is not None and _goes_on(page, run, rule):
                run.append(rule)
                continue
            is_first = all(other.top > run[0].box.top for other in found)
            region = _from_run(page, run, above if is_first else None)
            if region is not None:
                found.append(region)
            run = [rule] if rule is not None else []
    return found


def _goes_on(page: Scene, run: Sequence[Rule], rule: Rule) -> bool:
    """Say whether a rule belongs to the table of the rules above it."""
    lines = page.between(run[-1].box.top, rule.box.top)
    heights = [b.box.top - a.box.top for a, b in pairwise([*run, rule])]
    if len(run) > 3 and len(lines) == 1 and heights[-1] < 1.3 * max(heights[1:-1]):
        return True  # the title of a group between its rules
    if not _is_tabular(lines, rule.box):
        return False
    if len(run) < 3:
        return True
    above = page.between(run[0].box.top, run[-1].box.top)
    return 2 * max(len(level) for level in lines) >= max(len(level) for level in above)


def _frames(page: Scene) -> list[list[Rule]]:
    frames: list[list[Rule]] = []
    for rule in page.lying:
        if rule.box.right - rule.box.left < _SHORTEST * page.width:
            continue
        for frame in frames:
            if _is_alike(frame[0].box, rule.box):
                frame.append(rule)
                break
        else:
            frames.append([rule])
    return frames


def _is_alike(first: Box, second: Box) -> bool:
    return abs(first.left - second.left) < _SAME and abs(first.right - second.right) < _SAME


def _is_tabular(lines: Sequence[Level], frame: Box) -> bool:
    """Say whether lines between two rules stand in columns."""
    cells = [segment for level in lines for segment in level]
    if not any(len(level) > 1 for level in lines) or not _is_within(cells, frame):
        return False
    if any(_is_prose(level, frame.right - frame.left) for level in lines):
        return False
    simple = [segment for level in lines if len(level) > 1 for segment in level]
    return columns(simple).count > 1


def _is_within(cells: Sequence[Segment], frame: Box) -> bool:
    return all(cell.box.left > frame.left - 2 * cell.size and cell.box.right < frame.right + 2 * cell.size for cell in cells)


def _is_prose(level: Level, width: float) -> bool:
    return len(level) == 1 and level[0].width > _PROSE * width


def _from_run(page: Scene, run: Sequence[Rule], above: Piece | None) -> Region | None:
    """Return the table between rules of one length; below the last of two the body may stand open."""
    if len(run) < 2:
        return None
    top, split, bottom = run[0].box.top, run[1].box.top, run[-1].box.top
    head = _flat(page.between(top, split))
    if len(run) == 2:
        body = _flat(_open_body(page, head, split))
        if not body:
            head, body, split = [], head, top
        else:
            bottom = max(cell.box.bottom for cell in body) + min(cell.box.top for cell in body) - split
    else:
        body = _flat(page.between(split, bottom))
    if not body:
        return None
    return _region(page, head, body, (top, split, bottom), run[0].box, above)


def _region(  # noqa: PLR0913, PLR0917
    page: Scene,
    head: list[Segment],
    body: list[Segment],
    heights: tuple[float, float, float],
    frame: Box | None = None,
    above: Piece | None = None,
) -> Region:
    top, split, bottom = heights
    found = columns(body, head, page.upright(split, bottom))
    if frame is not None:
        found = found.within(min(frame.left, found.edges[0]), max(frame.right, found.edges[-1]))
        if above is not None and _is_alike(above.box, frame):
            found = _as_above(found, above, body)
    lying = [rule for rule in page.lying if top + 1 < rule.box.top < bottom - 1]
    lying = [rule for rule in lying if rule.box.left > found.edges[0] - _SAME and rule.box.right < found.edges[-1] + _SAME]
    return Region(head, body, found, top, split, bottom, lying)


def _as_above(found: Columns, above: Piece, body: Sequence[Segment]) -> Columns:
    """Return the columns of the table that goes on, if the cells on this page keep to them as well."""
    same = Columns(above.columns, found.gap)
    more = sum(same.crosses(cell) for cell in body) - sum(found.crosses(cell) for cell in body)
    return same if more * 20 <= len(body) else found


def _open_body(page: Scene, head: Sequence[Segment], split: float) -> list[Level]:
    """Return the lines below a header whose table is not closed by a rule: it goes on over the page."""
    barrier = min((rule.box.top for rule in page.lying if rule.box.top > split + 1), default=page.height)
    lines = page.between(split, barrier)
    box = around(head)
    taken: list[Level] = []
    for level in lines:
        if taken and level[0].middle - taken[-1][0].middle > 2 * _FAR * level[0].size:
            break
        if _is_prose(level, box.right - box.left):
            break
        taken.append(level)
    while taken and len(taken[-1]) == 1 and not _is_wrapped(taken):
        taken.pop()
    return taken if any(len(level) > 1 for level in taken) else []


def _is_wrapped(lines: Sequence[Level]) -> bool:
    """Say whether the last line stands as close below the one above as the lines of one cell."""
    return len(lines) > 1 and lines[-1][0].middle - lines[-2][0].middle < 1.6 * lines[-1][0].size


def _flat(lines: Sequence[Level]) -> list[Segment]:
    return [segment for level in lines for segment in level]


def _strips(page: Scene, found: Sequence[Region]) -> list[list[Level]]:
    """Return the lines outside the tables that were found, in parts that no table and no rule interrupts."""
    strips: list[list[Level]] = []
    barriers = sorted([rule.box.top for rule in page.lying if rule.box.right - rule.box.left > _SHORTEST * page.width])
    last = -1.0
    for level in page.levels:
        middle = level[0].middle
        if any(region.top < middle < region.bottom for region in found):
            last = -1.0
            continue
        if last < 0 or any(last < barrier < middle for barrier in barriers):
            strips.append([])
        strips[-1].append(level)
        last = middle
    return strips


def _continued(page: Scene, strip: list[Level], above: Piece) -> Region | None:
    """Return the rest of a table that begins on the page before."""
    set_before = Columns(above.columns, size_of(_flat(strip)))
    taken: list[Level] = []
    for level in strip:
        fits = all(above.box.left - 3 < cell.box.left and cell.box.right < above.box.right + 3 for cell in level)
        if not fits or _is_prose(level, above.box.right - above.box.left):
            break
        if taken and level[0].middle - taken[-1][0].middle > 2 * _FAR * level[0].size:
            break
        taken.append(level)
    while taken and len(taken[-1]) == 1 and not _is_wrapped(taken):
        taken.pop()
    body = _flat(taken)
    crossing = sum(set_before.crosses(cell) for cell in body)
    if not any(len(level) > 1 for level in taken) or crossing * 10 > len(body):
        return None
    box = around(body)
    lying = [rule for rule in page.lying if box.top < rule.box.top < box.bottom]
    return Region([], body, set_before, box.top - 2, box.top - 2, box.bottom + 2, lying)


def _unframed(page: Scene, strip: list[Level]) -> list[Region]:
    """Return the tables in some lines that white space alone shows."""
    found: list[Region] = []
    group: list[Level] = []
    for level in [*strip, []]:
        goes_on = bool(level) and not _is_text(level, page) and not _is_far(group, level)
        if goes_on:
            group.append(level)
            continue
        region = _aligned(page, _trimmed(group))
        if region is not None:
            found.append(region)
        group = [level] if level and not _is_text(level, page) else []
    return found


def _is_text(level: Level, page: Scene) -> bool:
    """Say whether a line is running text, or an entry of a table of contents."""
    if any(_LEADER.search(segment.text) for segment in level):
        return True
    return len(level) == 1 and level[0].width > 0.45 * page.width


def _is_far(group: Sequence[Level], level: Level) -> bool:
    return bool(group) and level[0].middle - group[-1][0].middle > _FAR * max(cell.size for cell in level)


def _trimmed(group: list[Level]) -> list[Level]:
    """Return lines without what stands above the first and below the last that has several cells."""
    many = [at for at, level in enumerate(group) if len(level) >= _LEAST_COLUMNS]
    if not many:
        return []
    first, last = many[0], many[-1]
    while first and _is_wrapped(group[first - 1 : first + 1]) and not _UNIT_LINE.match(group[first - 1][0].text):
        first -= 1
    while last + 1 < len(group) and _is_wrapped(group[last : last + 2]):
        last += 1
    return group[first : last + 1]


def _aligned(page: Scene, lines: list[Level]) -> Region | None:
    """Return the table that some lines are, None where they do not keep to columns."""
    if sum(len(level) >= _LEAST_COLUMNS for level in lines) < _LEAST_ROWS:
        return None
    cells = _flat(lines)
    box = around(cells)
    region = _region(page, [], cells, (box.top - 2, box.top - 2, box.bottom + 2))
    crossing = sum(region.columns.crosses(cell) for cell in cells)
    if region.columns.count < _LEAST_COLUMNS or crossing * 8 > len(cells):
        return None
    full = sum(len(level) > region.columns.count * _LEAST_FILLED for level in lines)
    return region if full >= _LEAST_ROWS else None

