"""The cells of a project list: years, money, responsible units."""

from __future__ import annotations

from decimal import Decimal

import regex

from plantext.quantities import find_quantities


def read_years(text: str) -> tuple[int | None, int | None]:
    """
    Return the first and the last year of a cell; a single year is both, a cell without years is neither.

    >>> read_years("2022-2026"), read_years("2025"), read_years("2021年3月至2023年底"), read_years("2021—25年")
    ((2022, 2026), (2025, 2025), (2021, 2023), (2021, 2025))
    >>> read_years("/"), read_years("长期")
    ((None, None), (None, None))
    """
    years = [int(year) for year in _YEAR.findall(text)]
    if short := _SHORT.search(text):
        years.append(int(short["first"]) // 100 * 100 + int(short["last"]))
    return (min(years), max(years)) if years else (None, None)


def read_money(text: str, unit: str) -> tuple[Decimal | None, str]:
    """
    Return an amount and its unit: the cell's own, else the one of the header; nothing where the cell has no number.

    >>> read_money("5000", "万元"), read_money("约3.2亿元", "万元"), read_money("/", "万元")
    ((Decimal('5000'), '万元'), (Decimal('3.2'), '亿元'), (None, ''))
    """
    found = [q for q in find_quantities(text) if not q.unit or q.unit.endswith("元") or q.unit in ("万", "亿")]
    if not found:
        return None, ""
    first = found[0]
    own = f"{first.unit}元" if first.unit in ("万", "亿") else first.unit
    amount = first.low if first.low is not None else first.high
    return (None, "") if first.comparator == "range" else (amount, own or unit)


def read_units(text: str) -> tuple[str, ...]:
    """
    Return the responsible units of a cell, split at 、 and at line ends, but not inside brackets.

    >>> read_units("市水利局、各镇（街道、园区）"), read_units("/")
    (('市水利局', '各镇（街道、园区）'), ())
    >>> read_units("牵头单位：县住建局；配合单位：县财政局")
    ('县住建局', '县财政局')
    >>> read_units("县发改局\\n县住建局"), read_units("县自然资源和\\n规划局、县林业局")
    (('县发改局', '县住建局'), ('县自然资源和规划局', '县林业局'))
    """
    parts: list[str] = []
    for part in _split(_lines_apart(text)):
        unit = _LABEL.sub("", regex.sub(r"\s+", "", part)).strip("。.：:")
        if unit and not _NONE.fullmatch(unit) and unit not in parts:
            parts.append(unit)
    return tuple(parts)


def _lines_apart(text: str) -> str:
    """A line end parts two units only where no sign does and each line ends like the name of a unit."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if _SIGNS.search(text) or len(lines) < 2:
        return "".join(lines)
    whole = all(_UNIT_END.search(line) for line in lines) and not any(_BRANCH.fullmatch(line) for line in lines[1:])
    return ("、" if whole else "").join(lines)


def _split(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth += (sign in "（(") - (sign in "）)")
        if depth <= 0 and sign in "、，,；;":
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_SHORT = regex.compile(r"(?<!\d)(?P<first>(?:19|20)\d{2})\s*年?\s*[-—–~～至]+\s*(?P<last>\d{2})(?!\d)(?!\s*月)")
_NONE = regex.compile(r"[-—－–/／\\无]*")
_SIGNS = regex.compile(r"[、，,；;]")
_LABEL = regex.compile(r"^(?:(?:主要)?(?:牵头|责任|配合|主管|协助|协办|参与|实施|建设|业主)(?:单位|部门|主体)?)[:：]")
_UNIT_END = regex.compile(
    r"(?:局|委|办|部|府|镇|乡|街道|公司|集团|中心|院|所|会|站|队|区|县|市|社|校|馆|处|厅|行|企业|等)[）)]?$"
)
_BRANCH = regex.compile(r".{1,4}分(?:局|公司)")
