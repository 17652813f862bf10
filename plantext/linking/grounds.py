"""How sure it is that two documents belong together: every ground with its weight."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import prod

from plantext.comparisons import Link, LinkKind
from plantext.linking.evidence import Evidence
from plantext.linking.facts import Facts
from plantext.linking.titles import Span, Title, likeness

Ground = tuple[float, str]
"""What speaks for a link and how strongly, 0 to 1, or against it, below 0; and how a person is told."""

ALIKE = 0.5
"""Subjects that are at least as alike as this may be one, if the texts agree; less, and they are two."""

_NAMED = {"version": 0.80, "draft": 0.80, "note": 0.85, "action": 0.75}
_SAME = {"version": 0.60, "draft": 0.60, "note": 0.65, "action": 0.50}
_SIMILAR = 0.20
_INDICATORS, _TEXT = 0.40, 0.60  # of what is all the same
_TEXTS_AGREE = 0.6
_MOST = Decimal("0.99")


def judge(kind: LinkKind, old: Facts, new: Facts, evidence: Evidence) -> Link | None:
    """Return how two documents belong together, None where they do not."""
    title = _title(kind, old, new) or _said(kind, old, new, evidence)
    if title is None or not _may_be(kind, old, new, title):
        return None
    common = list(_in_common(kind, old, new, evidence))
    if title[0] <= _SIMILAR and not _agree(kind, old, new, evidence):
        return None
    grounds = [_place(old, new), _kind(old, new), title, *_periods(kind, old, new), *_status(kind, old, new), *common]
    if kind == "action" and title[0] < _NAMED[kind] and (said := _said(kind, old, new, evidence)):
        grounds.append((0.50, said[1]))
    if kind in ("version", "draft") and _is_doubtful(old, new, evidence):
        grounds.append((-0.50, "little text in common"))
    return Link(kind, old.doc, new.doc, _together(grounds), tuple(text for _, text in grounds if text))


def _together(grounds: list[Ground]) -> Decimal:
    """Return how sure several grounds are together: each takes its share of the doubt that the others leave."""
    doubt = prod(1 - weight for weight, _ in grounds if weight > 0)
    against = prod(1 + weight for weight, _ in grounds if weight < 0)
    return min(_MOST, Decimal(f"{(1 - doubt) * against:.2f}"))


def names(quoted: Title, facts: Facts) -> bool:
    """Say whether a quoted title is that of a document: its subject, its kind, and its period where it names one."""
    if quoted.kind != facts.role or not quoted.topic:
        return False
    same = quoted.bare == facts.title.bare or facts.title.topic in (quoted.topic, _rest(quoted, facts))
    return same and _fits(quoted.period, facts.period)


def _rest(quoted: Title, facts: Facts) -> str:
    """Return the subject of a quoted title without the place of a document."""
    at = quoted.bare.find(facts.place.name) if facts.place.name else -1
    return quoted.bare[at + len(facts.place.name) :] if at >= 0 else quoted.topic


def _fits(one: Span | None, other: Span | None) -> bool:
    return one is None or other is None or one == other


def _title(kind: LinkKind, old: Facts, new: Facts) -> Ground | None:
    """Return what the titles say; None where they are about different things."""
    for title, quote in zip(new.named, new.quotes, strict=True):
        if names(title, old):
            return _NAMED[kind], f"{_VERBS[kind]}: {quote}"
    if not old.title.topic or not new.title.topic or old.place.key != new.place.key or not old.place.key:
        return None
    if old.title.topic == new.title.topic:
        return _SAME[kind], f"title: {old.title.topic}"
    if kind == "action" and old.title.core == new.title.core:
        return _SAME[kind], f"title: {old.title.core} → {new.title.topic}"
    if kind == "note":
        return None
    return _likely(kind, old, new)


def _likely(kind: LinkKind, old: Facts, new: Facts) -> Ground | None:
    one, other = (old.title.core, new.title.core) if kind == "action" else (old.title.topic, new.title.topic)
    like = likeness(one, other)
    return (_SIMILAR * like, f"title: {one} ~ {other}") if like >= ALIKE else None


def _said(kind: LinkKind, old: Facts, new: Facts, evidence: Evidence) -> Ground | None:
    """Return that the text of an action plan says to carry out a plan."""
    if kind != "action" or not any(names(each, old) for each in evidence.text(new.doc).carried):
        return None
    return _NAMED[kind], f"says that it carries out: {old.printed}"


def _may_be(kind: LinkKind, old: Facts, new: Facts, title: Ground) -> bool:
    """Say whether the periods and states of two documents allow that they belong together."""
    if kind == "version" and title[0] <= _SIMILAR and not new.is_revised:
        return old.period is not None and new.period is not None and old.period != new.period
    if old.period is None or new.period is None:
        return True
    if kind in ("draft", "note"):
        return old.period == new.period
    if kind == "action":
        return title[0] >= _NAMED[kind] or (old.period[0] <= new.period[0] <= old.period[1])
    return True


def _place(old: Facts, new: Facts) -> Ground:
    if old.place.key != new.place.key:
        return 0.0, f"region: {old.place.name} → {new.place.name}"
    return (0.0 if old.place.is_sure else -0.15), f"region: {old.place.name}"


def _kind(old: Facts, new: Facts) -> Ground:
    return (0.10, f"type: {old.kind}") if old.kind == new.kind else (0.0, f"type: {old.kind} → {new.kind}")


def _periods(kind: LinkKind, old: Facts, new: Facts) -> Iterator[Ground]:
    if old.period is None or new.period is None:
        yield -0.05, ""
    elif old.period == new.period:
        yield (-0.20 if kind == "version" else 0.30), f"period: {_span(old.period)}"
    elif kind == "version":
        yield 0.30, f"period: {_span(old.period)} → {_span(new.period)}"
    elif kind == "action":
        within = old.period[0] <= new.period[0] and new.period[1] <= old.period[1]
        yield (
            (0.30 if within else 0.15),
            f"period: {_span(old.period)} → {_span(new.period)}",
        )


def _status(kind: LinkKind, old: Facts, new: Facts) -> Iterator[Ground]:
    if kind == "draft":
        yield 0.20, f"status: {old.status} → {new.status or '—'}"
    elif kind == "version" and new.is_revised and not old.is_revised:
        yield 0.15, f"status: {new.status}"
    elif kind == "note" and old.stage == new.stage:
        yield 0.10, f"status: {new.status}" if new.status else ""


def _in_common(kind: LinkKind, old: Facts, new: Facts, evidence: Evidence) -> Iterator[Ground]:
    if shared := evidence.indicators(old.doc, new.doc):
        yield _INDICATORS * shared[0] / shared[1], f"indicators in common: {shared[0]}/{shared[1]}"
    overlap = evidence.overlap(old.doc, new.doc)
    if overlap >= 0.01:
        yield _TEXT * overlap, f"text overlap: {overlap:.0%}"


def _agree(kind: LinkKind, old: Facts, new: Facts, evidence: Evidence) -> bool:
    """Say whether texts have so much in common that titles which are only alike are of one plan."""
    if kind == "action":
        shared = evidence.indicators(old.doc, new.doc)
        return bool(shared and shared[0] * 2 >= shared[1]) or evidence.overlap(old.doc, new.doc) >= 0.2
    return evidence.overlap(old.doc, new.doc) >= _TEXTS_AGREE


def _is_doubtful(old: Facts, new: Facts, evidence: Evidence) -> bool:
    """Say whether two documents of one title and no different times may be parts of a plan, such as its annexes."""
    if old.period and new.period and old.period != new.period:
        return False
    shared = evidence.indicators(old.doc, new.doc)
    return evidence.overlap(old.doc, new.doc) < 0.1 and not (shared and shared[0] * 2 >= shared[1])


def _span(period: Span) -> str:
    return f"{period[0]}—{period[1]}" if period[0] != period[1] else str(period[0])


_VERBS = {"version": "revises", "draft": "revises", "note": "explains", "action": "carries out"}
