"""Notes below a table whose mark stands nowhere in it, and marks that nothing explains."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from plantext.auditing.remarks import Remark
from plantext.document import Cell, Paragraph, Table
from plantext.indicators.footnotes import dated_marks
from plantext.plan import Plan
from plantext.tables import cell_source, place_name, surroundings


def check_marks(plan: Plan) -> Iterator[Remark]:
    """Check that the notes of a table and the marks in it belong together."""
    document = plan.document
    captions = {indicator.table for indicator in plan.indicators}
    prose = "".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table):
            around = surroundings(document, at)
            place = place_name(document, at, around.caption)
            yield from _unmarked(plan, block, at, place)
            if around.caption in captions:
                yield from _unexplained(block, prose, place)


def _unmarked(plan: Plan, table: Table, at: int, place: str) -> Iterator[Remark]:
    around = surroundings(plan.document, at)
    text = "\n".join(cell.text for row in table.rows for cell in row)
    # A mark that was parted from its number, as a raised 1 in a text dump, is found by its value.
    if any(value.rule == "footnote" and value.table == around.caption for value in plan.values):
        return
    marks = list(_marks(around.notes))
    circled = [mark for mark, _ in marks if mark in _CIRCLES]
    if len(circled) > 1 and not any(mark in text for mark in circled):
        marks = [(mark, note) for mark, note in marks if mark not in _CIRCLES]  # they number the notes, no more
    for mark, note in marks:
        if not any(form in text for form in _forms(mark)):
            yield Remark("footnote", "doubt", note, mark, place, f"¶{_block_of(plan, note, at)}", place)


def _unexplained(table: Table, prose: str, place: str) -> Iterator[Remark]:
    told: set[str] = set()
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            mark = _mark_of(cell) if table.is_origin(r, c) else ""
            if mark and mark not in told and mark not in prose:
                told.add(mark)
                yield Remark("mark", "doubt", cell.text, mark, place, cell_source(table, place, r, c))


def _mark_of(cell: Cell) -> str:
    match = _BEHIND.search(cell.text.strip())
    return match[0] if match else ""


def _marks(notes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for note in notes:
        circled = _CIRCLED.findall(note)
        # ① is dated as 1: the mark is told as it is printed.
        plain = {str(_CIRCLES.find(each) + 1) for each in circled}
        dated = [mark for mark in dated_marks([note]) if mark not in plain]
        for mark in dict.fromkeys((*dated, *_STARS.findall(note), *circled)):
            yield mark, note


def _forms(mark: str) -> tuple[str, ...]:
    """Return how a mark may be printed behind what it marks."""
    return (mark.translate(_RAISED), f"[{mark}]", f"〔{mark}〕") if mark.isdigit() else (mark,)


def _block_of(plan: Plan, note: str, table: int) -> int:
    blocks = plan.document.blocks[table:]
    return next((at for at, b in enumerate(blocks, table) if isinstance(b, Paragraph) and b.text == note), table)


_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STARS = regex.compile(r"(?<=^|[:：；;，,。.\s]|带|标)([*★▲△]+)(?:号|标)?[^，,。；;*★▲△]{0,6}(?:为|指|表示|系)")
_CIRCLED = regex.compile(r"(?<=^|[:：；;。\s])[①-⑳](?!\s*[①-⑳])")
_BEHIND = regex.compile(r"(?<=[\p{Han})）%％\d])(?:[①-⑳]|[*★▲△]+)$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
