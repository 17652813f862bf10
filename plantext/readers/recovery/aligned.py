"""Tables whose columns are parted by white space alone, below a line of header words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from plantext.readers.pages import is_page_number
from plantext.readers.recovery.columns import IN_DOUBT, assign, fits, role
from plantext.readers.recovery.region import Region, is_header, table
from plantext.vocabulary import is_header_word

_GAP = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000[\u3000 \u00a0]*")
_WHITE = re.compile(r"\s+")
_LONGEST = 300
_BLANKS = 4  # so many lines a title may stand above its first row
_NEW = re.compile(
    r"注\s*[:：]|[续附]?表\s*[\d一二三四五六七八九十]|第.{1,3}[章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]"
)
_SENTENCE = re.compile(r"[。；]")

Piece = tuple[str, int, int]  # a cell, and the display columns it covers


def aligned(lines: Sequence[str], start: int) -> Region | None:
    """
    Read columns parted by two or more spaces, by full-width spaces, or by single ones where no other reading fits.

    >>> rows = aligned(["序号  指标      单位  2030年", "1     绿地率    %     42"], 0).blocks[0].rows
    >>> [cell.text for cell in rows[1]]
    ['1', '绿地率', '%', '42']
    """
    line = lines[start].strip()
    if len(line) > 120 or not _WHITE.search(line) or "\t" in lines[start] or not _is_head(line):
        return None
    return _by_gaps(lines, start) or _by_words(lines, start)


def _is_head(line: str) -> bool:
    by_gap = [part for part in _GAP.split(line) if part]
    if len(by_gap) > 2 and is_header(by_gap, 3):
        return True
    words = line.split()
    return len(words) > 3 and all(map(is_header_word, words))


def _by_gaps(lines: Sequence[str], start: int) -> Region | None:
    head = _pieces(lines[start])
    if len(head) < 3:
        return None
    rows = [[text for text, _, _ in head]]
    end = at = start + 1
    while at < len(lines) and len(lines[at]) < _LONGEST:
        if not lines[at].strip():
            at += 1
            continue
        pieces = _pieces(lines[at])
        if is_page_number(lines[at]) and _is_band("", head, lines[at + 1 :]):
            at += 1
            continue
        if _is_continuation(pieces, head) and len(rows) > 1 and len(rows[-1]) == len(head):
            column = next(c for c in reversed(range(len(head))) if head[c][1] <= pieces[0][1])
            rows[-1][column] += "\n" + pieces[0][0]
            at += 1
            end = at
            continue
        row = _row(pieces, head, lines, at)
        if row is None:
            break
        rows.append(row)
        at += 1
        end = at
    if len(rows) < 2:
        return None
    return Region(end, (table(rows),))


def _row(pieces: list[Piece], head: list[Piece], lines: Sequence[str], at: int) -> list[str] | None:
    if len(pieces) == len(head):
        return [text for text, _, _ in pieces]
    if len(pieces) == 1:
        return [pieces[0][0]] if _is_band(pieces[0][0], head, lines[at + 1 :]) else None
    if len(pieces) > len(head) or _SENTENCE.search(pieces[-1][0][-1:]):
        return None
    row = [""] * len(head)
    column = 0
    for text, left, right in pieces:
        while column < len(head) and not _over(left, right, head, column):
            column += 1
        if column == len(head) or not fits(text, role(head[column][0])):
            return None
        row[column] = text
        column += 1
    return row


def _is_continuation(pieces: list[Piece], head: list[Piece]) -> bool:
    """Say whether a line is the rest of one cell: it stands alone, below a column that is not the first."""
    text, left, _ = pieces[0]
    return len(pieces) == 1 and head[1][1] <= left and len(text) <= 30 and not _NEW.match(text)


def _is_band(text: str, head: list[Piece], following: Sequence[str]) -> bool:
    """Say whether a lone cell is a title over all columns: a full row follows that is no header again."""
    line = next((line for line in following[:_BLANKS] if line.strip()), "")
    if len(text) > 30 or _SENTENCE.search(text) or not line:
        return False
    row = [piece for piece, _, _ in _pieces(line)]
    return len(row) == len(head) and not is_header(row)


def _over(left: int, right: int, head: list[Piece], column: int) -> bool:
    """Say whether a cell stands below a header word: they overlap, or begin at the same place."""
    _, head_left, head_right = head[column]
    return (left < head_right and right > head_left) or left == head_left


def _pieces(line: str) -> list[Piece]:
    """Cut a line at its gaps; a Chinese character is two display columns wide."""
    pieces = []
    at = place = 0
    for gap in [*_GAP.finditer(line), None]:
        end = gap.start() if gap else len(line)
        text = line[at:end]
        width = _display(text)
        if text.strip():
            pieces.append((text.strip(), place, place + width))
        if gap:
            place += width + _display(gap[0])
            at = gap.end()
    return pieces


def _display(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _by_words(lines: Sequence[str], start: int) -> Region | None:
    """Read rows parted by single spaces; only a name may hold spaces itself, and every row has to prove its columns."""
    head = lines[start].split()
    if not all(map(is_header_word, head)):
        return None
    kinds = [role(word) for word in head]
    if kinds.count("name") != 1 or len(kinds) < 4:
        return None
    name = kinds.index("name")
    rows = [head]
    at = end = start + 1
    while at < len(lines) and len(lines[at]) < _LONGEST:
        words = lines[at].split()
        at += 1
        if not words:
            continue
        row = _words_row(words, kinds, name)
        if row is None:
            break
        rows.append(row)
        end = at
    return Region(end, (table(rows),)) if len(rows) > 2 else None


def _words_row(words: list[str], kinds: list[str], name: int) -> list[str] | None:
    extra = len(words) - len(kinds)
    if extra > 0:
        words = [*words[:name], " ".join(words[name : name + extra + 1]), *words[name + extra + 1 :]]
    if len(words) < 3:
        return None
    found = assign(words, kinds, frozenset({name}))
    if found is None or IN_DOUBT in found:
        return None
    row = [""] * len(kinds)
    for place, word in zip(found, words, strict=True):
        row[place] = word
    return row
