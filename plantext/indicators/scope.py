"""What marks on indicator names mean, as the notes below the table say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from plantext.records import Scope
from plantext.tables.columns import level_of


def scope_marks(notes: Sequence[str]) -> Mapping[str, Scope]:
    """
    Return which level each mark stands for; the empty mark is a name without one. Empty where the notes say nothing.

    >>> scope_marks(["注：*为国家级指标，**为省级指标，未标注的为共有指标。"])
    {'*': 'national', '**': 'provincial', '': 'both'}
    >>> scope_marks(["注：带*为2024年数据。"])
    {}
    """
    marks: dict[str, Scope] = {}
    for note in notes:
        for clause in _CLAUSE.split(note):
            if match := _MARK.search(clause):
                level = level_of(clause[match.end() :])
                if level:
                    marks[match[0]] = level
    return {**marks, "": "both"} if marks else {}


def scope_of(name: str, marks: Mapping[str, Scope], parent: str = "") -> Scope:
    """
    Return the scope of a printed name by the mark behind it; two names on two lines with both marks are `both`.

    A sub-item without a mark has the one of its parent's name.

    >>> marks = {"*": "national", "**": "provincial", "": "both"}
    >>> scope_of("河长制*", marks), scope_of("林草覆盖率*\\n森林覆盖率**", marks), scope_of("信息公开率", marks)
    ('national', 'both', 'both')
    """
    if not marks:
        return ""
    for printed in (name, parent):
        found = {marks[mark[0]] for mark in _MARK.finditer(printed) if mark[0] in marks}
        if found:
            return found.pop() if len(found) == 1 else marks[""]
    return marks[""]


def without_marks(name: str) -> str:
    """
    Return a name without the marks and footnote digits behind it and the colon at its end.

    >>> without_marks("环境空气质量："), without_marks("水面率**"), without_marks("人均公园绿地面积²")
    ('环境空气质量', '水面率', '人均公园绿地面积')
    """
    return _TRAILING.sub("", _INSIDE.sub("", name)).strip(" ·•\t")


_CLAUSE = regex.compile(r"[，,；;。]")
_MARK = regex.compile(r"(?:\*+|[★☆▲△●○◆■#]+)")
_INSIDE = regex.compile(r"\*+(?=\s*[（(])|(?<=[)）])\d$")
_TRAILING = regex.compile(r"(?:[\s*★☆▲△●○◆■：:]|(?<=[^\d])[⁰¹²³⁴-⁹]|(?<=[）)])\*|\[\d\]|[〔]\d[〕])+$")
