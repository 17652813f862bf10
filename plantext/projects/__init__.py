"""
Read the project lists and the status tables of a document.

The stages are the lines of `extract_projects`: a table is known by its header words, its body is walked row by row
(categories held, totals left out, rows cut in two put together), and each cell is read by its column.
"""

from __future__ import annotations

from dataclasses import dataclass

from plantext.document import Document, Table
from plantext.projects.rows import project_rows
from plantext.projects.status import status_rows
from plantext.records import Project, ProjectStatus
from plantext.tables import Header, place_name, read_header, surroundings


@dataclass(frozen=True, slots=True)
class ProjectRecords:
    """The projects of a document, the counts of its status tables, and what could not be read."""

    projects: tuple[Project, ...] = ()
    status: tuple[ProjectStatus, ...] = ()
    notes: tuple[str, ...] = ()


def extract_projects(document: Document) -> ProjectRecords:
    """
    Return the projects of all project lists and the counts of all status tables, in reading order.

    A table is a project list by its header words: a column of project names and one more that a list has; the name
    of an indicator is no project. A status table counts projects by category and state.
    """
    projects: list[Project] = []
    status: list[ProjectStatus] = []
    for at, table in enumerate(document.blocks):
        if not isinstance(table, Table):
            continue
        header = read_header(table, "projects")
        states = read_header(table, "states")
        if header and is_project_list(header, read_header(table, "indicators")):
            around = surroundings(document, at)
            place = place_name(document, at, around.caption)
            projects += project_rows(table, header, around, place)
        elif header and states and is_status_table(header, states):
            caption = surroundings(document, at).caption
            status += status_rows(table, header, states, caption, place_name(document, at, caption))
    return ProjectRecords(tuple(projects), tuple(status))


def is_project_list(header: Header, as_indicators: Header | None) -> bool:
    """Say whether a header is one of a project list."""
    others = header.all("number", "category", "content", "years", "start", "end", "investment", "responsible", "status")
    indicators = as_indicators is not None and as_indicators.first("name") is not None
    return header.first("name") is not None and bool(others) and not indicators


def is_status_table(header: Header, states: Header) -> bool:
    """Say whether a header is one of a status table: a column of categories and at least two states of projects."""
    counted = [column for column in states.columns if column.role]
    return header.first("category") is not None and header.first("name") is None and len(counted) >= 2
