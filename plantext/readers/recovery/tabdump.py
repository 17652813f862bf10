"""
Tables in text dumps of word-processor files: every cell begins with a TAB on a new line.

A row ends with a blank line, but a cell may hold blank lines too, so a blank line alone proves nothing: the number
of cells does. A row of the table has as many cells as the widest piece between two blank lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from plantext.document import Block, Paragraph, Table
from plantext.readers.indents import marked, settled
from plantext.readers.recovery.alignment import shortened, to_grid
from plantext.vocabulary import is_header_word

_MOST_EXTRA = 3  # cells; a row with more is another thing
_LOOK_AHEAD = 12  # lines a cell may go on after a blank line before we hold them for text


def region_end(lines: Sequence[str], start: int) -> int:
    """
    Return the index after the last line of the dump region that begins at `start`, where a line starts with TAB.

    Text that follows the table ends it. A line without TAB after a blank line goes on with the cell only while the
    row lacks cells, is short, and more cells follow soon.

    >>> region_end(["\\t序号", "\\t指标", "", "\\t1", "\\t绿地率", "", "注：略。"], 0)
    6
    """
    if not lines[start].strip() and start + 1 < len(lines) and lines[start + 1].strip() and lines[start + 1][0] != "\t":
        return start + 1  # a lone TAB before text, left over from a paragraph
    widest = row = 0
    at = start
    while at < len(lines):
        line = lines[at]
        if line.startswith("\t"):
            row += 1
            at += 1
        elif line.strip():
            at += 1
        else:
            blank = at
            while at < len(lines) and not lines[at].strip() and not lines[at].startswith("\t"):
                at += 1
            if at == len(lines):
                return blank
            if not lines[at].startswith("\t") and not (row < widest and _cell_goes_on(lines, at)):
                return blank + 1
            if lines[at].startswith("\t"):
                widest, row = max(widest, row), 0
    return at


def read_table(lines: Sequence[str]) -> list[Block]:
    """
    Return what a dump region holds: a table, or the paragraphs of a box where it has one column.

    >>> [block.text for block in read_table(["\\t专栏1 绿道", "", "\\t新建绿道12公里。", ""])]
    ['专栏1 绿道', '新建绿道12公里。']
    """
    rows = _rows(_pieces(lines))
    width = max((len(row) for row in rows), default=0)
    if width == 0 or not any(text for row in rows for text in row):
        return []
    if width == 1 and not is_header_word(rows[0][0]):
        return list(_box([row[0] for row in rows]))
    if len(rows) == 1 and not any(map(is_header_word, rows[0])):
        return [
            Paragraph(line.strip()) for line in "\n".join(rows[0]).split("\n") if line.strip()
        ]  # text indented with TABs
    return [settled(Table(to_grid(rows)))]


def _cell_goes_on(lines: Sequence[str], at: int) -> bool:
    for line in lines[at : at + _LOOK_AHEAD]:
        if line.startswith("\t"):
            return True
        if _TEXT.match(line.strip()) or len(line.strip()) > 60:
            return False
    return False


def _pieces(lines: Sequence[str]) -> list[list[str]]:
    """Return the cells' texts between blank lines; a piece that begins without TAB goes on with the cell before."""
    pieces: list[list[list[str]]] = [[]]
    blank = False
    for line in lines:
        if line.startswith("\t"):
            if blank and pieces[-1]:
                pieces.append([])
            pieces[-1].append([marked(line[1:].replace("\t", " "))])
        elif pieces[-1]:
            pieces[-1][-1].append(line.strip())
        blank = not line.strip() and not line.startswith("\t")
    return [["\n".join(cell).strip("\n ") for cell in piece] for piece in pieces if piece]


def _rows(pieces: list[list[str]]) -> list[list[str]]:
    """Join the pieces into rows: as many whole rows as can be, as few blank lines inside a row as can be."""
    width = _width([len(piece) for piece in pieces])
    best: list[tuple[int, int]] = [(0, 0)]  # cost of the first n pieces, and where their last row begins
    for end in range(1, len(pieces) + 1):
        cells, options = 0, []
        for start in range(end - 1, -1, -1):
            cells += len(pieces[start])
            if cells > width and start < end - 1:
                break
            short = 0 if cells == width else 2
            options.append((best[start][0] + short + 2 * (end - 1 - start), start))
        best.append(min(options, key=lambda option: (option[0], -option[1])))
    rows: list[list[str]] = []
    end = len(pieces)
    while end:
        start = best[end][1]
        rows.append([cell for piece in pieces[start:end] for cell in piece])
        end = start
    return [cut for row in rows[::-1] for cut in _cut(row, width, rows)]


def _cut(row: list[str], width: int, rows: Sequence[list[str]]) -> list[list[str]]:
    """Return a row as it is, without the cells it has too many, or as two that lost the line between them."""
    if len(row) == 2 * width:
        return [row[:width], row[width:]]
    return [shortened(row, width, rows) if width < len(row) <= width + _MOST_EXTRA else row]


def _width(lengths: list[int]) -> int:
    """
    Return the number of columns: the widest piece, unless it stands alone among many.

    It is then two rows that lost the line between them, or a row with a cell too many.
    """
    if not lengths:
        return 0
    usual = Counter(lengths).most_common(1)[0]
    widest = max(lengths)
    if usual[1] >= 5 and lengths.count(widest) == 1 and widest not in lengths[:2]:
        return usual[0]
    return usual[0] if usual[1] > 2 and widest >= 2 * usual[0] > 2 and lengths.count(widest) == 1 else widest


def _box(texts: list[str]) -> list[Paragraph]:
    lines = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    title = bool(lines) and (bool(_BOX_TITLE.match(lines[0])) or (len(texts) > 1 and _is_title(texts[0])))
    return [Paragraph(line, kind="box_title" if at == 0 and title else "box") for at, line in enumerate(lines)]


def _is_title(text: str) -> bool:
    return len(text) <= 40 and not _SENTENCE.search(text)


_BOX_TITLE = regex.compile(r"专\s*栏|工程专栏|信息框|框\s*\d")
_SENTENCE = regex.compile(r"[。；;！？]")
_TEXT = regex.compile(
    r"注\s*[:：]|[续附]?表\s*[\d一二三四五六七八九十]|专\s*栏|图\s*\d|资料来源|数据来源|备注[:：]|第[一二三四五六七八九十\d]+[章节篇]"
)
