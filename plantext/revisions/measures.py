"""Changes of measures: the sentences of the chapters that say what is to be done."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from plantext.alignment import best_pairs
from plantext.comparisons import Change
from plantext.plan import Plan
from plantext.prose import passages
from plantext.revisions.folding import folded
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
    found = _unchanged(old, new)
    scores = _scores(old, new, found)
    found |= {pair: scores[pair] for pair in best_pairs(scores, len(old), len(new))}
    partners = {column: row for row, column in found}
    for column, after in enumerate(new):
        if column in partners:
            yield _of_pair(old[partners[column]], after, found[partners[column], column])
        else:
            yield Change("measure", "added", after.heading, new=after.text, new_source=after.source)
    kept = {row for row, _ in found}
    for row, before in enumerate(old):
        if row not in kept:
            yield Change("measure", "dropped", before.heading, old=before.text, old_source=before.source)


def _of_pair(old: Measure, new: Measure, score: float) -> Change:
    kind = "same" if old.key == new.key else "reworded" if score >= _SURE else "unsure"
    return Change(
        *("measure", kind, new.heading), old=old.text, new=new.text,
        match="name" if kind == "same" else "similar", confidence=Decimal(f"{score:.2f}"),
        old_source=old.source, new_source=new.source,
    )  # fmt: skip


def _unchanged(old: Sequence[Measure], new: Sequence[Measure]) -> dict[tuple[int, int], float]:
    """Pair sentences that say the same, in the order of reading."""
    places: dict[str, tuple[list[int], list[int]]] = {}
    for side, sentences in enumerate((old, new)):
        for at, measure in enumerate(sentences):
            places.setdefault(measure.key, ([], []))[side].append(at)
    return {pair: 1.0 for rows, columns in places.values() for pair in zip(rows, columns, strict=False)}


def _scores(
    old: Sequence[Measure], new: Sequence[Measure], found: Collection[tuple[int, int]]
) -> dict[tuple[int, int], float]:
    """Return how alike the sentences are that have no partner yet, of those that may be the same."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    rows, columns = {row for row, _ in found}, {column for _, column in found}
    left = {column: measure.key for column, measure in enumerate(new) if column not in columns}
    scores: dict[tuple[int, int], float] = {}
    for row, measure in enumerate(old):
        if row in rows:
            continue
        for key, score, column in process.extract(
            measure.key, left, scorer=fuzz.ratio, score_cutoff=100 * _LIKELY, limit=None
        ):
            if score >= 100 * _SURE or min(len(measure.key), len(key)) >= _SHORT:
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
