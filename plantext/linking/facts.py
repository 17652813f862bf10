"""What is known of the documents of a run without unpacking one: the table `documents`, with subjects and places."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from plantext.batch import Run
from plantext.info.kinds import role_of
from plantext.linking.places import Place, Printed, settle
from plantext.linking.titles import Span, Title, read_title
from plantext.vocabulary import word_groups, words

PUBLISHED = 9
_ROWS = """
SELECT doc, title, region, region_code, region_parents, plan_type, status, period_start, period_end, issued, revises,
    explains
FROM documents JOIN inputs ON inputs.name = doc ORDER BY inputs.position
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """
    A document as its own title and first pages give it.

    `role` is what it is to others (`role_of`), `stage` how far its text is on its way, `PUBLISHED` the last. `quotes`
    are the titles that it explains, revises or carries out, `named` what they say.
    """

    at: int
    doc: str
    place: Place
    title: Title
    kind: str
    role: str
    status: str
    stage: int
    is_revised: bool
    period: Span | None
    issued: str
    printed: str
    named: tuple[Title, ...] = ()
    quotes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def order(self) -> tuple[int, int, str, bool, int]:
        """What puts versions in order: an older one is smaller."""
        first, last = self.period or (0, 0)
        return first, last, self.issued, self.is_revised, self.at


def load_facts(run: Run) -> list[Facts]:
    """Return what is known of the documents of a run, in the order of its inputs."""
    rows = run.query(_ROWS)
    prints = [Printed(row[2], row[3], tuple(filter(None, row[4].split("|")))) for row in rows]
    places = settle(prints)
    return [
        _facts(at, row, places.get(each, Place("", "")))
        for at, (row, each) in enumerate(zip(rows, prints, strict=True))
    ]


def _facts(at: int, row: tuple[str, ...], place: Place) -> Facts:
    doc, printed, *_, kind, status, first, last, issued, revises, explains = row
    names = (*place.parents, place.name)
    title = read_title(printed, names)
    role = role_of(kind)
    quoted = printed[printed.find("《") + 1 : printed.find("》")] if "《" in printed else ""
    carried = quoted if role == "action" and read_title(quoted).kind == "plan" else ""
    quotes = tuple(filter(None, (explains if role == "note" else "", revises, carried)))
    states = set(status.split("|"))
    period = (int(first), int(last)) if first and last else title.period
    return Facts(
        at=at, doc=doc, place=place, title=title, kind=kind, role=role, status=status, stage=_stage(states),
        is_revised=bool(states & words("linking.toml", "revised")), period=period, issued=issued, printed=printed,
        named=tuple(read_title(quote, names) for quote in quotes), quotes=quotes,
    )  # fmt: skip


def _stage(states: set[str]) -> int:
    found = [stage for stage, group in enumerate(_stages()) if states & group]
    return max(found, default=PUBLISHED)


@cache
def _stages() -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, word_groups("linking.toml", "stages")))
