"""Changes of projects: which go on, with other years, money, content, units or category, which came and which went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from plantext.alignment import SURE, Named, Sameness, aligned, similar
from plantext.comparisons import Change
from plantext.quantities import convert
from plantext.records import Project, place_of
from plantext.revisions.folding import folded
from plantext.revisions.pairs import Pair
from plantext.revisions.parts import whole_parts
from plantext.revisions.spelling import printed_numbers, spelled
from plantext.wide import stated_years

_GENERAL = regex.compile(r"(?:建设|工程|项目|行动|建设工程|建设项目)$")
_LEVEL = regex.compile(r"^(?:本?[县市区州旗]|全[县市区州旗])(?=\p{Han}{2})")
_GOES_ON = regex.compile(r"(?:建设|工程|项目)?[和与及、]")
_CORE = 4


def compare_projects(old: Sequence[Project], new: Sequence[Project]) -> Iterator[Change]:
    """Yield the changes from old projects to new ones: of those that go on or come, then of those that went."""
    names = ([Named(project.name) for project in old], [Named(project.name) for project in new])
    found = aligned(*names, _alike, lambda row, column: _closeness(old[row], new[column]))
    joined = _joined(old, new, {pair for pair, each in found.items() if each.match != "similar"})
    rows, columns = {row for row, _, _ in joined}, {column for _, column, _ in joined}
    partners = {column: row for row, column in found if row not in rows and column not in columns}
    for column, after in enumerate(new):
        if column in columns:
            yield from (change for _, at, change in joined if at == column)
        elif column in partners:
            yield from _of_pair(old[partners[column]], after, found[partners[column], column])
        else:
            yield Change("project", "added", after.name, new=after.name, new_source=after.source)
    kept = rows | set(partners.values())
    for row, before in enumerate(old):
        if row not in kept:
            yield Change("project", "dropped", before.name, old=before.name, old_source=before.source)


def _joined(
    old: Sequence[Project], new: Sequence[Project], known: set[tuple[int, int]]
) -> list[tuple[int, int, Change]]:
    """Return the projects that were merged or split, (row, column, change): the joined name prints each part whole."""
    taken = ({row for row, _ in known}, {column for _, column in known})
    lone = [[at for at in range(len(side)) if at not in taken[of]] for of, side in enumerate((old, new))]
    found = []
    for kind, wholes, parts in (("split", 0, 1), ("merged", 1, 0)):
        sides = (old, new)
        names = [sides[parts][at].name for at in lone[parts]]
        for whole in lone[wholes]:
            for at in whole_parts(sides[wholes][whole].name, names):
                row, column = (whole, lone[1][at]) if kind == "split" else (lone[0][at], whole)
                found.append((row, column, _of_joined(kind, old[row], new[column])))
    return found


def _of_joined(kind: str, old: Project, new: Project) -> Change:
    pair = Pair("project", new.name, "", "", Sameness("similar", 0.9))
    return pair.change(kind, old=old.name, new=new.name, old_source=old.source, new_source=new.source)


def _alike(old: Named, new: Named) -> Sameness | None:
    """Say how alike two projects are; one whose name goes on with 和 has grown (公交电动化和充电网络)."""
    sameness = similar(old, new)
    short, long = sorted((old.name, new.name), key=len)
    core = _GENERAL.sub("", short)
    if sameness and len(core) >= _CORE and long.startswith(core) and _GOES_ON.match(long, len(core)):
        return Sameness("similar", max(sameness.score, SURE))
    return sameness


def _closeness(old: Project, new: Project) -> float:
    """Say (0 to 1) how much else two projects of like names have in common: what, when, for how much, by whom."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    content = fuzz.ratio(folded(old.content), folded(new.content)) / 100
    same = [
        (old.start_year, old.end_year) == (new.start_year, new.end_year),
        not _investment_differs(old, new),
        old.category == new.category,
        old.responsible == new.responsible,
    ]
    return 0.4 * content + 0.15 * sum(same)


def _of_pair(old: Project, new: Project, sameness: Sameness) -> Iterator[Change]:
    pair = Pair("project", new.name, "", "", sameness)
    places = {"old_source": old.source, "new_source": new.source}
    if sameness.score < SURE:
        yield pair.change("unsure", old=old.name, new=new.name, **places)
        return
    changes = [change for change in _differences(pair, old, new, places) if change]
    yield from changes or [pair.change("same", old=old.name, new=new.name, **places)]


def _differences(pair: Pair, old: Project, new: Project, places: dict[str, str]) -> Iterator[Change]:
    """Yield what differs; what a list of running text leaves out (years, money, units) is no change."""
    brief = _is_brief(old) or _is_brief(new)
    if folded(old.name) != folded(new.name):
        yield pair.change("renamed", old=old.name, new=new.name, **places)
    if (old.start_year, old.end_year) != (new.start_year, new.end_year) and not (
        brief and None in (old.end_year, new.end_year)
    ):
        yield pair.change("years_changed", old=years(old), new=years(new), **places)
    change = _investment(pair, old, new, places)
    if change and not (brief and None in (old.investment, new.investment)):
        yield change
    for kind, before, after, bare in (
        ("content_changed", old.content, new.content, spelled),
        ("responsible_changed", "|".join(old.responsible), "|".join(new.responsible), _without_place),
        ("category_changed", old.category, new.category, folded),
    ):
        if folded(bare(before)) != folded(bare(after)) and not (brief and not (before and after)):
            yield pair.change(kind, old=before, new=after, **places)


def _without_place(units: str) -> str:
    """Return units without the level before them: 县住建局 is the 住建局 of its county."""
    return "|".join(_LEVEL.sub("", unit) for unit in units.split("|"))


def _is_brief(project: Project) -> bool:
    return place_of(project.source).startswith("¶")


def _investment_differs(old: Project, new: Project) -> bool:
    before = _investment_in(old, new.investment_unit)
    return before != new.investment or (before is None and old.investment != new.investment)


def _investment_in(project: Project, unit: str) -> Decimal | None:
    if project.investment is None or not project.investment_unit or not unit:
        return project.investment
    return convert(project.investment, project.investment_unit, unit)


def _investment(pair: Pair, old: Project, new: Project, places: dict[str, str]) -> Change | None:
    if not _investment_differs(old, new):
        return None
    before = _investment_in(old, new.investment_unit)
    delta = None if before is None or new.investment is None else new.investment - before
    return pair.change(
        "investment_changed",
        **{"old": money(old), "new": money(new), "old_value": before, "new_value": new.investment, "delta": delta},
        unit=new.investment_unit or old.investment_unit,
        **places,
    )


def years(project: Project) -> str:
    """Return the years as printed, else as they were read or corrected."""
    told = (project.start_year, project.end_year)
    return stated_years(project) or "—".join(dict.fromkeys(str(year) for year in told if year is not None))


def money(project: Project) -> str:
    """Return the investment as printed, else as it was read or corrected."""
    raw = project.investment_raw
    if raw and (project.review != "corrected" or project.investment in printed_numbers(raw)):
        return project.investment_raw
    return "" if project.investment is None else f"{project.investment}{project.investment_unit}"
