"""What a page looks like to who searches it for tables, and the place of a table on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from plantext.readers.pages import is_page_mark, is_page_number
from plantext.readers.pdf.page import Box, Rule
from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.unruled.columns import Columns, columns
from plantext.readers.pdf.unruled.segments import Segment, levels, size_of

SHORTEST = 0.25  # of the width of the page: a rule that may frame a table
_SAME = 6.0  # points by which the ends of the rules of one table may differ
_MOST = 0.7  # of the width of a table: so long is a rule that merged cells cut short
_PROSE = 0.7  # of the width of a table: a single segment as wide as that is running text
FAR = 3.5  # sizes between two lines of one table
LINE = 1.9  # sizes from one line of a cell to the next
ROW = 2.4  # from one row to the next

Level = list[Segment]


@dataclass(frozen=True, slots=True)
class Region:
    """
    A table as it stands on the page: its segments, from `top` to `bottom`, above and below the rule of its header.

    `lying` are all lying rules between top and bottom; `is_rest` says that the table begins on the page before.
    """

    head: list[Segment]
    body: list[Segment]
    columns: Columns
    top: float
    split: float
    bottom: float
    lying: list[Rule] = field(default_factory=list)
    is_rest: bool = False

    @property
    def box(self) -> Box:
        """The place of the table; cells may be wider than on the page before, from which the columns are known."""
        left = min([self.columns.edges[0], *(word.box.left for word in self.body)])
        right = max([self.columns.edges[-1], *(word.box.right for word in self.body)])
        return Box(left, self.top, right, self.bottom)


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
        lengths: dict[float, float] = {}
        for rule in self.standing:
            x = round(rule.box.left, 1)
            lengths[x] = lengths.get(x, 0.0) + max(0.0, min(rule.box.bottom, bottom) - max(rule.box.top, top))
        return sorted(x for x, length in lengths.items() if 2 * length > bottom - top)


def scene(found: Sequence[Segment], rules: Sequence[Rule], width: float, height: float) -> Scene:
    """Return a page without its page number and with the parts of each rule put together."""
    lines = levels(found)
    if lines and len(lines[-1]) == 1 and _is_number(lines[-1][0].text):
        lines = lines[:-1]
    lying = [rule for rule in _whole(rules) if rule.box.right - rule.box.left > 2 * size_of(found)]
    standing = [rule for rule in rules if not rule.is_lying]
    return Scene(width, height, lines, lying, standing)


def region_of(  # noqa: PLR0913, PLR0917
    page: Scene,
    head: list[Segment],
    body: list[Segment],
    heights: tuple[float, float, float],
    frame: Box | None = None,
    above: Piece | None = None,
) -> Region:
    """
    Return a table whose segments and heights (top, rule below the header, bottom) are known.

    `frame` is its longest rule, `above` the table that it may go on with.
    """
    top, split, bottom = heights
    found = columns(body, head, page.upright(split, bottom))
    if frame is not None:
        found = found.within(min(frame.left, found.edges[0]), max(frame.right, found.edges[-1]))
        if above is not None and belongs(frame, above.box):
            found = _as_above(found, above, body)
    lying = [rule for rule in page.lying if top + 1 < rule.box.top < bottom - 1]
    lying = [
        rule for rule in lying if rule.box.left > found.edges[0] - _SAME and rule.box.right < found.edges[-1] + _SAME
    ]
    is_rest = above is not None and _goes_on(found, above, frame)
    return Region(head, body, found, top, split, bottom, lying, is_rest)


def belongs(box: Box, frame: Box) -> bool:
    """Say whether a rule is as long as that of a frame, or stops short of it at a merged cell."""
    same = (abs(box.left - frame.left) < _SAME) + (abs(box.right - frame.right) < _SAME)
    is_inside = box.left > frame.left - _SAME and box.right < frame.right + _SAME
    return same == 2 or (same == 1 and is_inside and box.right - box.left > _MOST * (frame.right - frame.left))


def flat(lines: Sequence[Level]) -> list[Segment]:
    """Return the segments of some lines."""
    return [segment for level in lines for segment in level]


def is_near(lines: Sequence[Level], most: float = LINE) -> bool:
    """Say whether the last line stands as close below the one above as the lines of one cell, or of two rows."""
    return len(lines) > 1 and lines[-1][0].middle - lines[-2][0].middle < most * lines[-1][0].size


def is_prose(level: Level, width: float) -> bool:
    """Say whether a line is running text between the sides of a table of some width."""
    return len(level) == 1 and level[0].width > _PROSE * width


def _goes_on(found: Columns, above: Piece, frame: Box | None) -> bool:
    """Say whether a table may be what is left of the one above."""
    is_alike = frame is not None and belongs(frame, above.box) and found.count + 1 == len(above.columns)
    return is_alike or found.edges == above.columns


def _as_above(found: Columns, above: Piece, body: Sequence[Segment]) -> Columns:
    """Return the columns of the table that goes on, if the cells on this page keep to them as well."""
    same = Columns(above.columns, found.gap)
    more = sum(same.crosses(cell) for cell in body) - sum(found.crosses(cell) for cell in body)
    return same if more * 20 <= len(body) else found


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
