"""Cells of a table without running numbers, cut into rows: every row is full, but for merged columns at the left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from plantext.readers.recovery.columns import IN_DOUBT, Places, assign, fits, is_value
from plantext.readers.recovery.cutting import BAND, HEADING, MAY_MISS, Rows, laid_out

_SENTENCE = re.compile(r"[。；：]")
_DIGIT = re.compile(r"\d")
_MOST_WORDS = 2  # rows in a row without a digit; more are text
_NAME = 30


def unnumbered(cells: list[str], kinds: list[str]) -> Rows | None:
    """
    Cut cells into rows; None if there is no way, or more than one.

    A row says something with a digit; in a table of two columns some may not, but the last one does, unless nothing
    follows. In wider tables a line may be a title over all columns.

    >>> unnumbered(["绿地率", "42%", "河长制", "全面推行", "绿道", "9公里"], ["name", "target"]).rows[1]
    ['河长制', '全面推行']
    """
    required = frozenset(at for at, kind in enumerate(kinds) if kind not in MAY_MISS)
    path: list[Places] = []
    at = silent = 0
    while at < len(cells) and silent <= _MOST_WORDS:
        row = _row(cells[at : at + len(kinds)], kinds, required)
        if row is None and len(required) > 2 and _is_band(cells[at : at + 2]):
            row = _row(cells[at + 1 : at + 1 + len(kinds)], kinds, required)
            path += [BAND] if row else []
            at += bool(row)
        if row is None:
            break
        path.append(row)
        silent = 0 if _DIGIT.search("".join(cells[at : at + len(row)])) else silent + 1
        at += len(row)
    return _proven(cells, kinds, path)


def _row(cells: Sequence[str], kinds: list[str], required: frozenset[int]) -> Places | None:
    found = []
    for length in range(len(required), len(kinds) + 1):
        chunk = cells[:length]
        places = assign(chunk, kinds, required) if len(chunk) == length else None
        if places is not None and IN_DOUBT not in places and _says_something(chunk, kinds, places):
            found.append(places)
    if len(found) != 1 or HEADING.match(cells[found[0].index(min(required))]):
        return None
    return found[0]


def _says_something(chunk: Sequence[str], kinds: list[str], places: Places) -> bool:
    if any(map(is_value, chunk)):
        return True
    names = [text for text, place in zip(chunk, places, strict=True) if kinds[place] == "name"]
    return len(kinds) == 2 and not any(len(text) > _NAME or _SENTENCE.search(text) for text in [*names, chunk[-1][-1:]])


def _is_band(cells: Sequence[str]) -> bool:
    return len(cells) == 2 and fits(cells[0], "domain") and len(cells[0]) <= _NAME and not _SENTENCE.search(cells[0])


def _proven(cells: list[str], kinds: list[str], path: list[Places]) -> Rows | None:
    """Keep the rows up to the last that says a number, the next few too if they end the text or a heading follows."""
    ends = list(accumulate(map(len, path)))
    told = [n for n, end in enumerate(ends) if _DIGIT.search("".join(cells[end - len(path[n]) : end]))]
    last = told[-1] if told else 0
    if last < 1 or len(told) * 2 < last + 1:
        return None
    is_closed = ends[-1] == len(cells) or HEADING.match(cells[ends[-1]]) is not None
    if len(path) - 1 - last <= _MOST_WORDS and is_closed:
        last = len(path) - 1
    return laid_out(cells, kinds, path[: last + 1])
