"""Which column a cell belongs to, where the layout does not say: by what its column may hold, and only beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from plantext.readers.recovery.spanning import fit_below
from plantext.vocabulary import attributes, header_role, units

Places = tuple[int, ...]
IN_DOUBT = -1

_NUMBER = re.compile(r"(?:第)?\d{1,4}[.．、]?|[（(]\d{1,3}[)）]")
_AMOUNT = re.compile(r"[≥≤><＞＜〔\[【（(]?[-+±]?\d[\d.,%‰％]*[]〕】)）]?\s*")
_ABOUT = re.compile(r"(?:左右|以上|以下|以内|[-—~～至]\s*\d.{0,12})")
_MISSING = frozenset(("-", "—", "－", "——", "/", "…", "\\"))
VALUE_ROLES = frozenset(
    ("baseline", "target", "attained", "year", "annual", "yearly", "cumulative", "absolute", "requirement", "growth")
)
_UNIT_PREFIX = re.compile(r"[万亿千百]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d\s*年?\s*(?:[-—–~～至]+\s*(?:19|20)\d\d|年)\s*年?")
_BARE = re.compile(r"[\d.,%\s年—–~～至-]+")
_SHARE = re.compile(r"10{0,5}(?=[^\d])")
_LONGEST_UNITS = 12
_MOST_WORDS = 24  # in a header of two lines
_MOST_PARENTS = 5
_CHILDLESS = 0.5  # what a word that often has others below it loses without
PARENTS = frozenset(("baseline", "target", "year", "requirement"))
_CHILDREN = PARENTS | frozenset(("absolute", "annual", "yearly", "cumulative", "attained"))


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

    >>> is_unit("万公顷"), is_unit("吨标准煤/万元"), is_unit("1/10万"), is_unit("绿地率")
    (True, True, True, False)
    """
    text = text.replace(" ", "").strip("()（）")
    if text in units():
        return True
    parts = re.split(r"[/／]", text)
    share = _SHARE.match(parts[1]) if len(parts) == 2 else None  # of 10万, 10万人
    if share:
        return (parts[0] in ("", "1") or _is_plain_unit(parts[0])) and _is_plain_unit(parts[1][share.end() :])
    return bool(text) and all(map(_is_plain_unit, parts))


def parted_units(text: str, count: int) -> list[str] | None:
    """
    Return so many units or dashes that a text is made of; None unless there is one way, or if it is a unit itself.

    >>> parted_units("%-%", 3), parted_units("%-%", 2), parted_units("万元/人", 2)
    (['%', '-', '%'], None, None)
    """
    if len(text) > _LONGEST_UNITS or is_unit(text):
        return None
    ways: list[list[list[str]]] = [[[]]]
    for end in range(1, len(text) + 1):
        found = [
            [*way, text[start:end]]
            for start in range(end)
            if text[start:end] in _MISSING or is_unit(text[start:end])
            for way in ways[start]
            if len(way) < count
        ]
        ways.append(found)
    exact = [way for way in ways[-1] if len(way) == count]
    return exact[0] if len(exact) == 1 else None


def is_value(text: str) -> bool:
    """
    Say whether a text is a number with no more than a unit behind it, or a mark for a missing one.

    >>> is_value("≥95%"), is_value("120公里"), is_value("—"), is_value("2026年校舍工程")
    (True, True, True, False)
    """
    amount = _AMOUNT.match(text)
    if amount is None:
        return text in _MISSING
    rest = text[amount.end() :]
    return not rest or _ABOUT.fullmatch(rest) is not None or is_unit(_ABOUT.sub("", rest))


def fits(text: str, kind: str) -> bool:
    """
    Say whether a cell may stand in a column of a kind; only what is certain is ruled out.

    >>> fits("约束性", "name"), fits("约束性", "attribute"), fits("42", "unit"), fits("持续提高", "target")
    (False, True, False, True)
    """
    if kind == "number":
        return _NUMBER.fullmatch(text) is not None
    attribute = text in attributes()
    if kind in ("unit", "attribute"):
        lines = text.split("\n")  # sub-items in one cell
        return all(line in _MISSING or (is_unit(line) if kind == "unit" else line in attributes()) for line in lines)
    if attribute or (kind in VALUE_ROLES and is_unit(text) and not text[0].isdigit()):
        return False
    if kind in ("name", "domain", "task", "category"):
        return not is_value(text) and not is_unit(text)
    if kind == "attained" and is_value(text):
        return text in _MISSING
    return text in _MISSING or _fits_project(text, kind)


def _fits_project(text: str, kind: str) -> bool:
    if kind in ("years", "start", "end"):
        return _YEAR.search(text) is not None or not any(char.isdigit() for char in text)
    if kind in ("investment", "investment_part"):
        return text[0] != "0" and any(char.isdigit() for char in text) and _YEARS.fullmatch(text) is None
    if kind in ("content", "responsible"):
        return _BARE.fullmatch(text) is None
    return True


