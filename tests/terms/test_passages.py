"""Passages that plans share: every one, whole, where it stands, and none that is not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Cell as TableCell
from plantext.document import Document, Paragraph, Table, grid
from plantext.errors import PlantextError
from plantext.plan import Plan
from plantext.records import Info
from plantext.terms import Passage, find_shared

SENTENCE = "坚持山水林田湖草沙一体化保护和系统治理，健全上下联动的工作机制。"


def plan(name: str, *paragraphs: str) -> Plan:
    return Plan(name, name, "", Document(name, "txt", tuple(map(Paragraph, paragraphs))), Info())


def test_a_passage_is_told_with_both_places() -> None:
    one, other = plan("甲", "前言。", f"第一，{SENTENCE}"), plan("乙", f"{SENTENCE}第二，")
    size = len(SENTENCE)
    assert list(find_shared([one, other])) == [
        Passage("乙", f"¶0[0:{size}]", "甲", f"¶1[3:{3 + size}]", size, SENTENCE)
    ]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (SENTENCE[:19], SENTENCE),
        (SENTENCE[:15] + "，" + SENTENCE[15:30], SENTENCE[:30]),
        ("", SENTENCE),
    ],
)
def test_what_is_too_short_or_broken_is_none(text: str, other: str) -> None:
    assert list(find_shared([plan("甲", text), plan("乙", other)])) == []


def test_a_passage_does_not_run_over_the_end_of_a_paragraph() -> None:
    lines = (SENTENCE[:15], SENTENCE[15:])
    assert list(find_shared([plan("甲", *lines), plan("乙", *lines)])) == []


def test_what_a_plan_repeats_itself_is_not_shared() -> None:
    assert list(find_shared([plan("甲", SENTENCE, SENTENCE), plan("乙", "别的。")])) == []


def test_headings_and_tables_are_left_out() -> None:
    cells = grid([[TableCell(SENTENCE, 0, 0)]])
    blocks = (Paragraph(SENTENCE, "heading", 1), Table(cells))
    made = [Plan(name, name, "", Document(name, "txt", blocks), Info()) for name in "甲乙"]
    assert list(find_shared(made)) == []


def test_of_two_earlier_plans_the_longer_match_is_given() -> None:
    made = [plan("甲", SENTENCE[:25]), plan("乙", SENTENCE), plan("丙", SENTENCE)]
    assert [(p.doc, p.other, p.characters) for p in find_shared(made)] == [
        ("乙", "甲", 25),
        ("丙", "乙", len(SENTENCE)),
    ]


def test_passages_that_overlap_are_both_given() -> None:
    one = plan("甲", SENTENCE[:24], SENTENCE[4:])
    found = list(find_shared([one, plan("乙", SENTENCE)]))
    assert [p.text for p in found] == [SENTENCE[:24], SENTENCE[4:]]


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_plans_are_refused(count: int) -> None:
    with pytest.raises(PlantextError, match="two plans"):
        find_shared([plan("甲", SENTENCE)] * count)


def test_passages_of_three_characters_are_refused() -> None:
    with pytest.raises(PlantextError, match="at least 4"):
        find_shared([plan("甲"), plan("乙")], 3)


def brute(one: str, other: str, shortest: int) -> list[tuple[int, int]]:
    """Every longest match of a text with an earlier one that is not within another, by trying all of them."""
    found: list[tuple[int, int]] = []
    ends = -1
    for start in range(len(other)):
        length = 0
        while start + length < len(other) and other[start : start + length + 1] in one:
            length += 1
        if length >= shortest and start + length > ends:
            ends = start + length
            found.append((start, length))
    return found


# No piece of the shorter text stands in more than sixteen places: only so many are tried.
@given(st.text("水山林田", max_size=18), st.text("水山林田", max_size=60), st.integers(4, 9))
def test_nothing_is_missed_and_nothing_made_up(one: str, other: str, shortest: int) -> None:
    found = list(find_shared([plan("甲", one), plan("乙", other)], shortest))
    places = [(int(p.source[p.source.index("[") + 1 : p.source.index(":")]), p.characters) for p in found]
    assert places == brute(one, other, shortest)
    for passage in found:
        assert passage.text in one
        assert passage.text in other


@given(st.lists(st.text("水山林", min_size=1, max_size=12), min_size=1, max_size=6), st.integers(4, 6))
def test_places_lead_to_the_text(lines: list[str], shortest: int) -> None:
    one, other = plan("甲", *lines), plan("乙", *reversed(lines))
    by_name = {"甲": one, "乙": other}
    for p in find_shared([one, other], shortest):
        for name, source in ((p.doc, p.source), (p.other, p.other_source)):
            block, _, span = source.removeprefix("¶").rstrip("]").partition("[")
            start, end = map(int, span.split(":"))
            paragraph = by_name[name].document.blocks[int(block)]
            assert isinstance(paragraph, Paragraph)
            assert paragraph.text[start:end] == p.text
