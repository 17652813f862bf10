"""Which column a cell belongs to, where the layout does not say: by what its column may hold, and only beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plantext.vocabulary import attributes, header_role, units

Places = tuple[int, ...]

_NUMBER = re.compile(r"(?:第)?\d{1,4}[.．、]?|[（(]\d{1,3}[)）]")
_DIGITS = re.compile(r"[≥≤><＞＜〔\[【（(]?[-+±]?\d[\d.,]*[]〕】)）]?\s*\S{0,12}")
_MISSING = frozenset(("-", "—", "－", "——", "/", "…", "\\"))
VALUE_ROLES = frozenset(
    ("baseline", "target", "attained", "year", "annual", "yearly", "cumulative", "absolute", "requirement", "growth")
)
_UNIT_PREFIX = re.compile(r"[万亿千百]+")
_PARENTS = frozenset(("baseline", "target", "year", "requirement"))
_CHILDREN = _PARENTS | frozenset(("absolute", "annual", "yearly", "cumulative", "attained"))


@dataclass(frozen=True, slots=True)
class Header:
    """Header words as rows, with the words and the kinds of the columns below them."""

    rows: list[list[str]]
    words: list[str]
    kinds: list[str]


@lru_cache(maxsize=1024)
def role(header: str) -> str:
    """Return what a header word says of its column, `other` where nobody knows."""
    return header_role(header) or header_role(header, "projects") or "other"


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """
    Say whether a text is a unit as a table prints it.

    >>> is_unit("万公顷"), is_unit("吨标准煤/万元"), is_unit("绿地率")
    (True, True, False)
    """
    text = text.replace(" ", "").strip("()（）")
    if text in units():
        return True
    parts = re.split(r"[/／]", text)
    return bool(text) and all(map(_is_plain_unit, parts))


def is_value(text: str) -> bool:
    """Say whether a text is a number with little around it, or a mark for a missing one."""
    return text in _MISSING or _DIGITS.fullmatch(text) is not None


def fits(text: str, kind: str) -> bool:
    """
    Say whether a cell may stand in a column of a kind; only what is certain is ruled out.

    >>> fits("约束性", "name"), fits("约束性", "attribute"), fits("42", "unit"), fits("持续提高", "target")
    (False, True, False, True)
    """
    if kind == "number":
        return _NUMBER.fullmatch(text) is not None
    if kind == "unit":
        return is_unit(text) or text in _MISSING
    attribute = text in attributes()
    if kind == "attribute":
        return attribute or text in _MISSING
    if attribute or (kind in VALUE_ROLES and is_unit(text) and not text[0].isdigit()):
        return False
    if kind in ("name", "domain", "task", "category"):
        return not is_value(text) and not is_unit(text)
    return True


def assign(cells: Sequence[str], kinds: Sequence[str], required: frozenset[int]) -> Places | None:
    """
    Return the column of each cell, from left to right, if there is one way only; `required` columns stay filled.

    >>> kinds, required = ["number", "name", "unit", "target"], frozenset({0, 1})
    >>> assign(["1", "绿地率", "42"], kinds, required)
    (0, 1, 3)
    >>> assign(["1", "绿地率", "42"], ["number", "name", "baseline", "target"], required)
    """
    # ways[n][c]: in how many ways, two being many, the first n cells stand in the first c columns
    ways = [[1] + [0] * len(kinds)]
    for column in range(len(kinds)):
        ways[0][column + 1] = 0 if column in required else ways[0][column]
    for text in cells:
        before, line = ways[-1], [0]
        for column, kind in enumerate(kinds):
            skipped = 0 if column in required else line[column]
            taken = before[column] if before[column] and fits(text, kind) else 0
            line.append(min(2, skipped + taken))
        ways.append(line)
    return _trace(ways, cells, kinds) if ways[-1][-1] == 1 else None


def _trace(ways: list[list[int]], cells: Sequence[str], kinds: Sequence[str]) -> Places:
    places: list[int] = []
    n, column = len(cells), len(kinds)
    while n:
        column -= 1
        if ways[n - 1][column] and fits(cells[n - 1], kinds[column]):
            places.append(column)
            n -= 1
    return tuple(reversed(places))


def headers(words: list[str]) -> Iterator[Header]:
    """Yield the readings of header words in a line: one row of them, or a row with years and rates below part of it."""
    kinds = [role(word) for word in words]
    if kinds.count("number") < 2 and kinds.count("name") == 1:
        yield Header([words], words, kinds)
    for split in range(3, len(words)):
        below = words[split:]
        if not all(kind in _CHILDREN for kind in kinds[split:]):
            continue
        for first, last in _parent_runs(kinds[:split]):
            if len(below) > last - first:
                leaves = [*words[:first], *below, *words[last:split]]
                lower = [""] * first + below + [""] * (split - last)
                yield Header([words[:split], lower], leaves, [role(leaf) for leaf in leaves])


def _parent_runs(kinds: list[str]) -> Iterator[tuple[int, int]]:
    for first, kind in enumerate(kinds):
        last = first
        while kind in _PARENTS and last < len(kinds) and kinds[last] in _PARENTS:
            last += 1
            yield first, last


def _is_plain_unit(text: str) -> bool:
    known = units()
    if text in known:
        return True
    prefix = _UNIT_PREFIX.match(text)
    return prefix is not None and (text[prefix.end() :] in known or prefix.end() == len(text))
