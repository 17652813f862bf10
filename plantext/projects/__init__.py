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
from plantext.tables import place_name, project_header, status_header, surroundings


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
        if header := project_header(table):
            around = surroundings(document, at)
            projects += project_rows(table, header, around, place_name(document, at, around.caption))
        elif counted := status_header(table):
            caption = surroundings(document, at).caption
            status += status_rows(table, *counted, caption, place_name(document, at, caption))
    return ProjectRecords(tuple(projects), tuple(status))
