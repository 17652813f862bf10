"""Years and spans of years as printed: `2025年`, `2020-2022年`, `（2030）`, `“十四五”期间`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex


@dataclass(frozen=True, slots=True)
class Years:
    """
    Years named at one place of a text; `text[start:end]` is what is printed.

    `first` and `last` are equal for a single year. `listed` are the years of a list such as `2020、2021、2022年`.
    `compared` marks a year that a value is only compared with (`较2020年`, `自2018年以来`).
    """

    first: int
    last: int
    start: int
    end: int
    compared: bool = False
    listed: tuple[int, ...] = ()

    @property
    def each(self) -> tuple[int, ...]:
        """Every year that is meant, one by one."""
        return self.listed or tuple(range(self.first, self.last + 1))


def find_years(text: str) -> list[Years]:
    """
    Return the years named in a text, in reading order; ends are inclusive.

    A bare four-digit number counts only with 年 behind it, alone in brackets, or in a span of two years.

    >>> [(y.first, y.last) for y in find_years("2020-2022年分别为1、2、3，到2025年底达5，“十四五”期间不变")]
    [(2020, 2022), (2025, 2025), (2021, 2025)]
    >>> find_years("建成2025公顷")
    []
    """
    if not _HINT.search(text):
        return []
    return [_years(match, text) for match in _YEARS.finditer(text)]


@lru_cache(maxsize=1024)
def column_years(header: str) -> tuple[int, ...]:
    """
    Return the years a header names: a bare year counts here, and a period of a five-year plan stands for its end.

    >>> column_years("近期目标（2025）"), column_years("“十五五”目标"), column_years("十三五末"), column_years("现状值")
    ((2025,), (2030,), (2020,), ())
    """
    found: list[int] = []
    for match in _HEADER_YEAR.finditer(header):
        if match["year"]:
            found.append(int(match["year"].translate(_HAN_DIGITS)))
        else:
            found.append(_plan_end(match["plan"]))
    return tuple(dict.fromkeys(found))


def _years(match: regex.Match[str], text: str) -> Years:
    start, end = match.span()
    compared = bool(_COMPARED.search(text[max(0, start - 4) : start])) or bool(_SINCE.match(text[end:]))
    if (numeral := match["plan"] or match["ordinal"]) is not None or match["plan"] == "":
        last = _plan_end(numeral or "")
        return Years(last if match["planend"] else last - 4, last, start, end, compared)
    if match["list"]:
        listed = tuple(int(year) for year in _FOUR.findall(match["list"]))
        return Years(listed[0], listed[-1], start, end, compared, listed)
    first = int(match["first"] or match["bracketed"] or match["lined"])
    printed: str | None = match["last"]
    if printed is None:
        return Years(first, first, start, end, compared)
    whole = int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)
    return Years(first, max(first, whole), start, end, compared)


def _plan_end(numeral: str) -> int:
    """第十N个五年 ends in 2000 + 5N: 十四五 is 2021 to 2025."""
    return 2005 if numeral == "" else 2005 + 5 * "一二三四五六七八九".index(numeral) + 5


_HINT = regex.compile(r"(?:19|20)\d\d|十[一二三四五六七八九]?个?五")
_FOUR = regex.compile(r"(?:19|20)\d{2}")
_YEARS = regex.compile(
    r"(?:"
    r"(?<!\d)(?P<list>(?:19|20)\d{2}\s*年?(?:\s*[、，,和及]\s*(?:19|20)\d{2}\s*年?){1,9}(?<=年))"
    r"|[（(]\s*(?P<bracketed>(?:19|20)\d{2})\s*年?\s*[）)]"
    r"|(?:^|(?<=\n))\s*(?P<lined>(?:19|20)\d{2})(?=\s*[:：]\s*\d)"
    r"|(?<!\d)(?P<first>(?:19|20)\d{2})\s*年?\s*(?:[-—–－~～至到]+\s*(?P<last>(?:19|20)\d{2}|\d{2}(?!\d))\s*年度?|(?<=年)度?(?:底|末|初|内)?)"
    r"|(?:第十(?P<ordinal>[一二三四五六七八九]?)个五年|[“\"「]?十(?P<plan>[一二三四五六七八九]?)五[”\"」]?)"
    r"(?P<planend>期?末)?(?:期间|时期|以来|规划|初)?"
    r")"
)
_COMPARED = regex.compile(r"(?:比|较|相比|相较|对比|与|自|从|同)\s*$")
_SINCE = regex.compile(r"\s*(?:的?基础上|以来|起|相比)")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HEADER_YEAR = regex.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})(?!\d)"
    r"|十(?P<plan>[一二三四五六七八九]?)五"
)
