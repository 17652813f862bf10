"""Clauses whose numbers belong together: several for several names (分别), a ratio, an older and a newer value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plantext.quantities import Quantity, Years
from plantext.targets import names, phrases, words
from plantext.targets.clause import Clause, Memory
from plantext.targets.comparing import alike, unit_behind
from plantext.targets.statement import UNDATED, Statement
from plantext.targets.when import attached
from plantext.targets.words import form


def respectively(clause: Clause, memory: Memory) -> list[Statement]:
    """Read `A、B分别为■、■`: names, or years, and numbers pair by position; names may stand in the clauses before."""
    quantities = clause.quantities
    match = form("respectively").search(clause.head)
    if len(quantities) < 2 or not match or _parted(clause, quantities):
        return []
    taken = phrases.left(clause.plain, clause.start, clause.start + match.start(), counted=False)
    if whole := form("those-among").match(clause.plain, taken.start, taken.end):
        taken = replace(taken, start=whole.end())
    years = clause.deadlines.listed(quantities[0].start, len(quantities))
    listed = _names(clause, taken, memory, len(quantities), bool(years))
    thing = phrases.left(clause.plain, clause.start + match.end(), quantities[0].start, counted=True)
    if thing.worked and thing.start < thing.end:  # `甲、乙分别新增绿地■、■`, `2024、2025年分别退出窑炉■、■`
        object_ = clause.phrase(thing.start, thing.end)
        own = taken.start < taken.end
        listed = [name + object_ for name in listed] if own and listed else [object_] * len(quantities)
    if not listed:
        return []
    if memory.whole and all(map(names.is_class, listed)):
        listed = [name + memory.whole for name in listed]
    bound = phrases.left(clause.plain, clause.start, quantities[0].start, counted=False).bound
    return _paired(listed, quantities, alike(quantities, bound), years, min(taken.start, quantities[0].start))


def _names(clause: Clause, taken: phrases.Left, memory: Memory, count: int, dated: bool) -> list[str]:
    if taken.start < taken.end:
        found = names.each(clause.cut(taken.start, taken.end), clause.plain[taken.start : taken.end], count)
        return found or ([clause.phrase(taken.start, taken.end)] * count if dated else [])
    if dated:
        return [memory.topic()] * count if memory.topic() else []
    return [statement.indicator for statement in memory.statements[-count:]]


def _paired(
    listed: Sequence[str], printed: Sequence[Quantity], read: Sequence[Quantity], years: Sequence[Years], start: int
) -> list[Statement]:
    if len(listed) != len(read):
        return []
    end = printed[-1].end
    found = []
    for at, (name, quantity) in enumerate(zip(listed, read, strict=True)):
        said = Statement(name, quantity, start, end, "respectively", unit_at=_unit_at(printed, at))
        if years:
            said = replace(said, year=years[at].last, year_at=(years[at].start, years[at].end))
        found.append(said)
    return found


def _unit_at(printed: Sequence[Quantity], at: int) -> tuple[int, int] | None:
    """Return where the unit of a number stands if it is printed with another one."""
    if printed[at].unit:
        return None
    return next(((q.number_end, q.end) for q in printed[at:] if q.unit), None)


def _parted(clause: Clause, quantities: Sequence[Quantity]) -> bool:
    return any(not form("only-joint").fullmatch(clause.plain[a.end : b.start]) for a, b in pairwise(quantities))


def ratio(clause: Clause, memory: Memory) -> list[Statement]:
    """Read the parts of a ratio by their names: 三次产业结构为■:■:■; two ratios are an older and a newer one."""
    parts = [q for q in clause.quantities if q.rule == "ratio"]
    entry = next((entry for entry in words.ratios() if entry.pattern.search(clause.head)), None)
    if not parts or entry is None:
        return []
    listed = entry.means.split("|")
    groups = [parts[at : at + len(listed)] for at in range(0, len(parts), len(listed))]
    if any(len(group) != len(listed) for group in groups):
        return []
    start = phrases.left(clause.plain, clause.start, parts[0].start, counted=False).start
    found = []
    for at, group in enumerate(groups):
        year = clause.deadlines.within(clause.start, group[0].start)
        for name, quantity in zip(listed, group, strict=True):
            said = Statement(name, replace(quantity, unit="%"), min(start, parts[0].start), group[-1].end, "ratio")
            if at < len(groups) - 1:
                said = replace(said, role="actual", year=year.last if year else UNDATED)
            if year:
                said = replace(said, year=year.last, year_at=(year.start, year.end))
            found.append(said)
    return found


def from_to(clause: Clause, memory: Memory) -> list[Statement]:
    """Read `A由■降至■` and `A、B分别由■、■降至■、■`: the older values are facts, the newer ones what is said."""
    count = len(clause.quantities)
    if count < 2 or not form("from").search(clause.head):
        return []
    at = next((at for at in range(1, count) if _turn(clause, at)), 0)
    if not at or (at > 1 and 2 * at != count):
        return []
    olds, news = clause.quantities[:at], clause.quantities[at : 2 * at]
    listed, begin, aimed = _names_from(clause, memory, olds)
    unit = unit_behind([*olds, *news])
    found = []
    for name, old, new in zip(listed, olds, news, strict=False):
        said = Statement(name, replace(new, unit=new.unit or unit), begin, news[-1].end, "to")
        unit_at = None if old.unit else (new.number_end, new.end)
        older = replace(said, quantity=replace(old, unit=old.unit or unit), rule="from", unit_at=unit_at)
        found += [_as_it_was(clause, olds[0].start, older, aimed), said]
    return found


def _names_from(clause: Clause, memory: Memory, olds: Sequence[Quantity]) -> tuple[list[str], int, bool]:
    """Return the names before 由, where they begin, and whether it is an aim that moves (`绿地率目标由■调整为■`)."""
    start, count = olds[0].start, len(olds)
    head = form("from").search(clause.plain, clause.start, start)
    taken = phrases.left(clause.plain, clause.start, head.start() if head else start, counted=False)
    aim = form("own-aim").search(clause.plain, taken.start, taken.end)
    end = aim.start() if aim else taken.end
    several = names.each(clause.cut(taken.start, end), clause.plain[taken.start : end], count) if count > 1 else []
    name = clause.phrase(taken.start, end) or memory.topic()
    listed = several or ([names.completed(name, memory.base)] if name and count == 1 else [])
    return listed, min(taken.start, start), aim is not None


def _as_it_was(clause: Clause, start: int, older: Statement, aimed: bool) -> Statement:
    """Return an older value with its own year; it is a fact, unless it is what was aimed at before."""
    years = clause.outline.years_in(clause.start, start)
    own = attached(years, clause.plain, clause.start, start)
    if own:
        older = replace(older, year=own.last, year_at=(own.start, own.end))
    elif not aimed:
        older = replace(older, year=UNDATED)
    return replace(older, role="target" if aimed else "actual")


def _turn(clause: Clause, at: int) -> bool:
    return form("to").fullmatch(clause.plain[clause.quantities[at - 1].end : clause.quantities[at].start]) is not None
