"""Tables whose cells are parted by single spaces: every row has to prove its columns."""

from __future__ import annotations

from collections.abc import Sequence

from plantext.readers.recovery.columns import IN_DOUBT, assign, role
from plantext.readers.recovery.region import Region, table
from plantext.vocabulary import is_header_word

_LONGEST = 300
_FEW = 4  # columns; fewer prove little, so that running numbers have to


def by_words(lines: Sequence[str], start: int) -> Region | None:
    """
    Read rows parted by single spaces; only a name may hold spaces itself.

    >>> rows = by_words(["序号 项目名称", "1 校舍改造", "2 19 小镇"], 0).blocks[0].rows
    >>> [cell.text for cell in rows[2]]
    ['2', '19 小镇']
    """
    head = lines[start].split()
    kinds = [role(word) for word in head]
    is_numbered = kinds[:1] == ["number"]
    if kinds.count("name") != 1 or len(kinds) < (2 if is_numbered else _FEW) or not all(map(is_header_word, head)):
        return None
    name = kinds.index("name")
    rows = [head]
    at = end = start + 1
    while at < len(lines) and len(lines[at]) < _LONGEST:
        words = lines[at].split()
        at += 1
        if not words:
            continue
        row = _row(words, kinds, name)
        if row is None or (is_numbered and len(kinds) < _FEW and not _follows(rows, row[0])):
            break
        rows.append(row)
        end = at
    return Region(end, (table(rows),)) if len(rows) > 2 else None


def _follows(rows: list[list[str]], number: str) -> bool:
    return number.isdecimal() and (len(rows) == 1 or int(number) == int(rows[-1][0]) + 1)


def _row(words: list[str], kinds: list[str], name: int) -> list[str] | None:
    extra = len(words) - len(kinds)
    if extra > 0:
        words = [*words[:name], " ".join(words[name : name + extra + 1]), *words[name + extra + 1 :]]
    if len(words) < min(3, len(kinds)):
        return None
    found = assign(words, kinds, frozenset({name}))
    if found is None or IN_DOUBT in found:
        return None
    row = [""] * len(kinds)
    for place, word in zip(found, words, strict=True):
        row[place] = word
    return row
