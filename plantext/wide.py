"""
Records as a person lays them out.

Indicators have a row each, the values beside them in columns, as in the plan's own table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plantext.codes import CHINESE
from plantext.quantities import find_quantities, read_cell
from plantext.records import Claim, Comparator, Indicator, Project, Target, Value

_ROLES = {
    "en": {"requirement": "req.", "baseline": "baseline", "target": "target", "attained": "met"},
    "zh": CHINESE,
}
_LEVELS = {"en": {"national": "nat.", "provincial": "prov."}, "zh": CHINESE}
_HEADS = {"number": "序号", "name": "名称", "item": "分项", "unit": "单位", "attribute": "属性", "category": "类别"}
_HEADS |= {"years": "年限", "investment": "投资", "responsible": "责任单位", "status": "状态"}
_HEADS |= {"section": "章节", "indicator": "指标", "role": "类别", "value": "数值", "year": "年份", "period": "计期"}
_HEADS |= {"quote": "引文", "what": "所指内容", "source": "出处"}
_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈"}
_SHORT = {"number": "no.", "attribute": "attr."}
_SET = ("corrected", "added")
_RARE = 4  # a year that so many times fewer indicators have gets no column of its own

Key = tuple[str, str, str]
Column = tuple[str, str, str]
Cells = dict[Column, dict[Key, list[Value]]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table of texts to be looked at, not computed with."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def indicator_grids(indicators: Iterable[Indicator], values: Iterable[Value], language: str = "en") -> list[Grid]:
    """
    Return a grid for each indicator table, a row per leaf indicator and a column per role, level and year.

    Cells are as printed, or as a person has corrected them. The name of an indicator stands on the first of its
    sub-items only. A year that only a few cells tell (`2020-2022年分别为…`) has no column: its value stands with the
    nearest year of the table.
    """
    leaves: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        leaves.setdefault(indicator.table, []).append(indicator)
    printed: dict[str, list[Value]] = {}
    for value in values:
        printed.setdefault(value.table, []).append(value)
    return [_grid(table, rows, value_columns(printed.get(table, [])), language) for table, rows in leaves.items()]


def project_grids(projects: Iterable[Project], language: str = "en") -> list[Grid]:
    """Return a grid for each project list, a row per project."""
    lists: dict[str, list[Project]] = {}
    for project in projects:
        lists.setdefault(project.table, []).append(project)
    names = ("number", "category", "name", "years", "investment", "responsible", "status")
    return [without_empty_columns(table, _heads(names, language), map(_row, rows)) for table, rows in lists.items()]


def target_grid(title: str, targets: Iterable[Target], language: str = "en") -> Grid:
    """Return a row per target, numbered from 1."""
    names = ("number", "section", "indicator", "role", "value", "year", "period", "responsible")
    rows = [(str(number), *_target(target, language)) for number, target in enumerate(targets, 1)]
    return without_empty_columns(title, _heads(names, language), rows)


def claim_grid(title: str, claims: Iterable[Claim], language: str = "en") -> Grid:
    """Return a row per claim."""
    rows = [(c.what, amount(c.comparator, c.value, None, c.unit), c.quote, c.source) for c in claims]
    return without_empty_columns(title, _heads(("what", "value", "quote", "source"), language), rows)


def amount(comparator: Comparator, low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """
    Return a number with what bounds it and its unit, as short as a person writes it.

    >>> amount(">=", Decimal("6E+1"), None, "%"), amount("range", Decimal(5), Decimal(6), "个")
    ('≥60%', '5–6个')
    >>> amount("change", Decimal("0.6"), Decimal("0.6"), "%"), amount("=", Decimal("2.40"), Decimal("2.40"), "亿方")
    ('+0.6%', '2.40亿方')
    """
    form = "+f" if comparator == "change" else "f"
    numbers = dict.fromkeys(format(number, form) for number in (low, high) if number is not None)
    return f"{_SIGNS.get(comparator, '')}{'–'.join(numbers)}{unit}"


def stated(record: Value | Target) -> str:
    """
    Return what a record says: as it is printed, or what a person has set where that is something else.

    >>> read = Value("表1", "1", "绿地率", "", "target", "", "2025", "≥42%", ">=", Decimal(42), None, "%", "", "", "")
    >>> from dataclasses import replace
    >>> stated(replace(read, review="corrected")), stated(replace(read, low=Decimal("42.5"), review="corrected"))
    ('≥42%', '≥42.5')
    """
    if record.review not in _SET or _prints(record, record.raw):
        return record.raw
    unit = record.unit if isinstance(record, Target) else ""  # that of a value stands with its indicator
    told = amount(record.comparator, record.low, record.high, unit) if record.comparator else ""
    wording = record.qualitative if isinstance(record, Value) else ""
    return f"{told} {wording}".strip() or record.raw


def quoted(record: Target | Claim) -> str:
    """
    Return the words in which a record is printed, with the number that a person has set where they print another.

    >>> quoted(Claim("共50项", "指标", Decimal(52), "项", "¶1[0:4]", review="corrected"))
    '共50项 → 52项'
    """
    if record.review not in _SET or _prints(record, record.quote):
        return record.quote
    bounds = (record.value, None) if isinstance(record, Claim) else (record.low, record.high)
    return f"{record.quote} → {amount(record.comparator, *bounds, record.unit)}"


def stated_years(project: Project) -> str:
    """
    Return the years of a project as they are printed, nothing where a person has set others.

    >>> read = Project("表1", "1", "", "绿道", "", 2021, 2023, None, "", (), "", "", years_raw="2021-2023")
    >>> from dataclasses import replace
    >>> stated_years(read), stated_years(replace(read, end_year=2024, review="corrected"))
    ('2021-2023', '')
    """
    years = (project.start_year, project.end_year)
    is_printed = project.review != "corrected" or all(str(year) in project.years_raw for year in years if year)
    return project.years_raw if is_printed else ""


def _prints(record: Value | Target | Claim, text: str) -> bool:
    """Say whether a text prints the number of a record, which may be corrected in something else."""
    if isinstance(record, Value):
        numbers = (record.comparator, record.low, record.high, record.qualitative)
        found = read_cell(text, record.value_unit)
        return any((each.comparator, each.low, each.high, each.qualitative) == numbers for each in found)
    told = {record.value} if isinstance(record, Claim) else {record.low, record.high}
    key = (record.comparator, record.unit, told - {None})
    return any((each.comparator, each.unit, {each.low, each.high} - {None}) == key for each in find_quantities(text))


def without_empty_columns(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Grid:
    """
    Return a grid without the columns that hold nothing.

    >>> without_empty_columns("a", ("x", "y"), [("1", ""), ("2", "")])
    Grid(title='a', header=('x',), rows=(('1',), ('2',)))
    """
    lines = list(rows)
    kept = [column for column in range(len(header)) if any(line[column] for line in lines)]
    return Grid(title, tuple(header[c] for c in kept), tuple(tuple(line[c] for c in kept) for line in lines))


def value_columns(values: Sequence[Value]) -> Cells:
    """
    Return the values of an indicator table by columns (role, level, year), in them by leaf (number, name, item).

    A year that only a few cells tell has no column: its value stands with the nearest year of the table.
    """
    counts: Counter[Column] = Counter((value.role, value.level, value.year) for value in values)
    cells: Cells = {}
    for value in values:
        column = cells.setdefault(_column(value, counts), {})
        # Several numbers of one cell may be alike in everything but what they are said of.
        column.setdefault((value.number, value.name, value.item), []).append(value)
    return cells


def _column(value: Value, counts: Counter[Column]) -> Column:
    role, level, year = value.role, value.level, value.year
    years = {other[2]: count for other, count in counts.items() if other[:2] == (role, level)}
    most = max(years.values())
    if years[year] * _RARE >= most:
        return role, level, year
    usual = [other for other, count in years.items() if count * _RARE >= most]
    return role, level, min(usual, key=lambda other: (_distance(year, other), other))


def _distance(year: str, other: str) -> int:
    return abs(int(year) - int(other)) if year.isdecimal() and other.isdecimal() else 10_000


def _grid(table: str, leaves: list[Indicator], columns: Cells, language: str) -> Grid:
    order = sorted(columns, key=lambda column: (list(_ROLES["en"]).index(column[0]), column[1], column[2]))
    heads = _heads(("number", "name", "item", "unit", "attribute"), language)
    header = (*heads, *(_head(column, language) for column in order))
    rows: list[tuple[str, ...]] = []
    last = ("", "")
    for leaf in leaves:
        group = (leaf.number, leaf.name)
        first = group if group != last else ("", "")
        last = group
        key = (leaf.number, leaf.name, leaf.item)
        cells = ("\n".join(dict.fromkeys(stated(v) for v in columns[column].get(key, ()))) for column in order)
        rows.append((*first, leaf.item, leaf.unit, leaf.attribute, *cells))
    return without_empty_columns(table, header, rows)


def _row(project: Project) -> tuple[str, ...]:
    years = "–".join(dict.fromkeys(str(year) for year in (project.start_year, project.end_year) if year is not None))
    amount = "" if project.investment is None else f"{project.investment:f} {project.investment_unit}".strip()
    responsible = "、".join(project.responsible)
    return (project.number, project.category, project.name, years, amount, responsible, project.status)


def _target(target: Target, language: str) -> tuple[str, ...]:
    words = CHINESE if language == "zh" else {}
    role, period = (words.get(word, word) for word in (target.role, target.period))
    value = amount(target.comparator, target.low, target.high, target.unit)
    return (target.section, target.indicator, role, value, target.year, period, "、".join(target.responsible))


def _head(column: Column, language: str) -> str:
    role, level, year = column
    gap = "" if language == "zh" else " "
    named = gap.join(filter(None, (_LEVELS[language].get(level, ""), _ROLES[language][role])))
    return f"{named} {year}".strip()


def _heads(names: Iterable[str], language: str) -> tuple[str, ...]:
    return tuple(_HEADS[name] if language == "zh" else _SHORT.get(name, name) for name in names)
