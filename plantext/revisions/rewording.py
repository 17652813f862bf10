"""Changes of measures: sentences that were reworded, added and dropped; those that only moved are the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal

from plantext.alignment import best_pairs
from plantext.comparisons import Change
from plantext.revisions.folding import folded
from plantext.revisions.measures import Measure
from plantext.revisions.numbers import Told
from plantext.revisions.spelling import spelled

_SURE = 0.62  # sentences of at least this likeness are one that was reworded
_LIKELY = 0.5  # those of at least this likeness are shown to a person
_SHORT = 20  # signs: short sentences are alike by chance
_TITLE, _TITLES = 8, 0.75  # signs of the title of a paragraph, and how alike two of them have to be


def compare_measures(
    old: Sequence[Measure], new: Sequence[Measure], numbers: Sequence[Change] = ()
) -> Iterator[Change]:
    """
    Yield which sentences of the task chapters were reworded, added and dropped.

    Sentences that differ in the number before them or in how a number is spelled (十二座, 12座) say the same. What
    differs only in numbers that are told as targets (`numbers`) is not told again.
    """
    told = Told(numbers)
    old, new = ([measure for measure in side if measure.is_task] for side in (old, new))
    found = _unchanged(old, new, {}, lambda measure: measure.key)
    found |= _unchanged(old, new, found, lambda measure: folded(spelled(measure.words)))
    same = set(found)
    scores = _scores(old, new, found)
    found |= {pair: scores[pair] for pair in best_pairs(scores, len(old), len(new))}
    partners = {column: row for row, column in found}
    for column, after in enumerate(new):
        if column in partners:
            pair = partners[column], column
            if pair in same or not told.all_of(old[pair[0]], after):
                yield _of_pair(old[pair[0]], after, found[pair], pair in same)
        else:
            yield Change("measure", "added", after.heading, new=after.text, new_source=after.source)
    kept = {row for row, _ in found}
    for row, before in enumerate(old):
        if row not in kept:
            yield Change("measure", "dropped", before.heading, old=before.text, old_source=before.source)


def _of_pair(old: Measure, new: Measure, score: float, same: bool) -> Change:
    kind = "same" if same else "reworded" if score >= _SURE else "unsure"
    sides = (old.text, new.text)
    if same and folded(old.duty) != folded(new.duty):
        kind, sides = "responsible_changed", (old.duty, new.duty)
    return Change(
        *("measure", kind, new.heading), old=sides[0], new=sides[1],
        match="name" if same else "similar", confidence=Decimal(f"{score:.2f}"),
        old_source=old.source, new_source=new.source,
    )  # fmt: skip


def _unchanged(
    old: Sequence[Measure],
    new: Sequence[Measure],
    found: Collection[tuple[int, int]],
    key: Callable[[Measure], str],
) -> dict[tuple[int, int], float]:
    """Pair sentences that say the same and have no partner yet, in the order of reading."""
    places: dict[str, tuple[list[int], list[int]]] = {}
    taken = ({row for row, _ in found}, {column for _, column in found})
    for side, sentences in enumerate((old, new)):
        for at, measure in enumerate(sentences):
            if at not in taken[side]:
                places.setdefault(key(measure), ([], []))[side].append(at)
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
            if score >= _least(min(len(measure.key), len(key))):
                scores[row, column] = round(score / 100, 3)
    return scores


def _least(length: int) -> float:
    """Return how alike (of 100) two sentences have to be to be paired, the shorter of which has so many signs."""
    return 100 * (_LIKELY if length >= _SHORT else _SURE if length >= _TITLE else _TITLES)
