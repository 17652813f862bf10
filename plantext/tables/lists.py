"""The columns of a project list whose words leave a doubt: which names, which sum, which end of the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from plantext.document import Table
from plantext.tables.columns import Column, Header
from plantext.vocabulary import fold, has_year, units

MONEY = r"(?:[百千万亿]+(?:美|欧|港)?元|(?<!单|多)元)"
"""A unit of money, as a pattern."""


def settle(table: Table, header: Header) -> Header:
    """
    Return a project list's header with its doubts settled.

    Of two columns of names the left one holds categories; of several sums the total is the investment, and the sum
    of one period only where it is the only one; 开工 and 竣工 under 建设年限 are its ends; a 单位 that holds
    authorities is responsible.
    """
    header = _deepened(table, header)
    header = _with(header, _names(header))
    header = _with(header, {c.index: role for c in header.columns if (role := _end_of_years(c))})
    header = _with(header, _sums(header))
    header = _with(header, _authorities(table, header))
    return _with_units(header)


def is_breakdown(header: Header) -> bool:
    """Say whether a table parts a sum by kinds of work (项目, 投资, 占比) and lists no projects."""
    listed = {column.role for column in header.columns} & {*_DETAILS, "number"}
    shares = any(_SHARE.search(column.header) for column in header.columns)
    return shares and listed <= {"investment", "number"} and "名" not in _name(header)


def names_projects(header: Header) -> bool:
    """Say whether a header has a column of names that says itself they are projects' names."""
    return any(_NAME.search(column.header) for column in header.all("name"))


