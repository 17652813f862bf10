"""A number by itself with what its clause offers for its name."""

from __future__ import annotations

from dataclasses import dataclass

from plantext.targets import phrases
from plantext.targets.clause import Clause, Memory, Piece
from plantext.targets.statement import Statement
from plantext.targets.words import form


@dataclass(frozen=True, slots=True)
class Found:
    """A number with what its clause offers for its name."""

    clause: Clause
    piece: Piece
    taken: phrases.Left
    behind: tuple[int, int] | None
    memory: Memory

    @property
    def own(self) -> str:
        """The name before the number, empty where only verbs and links stand there."""
        return self.clause.phrase(self.taken.start, self.taken.end) if self.taken.start < self.taken.end else ""

    @property
    def noun(self) -> str:
        """The noun behind the number."""
        return form("trouble").sub("", self.clause.phrase(*self.behind)) if self.behind else ""

    def said(
        self, name: str, rule: str, start: int | None = None, end: int | None = None, composed: bool = False
    ) -> Statement:
        """Return the number with a name, from its piece to its unit where nothing else is given."""
        quantity = self.piece.quantity
        start = self.piece.start if start is None else start
        return Statement(name, quantity, start, quantity.end if end is None else end, rule, composed=composed)

    @property
    def listed(self) -> bool:
        """Say whether a colon leads to the clause: `指挥中心：县级■处`."""
        return self.clause.plain[self.clause.start - 1 : self.clause.start] in ("：", ":")

    @property
    def gathered(self) -> bool:
        """Say whether the number counts the places to which something is brought: `集中到■个加工点`."""
        return form("gathered").search(self.clause.plain, self.piece.start, self.piece.quantity.start) is not None

    @property
    def said_of_those(self) -> str:
        """What is said of the counted things (`■条河道` 水质明显提升); the last of several says it for all."""
        last = phrases.right(self.clause.plain, self.clause.quantities[-1].end, self.clause.end)
        match = form("predicate-inside").fullmatch(self.clause.phrase(*last)) if last else None
        return match["said"] if match else ""

    def noun_of_next(self) -> Statement | None:
        """Read `完成■条、■公里沟渠整治`: the first number counts what stands behind the second."""
        clause, piece = self.clause, self.piece
        following = next((q for q in clause.quantities if q.start > piece.quantity.start), None)
        if not self.taken.worked or following is None or clause.plain[piece.quantity.end : following.start] != "、":
            return None
        behind = phrases.right(clause.plain, following.end, clause.end)
        return self.said(clause.phrase(*behind), "before its noun", end=behind[1]) if behind else None
