"""What holds of all corrections of any plan, whatever a person decides."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plantext
from plantext import Plan
from plantext.corrections import (
    FIELDS,
    Contexts,
    Correction,
    Corrections,
    DocumentCorrections,
    apply,
    choices,
    corrections_json,
    parse_corrections,
)
from plantext.errors import CorrectionError

SAMPLES = ("hezhe_2021", "liutang_2024", "yunxi_2018", "yunxi_2024_action", "yunxi_2023_note")
TEXTS = {
    "value": ("", "7", "≥7.5", "5–6", "~8", "+2", "-3.50", "<=9"),
    "year": ("", "2019", "2031"),
    "start_year": ("", "2019"),
    "end_year": ("", "2031"),
    "investment": ("", "12.5", "1,300"),
    "responsible": ("", "甲局", "甲局|乙镇（街道）"),
    "responsible_lead": ("", "甲局", "丙局"),
}


@cache
def plan_of(sample: str) -> Plan:
    return plantext.read(plantext.sample(sample))


@cache
def records_of(sample: str) -> tuple[Any, ...]:
    return tuple(record for table in FIELDS for record in getattr(plan_of(sample), table))


@cache
def contexts_of(sample: str) -> Contexts:
    return Contexts(plan_of(sample))


@st.composite
def decisions(draw: st.DrawFn) -> tuple[str, DocumentCorrections]:
    """Return a sample with what a person may say of some of its records."""
    sample = draw(st.sampled_from(SAMPLES))
    said = []
    for record in draw(st.lists(st.sampled_from(records_of(sample)), max_size=12)):
        action = draw(st.sampled_from(("accept", "correct", "reject")))
        try:
            said.append(
                contexts_of(sample).correction(record, action, draw(changes(record)) if action == "correct" else None)
            )
        except CorrectionError:
            continue  # a claim without a number, a change that is none
    if (targets := plan_of(sample).targets) and draw(st.booleans()):
        at = draw(st.sampled_from(targets))
        fields = {
            "indicator": draw(st.sampled_from(("甲", at.indicator))),
            "value": draw(st.sampled_from(TEXTS["value"])),
        }
        said.append(contexts_of(sample).in_text("targets", at.start, at.end, fields))
    document = contexts_of(sample).document(*said)
    return sample, document if draw(st.booleans()) else replace(document, sha256="")


@st.composite
def changes(draw: st.DrawFn, record: Any) -> dict[str, str]:
    from plantext.corrections import table_of  # noqa: PLC0415

    table = table_of(record)
    chosen = draw(st.lists(st.sampled_from(FIELDS[table]), min_size=1, max_size=3, unique=True))
    closed = choices(table)
    return {field: draw(st.sampled_from(closed.get(field) or TEXTS.get(field) or ("甲", "乙 丙"))) for field in chosen}


@settings(max_examples=120)
@given(decisions())
def test_applied_again_corrections_change_nothing_more(said: tuple[str, DocumentCorrections]) -> None:
    sample, document = said
    once, applied = apply(plan_of(sample), document)
    twice, again = apply(once, document)
    assert twice == once
    assert len(again.left_out) == len(applied.left_out)


@settings(max_examples=120)
@given(decisions())
def test_every_correction_is_applied_or_told_of(said: tuple[str, DocumentCorrections]) -> None:
    sample, document = said
    plan = plan_of(sample)
    corrected, applied = apply(plan, document)
    told = [note for note in corrected.notes if note.startswith("correction not applied")]
    assert len(set(told)) == len({str(each.correction) for each in applied.left_out})
    before, after = (sum(len(getattr(each, table)) for table in FIELDS) for each in (plan, corrected))
    assert after == before - applied.rejected + applied.added
    marked = [record.review for table in FIELDS for record in getattr(corrected, table) if record.review]
    assert (marked.count("accepted"), marked.count("added")) == (applied.accepted, applied.added)
    assert marked.count("corrected") >= applied.corrected  # with what follows from them


@settings(max_examples=80)
@given(decisions())
def test_what_was_printed_is_never_changed(said: tuple[str, DocumentCorrections]) -> None:
    sample, document = said
    plan = plan_of(sample)
    corrected, _ = apply(plan, document)
    assert corrected.document is plan.document
    for table in ("targets", "duties", "claims"):
        for record in getattr(corrected, table):
            assert record.quote == plan.document.text[record.start : record.end]
    for table in FIELDS:
        sources = [record.source for record in getattr(plan, table)]
        assert {record.source for record in getattr(corrected, table) if record.review != "added"} <= set(sources)
    assert {value.raw for value in corrected.values} <= {value.raw for value in plan.values}


@settings(max_examples=60)
@given(decisions())
def test_a_file_says_what_was_decided(said: tuple[str, DocumentCorrections]) -> None:
    sample, document = said
    found = parse_corrections(corrections_json([document]).encode())
    assert found.documents == (document,)
    assert apply(plan_of(sample), found)[0] == apply(plan_of(sample), document)[0]


@settings(max_examples=60)
@given(decisions(), st.randoms(use_true_random=False))
def test_the_order_of_corrections_does_not_matter(said: tuple[str, DocumentCorrections], random: Any) -> None:
    sample, document = said
    shuffled = list(document.corrections)
    random.shuffle(shuffled)
    once, _ = apply(plan_of(sample), document)
    other, _ = apply(plan_of(sample), replace(document, corrections=tuple(shuffled)))
    assert replace(other, notes=()) == replace(once, notes=())
    assert sorted(other.notes) == sorted(once.notes)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("action", ["accept", "reject"])
@pytest.mark.parametrize("is_same_file", [True, False])
def test_everything_can_be_accepted_or_rejected(sample: str, action: Any, is_same_file: bool) -> None:
    plan = plan_of(sample)
    said = contexts_of(sample).document(*(contexts_of(sample).correction(r, action) for r in records_of(sample)))
    document = said if is_same_file else replace(said, sha256="")
    corrected, applied = apply(plan, document)
    assert applied.left_out == ()
    assert apply(corrected, document)[0] == corrected
    for table in FIELDS:
        kept = tuple(replace(r, review="accepted") for r in getattr(plan, table)) if action == "accept" else ()
        assert getattr(corrected, table) == kept
    assert (applied.accepted, applied.rejected) == (
        (len(records_of(sample)), 0) if action == "accept" else (0, len(records_of(sample)))
    )


@pytest.mark.parametrize("sample", SAMPLES)
def test_without_rules_everything_that_was_accepted_comes_back(sample: str) -> None:
    plan = plan_of(sample)
    said = contexts_of(sample).document(*map(contexts_of(sample).correction, records_of(sample)))
    empty: Any = dict.fromkeys(FIELDS, ())
    for document in (said, replace(said, sha256="")):
        found, applied = apply(replace(plan, **empty), document)
        assert applied.left_out == ()
        for table in FIELDS:
            again = contexts_of(sample)
            known = [again.correction(record).was for record in getattr(plan, table)]
            assert [again.correction(record).was for record in getattr(found, table)] == known
            assert [r.source for r in getattr(found, table)] == [r.source for r in getattr(plan, table)]


@given(st.builds(
    Correction,
    action=st.sampled_from(("accept", "reject")),
    table=st.sampled_from(list(FIELDS)),
    source=st.sampled_from(("¶7[0:4]", "表1 r3c4", "p3 ¶99999[5:2]", "¶", "x", "表1 r0c0", "表9 r9999999c9", " r1c1")),
    quote=st.sampled_from(("", "100", "%", "，", "达到", "持续改善", "水")) | st.text(max_size=5),
    before=st.sampled_from(("", "，", "到2025年")),
    section=st.sampled_from(("", "一、目标", "（一）")),
))  # fmt: skip
def test_any_correction_of_any_place_is_applied_or_told_of(correction: Correction) -> None:
    for sha256 in ("", plan_of("hezhe_2021").sha256):
        document = DocumentCorrections("hezhe_2021", sha256, "", (correction,))
        plan, applied = apply(plan_of("hezhe_2021"), Corrections((document,)))
        assert apply(plan, document)[0] == plan
        assert len(applied.left_out) <= 1
