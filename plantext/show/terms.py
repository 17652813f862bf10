"""Keywords and shared passages for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from plantext.show.grid import CELL_LINES, render
from plantext.show.words import said
from plantext.terms import Passage, Term

PASSAGES = 100


def terms(found: Sequence[Term], total: int = 100, language: str = "en") -> str:
    """Return a line for each plan and each of its chapters: its keywords, the strongest first, with their counts."""
    names = ("plan", "section", "keywords")
    return render([said(name, language) for name in names], list(_lines(found)), total, CELL_LINES)


def shared(found: Sequence[Passage], total: int = 100, language: str = "en") -> str:
    """Return the shared passages with both places, in the order of reading; of very many, the longest."""
    if not found:
        return f"({said('no shared passages', language)})"
    shown = found if len(found) <= PASSAGES else sorted(found, key=lambda each: -each.characters)[:PASSAGES]
    names = ("plan", "source", "other plan", "other source", "characters", "text")
    lines = [(p.doc, p.source, p.other, p.other_source, str(p.characters), p.text) for p in shown]
    table = render([said(name, language) for name in names], lines, total, CELL_LINES)
    if len(shown) == len(found):
        return table
    return (
        f"{table}\n\n{said('{} passages, here the {} longest; all with --to', language).format(len(found), PASSAGES)}"
    )


def _lines(found: Sequence[Term]) -> Iterator[tuple[str, str, str]]:
    before = ""
    for (doc, section, title), group in groupby(found, key=lambda term: (term.doc, term.section, term.title)):
        words = "、".join(f"{term.term} {term.count}" for term in group)
        yield doc if doc != before else "", " ".join(filter(None, (section, title))), words
        before = doc
