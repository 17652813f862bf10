"""Indicator phrases: what is left of the words before a number, or behind it, without verbs, hedges and links."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from plantext.targets import words
from plantext.targets.words import form


@dataclass(frozen=True, slots=True)
class Left:
    """
    The words before a number, taken apart: `text[start:end]` is the name.

    `linked` says that a verb ties the number to the name (`达到`), `worked` that a verb makes the number its object
    (`新建`); `bound` is the comparator of a link (`控制在`), `exists` says that
    the link only tells that there are as many (`共有`).
    """

    start: int
    end: int
    linked: bool
    worked: bool
    bound: str = ""
    exists: bool = False


def left(plain: str, start: int, end: int, counted: bool) -> Left:
    """
    Take the words before a number apart; `counted` allows verbs of work to be taken off (`新建绿道` gives `绿道`).

    >>> taken = left("到◆◆◆◆◆，确保森林覆盖率稳定达到", 7, 17, counted=False)
    >>> "到◆◆◆◆◆，确保森林覆盖率稳定达到"[taken.start : taken.end], taken.linked
    ('森林覆盖率', True)
    """
    start = max(start, end - _LONGEST)
    linked, bound, stop, exists = False, "", end, False
    if match := words.link().search(plain, start, end):
        linked = words.verb_link().search(match[0]) is not None
        bound = next((means for means, pattern in words.bound_link() if pattern.search(match[0])), "")
        exists = words.exists().fullmatch(match[0]) is not None
        stop = match.start()
    first, worked = _without_lead(plain, start, stop, counted and not linked)
    if (
        counted
        and linked
        and _without_lead(plain, start, stop, True)[0] >= stop
        and (verb := words.work().search(plain, stop, end))
    ):
        return Left(end, end, False, verb is not None, bound)  # `完成■座公园改造`: no name stands before the verb
    return Left(first, stop, linked, worked, bound, exists)


def _without_lead(plain: str, start: int, end: int, counted: bool) -> tuple[int, bool]:
    worked = False
    while start < end:
        after = _lead(plain, start, end, counted)
        if counted:
            if (verb := _verb(plain, start, end)) >= after and verb > start:
                if worked and words.adnominal().match(plain, start, end):
                    break
                worked, after = True, verb
            elif match := words.verb_inside().match(plain, start, end):
                worked, after = True, match.end()
        if after == start:
            break
        start = after
    return start, worked


def _lead(plain: str, start: int, end: int, counted: bool = False) -> int:
    """Return where a word before a name ends; `start` where there is none."""
    if words.names().match(plain, start, end):
        return start
    if match := words.lead().match(plain, start, end):
        return match.end()
    how = words.manner().match(plain, start, end)
    if not how or how.end() == end:
        return start
    goes = _lead(plain, how.end(), end) > how.end() or (counted and _verb(plain, how.end(), end) > how.end())
    return how.end() if goes else start


def _verb(plain: str, start: int, end: int) -> int:
    """Return where a verb of work ends; `start` where there is none, or where the name needs it (`改造率`)."""
    match = words.work().match(plain, start, end)
    if not match or end - match.end() == 1 or (match.end() < end and words.head_start().match(plain, match.end(), end)):
        return start
    rest = plain[match.end() : end]
    describes = words.adnominal().match(plain, start, end) and form("place-noun").fullmatch(rest)
    return start if describes else match.end()  # `养殖基地` is a name, `处理垃圾` is not


def right(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """
    Return the span of the noun behind a number; None where a verb, a sign or nothing follows.

    >>> right("■座公园建设，", 1, 6)
    (1, 6)
    >>> right("■并投入使用", 1, 6) is None
    True
    """
    match = form("skipped").match(plain, start, end)
    start = match.end() if match else start
    if form("generic").match(plain, start, end) or form("no-noun").match(plain, start, end):
        return None
    if stop := form("noun-ends").search(plain, start, end):
        end = stop.start()
    text = plain[start:end].rstrip(" 　、，,；;：:。！？!?\n")
    text = form("trailing").sub("", text)
    return (start, start + len(text)) if len(text) > 0 and _HAN.search(text) else None


def clean(text: str) -> str:
    """Return a phrase without spaces, line ends and signs at its ends; brackets that are not closed are dropped."""
    text = form("listed").sub("", _SPACE.sub("", text)).strip("，,；;：:、。.的了等之“” 　·*")
    if text.count("”") != text.count("“"):
        text = text.strip("“”") if text.count("“") + text.count("”") == 1 else text
        if "“" in text and "”" not in text:
            text += "”"
        elif "”" in text and "“" not in text:
            text = "“" + text
    return text


_HAN = regex.compile(r"[\p{Han}A-Za-z□]")
_SPACE = regex.compile(r"\s+")


_LONGEST = 200  # characters; what is longer is no name
