"""What a claim is about: the words of its column `what` (`国家指标·已达标`), and the sentence that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

from plantext.auditing.others import is_of_another, is_old_number
from plantext.auditing.rules import search, words
from plantext.plan import Plan
from plantext.records import Claim, Level

Thing = Literal["", "indicators", "projects", "groups of indicators", "groups of projects", "investment"]
STATES = ("done", "as_planned", "adjusted", "changed", "continued", "new")


@dataclass(frozen=True, slots=True)
class Subject:
    """
    What a claim counts or sums.

    `former` is true of a plan before this one. `attribute`, `level`, `judged` and `state` narrow what is counted, and
    so does `part`, the name of a category or of a kind of project. `remote` says that the sentence speaks of another
    plan or of a draft: what it counts is none of this plan's.
    """

    thing: Thing
    former: bool = False
    attribute: str = ""
    level: Level = ""
    judged: str = ""
    state: str = ""
    part: str = ""
    remote: bool = False


def subject_of(claim: Claim, plan: Plan) -> Subject:
    """Return what a claim of a plan or a note is about; `thing` is empty where its words are not understood."""
    head, *rest = claim.what.split("·")
    before, behind = _around(claim, plan)
    if is_old_number(before, claim.quote, behind):
        return Subject("")
    thing = _thing(claim, behind)
    former = words("former", claim.what)
    # What is said of some (`9项因政策调整取消`) may mention anything; only the names before it narrow what is counted.
    state = next((state for part in rest for state in STATES if words(state, part)), "")
    state = state or next((state for state in STATES if words(state, head) or words(f"{state}-before", before)), "")
    judged = next(
        (judged for part in (*rest, head) for judged in ("unmet", "no-data", "met") if words(judged, part)), ""
    )
    return Subject(
        thing=thing,
        former=former,
        attribute=match[0] if (match := search("attribute", head)) else "",
        level="national" if words("national", head) else "provincial" if words("provincial", head) else "",
        judged=judged if thing == "indicators" else "",
        state=state,
        part=_own_part(_part(head, rest, thing, bool(state or judged)), thing, plan),
        remote=not former
        and is_of_another(
            before, behind, plan.info, thing not in ("indicators", "groups of indicators"), plan.document.text
        ),
    )


def _thing(claim: Claim, behind: str) -> Thing:
    what = claim.what
    *_, last = what.split("·")
    if words("investment", last):
        return "" if words("period", what) else "investment"  # no list parts its sums by years
    indicators = "指标" in what
    if words("group", last):
        # `从六个领域设置40项指标，安排10个项目`: the next thing that is counted is what is parted.
        following = _COUNTED.search(behind) if not _COUNTED.search(claim.quote) else None
        indicators = following[0] == "指标" if following else indicators
        return "groups of indicators" if indicators else "groups of projects"
    if indicators:
        return "indicators"
    return "projects" if words("project", what) else ""


def _part(head: str, rest: list[str], thing: Thing, stated: bool) -> str:
    """Return the name that narrows what is counted: `生态环境` of `重点工程·生态环境`, `储备` of `储备项目`."""
    if thing.startswith("groups"):
        return ""
    names = [part for part in rest if not words("former", part) and not words("project", part)]
    if thing == "investment":
        names = names[:-1]
    if names and not (stated and len(names) == 1):
        return names[0]
    return _PLAIN.sub("", head) if not words("investment", head) else ""


def _own_part(part: str, thing: Thing, plan: Plan) -> str:
    """Return a part, or nothing where its name is the plan's own (`水利` in a water plan, the last of two levels)."""
    if thing != "indicators":
        return part
    if part == "二级" and "三级指标" not in plan.document.text:
        return ""
    domains = {indicator.domain for indicator in plan.indicators}
    theirs = _ABOVE.search(part) or any(part in domain for domain in domains)
    return "" if part in plan.info.title and not theirs else part


def _around(claim: Claim, plan: Plan) -> tuple[str, str]:
    """Return the text of the sentence before and behind a claim."""
    text = plan.document.text
    start = max((text.rfind(sign, 0, claim.start) for sign in "。！？；\n"), default=-1) + 1
    ends = [at for sign in "。！？；\n" if (at := text.find(sign, claim.end)) >= 0]
    return text[start : claim.start], text[claim.end : min(ends, default=len(text))]


_ABOVE = regex.compile(r"国家|[省市]级|示范|考核|评价")
_COUNTED = regex.compile(r"指标|项目|工程")
# What says nothing of which projects or indicators are meant. The longer words stand first.
_PLAIN = regex.compile(
    r"(?:本|新|原|老|上轮|上一轮)?规划(?:中)?的?|生态文明建设|生态环境保护|国家级?|省级|(?:约束|参考|预期|指导|引导|控制|评价|鼓励)性"
    r"|“?十[一二三四五六七八九]五”?(?:时期|期间)?|经济社会|发展|新增|重点|重大|主要|核心|关键|各类|具体|建设|目标|考核|创建|支撑性?|标志性|工程|项目|指标|[“”《》]"
)
