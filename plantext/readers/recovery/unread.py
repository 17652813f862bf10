"""Lines that look like the rows of a table and were read as none: they are told, so that nothing is lost in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

_GAP = re.compile(r"(?<=\S)(?: {2,}| *\u3000[ \u3000]*)(?=\S)")
_HTML = re.compile(r"<table(?:\s[^<>]{0,300})?>", re.IGNORECASE)
_LEAST_ROWS = 3
_LEAST_SIGNS = 2  # a single one in a line stands behind the number of a list, or before the value of a label
_LONGEST = 300


def unread(lines: Sequence[str], left: Sequence[int]) -> list[str]:
    r"""
    Return a note for each run of lines with as many TABs, pipes or gaps; `left` are the lines that are in no table.

    >>> unread(["甲\t1\t2", "乙\t3\t4", "丙\t5\t6", "正文。"], [0, 1, 2, 3])
    ['a table may be lost: 3 lines with 3 columns each stand as text, from “甲 1 2” on']
    """
    notes = [
        f"a table stands as HTML in the text and was not read: save the page as DOCX or TXT (line {at + 1})"
        for at in left
        if is_html_table(lines[at])
    ]
    for shape, run in groupby(left, key=lambda at: _shape(lines[at])):
        places = list(run)
        if shape is not None and len(places) >= _LEAST_ROWS:
            first = " ".join(lines[places[0]].split())[:30]
            columns = f"{len(places)} lines with {shape[1] + 1} columns each"
            notes.append(f"a table may be lost: {columns} stand as text, from “{first}” on")
    return notes


def is_html_table(text: str) -> bool:
    """
    Say whether a text holds the beginning of a table as HTML prints it.

    >>> is_html_table('表1<table class="a"><tr>'), is_html_table("设表<tablet>，<td 3>2")
    (True, False)
    """
    return "<" in text and _HTML.search(text) is not None


def _shape(line: str) -> tuple[str, int] | None:
    """Return by which sign a line has columns, and how often it stands between them."""
    text = line.strip(" |｜│\u3000")
    if len(text) > _LONGEST:
        return None
    for sign, count in (
        ("tab", text.strip("\t").count("\t")),
        ("pipe", len(re.findall("[|｜│]", text))),
        ("gap", len(_GAP.findall(text)) if "  " in text or "\u3000" in text else 0),
    ):
        if count >= _LEAST_SIGNS:
            return sign, count
    return None
