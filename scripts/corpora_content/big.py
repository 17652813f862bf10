"""A plan of any length, for benchmarks: narrative, one long indicator table, one long project table."""

from __future__ import annotations

from .docx_writer import docx_bytes
from .model import Box, Break, Content, Entry, Group, Heading, IndicatorTable, Para, Plan, Project, ProjectTable
from .shorthand import project as make_project
from .yunxi_2023_indicators import TABLE
from .yunxi_2023_projects import PROJECTS

# Measured on the rendered file: so much of each fills one A4 page.
_PARAGRAPHS_A_PAGE = 6
_ROWS_A_PAGE = 18
_SENTENCE = (
    "到{year}年，第{at}片区新建生态护岸{length}公里，治理水土流失面积{area}平方公里，农村生活污水治理率达到{rate}%以上，"
    "新增绿色工厂{count}家，投入资金{money}万元。（县水利局牵头，各乡镇（街道）参与）"
)


def big_plan(pages: int) -> bytes:
    """
    Return a DOCX of about `pages` A4 pages: three fifths text, one fifth each of the two tables.

    The same number of pages gives the same bytes.
    """
    table_pages = max(1, pages // 5)
    narrative = _narrative(max(1, pages - 2 * table_pages))
    rows = table_pages * _ROWS_A_PAGE
    content = (*narrative, Break("landscape"), indicator_table(rows), Break("portrait"), project_table(rows))
    return docx_bytes(
        Plan(f"big_{pages}", "云溪县长篇规划（2023—2030年）", "benchmark", "", "2023-2030", content, ("docx",))
    )


def _narrative(pages: int) -> tuple[Content, ...]:
    out: list[Content] = [Para("云溪县长篇规划（2023—2030年）", "title")]
    for page in range(1, pages + 1):
        out.append(Heading(1 + page % 2, f"第{page}部分"))
        out.extend(Para(_paragraph(page, at)) for at in range(_PARAGRAPHS_A_PAGE))
        if page % 4 == 0:
            out.append(Box(f"专栏{page // 4} 片区工程", (_paragraph(page, 0), _paragraph(page, 1))))
    return tuple(out)


def _paragraph(page: int, at: int) -> str:
    step = page * _PARAGRAPHS_A_PAGE + at
    facts = {"year": 2024 + step % 7, "at": step, "length": 1 + step % 37 / 10, "area": 3 + step % 29}
    money = 300 + 10 * (step % 97)
    return _SENTENCE.format(**facts, rate=60 + step % 40, count=1 + step % 9, money=money) * 2


def indicator_table(rows: int) -> IndicatorTable:
    """Return the wide table of the revised plan, with its groups repeated under new numbers."""
    groups: list[Group] = []
    number = 0
    while number < rows:
        for group in TABLE.groups:
            entries = []
            for entry in group.entries[: max(0, rows - number)]:
                number += 1
                entries.append(Entry(str(number), entry.attribute, entry.lines))
            if not entries:
                break
            groups.append(Group(group.domain, group.task, tuple(entries), group.domain_printed, group.task_printed))
    return IndicatorTable(TABLE.caption, TABLE.columns, TABLE.header, tuple(groups), TABLE.notes)


def project_table(rows: int) -> ProjectTable:
    """Return the project list of the revised plan, with its projects repeated under new numbers."""
    known = [(category, project) for category, projects in PROJECTS.categories for project in projects]
    categories: dict[str, list[Project]] = {}
    for at in range(rows):
        category, p = known[at % len(known)]
        round_ = at // len(known) + 1
        name = f"{p.name}{round_}期"
        again = make_project(at + 1, name, p.content, p.start, p.end, p.investment, p.responsible)
        categories.setdefault(f"{category}{round_}", []).append(again)
    return ProjectTable(
        PROJECTS.caption,
        PROJECTS.columns,
        tuple((category, tuple(projects)) for category, projects in categories.items()),
        PROJECTS.money_unit,
        auto_number=PROJECTS.auto_number,
    )