def assign(cells: Sequence[str], kinds: Sequence[str], required: frozenset[int]) -> Places | None:
    """
    Return the column of each cell, from left to right, `IN_DOUBT` where there is more than one; None if none fits.

    `required` columns stay filled.

    >>> kinds, required = ["number", "name", "unit", "baseline", "target"], frozenset({0, 1})
    >>> assign(["1", "绿地率", "%", "40", "42"], kinds, required), assign(["1", "绿地率", "42"], kinds, required)
    ((0, 1, 2, 3, 4), (0, 1, -1))
    """
    before = _reachable(cells, kinds, required)
    last = len(kinds) - 1
    mirrored = _reachable(cells[::-1], kinds[::-1], frozenset(last - column for column in required))
    if not before[-1][-1]:
        return None
    places = []
    for n, text in enumerate(cells):
        after = mirrored[len(cells) - n - 1]
        columns = [c for c, kind in enumerate(kinds) if before[n][c] and after[last - c] and fits(text, kind)]
        places.append(columns[0] if len(columns) == 1 else IN_DOUBT)
    return tuple(places)


def _reachable(cells: Sequence[str], kinds: Sequence[str], required: frozenset[int]) -> list[list[bool]]:
    """Return, for n and c, whether the first n cells can stand in the first c columns."""
    lines = [[True]]
    for column in range(len(kinds)):
        lines[0].append(lines[0][-1] and column not in required)
    for text in cells:
        above, line = lines[-1], [False]
        for column, kind in enumerate(kinds):
            line.append((line[column] and column not in required) or (above[column] and fits(text, kind)))
        lines.append(line)
    return lines


def headers(words: list[str]) -> Iterator[Header]:
    """
    Yield the readings of header words in a line: one row of them, or a row with years and rates below part of it.

    The readings with two rows come by how well the lower words fit under the upper ones.

    >>> words = "指标 单位 现状值 属性 目标值 2024年 2027年 2030年".split()
    >>> any("2024年 属性 2027年 2030年" in " ".join(header.words) for header in headers(words))
    True
    """
    kinds = [role(word) for word in words]
    if kinds.count("number") < 2 and kinds.count("name") == 1:
        yield Header([words], words, kinds)
    found: list[tuple[float, Header]] = []
    for split in range(3, len(words) if len(words) <= _MOST_WORDS else 0):
        if all(kind in _CHILDREN for kind in kinds[split:]):
            found += _two_rows_by_fit(words[:split], words[split:], kinds)
    yield from (header for _, header in sorted(found, key=lambda reading: -reading[0]))


def _two_rows_by_fit(upper: list[str], lower: list[str], kinds: list[str]) -> Iterator[tuple[float, Header]]:
    """Yield a reading for each choice of upper words over lower ones, with how well they fit: rows tell which is it."""
    parents = [at for at in range(len(upper)) if kinds[at] in PARENTS][:_MOST_PARENTS]
    for count in range(1, len(parents) + 1):
        for chosen in combinations(parents, count) if len(lower) > count else ():
            fit, children = _spread([upper[at] for at in chosen], lower)
            fit -= _CHILDLESS * (len(parents) - count)
            counts = dict(zip(chosen, children, strict=True))
            yield fit, _two_rows(upper, lower, [counts.get(at, 0) for at in range(len(upper))])


def _spread(parents: list[str], lower: list[str]) -> tuple[float, tuple[int, ...]]:
    """Return how well words fit below others, and how many stand below each, at least one."""

    @cache
    def best(at: int, below: int) -> tuple[float, tuple[int, ...]]:
        left = len(parents) - at - 1
        if left < 0:
            return (0.0, ()) if below == len(lower) else (float("-inf"), ())
        options = []
        for count in range(1, len(lower) - below - left + 1):
            score, rest = best(at + 1, below + count)
            options.append((score + fit_below(parents[at], tuple(lower[below : below + count])), (count, *rest)))
        return max(options)

    return best(0, 0)


def _two_rows(upper: list[str], lower: list[str], counts: list[int]) -> Header:
    """Lay the words out: an upper one over several has blanks behind it, one over none a blank below it."""
    first: list[str] = []
    second: list[str] = []
    left = iter(lower)
    for word, count in zip(upper, counts, strict=True):
        first += [word, *[""] * (count - 1)]
        second += [next(left) for _ in range(count)] or [""]
    leaves = [below or above for above, below in zip(first, second, strict=True)]
    return Header([first, second], leaves, [role(leaf) for leaf in leaves])


def _is_plain_unit(text: str) -> bool:
    known = units()
    if text in known:
        return True
    prefix = _UNIT_PREFIX.match(text)
    return prefix is not None and (text[prefix.end() :] in known or prefix.end() == len(text))
