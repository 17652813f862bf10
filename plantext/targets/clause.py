"""A clause of a sentence, its numbers, and what the clauses before it said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from plantext.quantities import Quantity
from plantext.targets import phrases, words
from plantext.targets.outline import Outline
from plantext.targets.statement import Statement
from plantext.targets.when import Deadlines
from plantext.targets.words import form


@dataclass(frozen=True, slots=True)
class Piece:
    """A number with the words before it (`text[start:quantity.start]`) and behind it (`text[behind:end]`)."""

    quantity: Quantity
    start: int
    behind: int
    end: int
    first: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two commas; offsets count in the text."""

    outline: Outline
    start: int
    end: int
    quantities: tuple[Quantity, ...]
    deadlines: Deadlines

    @property
    def plain(self) -> str:
        """The outline of the whole text."""
        return self.outline.plain

    def cut(self, start: int, end: int) -> str:
        """Return what is printed between two places."""
        return self.outline.text[start:end]

    def phrase(self, start: int, end: int) -> str:
        """Return what is printed between two places as a name."""
        return phrases.clean(self.outline.text[start:end])

    @property
    def head(self) -> str:
        """The outline of what stands before the first number."""
        return self.plain[self.start : self.quantities[0].start] if self.quantities else ""

    def pieces(self) -> Iterator[Piece]:
        """Part the clause between its numbers: words behind one up to a joint, words before the next behind it."""
        ends: list[int] = []
        starts = [self.start]
        for before, after in pairwise(self.quantities):
            gap = self.plain[before.end : after.start]
            joint = form("leading-joint").match(gap) or form("joint").search(gap)
            ends.append(before.end + joint.start() if joint else after.start)
            starts.append(before.end + joint.end() if joint else before.end)
        ends.append(self.end)
        behinds = [quantity.end for quantity in self.quantities]
        for at in range(len(behinds) - 2, -1, -1):
            if form("together").fullmatch(self.plain[behinds[at] : self.quantities[at + 1].start]):
                behinds[at], ends[at] = behinds[at + 1], ends[at + 1]  # `7台共计2450兆瓦机组`: both count the noun
        for at, quantity in enumerate(self.quantities):
            yield Piece(quantity, starts[at], behinds[at], ends[at], at == 0)


def clauses(outline: Outline, start: int, end: int, deadlines: Deadlines) -> Iterator[Clause]:
    """Give the clauses of a sentence in reading order."""
    quantities = outline.quantities_in(start, end)
    stops = [match.end() for match in _CLAUSE_END.finditer(outline.plain, start, end)]
    at = 0
    for a, b in pairwise([start, *stops, end]):
        first = at
        while at < len(quantities) and quantities[at].start < b:
            at += 1
        if a < b:
            yield from _of_bearable_length(Clause(outline, a, b, quantities[first:at], deadlines))


def _of_bearable_length(clause: Clause) -> Iterator[Clause]:
    """Cut a clause that no person would write, so that the work grows with the length and not with its square."""
    quantities = clause.quantities
    if clause.end - clause.start <= _LONGEST_HEAD and len(quantities) <= _MOST_NUMBERS:
        yield clause
        return
    if not quantities:
        yield replace(clause, start=clause.end - _LONGEST_HEAD)
        return
    for at in range(0, len(quantities), _MOST_NUMBERS):
        group = quantities[at : at + _MOST_NUMBERS]
        last = at + _MOST_NUMBERS >= len(quantities)
        start = quantities[at - 1].end if at else clause.start
        end = clause.end if last else group[-1].end
        yield replace(clause, start=max(start, group[0].start - _LONGEST_HEAD), end=end, quantities=group)


@dataclass(slots=True)
class Memory:
    """
    What a sentence has said so far that later clauses rely on.

    `names` are those of the last number, `base` is the thing that names such as `总投资` are about,
    `project` what a clause without a number makes, `worked` says that
    a verb of work governs an enumeration, `total` that its numbers are totals over the period, `among` is the end that
    parts of a whole share (`装机容量`), `whole` its name, `parted` that a semicolon stands behind what names the base.
    """

    names: tuple[str, ...] = ()
    base: str = ""
    project: str = ""
    worked: bool = False
    total: bool = False
    among: str = ""
    whole: str = ""
    parted: bool = False
    statements: list[Statement] = field(default_factory=list)

    def topic(self) -> str:
        """Return the name of the last number, or else the thing that is spoken of."""
        return self.names[0] if self.names else self.base

    def begin(self, clause: Clause) -> None:
        """Note what a clause with numbers carries over from those before it."""
        if clause.plain[clause.start - 1 : clause.start] in (";", "；"):
            self.project = ""
            self.parted = True
        self.total = form("total").search(clause.head) is not None or (
            self.total and not form("new-time").search(clause.head)
        )
        if not form("among").match(clause.plain, clause.start, clause.end):
            if clause.plain[clause.start - 1 : clause.start] in (";", "；"):
                self.among = self.whole = ""
        else:
            self._part()

    def _part(self) -> None:
        """Keep the name of the whole, and the end of it that its parts share."""
        self.whole = self.topic()
        if self.names and (end := words.relational().search(self.names[0])):
            self.among = form("whole").sub("", end[0])

    def remember(self, clause: Clause) -> None:
        """Keep what a clause without a number is about: `优良率持续提高，达到■` is said of it."""
        end = clause.start + len(clause.plain[clause.start : clause.end].rstrip("，,；;：:、。！？!?"))
        if form("among").fullmatch(clause.plain, clause.start, end):
            self._part()
            return
        taken = phrases.left(clause.plain, clause.start, end, counted=True)
        if built := clause.plain[end : end + 1] in _COLONS and form("built").match(clause.plain, taken.start, end):
            taken = replace(taken, start=built.end(), worked=True)
        whole = clause.plain[taken.start : end]
        subject = form("predicate").sub("", whole)
        said_of = subject != whole and 1 < len(subject) <= _LONGEST_SUBJECT
        if taken.worked or said_of or words.head_end().search(subject):
            self.base = clause.phrase(taken.start, taken.start + len(subject))
            self.names, self.parted = (), False
            self.project = (
                self.base if taken.worked and len(self.base) <= _LONGEST_PROJECT and "、" not in self.base else ""
            )
        self.worked = False

    def keep(self, statements: list[Statement]) -> None:
        """Keep the names of what a clause said."""
        if statements:
            self.statements += statements
            self.names = tuple(dict.fromkeys(s.indicator for s in statements))
            last = statements[-1]
            if not last.composed and not words.relational().fullmatch(last.indicator):
                self.base, self.project, self.parted = last.indicator, "", False


_COLONS = ("：", ":")
_LONGEST_HEAD = 400  # characters before a clause's first number that can name it
_MOST_NUMBERS = 40
_LONGEST_PROJECT = 24
_LONGEST_SUBJECT = 12
_CLAUSE_END = regex.compile(r"[，,；;。！？!?]|[：:](?!■)|(?<!■)[：:]")
