"""
Numbers that running text commits to or reports.

A passage is read in steps: its outline (numbers, years and brackets as signs); sentences; what each number of a
sentence says; then what the document adds: the section, the plan's period, the bracket of responsible units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from plantext.concepts import find_concept
from plantext.document import Document
from plantext.prose import Passage, passages
from plantext.readers.headings import printed_number
from plantext.records import Claim, Duty, Info, Target
from plantext.targets.frame import Frame, frames
from plantext.targets.outline import Outline, outline_of
from plantext.targets.roles import role_of
from plantext.targets.sentences import read_sentence
from plantext.targets.statement import Statement
from plantext.targets.when import deadlines


def extract_targets(
    document: Document, info: Info, duties: Sequence[Duty] = (), claims: Sequence[Claim] = ()
) -> list[Target]:
    """
    Return the numbers that running text and boxes of a document commit to or report, in reading order.

    `info` gives the plan's base year and terms, `duties` the brackets of responsible units, `claims` the counts of
    the document's own content, which are no targets.
    """
    found: list[Target] = []
    for passage, frame in frames(passages(document), info):
        found += _targets(passage, frame, duties, claims)
    return found


def find_targets(text: str) -> list[Target]:
    """
    Return the numbers that a text commits to or reports; `text[start:end]` is the quote of each.

    >>> [(t.indicator, t.comparator, t.low, t.unit, t.year) for t in find_targets("到2025年，全县森林覆盖率达到60%以上。")]
    [('森林覆盖率', '>=', Decimal('60'), '%', '2025')]
    """
    found: list[Target] = []
    at = 0
    for line in text.split("\n"):
        found += _targets(Passage(0, line, at, "body"), Frame(), (), ())
        at += len(line) + 1
    return found


def _targets(passage: Passage, frame: Frame, duties: Sequence[Duty], claims: Sequence[Claim]) -> Iterator[Target]:
    outline = outline_of(passage.text)
    if outline is None:
        return
    spans = [(c.start - passage.start, c.end - passage.start) for c in claims if passage.start <= c.start]
    mark = len(printed_number(passage.text))
    near = [d for d in duties if d.end > passage.start]
    for start, end in _sentences(outline, [d.end - passage.start for d in near]):
        for statement in read_sentence(outline, start, end, deadlines(outline.plain, outline.years, start, end)):
            number = statement.quantity.number_start
            if number < mark or any(a <= number < b for a, b in spans) or not statement.indicator:
                continue
            yield _target(passage, outline, (start, end), statement, frame, near)


def _sentences(outline: Outline, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    ends = {match.end() for match in _SENTENCE_END.finditer(outline.plain)} | {len(outline.plain)}
    ends |= {cut for cut in cuts if 0 < cut < len(outline.plain)}
    at = 0
    for end in sorted(ends):
        if end > at:
            yield at, end
        at = end


def _target(
    passage: Passage, outline: Outline, sentence: tuple[int, int], said: Statement, frame: Frame, duties: Sequence[Duty]
) -> Target:
    quantity = said.quantity
    start, end = _trimmed(passage.text, min(said.start, quantity.start), max(said.end, quantity.end))
    due = frame.due if said.year is None else None
    year = str(due.year) if due else "" if said.year in (None, -1) else str(said.year)
    duty = next((d for d in duties if d.start - len(d.measure) - 2 <= passage.start + quantity.start < d.end), None)
    return Target(
        section=passage.section,
        quote=passage.text[start:end],
        indicator=said.indicator,
        role=role_of(outline.plain[sentence[0] : quantity.end], int(year or 0), said.role, frame),
        comparator=quantity.comparator,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        year=year,
        period=said.period,
        responsible=duty.responsible if duty else (),
        responsible_lead=duty.responsible_lead if duty else (),
        start=passage.start + start,
        end=passage.start + end,
        source=passage.source(passage.start + start, passage.start + end),
        rule=said.rule,
        raw=passage.text[quantity.start : quantity.end],
        path=passage.path,
        concept=find_concept(said.indicator, "", quantity.unit),
        year_source=due.words if due else _told(passage, said.year_at),
        unit_source=_told(passage, said.unit_at),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _told(passage: Passage, span: tuple[int, int] | None) -> str:
    if span is None:
        return ""
    return f"{passage.text[span[0] : span[1]]} [{passage.start + span[0]}:{passage.start + span[1]}]"


_SENTENCE_END = regex.compile(r"[。！？!?\n]")
_EDGE = " \t　，,；;、。：:\n"
