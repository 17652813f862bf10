"""The words of a plan and of its chapters, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from plantext.document import Paragraph, plain_table
from plantext.plan import Plan
from plantext.records import place_of
from plantext.terms.segmenting import words_of

Counts = Counter[str]
_BOX = 2  # columns


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter: its number, its title, and how often each word stands in it."""

    section: str
    title: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a whole plan, and of its chapters in order."""

    name: str
    counts: Counts
    parts: tuple[Part, ...]


def count(plan: Plan, name: str, depth: int = 1) -> Words:
    """
    Return how often each word stands in a plan and in its sections down to a level, subsections included.

    The plan's own place, and what it is part of, is left out.
    """
    heads = {int(place_of(each.source).removeprefix("¶")): each for each in plan.sections if each.level <= depth}
    places = _places(plan)
    whole: Counts = Counter()
    open_: list[tuple[int, Part]] = []
    parts: list[Part] = []
    for at, text in enumerate(_texts(plan)):
        head = heads.get(at)
        if head:
            open_ = [(level, part) for level, part in open_ if level < head.level]
            parts.append(Part(head.section, head.title, Counter()))
            open_.append((head.level, parts[-1]))
        words = Counter(word for word in words_of(text) if word not in places)
        whole.update(words)
        for _, part in open_:
            part.counts.update(words)
    return Words(name, whole, tuple(parts))


def _texts(plan: Plan) -> Iterator[str]:
    """Give the text of each block; of tables only boxes (专栏), since others repeat the same words in every row."""
    for block in plan.document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield plain_table(block) if block.width <= _BOX else ""


def _places(plan: Plan) -> set[str]:
    names = filter(None, (plan.info.region, *plan.info.region_parents))
    return {form for name in names for form in (name, name[:-1])}
