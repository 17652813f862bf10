"""What stands together on a line: characters with no gap between them that could part two cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from plantext.readers.pdf.lines import Line, confidence_of, line_of
from plantext.readers.pdf.page import Box, Glyph

_GAP = 0.5  # of the size of the characters; the margins of two neighbouring cells are wider
_SAME_LINE = 0.5  # of the height of the lower one
_WIDE_MARKS_LEFT = "，。、；：？！）》】〕”’％"
_WIDE_MARKS_RIGHT = "（《【〔“‘"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line and the characters it is made of."""

    line: Line
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return self.line.text

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.line.box

    @property
    def size(self) -> float:
        """The size of its characters."""
        return self.line.size

    @property
    def middle(self) -> float:
        """The y position of the middle of the line."""
        return (self.line.box.top + self.line.box.bottom) / 2

    @property
    def centre(self) -> float:
        """The x position of the middle of the text."""
        return (self.line.box.left + self.line.box.right) / 2

    @property
    def width(self) -> float:
        """How far the text reaches."""
        return self.line.box.right - self.line.box.left


def sureness(segments: Iterable[Segment]) -> float | None:
    """Return how sure recognition is of some segments together, None where it was not needed."""
    return confidence_of((segment.text, segment.line.confidence) for segment in segments)


def segments(glyphs: Iterable[Glyph]) -> list[Segment]:
    """Return the segments of some characters, from top to bottom and from left to right."""
    runs = [joined for run in _runs(glyphs) if (joined := _segment(run))]
    return sorted(_merged(runs), key=lambda segment: (segment.middle, segment.box.left))


def levels(found: Sequence[Segment]) -> list[list[Segment]]:
    """Return segments grouped by the height at which they stand, from top to bottom, each group from the left."""
    groups: list[list[Segment]] = []
    for segment in sorted(found, key=lambda each: each.middle):
        if groups and segment.middle - groups[-1][0].middle <= 0.3 * segment.size:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return [sorted(group, key=lambda each: each.box.left) for group in groups]


def around(found: Iterable[Segment]) -> Box:
    """Return the smallest box that holds some segments, of which there is one at least."""
    boxes = [segment.box for segment in found]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def joined(parts: Sequence[Segment]) -> Segment:
    """Return segments of one line, of which there is one at least, as one."""
    if len(parts) == 1:
        return parts[0]
    whole = _segment([glyph for part in parts for glyph in part.glyphs])
    return whole or parts[0]


def size_of(found: Sequence[Segment]) -> float:
    """Return the usual size of the characters."""
    return median(segment.size for segment in found) if found else 0.0


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return characters that follow each other in the file and on the page; blanks among them are kept."""
    runs: list[list[Glyph]] = []
    right = 0.0
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if last is not None and _is_beside(last, glyph, right):
            runs[-1].append(glyph)
        elif glyph.text.isspace():
            continue
        else:
            runs.append([glyph])
        right = _right(glyph)
    return runs


def _is_beside(last: Glyph, glyph: Glyph, right: float) -> bool:
    size = _size(glyph)
    return -size < _left(glyph) - right <= _GAP * size and _shares_line(last.box, glyph.box)


def _shares_line(first: Box, second: Box) -> bool:
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    return shared > _SAME_LINE * min(first.bottom - first.top, second.bottom - second.top)


def _size(glyph: Glyph) -> float:
    return glyph.size or glyph.box.bottom - glyph.box.top


def _left(glyph: Glyph) -> float:
    """Return where the square of a character begins; a mark may be given without the white that belongs to it."""
    return glyph.box.right - _size(glyph) if glyph.text in _WIDE_MARKS_RIGHT else glyph.box.left


def _right(glyph: Glyph) -> float:
    return max(glyph.box.right, glyph.box.left + _size(glyph)) if glyph.text in _WIDE_MARKS_LEFT else glyph.box.right


def _segment(run: Sequence[Glyph]) -> Segment | None:
    line = line_of(run)
    return Segment(line, tuple(run)) if line is not None else None


def _merged(runs: list[Segment]) -> list[Segment]:
    """Join runs that stand side by side although the file gives them apart, as a superscript or a Latin word."""
    done: list[Segment] = []
    for run in sorted(runs, key=lambda each: each.box.left):
        for at, other in enumerate(done):
            gap = run.box.left - other.box.right
            size = max(run.size, other.size)
            if -size < gap <= _GAP * size and _shares_line(other.box, run.box):
                done[at] = joined((other, run))
                break
        else:
            done.append(run)
    return done
