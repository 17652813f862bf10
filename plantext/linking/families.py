"""The documents of one place: which of them belong together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from plantext.comparisons import Link, LinkKind
from plantext.linking.evidence import Evidence
from plantext.linking.facts import PUBLISHED, Facts
from plantext.linking.grounds import ALIKE, judge, names
from plantext.linking.titles import likeness, pieces


def links_of(group: Sequence[Facts], evidence: Evidence, least: Decimal) -> Iterator[Link]:
    """Give the links among the documents of one place, at least so sure."""
    docs = [facts for facts in group if facts.role]
    family = Family(docs)
    docs = [facts for facts in docs if not _is_copy(facts, family, evidence)]
    family = Family(docs)
    drafts = {link.old: link for facts in docs if (link := _later(facts, family, evidence, least))}
    yield from drafts.values()
    standing = [facts for facts in docs if facts.doc not in drafts]
    for facts in docs:
        if facts.role == "note":
            explained = [other for other in family.near(facts) if other.role != "note"]
            yield from _best(_judged("note", facts, explained, evidence), least)
        elif facts.doc not in drafts:
            yield from _predecessor(facts, family, drafts, evidence, least)
            if facts.role == "action":
                plans = [plan for plan in standing if plan.role == "plan"]
                yield from _best(_judged("action", facts, _carried(facts, plans, family, evidence), evidence), least)


class Family:
    """Finds to a document those with a like subject, without looking at each."""

    def __init__(self, docs: Iterable[Facts]) -> None:
        self._topics: dict[str, list[Facts]] = defaultdict(list)
        self._holders: dict[str, list[str]] = defaultdict(list)
        for facts in docs:
            for topic in {facts.title.topic, facts.title.core}:
                if topic not in self._topics:
                    for piece in pieces(topic):
                        self._holders[piece].append(topic)
                self._topics[topic].append(facts)

    def same(self, facts: Facts) -> list[Facts]:
        """Return the other documents with the subject of one."""
        return [other for other in self._topics.get(facts.title.topic, ()) if other.doc != facts.doc]

    def near(self, facts: Facts, among: Iterable[Facts] | None = None) -> list[Facts]:
        """Return the other documents whose subject is like that of one, in the order of the inputs."""
        kept = None if among is None else {each.doc for each in among}
        found: dict[str, Facts] = {}
        wanted = {facts.title.topic, facts.title.core, *(title.topic for title in facts.named)}
        for topic in filter(None, wanted):
            for other in self._alike(topic):
                found |= {each.doc: each for each in self._topics.get(other, ())}
        found.pop(facts.doc, None)
        return sorted((each for each in found.values() if kept is None or each.doc in kept), key=lambda each: each.at)

    def _alike(self, topic: str) -> Iterator[str]:
        shared = Counter(other for piece in pieces(topic) for other in self._holders.get(piece, ()))
        yield topic
        for other, count in shared.items():
            if (
                other != topic
                and 2 * count >= ALIKE * (len(topic) + len(other) - 2)
                and likeness(topic, other) >= ALIKE
            ):
                yield other


def _is_copy(facts: Facts, family: Family, evidence: Evidence) -> bool:
    """Say whether an earlier input has the same text in another format."""
    return any(
        other.at < facts.at and _alike(other, facts) and evidence.is_copy(other.doc, facts.doc)
        for other in family.same(facts)
    )


def _alike(one: Facts, other: Facts) -> bool:
    return all(
        getattr(one, name) == getattr(other, name) for name in ("title", "role", "period", "status", "is_revised")
    )


def _later(facts: Facts, family: Family, evidence: Evidence, least: Decimal) -> Link | None:
    """Return what a draft has become: the next later text of the same plan."""
    if facts.stage == PUBLISHED or facts.role == "note":
        return None
    later = [d for d in family.near(facts) if d.role == facts.role and d.stage > facts.stage and _one_time(facts, d)]
    for stage in sorted({each.stage for each in later}):
        found = (judge("draft", facts, each, evidence) for each in later if each.stage == stage)
        best = max(filter(None, found), key=lambda link: link.confidence, default=None)
        if best and best.confidence >= least:
            return best
    return None


def _one_time(one: Facts, other: Facts) -> bool:
    return one.period is None or other.period is None or one.period == other.period


def _predecessor(
    new: Facts, family: Family, drafts: dict[str, Link], evidence: Evidence, least: Decimal
) -> Iterator[Link]:
    """Give the version before one: the one that it names, or else the last one before it."""
    before = [d for d in family.near(new) if d.role == new.role and d.doc not in drafts]
    if new.role not in ("plan", "action"):
        before = [each for each in before if each.kind == new.kind]
    named = [each for each in before if any(names(title, each) for title in new.named)]
    older = [each for each in before if each.order < new.order]
    for candidates in (named, [d for d in older if d.title.topic == new.title.topic], older):
        for old in sorted(candidates, key=lambda each: each.order, reverse=True):
            link = judge("version", old, new, evidence)
            if link and link.confidence >= least:
                yield link
                return


def _carried(facts: Facts, plans: Sequence[Facts], family: Family, evidence: Evidence) -> list[Facts]:
    """Return the plans that an action plan may carry out: those with a like subject, and those that its text names."""
    carried = evidence.text(facts.doc).carried if plans else ()
    said = [plan for plan in plans if any(names(title, plan) for title in carried)]
    return list(dict.fromkeys([*family.near(facts, plans), *said]))


def _judged(
    kind: LinkKind, new: Facts, candidates: Iterable[Facts], evidence: Evidence
) -> Iterator[tuple[Link, Facts]]:
    for old in candidates:
        if link := judge(kind, old, new, evidence):
            yield link, old


def _best(found: Iterable[tuple[Link, Facts]], least: Decimal) -> Iterator[Link]:
    """Give the surest link; of equally sure ones, that to the latest plan."""
    best = max(found, key=lambda each: (each[0].confidence, each[1].order), default=None)
    if best and best[0].confidence >= least:
        yield best[0]
