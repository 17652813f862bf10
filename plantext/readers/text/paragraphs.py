"""Lines of running text to paragraphs: bookmarks taken off, hard-wrapped lines joined, headings recognised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plantext.document import Block, Paragraph, Table
from plantext.readers.headings import heading, outlined, printed_number
from plantext.readers.recovery.glued import begins_table
from plantext.readers.recovery.unread import is_html_table

_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,200}\]")
_MARKDOWN = re.compile(r"(#{1,6})[ \u3000]+(?=\S)")
_MARGINS = " \u3000\xa0\r\n"
_CLOSED = "。；：！？;!?:”）)"
_TITLE = 60
_CAPTION = re.compile(
    r"(?:附?表\s*(?:\d{1,2}(?:[-—.．]\d{1,2})?|[一二三四五六七八九十]{1,3}))[\s:：、.．]*([^\s\d:：、.．].{1,50})?"
)
_RUN_ON = re.compile(
    r"(.{5,}[^见如据按在由看及和与、《“（(附续至代图报列发])"
    r"((?:附?表|专栏)\s*(?:\d{1,2}(?:[-—.．]\d{1,2})?|[一二三四五六七八九十]{1,3})[^\d。；，：年月个项张][^。；，：]{2,50})",
    re.DOTALL,
)
_RUN_ON_FROM = 120
_ASIDE = re.compile(r"[（(]?\s*(?:计量)?单位\s*[:：].{1,20}")


@dataclass(frozen=True, slots=True)
class Line:
    """
    A line without its bookmark marks, and its `text` without margins.

    `is_listed` says that a bookmark marks it as a title in the table of contents, `is_indented` that white space
    stands before it, `place` is its index among all lines, `depth` the number of `#` by which Markdown marks a title.
    """

    line: str
    text: str
    place: int
    is_listed: bool = False
    is_indented: bool = False
    depth: int = 0


def parse_line(line: str, place: int) -> Line:
    """
    Return a line of the file without marks; spaces before a TAB, which begins a cell, go too.

    >>> parse_line(" [bookmark: _Toc12]规划总则", 3)
    Line(line=' 规划总则', text='规划总则', place=3, is_listed=True, is_indented=True, depth=0)
    """
    is_listed = False
    if "[bookmark:" in line:
        is_listed = "[bookmark: _Toc" in line
        line = _BOOKMARK.sub("", line)
    line = line.rstrip(_MARGINS)
    text = line.lstrip(_MARGINS)
    if text.startswith("#") and (marks := _MARKDOWN.match(text)):
        return Line(line, text[marks.end() :], place, is_listed=True, depth=len(marks[1]))
    return Line(text if text.startswith("\t") else line, text, place, is_listed, text != line)


def paragraphs(parts: Sequence[Line | Block]) -> tuple[list[Block], list[str]]:
    """Return lines as paragraphs among the blocks between them, headings marked, with notes on what was repaired."""
    notes: list[str] = []
    width = _wrap_width([part for part in parts if isinstance(part, Line)])
    if width:
        before = len(parts)
        parts = _unwrapped(parts, width)
        notes.append(f"hard-wrapped lines put together: {before - len(parts)} line ends taken out of paragraphs")
    blocks = outlined(_captioned(_titled(parts)))
    return blocks, notes + _missing_tables(blocks)


def _titled(parts: Sequence[Line | Block]) -> list[Block]:
    """Make paragraphs of lines; those that a bookmark puts in the table of contents are headings."""
    titles = [at for at, part in enumerate(parts) if isinstance(part, Line) and _is_title(part)]
    ranks = _ranks(parts, titles)
    blocks = [
        Paragraph(part.text, number=printed_number(part.text)) if isinstance(part, Line) else part for part in parts
    ]
    above: list[int] = []
    for at, rank in ranks.items():
        while above and above[-1] >= rank:
            above.pop()
        above.append(rank)
        block = blocks[at]
        if isinstance(block, Paragraph):
            blocks[at] = replace(block, kind="heading", level=len(above))
    return blocks


def _captioned(blocks: Sequence[Block]) -> list[Block]:
    """Part the caption of a table from a text that runs on into it: `…更加健全。表1 主要指标`."""
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, Table) and isinstance(last, Paragraph) and last.kind == "body":
            parts = _RUN_ON.fullmatch(last.text[-_RUN_ON_FROM:])
            if parts:
                made[-1] = replace(last, text=last.text[: -len(parts[2])])
                made.append(Paragraph(parts[2]))
        made.append(block)
    return made


def _is_title(line: Line) -> bool:
    return line.is_listed and len(line.text) <= _TITLE and line.text[-1] not in "。；;"


def _ranks(parts: Sequence[Line | Block], titles: list[int]) -> dict[int, int]:
    """
    Rank titles by their numbers; a title whose number the file has lost is a chapter or a section.

    It is a chapter if white space is left of the number, or if another title follows at once.
    """
    ranks: dict[int, int] = {}
    listed = set(titles)
    for at in titles:
        line = parts[at]
        if isinstance(line, Line):
            usual = heading(line.text)
            is_chapter = line.is_indented or at + 1 in listed
            ranks[at] = line.depth or (usual[0] if usual else 0 if is_chapter else 2)
    if 1 in ranks.values() and not any(isinstance(part, Line) and part.depth for part in parts):
        return {at: max(rank, 1) if rank != 2 or _is_numbered(parts[at]) else 1 for at, rank in ranks.items()}
    return ranks


def _is_numbered(part: Line | Block) -> bool:
    return isinstance(part, Line) and heading(part.text) is not None


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the length at which a whole file's lines were broken, 0 if they were not."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 15:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    if not 20 <= width <= 60 or lengths[-1] > width + 6:
        return 0
    is_open = [line for line in lines if line.text[-1] not in _CLOSED]
    full = sum(len(line.text) >= width - 3 for line in is_open)
    return width if full * 3 >= len(lines) and full * 10 >= len(is_open) * 6 else 0


def _unwrapped(parts: Sequence[Line | Block], width: int) -> list[Line | Block]:
    joined: list[Line | Block] = []
    last: Line | None = None  # the line before, as it stands in the file
    for part in parts:
        if isinstance(part, Line) and last is not None and _goes_on(last, part, width):
            whole = joined[-1]
            if isinstance(whole, Line):
                joined[-1] = replace(whole, text=whole.text + part.text)
        else:
            joined.append(part)
        last = part if isinstance(part, Line) else None
    return joined


def _goes_on(line: Line, following: Line, width: int) -> bool:
    full = len(line.text) >= width - 3 and line.text[-1] not in "。；：！？;!?:"
    adjacent = following.place == line.place + 1
    return full and adjacent and not following.is_indented and heading(following.text) is None


def _missing_tables(blocks: Sequence[Block]) -> list[str]:
    """Note captions that no table follows, here or further on: such tables were pictures, or stand in another file."""
    missing: dict[str, str] = {}
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or not _is_caption(block.text):
            continue
        following = next(
            (b for b in blocks[at + 1 : at + 4] if isinstance(b, Table) or not _ASIDE.fullmatch(b.text)), None
        )
        if isinstance(following, Table):
            missing[block.text] = ""
        elif (
            following is None
            or following.kind == "heading"
            or (len(following.text) > 40 and not (begins_table(following.text) or is_html_table(following.text)))
            or _is_caption(following.text)
        ):
            missing.setdefault(block.text, f"{block.text}: the table is not in the text")
    return [note for note in missing.values() if note]


def _is_caption(text: str) -> bool:
    return (
        len(text) <= _TITLE and text[0] in "表附" and _CAPTION.fullmatch(text) is not None and text[-1] not in "。；，"
    )
