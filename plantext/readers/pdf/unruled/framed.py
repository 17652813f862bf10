"""Tables between lying rules: three-line tables, and those with a rule under every row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from plantext.readers.pdf.page import Box, Rule
from plantext.readers.pdf.piece import Piece
from plantext.readers.pdf.unruled.columns import columns
from plantext.readers.pdf.unruled.scene import (
    FAR,
    ROW,
    SHORTEST,
    Level,
    Region,
    Scene,
    belongs,
    flat,
    is_near,
    is_prose,
    region_of,
)
from plantext.readers.pdf.unruled.segments import Segment, around

LINED = 2.5  # sizes: the title of a group is not further from the rules around it


def framed(page: Scene, above: Piece | None) -> list[Region]:
    """Return the tables between lying rules of one length."""
    found: list[Region] = []
    for frame in _frames(page):
        box = max((rule.box for rule in frame), key=lambda each: each.right - each.left)
        is_lined = _is_lined(page, frame)
        run: list[Rule] = [frame[0]]
        for rule in [*frame[1:], None]:
            if rule is not None and _goes_on(page, run, rule, box, is_lined):
                run.append(rule)
                continue
            is_first = all(other.top > run[0].box.top for other in found)
            region = _from_run(page, run, box, above if is_first else None)
            if region is not None:
                found.append(region)
            run = [rule] if rule is not None else []
    return found


def _frames(page: Scene) -> list[list[Rule]]:
    frames: list[list[Rule]] = []
    for rule in page.lying:
        if rule.box.right - rule.box.left < SHORTEST * page.width:
            continue
        for frame in frames:
            if belongs(rule.box, frame[0].box) or belongs(frame[0].box, rule.box):
                frame.append(rule)
                break
        else:
            frames.append([rule])
    return frames


def _is_lined(page: Scene, frame: Sequence[Rule]) -> bool:
    """Say whether rules part all rows of a table."""
    counts = [len(page.between(a.box.top, b.box.top)) for a, b in pairwise(frame)]
    return len(frame) > 5 and median(counts) < 4


def _goes_on(page: Scene, run: Sequence[Rule], rule: Rule, frame: Box, is_lined: bool) -> bool:
    """Say whether a rule belongs to the table of the rules above it."""
    lines = page.between(run[-1].box.top, rule.box.top)
    if (
        is_lined
        and len(lines) == 1
        and len(lines[0]) == 1
        and rule.box.top - run[-1].box.top < LINED * lines[0][0].size
    ):
        return True  # the title of a group between its rules
    if not _is_tabular(lines, frame):
        return False
    if len(run) < 3 or is_lined:
        return True
    above = page.between(run[0].box.top, run[-1].box.top)
    return 2 * max(len(level) for level in lines) >= max(len(level) for level in above)


def _is_tabular(lines: Sequence[Level], frame: Box) -> bool:
    """Say whether lines between two rules stand in columns."""
    cells = [segment for level in lines for segment in level]
    if not any(len(level) > 1 for level in lines) or not _is_within(cells, frame):
        return False
    if any(is_prose(level, frame.right - frame.left) for level in lines):
        return False
    simple = [segment for level in lines if len(level) > 1 for segment in level]
    return columns(simple).count > 1


def _is_within(cells: Sequence[Segment], frame: Box) -> bool:
    return all(
        cell.box.left > frame.left - 2 * cell.size and cell.box.right < frame.right + 2 * cell.size for cell in cells
    )


def _from_run(page: Scene, run: Sequence[Rule], frame: Box, above: Piece | None) -> Region | None:
    """Return the table between rules of one length; below the last of two the body may stand open."""
    if len(run) < 2:
        return None
    top, split, bottom = run[0].box.top, run[1].box.top, run[-1].box.top
    head = flat(page.between(top, split))
    if len(run) == 2:
        body = flat(_open_body(page, head, split))
        if not body:
            head, body, split = [], head, top
        else:
            bottom = max(cell.box.bottom for cell in body) + min(cell.box.top for cell in body) - split
    else:
        body = flat(page.between(split, bottom))
    if not body:
        return None
    return region_of(page, head, body, (top, split, bottom), frame, above)


def _open_body(page: Scene, head: Sequence[Segment], split: float) -> list[Level]:
    """Return the lines below a header whose table is not closed by a rule: it goes on over the page."""
    barrier = min((rule.box.top for rule in page.lying if rule.box.top > split + 1), default=page.height)
    lines = page.between(split, barrier)
    box = around(head)
    taken: list[Level] = []
    for level in lines:
        if taken and level[0].middle - taken[-1][0].middle > 2 * FAR * level[0].size:
            break
        if is_prose(level, box.right - box.left):
            break
        taken.append(level)
    while taken and len(taken[-1]) == 1 and not is_near(taken, ROW):
        taken.pop()
    return taken if any(len(level) > 1 for level in taken) else []
