"""The kind of a document and the state of its text, as its title says; the words stand in `extractors/info.toml`."""

from __future__ import annotations

from functools import lru_cache

import regex

from plantext.quantities import find_years
from plantext.vocabulary import load, words


def plan_type(title: str) -> str:
    """
    Return the kind of a document, in one of the words of `extractors/info.toml`; empty where the title has none.

    >>> plan_type("云溪县生态文明建设规划（修编）（2023—2030年）"), plan_type("《云溪县水务“十四五”规划》政策解读")
    ('生态文明建设规划', '政策解读')
    """
    return next((wording.means for wording in load("info.toml", "plan_type") if wording.pattern.search(title)), "")


@lru_cache(maxsize=1024)
def role_of(kind: str) -> str:
    """
    Return what a kind of document is to others: `note`, `action`, `plan`, the kind itself, or "" for none of these.

    >>> role_of("行动方案"), role_of("专项规划"), role_of("工作要点"), role_of("统计公报")
    ('action', 'plan', '工作要点', '')
    """
    for role in ("note", "action", "plan"):
        if kind in words("linking.toml", f"{role}s"):
            return role
    return "" if kind in words("linking.toml", "unlinked") else kind


def status(title: str, notice: str = "") -> str:
    """
    Return the states that a title gives its text, joined with `|`; a notice tells of the text that it announces.

    >>> status("云溪县绿化规划（修编）（征求意见稿）"), status("云溪县绿化规划")
    ('征求意见稿|修编', '')
    """
    found = (
        wording.means
        for wording in load("info.toml", "status")
        for text in (title, notice)
        if wording.pattern.search(text)
    )
    return "|".join(dict.fromkeys(found))


def explains(title: str) -> str:
    """
    Return the title of the plan that a note, a reading or an evaluation is about, empty for other documents.

    >>> explains("关于《云溪县绿化规划（2023—2030年）》（征求意见稿）的编制说明"), explains("《云溪县绿化规划》")
    ('云溪县绿化规划（2023—2030年）', '')
    """
    match = _QUOTED.search(title)
    return match[1] if match and plan_type(title) in _ABOUT else ""


def yearly_period(title: str) -> tuple[int, int] | None:
    """
    Return the year of a document that is made every year, twice: the year its title prints.

    >>> yearly_period("云溪县2026年重点项目建设计划"), yearly_period("云溪县2026年度绿化规划")
    ((2026, 2026), None)
    """
    years = {(years.first, years.last) for years in find_years(title)}
    return years.pop() if len(years) == 1 and plan_type(title) in _YEARLY else None


_QUOTED = regex.compile(r"《([^《》]+)》")
_ABOUT = ("编制说明", "政策解读", "中期评估", "评估报告")
_YEARLY = ("年度计划", "工作要点", "统计公报", "状况公报", "项目清单", "任务清单", "政府工作报告")
