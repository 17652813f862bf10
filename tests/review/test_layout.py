"""Text cut at the ends of marks: nothing is lost, and every record of every sample has its mark."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plantext
from plantext.document import Cell, Document, Paragraph, Table, grid
from plantext.places import Places
from plantext.plan import Plan
from plantext.review.items import Item, doubts, items
from plantext.review.layout import Mark, layout, segmented
from plantext.review.outline import Outline
from plantext.samples import samples

TEXT = st.text(alphabet="绿地率达到42%，<&", max_size=30)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXT)
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places, st.integers(0, 3), st.booleans()), max_size=6))
    return text, [Mark(min(a, b), max(a, b), item, raw) for a, b, item, raw in pairs]


@given(marked())
def test_segments_joined_are_the_text_and_lie_under_their_marks(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    found = segmented(text, marks, ["targets", "values", "claims", "duties"])
    assert "".join(segment.text for segment in found) == text
    at = 0
    for segment in found:
        over = {mark.item for mark in marks if mark.start <= at and at + len(segment.text) <= mark.end and segment.text}
        assert set(segment.items) == over or not segment.text
        at += len(segment.text)


def reviewed(plan: Plan) -> list[Item]:
    return items(plan, Places(plan.document), Outline(plan.document))


def marked_items(plan: Plan) -> set[int]:
    found: set[int] = set()
    for part in layout(plan.document, reviewed(plan)):
        for block in part.blocks:
            slots = [slot for row in block.rows for slot in row.slots]
            for segment in (*block.segments, *(segment for slot in slots for segment in slot.segments)):
                found.update(segment.items)
    return found


@pytest.mark.parametrize("name", [entry.name for entry in samples()])
def test_every_record_of_a_sample_is_marked(name: str) -> None:
    plan = plantext.read(plantext.sample(name))
    assert marked_items(plan) == set(range(len(reviewed(plan))))


def test_records_come_in_reading_order() -> None:
    found = reviewed(plantext.read(plantext.sample("yunxi_2023.docx")))
    blocks = [item.spots[0].block for item in found]
    assert blocks == sorted(blocks)


def test_a_record_without_a_place_is_kept_and_said_to_have_none() -> None:
    plan = plantext.read_text("到2025年，绿地率达到42%。")
    lost = replace(plan.targets[0], source="表9 r1c1")
    [item] = reviewed(replace(plan, targets=(lost,)))
    assert item.spots == ()
    assert "no_place" in list(doubts(item))


def test_equal_numbers_of_one_cell_are_marked_one_after_the_other() -> None:
    text = "序号\t指标\t2025年\n1\t城区、乡镇绿地率（%）\t城区42，乡镇42\n"
    plan = plantext.read_text(text)
    cells = [
        segment
        for part in layout(plan.document, reviewed(plan))
        for block in part.blocks
        for row in block.rows
        for slot in row.slots
        for segment in slot.segments
        if segment.is_raw
    ]
    assert len({segment.items for segment in cells}) == len(cells)


@pytest.mark.parametrize(
    ("text", "missing"),
    [("绿地率达到42%。", "no_year"), ("到2025年，绿地率达到42%。", ""), ("2022年，绿地率为42%。", "")],
)
def test_a_target_without_a_year_is_doubtful_and_a_fact_is_not(text: str, missing: str) -> None:
    [item] = reviewed(plantext.read_text(text))
    assert list(doubts(item)) == [missing][: bool(missing)]


def test_a_stroke_in_a_cell_is_no_doubt() -> None:
    plan = plantext.read(plantext.sample("yunxi_2023.docx"))
    strokes = [item for item in reviewed(plan) if item.raw in ("/", "-", "—")]
    assert strokes
    assert not [item for item in strokes if list(doubts(item))]


def test_pages_begin_where_they_do_in_the_file() -> None:
    table = Table(grid([[Cell("甲", 0, 0)], [Cell("乙", 1, 0)], [Cell("丙", 2, 0)]]), row_pages=(2, 2, 3))
    blocks = (Paragraph("一", page=1), Paragraph("二", page=1), table, Paragraph("三", page=3), Paragraph("四", page=4))
    shown = [block for part in layout(Document("a", "pdf", blocks), []) for block in part.blocks]
    assert [block.page for block in shown] == [1, None, 2, None, 4]
    assert [row.page for row in shown[2].rows] == [None, None, 3]
