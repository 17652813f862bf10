"""What running text says of projects against the project list: when they are done, and how much they build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from plantext.auditing.numbers import same
from plantext.auditing.remarks import Remark, verdict
from plantext.auditing.rules import words
from plantext.plan import Plan
from plantext.prose import Passage, passages
from plantext.quantities.convert import convert
from plantext.records import Project, Target
from plantext.targets import find_targets
from plantext.wide import quoted


def check_dates(plan: Plan) -> Iterator[Remark]:
    """Check the year in which a sentence has a project completed against the last year of the list."""
    named = [(core, project) for project in plan.projects if project.end_year and (core := _core(project.name))]
    if not named:
        return
    for passage in passages(plan.document):
        for sentence in _SENTENCE.finditer(passage.text):
            for core, project in named:
                if core in sentence[0]:
                    yield from _date(passage, sentence, core, project)


def _date(passage: Passage, sentence: regex.Match[str], core: str, project: Project) -> Iterator[Remark]:
    text = sentence[0]
    years = {match[1] for match in _DUE.finditer(text)}
    if len(set(_YEAR.findall(text))) != 1 or len(years) != 1:
        return  # with two years in a sentence, which one is the project's is not sure
    if not _is_completed(_clause(text, core, project), core) or words("stage", text.replace(core, "")):
        return
    year, end = int(years.pop()), project.end_year or 0
    # Done by a year is done before it, too; done in a year that comes later may be the year of acceptance.
    agrees = year == end or (year > end and words("by-then", text))
    start = passage.start + sentence.start() + text.index(core)
    source = passage.source(start, start + len(core))
    found = project.years_raw or str(project.end_year)
    judged = verdict(agrees, year < end)
    yield Remark("project-date", judged, project.name, text.strip(), found, source, project.source, str(year))


def _is_completed(clause: str, core: str) -> bool:
    """Say whether a clause has the project completed, not a part of it (`完成征地`, `建成水厂的泵房`)."""
    before, name, behind = clause.partition(core)
    if name and words("completed", before):
        return words("name-ends", behind)
    return words("done-of-it", behind if name else clause) and (not name or words("name-ends", behind))


def _clause(text: str, core: str, project: Project) -> str:
    """
    Return the part of a sentence that says when a project is done; empty where it says so of something else.

    The year governs what follows it (`2026年建成水厂、泵站`), or closes what is said of the project (`水厂2026年建成`).
    """
    at, due = text.index(core), next(_DUE.finditer(text)).start()
    if due < at:
        return text[max(text.rfind("，", 0, at), due) : text.find("，", at) if "，" in text[at:] else len(text)]
    between = text[at:due].split("，")[1:-1]
    if len(between) > 1 or not all(_is_content(clause, project) for clause in between):
        return ""
    start = max(text.rfind("，", 0, due) + 1, at)
    lead = text[start:due].removeprefix(core)
    closing = text[due:].split("，", 1)[0]
    return (
        closing
        if (not lead or _ENDING.fullmatch(lead) or _BOTH.fullmatch(lead)) and len(closing) <= _LONGEST_CLOSING
        else ""
    )


def _is_content(clause: str, project: Project) -> bool:
    """Say whether a clause tells nothing but what the project builds, as the list has it."""
    items, told = _built(project.content), list(find_targets(clause))
    listed = {(what, item.unit) for item in items for what in (_noun(item.indicator), item.low)}
    return bool(told) and all({(_noun(each.indicator), each.unit), (each.low, each.unit)} & listed for each in told)


def _core(name: str) -> str:
    """Return a name without the words that a sentence may leave out; too short a rest could mean anything."""
    whole = _BRACKET.sub("", name)
    core = _ENDING.sub("", whole)
    return core if len(core) >= _SHORTEST_CORE else whole if core != whole and len(whole) > _SHORTEST_CORE else ""


def check_quantities(plan: Plan) -> Iterator[Remark]:
    """Check how much running text means to build against what a project of the list builds of the same."""
    named = list(_named_quantities(plan))
    yield from (remark for remark, _ in named)
    told = {place for _, place in named}
    listed: dict[tuple[str, str], list[tuple[Project, Target]]] = {}
    for project in plan.projects:
        for item in _built(project.content):
            if len(name := _noun(item.indicator)) >= 3 and item.comparator != "change":
                listed.setdefault((name, item.unit), []).append((project, item))
    for target in plan.targets:
        found = listed.get((_noun(target.indicator), target.unit), [])
        if (
            found
            and not any(start <= target.start < end for start, end in told)
            and target.role == "target"
            and target.comparator != "change"
            and target.period != "annual"
        ):
            yield from _quantity(target, found)


def _named_quantities(plan: Plan) -> Iterator[tuple[Remark, tuple[int, int]]]:
    """Give what a sentence that names one project, and in full, says of what it builds; and where that sentence is."""
    cores = [(core, project) for project in plan.projects for core in _called(project.name)]
    for passage in passages(plan.document) if cores else ():
        for sentence in _SENTENCE.finditer(passage.text):
            found = [(core, project) for core, project in cores if core in sentence[0]]
            if len(found) == 1 and any(character.isdigit() for character in sentence[0]):
                place = (passage.start + sentence.start(), passage.start + sentence.end())
                for remark in _built_by(passage, sentence, *found[0]):
                    yield remark, place


def _called(name: str) -> Iterator[str]:
    """Give how a sentence may call a project: by its name, or with its verb first (`扩建城关水厂`)."""
    if core := _core(name):
        yield core
    if (match := _VERB_LAST.fullmatch(_ENDING.sub("", _BRACKET.sub("", name)))) and len(match[1]) >= _SHORTEST_THING:
        yield match[2] + match[1]


def _built_by(passage: Passage, sentence: regex.Match[str], core: str, project: Project) -> Iterator[Remark]:
    text = sentence[0]
    rest = text[text.index(core) + len(core) :]
    pairs = list(_pairs(_ENDING_BEFORE.sub("", rest), project))
    early = [target for target, item in pairs if _equal(target, item) and _is_before(target, project)]
    start = passage.start + sentence.start() + text.index(core)
    places = (passage.source(start, start + len(core)), project.source)
    partly = words("stage", rest) or words("some-of-it", rest)
    if (
        early and not partly and not any(_date(passage, sentence, core, project))
    ):  # all that the project builds, and before the list has it done
        found = project.years_raw or str(project.end_year)
        yield Remark("project-date", "doubt", project.name, text.strip(), found, *places, early[0].year)
    for target, item in pairs:
        # 新增 on one side only, a stage or a part of the project: the two may well differ.
        alike = words("increase", target.quote) == words("increase", item.quote)
        soon = any(int(year) < (project.end_year or 0) for year in (*_YEAR.findall(text), target.year) if year)
        sure = alike and not partly and (bool(early) or not soon)
        judged = verdict(_equal(target, item), sure)
        if judged != "doubt":
            name = f"{project.number} {project.name}".strip()
            yield Remark("project-quantity", judged, target.indicator, target.quote, item.quote, *places, name)


def _pairs(text: str, project: Project) -> Iterator[tuple[Target, Target]]:
    """Give what a text and what the list's content say a project builds, where both say it of the same once."""
    listed = [item for item in _built(project.content) if item.comparator == "="]
    for target in find_targets(text):
        same_thing = [each for each in listed if _thing(each) == _thing(target)]
        if len(same_thing) == 1 and target.comparator == "=" and not target.period:
            yield target, same_thing[0]


