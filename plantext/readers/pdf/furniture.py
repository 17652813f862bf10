"""What stands on every page and says nothing: running heads, page numbers; and the notes at the foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plantext.readers.headings import heading
from plantext.readers.pages import is_page_mark
from plantext.readers.pdf.found import Sheet
from plantext.readers.pdf.lines import Line

_EDGE = 0.13  # of the height of a page: heads and feet stand within it
_DEEPEST = 3  # so many lines a head or a foot has at most
_BARE = re.compile(r"[-—–·.\s]*(?:\d{1,4}|[IVXLivxl]{1,6})[-—–·.\s]*|\d{1,4}\s*/\s*\d{1,4}|[Pp](?:age|\.)?\s*\d{1,4}")


def strip_furniture(sheets: Sequence[Sheet]) -> int:
    """Take running heads and page numbers out of pages, and return how many lines that were."""
    counts: Counter[str] = Counter()
    for sheet in sheets:
        counts.update({_key(line) for line in _edge_lines(sheet)})
    enough = max(2, min(3, len(sheets)))
    dropped = 0
    for sheet in sheets:
        out = {
            id(line)
            for line in _edge_lines(sheet)
            if is_page_mark(line.text)
            or _BARE.fullmatch(line.text)
            or (counts[_key(line)] >= enough and _may_run(line))
        }
        out |= _repeated_title(sheet)
        dropped += len(out)
        sheet.items = [item for item in sheet.items if id(item) not in out]
    return dropped


def _edge_lines(sheet: Sheet) -> list[Line]:
    """Return the lines at the upper and the lower edge of a page, as long as nothing else stands before them."""
    lines: list[Line] = []
    for items, is_top in ((sheet.items, True), (sheet.items[::-1], False)):
        for item in items[:_DEEPEST]:
            if not isinstance(item, Line):
                break
            at = item.box.bottom if is_top else sheet.height - item.box.top
            if at > _EDGE * sheet.height:
                break
            lines.append(item)
    return lines


def _repeated_title(sheet: Sheet) -> set[int]:
    """Return the lines of a head that says the same as the title below it, in smaller print."""
    lines = [item for item in sheet.items[:12] if isinstance(item, Line)]
    for count in range(_DEEPEST, 0, -1):
        head, below = lines[:count], lines[count:]
        if not below or head[-1].box.bottom > _EDGE * sheet.height:
            continue
        title = "".join(line.text for line in below if line.size > 1.2 * head[0].size)
        said = "".join(line.text for line in head)
        if len(said) > 4 and _bare(said) in _bare(title):
            return {id(line) for line in head}
    return set()


def _bare(text: str) -> str:
    return re.sub(r"[\s（）()]", "", text)


def _may_run(line: Line) -> bool:
    """Say whether a line may stand on all pages: no numbered heading and no sentence does."""
    return heading(line.text) is None and line.text[-1] not in "。；"


def _key(line: Line) -> str:
    """Return what a running line has in common on all pages: its words, and about where it stands."""
    return re.sub(r"\d+|\s", "", line.text) + f"|{round(line.box.top / 12)}"


def take_notes(sheet: Sheet, body_size: float) -> list[Line]:
    """Take the footnotes of a page out of it and return their lines."""
    notes: list[Line] = []
    while sheet.items:
        item = sheet.items[-1]
        if not isinstance(item, Line) or item.size > 0.93 * body_size:
            break
        if sheet.note_line is not None and item.box.top < sheet.note_line - 1:
            break
        notes.insert(0, item)
        sheet.items.pop()
    if sheet.note_line is None and not (notes and _begins_note(notes[0])):
        sheet.items += notes
        return []
    return notes


def _begins_note(line: Line) -> bool:
    return line.starts_raised or bool(re.match(r"[①-⑳⁰¹²³⁴-⁹]|\[\d+\]", line.text))


def note_mark(text: str) -> tuple[str, str]:
    """
    Return the mark at the start of a footnote and the text behind it.

    >>> note_mark("¹ 调查数据。"), note_mark("2调查数据。"), note_mark("注：调查数据。")
    (('¹', '调查数据。'), ('2', '调查数据。'), ('', '注：调查数据。'))
    """
    found = re.match(r"([⁰¹²³⁴-⁹]+|\d{1,3}(?![\d.年%])|[①-⑳]|\[\d+\])\s*", text)
    return (found[1], text[found.end() :]) if found else ("", text)
