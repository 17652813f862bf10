"""Every action on every kind of record: what it makes of the record, what it leaves, and what it says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plantext import Plan
from plantext.corrections import FIELDS, Applied, Contexts, Corrections, Row, apply, shown
from plantext.errors import CorrectionError
from plantext.places import Places

from .plans import TEXT, accepted, of, read, said

PLAN = read()
FIRST: dict[str, Any] = {
    "targets": of(PLAN, "targets", indicator="森林覆盖率"),
    "values": of(PLAN, "values", name="再生水利用率", year="2025"),
    "indicators": of(PLAN, "indicators", number="3"),
    "projects": of(PLAN, "projects", number="2"),
    "duties": of(PLAN, "duties", section="2.推进节水"),
    "claims": of(PLAN, "claims", quote="3项指标"),
}
SET = {
    "targets": {"value": "≥65.5", "year": "2027", "indicator": "全县森林覆盖率", "role": "actual"},
    "values": {"value": "24–26", "year": "2026", "role": "baseline", "value_unit": "‰", "qualitative": "约"},
    "indicators": {"attribute": "约束性（考核）", "domain": "生态环境", "scope": "both"},
    "projects": {"name": "再生水厂（二期）扩建", "start_year": "2025", "end_year": "", "investment": "8,300.5"},
    "duties": {"responsible": "县水务局、各乡镇（街道、园区）", "responsible_lead": "县水务局"},
    "claims": {"what": "指标·项", "value": "~4", "unit": "个"},
}
EXPECTED: dict[str, dict[str, Any]] = {
    "targets": {"comparator": ">=", "low": Decimal("65.5"), "high": None, "year": "2027", "role": "actual"},
    "values": {"comparator": "range", "low": Decimal(24), "high": Decimal(26), "value_unit": "‰", "raw": "25"},
    "indicators": {"attribute": "约束性（考核）", "domain": "生态环境", "scope": "both", "unit": "%"},
    "projects": {"start_year": 2025, "end_year": None, "investment": Decimal("8300.5"), "years_raw": "2024—2026年"},
    "duties": {"responsible": ("县水务局", "各乡镇（街道、园区）"), "responsible_lead": ("县水务局",)},
    "claims": {"what": "指标·项", "comparator": "~", "value": Decimal(4), "unit": "个"},
}
PRINTED = ("quote", "raw", "source", "start", "end", "section", "table", "rule", "years_raw", "measure")


def at(plan: Plan, record: Any) -> Any:
    """Return the record of a plan that stands where another stands."""
    table = next(table for table, first in FIRST.items() if isinstance(record, type(first)))
    alike = [each for each in getattr(plan, table) if each.source == record.source]
    assert len(alike) <= 1
    return alike[0] if alike else None


@pytest.mark.parametrize("table", FIELDS)
def test_what_is_accepted_is_marked_and_stays(table: str) -> None:
    plan, applied = apply(PLAN, said(PLAN, (FIRST[table], "accept")))
    assert at(plan, FIRST[table]) == replace(FIRST[table], review="accepted")
    assert (applied, plan.notes) == (Applied(accepted=1), ())
    assert [r for t in FIELDS for r in getattr(plan, t) if r.review] == [at(plan, FIRST[table])]


@pytest.mark.parametrize("table", FIELDS)
def test_what_is_corrected_is_as_it_was_set_and_keeps_what_was_printed(table: str) -> None:
    plan, applied = apply(PLAN, said(PLAN, (FIRST[table], "correct", SET[table])))
    found = at(plan, FIRST[table])
    assert {name: getattr(found, name) for name in EXPECTED[table]} == EXPECTED[table]
    assert (found.review, applied) == ("corrected", Applied(corrected=1))
    printed = [name for name in PRINTED if hasattr(found, name)]
    assert [getattr(found, name) for name in printed] == [getattr(FIRST[table], name) for name in printed]


@pytest.mark.parametrize("table", FIELDS)
def test_what_is_rejected_is_gone_and_counted(table: str) -> None:
    plan, applied = apply(PLAN, said(PLAN, (FIRST[table], "reject")))
    assert at(plan, FIRST[table]) is None
    with_values = 3 if table == "indicators" else 0  # which go with their indicator
    assert applied == Applied(rejected=1 + with_values)
    count = "1 record was" if not with_values else "4 records were"
    assert plan.notes == (f"corrections: {count} rejected and left out",)


@pytest.mark.parametrize("table", FIELDS)
def test_what_rules_no_longer_extract_comes_back_as_it_was_left(table: str) -> None:
    lost = replace(PLAN, **{table: tuple(r for r in getattr(PLAN, table) if r != FIRST[table])})
    for action, changes in (("accept", {}), ("correct", SET[table])):
        plan, applied = apply(lost, said(PLAN, (FIRST[table], action, changes)))
        left, _ = apply(PLAN, said(PLAN, (FIRST[table], action, changes)))
        assert shown(at(plan, FIRST[table])) == shown(at(left, FIRST[table]))
        assert applied.accepted + applied.corrected == 1
        assert getattr(at(plan, FIRST[table]), "rule", "correction") == "correction"
        order = [r.source for r in getattr(plan, table)]
        assert order == [r.source for r in getattr(PLAN, table)]


@pytest.mark.parametrize("table", FIELDS)
def test_rejecting_what_rules_no_longer_extract_says_nothing(table: str) -> None:
    lost = replace(PLAN, **{table: ()})
    assert apply(lost, said(PLAN, (FIRST[table], "reject"))) == (lost, Applied())


def test_a_record_that_rules_read_otherwise_by_now_is_as_the_person_left_it() -> None:
    target = FIRST["targets"]
    for otherwise in (
        replace(target, comparator=">=", high=None),
        replace(target, indicator="全县森林覆盖率", year=""),
    ):
        now = replace(PLAN, targets=(otherwise, *PLAN.targets[1:]))
        plan, _ = apply(now, said(PLAN, (target,)))
        assert plan.targets[0] == replace(target, review="accepted", year_source=plan.targets[0].year_source)
        assert len(plan.targets) == len(PLAN.targets)


def test_another_number_of_the_same_clause_is_another_record() -> None:
    plan = read("到2030年，PM2.5平均浓度由38微克/立方米降至29微克/立方米。")
    old, new = plan.targets
    without = replace(plan, targets=(new,))
    found, applied = apply(without, said(plan, (old, "correct", {"year": "2020"})))
    assert [(str(t.low), t.year, t.review) for t in found.targets] == [("29", "2030", ""), ("38", "2020", "corrected")]
    assert apply(without, said(plan, (old, "reject"))) == (without, Applied())
    assert applied == Applied(corrected=1)


ADDED = (
    ("targets", "规划设置3项指标", {"indicator": "指标", "value": "3", "unit": "项", "year": "2030"}),
    ("targets", "建成公园12处", {"indicator": "新建公园", "value": "≥12", "unit": "处"}),
    ("duties", "推进节水", {"responsible": "各乡镇"}),
    ("claims", "沟渠6条", {"what": "沟渠", "value": "6", "unit": "条"}),
)


@pytest.mark.parametrize(("table", "quote", "fields"), ADDED)
def test_what_is_added_in_the_text_has_its_place_and_its_fields(table: str, quote: str, fields: dict[str, str]) -> None:
    start = PLAN.document.text.index(quote)
    contexts = Contexts(PLAN)
    addition = contexts.in_text(table, start, start + len(quote), fields)
    plan, applied = apply(PLAN, contexts.document(addition))
    (found,) = [record for record in getattr(plan, table) if record.review == "added"]
    assert (found.quote, PLAN.document.text[found.start : found.end]) == (quote, quote)
    assert found.source == addition.source
    assert {name: shown(found)[name] for name in fields} == fields
    assert applied == Applied(added=1)
    assert [r.start for r in getattr(plan, table)] == sorted(r.start for r in getattr(plan, table))


def test_an_added_target_has_its_section_its_units_and_its_number_as_printed() -> None:
    start = PLAN.document.text.index("新建管网40公里")
    contexts = Contexts(PLAN)
    fields = {"indicator": "供水管道", "value": "40", "unit": "公里", "year": "2030"}
    plan, _ = apply(PLAN, contexts.document(contexts.in_text("targets", start, start + 8, fields)))
    (found,) = [target for target in plan.targets if target.review]
    assert (found.section, found.path, found.raw, found.rule) == ("2.推进节水", "2", "40公里", "correction")
    assert (found.responsible, found.responsible_lead) == (("县住建局", "县财政局", "各乡镇"), ("县住建局",))
    assert [t.review for t in plan.targets].index("added") == 5  # behind the one that begins in the same place


def test_what_is_added_in_a_cell_is_a_value_of_the_row() -> None:
    lost = replace(PLAN, values=tuple(v for v in PLAN.values if v.year != "2030"))
    contexts = Contexts(lost)
    place = Places(PLAN.document).find("表1 r3c6", "表1 主要指标")
    assert place
    row = Row("", "2", "再生水利用率", "")
    addition = contexts.in_cell("values", place, row, {"value": "≥30", "year": "2030"})
    plan, applied = apply(lost, contexts.document(addition))
    (found,) = [value for value in plan.values if value.review]
    assert (found.table, found.number, found.name, found.role, found.year) == (
        *("表1 主要指标", "2", "再生水利用率", "target", "2030"),
    )
    assert (found.comparator, found.value_unit, found.raw, found.source) == (">=", "%", "30", "表1 r3c6")
    assert plan.values.index(found) == 4  # behind the others of its row
    assert applied == Applied(added=1)


def test_the_role_of_an_added_value_is_that_of_its_column() -> None:
    lost = replace(PLAN, values=tuple(v for v in PLAN.values if v.name != "森林覆盖率"))
    contexts = Contexts(lost)
    place = Places(PLAN.document).find("表1 r2c4", "表1 主要指标")
    assert place
    addition = contexts.in_cell("values", place, Row("", "1", "森林覆盖率"), {"value": "62.1"})
    (found,) = [v for v in apply(lost, contexts.document(addition))[0].values if v.review]
    assert replace(found, review="", rule="number") == of(PLAN, "values", name="森林覆盖率", year="2022")


def test_words_of_a_cell_can_be_selected_for_what_is_added() -> None:
    plan = read(TEXT.replace("\t25\t30\t", "\t≥25，城区≥28\t30\t"))
    lost = replace(plan, values=tuple(v for v in plan.values if v.source != "表1 r3c5"))
    place = Places(plan.document).find("表1 r3c5", "表1 主要指标")
    assert place
    contexts = Contexts(lost)
    whole = contexts.in_cell("values", place, Row("", "2", "再生水利用率"), {"value": "≥28", "year": "2025"})
    for document in (contexts.document(replace(whole, quote="城区≥28")), contexts.document(whole)):
        for sha256 in (plan.sha256, ""):
            corrected, applied = apply(lost, replace(document, sha256=sha256))
            (found,) = [value for value in corrected.values if value.review]
            assert (found.source, found.raw, str(found.low)) == ("表1 r3c5", "≥25，城区≥28", "28")
            assert applied == Applied(added=1)
            assert apply(corrected, replace(document, sha256=sha256))[0] == corrected


READ = (
    ("绿地率保持稳定", "绿地率不低于45%", {}, ("绿地率", ">=", "%")),
    ("绿地率保持稳定", "绿地率不低于45%", {"indicator": "县城绿地率"}, ("县城绿地率", ">=", "%")),
    ("绿地率保持稳定", "绿地率不低于45%", {"value": "46"}, ("绿地率", "=", "")),
    ("", "加强监测", {}, ("加强监测", "", "")),
)


@pytest.mark.parametrize(("_name", "quote", "fields", "expected"), READ)
def test_what_is_not_told_of_an_addition_is_read_from_its_words(
    _name: str, quote: str, fields: dict[str, str], expected: tuple[str, str, str]
) -> None:
    plan = replace(read(TEXT.replace("二、主要任务\n", f"二、主要任务\n\n各部门要{quote}。\n")), targets=())
    start = plan.document.text.index(quote)
    contexts = Contexts(plan)
    document = contexts.document(contexts.in_text("targets", start, start + len(quote), {"role": "target", **fields}))
    corrected, applied = apply(plan, document)
    (found,) = corrected.targets
    assert (found.indicator, found.comparator, found.unit) == expected
    assert applied == Applied(added=1)
    assert apply(corrected, document)[0] == corrected


def test_what_is_not_told_of_an_added_value_is_read_from_its_cell() -> None:
    lost = replace(PLAN, values=())
    contexts = Contexts(lost)
    for source, number, name, expected in (
        ("表1 r2c5", "1", "森林覆盖率", (">=", "65", "%", "")),
        ("表1 r4c6", "3", "空气优良天数比例", ("", "None", "", "持续改善")),
    ):
        place = Places(PLAN.document).find(source, "表1 主要指标")
        assert place
        addition = contexts.in_cell("values", place, Row("", number, name), {"role": "target"})
        corrected, _ = apply(lost, contexts.document(addition))
        (found,) = corrected.values
        assert (found.comparator, str(found.low), found.value_unit, found.qualitative) == expected
        assert apply(corrected, contexts.document(addition))[0] == corrected


def test_projects_and_indicators_can_be_added_in_their_cells() -> None:
    lost = replace(PLAN, projects=(), indicators=())
    contexts = Contexts(lost)
    places = Places(PLAN.document)
    cells = (places.find("表2 r2c2", "表2 重点项目"), places.find("表1 r2c2", "表1 主要指标"))
    assert cells[0]
    assert cells[1]
    project = contexts.in_cell(
        "projects", cells[0], Row(number="1"), {"name": "青木溪综合治理工程", "end_year": "2025"}
    )
    indicator = contexts.in_cell("indicators", cells[1], Row(number="1", name="森林覆盖率"), {"unit": "%"})
    plan, applied = apply(lost, contexts.document(project, indicator))
    assert [(p.number, p.name, p.end_year, p.source) for p in plan.projects] == [
        ("1", "青木溪综合治理工程", 2025, "表2 r2c2")
    ]
    assert [(i.number, i.name, i.unit, i.concept) for i in plan.indicators] == [
        ("1", "森林覆盖率", "%", "forest-cover")
    ]
    assert applied == Applied(added=2)


def test_what_was_added_and_is_extracted_by_now_is_no_duplicate() -> None:
    target = FIRST["targets"]
    contexts = Contexts(PLAN)
    alike = {"indicator": "森林覆盖率", "value": "65", "unit": "%", "year": "2025"}
    for fields, review in ((alike, "accepted"), (alike | {"year": "2027"}, "corrected")):
        addition = contexts.in_text("targets", target.start, target.end, fields)
        plan, applied = apply(PLAN, contexts.document(addition))
        assert plan.targets[0].review == review
        assert plan.targets[0].year == fields["year"]
        assert len(plan.targets) == len(PLAN.targets)
        assert applied.accepted + applied.corrected == 1


def test_values_follow_what_their_indicator_is_called() -> None:
    indicator = FIRST["indicators"]
    changes = {"number": "3-1", "name": "优良天数比率", "item": "县城", "unit": "‰"}
    document = said(PLAN, (indicator, "correct", changes), (of(PLAN, "values", number="3", year="2025"),))
    plan, applied = apply(PLAN, document)
    values = [value for value in plan.values if value.number == "3-1"]
    assert [(v.name, v.item, v.value_unit, v.review) for v in values] == [
        ("优良天数比率", "县城", "‰", "corrected"),
        ("优良天数比率", "县城", "%", "accepted"),  # a person has said that its unit is right
        ("优良天数比率", "县城", "", "corrected"),
    ]
    assert applied == Applied(accepted=1, corrected=1)
    assert apply(plan, document)[0] == plan


def test_a_value_of_a_rejected_indicator_stays_where_a_person_let_it_stand() -> None:
    kept = of(PLAN, "values", number="3", year="2025")
    plan, applied = apply(PLAN, said(PLAN, (FIRST["indicators"], "reject"), (kept,)))
    assert [value for value in plan.values if value.number == "3"] == [replace(kept, review="accepted")]
    assert applied == Applied(accepted=1, rejected=3)


def test_targets_follow_the_duty_that_closes_them() -> None:
    duty, reviewed = FIRST["duties"], of(PLAN, "targets", indicator="管网")
    document = said(PLAN, (duty, "correct", {"responsible": "县水务局"}), (reviewed,))
    plan, _ = apply(PLAN, document)
    followed = of(plan, "targets", indicator="再生水利用率")
    assert (followed.responsible, followed.responsible_lead, followed.review) == (("县水务局",), (), "corrected")
    assert of(plan, "targets", indicator="管网").responsible == reviewed.responsible
    assert of(plan, "targets", indicator="沟渠").review == ""
    assert apply(plan, document)[0] == plan


def test_what_hangs_on_a_corrected_field_follows() -> None:
    target = FIRST["targets"]
    plan, _ = apply(PLAN, said(PLAN, (target, "correct", {"indicator": "再生水利用率", "year": "2027"})))
    found = plan.targets[0]
    assert (found.concept, found.year_source, found.unit_source) == ("water-reuse", "", target.unit_source)
    plan, _ = apply(PLAN, said(PLAN, (target, "correct", {"value": "66"})))
    assert (plan.targets[0].concept, plan.targets[0].year_source) == (target.concept, target.year_source)
    leads, _ = apply(PLAN, said(PLAN, (FIRST["duties"], "correct", {"responsible": "县住建局|县水利局"})))
    assert leads.duties[0].responsible_lead == ("县住建局",)
    leads, _ = apply(PLAN, said(PLAN, (FIRST["duties"], "correct", {"responsible_lead": "县政府"})))
    assert leads.duties[0].responsible[-1] == "县政府"


def test_corrections_that_contradict_each_other_are_left_alone_and_told() -> None:
    target = FIRST["targets"]
    both = said(PLAN, (target, "correct", {"value": "66"}), (target, "correct", {"value": "67"}), (PLAN.targets[1],))
    plan, applied = apply(PLAN, both)
    assert plan.targets[0] == target
    assert applied.accepted == 1
    reason = "森林覆盖率达到65%”: another correction says something else of it"
    assert plan.notes == (f"correction not applied: correct targets ¶2[7:17] “{reason}",) * 2
    assert [each.correction.set["value"] for each in applied.left_out] == ["66", "67"]


def test_corrections_that_say_the_same_twice_count_once() -> None:
    target = FIRST["targets"]
    twice = said(PLAN, (target, "correct", {"value": "66"}), (target, "correct", {"value": "66"}))
    assert apply(PLAN, twice)[1] == Applied(corrected=1)


def test_corrections_of_a_corrected_plan_go_with_the_first() -> None:
    target = FIRST["targets"]
    first = said(PLAN, (target, "correct", {"value": "66"}))
    once, _ = apply(PLAN, first)
    for decision, left in (
        (("correct", {"value": "67"}), ["67", "corrected"]),
        (("correct", {"value": "65"}), ["65", "accepted"]),
        (("accept",), ["66", "corrected"]),
    ):
        second = said(once, (once.targets[0], *decision))
        twice, _ = apply(once, second)
        together = replace(first, corrections=first.corrections + second.corrections)
        plan, applied = apply(PLAN, together)
        assert applied.left_out == ()
        assert (str(plan.targets[0].low), str(twice.targets[0].low)) == (left[0], left[0])
        assert plan.targets[0].review == left[1]
        assert apply(plan, together)[0] == plan
    second = said(once, (once.targets[0], "reject"))
    together = replace(first, corrections=first.corrections + second.corrections)
    assert apply(PLAN, together)[0].targets == PLAN.targets[1:]


def test_an_addition_can_be_corrected_and_rejected_later() -> None:
    start = PLAN.document.text.index("新建管网40公里")
    contexts = Contexts(PLAN)
    addition = contexts.in_text("targets", start, start + 8, {"indicator": "供水管道", "value": "40", "unit": "公里"})
    once, _ = apply(PLAN, contexts.document(addition))
    made = of(once, "targets", indicator="供水管道")
    for decision, found in ((("correct", {"value": "≥40"}), [(">=", "added")]), (("reject",), [])):
        later = said(once, (made, *decision)).corrections
        plan, applied = apply(PLAN, contexts.document(addition, *later))
        assert [(t.comparator, t.review) for t in plan.targets if t.indicator == "供水管道"] == found
        assert applied.left_out == ()


def test_an_indicator_can_be_renamed_again() -> None:
    first = said(PLAN, (FIRST["indicators"], "correct", {"name": "优良天数比率"}))
    once, _ = apply(PLAN, first)
    value = of(once, "values", number="3", year="2025")
    second = said(once, (of(once, "indicators", number="3"), "correct", {"name": "好天数"}), (value,))
    together = replace(first, corrections=first.corrections + second.corrections)
    plan, applied = apply(PLAN, together)
    assert {value.name for value in plan.values if value.number == "3"} == {"好天数"}
    assert (of(plan, "values", number="3", year="2025").review, applied.left_out) == ("accepted", ())
    assert apply(plan, together)[0] == plan


def test_corrections_are_chosen_by_file_then_by_name_then_by_title() -> None:
    target = FIRST["targets"]
    document = said(PLAN, (target, "correct", {"value": "66"}))
    other = said(PLAN, (target, "correct", {"value": "67"}))
    cases = (
        ((document, replace(other, sha256="")), "66"),
        ((replace(document, sha256="", doc="别的"), replace(other, sha256="0" * 64)), "67"),
        ((replace(document, sha256="", doc="别的"),), "66"),
        ((replace(document, sha256="", doc="别的", title="另一个"),), "65"),
    )
    for documents, low in cases:
        plan, _ = apply(PLAN, Corrections(documents))
        assert str(plan.targets[0].low) == low
    untitled = read("到2025年，绿地率达到42%。", "无题")
    assert apply(untitled, Corrections((replace(document, sha256="", doc="", title=""),)))[0] is untitled


def test_no_corrections_leave_the_plan_itself() -> None:
    assert apply(PLAN, Corrections())[0] is PLAN
    assert apply(PLAN, said(PLAN))[0] is PLAN


def test_accepting_everything_marks_and_changes_nothing_else() -> None:
    for document in (accepted(PLAN), accepted(PLAN, sha256="")):
        plan, applied = apply(PLAN, document)
        for table in FIELDS:
            assert getattr(plan, table) == tuple(replace(r, review="accepted") for r in getattr(PLAN, table))
        assert applied == Applied(accepted=len(document.corrections))
        assert apply(plan, document)[0] == plan


def test_what_cannot_be_meant_is_refused_when_it_is_made() -> None:
    contexts = Contexts(PLAN)
    target, end = FIRST["targets"], len(PLAN.document.text)
    with pytest.raises(CorrectionError, match="accept takes no set"):
        contexts.correction(target, "accept", {"value": "66"})
    with pytest.raises(CorrectionError, match="correct needs something in set"):
        contexts.correction(target, "correct", {"value": "65"})
    with pytest.raises(CorrectionError, match="stand in the cells"):
        contexts.in_text("values", 0, 4, {})
    with pytest.raises(CorrectionError, match="one paragraph"):
        contexts.in_text("targets", 0, 40, {"indicator": "规划"})
    with pytest.raises(CorrectionError, match="no text at"):
        contexts.in_text("targets", end + 5, end + 9, {"indicator": "规划"})
    place = Places(PLAN.document).find("¶2[7:17]")
    assert place
    with pytest.raises(CorrectionError, match="no cell"):
        contexts.in_cell("values", place, Row(), {})
