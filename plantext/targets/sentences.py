"""
Read the numbers of one sentence.

A sentence is read clause by clause. What names a number is decided by the shape of its clause: several names for
several numbers (分别), a ratio, an older and a newer value (由…降至…), or each number by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plantext.records import Period
from plantext.targets import lists
from plantext.targets.clause import Clause, Memory, clauses
from plantext.targets.outline import Outline
from plantext.targets.single import SHARES, single
from plantext.targets.statement import Statement
from plantext.targets.when import Deadlines
from plantext.targets.words import form


def read_sentence(outline: Outline, start: int, end: int, deadlines: Deadlines) -> list[Statement]:
    """Return what the numbers of `outline.text[start:end]` say, in reading order."""
    memory = Memory()
    silent: list[Clause] = []  # clauses without a number; only those right before a number name what it is about
    for clause in clauses(outline, start, end, deadlines):
        if not clause.quantities:
            silent.append(clause)
            continue
        for before in silent[-_REACH:]:
            memory.remember(before)
        silent.clear()
        memory.begin(clause)
        for said in _read(clause, memory):
            memory.keep([_dated(clause, statement, memory) for statement in said])
    return memory.statements


def _read(clause: Clause, memory: Memory) -> Iterator[list[Statement]]:
    """Give what a clause says, number by number: a later number may be said of an earlier one's name."""
    for shape in (lists.ratio, lists.respectively, lists.from_to):
        if said := shape(clause, memory):
            yield said
            return
    for piece in clause.pieces():
        yield single(clause, piece, memory)


def _dated(clause: Clause, said: Statement, memory: Memory) -> Statement:
    """Add the year and the period that govern a statement."""
    period = _period(clause, said, memory)
    if said.year is None and (found := clause.deadlines.of(said.quantity, clause.end)):
        return replace(said, period=period, year=found.last, year_at=(found.start, found.end))
    return replace(said, period=period) if period else said


def _period(clause: Clause, said: Statement, memory: Memory) -> Period:
    quantity = said.quantity
    before = clause.plain[clause.start : quantity.start]
    if form("yearly-unit").search(quantity.unit) or form("yearly").search(before):
        return "annual"
    level = quantity.unit in SHARES or said.rule in ("from", "to")
    total = form("total").search(before) or (memory.total and not level and quantity.comparator != "change")
    return "cumulative" if total else ""


_REACH = 3
