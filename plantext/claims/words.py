"""The word lists of `extractors/claims.toml` as patterns, and the clauses in which they are looked for."""

from __future__ import annotations

from functools import cache

import regex

from plantext.vocabulary import words


@cache
def pattern(name: str) -> regex.Pattern[str]:
    """
    Return the pattern of a list of words; `verbs` and `lead` are what may stand before a name.

    >>> bool(pattern("foreign").search("引进")), bool(pattern("foreign").search("水环境"))
    (True, False)
    """
    if name in ("verbs", "lead"):
        before = words("claims.toml", "own") | words("claims.toml", "lead_in")
        return regex.compile(r"(?:\L<words>了?)" + ("+" if name == "lead" else ""), words=list(before))
    return regex.compile(r"\L<words>", words=list(words("claims.toml", name)))


@cache
def own(means: str) -> regex.Pattern[str]:
    """Return the words by which a document speaks of its own indicators (`指标`) or projects."""
    more = words("claims.toml", "own_indicators" if means == "指标" else "own_projects")
    return regex.compile(r"\L<words>", words=list(words("claims.toml", "own") | more))


@cache
def governed() -> regex.Pattern[str]:
    """Return what may stand right before 项目 or 工程 where they are no end of a name."""
    before = words("claims.toml", "own") | words("claims.toml", "own_projects") | words("claims.toml", "before")
    return regex.compile(r"(?:(?<!城市|设备|有机)\L<words>了?|[、“”（(#项个类])$", words=list(before))


def clause_start(plain: str, at: int) -> int:
    """
    Return where the clause of a place begins; no clause is longer than 120 characters.

    >>> clause_start("治水，治气", 4), clause_start("治水", 1)
    (3, 0)
    """
    return max(at - 120, 0, *(plain.rfind(sign, max(at - 120, 0), at) + 1 for sign in "，,；;。：:\n"))


def tidy(text: str, start: int, end: int, free: bool) -> tuple[str, int]:
    """
    Return the words for what is counted, and where they begin.

    Where a wording takes any words (`free`), the verbs that govern them are left out.

    >>> tidy("规划设置主要指标", 0, 8, free=True), tidy("约束性", 0, 3, free=False)
    (('主要指标', 4), ('约束性指标', 0))
    """
    if free:
        for found in pattern("verbs").finditer(text, start, end):
            if found.end() < end - 1:
                start = found.end()
    what = text[start:end]
    return (f"{what}指标" if what.endswith("性") else what), start
