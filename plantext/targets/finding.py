"""The targets of a document, or of any text, as records."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import regex

from plantext.claims import extract_claims
from plantext.concepts import find_concept
from plantext.document import Block, Document, Paragraph
from plantext.duties import Responsibilities, extract_duties
from plantext.errors import expect_text
from plantext.info import extract_info
from plantext.prose import Passage, passages
from plantext.quantities import find_quantities
from plantext.readers.headings import outlined, printed_number
from plantext.records import Claim, Duty, Info, Target
from plantext.targets.asides import read_asides
from plantext.targets.frame import Frame, frames
from plantext.targets.outline import Outline, outline_of
from plantext.targets.roles import Said, aims_from, role_of
from plantext.targets.sentences import read_sentence
from plantext.targets.spans import Spans
from plantext.targets.statement import UNDATED, Span, Statement
from plantext.targets.when import deadlines
from plantext.targets.words import form


def extract_targets(
    document: Document, info: Info, duties: Sequence[Duty] = (), claims: Sequence[Claim] = ()
) -> list[Target]:
    """
    Return the numbers that running text and boxes of a document commit to or report, in reading order.

    `info` gives the plan's base year and terms, `duties` the brackets of responsible units, `claims` the counts of
    the document's own content, which are no targets.

    >>> document = Document("a", "txt", (Paragraph("到2025年，新建绿道12公里。（县住建局负责）"),))
    >>> found = extract_targets(document, Info(), extract_duties(document))
    >>> [(t.indicator, t.low, t.unit, t.responsible) for t in found]
    [('绿道', Decimal('12'), '公里', ('县住建局',))]
    """
    return list(read_targets(document, info, duties, claims).targets)


@dataclass(frozen=True, slots=True)
class TargetRecords:
    """The targets of a document, and what could not be read."""

    targets: tuple[Target, ...] = ()
    notes: tuple[str, ...] = ()


def read_targets(
    document: Document, info: Info, duties: Sequence[Duty] = (), claims: Sequence[Claim] = ()
) -> TargetRecords:
    """Return the targets as `extract_targets` does, with notes that name what was not read."""
    found: list[Target] = []
    notes: list[str] = []
    counted = Spans.of((claim.start, claim.end) for claim in claims)
    responsibilities = Responsibilities(document, duties)
    closed = [duty.end for duty in duties]
    for passage, frame in frames(passages(document), info):
        begin, end = passage.start, passage.start + len(passage.text)
        cuts = tuple(at - begin for at in closed[bisect_right(closed, begin) : bisect_left(closed, end)])
        try:
            outline = outline_of(passage.text)
        except TimeoutError:
            notes.append(f"¶{passage.block}: the paragraph took too long and was not searched for targets; split it")
            continue
        if (length := _unparted(passage.text)) > _LONGEST_CLAUSE:
            notes.append(f"¶{passage.block}: {length} characters without a comma or a stop; targets may be missing")
        if outline:
            reading = _Reading(passage, frame, outline, responsibilities, cuts)
            found += (
                reading.target(said, sentence)
                for said, sentence in reading.statements()
                if not counted.hold(begin + said.quantity.number_start)
            )
    return TargetRecords(tuple(found), tuple(notes))


def find_targets(text: str) -> list[Target]:
    """
    Return the numbers that a text commits to or reports; `text[start:end]` is the quote of each.

    >>> [(t.indicator, t.comparator, t.low, t.year) for t in find_targets("到2025年，全县森林覆盖率达到60%以上。")]
    [('森林覆盖率', '>=', Decimal('60'), '2025')]
    >>> [(t.role, t.low) for t in find_targets("2022年再生水利用率为18%，到2025年提高到25%。")]
    [('actual', Decimal('18')), ('target', Decimal('25'))]
    >>> find_targets("按照“3+N”布局，对60人以上的单位开展检查（河政发〔2022〕31号）。")
    []
    """
    expect_text(text, "find_targets")
    document = Document("text", "txt", tuple(_lines(text)))
    info = extract_info(document) if len(document.blocks) > 1 else Info()  # a line alone has no title above it
    return extract_targets(document, info, extract_duties(document), extract_claims(document))


def _lines(text: str) -> list[Block]:
    """Return the lines of a text, those that are headings as such; a line with a number to be found is none."""
    lines = [Paragraph(line) for line in text.split("\n")]
    made = outlined(lines) if len(lines) > 1 else lines
    return [
        line if isinstance(block, Paragraph) and block.kind == "heading" and find_quantities(line.text) else block
        for line, block in zip(lines, made, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A passage while its numbers become records."""

    passage: Passage
    frame: Frame
    outline: Outline
    responsibilities: Responsibilities
    cuts: tuple[int, ...]  # where brackets of responsible units end

    def statements(self) -> Iterator[tuple[Statement, Span]]:
        """Give what the numbers say, each with the span of its sentence."""
        plain = self.outline.plain
        mark = len(printed_number(self.passage.text))
        for start, end in self._sentences():
            governing = deadlines(plain, self.outline.years_in(start, end), start, end)
            said = [
                *read_sentence(self.outline, start, end, governing),
                *read_asides(self.outline, start, end, governing),
            ]
            for one in sorted(said, key=lambda one: one.quantity.number_start):
                if one.indicator and one.quantity.number_start >= mark:
                    yield one, (start, end)

    def _sentences(self) -> Iterator[Span]:
        """Part the passage at full stops and behind the brackets of responsible units."""
        plain = self.outline.plain
        ends = {match.end() for match in _SENTENCE_END.finditer(plain)}.union(self.cuts)
        yield from ((start, end) for start, end in pairwise([0, *sorted(ends), len(plain)]) if start < end)

    def target(self, said: Statement, sentence: Span) -> Target:
        """Return a statement as a record."""
        passage, quantity = self.passage, said.quantity
        start, end = self._quote(said)
        due = self.frame.due if said.year is None else None
        year = due.year if due else said.year if said.year not in (None, UNDATED) else 0
        duty = self.responsibilities.at(passage.start + quantity.number_start)
        return Target(
            section=passage.section,
            quote=passage.text[start:end],
            indicator=said.indicator,
            role=self._role(said, sentence, year or 0),
            comparator=quantity.comparator,
            low=quantity.low,
            high=quantity.high,
            unit=quantity.unit,
            year=str(year) if year else "",
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
            year_source=due.words if due else self._told(said.year_at),
            unit_source=self._told(said.unit_at),
        )

    def _role(self, said: Statement, sentence: Span, year: int) -> Literal["target", "actual"]:
        at = said.quantity.end
        start, end = max(sentence[0], at - _REACH), min(sentence[1], at + _REACH)
        aims = aims_from(self.passage.text[start:end], self.outline.years_in(start, end))
        what = Said(year, aims, said.role, said.quantity.comparator in (">=", "<="))
        return role_of(self.outline.plain[start:end], at - start, what, self.frame)

    def _quote(self, said: Statement) -> Span:
        text = self.passage.text
        start, end = min(said.start, said.quantity.start), max(said.end, said.quantity.end)
        start += len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
        end = start + len(text[start:end].rstrip(_EDGE))
        bound = form("bound-behind").match(text, end)
        return start, bound.end() if bound else end

    def _told(self, span: Span | None) -> str:
        """Return the words of a span with their place in the document's text."""
        if span is None:
            return ""
        start, end = span
        return f"{self.passage.text[start:end]} [{self.passage.start + start}:{self.passage.start + end}]"


def _unparted(text: str) -> int:
    """Return the length of the longest run of words with a number in it that no sign parts."""
    if len(text) <= _LONGEST_CLAUSE:
        return 0
    return max((len(run[0]) for run in _RUN.finditer(text) if _COUNTED.search(run[0])), default=0)


_RUN = regex.compile(r"[^，,、；;：:。！？!?（()）\s]++")
_COUNTED = regex.compile(r"\d[\p{Han}%％]")
_LONGEST_CLAUSE = 400
_SENTENCE_END = regex.compile(r"[。！？!?\n]")
_REACH = 400  # characters of a sentence around a number that tell whether it is a fact
_EDGE = " \t　，,；;、。：:\n"
