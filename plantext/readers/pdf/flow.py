"""Lines of running text to paragraphs, over lines and pages."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from plantext.document import Paragraph
from plantext.readers.boxes import as_paragraphs
from plantext.readers.headings import printed_number
from plantext.readers.pdf import titles
from plantext.readers.pdf.columns import Strip
from plantext.readers.pdf.found import Item, Sheet
from plantext.readers.pdf.lines import NOT_FIRST, Line, confidence_of
from plantext.readers.pdf.wrapping import Room, free, is_centred, is_wrapped, joined

_INDENT = 1.2  # of the size: a first line is set in by more
_DEEPEST_INDENT = 2.6  # of the size: what is set in further is centred
_CLOSING = frozenset("。；：！？;!?:")
_CONTENTS_LINE = re.compile(r"[.．·…‥_]{3,}\s*[-—]?\s*(?:\d{1,4}|[IVXivx]{1,6})\s*[-—]?$")
_SAME_SIZE = 0.08
_LOOSE = 1.4  # of the usual distance of lines: more parts paragraphs
_NEARLY = 0.15  # of the width
_SUPPORT = 0.04  # of the lines of a document stand at its left edge, at least

Form = tuple[int, int]


class Placed(NamedTuple):
    """A line, the number of its page, and the room that lines have there."""

    line: Line
    page: int
    room: Room


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is set: the room of its lines by the form of the page, the size and the distance of its lines."""

    rooms: dict[Form, Room]
    size: float
    pitches: dict[int, float]
    levels: dict[titles.Form, int]

    def room(self, sheet: Sheet) -> Room:
        """Return the room that lines have on a page."""
        return self.rooms[_form(sheet)]


def layout_of(sheets: Sequence[Sheet]) -> Layout:
    """Return how a document is set, by all its lines outside of tables."""
    lines: dict[Form, list[Line]] = {}
    frames: dict[Form, list[Item]] = {}
    sizes: Counter[float] = Counter()
    distances: dict[int, Counter[float]] = {}
    for sheet in sheets:
        own = _lines(sheet)
        lines.setdefault(_form(sheet), []).extend(own)
        frames.setdefault(_form(sheet), []).extend(item for item in sheet.items if not isinstance(item, Line))
        for line in (*own, *(line for item in sheet.items if isinstance(item, Strip) for line in item.lines)):
            sizes[round(line.size, 1)] += len(line.text)
        for line, following in itertools.pairwise(own):
            if abs(line.size - following.size) < 0.2:
                pitch = round((following.box.bottom - line.box.bottom) * 2) / 2
                distances.setdefault(round(line.size), Counter())[pitch] += 1
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    rooms = {form: _room(lines[form], frames[form], size, form[0]) for form in lines}
    pitches = {size: counts.most_common(1)[0][0] for size, counts in distances.items()}
    printed = ((line, sheet.number, rooms[_form(sheet)]) for sheet in sheets for line in _lines(sheet))
    return Layout(rooms, size, pitches, titles.heading_levels(printed, size))


def paragraphs(lines: Sequence[Placed], layout: Layout) -> list[Paragraph]:
    """Return lines that follow each other as paragraphs."""
    parts: list[list[Placed]] = []
    for placed in lines:
        if parts and _goes_on(parts[-1], placed, layout):
            parts[-1].append(placed)
        else:
            parts.append([placed])
    return [_paragraph(part, layout) for part in parts]


def _paragraph(part: Sequence[Placed], layout: Layout) -> Paragraph:
    text = joined([placed.line for placed in part])
    form = titles.form_of(part[0].line, part[0].room)
    level = layout.levels.get(form, 0) if titles.is_short(text) else 0
    made = as_paragraphs(text, level)[0]
    sure = confidence_of((placed.line.text, placed.line.confidence) for placed in part)
    return replace(made, page=part[0].page, confidence=sure)


def _lines(sheet: Sheet) -> list[Line]:
    return [item for item in sheet.items if isinstance(item, Line)]


def _form(sheet: Sheet) -> Form:
    return round(sheet.width), round(sheet.height)


def _room(lines: Sequence[Line], frames: Sequence[Item], size: float, width: float) -> Room:
    """Return the room of lines on pages of a width; margins that are nearly the same are the same."""
    lefts = sorted(line.box.left for line in lines) or [min((frame.box.left for frame in frames), default=0.0)]
    rights = sorted(line.box.right for line in lines) or [max((frame.box.right for frame in frames), default=0.0)]
    left, right = lefts[int(len(lefts) * _SUPPORT)], rights[-1 - int(len(rights) * _SUPPORT / 4)]
    if len(lines) < 8 and frames:
        left = min(left, *(frame.box.left for frame in frames))
        right = max(right, *(frame.box.right for frame in frames))
    if 0 < width - left - right < size:
        right = width - left
    return Room(left, right, _DEEPEST_INDENT * size)


def _goes_on(part: list[Placed], placed: Placed, layout: Layout) -> bool:
    """Say whether a line goes on with a paragraph."""
    last, line = part[-1].line, placed.line
    if _are_parted(part[-1], placed, layout):
        return False
    if line.text[0] in NOT_FIRST:
        return True
    if not (is_wrapped(last, line, part[-1].room) or _is_open(part[-1], placed)):
        return False
    is_next = last.text[-1] in _CLOSING and bool(printed_number(line.text))
    return not is_next and not _is_set_in(part, placed)


def _are_parted(last: Placed, placed: Placed, layout: Layout) -> bool:
    """Say whether two lines are of different print or too far apart for one paragraph, whatever they say."""
    if abs(last.line.size - placed.line.size) > _SAME_SIZE * last.line.size or _CONTENTS_LINE.search(last.line.text):
        return True
    return last.page == placed.page and _is_far(last.line, placed.line, layout)


def _is_open(last: Placed, placed: Placed) -> bool:
    """Say whether a line that is nearly full ends within a sentence, and the next one is not set in."""
    room = last.room
    is_long = free(last.line, room) < _NEARLY * (room.right - room.left)
    is_set_in = placed.line.box.left - placed.room.left > 0.5 * placed.line.size
    return is_long and not is_set_in and last.line.text[-1] not in _CLOSING and not printed_number(placed.line.text)


def _is_far(last: Line, line: Line, layout: Layout) -> bool:
    usual = layout.pitches.get(round(last.size), 2.0 * last.size)
    return line.box.bottom - last.box.bottom > max(_LOOSE * usual, 1.3 * last.size)


def _is_set_in(part: list[Placed], placed: Placed) -> bool:
    """Say whether a line is set in as the first one of a paragraph is."""
    indent = placed.line.box.left - placed.room.left
    before = part[-1].line.box.left - part[-1].room.left
    if indent < _INDENT * placed.line.size:
        return False
    if is_centred(placed.line, placed.room) and is_centred(part[-1].line, part[-1].room):
        return False
    if abs(indent - before) < 0.5 * placed.line.size:
        return len(part) == 1 and part[-1].line.text[-1] in _CLOSING
    return indent > before or part[-1].line.text[-1] in _CLOSING
