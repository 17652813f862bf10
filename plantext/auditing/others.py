"""Whose number a sentence gives: this plan's, or that of a plan, a draft or a year beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from plantext.auditing.rules import search, words
from plantext.records import Info


def is_of_another(before: str, behind: str, info: Info, of_projects: bool, text: str = "") -> bool:
    """
    Say whether what is counted between two parts of a sentence belongs to something else than the plan.

    `of_projects` is true of projects and their money, which are also counted by years. `text` is that of the whole
    document, which may give other plans a short name.

    >>> own = Info(title="青木县水利规划", period_start=2021, period_end=2025)
    >>> is_of_another("“十三五”规划确定的", "中，完成4项", own, False)
    True
    >>> is_of_another("“十四五”规划确定的", "，", own, False)
    False
    """
    own = max((match.end() for match in _OWN.finditer(before)), default=0)
    before = before[own:]
    # Who names a plan at the very end of what comes before refers to it: `与《县城规划》统筹实施的项目`.
    if any(words(means, before) for means in ("former", "another", "draft")) or words("of-another", behind):
        return True
    if not info.region.endswith("市") and words("another-city", before):
        return True
    if of_projects and (words("year-by-year", before) or words("part-is-ours", behind)):
        return True
    return _names_another(before, info, text)


def _names_another(before: str, info: Info, text: str) -> bool:
    """Say whether another plan is named, by its title, its short name, its five years, its edition or its place."""
    edition = search("of-year", before)
    if edition and int(edition[1]) < (info.period_start or 0) - 1:
        return True
    if any(name in before for name in _short_names(text, info)) or _is_elsewhere(before, info):
        return True
    return _has_title(before, info) or any(end < (info.period_start or 0) for end in _five_years(before))


@lru_cache(maxsize=8)
def _short_names(text: str, info: Info) -> frozenset[str]:
    """Return the names that a document gives to plans other than its own (`以下简称“前一规划”`)."""
    return frozenset(match[2] for match in _SHORT.finditer(text) if not _is_own(match[1], info))


def _is_elsewhere(before: str, info: Info) -> bool:
    """Say whether what comes right before is said of a named place that is not the plan's."""
    place = _PLACE.search(before)
    if place is None or not info.region:
        return False
    return not (place[1].endswith(info.region) or info.region.endswith(place[1]))


def is_old_number(before: str, quote: str, behind: str) -> bool:
    """
    Say whether a number is the one that was changed, or the change itself, and not what there is now.

    >>> is_old_number("项目由", "3个", "调整为2个"), is_old_number("共", "2项", "，")
    (True, False)
    """
    return words("old-number-before", before) or any(words("old-number-behind", text) for text in (quote, behind))


def _has_title(text: str, info: Info) -> bool:
    """Say whether another plan is named whose own number may follow."""
    return any(not _is_own(match[1], info) for match in _TITLE.finditer(text))


def _is_own(title: str, info: Info) -> bool:
    names = [_PERIOD.sub("", name) for name in (info.title, info.explains) if name]
    years = _YEARS.search(title)
    if years and info.period_start and info.period_end and int(years[2]) < info.period_end:
        return int(years[1]) >= info.period_start
    title = _PERIOD.sub("", title)
    return not names or any(title in name or name in title for name in names)


def _five_years(text: str) -> Iterator[int]:
    """Give the last year of each five-year plan that a text names: 2020 for 十三五."""
    for match in _FIVE.finditer(text):
        yield 1955 + 5 * (10 + "一二三四五六七八九".index(match[1]) + 1 if match[1] else 10)


_OWN = regex.compile(
    r"(?:本|本次|本轮|新)(?:规划|方案|纲要|实施方案|行动计划)|(?<![^，,。；]{0,12}(?:对照|相比))，[我全]县|其中[我本]县"
)
_TITLE = regex.compile(r"《([^《》]*(?:规划|方案|纲要|计划)[^《》]*)》")
_PERIOD = regex.compile(r"[（(][^（）()]*[）)]|\s")
_FIVE = regex.compile(r"十([一二三四五六七八九])?五(?=[”\"’』」]|规划|期间|时期|以来)")
_YEARS = regex.compile(r"((?:19|20)\d\d)\s*年?\s*[-—–－~～至]+\s*((?:19|20)\d\d)\s*年?")
_SHORT = regex.compile(
    r"《([^《》]{4,60})》[^《》。；]{0,30}?[（(](?:以下|下)?(?:统一?)?简称[为：:]?[“\"《]?([^（）()“”\"《》]{3,20})[”\"》]?[）)]"
)
_PLACE = regex.compile(
    r"(?<=^|[，,；;：:、])(?![全我本各市省])([\p{Han}]{1,4}[县市区镇乡州])(?:规划|已|共|拟|计划|将)*"
    r"(?:安排|实施|推进|确定|设置|提出|列入|谋划|完成)[了的]?$"
)
