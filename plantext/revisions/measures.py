"""Changes of measures: the sentences of the chapters that say what is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from plantext.alignment import best_pairs
from plantext.comparisons import Change
from plantext.plan import Plan
from plantext.prose import passages
from plantext.revisions.values import folded
from plantext.vocabulary import Wording, load

_SENTENCE = regex.compile(r"[^。；;！？!?\n]+[。；;！？!?]*")
_ENDS = regex.compile("[。；;！!]")  # what has none is a caption or a title
_LEAST = 8  # folded signs; what is shorter is the title of a paragraph
_SURE = 0.62  # sentences of at least this likeness are one that was reworded
_LIKELY = 0.5  # those of at least this likeness are shown to a person
_SHORT = 20  # signs: short sentences are alike by chance


@dataclass(frozen=True, slots=True)
class Measure:
    """A sentence: the heading it stands under, what is printed, how it is compared, and its place."""

    heading: str
    text: str
    key: str
    source: str


def measures(plan: Plan) -> list[Measure]:
    """Return the sentences of the task chapters in the order of reading."""
    found = []
    for passage in passages(plan.document):
        if passage.kind in ("body", "box") and _ENDS.search(passage.text) and _has_measures(passage.headings):
            heading = passage.headings[-1]
            for match in _SENTENCE.finditer(passage.text):
                text = match[0].strip()
                key = folded(text)
                if len(key) >= _LEAST:
                    source = f"¶{passage.block + 1}[{match.start()}:{match.end()}]"
                    found.append(Measure(heading, text, key, source))
    return found


def compare_measures(old: Sequence[Measure], new: Sequence[Measure]) -> Iterator[Change]:
    """Yield which sentences were reworded, added and dropped; those that only moved are the same."""
    scores = _scores(old, new)
    pairs = best_pairs(scores, len(old), len(new))
    partners = {column: row for row, column in pairs}
    for column, after in enumerate(new):
        if column in partners:
            yield _of_pair(old[partners[column]], after, scores[partners[column], column])
        else:
            yield Change("measure", "added", after.heading, new=after.text, new_source=after.source)
    gone = {row for row, _ in pairs}
    for row, before in enumerate(old):
        if row not in gone:
            yield Change("measure", "dropped", before.heading, old=before.text, old_source=before.source)


def _of_pair(old: Measure, new: Measure, score: float) -> Change:
    kind = "same" if old.key == new.key else "reworded" if score >= _SURE else "unsure"
    return Change(
        *("measure", kind, new.heading), old=old.text, new=new.text,
        match="name" if kind == "same" else "similar", confidence=Decimal(f"{score:.2f}"),
        old_source=old.source, new_source=new.source,
    )  # fmt: skip


def _scores(old: Sequence[Measure], new: Sequence[Measure]) -> dict[tuple[int, int], float]:
    """Return how alike sentences are, of those that may be the same; an unchanged one has no other partner."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    places: dict[str, list[int]] = {}
    for column, measure in enumerate(new):
        places.setdefault(measure.key, []).append(column)
    scores: dict[tuple[int, int], float] = {}
    kept: set[int] = set()
    rest = []
    for row, measure in enumerate(old):
        if twins := places.get(measure.key):
            scores |= {(row, column): 1.0 for column in twins}
            kept.update(twins)
        else:
            rest.append(row)
    left = {column: measure.key for column, measure in enumerate(new) if column not in kept}
    for row in rest:
        for _, score, column in process.extract(
            old[row].key, left, scorer=fuzz.ratio, score_cutoff=100 * _LIKELY, limit=None
        ):
            if score >= 100 * _SURE or len(old[row].key) >= _SHORT <= len(new[column].key):
                scores[row, column] = round(score / 100, 3)
    return scores


def _has_measures(headings: Sequence[str]) -> bool:
    """Say whether a passage under these headings, the outermost first, is of a task chapter."""
    if not headings or any(wording.pattern.search(title) for title in headings for wording in _wordings("other")):
        return False
    return any(wording.pattern.search(title) for title in headings for wording in _wordings("task"))


@cache
def _wordings(section: str) -> tuple[Wording, ...]:
    return load("measures.toml", section)
