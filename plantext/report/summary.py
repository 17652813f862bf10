"""The first page of a comparison: the two documents, counts, the most important changes, what has to be known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from plantext.comparisons import KINDS, SUBJECTS, Change
from plantext.report.importance import Weighed, most_important
from plantext.report.parts import TONES, Entry, Figure, First, Grid, Header, Highlight
from plantext.report.words import headed, said
from plantext.revisions import Revision, Version
from plantext.revisions.words import subject_title, word
from plantext.show.grid import honest

_FACTS = (("file", "name"), ("title", "title"), ("period", "period"), ("status", "status"))
_COUNTED = ("indicators", "targets", "projects")
_ALWAYS = ("tightened", "relaxed", "added", "dropped")


def versions(revision: Revision) -> tuple[Version, Version]:
    """Return the two versions, each with its name."""
    old, new = revision.versions
    return replace(old, name=old.name or revision.old), replace(new, name=new.name or revision.new)


def about(revision: Revision, language: str) -> Grid:
    """Return what the two documents are; what is unknown of both is left out."""
    both = versions(revision)
    facts = [(name, [getattr(version, field) for version in both]) for name, field in _FACTS]
    facts += [(f"number of {kind}", [str(version.counts.get(kind, "")) for version in both]) for kind in _COUNTED]
    rows = tuple((headed(said(name, language)), *map(honest, told)) for name, told in facts if any(told))
    titles = (headed(said(side, language)) for side in ("old", "new"))
    return Grid(said("The two documents", language), ("", *titles), rows)


def figures(entries: Sequence[Entry], language: str) -> tuple[Figure, ...]:
    """Return how many entries there are of each tone; each counts once."""
    found = Counter(entry.tone for entry in entries)
    return tuple(
        Figure(word("others" if tone == "other" else tone, language), tone, found[tone])
        for tone in TONES
        if found[tone] or tone in _ALWAYS
    )


def counts(chosen: Sequence[Change], language: str) -> Grid:
    """Return how many changes there are of each kind and subject, and how many of them tighten and relax."""
    found: Counter[tuple[str, str]] = Counter((change.kind, change.subject) for change in chosen)
    ways: Counter[tuple[str, str]] = Counter((change.direction, change.subject) for change in chosen)
    subjects = [subject for subject in SUBJECTS if any(change.subject == subject for change in chosen)]
    rows = [
        (word(kind, language), *_row([found[kind, subject] for subject in subjects]))
        for kind in KINDS
        if any(found[kind, subject] for subject in subjects)
    ]
    totals = [sum(change.subject == subject for change in chosen) for subject in subjects]
    rows.append((said("total", language), *_row(totals)))
    for way, name in (("tightened", "of these: tightened"), ("relaxed", "of these: relaxed")):
        rows.append((said(name, language), *_row([ways[way, subject] for subject in subjects])))
    titles = (subject_title(subject, language) for subject in subjects)
    header = (headed(said("change", language)), *map(headed, titles), headed(said("total", language)))
    return Grid(said("Counts", language), header, tuple(rows))


def _row(counts: Sequence[int]) -> tuple[str, ...]:
    return (*(str(count) if count else "" for count in counts), str(sum(counts)))


def first(revision: Revision, pairs: Sequence[tuple[Change, Entry]], language: str) -> First | None:
    """Return the entries that are told first, each with the reason."""
    entries = {id(change): entry for change, entry in pairs}
    rows = tuple(
        Highlight(entries[id(each.change)], each.reason.words[language] + _size(each, language))
        for each in most_important(revision)
    )
    names = ("no.", "what", "value", "old", "new", "why")
    header = Header(*(headed(said(name, language)) for name in names))
    if not any(row.entry.value for row in rows):
        header = replace(header, value="")
    return First(headed(said("the most important changes", language)), header, rows) if rows else None


def _size(weighed: Weighed, language: str) -> str:
    if not weighed.size:
        return ""
    if weighed.reason.size == "money":
        told = f"{weighed.size.normalize():f}万元"
    else:
        told = said("by {} of the old value", language).format(f"{100 * weighed.size.quantize(Decimal('0.001')):.1f}%")
    return f"（{told}）" if language == "zh" else f" ({told})"


def notes(revision: Revision, language: str, all: bool, any_found: bool) -> Iterator[str]:
    """Give what a reader has to know: what is listed, how it is marked, what could not be compared."""
    if not any_found:
        yield said("no change", language)
    elif not most_important(revision):
        yield said("none of the changes is of a kind that is told first", language)
    if revision.chosen:
        words = ("、" if language == "zh" else ", ").join(_chosen(each, language) for each in revision.chosen)
        yield said("only these are listed: {}", language).format(words)
    if all:
        yield said("what did not change is listed as well", language)
    yield said("struck through: what the old text has; underlined: what the new text has", language)
    yield from (honest(remark.said(language)) for remark in revision.remarks)


def _chosen(name: str, language: str) -> str:
    return subject_title(name, language) if name in SUBJECTS else word(name, language)