def _thing(target: Target) -> tuple[str, str]:
    return _noun(target.indicator), target.unit


def _is_before(target: Target, project: Project) -> bool:
    return bool(target.year and project.end_year and int(target.year) < project.end_year)


def _quantity(target: Target, found: Sequence[tuple[Project, Target]]) -> Iterator[Remark]:
    matched = next((pair for pair in found if _equal(target, pair[1])), None)
    project, item = matched or found[0]
    dated = not target.year or project.end_year is None or str(project.end_year) == target.year
    if matched is None and (not dated or len(found) > 1):
        return
    # A text may count more than the project builds, and a project more than the text.
    judged = verdict(matched is not None, sure=False)
    name = f"{project.number} {project.name}".strip()
    yield Remark(
        "project-quantity", judged, target.indicator, quoted(target), item.quote, target.source, project.source, name
    )


def _equal(one: Target, other: Target) -> bool:
    pairs = [(one.low, other.low), (one.high, other.high)]
    numbers = [(a, convert(b, other.unit, one.unit)) for a, b in pairs if a is not None and b is not None]
    return bool(numbers) and all(b is not None and same(a, b) for a, b in numbers)


@lru_cache(maxsize=512)
def _built(content: str) -> tuple[Target, ...]:
    return tuple(find_targets(content)) if any(character.isdigit() for character in content) else ()


def _noun(indicator: str) -> str:
    return _BRACKET.sub("", indicator).strip("“”\"' ")


_SENTENCE = regex.compile(r"[^。；;！？\n]+")
_YEAR = regex.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DUE = regex.compile(r"(?:到|至|于)?(?<![-—~至])(20\d\d)年(?![-—~至])(?:底|末|年底|年末)?(?:前|以前|之前)?")
_BRACKET = regex.compile(r"[（(][^（）()]*[）)]")
_LONGEST_CLOSING = 16  # 2026年12月底前全面建成并投入使用; what is longer has an object of its own
_ENDING = regex.compile(r"(?:建设|改造|新建)?(?:项目|工程|建设)+$")
_VERB_LAST = regex.compile(r"(\p{Han}+?)((?:改)?扩建|新建|改建|改造|迁建|整治|治理)")
_SHORTEST_THING = 4
_SHORTEST_CORE = 6
_BOTH = regex.compile(
    r"(?:项目|工程)*(?:[、和及与][^，、。]{2,24}?)*(?:等)?(?:[两二三四五六七八九十]个)?(?:项目|工程)*[均都](?:计划|将|要|需)?"
)
_ENDING_BEFORE = regex.compile(r"^(?:建设|改造|新建)?(?:项目|工程|建设)*")
