"""Which documents of a run belong together: versions of one plan, drafts, notes, action plans; and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from plantext.batch import Run
from plantext.comparisons import Link, LinkKind
from plantext.linking.evidence import Evidence
from plantext.linking.facts import Facts, load_facts
from plantext.linking.families import links_of
from plantext.linking.grounds import judge, names
from plantext.revisions import Revision, compare_revisions

__all__ = ["COMPARED", "LEAST", "Link", "compare_links", "find_links"]

LEAST = Decimal("0.5")
COMPARED: tuple[LinkKind, ...] = ("version", "draft", "action")
"""The kinds of links of which both sides set targets, so that they can be compared."""


def find_links(run: Run, least: Decimal | float = LEAST) -> tuple[Link, ...]:
    """
    Return which documents of a run belong together, at least so sure, in the order of the inputs.

    Documents of different places are linked only where the title or the first pages of one name the other. Of versions,
    each is linked to the one before it. The same text in two formats counts once, as its first input.
    """
    facts = load_facts(run)
    groups: dict[str, list[Facts]] = defaultdict(list)
    for each in facts:
        if each.place.key:
            groups[each.place.key].append(each)
    found: list[Link] = []
    for group in groups.values():
        if len(group) > 1:
            found += links_of(group, Evidence(run), min(Decimal(str(least)), LEAST))
    found += _across(facts, {link.new for link in found}, run)
    at = {each.doc: each.at for each in facts}
    kept = (link for link in found if link.confidence >= Decimal(str(least)))
    return tuple(sorted(kept, key=lambda link: (at[link.new], at[link.old], link.kind)))


def compare_links(run: Run, links: Iterable[Link]) -> Iterator[tuple[Link, Revision]]:
    """Give what changed in each linked pair, one pair at a time; notes are left out, for they set no targets."""
    for link in links:
        if link.kind in COMPARED:
            yield link, compare_revisions(run.plan(link.old), run.plan(link.new))


def _across(facts: Sequence[Facts], done: set[str], run: Run) -> Iterator[Link]:
    """Give the links between places: a title names the place of the other document, and there is only one such."""
    titles: dict[str, list[Facts]] = defaultdict(list)
    for each in facts:
        if each.place.name in each.title.bare:
            titles[each.title.bare].append(each)
    for new in facts:
        if new.named and new.doc not in done:
            yield from _named_elsewhere(new, titles, run)


def _named_elsewhere(new: Facts, titles: dict[str, list[Facts]], run: Run) -> Iterator[Link]:
    kind: LinkKind = "note" if new.role == "note" else "action" if new.role == "action" else "version"
    for title in new.named:
        found = [old for old in titles.get(title.bare, ()) if names(title, old) and old.place.name != new.place.name]
        if len({old.place.key for old in found}) == 1:
            links = (judge(kind, old, new, Evidence(run)) for old in found if old.doc != new.doc)
            best = max(filter(None, links), key=lambda link: link.confidence, default=None)
            yield from [best] if best else []
