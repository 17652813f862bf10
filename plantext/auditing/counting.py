"""How many there are: what the tables of a plan give for what a claim counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from plantext.auditing.leaves import Entry, entries_of, is_blank, leaves_of
from plantext.auditing.rules import words
from plantext.auditing.subjects import Subject
from plantext.plan import Plan
from plantext.records import Level, Project
from plantext.vocabulary import fold

_KINDS = {
    "done": ("done",),
    "as_planned": ("as_planned",),
    "adjusted": ("adjusted",),
    "changed": ("changed",),
    "continued": ("as_planned", "adjusted"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """
    One way to count: the number, and where what was counted begins.

    `sure` says that an analyst would count in this way and in no other.
    """

    value: Decimal
    source: str
    sure: bool = True


def counts(plan: Plan, subject: Subject) -> list[Count]:
    """Return what the plan's tables give for a subject, the most usual way of counting first; empty if they cannot."""
    if subject.thing == "indicators":
        return list(_indicators(plan, subject))
    if subject.thing == "projects":
        return list(_projects(plan, subject))
    if subject.thing == "groups of indicators":
        domains = {entry.table: _domains(plan, entry.table) for entry in entries_of(leaves_of(plan))}
        return [found for found in domains.values() if found.value]
    if subject.thing == "groups of projects":
        return [_count({p.category.partition(" / ")[0]: p for p in list_}.values()) for list_ in _lists(plan, True)]
    return []


def _indicators(plan: Plan, subject: Subject) -> Iterator[Count]:
    if subject.former or subject.state or (subject.part and not subject.judged):
        return
    entries = [entry for entry in entries_of(leaves_of(plan)) if _fits(entry, subject.level)]
    tables = list(dict.fromkeys(entry.table for entry in entries))
    main = _main(entries)
    for table in sorted(tables, key=lambda table: table != main):
        own = [entry for entry in entries if entry.table == table]
        kept = _kept(own, subject)
        if kept is None:
            continue
        chosen, loose = kept
        yield Count(Decimal(len(chosen)), _where(chosen or own), sure=table == main and _is_whole(own))
        yield from (Count(Decimal(number), _where(own), sure=False) for number in loose)
    if len(tables) > 1 and not subject.judged and not subject.attribute:
        names = {entry.leaves[0].indicator.concept or fold(entry.leaves[0].indicator.name) for entry in entries}
        for number in dict.fromkeys((len(entries), len(names))):
            yield Count(Decimal(number), _where(entries), sure=False)


def _main(entries: list[Entry]) -> str:
    """Return the table that a claim can only mean: the only one, or else one that alone has attributes and is large."""
    sizes = Counter(entry.table for entry in entries)
    marked = {e.table for e in entries if any(leaf.indicator.attribute for leaf in e.leaves)} or set(sizes)
    only = marked.pop() if len(marked) == 1 else ""
    return only if only and sizes[only] == max(sizes.values()) else ""


def _kept(entries: list[Entry], subject: Subject) -> tuple[list[Entry], list[int]] | None:
    """Return the entries that a subject counts, and other numbers that would do; None where the table cannot tell."""
    if subject.judged:
        judged = [(entry, _judgement(entry, subject.level)) for entry in entries]
        if not any(judgement for _, judgement in judged):
            return None
        return [entry for entry, judgement in judged if judgement == subject.judged], []
    if subject.attribute:
        return _of_attribute(entries, subject.attribute)
    if subject.level:
        asked = [entry for entry in entries if any(leaf.asked(subject.level) for leaf in entry.leaves)]
        if not asked:
            return None
        applying = [entry for entry in entries if not _is_empty(entry)]
        return asked, [len(applying), len([entry for entry in asked if not _is_empty(entry)])]
    return entries, [sum(len(entry.leaves) for entry in entries)]


def _of_attribute(entries: list[Entry], attribute: str) -> tuple[list[Entry], list[int]] | None:
    marked = [leaf for entry in entries for leaf in entry.leaves if leaf.indicator.attribute]
    if not marked:
        return None
    chosen = [entry for entry in entries if entry.leaves[0].indicator.attribute == attribute]
    anywhere = [e for e in entries if any(leaf.indicator.attribute == attribute for leaf in e.leaves)]
    return chosen, [len(anywhere), sum(leaf.indicator.attribute == attribute for leaf in marked)]


def _fits(entry: Entry, level: Level) -> bool:
    """Say whether a table speaks of a level at all; one of another level's standard does not."""
    levels = {value.level for leaf in entry.leaves for value in leaf.of("requirement")} - {""}
    return not level or not levels or level in levels


def _judgement(entry: Entry, level: Level) -> str:
    """Return what the column 是否达标 says of an indicator: one judgement, for all of its leaves."""
    cells = [v for leaf in entry.leaves for v in leaf.of("attained", level or None) if not is_blank(v)]
    for judged in ("unmet", "no-data", "met"):
        if any(words(f"judged-{judged}", cell.qualitative) for cell in cells):
            return judged
    return ""


