"""What changed between two versions of a plan, as a document: first page, and old and new side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plantext.comparisons import SUBJECTS, Change
from plantext.report import summary
from plantext.report.marking import marked, plain
from plantext.report.parts import TONES, Badge, Entry, Group, Header, Report, Section, Side, Tone, sentence
from plantext.report.words import headed, said
from plantext.revisions import Revision
from plantext.revisions.details import Detail, Shown, is_whole, sides
from plantext.revisions.words import subject_title, word
from plantext.show.grid import honest

_SHEETS = {"indicator": "Indicators", "target": "Targets", "project": "Projects", "measure": "Measures"}
_CANDIDATES = ("unsure", "split", "merged")  # both sides are told with what they ask for


def changes_report(revision: Revision, language: str = "en", all: bool = False, anchor: str = "") -> Report:
    """
    Return a comparison as a document; with `all` also what did not change.

    `anchor` stands before the anchors of its entries, where a page holds several comparisons.

    >>> renamed = Change("indicator", "renamed", "绿地率", old="绿化率", new="绿地率")
    >>> changes_report(Revision("a", "b", (renamed,)), "zh").summed
    '共1处变化：收紧 0，放宽 0，新增 0，取消 0，其他 1'
    """
    chosen = [change for change in revision.found if all or change.kind != "same"]
    maker = _Maker(revision, language, anchor)
    ordered = [change for subject in SUBJECTS for change in chosen if change.subject == subject]
    entries = {at: maker.entry(at + 1, change, ordered[at - 1] if at else None) for at, change in enumerate(ordered)}
    pairs = [(change, entries[at]) for at, change in enumerate(ordered)]
    figures = summary.figures(list(entries.values()), language)
    sections = tuple(_sections(pairs, revision, language))
    return Report(
        kind="changes",
        anchor=anchor,
        title=said("Comparison of two versions", language),
        subject=honest(" → ".join(version.title or version.name for version in summary.versions(revision))),
        about=summary.about(revision, language),
        figures=figures,
        summed=sentence(said("{} changes: {}", language), [each for each in figures if each.tone != "same"], language),
        counts=summary.counts(chosen, language),
        first=summary.first(revision, pairs, language),
        notes=tuple(summary.notes(revision, language, all, bool(chosen))),
        sections=sections,
        language=language,
    )


class _Maker:
    """Makes entries of changes, in the words of a language."""

    def __init__(self, revision: Revision, language: str, anchor: str) -> None:
        self._revision, self._language, self._anchor = revision, language, anchor

    def entry(self, number: int, change: Change, before: Change | None) -> Entry:
        """Return a change as an entry; `before` is the one that is read before it."""
        old, new = self._sides(change)
        same = before is not None and _thing(before) == _thing(change)
        return Entry(
            number=number,
            anchor=f"{self._anchor}c{number}",
            name=honest(f"{change.name} {change.item}".strip()),
            detail="" if change.kind == "attribute_changed" else honest(self._attribute(change)),
            value=self._value(change),
            old=old,
            new=new,
            badges=self._badges(change),
            tone=tone_of(change),
            goes_on=same,
        )

    def _sides(self, change: Change) -> tuple[Side, Side]:
        old, new = self._shown(change)
        texts = honest(old.text), honest(new.text)
        is_listed = change.kind == "responsible_changed" and change.subject == "project"
        if is_listed:
            texts = texts[0].replace("|", "、"), texts[1].replace("|", "、")
        runs = marked(*texts, is_listed) if all(texts) and change.kind != "same" else (plain(texts[0]), plain(texts[1]))
        return (
            Side(runs[0], honest(change.old_source), honest(old.aside)),
            Side(runs[1], honest(change.new_source), honest(new.aside)),
        )

    def _shown(self, change: Change) -> tuple[Shown, Shown]:
        """Return both sides, with all that came or went, or that may be the same, asks for."""
        if is_whole(change):
            came = change.kind == "added"
            told = self._told(change.kind, change.new_source if came else change.old_source)
            shown = Shown(told or change.new or change.old)
            return (Shown(), shown) if came else (shown, Shown())
        old, new = sides(change, self._revision.details)
        if change.kind in _CANDIDATES:
            old = replace(old, aside=self._told("dropped", change.old_source))
            new = replace(new, aside=self._told("added", change.new_source))
        return old, new

    def _told(self, kind: str, source: str) -> str:
        return "\n".join(map(self._detail, self._revision.details.get((kind, source), ())))

    def _detail(self, detail: Detail) -> str:
        if not detail.year:
            return detail.text
        year = f"{detail.year}年" if self._language == "zh" and detail.year.isdecimal() else detail.year
        return f"{year}{'：' if self._language == 'zh' else ': '}{detail.text}"

    def _attribute(self, change: Change) -> str:
        """Return whether the indicator binds, on both sides where that differs."""
        old, new = summary.versions(self._revision)
        found = (old.attributes.get(change.old_source, ""), new.attributes.get(change.new_source, ""))
        return " → ".join(dict.fromkeys(filter(None, found)))

    def _value(self, change: Change) -> str:
        """Return which value is meant: `2025年目标`, `国家要求`, `baseline 2017→2022`."""
        year = change.year if change.old_year in ("", change.year) else f"{change.old_year}→{change.year or '—'}"
        level, role = (word(name, self._language) for name in (change.level, change.role))
        if self._language == "zh":
            return honest(f"{year}{'年' if year[-4:].isdecimal() else ''}{level}{role}")
        return honest(" ".join(filter(None, (level, role, year))))

    def _badges(self, change: Change) -> tuple[Badge, ...]:
        kind, tone = word(change.kind, self._language), tone_of(change)
        if change.kind == "unsure" and change.confidence is not None:
            kind = f"{kind}\n({said('confidence', self._language)} {change.confidence})"
        if tone in ("tightened", "relaxed"):
            return Badge(word(tone, self._language), tone), Badge(kind, "other")
        return (Badge(kind, tone),)


def tone_of(change: Change) -> Tone:
    """
    Return what a change is above all: tightened or relaxed, else that it came or went, else that it is unsure.

    >>> tone_of(Change("indicator", "value_changed", "绿地率", direction="relaxed"))
    'relaxed'
    """
    for tone in TONES:
        if tone in (change.direction, change.kind):
            return tone
    return "other"


def _thing(change: Change) -> tuple[str, str, str]:
    return change.subject, change.name, change.item


def _sections(pairs: Sequence[tuple[Change, Entry]], revision: Revision, language: str) -> Iterator[Section]:
    for subject in SUBJECTS:
        entries = tuple(entry for change, entry in pairs if change.subject == subject)
        if entries:
            counted = (f"{figure.word} {figure.count}" for figure in summary.figures(entries, language) if figure.count)
            yield Section(
                key=subject,
                title=headed(subject_title(subject, language)),
                sheet=said(_SHEETS[subject], language),
                counted=("，" if language == "zh" else ", ").join(counted),
                header=_header(subject, revision, any(entry.value for entry in entries), language),
                groups=(Group("", entries),),
            )


def _header(subject: str, revision: Revision, has_places: bool, language: str) -> Header:
    old, new = ((said(side, language), name) for side, name in (("old", revision.old), ("new", revision.new)))
    form = "{}：{}" if language == "zh" else "{}: {}"
    return Header(
        number=headed(said("no.", language)),
        name=headed(said(subject, language)),
        value=headed(said("value", language)) if has_places else "",
        old=headed(honest(form.format(*old))),
        new=headed(honest(form.format(*new))),
        badges=headed(said("kind", language)),
        old_source=headed(said("old source", language)),
        new_source=headed(said("new source", language)),
    )
