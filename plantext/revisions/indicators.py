"""Changes of what two versions have values for: the indicators of their tables, the targets of their text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plantext import comparisons
from plantext.alignment import SURE, Named, Sameness, aligned
from plantext.comparisons import Change
from plantext.quantities import ratio
from plantext.revisions import directions
from plantext.revisions.folding import folded
from plantext.revisions.pairs import Pair
from plantext.revisions.parts import is_piece, parts
from plantext.revisions.subjects import Subject
from plantext.revisions.values import Columns, compare_cells, equal_share
from plantext.revisions.water import by_volume


def compare_subjects(
    kind: comparisons.Subject, old: Sequence[Subject], new: Sequence[Subject], follows: bool = False
) -> Iterator[Change]:
    """
    Yield the changes from old subjects to new ones: of those that stay or come, then of those that went.

    `follows` says that the one plan begins where the other ends: then a later year is no delay.
    """
    names = ([subject.named for subject in old], [subject.named for subject in new])
    found = aligned(*names, closeness=lambda row, column: equal_share(old[row].cells, new[column].cells))
    partners = {column: row for row, column in found}
    columns = (_columns(old), _columns(new)) if kind == "indicator" else None
    sure = {(row, column) for (row, column), each in found.items() if _is_settled(old[row], new[column], each)}
    split = _split(kind, old, new, sure)
    told: set[int] = set()
    for column, after in enumerate(new):
        if own := [change for change, _, part in split if part is after]:
            yield from own
        elif column in partners and not any(whole is old[partners[column]] for _, whole, _ in split):
            told.add(partners[column])
            before = old[partners[column]]
            yield from _of_pair(
                _pair(kind, before, after, found[partners[column], column], follows), before, after, columns
            )
        else:
            yield from _come(kind, after)
    for row, before in enumerate(old):
        if row not in told and not any(whole is before for _, whole, _ in split):
            yield from _gone(kind, before)


def _is_settled(old: Subject, new: Subject, sameness: Sameness) -> bool:
    """
    Say whether a pair is sure.

    A group is only like one of its own items, and a joined name like one of its parts, which may have been merged.
    """
    is_part = bool(old.named.item) != bool(new.named.item) and bool(old.named.keys & new.named.keys)
    is_part |= is_piece(old.own_name, new.own_name)
    return sameness.score >= SURE and not (is_part and sameness.match == "similar")


def _split(
    kind: comparisons.Subject, old: Sequence[Subject], new: Sequence[Subject], sure: set[tuple[int, int]]
) -> list[tuple[Change, Subject, Subject]]:
    """Find what was split or merged among the indicators that have no sure partner."""
    if kind != "indicator":
        return []
    rows, columns = {row for row, _ in sure}, {column for _, column in sure}
    lone_old = [subject for row, subject in enumerate(old) if row not in rows]
    return parts(lone_old, [subject for column, subject in enumerate(new) if column not in columns])


def _columns(subjects: Sequence[Subject]) -> Columns:
    return frozenset(cell.column for subject in subjects for cell in subject.cells)


def _pair(kind: comparisons.Subject, old: Subject, new: Subject, sameness: Sameness, follows: bool) -> Pair:
    baselines = [cell.number for cell in (*old.cells, *new.cells) if cell.role == "baseline"]
    attained = frozenset(number for number in baselines if number is not None)
    concept = new.named.concept or old.named.concept
    return Pair(kind, new.named.name, new.named.item, concept, sameness, follows, attained)


def _of_pair(pair: Pair, old: Subject, new: Subject, columns: tuple[Columns, Columns] | None) -> Iterator[Change]:
    if pair.sameness.score < SURE:
        yield pair.change("unsure", old=old.own_name, new=new.own_name, old_source=old.source, new_source=new.source)
        return
    if pair.subject == "indicator":
        yield from _of_row(pair, old, new)
    old, new = by_volume(old, new)
    yield from compare_cells(pair, old.cells, new.cells, columns)


def _of_row(pair: Pair, old: Subject, new: Subject) -> Iterator[Change]:
    """Yield what differs in the cells of an indicator that hold no values: name, unit, attribute."""
    places = {"old_source": old.source, "new_source": new.source}
    if _other_name(old, new):
        yield pair.change("renamed", old=old.own_name, new=new.own_name, **places)
    if _other_unit(old.named.unit, new.named.unit):
        units = {"old": old.named.unit, "new": new.named.unit, "unit": new.named.unit}
        one, other = (subject.named.unit for subject in by_volume(old, new))
        convertible = not (one and other) or ratio(one, other) is not None
        yield pair.change("unit_changed", direction="neutral" if convertible else "unknown", **units, **places)
    before, after = (folded(subject.attribute).removesuffix("指标") for subject in (old, new))
    if before != after and before and after:
        direction = directions.of_attribute(before, after)
        yield pair.change("attribute_changed", old=old.attribute, new=new.attribute, direction=direction, **places)


def _other_name(old: Subject, new: Subject) -> bool:
    """Say whether the own name is another one, apart from marks and brackets that change nothing."""
    return Named(old.own_name).leaf_keys != Named(new.own_name).leaf_keys


def _other_unit(old: str, new: str) -> bool:
    """Say whether a unit is another one, and not only printed otherwise (km2, 平方公里)."""
    return folded(old) != folded(new) and not (old and new and ratio(old, new) == 1)


def _come(kind: comparisons.Subject, subject: Subject) -> Iterator[Change]:
    name, item = subject.named.name, subject.named.item
    if kind == "indicator":
        yield Change(kind, "added", name, item, new=subject.own_name, new_source=subject.source)
        return
    for cell in subject.cells:
        yield Change(
            *(kind, "added", name, item, cell.role, cell.level, cell.year),
            unit=cell.unit, new=cell.raw, new_value=cell.number, new_source=cell.source,
        )  # fmt: skip


def _gone(kind: comparisons.Subject, subject: Subject) -> Iterator[Change]:
    name, item = subject.named.name, subject.named.item
    if kind == "indicator":
        yield Change(kind, "dropped", name, item, old=subject.own_name, old_source=subject.source)
        return
    for cell in subject.cells:
        yield Change(
            *(kind, "dropped", name, item, cell.role, cell.level, cell.year),
            unit=cell.unit, old=cell.raw, old_value=cell.number, old_source=cell.source, old_year=cell.year,
        )  # fmt: skip
