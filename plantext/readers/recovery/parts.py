"""Rows of sub-items in a run of cells: they have marks and no numbers, and share merged cells with the row above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plantext.readers.recovery.columns import IN_DOUBT, Places, assign, fits
from plantext.readers.recovery.cutting import MAY_MISS, PART, is_number

_OFFICE = re.compile(
    r".*(?:局|委|办|部|厅|院|会|室|队|站|所|中心|政府|街道|镇|乡|区|县|市|公司|集团|单位|等)$", re.DOTALL
)
_SHARED = frozenset(("unit", "attribute", "responsible"))  # with the row above, in a merged cell
_WORD = 20
_SENTENCE = re.compile(r"[。；，]")


def with_parts(cells: list[str], kinds: list[str], path: list[Places], expected: int) -> list[Places]:
    """
    Add the rows of sub-items to the row whose number they share: ①山区; `expected` is the next running number.

    The cells of a sub-item stand from its name on; its unit, attribute and office may be those of the row above. Where
    more than one way is left, or values are merged too, its cells are in doubt.
    """
    path = list(path)
    at = sum(map(len, path))
    while path and at < len(cells) and PART.match(cells[at]):
        places = _part(cells, at, kinds, expected)
        if places is None:
            break
        path.append(places)
        at += len(places)
    return path


def is_office(text: str) -> bool:
    """
    Say whether a text may name who is responsible, by its end.

    >>> is_office("县水利局"), is_office("绿色低碳")
    (True, False)
    """
    return _OFFICE.match(text) is not None


def _part(cells: list[str], at: int, kinds: list[str], expected: int) -> Places | None:
    name = kinds.index("name")
    below = kinds[name:]
    required = frozenset(c for c, kind in enumerate(below) if kind not in _SHARED)
    loose: list[Places] = []
    found: list[Places] = []
    for end in _ends(cells, at, len(below), kinds, expected):
        chunk = cells[at:end]
        places = assign(chunk, below, required)
        if places is not None and IN_DOUBT not in places and _is_office(chunk, places, below):
            found.append(places)
        elif (some := assign(chunk, below, frozenset((0,)))) is not None:
            loose.append(some)
    if not found and not loose:  # text may follow
        found = [places for places in _full(cells[at:], below) if places is not None][:1]
    if len(found) > 1 or not (found or loose):
        return None
    return tuple(c + name if c != IN_DOUBT else c for c in (found or loose)[0])


def _full(cells: Sequence[str], kinds: list[str]) -> Iterator[Places | None]:
    """Yield the columns of a sub-item's row that is full, but for the attribute if it stands last."""
    for length in (len(kinds), len(kinds) - 1) if kinds[-1] == "attribute" else (len(kinds),):
        is_full = len(cells) >= length and all(map(fits, cells[:length], kinds))
        yield tuple(range(length)) if is_full else None


def _ends(cells: list[str], at: int, most: int, kinds: list[str], expected: int) -> Iterator[int]:
    """Yield where the cells of a sub-item may end: before another, before the next number, or with the last cell."""
    number = kinds.index("number")
    for end in range(at + 1, min(at + most, len(cells)) + 1):
        if end == len(cells) or PART.match(cells[end]):
            yield end
            return
        ahead = next(
            (n for n in range(max(number, 1) + 1) if end + n < len(cells) and is_number(cells[end + n], expected)), -1
        )
        if (
            ahead >= 0
            and fits(cells[end + ahead], "number")
            and all(_is_title(cells, end + n) for n in range(ahead))
            and (ahead <= sum(kind in MAY_MISS for kind in kinds[:number]) or ahead == 1)
        ):
            yield end


def _is_title(cells: Sequence[str], at: int) -> bool:
    """Say whether a cell may name a domain: no office, and nothing that stood in the cells above."""
    text = cells[at]
    is_word = fits(text, "domain") and len(text) <= _WORD and not _SENTENCE.search(text)
    return is_word and not is_office(text) and text not in cells[:at]


def _is_office(chunk: Sequence[str], places: Places, kinds: Sequence[str]) -> bool:
    return all(is_office(text) for text, c in zip(chunk, places, strict=True) if kinds[c] == "responsible")