def _is_empty(entry: Entry) -> bool:
    """Say whether a row has a sign for nothing for the present and for every target: it does not apply here."""
    values = [v for leaf in entry.leaves for v in leaf.values if v.role in ("baseline", "target")]
    return bool(values) and all(is_blank(value) for value in values)


def _is_whole(entries: list[Entry]) -> bool:
    """Say whether the printed numbers run without a gap; where they do not, a row may not have been read."""
    numbers = [entry.leaves[0].indicator.number for entry in entries]
    return not any(numbers) or numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _domains(plan: Plan, table: str) -> Count:
    own = [leaf.indicator for leaf in leaves_of(plan) if leaf.indicator.table == table and leaf.indicator.domain]
    return Count(Decimal(len({each.domain for each in own})), own[0].source if own else "")


def _where(entries: list[Entry]) -> str:
    return f"{entries[0].source}" if entries else ""


def _projects(plan: Plan, subject: Subject) -> Iterator[Count]:
    if subject.state and not subject.former and all(project.status for project in plan.projects) and plan.projects:
        yield from _marked(plan, subject.state, sure=True)
    elif subject.state == "new" and not subject.former:
        yield from _new(plan)
    elif subject.state or (subject.former and not subject.part):
        yield from _states(plan, subject.state)
    elif subject.former:
        return  # some of the former plan's projects, in a state that no table counts
    elif subject.part:
        found = [_count(projects) for named in _named(plan, subject.part) if (projects := list(named))]
        yield from found or _none(plan, subject.part)
    else:
        lists = _lists(plan, False)
        for number, projects in enumerate(lists):
            whole = len(lists) == 1 and _runs(projects) and not words("partial", projects[0].table)
            yield Count(Decimal(len(projects)), projects[0].source, sure=whole and not number)


def _states(plan: Plan, state: str) -> Iterator[Count]:
    """Count projects of a status table, whose totals are taken where it prints them."""
    kinds = _KINDS.get(state, ("total",))
    cells = [cell for cell in plan.project_status if cell.kind in kinds]
    summed = [cell for cell in cells if cell.is_total] or cells
    if summed and all(cell.count is not None for cell in summed):
        yield Count(sum((cell.count for cell in summed if cell.count), Decimal(0)), summed[0].source)
        if state == "continued":
            yield from _states(plan, "as_planned")
    yield from _marked(plan, state)


def _new(plan: Plan) -> Iterator[Count]:
    """What is new is what the list holds beyond the projects that the status table carries over."""
    carried = next(_states(plan, "continued"), None)
    if carried and len(plan.projects) > carried.value:
        yield Count(len(plan.projects) - carried.value, carried.source)
    yield from _marked(plan, "new")


def _marked(plan: Plan, state: str, sure: bool = False) -> Iterator[Count]:
    marked = [project for project in plan.projects if project.status]
    if state and marked:
        found = [project for project in marked if words(state, project.status)]
        yield Count(Decimal(len(found)), (found or marked)[0].source, sure)


def _none(plan: Plan, part: str) -> Iterator[Count]:
    """Count no project of a class (`能效类`) that no list has, where the text names classes of the list beside it."""
    classes = {project.category.partition(" / ")[0].removesuffix("类") for project in plan.projects}
    told = {claim.what.rpartition("·")[2] for claim in plan.claims}
    if part.endswith("类") and "" not in classes and sum(f"{each}类" in told for each in classes) >= _FEWEST:
        yield Count(Decimal(0), plan.projects[0].source, sure=False)


_FEWEST = 2


def _named(plan: Plan, part: str) -> Iterator[Iterator[Project]]:
    """Give the projects of the category, then of the list, that bears a name."""
    tests: tuple[Callable[[Project], bool], ...] = (
        lambda p: bool(p.category) and (part in p.category or p.category in part),
        lambda p: part in p.table,
        lambda p: bool(p.status) and (part in p.status or p.status in part),
    )
    return (filter(test, plan.projects) for test in tests)


def _lists(plan: Plan, grouped: bool) -> list[list[Project]]:
    """Return the projects of each list and of all together; of those with categories, if they are to be grouped."""
    projects = [project for project in plan.projects if project.category or not grouped]
    tables = dict.fromkeys(project.table for project in projects)
    lists = [[project for project in projects if project.table == table] for table in tables]
    return lists if len(lists) < 2 else [*lists, projects]


def _runs(projects: list[Project]) -> bool:
    numbers = [project.number for project in projects]
    return not any(numbers) or numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _count(found: Iterable[Project]) -> Count:
    projects = list(found)
    return Count(Decimal(len(projects)), projects[0].source)
