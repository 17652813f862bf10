"""
Administrative divisions under GB/T 2260: provinces, cities and counties, with the years in which their names held.

A name alone is not enough: 江北区 is one in Ningbo and one in Chongqing, and 余杭区 of 2020 is not that of 2022. Where
nothing printed decides between two owners of a name, there is no answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from plantext.resources import folder


@dataclass(frozen=True, slots=True)
class Region:
    """
    A unit of the standard under one code and one name.

    `parents` are the names of the units above it, the province first. The years are those in which the name held,
    both included; None where it goes on, or where it is older than the table.
    """

    code: str
    name: str
    parents: tuple[str, ...]
    valid_from: int | None = None
    valid_to: int | None = None

    def is_valid(self, year: int | None) -> bool:
        """Say whether the name holds in a year; without a year, whether it holds today."""
        if year is None:
            return self.valid_to is None
        return (self.valid_from or 0) <= year <= (self.valid_to or year)


def find_regions(name: str, year: int | None = None) -> tuple[Region, ...]:
    """
    Return the units that bear a name in a year, by code; without a year those of today, or else those of the past.

    >>> [(region.code, region.parents) for region in find_regions("江北区", 2022)]
    [('330205', ('浙江省', '宁波市')), ('500105', ('重庆市',))]
    >>> find_regions("奉化区", 2010), [region.code for region in find_regions("奉化市", 2010)]
    ((), ['330283'])
    """
    named = [_region(row) for row in _lines(f",{name},")] if name else []
    found = tuple(region for region in named if region.is_valid(year))
    return found or (tuple(named) if year is None else ())


def region_of_code(code: str, year: int | None = None) -> Region | None:
    """
    Return the unit with a code in a year, None where there is none.

    >>> region_of_code("330282").name, region_of_code("330201")
    ('慈溪市', None)
    """
    named = (_region(row) for row in _lines(f"\n{code},"))
    return next((region for region in named if region.is_valid(year)), None)


def name_at(text: str, start: int = 0) -> str:
    """
    Return the longest name of any year that stands at a place of a text, "" where there is none.

    >>> name_at("宁波市江北区规划", 3), name_at("云溪县规划")
    ('江北区', '')
    """
    ends = (end for end in range(min(len(text), start + _LONGEST), start + 1, -1) if text[end - 1] in _ENDINGS)
    return next((text[start:end] for end in ends if _lines(f",{text[start:end]},")), "")


def resolve(
    name: str, year: int | None, beside: Iterable[str] = (), code: str = "", texts: Iterable[str] = ()
) -> Region | None:
    """
    Return the one unit that a name means, None where nothing printed decides.

    `beside` are the names printed before it (宁波市江北区), all of which must be its parents. `code` is that of the
    body which published it, `texts` are other words around it, the weightiest first.

    >>> resolve("江北区", 2022), resolve("江北区", 2022, ["宁波市"]).code, resolve("江北区", 2022, code="500105").code
    (None, '330205', '500105')
    >>> resolve("江北区", 2022, texts=["地处宁波市区西北侧"]).code
    '330205'
    >>> resolve("江北区", 2022, ["澄安市"]) is None
    True
    """
    found = [region for region in find_regions(name, year) if set(beside) <= set(region.parents)]
    if len(found) < 2:
        return found[0] if found else None
    coded = [region for region in found if code and code in (region.code, _parent_code(region))]
    if len(coded) == 1:
        return coded[0]
    for text in texts:
        named = [region for region in found if any(parent in text for parent in region.parents)]
        if len(named) == 1:
            return named[0]
    return None


def _parent_code(region: Region) -> str:
    return next(row.split(",")[2] for row in _lines(f"\n{region.code},") if row.split(",")[1] == region.name)


@cache
def _table() -> str:
    """Return the table as it is: to search it for the few names of a plan is faster than to take it apart."""
    return (folder("extractors") / "regions.csv").read_text(encoding="utf-8-sig").replace("\r", "")


@lru_cache(maxsize=1024)
def _lines(cell: str) -> tuple[str, ...]:
    """Return the lines that hold a cell: `\\n330205,` as their code, `,江北区,` as their name."""
    table, lines = _table(), []
    at = table.find(cell)
    while at >= 0:
        start = at + 1 if cell[0] == "\n" else table.rindex("\n", 0, at) + 1
        lines.append(table[start : table.index("\n", start)])
        at = table.find(cell, at + 1)
    return tuple(lines)


@cache
def _region(row: str) -> Region:
    code, name, parent, first, last = row.split(",")
    start, end = int(first) if first else None, int(last) if last else None
    return Region(code, name, _above(parent, end or start), start, end)


def _above(code: str, year: int | None) -> tuple[str, ...]:
    """Return the names of a unit and of those above it, as they were in a year."""
    names: list[str] = []
    while code:
        rows = [row.split(",") for row in _lines(f"\n{code},")]
        held = [row for row in rows if not row[4] or (year is not None and int(row[3] or 0) <= year <= int(row[4]))]
        row = (held or rows)[-1]
        names.insert(0, row[1])
        code = row[2]
    return tuple(names)


_LONGEST = 15
_ENDINGS = frozenset("省市区县旗盟州")
