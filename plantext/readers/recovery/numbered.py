"""Cells of a table with running numbers, cut into rows: each row begins where the next number stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plantext.readers.pages import is_page_number
from plantext.readers.recovery.columns import IN_DOUBT, Places, assign, fits
from plantext.readers.recovery.cutting import BAND, HEADING, MAY_MISS, PAGE, PART, Rows, is_number, laid_out
from plantext.readers.recovery.parts import is_office, with_parts

_DIGITS = re.compile(r"\d+")

_COMPARED = 4  # rows back; ways that differ further back have been compared before
Paths = dict[int, list[Places] | None]
"""For each number of cells taken, the columns of the rows so far; None if there are two ways."""


def numbered(cells: list[str], kinds: list[str]) -> Rows | None:
    """
    Cut cells into rows; None if there is more than one way.

    >>> numbered(["1", "绿地率", "42", "2", "①山区", "9"], ["number", "name", "target"]).rows
    [['1', '绿地率', '42'], ['2', '①山区', '9']]
    """
    number = kinds.index("number")
    first = next((text for text in cells[: number + 2] if fits(text, "number")), "")
    paths: Paths = {0: []}
    expected = int(_DIGITS.findall(first)[0]) if first else -1
    while further := _next_row(cells, kinds, expected, paths):
        paths, expected = further, expected + 1
    whole = [path for path in paths.values() if path and path[-1][-1] == len(kinds) - 1]
    path = _surest(whole or list(paths.values()))
    return laid_out(cells, kinds, with_parts(cells, kinds, path, expected)) if path else None


def _surest(paths: Sequence[list[Places] | None]) -> list[Places] | None:
    """Return the path with the fewest doubts, None if there are two."""
    ranked = sorted((sum(places.count(IN_DOUBT) for places in path), at) for at, path in enumerate(paths) if path)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]) or (None in paths and ranked[0][0]):
        return None
    return paths[ranked[0][1]]


def _next_row(cells: list[str], kinds: list[str], expected: int, paths: Paths) -> Paths:
    """Go one row on from every end reached so far, with as little doubt as can be; two such ways are no way."""
    number = kinds.index("number")
    required = frozenset((number, kinds.index("name")))
    further: Paths = {}
    costs: dict[int, int] = {}
    for start, path in _after_bands(cells, kinds, expected, paths):
        if not any(is_number(text, expected) for text in cells[start : start + number + 1]):
            continue
        for end in range(start + 2, min(start + len(kinds) + 1, len(cells)) + 1):
            chunk = cells[start:end]
            places = assign(chunk, kinds, required) or _assign_wrapped(chunk, kinds, required)
            if places and path and places[0] == IN_DOUBT and number in places[1:2]:
                places = (number - 1, *places[1:])  # a new domain has a new task: one cell alone is the task
            if places is None or number not in places or not is_number(chunk[places.index(number)], expected):
                continue
            mine = [*path, places]
            cost = _cost(cells, kinds, mine, end)
            if end not in further or cost < costs[end]:
                further[end], costs[end] = mine, cost
            elif cost == costs[end]:
                further[end] = None
    return further


def _assign_wrapped(chunk: list[str], kinds: list[str], required: frozenset[int]) -> Places | None:
    """Assign cells of which one name stands on two lines; only if the row is whole then, and in one way."""
    found: list[Places] = []
    for at in range(1, len(chunk)):
        if not (fits(chunk[at - 1], "name") and fits(chunk[at], "name")):
            continue
        places = assign([*chunk[: at - 1], chunk[at - 1] + chunk[at], *chunk[at + 1 :]], kinds, required)
        if places and IN_DOUBT not in places and len(places) >= len([k for k in kinds if k not in MAY_MISS]):
            found.append((*places[:at], *places[at - 1 :]))
    return found[0] if len(found) == 1 and kinds[found[0][_twice(found[0])]] == "name" else None


def _twice(places: Places) -> int:
    return next(at for at in range(1, len(places)) if places[at] == places[at - 1])


def _after_bands(cells: list[str], kinds: list[str], expected: int, paths: Paths) -> Iterator[tuple[int, list[Places]]]:
    """Yield the ends of rows, and those of a title over all columns or a page number behind them: 二、生态."""
    for start, path in paths.items():
        if path is None:
            continue
        yield start, path
        if start < len(cells) and PART.match(cells[start]):
            longer = with_parts(cells, kinds, path, expected)
            yield sum(map(len, longer)), longer
        if path and path[-1][-1] == len(kinds) - 1 and _is_page(cells[start : start + len(kinds) + 1], expected):
            yield start + 1, [*path, PAGE]
        if start < len(cells) and not MAY_MISS & set(kinds) and fits(cells[start], "domain"):
            closed = kinds[-1] == "attribute" or not path or path[-1][-1] == len(kinds) - 1
            if closed or HEADING.match(cells[start]):
                yield start + 1, [*path, BAND]


def _is_page(cells: list[str], expected: int) -> bool:
    """Say whether a row would begin with its number but for a page number before it."""
    return (
        len(cells) > 2
        and is_page_number(cells[0])
        and not is_number(cells[0], expected)
        and any(is_number(text, expected) for text in cells[1:3])
    )


def _cost(cells: list[str], kinds: list[str], path: list[Places], end: int) -> int:
    """Return how much speaks against the last rows up to a cell: cells in doubt, columns left empty, odd offices."""
    cost = 0
    for places in reversed(path[-_COMPARED:]):
        chunk = cells[end - len(places) : end]
        end -= len(places)
        if min(places) < IN_DOUBT:  # a title, a page number
            continue
        filled = [c for c in places if c != IN_DOUBT]
        cost += places.count(IN_DOUBT) + sum(kind not in MAY_MISS for kind in kinds)
        cost -= sum(kinds[c] not in MAY_MISS for c in set(filled))
        cost += sum(
            c != IN_DOUBT and kinds[c] == "responsible" and not is_office(text)
            for text, c in zip(chunk, places, strict=True)
        )
    return cost
