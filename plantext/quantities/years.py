"""Years and spans of years as printed: `2025年`, `2020-2022年`, `（2030）`, `“十四五”期间`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from plantext.errors import expect_text


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
    Return the years named in any text, in reading order; ends are inclusive, and offsets count in the text.

    A list (`2020、2021、2022年`) is one record, of which `listed` has each, up to forty. A bare
    four-digit number counts only with 年 behind it, alone in brackets, or in a span of two years. A five-year
    plan is its five years, its end the last of them and its beginning the first.

    >>> [(y.first, y.last) for y in find_years("2020-2022年分别为1、2、3，到2025年底达5，“十四五”期间不变")]
    [(2020, 2022), (2025, 2025), (2021, 2025)]
    >>> [(y.first, y.last) for y in find_years("二〇三五年远景，“十三五”末，２０２５年底前，2025、2030年")]
    [(2035, 2035), (2020, 2020), (2025, 2025), (2025, 2030)]
    >>> find_years("建成2025公顷，十五个，见〔2022〕31号，到本世纪中叶")
    []
    """
    expect_text(text, "find_years")
    if not _HINT.search(text):
        return []
    return list(_found(text))


def without_years(plain: str) -> str:
    """
    Return a copy of the same length with the years hidden.

    >>> without_years("2025年底12家")
    '######12家'
    """
    pieces, at = [], 0
    for years in find_years(plain):
        pieces += [plain[at : years.start], "#" * (years.end - years.start)]
        at = years.end
    return "".join([*pieces, plain[at:]]) if pieces else plain


@lru_cache(maxsize=4)
def _found(text: str) -> tuple[Years, ...]:
    """Keep the years of the last few texts: who asks for quantities asks for years next."""
    plain = text.translate(_PLAIN) if _WIDE.search(text) else text
    return tuple(_years(match, plain) for match in _YEARS.finditer(plain))


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
    compared = bool(_COMPARED.search(text[max(0, start - 4) : start])) or bool(_SINCE.match(text, end))
    if (numeral := match["plan"] or match["ordinal"]) is not None or match["plan"] == "":
        last = _plan_end(numeral or "")
        if match["planend"] or match["planbegin"]:
            last = last if match["planend"] else last - 4
            return Years(last, last, start, end, compared)
        return Years(last - 4, last, start, end, compared)
    if match["han"]:
        first, last = (int(year.translate(_HAN_DIGITS)) for year in (match["han"], match["hanlast"] or match["han"]))
        return Years(first, max(first, last), start, end, compared)
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


_NOUGHT = "〇○零ＯO"
_HAN_YEAR = rf"(?:二[{_NOUGHT}]|一九)[{_NOUGHT}一二三四五六七八九]{{2}}"
_WIDE = regex.compile("[０-９]")
_PLAIN = {0xFF10 + digit: 0x30 + digit for digit in range(10)}
_HINT = regex.compile(rf"(?:[1１][9９]|[2２][0０])\d\d|十[一二三四五六七八九]?个?五|{_HAN_YEAR}")
_FOUR = regex.compile(r"(?:19|20)\d{2}")
_DASH = "[-—–－~～〜─]+"
_JOIN = "[-—–－~～〜─至到]+"
_WHEN = r"度?(?:年?[底末初]|内(?!蒙))?(?:[以之]?前(?![\d一二三四五六七八九十几半后期往湾海郭景沿]))?"
_AFTER = rf"年(?!一遇|的?历史|的?文明){_WHEN}"
_NO_UNIT = r"(?!\d|[-./]\d|\s*[%‰个家项座条处亩公里米吨万千亿人户元件台套辆名头株平立张床])"
_YEARS = regex.compile(
    r"(?:"
    r"(?<!\d)(?P<list>(?:19|20)\d{2}\s*年?(?:\s*[、，,和及]\s*(?:19|20)\d{2}\s*年?){1,39}(?<=年))"
    r"|[（(]\s*(?P<bracketed>(?:19|20)\d{2})\s*年?\s*[）)](?!\s*第?\s*\d++\s*号)"
    r"|(?:^|(?<=\n))[^\S\n]*(?P<lined>(?:19|20)\d{2})(?=\s*[:：]\s*\d)"
    rf"|(?<!\d)(?P<first>(?:19|20)\d{{2}})\s*+"
    rf"(?:(?:年[底末初]?)?\s*{_JOIN}\s*(?P<last>(?:19|20)\d{{2}})(?:\s*{_AFTER}|{_NO_UNIT})"
    rf"|{_DASH}\s*(?P<last>\d{{2}})(?:\s*{_AFTER}|{_NO_UNIT})"
    rf"|年\s*{_JOIN}\s*(?P<last>\d{{2}})\s*{_AFTER}"
    rf"|{_AFTER})"
    rf"|(?<![{_NOUGHT}一二三四五六七八九十百])(?P<han>{_HAN_YEAR})(?:\s*年?\s*{_JOIN}\s*(?P<hanlast>{_HAN_YEAR}))?"
    rf"(?:\s*{_AFTER}|(?<!一九..)(?![一二三四五六七八九十百千万亿{_NOUGHT}]))"
    r"|(?:第十(?P<ordinal>[一二三四五六七八九]?)个五年"
    r"|[“\"「]十(?P<plan>[一二三四五六七八九]?)五[”\"」]"
    r"|(?<![一二三四五六七八九百千万第])[“\"「]?十(?P<plan>[一二三四五六七八九])五[”\"」]?(?![个人岁])"
    r"|(?<![一二三四五六七八九百千万第])十(?P<plan>)五(?=期间|时期|规划|计划|末))"
    r"(?:(?:规划|计划)?(?P<planend>期?末期?)|(?P<planbegin>期?初期?)|期间|时期|以来|规划)?"
    r")"
)
_COMPARED = regex.compile(r"(?:比|较|相比|相较|对比|与|自|从|同)\s*$")
_SINCE = regex.compile(r"\s*(?:的?基础上|以来|起|相比)")
_HAN_DIGITS = str.maketrans("〇○零ＯO一二三四五六七八九", "00000123456789")
_HEADER_YEAR = regex.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})(?!\d)"
    r"|十(?P<plan>[一二三四五六七八九]?)五"
)
