"""The years that a plan names for itself: base year, near and far term, and the plan that it revises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import regex

from plantext.document import Table


def base_year(texts: Iterable[str], tables: Iterable[Table]) -> int | None:
    """Return the year that a document calls its base (规划基准年), or the one that all its tables give the 现状值."""
    for text in texts:
        if ("基准年" in text or "基期" in text) and (match := _BASE.search(text)):
            return int(match["year"] or match["stated"])
    headed = {int(match[1]) for cell in _headers(tables) for match in _CURRENT.finditer(cell)}
    return headed.pop() if len(headed) == 1 else None


def term(word: str, texts: Iterable[str], tables: Iterable[Table]) -> int | None:
    """
    Return the year in which a plan's 近期 or 远期 ends; None where it is not told or told in two ways.

    >>> term("近期", ["近期至2025年，远期展望至2030年。"], []), term("远期", ["近期至2025年，远期展望至2030年。"], [])
    (2025, 2030)
    >>> term("近期", ["近期（2021-2025年）重在治水。"], []), term("近期", ["近期印发，2025年完成。"], [])
    (2025, None)
    """
    named = [text for text in texts if word in text or (word == "远期" and "展望" in text)]
    stated = [text for text in named if _SPAN_OF_PLAN.search(text)]
    for group in (stated, named, [cell for cell in _headers(tables) if word in cell]):
        ends = {_last(match) for text in group for match in _TERMS[word].finditer(text)}
        if ends:
            return ends.pop() if len(ends) == 1 else None
    return None


def revises(title: str, texts: Iterable[str]) -> str:
    """
    Return the title of the plan that a document revises; empty where it names none.

    >>> revises("", ["2018年印发《云溪县绿化规划（2018-2025年）》（以下简称“原规划”），现予修编。"])
    '云溪县绿化规划（2018-2025年）'
    """
    for text in texts:
        if "《" in text and (match := _REVISED.search(text)):
            found: str = match["called"] or match["revised"]
            if found != title and _same(found) != _same(title):
                return found
    return ""


def _same(title: str) -> str:
    return regex.sub(r"[（(].*?[)）]|\s", "", title) if "修编" not in title and "修订" not in title else title


def _last(match: regex.Match[str]) -> int:
    first, last = match["first"], match["last"]
    return int(first[:2] + last if last and len(last) == 2 else last or first)


def _headers(tables: Iterable[Table]) -> Iterator[str]:
    """Give the cells of the first rows of each table, without white space."""
    rows = chain.from_iterable(table.rows[:3] for table in tables)
    cells = {id(cell): cell for row in rows for cell in row}
    return (regex.sub(r"\s", "", cell.text) for cell in cells.values() if 4 <= len(cell.text) <= 30)


_YEAR = r"(?:19|20)\d\d"
_BASE = regex.compile(
    rf"(?:基准年|基期年?)份?\s*(?:为|是|：|:|均为|取|采用|[（(])?\s*(?P<year>{_YEAR})(?!\s*年?\s*[-—－–~～至])"
    rf"|以\s*(?P<stated>{_YEAR})\s*年?\s*(?:作为|为)(?:规划)?(?:现状)?(?:基准年|基期)"
)
_CURRENT = regex.compile(rf"(?:现状|基准|基期|基数)(?:年|值|数)?[（(]({_YEAR})年?[)）]")
_SPAN = rf"(?P<first>{_YEAR})\s*年?\s*(?:[-—－–~～至到]+\s*(?P<last>{_YEAR}|\d\d(?!\d))\s*年?)?"
_JOIN = r"(?:目标|规划|规划期|期限|阶段|建设|水平年)?\s*(?:为|是|至|到|截至|展望|：|:|，|,|[（(]|年限)*\s*"
_SPAN_OF_PLAN = regex.compile(r"规划(?:期限|期|年限|时限|水平年)|基准年|实施期限")
_NEAR = rf"近期{_JOIN}{_SPAN}|{_SPAN}\s*(?:为|作为|是)近期"
_FAR = rf"(?:远期|(?:远景)?展望(?:期)?(?=[至到为]|\s*{_YEAR}))(?:目标)?{_JOIN}{_SPAN}|{_SPAN}\s*(?:为|作为|是)远期"
_TERMS = {"近期": regex.compile(_NEAR), "远期": regex.compile(_FAR)}
_PLAN = r"[^《》]{1,60}(?:规划|纲要|计划|方案)[^《》]{0,40}"
_OLD = r"(?:原|老|旧|上一轮|上轮|上版|原有)(?:《?规划》?|《?纲要》?|《?计划》?|《?方案》?)"
_REVISED = regex.compile(
    rf"《(?P<called>{_PLAN})》[^。；《》]{{0,24}}?(?:简|下)?称(?:为)?[“\"「]?{_OLD}"
    rf"|(?:对|将|原)《(?P<revised>{_PLAN})》[^。；《》]{{0,12}}(?:进行|作|予以|开展)[^。；《》]{{0,6}}(?:修编|修订)"
)
