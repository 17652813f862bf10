"""Headings told by the size of their print and where they stand, where they have no number that tells."""

from __future__ import annotations

from collections.abc import Iterable

from plantext.readers.headings import heading
from plantext.readers.pdf.lines import Line
from plantext.readers.pdf.wrapping import Room, is_centred

_LARGER = 1.07  # than the text
_LONGEST = 40
_SENTENCE = frozenset("。；;，,")
_DEEPEST = 6

Form = tuple[float, bool]
"""The size of a line, to half a point, and whether it stands in the middle."""


def heading_levels(lines: Iterable[tuple[Line, int, Room]], body_size: float) -> dict[Form, int]:
    """
    Return the levels of headings by their form, the largest first; lines come with their page and their room.

    A form is one of headings if a numbered heading has it, or if lines on several pages have it: the title of a
    document and what else stands on its cover is printed once.
    """
    pages: dict[Form, set[int]] = {}
    numbered: set[Form] = set()
    for line, page, room in lines:
        if line.size > _LARGER * body_size and is_short(line.text):
            form = form_of(line, room)
            pages.setdefault(form, set()).add(page)
            if heading(line.text):
                numbered.add(form)
    known = {form for form, on in pages.items() if form in numbered or len(on) > 1}
    sizes = sorted({size for size, _ in known}, reverse=True)[:_DEEPEST]
    return {form: sizes.index(form[0]) + 1 for form in known if form[0] in sizes}


def form_of(line: Line, room: Room) -> Form:
    """Return the form of a line; half points are told apart, errors of drawing are not."""
    return round(line.size * 2) / 2, is_centred(line, room)


def is_short(text: str) -> bool:
    """Say whether a text may be a heading, and is no sentence."""
    return len(text) <= _LONGEST and text[-1] not in _SENTENCE
