"""What printing and copying have broken: sentences, brackets, numbers, units, numbers of rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plantext.auditing.leaves import Leaf, entries_of, leaves_of
from plantext.auditing.limits import concept_of
from plantext.auditing.remarks import Remark
from plantext.auditing.rules import search, words
from plantext.document import Block, Paragraph, ParagraphKind
from plantext.plan import Plan
from plantext.records import cited, place_of
from plantext.tables import cell_source, place_name, surroundings

Text = tuple[str, str]  # a text, and where it stands


def check_print(plan: Plan) -> Iterator[Remark]:
    """Look for sentences that break off and for numbers that are missing, in paragraphs and in cells."""
    for text, place in _texts(plan):
        for rule in ("broken", "doubled-sign", "missing-number"):
            if match := search(rule, text):
                start, end = match.span()
                quote = text[max(0, start - 12) : end + 8].replace("\n", " ")
                source = f"{place}[{start}:{end}]" if place_of(place).startswith("¶") else place
                yield Remark(rule, "fault", quote, match[0], "", source)
        if match := search("perhaps-missing", text):
            yield Remark("missing-number", "doubt", match[0], match[0], "", place)
        if opened := _unclosed(text):
            yield Remark("unclosed", "doubt", text[opened - 1 : opened + 20], text[opened - 1], "", place)


def _texts(plan: Plan) -> Iterator[Text]:
    document = plan.document
    for at, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield block.text, cited(f"¶{at}", page=block.page)
            continue
        place = place_name(document, at, surroundings(document, at).caption)
        for r, row in enumerate(block.rows):
            for c, cell in enumerate(row):
                if block.is_origin(r, c) and len(cell.text) > 3:
                    yield cell.text, cell_source(block, place, r, c)


def _unclosed(text: str) -> int:
    """Return the place (from 1) of a bracket that is never closed, 0 where there is none; `1）` closes none."""
    open_: list[int] = []
    for at, character in enumerate(text, 1):
        if character in "（(":
            open_.append(at)
        elif character in "）)" and open_:
            open_.pop()
    return open_[0] if open_ else 0


def check_ends(plan: Plan) -> Iterator[Remark]:
    """Look for paragraphs that stop without a full stop where a heading follows."""
    blocks = plan.document.blocks
    for at, (block, below) in enumerate(pairwise(blocks)):
        if _is(block, "body") and _is(below, "heading") and isinstance(block, Paragraph):
            text, end = block.text, len(block.text)
            if words("cut-short", text) and not words("no-sentence", text):
                yield Remark(
                    "cut-short", "doubt", text[-24:], text[-1], "", cited(f"¶{at}[{end - 1}:{end}]", page=block.page)
                )


def _is(block: Block, kind: ParagraphKind) -> bool:
    return isinstance(block, Paragraph) and block.kind == kind


def check_units(plan: Plan) -> Iterator[Remark]:
    """Look for numbers without a unit where the indicator has one, in tables and in text."""
    for leaf in leaves_of(plan):
        unit = "" if leaf.indicator.unit else _usual_unit(leaf)
        bare = [v for v in leaf.values if v.low is not None and v.role in ("baseline", "target") and not v.value_unit]
        if unit and bare:
            yield Remark("missing-unit", "doubt", leaf.title, bare[0].raw, unit, bare[0].source)
    for target in plan.targets:
        if not target.unit and words("measured", target.indicator) and target.comparator != "change":
            yield Remark("bare-number", "doubt", target.indicator, target.quote, "", target.source)


def _usual_unit(leaf: Leaf) -> str:
    """Return the unit of an indicator by the catalogue, or by a name that can only be a share."""
    concept = concept_of(leaf.indicator.concept)
    if concept is not None:
        return concept.unit
    return "%" if words("share", leaf.indicator.item or leaf.indicator.name) else ""


def check_numbering(plan: Plan) -> Iterator[Remark]:
    """Look for a number that is left out or stands twice in a table that is numbered through."""
    for one, other in pairwise(entries_of(leaves_of(plan))):
        first, second = one.leaves[0].indicator, other.leaves[0].indicator
        numbers = (first.number, second.number)
        if first.table != second.table or not all(number.isdecimal() for number in numbers):
            continue
        if int(second.number) not in (int(first.number) + 1, 1):
            yield Remark("numbering", "doubt", second.name, numbers[1], numbers[0], second.source, first.source)
