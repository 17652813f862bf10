"""Tables within one line of text, their cells parted by single blanks: pages that came as one block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plantext.document import Block, Paragraph
from plantext.readers.recovery.columns import headers, role
from plantext.readers.recovery.cutting import MAY_MISS
from plantext.readers.recovery.lines import is_proven
from plantext.readers.recovery.numbered import numbered
from plantext.readers.recovery.region import Region, table
from plantext.vocabulary import is_header_word

_HINT = re.compile(r"(?:序号|编号)[ \u3000\u00a0]+(?=\S)")
_WORD = re.compile(r"\S+")
_LEAST = 3  # header words
_LONGEST = 16
_MOST = 5000  # cells


def spaced(lines: Sequence[str], start: int) -> Region | None:
    """
    Read a table with running numbers that stands within a line, its header and its rows, blanks between the cells.

    >>> line = "主要指标如下。 序号 指标 单位 2030年 1 绿地率 % 42 2 绿道 公里 90 三、任务"
    >>> blocks = spaced([line], 0).blocks
    >>> [cell.text for cell in blocks[1].rows[2]], blocks[2].text
    (['2', '绿道', '公里', '90'], '三、任务')
    """
    line = lines[start]
    hint = _HINT.search(line)
    if hint is None or "\t" in line:
        return None
    words = [*_WORD.finditer(line)][:_MOST]
    first = next(at for at, word in enumerate(words) if word.end() > hint.start())
    while first and _is_word(words[first - 1][0]) and role(words[first - 1][0]) in MAY_MISS:
        first -= 1
    behind = first
    while behind < len(words) and _is_word(words[behind][0]):
        behind += 1
    head = [word[0] for word in words[first:behind]]
    if len(head) < _LEAST or "name" not in map(role, head):
        return None
    cells = [word[0] for word in words[behind:]]
    for header in headers(head):
        found = numbered(cells, header.kinds) if "number" in header.kinds else None
        if found and is_proven(found, header.kinds):
            rest = line[words[behind + found.taken - 1].end() :].strip()
            above = line[: words[first].start()].strip()
            blocks: list[Block] = [Paragraph(above)] if above else []
            blocks += [table([*header.rows, *found.rows]), *map(Paragraph, found.doubtful)]
            return Region(start + 1, (*blocks, Paragraph(rest)) if rest else tuple(blocks), _notes(found.doubtful))
    return None


def _is_word(text: str) -> bool:
    return len(text) <= _LONGEST and is_header_word(text)


def _notes(doubtful: Sequence[str]) -> tuple[str, ...]:
    said = "；".join(doubtful)
    return (f"cells that fit more than one column stand as text below their table: {said}",) if doubtful else ()
