"""
Numbers in round brackets: `生态缓冲带（12公里）`, `公园5个（其中口袋公园3个）`, `入住率偏低（平均仅为46.5%）`.

A bracket that is nothing but a number is said of what stands before it; one that makes a statement is read as a
sentence; every other only describes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from plantext.targets import phrases, words
from plantext.targets.outline import Outline, outline_of
from plantext.targets.sentences import read_sentence
from plantext.targets.statement import Span, Statement
from plantext.targets.when import Deadlines, deadlines
from plantext.targets.words import form


def read_asides(outline: Outline, start: int, end: int, governing: Deadlines) -> Iterator[Statement]:
    """Give what the brackets of `outline.text[start:end]` say; years of the sentence before them govern."""
    for a, b in outline.asides_in(start, end):
        if inner := outline_of(outline.text[a:b]):
            for said in _stated(outline, inner, start, a):
                year = governing.last_before(a) if said.year is None else None
                yield replace(said, year=year.last, year_at=(year.start, year.end)) if year else said


def _stated(outline: Outline, inner: Outline, start: int, a: int) -> Iterator[Statement]:
    if form("only-number").fullmatch(inner.plain):
        if len(inner.quantities) == 1 and (name := _named_before(outline, start, a - 1)):
            quantity = inner.quantities[0]
            plain_start = a - 1 - len(name)
            yield _shifted(Statement(name, quantity, plain_start - a, quantity.end, "in brackets behind its name"), a)
        return
    own = deadlines(inner.plain, inner.years, 0, len(inner.plain))
    for said in read_sentence(inner, 0, len(inner.plain), own):
        if form("stating").match(inner.plain) or words.head_end().search(said.indicator):
            yield _shifted(said, a)


def _named_before(outline: Outline, start: int, end: int) -> str:
    """Return the name that ends where a bracket opens, from the last sign on."""
    start = max(start, end - _REACH)
    for match in _SIGN.finditer(outline.plain, start, end):
        start = match.end()
    taken = phrases.left(outline.plain, start, end, counted=True)
    state = form("state").search(outline.plain, taken.start, taken.end)
    name = outline.text[taken.start : state.start() if state else taken.end]
    return phrases.clean(name) if "■" not in outline.plain[taken.start : taken.end] else ""


def _shifted(said: Statement, by: int) -> Statement:
    quantity = said.quantity
    moved = replace(
        quantity, start=quantity.start + by, end=quantity.end + by,
        number_start=quantity.number_start + by, number_end=quantity.number_end + by,
    )  # fmt: skip
    return replace(
        said, quantity=moved, start=said.start + by, end=said.end + by,
        year_at=_moved(said.year_at, by), unit_at=_moved(said.unit_at, by),
    )  # fmt: skip


def _moved(span: Span | None, by: int) -> Span | None:
    return (span[0] + by, span[1] + by) if span else None


_REACH = 60  # characters before a bracket that can be the name
_SIGN = regex.compile(r"[，,；;。：:、！？!?■]")
