"""What all extractors of tables share: headers understood, captions and notes found, the plan's title and period."""

from plantext.tables.captions import Surroundings, cell_source, is_note, place_name, surroundings
from plantext.tables.columns import Column, Header
from plantext.tables.kinds import indicator_header, project_header, resembles_list, status_header, unknown_columns
from plantext.tables.lists import is_part_of_sum, repeats
from plantext.tables.title import first_texts, notice_title, plan_period, plan_title
from plantext.tables.unread import unread_tables

__all__ = [
    "Column",
    "Header",
    "Surroundings",
    "cell_source",
    "first_texts",
    "indicator_header",
    "is_note",
    "is_part_of_sum",
    "notice_title",
    "place_name",
    "plan_period",
    "plan_title",
    "project_header",
    "repeats",
    "resembles_list",
    "status_header",
    "surroundings",
    "unknown_columns",
    "unread_tables",
]
