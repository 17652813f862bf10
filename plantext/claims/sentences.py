"""Read one sentence: what it counts whole, the parts and the money of that, and the groups it is ordered in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from plantext.claims.counts import Count, find_counts, hidden
from plantext.claims.parts import AMONG, Candidate, Context, Sentence, Whole, proved, read_part
from plantext.claims.words import clause_start, governed, own, pattern, tidy
from plantext.vocabulary import Wording, load


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in a text: `text[start:end]` states that there are `count` of `what`; `rule` is the entry's id."""

    start: int
    end: int
    what: str
    unit: str
    count: Count
    rule: str


def read_sentence(text: str, context: Context) -> tuple[list[Statement], Context]:
    """
    Return the claims of a sentence, in reading order, and what the next one may break down.

    >>> claims, context = read_sentence("谋划项目9个。", Context())
    >>> [claim.what for claim in read_sentence("其中水类5个、气类4个。", context)[0]]
    ['项目·水类', '项目·气类']
    """
    reading = _Reading(text, context)
    claims = reading.claims()
    return claims, reading.carried() if claims else Context()


class _Reading:
    """One sentence: its numbers, what they count, and the claims found in it so far."""

    def __init__(self, text: str, context: Context) -> None:
        self.counts = find_counts(text)
        self.plain = hidden(text, self.counts)
        self.text = text
        self.found: dict[int, Statement] = {}
        self.heads: dict[int, Whole] = {}  # what is counted or summed whole, by the place of its number
        self.attributes: set[int] = set()  # the heads that are shares by their attribute: 约束性指标
        self.summed: dict[Whole, frozenset[int]] = {}  # the numbers that make up a whole, read once
        self.context = context

    def claims(self) -> list[Statement]:
        """Return the claims of the sentence, in reading order."""
        for section in ("sure", "owned"):
            self._count_wholes(section)
        self._sum_wholes()
        if self.heads or self.context.whole or self.context.money:
            self._break_down()
        if any(whole.unit[-1] != "元" for whole in self.heads.values()) or _SETTING.search(self.plain):
            self._count_groups()
        return [self.found[at] for at in sorted(self.found)]

    def carried(self) -> Context:
        """Return the context for the next sentence: the largest count of the kind that was counted last."""
        context = self.context
        if context.whole and self.heads:
            kind = "指标" in context.whole.what
            heads = [one for one in self.heads.values() if one.unit[-1] != "元" and ("指标" in one.what) == kind]
            largest = max(heads, key=lambda one: one.value, default=context.whole)
            context = context if largest.what == context.whole.what else Context(largest)
        return context.carried()

    def _matches(self, section: str) -> Iterator[Candidate]:
        """Give the matches of the wordings of a section whose number nobody has claimed yet."""
        for wording in load("claims.toml", section):
            if wording.means in _NEEDS and not any(word in self.plain for word in _NEEDS[wording.means]):
                continue
            for match in wording.pattern.finditer(self.plain, overlapped=True):
                count = self.counts.get(match.start("n"))
                if count is not None and count.start not in self.found and count.end == match.end("n"):
                    yield match, count, wording

    def _count_wholes(self, section: str) -> None:
        for match, count, wording in self._matches(section):
            clause = self.plain[clause_start(self.plain, match.start()) : count.start]
            if self._is_own(clause, match, wording, sure=section == "sure") and not self._is_aimed(clause, count):
                what, start = tidy(self.text, *match.span("what"), free=wording.id in _FREE)
                what = _earlier(clause, wording.id) + what
                self._add(match, count, what, start, wording.id)
                self.heads[count.start] = Whole(what, match["unit"], count.value, start, self.found[count.start].end)
                if wording.id.startswith("attribute"):
                    self.attributes.add(count.start)

    def _is_aimed(self, clause: str, count: Count) -> bool:
        near = max(count.start - 220, 0)
        return bool(pattern("always_foreign").search(clause) or _AIMED.search(self.plain, near, count.start))

    def _is_own(self, clause: str, match: regex.Match[str], wording: Wording, *, sure: bool) -> bool:
        """Say whether the last telling word before a count is one of a document about itself."""
        near, means = clause.rfind("、") + 1, wording.means
        if means == "项目" and match.start("what") < match.start("n") and not self._is_general(match.start("what")):
            return False
        if means == "指标" and pattern("measured").search(clause[near:] + match["what"]):
            return False
        named = means == "项目" and match.start("what") < match.start("n")  # 创建 in 安排创建重点项目 is no verb
        until = len(clause) - (match.start("n") - match.start("what")) if named else len(clause)
        foreign = pattern("foreign").finditer(clause, near, max(until, near))
        last_foreign = max((found.end() for found in foreign), default=0)
        if sure and not last_foreign:
            return True
        last_own = max((found.end() for found in own(means).finditer(clause, overlapped=True)), default=0)
        # 重点项目53个，总投资…; 新增16项重点项目，…项目共计28项; 重点工程4大类、37项
        revised = "changed" in wording.id and _REVISED.search(self.plain, 0, match.start("n")) is not None
        told = sure or revised or "classes" in match.groupdict() or self._is_told(clause, match)
        return last_own >= last_foreign and (last_own > 0 or told)

    def _is_told(self, clause: str, match: regex.Match[str]) -> bool:
        """Say whether the words behind a count break it down, and it is no part itself."""
        if self.heads and _IN_ALL.search(clause):
            return True
        within = self.heads or self.context.whole
        if within and AMONG.search(self.plain, 0, match.start()):
            return False
        return _BROKEN_DOWN.match(self.plain, match.end()) is not None

    def _is_general(self, at: int) -> bool:
        """Say whether 项目 or 工程 at a place stands alone, and is not the end of a name (`水库加固工程`)."""
        start = clause_start(self.plain, at)
        return start == at or governed().search(self.plain, max(start, at - 10), at) is not None

    def _sum_wholes(self) -> None:
        """Read the money of all projects where no number of projects is given."""
        for match, count, wording in self._matches("sum"):
            whole = Whole(match["what"], match["unit"], count.value, match.start("what"), match.end("unit"))
            if wording.means == "listed-works" and not self.context.listed:
                continue
            if wording.means == "proved" and not proved(self._by_place("part"), whole, len(self.plain)):
                continue
            self.heads[count.start] = whole
            self._add(match, count, match["what"], match.start("what"), wording.id)

    def _by_place(self, *sections: str) -> dict[int, list[Candidate]]:
        places: dict[int, list[Candidate]] = {}
        for section in sections:
            for candidate in self._matches(section):
                places.setdefault(candidate[1].start, []).append(candidate)
        return dict(sorted(places.items()))

    def _break_down(self) -> None:
        """Read the numbers from left to right, each as a part of what stands before it."""
        places = self._by_place("total", "part")
        counted = [one for one in self.heads.values() if one.unit[-1] != "元"]
        if self.context.whole is None and counted:
            self.context = Context(counted[0])  # 延续3项、更新9项老规划中的项目
        for at in sorted(places.keys() | self.heads.keys()):
            if at in self.heads:
                self._enter(at)
                continue
            context = self._context_at(at, places[at])
            sentence = Sentence(self.text, self.plain, self._proved(places, context))
            for match, count, wording in places[at]:
                if part := read_part(sentence, (match, count, wording), context):
                    self._add(match, count, part.what, part.start, wording.id)
                    self.context = part.context
                    break

    def _enter(self, at: int) -> None:
        """Let a head open a context; one that is a share by its attribute does so only where it is broken down."""
        whole = self.heads[at]
        if whole.unit[-1] == "元":
            self.context = Context(money=whole)
        elif at not in self.attributes or self.heads.keys() <= self.attributes or _SHARED.match(self.plain, whole.end):
            self.context = Context(whole)

    def _context_at(self, at: int, candidates: list[Candidate]) -> Context:
        """Return the context of a number; a whole that is less than its part gives way to a larger one before it."""
        context, count = self.context, candidates[0][1]
        if context.whole is None or candidates[0][2].means == "money" or count.value <= context.whole.value:
            return context
        larger = [one for place, one in self.heads.items() if place < at and one.value >= count.value]
        return replace(context, whole=larger[-1], part=None) if larger else context

    def _proved(self, places: dict[int, list[Candidate]], context: Context) -> frozenset[int]:
        wholes = [one for one in (context.whole, context.money) if one]
        for one in wholes:
            if one not in self.summed:
                self.summed[one] = proved(places, one, self._next_head(one.end))
        return frozenset().union(*(self.summed[one] for one in wholes))

    def _next_head(self, at: int) -> int:
        return min((place for place in self.heads if place > at), default=len(self.plain))

    def _count_groups(self) -> None:
        for match, count, wording in self._matches("group"):
            kind = match["unit"].lstrip("个大种")
            start = count.start
            if match.groupdict().get("list"):
                start = _list_start(self.plain, *match.span("list"))
            elif wording.means == "named":  # 重点工程4大类
                start = match.start("what")
            unit = "类" if "类" in kind else "个"
            what = f"{self._grouped(match)}·{kind}"
            self.found[count.start] = Statement(start, match.end(), what, unit, count, wording.id)

    def _grouped(self, match: regex.Match[str]) -> str:
        if match["what"]:
            return str(match["what"])
        whole = self.context.whole
        return "项目" if self.heads and whole and "指标" not in whole.what else "指标"

    def _add(self, match: regex.Match[str], count: Count, what: str, start: int, rule: str) -> None:
        ends = [match.end(name) for name in ("unit", "what", "noun", "rest") if match.groupdict().get(name)]
        start = min(start, count.bound) if start < count.start else count.bound
        if found := _IN_ALL.search(self.plain[max(start - 2, 0) : start]):
            start -= len(found[0])
        self.found[count.start] = Statement(start, max(ends), what, match["unit"], count, rule)


