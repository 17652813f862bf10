"""Find in a text the counts and totals that it states of its own indicators and projects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from plantext.claims.counts import Count, find_counts, hidden
from plantext.vocabulary import Wording, load, words


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in a text: `text[start:end]` states that there are `count` of `what`; `rule` is the entry's id."""

    start: int
    end: int
    what: str
    unit: str
    count: Count
    rule: str


def find_claims(text: str) -> list[Statement]:
    """
    Return what a text claims of its own content, in reading order; offsets count in it.

    >>> [(c.what, int(c.count.value), c.unit) for c in find_claims("规划设22项指标，其中约束性指标9项。")]
    [('指标', 22, '项'), ('约束性指标', 9, '项')]
    >>> find_claims("到2029年，新建项目20个，培育企业30家。")
    []
    """
    if not _HINT.search(text):
        return []
    found: list[Statement] = []
    context = ""  # what the sentence before has counted; its parts may follow in this one
    for match in _SENTENCE.finditer(text):
        if not _NUMBER.search(match[0]) or not (context or _HINT.search(match[0])):
            context = ""
            continue
        sentence = _Sentence(match[0], context)
        claims = sentence.claims()
        context = sentence.context if claims else ""
        found += [_moved(claim, match.start()) for claim in claims]
    return found


def _moved(claim: Statement, by: int) -> Statement:
    count = claim.count
    moved = replace(count, start=count.start + by, end=count.end + by, bound=count.bound + by)
    return replace(claim, start=claim.start + by, end=claim.end + by, count=moved)


class _Sentence:
    """One sentence: its numbers, what they count, and the claims found in it so far."""

    def __init__(self, text: str, context: str) -> None:
        self.counts = find_counts(text)
        self.plain = hidden(text, self.counts)
        self.text = text
        self.found: dict[int, Statement] = {}
        self.heads: dict[int, str] = {}  # what is counted whole, by the place of its number
        self.before = context  # what the sentence before has counted
        self.context = context

    def claims(self) -> list[Statement]:
        """Return the claims of the sentence, in reading order."""
        for section in ("sure", "owned"):
            self._count_wholes(section)
        if self.heads:
            self.context = self.heads[min(self.heads)]
        if self.context:
            self._count_parts()
            self._sum_up()
        for match, count, wording in self._matches("sum"):
            self._add(match, count, match["what"], match.start("what"), wording.id)
        if self.heads or _SETTING.search(self.plain):
            self._count_groups()
        return [self.found[at] for at in sorted(self.found)]

    def _matches(self, section: str) -> Iterator[tuple[regex.Match[str], Count, Wording]]:
        """Give the matches of the wordings of a section whose number nobody has claimed yet."""
        for wording in load("claims.toml", section):
            for match in wording.pattern.finditer(self.plain, overlapped=True):
                count = self.counts.get(match.start("n"))
                if count is not None and count.start not in self.found and count.end == match.end("n"):
                    yield match, count, wording

    def _count_wholes(self, section: str) -> None:
        for match, count, wording in self._matches(section):
            clause = self.plain[_clause_start(self.plain, match.start()) : count.start]
            if _pattern("always_foreign").search(clause) or _AIMED.search(self.plain, 0, count.start):
                continue
            if self._is_own(clause, match, wording.means, sure=section == "sure"):
                what, start = _tidy(self.text, match, wording.id)
                self.heads[count.start] = what = _earlier(clause) + what
                self._add(match, count, what, start, wording.id)

    def _is_own(self, clause: str, match: regex.Match[str], means: str, *, sure: bool) -> bool:
        """Say whether the last telling word before a count is one of a document about itself."""
        near = clause.rfind("、") + 1
        if _pattern("measured").search(clause[near:] + match["what"]):
            return False
        if means == "项目" and match.start("what") < match.start("n") and not self._is_general(match.start("what")):
            return False
        last_own = max((found.end() for found in _own(means).finditer(clause, overlapped=True)), default=0)
        last_foreign = max((found.end() for found in _pattern("foreign").finditer(clause, near)), default=0)
        # 重点项目53个，总投资…; 新增16项重点项目，…项目共计28项
        told = _BROKEN_DOWN.match(self.plain, match.end()) or (self.heads and _IN_ALL.search(clause))
        return last_own >= last_foreign and (last_own > 0 or sure or bool(told))

    def _is_general(self, at: int) -> bool:
        """Say whether 项目 or 工程 at a place stands alone, and is not the end of a name (`水库加固工程`)."""
        before = self.plain[_clause_start(self.plain, at) : at]
        return not before or _governed().search(before) is not None

    def _count_parts(self) -> None:
        for match, count, wording in self._matches("part"):
            if wording.id == "share" and not self._is_share(match):
                continue
            what, start = _tidy(self.text, match, wording.id)
            if noun := match.groupdict().get("noun"):
                what = what + noun
            elif "指标" not in what:
                what = f"{self._whole(count.start) or self.context}·{what}"
            self._add(match, count, what, start, wording.id)

    def _whole(self, at: int) -> str:
        """Return what was last counted whole before a place, or in the sentence before."""
        return next((what for place, what in sorted(self.heads.items(), reverse=True) if place < at), self.before)

    def _is_share(self, match: regex.Match[str]) -> bool:
        """Say whether a number behind 其中 is a share of what was counted before it, in the same unit."""
        at = match.start("n")
        if not _AMONG.search(self.plain, 0, at):
            return False
        if _pattern("foreign").search(match["what"]) and not _pattern("states").fullmatch(match["what"]):
            return False
        return any(claim.unit == match["unit"] and place < at for place, claim in self.found.items())

    def _sum_up(self) -> None:
        """Read the money of what was counted: of the whole first, then of the part that stands before it."""
        summed: dict[int, str] = {}
        for match, count, wording in self._matches("total"):
            last = max((place for place in self.found if place < count.start), default=-1)
            whole = summed.get(last) or self._whole(count.start)
            if last in self.found and last not in summed and whole in summed.values():
                whole = self.found[last].what  # 安排项目53个，总投资180亿元，其中在建20项，总投资90亿元
            if whole and "指标" not in whole:
                what, start = _tidy(self.text, match, wording.id)
                self._add(match, count, f"{whole}·{what}", start, wording.id)
                summed[count.start] = whole

    def _count_groups(self) -> None:
        for match, count, wording in self._matches("group"):
            kind = match["unit"].lstrip("个大种")
            start = count.start if match["list"] is None else _list_start(self.plain, *match.span("list"))
            unit = "类" if "类" in kind else "个"
            what = f"{self._grouped(match)}·{kind}"
            self.found[count.start] = Statement(start, match.end(), what, unit, count, wording.id)

    def _grouped(self, match: regex.Match[str]) -> str:
        if match["what"]:
            return str(match["what"])
        return "项目" if self.heads and "指标" not in self.context else "指标"

    def _add(self, match: regex.Match[str], count: Count, what: str, start: int, rule: str) -> None:
        ends = [match.end(name) for name in ("unit", "what", "noun") if match.groupdict().get(name)]
        start = min(start, count.bound) if start < count.start else count.bound
        if found := _IN_ALL.search(self.plain[max(start - 2, 0) : start]):
            start -= len(found[0])
        self.found[count.start] = Statement(start, max(ends), what, match["unit"], count, rule)


