"""A plan as a small piece of HTML, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from plantext.wide import Grid

MAX_ROWS = 15


def page(title: str, facts: Iterable[tuple[str, str]], grids: Iterable[Grid]) -> str:
    """
    Return a title, a line of facts and the first rows of some tables as HTML; whatever a document says is escaped.

    >>> page("<b>", [("pages", "2")], [])
    '<div><h4>&lt;b&gt;</h4><p>pages: 2</p></div>'
    """
    line = " · ".join(f"{escape(name)}: {escape(value)}" for name, value in facts)
    return f"<div><h4>{escape(title)}</h4><p>{line}</p>{''.join(map(_table, grids))}</div>"


def _table(grid: Grid) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in grid.header)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in grid.rows[:MAX_ROWS])
    more = len(grid.rows) - MAX_ROWS
    note = f"<p>… {more} more rows</p>" if more > 0 else ""
    caption = f"<caption>{escape(grid.title)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"


def _cell(text: str) -> str:
    return f"<td>{escape(text).replace(chr(10), '<br>')}</td>"
