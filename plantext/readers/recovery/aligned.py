"""Tables whose columns are parted by gaps of white space, below a line of header words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from plantext.readers.pages import is_page_number
from plantext.readers.recovery.columns import PARENTS, fits, role
from plantext.readers.recovery.region import Region, is_header, table
from plantext.readers.recovery.words import are_values, by_words
from plantext.vocabulary import is_header_word

_GAP = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000[\u3000 \u00a0]*")
_LONGEST = 300
_LONGEST_HEAD = 120
_SLACK = 3  # so many characters a cell may stand beside its header word
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
    if len(line) > _LONGEST_HEAD or "\t" in line or not (" " in line or "\u3000" in line or "\u00a0" in line):
        return None
    return _by_gaps(lines, start) or by_words(lines, start)


def _by_gaps(lines: Sequence[str], start: int) -> Region | None:
    head = _spaced_words(_pieces(lines[start]))
    if not is_header([text for text, _, _ in head], min(len(head), 3)) or len(head) < 2:
        return None
    lower = _filled(lines, start + 1)
    leaves = _leaves(head, _pieces(lines[lower])) if lower is not None else None
    header = [[text for text, _, _ in head]]
    if leaves and lower is not None:
        header = [[text for text, _ in leaves[0]], leaves[1]]
        start, head = lower, [piece for _, piece in leaves[0]]
    rows, end = _body(lines, start + 1, head)
    if not rows or (len(head) < 3 and not _is_pair_list(rows, lines, start + 1, head)):
        return None
    return Region(end, (table([*header, *rows]),))


def _spaced_words(pieces: list[Piece]) -> list[Piece]:
    """Put characters together that are one header word with space between them: 指　　标."""
    words: list[Piece] = []
    for text, left, right in pieces:
        if words and len(text) == 1 and len(words[-1][0]) <= 3 and is_header_word(words[-1][0] + text):
            words[-1] = (words[-1][0] + text, words[-1][1], right)
        else:
            words.append((text, left, right))
    return words


def _filled(lines: Sequence[str], at: int) -> int | None:
    return next((place for place in range(at, min(at + _BLANKS, len(lines))) if lines[place].strip()), None)


def _leaves(head: list[Piece], below: list[Piece]) -> tuple[list[tuple[str, Piece]], list[str]] | None:
    """
    Return the columns of a header of two lines, each with its upper word, and the words of the lower line.

    None where the second line is no header: its words stand below years and the like, and some year has two.
    """
    words = [text for text, _, _ in below]
    if len(below) < 2 or len(below) > 12 or not all(map(is_header_word, words)):
        return None
    parents = [at for at, (text, _, _) in enumerate(head) if role(text) in PARENTS]
    if not parents:
        return None
    starts = {head[at][1] for at in parents}
    children: dict[int, list[Piece]] = {}
    for piece in below:
        children.setdefault(_parent(piece, head, parents, is_left=below[0][1] in starts), []).append(piece)
    if all(len(pieces) == 1 for pieces in children.values()):
        return None
    upper: list[tuple[str, Piece]] = []
    lower: list[str] = []
    for at, piece in enumerate(head):
        columns = children.get(at, [])
        upper += [(piece[0] if n == 0 else "", leaf) for n, leaf in enumerate(columns or [piece])]
        lower += [text for text, _, _ in columns] or [""]
    return upper, lower


def _parent(piece: Piece, head: list[Piece], parents: list[int], is_left: bool) -> int:
    """Return the word that a lower one stands below: the last that begins before it, or else the nearest."""
    _, left, right = piece
    if is_left and (before := [at for at in parents if head[at][1] <= left]):
        return before[-1]
    return min(parents, key=lambda at: max(head[at][1] - right, left - head[at][2]))


def _body(lines: Sequence[str], start: int, head: list[Piece]) -> tuple[list[list[str]], int]:
    rows: list[list[str]] = []
    waiting: list[tuple[int, str]] = []  # rests of cells, until the next row says whether they are its beginnings
    end = at = start
    while at < len(lines) and len(lines[at]) < _LONGEST:
        pieces = _pieces(lines[at])
        is_page = is_page_number(lines[at]) and _is_band("", head, lines[at + 1 : at + 1 + _BLANKS])
        if not pieces or is_page:
            at += 1
            continue
        column = _rest_of(pieces, head)
        if column and rows and len(rows[-1]) == len(head):
            waiting.append((column, pieces[0][0]))
        else:
            row = _row(pieces, head, lines, at)
            if row is None:
                break
            _give(waiting, rows, row if len(row) == len(head) else [])
            waiting = []
            rows.append(row)
        at += 1
        end = at
    _give(waiting, rows, [])
    return rows, end


def _give(waiting: list[tuple[int, str]], rows: list[list[str]], following: list[str]) -> None:
    """Add rests of cells to the row above them; where the next row has an empty cell there, they are its beginning."""
    for column, text in waiting:
        row = following if following and not following[column] else rows[-1]
        row[column] += "\n" * bool(row[column]) + text


def _row(pieces: list[Piece], head: list[Piece], lines: Sequence[str], at: int) -> list[str] | None:
    if len(pieces) == len(head):
        row = [text for text, _, _ in pieces]
        return None if len(head) < 3 and is_header(row) else row  # so that the next header begins anew
    if len(pieces) == 1:
        return [pieces[0][0]] if _is_band(pieces[0][0], head, lines[at + 1 : at + 1 + _BLANKS]) else None
    if len(pieces) > len(head) or _SENTENCE.search(pieces[-1][0][-1:]):
        return None
    row = [""] * len(head)
    first = 0
    for piece in pieces:
        column = min(range(first, len(head)), key=lambda c: _apart(piece, head[c]), default=None)
        if column is None or _apart(piece, head[column]) > _SLACK or not fits(piece[0], role(head[column][0])):
            return None
        row[column] = piece[0]
        first = column + 1
    return row


def _is_pair_list(rows: list[list[str]], lines: Sequence[str], start: int, head: list[Piece]) -> bool:
    """Say whether rows of two cells are a table: running numbers prove it, values, or cells below each other."""
    pairs = [row for row in rows if len(row) == 2]
    kinds = [role(text) for text, _, _ in head]
    if len(pairs) < 2 or "name" not in kinds:
        return False
    if are_values(pairs, kinds):
        return True
    if kinds[0] == "number":
        numbers = [int(first) if first.isdecimal() else -1 for first, _ in pairs]
        return all(b == a + 1 for a, b in pairwise(numbers))
    lefts = {pieces[1][1] for line in lines[start : start + len(rows)] if len(pieces := _pieces(line)) == 2}
    return len(lefts) == 1 and all(fits(text, kind) for row in pairs for text, kind in zip(row, kinds, strict=True))


def _rest_of(pieces: list[Piece], head: list[Piece]) -> int:
    """Return the column of which a line is the rest of a cell: it stands alone, not below the first; 0 if it is not."""
    text, left, right = pieces[0]
    if len(pieces) > 1 or len(text) > 30 or _NEW.match(text):
        return 0
    if left >= head[1][1]:
        return next(c for c in reversed(range(len(head))) if head[c][1] <= left)
    return 1 if left >= head[0][2] and right > head[1][1] else 0


def _is_band(text: str, head: list[Piece], following: Sequence[str]) -> bool:
    """Say whether a lone cell is a title over all columns: a full row follows that is no header again."""
    line = next((line for line in following if line.strip()), "")
    if len(text) > 30 or _SENTENCE.search(text) or not line:
        return False
    row = [piece for piece, _, _ in _pieces(line)]
    return len(row) == len(head) and not is_header(row)


def _apart(piece: Piece, head: Piece) -> int:
    """Return how far a cell stands beside a header word, 0 where it stands below it."""
    return max(0, head[1] - piece[2] + 1, piece[1] - head[2] + 1) if piece[1] != head[1] else 0


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
