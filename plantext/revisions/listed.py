"""Projects that running text lists: `续建项目：甲、乙。`, `1.甲：2条生产线，总投资1.2亿元，2022—2024年。`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from plantext.concepts import name_key
from plantext.plan import Plan
from plantext.prose import Passage, passages
from plantext.quantities import find_quantities, find_years
from plantext.records import Project
from plantext.revisions.folding import folded, unnumbered
from plantext.vocabulary import load

_BOX = regex.compile(r"\s*专栏[^。；;]{0,60}$")
_BOX_NUMBER = regex.compile(r"^\s*专栏\s*(?:\d+|[一二三四五六七八九十]+)?[：:\s]*")
_SEGMENT = regex.compile(r"[^。；;\n]+")
_LABELLED = regex.compile(r"(?P<label>[^：:，,、。；;]{1,40})[：:]\s*(?P<body>.+)", regex.DOTALL)
_ITEM = regex.compile(r"(?:[^、（(）)]|[（(][^（）()]*[)）])+")
_AND_MORE = regex.compile(r"等(?:\d+[个项]?)?(?:重点|重大)?(?:项目|工程)?$")
_ASIDE = regex.compile(r"[（(](?P<aside>[^（）()]*\d[^（）()]*)[)）]$")
_CLAUSE = regex.compile(r"[^，,；;。]+")
_SHORTEST, _LONGEST = 2, 36


@dataclass(frozen=True, slots=True)
class Listed:
    """A project of running text, and where the words that name it stand in the document's text."""

    project: Project
    start: int
    end: int


def listed_projects(plan: Plan) -> list[Listed]:
    """Return the projects that lists of running text name and no table of the plan has, in reading order."""
    known = {name_key(project.name) for project in plan.projects}
    found = []
    for passage, title in _titled(plan):
        for each in _of_passage(passage, title):
            if name_key(each.project.name) not in known:
                known.add(name_key(each.project.name))
                found.append(each)
    return found


def _titled(plan: Plan) -> Iterator[tuple[Passage, str]]:
    """Give each passage with the title that it stands under, which may be that of a box that is drawn as text."""
    box: tuple[tuple[str, ...], str] = ((), "")
    for passage in passages(plan.document):
        own = bool(passage.headings) and passage.text.startswith(passage.headings[-1])
        headings = passage.headings[:-1] if own else passage.headings
        if _BOX.match(passage.text):
            box = (headings, passage.text)
        title = box[1] if box[1] and box[0] == headings else headings[-1] if headings else ""
        yield passage, "" if folded(title) == folded(plan.info.title) else title


def _of_passage(passage: Passage, title: str) -> Iterator[Listed]:
    under = _is("title", folded(unnumbered(title)))
    if under and (named := _named(passage, title)):
        yield named
        return
    for segment in _SEGMENT.finditer(passage.text):
        match = _LABELLED.fullmatch(unnumbered(segment[0]))
        label = match["label"].strip() if match else ""
        if match and (_is("label", label) or (under and _is("group", label))):
            items = [item[0].strip() for item in _ITEM.finditer(_AND_MORE.sub("", match["body"].strip()))]
            if all(map(_is_name, items)) and (len(items) > 1 or under):
                yield from (_listed(passage, item, label, segment.span()) for item in items)


def _is_name(text: str) -> bool:
    """Say whether an item names a project: no clause, nothing that is to be done, no amounts."""
    bare = _ASIDE.sub("", text)
    clause = regex.search("[，,：:]", bare) or _is("action", bare) or find_quantities(bare)
    return _SHORTEST <= len(bare) <= _LONGEST and not clause


def _listed(passage: Passage, item: str, label: str, span: tuple[int, int]) -> Listed:
    aside = _ASIDE.search(item)
    name, content = (item[: aside.start()], aside["aside"]) if aside else (item, "")
    start, end = (passage.start + at for at in span)
    project = _project(label, name, content, passage.source(start, end))
    return Listed(project, start, end)


def _named(passage: Passage, title: str) -> Listed | None:
    """Return the one project of a numbered paragraph: its name, a colon, and money or years behind it."""
    text = unnumbered(passage.text)
    match = _LABELLED.fullmatch(text)
    if text == passage.text.strip() or not match or not _is_name(match["label"]):
        return None
    clauses = [clause[0].strip() for clause in _CLAUSE.finditer(match["body"])]
    money, years = _first(clauses, _is_money), _first(clauses, _is_years)
    if not (money or years):
        return None
    found = find_quantities(money)[0] if money else None
    span = find_years(years)[0] if years else None
    end = passage.start + len(passage.text)
    project = replace(
        _project(
            unnumbered(_BOX_NUMBER.sub("", title)), match["label"].strip(), "", passage.source(passage.start, end)
        ),
        content="，".join(clause for clause in clauses if clause not in (money, years)),
        start_year=span.first if span else None,
        end_year=span.last if span else None,
        investment=found.low if found else None,
        investment_unit=found.unit if found else "",
        years_raw=years,
        investment_raw=money,
    )
    return Listed(project, passage.start, end)


def _project(category: str, name: str, content: str, source: str) -> Project:
    return Project("", category, "", name, content, None, None, None, "", (), "", source)


def _first(clauses: Sequence[str], test: Callable[[str], bool]) -> str:
    return next((clause for clause in clauses if test(clause)), "")


def _is_money(clause: str) -> bool:
    found = find_quantities(clause)
    return len(found) == 1 and found[0].unit.endswith("元") and "投资" in clause


def _is_years(clause: str) -> bool:
    found = find_years(clause)
    return len(found) == 1 and len(folded(clause)) - (found[0].end - found[0].start) <= _SHORTEST * 2


def _is(section: str, text: str) -> bool:
    return any(getattr(wording.pattern, wording.means)(text) for wording in load("listed.toml", section))
