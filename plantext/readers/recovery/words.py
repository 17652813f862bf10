"""Tables whose cells are parted by single spaces: every row has to prove its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plantext.readers.recovery.columns import IN_DOUBT, VALUE_ROLES, assign, fits, is_value, role
from plantext.readers.recovery.cutting import HEADING
from plantext.readers.recovery.region import Region, table
from plantext.vocabulary import is_header_word

_LONGEST = 300
_PAIR = 2
_SENTENCE = re.compile(r"[。；]")
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
    is_pair = len(kinds) == _PAIR and kinds[0] == "name" and kinds[1] in VALUE_ROLES
    fewest = _PAIR if is_numbered or is_pair else _FEW
    if kinds.count("name") != 1 or len(kinds) < fewest or not all(map(is_header_word, head)):
        return None
    name = kinds.index("name")
    rows = [head]
    at = end = start + 1
    while at < len(lines) and len(lines[at]) < _LONGEST:
        words = lines[at].split()
        at += 1
        if not words:
            continue
        row = _pair(words) if is_pair else _row(words, kinds, name)
        if row is None or (is_numbered and len(kinds) < _FEW and not _follows(rows, row[0])):
            break
        rows.append(row)
        end = at
    if len(rows) < 3 or (is_pair and not are_values(rows[1:], kinds)):
        return None
    return Region(end, (table(rows),))


def are_values(pairs: Sequence[Sequence[str]], kinds: Sequence[str]) -> bool:
    """
    Say whether pairs of cells are names and values: most of them amounts, and none that may be no value.

    >>> are_values([["预期寿命", "80岁"], ["医师数", "持续增加"]], ["name", "target"])
    True
    >>> are_values([["完善体系", "深化改革"], ["医师数", "300"]], ["name", "other"])
    False
    """
    if kinds[0] != "name" or kinds[1] not in VALUE_ROLES:
        return False
    is_fit = all(fits(name, kinds[0]) and fits(value, kinds[1]) and not HEADING.match(name) for name, value in pairs)
    return is_fit and len(pairs) > 1 and sum(is_value(value) for _, value in pairs) * 2 >= len(pairs)


def _pair(words: list[str]) -> list[str] | None:
    """Return a name and its value, None where two words are two headings or begin a sentence."""
    if len(words) != _PAIR or HEADING.match(words[0]) or any(_SENTENCE.search(word) for word in words):
        return None
    return words


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