def _earlier(clause: str, rule: str) -> str:
    """Return the words for an earlier plan where a clause counts what that one has: `原规划共提出…`, `由原来的…`."""
    if "changed" in rule:  # 由原规划的46项调整为52项 counts both
        return "原规划·" if rule.endswith("from") else ""
    found = _EARLIER.search(clause)
    return f"{found[0]}·" if found else ""


def _list_start(plain: str, start: int, end: int) -> int:
    """Return where a list of names begins: behind the words that lead to it (`涵盖`, `从`)."""
    lead = pattern("lead").match(plain, start)
    return lead.end() if lead and lead.end() < end else start


_NEEDS = {
    "指标": ("指标", "性"),
    "项目": ("项目", "工程"),
    "money": ("投资",),
    "money-share": ("元",),
    "总投资": ("投资",),
    "proved": ("投资",),
    "listed-works": ("投资",),
    "listed": ("#类", "#大", "#领", "#方", "#个领", "#个方", "#个类", "#个板", "#个大", "#种"),
    "named": ("类", "个"),
}  # without one of these words there is no match
_AIMED = regex.compile(r"到(?:19|20)?\d{2,4}年[^，,。；;]{0,4}[，,]?[^，,。；;]{0,12}$|(?:力争|确保)[^。；;]{0,200}$")
_BROKEN_DOWN = regex.compile(
    r"[，,（(：:；;]?(?:其中|(?:概算|估算|计划|匡算|规划)?总投资)|[：:]\p{Han}{1,6}#+[项个](?=[、，,；;])"
)
_SHARED = regex.compile(r"[，,（(]?(?:其中|中[，,])")
_SETTING = regex.compile(r"(?:设置|构建|建立|设立|确定|形成)[^，,。；;#]{0,20}指标体系")
_EARLIER = regex.compile(r"(?:原|老|旧|上一?轮|前一?轮)(?:规划|方案|计划|纲要)(?!中)")
_REVISED = regex.compile(r"(?:原|老|旧|上一?轮|前一?轮)(?:规划|方案|计划|纲要)|修编|修订")
_IN_ALL = regex.compile(r"(?:共计|共有|共|合计|总计)$")
_FREE = frozenset({"attribute-named", "indicators-named"})
