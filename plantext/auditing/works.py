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
    if not words("completed", _clause(text, core)) or words("stage", text.replace(core, "")):
        return
    year, end = int(years.pop()), project.end_year or 0
    # Done by a year is done before it, too; done in a year that comes later may be the year of acceptance.
    agrees = year == end or (year > end and words("by-then", text))
    start = passage.start + sentence.start() + text.index(core)
    source = passage.source(start, start + len(core))
    found = project.years_raw or str(project.end_year)
    judged = verdict(agrees, year < end)
    yield Remark("project-date", judged, project.name, text.strip(), found, source, project.source, str(year))


def _clause(text: str, core: str) -> str:
    """
    Return the part of a sentence that says when a project is done; empty where it says so of something else.

    The year governs what follows it (`2026年建成水厂、泵站`), or closes what is said of the project (`水厂2026年建成`).
    """
    at, due = text.index(core), next(_DUE.finditer(text)).start()
    if due < at:
        return text[max(text.rfind("，", 0, at), due) : text.find("，", at) if "，" in text[at:] else len(text)]
    if text.count("，", at, due) > 1:
        return ""
    start = max(text.rfind("，", 0, due) + 1, at)
    lead = text[start:due].removeprefix(core)
    closing = text[due:].split("，", 1)[0]
    return closing if (not lead or _ENDING.fullmatch(lead)) and len(closing) <= _LONGEST_CLOSING else ""


def _core(name: str) -> str:
    """Return a name without the words that a sentence may leave out; too short a rest could mean anything."""
    core = _ENDING.sub("", _BRACKET.sub("", name))
    return core if len(core) >= 6 else ""


def check_quantities(plan: Plan) -> Iterator[Remark]:
    """Check how much running text means to build against what a project of the list builds of the same."""
    listed: dict[tuple[str, str], list[tuple[Project, Target]]] = {}
    for project in plan.projects:
        for item in _built(project.content):
            if len(name := _noun(item.indicator)) >= 3 and item.comparator != "change":
                listed.setdefault((name, item.unit), []).append((project, item))
    for target in plan.targets:
        found = listed.get((_noun(target.indicator), target.unit), [])
        if found and target.role == "target" and target.comparator != "change" and target.period != "annual":
            yield from _quantity(target, found)


def _quantity(target: Target, found: Sequence[tuple[Project, Target]]) -> Iterator[Remark]:
    matched = next((pair for pair in found if _equal(target, pair[1])), None)
    project, item = matched or found[0]
    dated = not target.year or project.end_year is None or str(project.end_year) == target.year
    if matched is None and (not dated or len(found) > 1):
        return
    # What is new is less than what there will be, and a part of a place has less than the whole.
    quotes = (target.quote, project.content)
    sure = target.comparator == item.comparator == "=" and not any(words("increase", quote) for quote in quotes)
    judged = verdict(matched is not None, sure and bool(target.year))
    name = f"{project.number} {project.name}".strip()
    yield Remark(
        "project-quantity", judged, target.indicator, target.quote, item.quote, target.source, project.source, name
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
