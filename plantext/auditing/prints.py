"""What printing and copying have broken: sentences, brackets, numbers, units, marks of notes, numbers of rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from plantext.auditing.leaves import entries_of, leaves_of
from plantext.auditing.limits import concept_of
from plantext.auditing.remarks import Remark
from plantext.auditing.rules import search
from plantext.document import Paragraph, Table
from plantext.indicators.footnotes import dated_marks
from plantext.plan import Plan
from plantext.tables import place_name, surroundings

Text = tuple[str, str]  # a text, and where it stands


def check_print(plan: Plan) -> Iterator[Remark]:
    """Look for sentences that break off and for numbers that are missing, in paragraphs and in cells."""
    for text, place in _texts(plan):
        for rule in ("broken", "doubled-sign", "missing-number"):
            if match := search(rule, text):
                start, end = match.span()
                quote = text[max(0, start - 12) : end + 8].replace("\n", " ")
                source = f"{place}[{start}:{end}]" if place.startswith("¶") else place
                yield Remark(rule, "fault", quote, match[0], "", source)
        if opened := _unclosed(text):
            yield Remark("unclosed", "doubt", text[opened - 1 : opened + 20], text[opened - 1], "", place)


def _texts(plan: Plan) -> Iterator[Text]:
    document = plan.document
    for at, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield block.text, f"¶{at}"
            continue
        place = place_name(document, at, surroundings(document, at).caption)
        for r, row in enumerate(block.rows):
            for c, cell in enumerate(row):
                if block.is_origin(r, c) and len(cell.text) > 3:
                    yield cell.text, f"{place} r{r + 1}c{c + 1}"


def _unclosed(text: str) -> int:
    """Return the place (from 1) of a bracket that is never closed, 0 where there is none; `1）` closes none."""
    open_: list[int] = []
    for at, character in enumerate(text, 1):
        if character in "（(":
            open_.append(at)
        elif character in "）)" and open_:
            open_.pop()
    return open_[0] if open_ else 0


def check_units(plan: Plan) -> Iterator[Remark]:
    """Look for numbers without a unit where the indicator has one."""
    for leaf in leaves_of(plan):
        concept = concept_of(leaf.indicator.concept)
        if concept is None or not concept.unit or leaf.indicator.unit:
            continue
        bare = [v for v in leaf.values if v.low is not None and v.role in ("baseline", "target") and not v.value_unit]
        if bare:
            yield Remark("missing-unit", "doubt", leaf.title, bare[0].raw, concept.unit, bare[0].source)


def check_marks(plan: Plan) -> Iterator[Remark]:
    """Look for notes below a table whose mark stands nowhere in it."""
    document = plan.document
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table) and (around := surroundings(document, at)).notes:
            place = place_name(document, at, around.caption)
            text = "\n".join(cell.text for row in block.rows for cell in row)
            parted = {
                value.source for value in plan.values if value.rule == "footnote" and value.table == around.caption
            }
            for mark, note in _marks(around.notes):
                if not parted and not any(form in text for form in _forms(mark)):
                    source = f"¶{_block_of(plan, note, at)}"
                    yield Remark("footnote", "doubt", note, mark, place, source, place)


def _marks(notes: tuple[str, ...]) -> Iterator[Text]:
    for note in notes:
        for mark in dict.fromkeys((*dated_marks([note]), *_STARS.findall(note))):
            yield mark, note


def _forms(mark: str) -> tuple[str, ...]:
    """Return how a mark may be printed behind what it marks."""
    return (mark.translate(_RAISED), f"[{mark}]", f"〔{mark}〕") if mark.isdigit() else (mark,)


def _block_of(plan: Plan, note: str, table: int) -> int:
    blocks = plan.document.blocks[table:]
    return next((at for at, b in enumerate(blocks, table) if isinstance(b, Paragraph) and b.text == note), table)


def check_numbering(plan: Plan) -> Iterator[Remark]:
    """Look for a number that is left out or stands twice in a table that is numbered through."""
    for one, other in pairwise(entries_of(leaves_of(plan))):
        first, second = one.leaves[0].indicator, other.leaves[0].indicator
        numbers = (first.number, second.number)
        if first.table != second.table or not all(number.isdecimal() for number in numbers):
            continue
        if int(second.number) not in (int(first.number) + 1, 1):
            yield Remark("numbering", "doubt", second.name, numbers[1], numbers[0], second.source, first.source)


_STARS = regex.compile(r"(?<=^|[:：；;，,。\s]|带|标)([*★▲△]+)(?:号|标)?[^，,。；;*★▲△]{0,6}(?:为|指|表示|系)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
