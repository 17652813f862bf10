"""The cells of a project list that hold years and money."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import regex

from plantext.quantities import Quantity
from plantext.quantities.lexer import scan


def read_years(text: str) -> tuple[int | None, int | None]:
    """
    Return the first and the last year of a cell; a single year is both, a cell without years is neither.

    A beginning without an end (`2023年起`, `2021年-长期`) has no last year.

    >>> read_years("2022-2026"), read_years("2025"), read_years("2021年3月至2023年底"), read_years("2021—25年")
    ((2022, 2026), (2025, 2025), (2021, 2023), (2021, 2025))
    >>> read_years("202101-202312"), read_years("“十四五”期间"), read_years("二〇二一年至二〇二三年")
    ((2021, 2023), (2021, 2025), (2021, 2023))
    >>> read_years("2023年起"), read_years("/"), read_years("长期")
    ((2023, None), (None, None), (None, None))
    """
    if match := _BARE_YEARS.fullmatch(text):  # most cells
        years = [int(year) for year in match.groups() if year]
        return min(years), max(years)
    plain = _CHINESE_YEAR.sub(lambda match: match[0].translate(_DIGITS), unicodedata.normalize("NFKC", text))
    years = [year for match in _YEARS.finditer(plain) for year in _years_of(match)]
    if not years:
        return None, None
    first, last = min(years), max(years)
    return first, None if first == last and _OPEN.search(plain) else last


def _years_of(match: regex.Match[str]) -> tuple[int, ...]:
    if match["plan"]:
        end = 2010 + 5 * "一二三四五六七八九".index(match["plan"])
        return (end,) if match["planend"] else (end - 4, end)
    if match["short"]:
        return 2000 + int(match["short"]), 2000 + int(match["shortlast"])
    year, behind = int(match["year"]), match["last"]
    # 2021-25 is a span of years; 2021-03 a month.
    return (year, year // 100 * 100 + int(behind)) if behind and int(behind) > year % 100 else (year,)


def read_money(text: str, unit: str) -> tuple[Decimal | None, str]:
    """
    Return an amount and its unit: the cell's own, else the one of the header; nothing where the cell has no number.

    Several amounts of one rank (`一期800，二期400`, `1200/800`) are no amount; a part (`其中…`) is left out.

    >>> read_money("5000", "万元"), read_money("约3.2亿元", "万元"), read_money("/", "万元")
    ((Decimal('5000'), '万元'), (Decimal('3.2'), '亿元'), (None, ''))
    >>> read_money("12，000", "万元"), read_money("一期800，二期400", "万元")
    ((Decimal('12000'), '万元'), (None, ''))
    """
    if _BARE_AMOUNT.fullmatch(text):  # most cells
        return Decimal(text), unit
    found = _amounts(text)
    if len(found) != 1 or found[0].comparator == "range":
        return None, ""
    own = _PER_YEAR.sub("", found[0].unit)
    own = f"{own}元" if own in ("万", "亿") else own
    amount = found[0].low if found[0].low is not None else found[0].high
    return amount, own or unit


def _amounts(text: str) -> list[Quantity]:
    plain = _THOUSANDS.sub(lambda match: regex.sub(r"\D", "", match[0]), unicodedata.normalize("NFKC", text))
    if _ELSEWHERE.search(plain):
        return []
    plain = plain[match.end() :] if (match := _WHOLE.search(plain)) else plain
    plain = _PART.sub("", _BRACKETS.sub("", plain)) or plain
    found = [q for q in scan(plain) if _is_money(_PER_YEAR.sub("", q.unit))]
    return found[:1] if match else found


def _is_money(unit: str) -> bool:
    return not unit or unit.endswith("元") or unit in ("万", "亿")


_BARE_YEARS = regex.compile(r"((?:19|20)[0-9]{2})(?:[-—]((?:19|20)[0-9]{2}))?")
_BARE_AMOUNT = regex.compile(r"(?:[0-9]{1,3}|(?!19|20)[0-9]{4}|[0-9]{5,9})(?:\.[0-9]{1,4})?")  # 2025 may be a year
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = regex.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=\s*年)")
_YEARS = regex.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:(?:0[1-9]|1[0-2])(?!\d)|(?!\d))"
    r"(?:\s*年?\s*[-—–~～至]+\s*(?P<last>\d{2})(?!\d|\s*月|\s*[-./年]\s*\d))?"
    r"|(?<!\d)(?P<short>\d{2})\s*年?\s*[-—–~～至]+\s*(?P<shortlast>\d{2})\s*年"
    r"|十(?P<plan>[一二三四五六七八九])五[”\"」』]?(?P<planend>末|期末)?"
)
_OPEN = regex.compile(
    r"\d{4}\s*年?(?:度|底)?(?:\d{1,2}月)?\s*(?:起|以后|以来|之后|开工|启动|动工|开始|\+|[-—–~～至]+\s*(?:$|长期|今|远期|持续|以后))"
)
_THOUSANDS = regex.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?!\d)|(?<![\d.])\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)")
_ELSEWHERE = regex.compile(r"纳入|计入|列入|含在|包含在|详见|同上")
_WHOLE = regex.compile(r"总投资[^\d,，。；;]{0,6}(?=\d)")
_BRACKETS = regex.compile(r"\([^()]*\)|〔[^〔〕]*〕|\[[^\[\]]*\]")
_PART = regex.compile(r"[,，;；、\s]*(?:其中|包括|含).*", regex.DOTALL)
_PER_YEAR = regex.compile(r"/年$")