def repeats(header: Header) -> int:
    """
    Return after how many columns a header begins again, as lists printed side by side do; 0 where it does not.

    >>> columns = tuple(Column(i, role, role) for i, role in enumerate(["number", "name"] * 2))
    >>> repeats(Header(1, columns)), repeats(Header(1, columns[:2]))
    (2, 0)
    """
    words = [column.header for column in header.columns]
    for period in range(1, len(words) // 2 + 1):
        whole = len(words) % period == 0 and words == words[:period] * (len(words) // period)
        if whole and len(header.all("name")) * period == len(words) and (period > 1 or header.all("number")):
            return period
    return 0


def resembles(header: Header) -> bool:
    """Say whether a header that is none of a project list looks like one: projects' names, or money beside details."""
    details = {column.role for column in header.columns} & {"content", "years", "start", "end", "responsible"}
    return names_projects(header) or (header.first("investment") is not None and bool(details))


def is_part_of_sum(header: str) -> bool:
    """
    Say whether a column of sums holds those of one period only, by its folded header.

    >>> is_part_of_sum("十四五投资(万元)"), is_part_of_sum("年度计划投资"), is_part_of_sum("总投资(万元)")
    (True, True, False)
    """
    return has_year(header) or _ONE_PERIOD.search(header) is not None


def _deepened(table: Table, header: Header) -> Header:
    """Count the rows over which the header of the names goes on to the header; their words are the columns' lowest."""
    name = header.first("name")
    end = header.rows
    while name and end < len(table.rows) and table.rows[end][name.index].row < header.rows:
        end += 1
    added = range(header.rows, end)
    columns = (replace(c, header="/".join((c.header, *_fresh(table, added, c.index)))) for c in header.columns)
    return Header(end, tuple(columns)) if added else header


def _fresh(table: Table, rows: range, column: int) -> list[str]:
    cells = {table.rows[row][column] for row in rows}
    return [fold(cell.text) for cell in sorted(cells, key=lambda cell: cell.row) if cell.row in rows and cell.text]


def _with(header: Header, roles: dict[int, str]) -> Header:
    columns = (replace(c, role=roles[c.index]) if c.index in roles else c for c in header.columns)
    return replace(header, columns=tuple(columns))


def _names(header: Header) -> dict[int, str]:
    """Choose among columns of names, left of all details: the last that says 名称; those before it are categories."""
    details = [column.index for column in header.all(*_DETAILS)]
    names = [c for c in header.all("name") if not details or c.index < min(details)]
    if len({column.header for column in names}) < 2 or repeats(header):
        return {}
    chosen = next((c for c in reversed(names) if "名" in c.header), names[-1])
    spare = "" if header.first("category") else "category"
    return {c.index: spare if c.index < chosen.index else "" for c in names if c.header != chosen.header}


def _end_of_years(column: Column) -> str:
    above, _, word = column.header.rpartition("/")
    if column.role not in ("years", "start", "end") or not above:
        return ""
    return "start" if _START.fullmatch(word) else "end" if _END.fullmatch(word) else ""


def _sums(header: Header) -> dict[int, str]:
    """Choose the investment among the columns of sums: the total, else the first, else the only one of a period."""
    if repeats(header):
        return {}
    totals = [c for c in header.columns if _TOTAL_OF.search(c.header)]
    whole = [c for c in header.all("investment") if not _SHARE_OF.search(c.header)]
    parts = [c for c in header.all("investment_part") if _PERIOD.search(c.header) and not _SHARE_OF.search(c.header)]
    periods = [c for c in parts if _FIVE_YEARS.search(c.header)] or parts
    named = [c for c in whole if _WHOLE.search(c.header)]
    chosen = next(iter([*named, *totals, *whole]), periods[0] if len(periods) == 1 else None)
    roles = {column.index: "investment_part" for column in header.all("investment")}
    return roles | ({chosen.index: "investment"} if chosen else {})


def _authorities(table: Table, header: Header) -> dict[int, str]:
    if header.first("responsible") or not header.all("name"):
        return {}
    for column in header.columns:
        if column.role == "" and column.header in ("单位", "部门"):
            texts = [text for text in _body(table, header, column) if text]
            known = sum(_AUTHORITY.search(text) is not None and text not in units() for text in texts)
            if texts and 2 * known > len(texts):
                return {column.index: "responsible"}
    return {}


def _body(table: Table, header: Header, column: Column) -> Iterator[str]:
    return (row[column.index].text.strip() for row in table.rows[header.rows :])


def _with_units(header: Header) -> Header:
    """
    Take the unit of money from anywhere in the header: `总投资 万元`, `投资（人民币万元）`, the group above.

    An investment without a unit has that of the other sums, where these have one: a dump may shift a group's header.
    """
    found = {c.index: _money(c) for c in header.all("investment", "investment_part")}
    shared = {unit for unit in found.values() if unit}
    common = shared.pop() if len(shared) == 1 else ""
    columns = (replace(c, unit=found[c.index] or common) if c.role == "investment" else c for c in header.columns)
    return replace(header, columns=tuple(columns))


def _money(column: Column) -> str:
    found = regex.search(MONEY, column.unit) or regex.search(MONEY, column.header)
    return found[0] if found else ""


def _name(header: Header) -> str:
    name = header.first("name")
    return name.header if name else ""


_DETAILS = ("content", "years", "start", "end", "investment", "investment_part", "responsible", "status", "place")
_NAME = regex.compile(r"项目|工程")
_SHARE = regex.compile(r"占比|比例|比重|占总")
_START = regex.compile(r"(?:计划|拟|预计)?(?:开工|起|起始|开始|始|启动|起年|开工年)(?:年|时间|年份|年月|年度)?")
_END = regex.compile(r"(?:计划|拟|预计)?(?:竣工|止|迄|终|完工|建成|完成|结束|终止|投产)(?:年|时间|年份|年月|年度)?")
_TOTAL_OF = regex.compile(r"(?:资金|投资|经费|投入).*/(?:合计|小计|总计|总额|总量|计|总投资)(?:\(|$)")
_WHOLE = regex.compile(r"总投资|总概算|投资总|总额|/(?:合计|总计|小计)(?:\(|$)")
_SHARE_OF = regex.compile(r"中央|省级|市级|县级|地方|自筹|社会|财政|其中|完成|贷款|债券|银行")
_PERIOD = regex.compile(r"投资|资金")
_FIVE_YEARS = regex.compile(r"十[一二三四五六]五|规划期|期内")
_ONE_PERIOD = regex.compile(r"年度|当年|规划期|期内|期间")
_AUTHORITY = regex.compile(r"(?:局|委|办|部|府|镇|乡|街道|公司|集团|中心|院|所|会|站|处|厅)[）)]?$")