def _tidy(text: str, match: regex.Match[str], rule: str) -> tuple[str, int]:
    """Return the words for what is counted and their place, without the verbs that govern them."""
    start, end = match.span("what")
    if rule in _FREE:
        for found in _pattern("verbs").finditer(text, start, end):
            if found.end() < end - 1:
                start = found.end()
    what = text[start:end]
    return (f"{what}指标" if what.endswith("性") else what), start


def _earlier(clause: str) -> str:
    """Return the words for an earlier plan where a clause counts what that one has: `原规划共提出…`."""
    found = _EARLIER.search(clause)
    return f"{found[0]}·" if found else ""


def _list_start(plain: str, start: int, end: int) -> int:
    """Return where a list of names begins: behind the words that lead to it (`涵盖`, `从`)."""
    lead = _pattern("lead").match(plain, start)
    return lead.end() if lead and lead.end() < end else start


def _clause_start(plain: str, at: int) -> int:
    """Return where the clause of a place begins; no clause is longer than 120 characters."""
    return max(at - 120, 0, *(plain.rfind(sign, max(at - 120, 0), at) + 1 for sign in "，,；;。：:\n"))


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    """Return the pattern of a list of words; `verbs` and `lead` are what may stand before a name."""
    if name in ("verbs", "lead"):
        before = words("claims.toml", "own") | words("claims.toml", "lead_in")
        return regex.compile(r"(?:\L<words>了?)" + ("+" if name == "lead" else ""), words=list(before))
    return regex.compile(r"\L<words>", words=list(words("claims.toml", name)))


@cache
def _own(means: str) -> regex.Pattern[str]:
    """Return the words by which a document speaks of its own indicators or projects."""
    more = words("claims.toml", "own_indicators" if means == "指标" else "own_projects")
    return regex.compile(r"\L<words>", words=list(words("claims.toml", "own") | more))


@cache
def _governed() -> regex.Pattern[str]:
    """Return what may stand right before 项目 or 工程 where they are no end of a name."""
    before = words("claims.toml", "own") | words("claims.toml", "own_projects") | words("claims.toml", "before")
    return regex.compile(r"(?:\L<words>了?|[、“”（(#项个类])$", words=list(before))


_HINT = regex.compile("指标|项目|工程")
_NUMBER = regex.compile(r"[0-9０-９]|[一二两三四五六七八九十]+[个项类种大]")
_SENTENCE = regex.compile(r"[^。！？\n]{1,1000}+[。！？]?")  # what is longer has lost its full stops
_AIMED = regex.compile(r"到(?:19|20)?\d{2,4}年[^，,。；;]{0,4}[，,]?[^，,。；;]{0,12}$|(?:力争|确保)[^。；;]{0,200}$")
_BROKEN_DOWN = regex.compile(
    r"[，,（(：:；;]?(?:其中|(?:概算|估算|计划|匡算|规划)?总投资)|[：:]\p{Han}{1,6}#+[项个](?=[、，,；;])"
)
_AMONG = regex.compile(r"其中|分为|包括|：|:")
_SETTING = regex.compile(r"(?:设置|构建|建立|设立|确定|形成)[^，,。；;#]{0,20}指标体系")
_EARLIER = regex.compile(r"(?:原|老|旧|上一?轮|前一?轮)(?:规划|方案|计划|纲要)(?!中)")
_IN_ALL = regex.compile(r"(?:共计|共有|共|合计|总计)$")
_FREE = frozenset({"attribute-named", "indicators-named", "share"})
