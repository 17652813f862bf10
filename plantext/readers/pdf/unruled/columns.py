"""Columns of a table without standing rules: the white stripes that run down between its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from plantext.readers.pdf.page import Box
from plantext.readers.pdf.unruled.segments import Segment, around, size_of

_NARROWEST = 0.45  # of the size of the characters: a white stripe between two columns
_CROSSED = 0.12  # the part of the lines that may run across a stripe: titles of groups, sums
_BESIDE = 0.95  # sizes: a cell that covers two rows stands so far below the one beside its first
_FEW = 4  # lines: in fewer, one segment may be all that a column has
_SUNK = 0.5  # sizes
_SLACK = 1.0  # points by which a character may stick out of its cell


@dataclass(frozen=True, slots=True)
class Columns:
    """
    Where the columns of a table lie: `edges` has one more entry than there are columns.

    `gap` is the width of the narrowest white stripe: cells have that much margin and no more.
    """

    edges: tuple[float, ...]
    gap: float

    @property
    def count(self) -> int:
        """Number of columns."""
        return len(self.edges) - 1

    def reach(self, segment: Segment) -> range:
        """Return the columns in which a segment has ink."""
        left, right = segment.box.left + _SLACK, segment.box.right - _SLACK
        first = sum(edge <= left for edge in self.edges[1:-1])
        last = sum(edge < right for edge in self.edges[1:-1])
        return range(first, max(first, last) + 1)

    def crosses(self, segment: Segment) -> bool:
        """Say whether a segment reaches over an edge."""
        return len(self.reach(segment)) > 1

    def within(self, left: float, right: float) -> Columns:
        """Return the columns with the outermost edges moved to those of the table."""
        inner = [edge for edge in self.edges[1:-1] if left < edge < right]
        return replace(self, edges=(left, *inner, right))


def columns(body: Sequence[Segment], head: Sequence[Segment] = (), standing: Sequence[float] = ()) -> Columns:
    """
    Return the columns that the cells of a table keep to; there is at least one cell.

    `head` are the cells above the body, `standing` the x positions of standing rules: these are edges at any rate.
    """
    stripes = _stripes(body, head)
    box = around([*body, *head])
    ruled = [x for x in standing if box.left < x < box.right]
    stripes = [stripe for stripe in stripes if not any(stripe[0] - 1 <= x <= stripe[1] + 1 for x in ruled)]
    inner = sorted([*((left + right) / 2 for left, right in stripes), *ruled])
    gap = min((right - left for left, right in stripes), default=size_of(body))
    return Columns((box.left - gap / 2, *inner, box.right + gap / 2), gap)


def _stripes(body: Sequence[Segment], head: Sequence[Segment]) -> list[tuple[float, float]]:
    """Return the x ranges of the white stripes from left to right."""
    least = _NARROWEST * size_of(body)
    groups = [part for group in _apart(body, least) for part in _unbridged(group, least)]
    is_long = len({round(word.middle) for word in body}) >= _FEW and median(map(len, groups)) > 1
    groups = [group for group in groups if len(group) > 1 or not is_long or _is_headed(group[0], head)]
    words = [word for word in _low(head) if sum(_overlap(word, around(group)) for group in groups) < 2]
    kept = [word for group in groups for word in group]
    ends = [around(group) for group in _apart([*kept, *words], least)]
    return _stripes_within(groups, least) + [(left.right, right.left) for left, right in pairwise(ends)]


def _stripes_within(groups: Sequence[Sequence[Segment]], least: float) -> list[tuple[float, float]]:
    """Return stripes that only some rows keep to: the others have one cell where these have two side by side."""
    stripes = []
    for group in groups:
        gaps = [
            (left.box.right, right.box.left)
            for left in group
            for right in group
            if right.box.left - left.box.right >= least and abs(right.middle - left.middle) < _BESIDE * left.size
        ]
        if len(gaps) < 2:
            continue
        left, right = max(gap[0] for gap in gaps), min(gap[1] for gap in gaps)
        if right - left >= least:
            stripes.append((left, right))
    return stripes


def _are_beside(parts: Sequence[Sequence[Segment]]) -> bool:
    """Say whether neighbours have lines side by side, and are not cells of one column set in two ways."""
    return all(
        2 * sum(any(abs(word.middle - other.middle) < _BESIDE * word.size for other in more) for word in fewer)
        >= len(fewer)
        for fewer, more in (sorted(pair, key=len) for pair in pairwise(parts))
    )


def _is_headed(segment: Segment, head: Sequence[Segment]) -> bool:
    """Say whether a lone segment is more than a sum or a title that stands between two columns."""
    return any(_overlap(word, segment.box) for word in head)


def _low(head: Sequence[Segment]) -> list[Segment]:
    """Return the words of a header without those in its upper half, which may head several columns."""
    blocks: list[list[Segment]] = []
    for word in sorted(head, key=lambda each: each.middle):
        for block in blocks:
            if _overlap(word, block[-1].box) and word.box.top - block[-1].box.bottom < _SUNK * word.size:
                block.append(word)
                break
        else:
            blocks.append([word])
    middle = (around(head).top + around(head).bottom) / 2 if head else 0.0
    low = [block for block in blocks if (block[0].middle + block[-1].middle) / 2 > middle - _SUNK * block[0].size]
    return [word for block in low for word in block]


def _overlap(word: Segment, box: Box) -> bool:
    return word.box.left < box.right and box.left < word.box.right


def _apart(found: Sequence[Segment], least: float) -> list[list[Segment]]:
    """Return segments in groups with white between them, from left to right."""
    groups: list[list[Segment]] = []
    right = 0.0
    for segment in sorted(found, key=lambda each: each.box.left):
        if groups and segment.box.left - right < least:
            groups[-1].append(segment)
            right = max(right, segment.box.right)
        else:
            groups.append([segment])
            right = segment.box.right
    return groups


def _unbridged(group: list[Segment], least: float) -> list[list[Segment]]:
    """Part a group further where but few segments reach across: titles of groups and sums, which are left out."""
    most = max(int(len({round(segment.middle) for segment in group}) * _CROSSED), int(len(group) > 6))
    rest = sorted(group, key=lambda each: -each.width)
    for count in range(1, most + 1):
        parts = _apart(rest[count:], least)
        if len(parts) > 1 and all(len(part) > 2 * count for part in parts) and _are_beside(parts):
            return [further for part in parts for further in _unbridged(part, least)]
    return [group]
