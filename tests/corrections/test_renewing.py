"""Corrections made anew of a plan as it is read now: they say the same, and each is of a record that is there."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

import plantext
from plantext import Plan
from plantext.corrections import FIELDS, Contexts, Correction, DocumentCorrections, apply, parse_corrections, renewed
from plantext.corrections import corrections_json as as_json
from plantext.corrections import shown as fields_of

from .plans import TEXT, of, read, said
from .test_properties import decisions, plan_of

LONGER = TEXT.replace("二、主要任务", "二、总则\n\n本规划所称县域，指全县行政区域。\n\n三、主要任务")
CHANGED = LONGER.replace("建成公园12处", "建成公园十二处")


def document(plan: Plan, corrections: tuple[Correction, ...]) -> DocumentCorrections:
    return Contexts(plan).document(*corrections)


def told(plan: Plan) -> dict[str, list[dict[str, str]]]:
    return {table: [fields_of(record) for record in getattr(plan, table)] for table in FIELDS}


@settings(max_examples=120)
@given(decisions())
def test_they_make_of_the_plan_what_the_first_ones_make(case: tuple[str, DocumentCorrections]) -> None:
    sample, first = case
    plan = plan_of(sample)
    anew = document(plan, renewed(plan, [first]))
    assert parse_corrections(as_json([anew]).encode()).documents == (anew,)
    expected, applied = apply(plan, first)
    found, again = apply(plan, anew)
    assert told(found) == told(expected)
    assert len(again.left_out) == len(applied.left_out)


@settings(max_examples=60)
@given(decisions())
def test_each_is_of_a_record_at_its_source_or_an_addition(case: tuple[str, DocumentCorrections]) -> None:
    sample, first = case
    plan = plan_of(sample)
    left_out = {str(each.correction) for each in apply(plan, first)[1].left_out}
    for each in renewed(plan, [first]):
        known = [(record.source, fields_of(record)) for record in getattr(plan, each.table)]
        assert (each.source, each.was) in known or each.action == "add" or str(each) in left_out


def test_what_was_said_of_another_version_is_of_its_records_now() -> None:
    before, now = read(), read(CHANGED)
    park = of(before, "targets", indicator="公园")
    first = said(
        before,
        (of(before, "targets", indicator="管网"), "correct", {"unit": "千米"}, "看过"),
        (of(before, "values", name="再生水利用率", year="2025"), "accept"),
        (of(before, "claims", what="约束性指标"), "reject"),
        (park, "correct", {"value": "13"}),
        sha256="0" * 64,
    )
    anew = {each.quote: each for each in renewed(now, [first])}
    assert anew["新建管网40公里"].source == of(now, "targets", indicator="管网").source != first.corrections[0].source
    assert (anew["新建管网40公里"].set, anew["新建管网40公里"].note) == ({"unit": "千米"}, "看过")
    assert (anew["25"].action, anew["约束性2项"].action) == ("accept", "reject")
    assert anew[park.quote] == first.corrections[3]  # its words are gone: it stays as it was


def test_what_is_right_by_now_is_accepted_and_what_is_not_extracted_any_more_is_added() -> None:
    plan = read()
    target = of(plan, "targets", indicator="沟渠")
    corrected, _ = apply(plan, said(plan, (target, "correct", {"year": "2030"})))
    first = said(plan, (target, "correct", {"year": "2030"}))
    assert [(each.action, dict(each.set)) for each in renewed(corrected, [first])] == [("accept", {})]
    without = replace(plan, targets=tuple(each for each in plan.targets if each != target))
    [addition] = renewed(without, [first])
    assert (addition.action, addition.source, addition.set["year"]) == ("add", target.source, "2030")
    value = of(plan, "values", name="森林覆盖率", year="2025")
    without = replace(plan, values=tuple(each for each in plan.values if each != value))
    [addition] = renewed(without, [said(plan, (value, "accept"))])
    assert (addition.action, addition.source, addition.set["value"]) == ("add", value.source, "≥65")
    assert told(apply(without, document(without, (addition,)))[0]) == told(plan)


def test_two_files_that_go_on_from_each_other_are_one_and_contradictions_stay() -> None:
    plan = read()
    target = of(plan, "targets", indicator="管网")
    first = said(plan, (target, "correct", {"value": "41"}))
    after, _ = apply(plan, first)
    second = said(after, (of(after, "targets", indicator="管网"), "correct", {"value": "42"}))
    assert [dict(each.set) for each in renewed(plan, [first, second])] == [{"value": "42"}]
    other = said(plan, (target, "correct", {"value": "43"}))
    assert renewed(plan, [first, other]) == (*first.corrections, *other.corrections)


def test_without_corrections_there_is_nothing() -> None:
    plan = read()
    assert renewed(plan, []) == renewed(plan, [plantext.Contexts(plan).document()]) == ()
