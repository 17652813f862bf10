"""
Read the project lists and the status tables of a document.

The stages are the lines of `extract_projects`: a table is known by its header words, its body is walked row by row
(categories held, totals apart, rows cut in two put together), and each cell is read by its column.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import regex

from plantext.document import Document, Table
from plantext.projects.lines import Layout
from plantext.projects.rows import project_rows
from plantext.projects.status import status_rows
from plantext.projects.totals import project_totals
from plantext.records import Project, ProjectStatus, ProjectTotal
from plantext.tables import (
    Header,
    Surroundings,
    indicator_header,
    place_name,
    project_header,
    repeats,
    resembles_list,
    status_header,
    surroundings,
)


@dataclass(frozen=True, slots=True)
class ProjectRecords:
    """The projects of a document, the totals of its lists, the counts of its status tables, what could not be read."""

    projects: tuple[Project, ...] = ()
    totals: tuple[ProjectTotal, ...] = ()
    status: tuple[ProjectStatus, ...] = ()
    notes: tuple[str, ...] = ()


def extract_projects(document: Document) -> ProjectRecords:
    """
    Return the projects of all project lists and the counts of all status tables, in reading order.

    A table is a project list by its header words: a column of project names and one more that a list has; the name
    of an indicator is no project. A status table counts projects by category and state. A table that looks like a
    list and is not read gives a note.
    """
    found = _Found()
    for at, table in enumerate(document.blocks):
        if isinstance(table, Table):
            _read_table(document, at, table, found)
    return ProjectRecords(tuple(found.projects), tuple(found.totals), tuple(found.status), tuple(found.notes))


@dataclass(slots=True)
class _Found:
    projects: list[Project] = field(default_factory=list)
    totals: list[ProjectTotal] = field(default_factory=list)
    status: list[ProjectStatus] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def _read_table(document: Document, at: int, table: Table, found: _Found) -> None:
    if header := project_header(table):
        around = surroundings(document, at)
        place = place_name(document, at, around.caption)
        projects, ordered = _projects(table, header, around, place)
        found.projects += projects
        found.totals += project_totals(table, header, around, place)
        layout = Layout(table, header)
        nameless = [f"r{row + 1}" for row in range(header.rows, len(table.rows)) if layout.is_nameless(row)]
        if nameless:
            found.notes.append(f"{place}: no name beside the number, left out: {', '.join(nameless)}")
        if not projects:
            found.notes.append(f"{place}: the header is that of a project list, but no project was found in it")
        if not ordered:
            found.notes.append(f"{place}: lists side by side, their order is not sure: the left one is read first")
    elif counted := status_header(table):
        caption = surroundings(document, at).caption
        found.status += status_rows(table, *counted, caption, place_name(document, at, caption))
    elif indicator_header(table) is None:
        caption = surroundings(document, at).caption
        if resembles_list(table) or _LIST.search(caption):
            place = place_name(document, at, caption)
            found.notes.append(f"{place}: looks like a project list, but could not be read as one")


def _projects(table: Table, header: Header, around: Surroundings, place: str) -> tuple[list[Project], bool]:
    """Return the projects of a table, and whether their order is sure: lists may stand side by side."""
    period = repeats(header)
    if not period:
        return list(project_rows(table, header, around, place)), True
    columns = header.columns
    halves = [replace(header, columns=columns[start : start + period]) for start in range(0, len(columns), period)]
    read = [list(project_rows(table, half, around, place)) for half in halves]
    projects = [project for half in read for project in half]
    numbers = [int(project.number) for project in projects if regex.fullmatch(r"\d{1,6}", project.number)]
    if len(numbers) < len(projects) or len(set(numbers)) < len(numbers):
        # Numbers that begin again in each list are two lists; without numbers nothing tells.
        return projects, bool(numbers) and all(_runs(half) for half in read)
    return sorted(projects, key=lambda project: int(project.number)), True


def _runs(projects: list[Project]) -> bool:
    return [project.number for project in projects] == [str(n) for n in range(1, len(projects) + 1)]


_LIST = regex.compile(r"(?:项目|工程)(?:清单|名单|一览表|计划表|库|表)(?:[（(][^）)]*[）)])?\s*$")
