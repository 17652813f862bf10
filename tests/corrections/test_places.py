"""Corrections find their place again when the text around it has changed, and say so when it is gone or not sure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from plantext import Plan
from plantext.corrections import Contexts, Row, apply
from plantext.corrections.placing import Placed
from plantext.places import Places

from .plans import TEXT, accepted, of, read, said

PLAN = read()
REUSE = of(PLAN, "targets", indicator="再生水利用率")
PIPES = of(PLAN, "targets", indicator="管网")
VALUE = of(PLAN, "values", name="再生水利用率", year="2025")
PROJECT = of(PLAN, "projects", number="2")
GONE, AMBIGUOUS = "its place is gone", "several places are like it"


def changed(old: str, new: str, count: int = 1) -> Plan:
    """Return the plan with something else in its text; its file is another one then."""
    assert TEXT.count(old) >= 1, old
    return read(TEXT.replace(old, new, count))


def reasons(left_out: tuple[Placed, ...]) -> list[str]:
    return [each.reason for each in left_out]


MOVED: dict[str, Callable[[], Plan]] = {
    "a paragraph before it": lambda: changed("一、总体要求\n", "一、总体要求\n\n全县共有12个乡镇，森林资源丰富。\n"),
    "a chapter before it": lambda: changed("一、总体要求", "一、发展基础\n\n全县地处山区。\n\n二、总体要求"),
    "other numbers": lambda: changed("2.推进节水", "5.推进节水"),
    "another heading": lambda: changed("二、主要任务", "二、重点工作"),
    "a sentence before it": lambda: changed("2.推进节水。", "2.推进节水。落实最严格水资源管理制度。"),
    "a sentence behind it": lambda: changed("各乡镇配合）", "各乡镇配合）完善水价机制。"),
    "wide characters": lambda: changed("提高到30%以上", "提高到３０％以上"),
    "spaces in it": lambda: changed("提高到30%以上", "提高到 30 %以上"),
    "a row before it": lambda: changed("1\t森林覆盖率", "1\t湿地保护率\t%\t50\t55\t60\t预期性\n1\t森林覆盖率"),
    "a column more": lambda: changed("\t指标属性", "\t指标属性\t备注"),
    "a table before it": lambda: changed("表1 主要指标", "表1 乡镇名单\n序号\t乡镇\n1\t甲镇\n2\t乙镇\n\n表2 主要指标"),
    "a title of the table": lambda: changed("表1 主要指标", "表1 规划主要指标"),
    "a number of the table": lambda: changed("表1 主要指标", "附表3 主要指标"),
}


@pytest.mark.parametrize("change", MOVED.values(), ids=MOVED)
def test_what_has_moved_is_found(change: Callable[[], Plan]) -> None:
    plan = change()
    document = said(
        PLAN,
        (REUSE, "correct", {"value": "≥31", "unit": "%"}),
        (VALUE, "correct", {"value": "26"}),
        (PROJECT, "correct", {"investment": "8300"}),
    )
    corrected, applied = apply(plan, document)
    assert reasons(applied.left_out) == []
    assert str(of(corrected, "targets", indicator="再生水利用率").low) == "31"
    assert str(of(corrected, "values", name="再生水利用率", year="2025").low) == "26"
    assert str(of(corrected, "projects", name="再生水厂扩建").investment) == "8300"
    assert [len(getattr(corrected, t)) for t in ("targets", "values", "projects")] == [
        len(getattr(plan, t)) for t in ("targets", "values", "projects")
    ]
    assert apply(corrected, document)[0] == corrected


@pytest.mark.parametrize("change", MOVED.values(), ids=MOVED)
def test_everything_that_was_accepted_is_found_again(change: Callable[[], Plan]) -> None:
    _, applied = apply(change(), accepted(PLAN))
    assert [str(each.correction) for each in applied.left_out] == []
    assert applied.accepted == len(accepted(PLAN).corrections)


ONCE = "再生水利用率提高到30%以上"
ELSEWHERE = changed(f"到2030年，{ONCE}，新建管网40公里。", "加强管护。", 1)
LOST: dict[str, tuple[Plan, Any]] = {
    "reworded": (changed(ONCE, "再生水利用率力争超过30%"), REUSE),
    "another number": (changed(ONCE, "再生水利用率提高到32%以上"), REUSE),
    "taken out": (changed(f"{ONCE}，", ""), REUSE),
    "elsewhere only": (read(f"{ELSEWHERE.document.text}\n附：{ONCE}\n"), REUSE),
    "another value": (changed("\t18\t25\t30", "\t18\t27\t30"), VALUE),
    "a row taken out": (changed("2\t再生水利用率\t%\t18\t25\t30\t预期性\n", ""), VALUE),
    "another indicator": (changed("2\t再生水利用率\t%", "2\t污水处理率\t%"), VALUE),
    "a table taken out": (read(TEXT[: TEXT.index("表1")]), VALUE),
    "another name": (changed("再生水厂扩建", "污水厂扩建"), PROJECT),
    "no such text": (read("青木县水务规划\n\n到2030年，绿地率达到40%。\n", "青木"), REUSE),
}


@pytest.mark.parametrize(("plan", "record"), LOST.values(), ids=LOST)
@pytest.mark.parametrize("action", ["accept", "correct", "reject"])
def test_what_is_gone_is_told_and_changes_nothing(plan: Plan, record: Any, action: Any) -> None:
    changes = {"end_year" if record is PROJECT else "year": "2028"}
    document = said(PLAN, (record, action, changes if action == "correct" else None))
    told = f"correction not applied: {document.corrections[0]}: {GONE}"
    found, applied = apply(plan, document)
    assert reasons(applied.left_out) == [GONE]
    assert found == replace(plan, notes=(*plan.notes, told))


AREA = of(PLAN, "targets", indicator="水土流失面积")
ROW = "2\t再生水厂扩建\t日处理2万吨\t2024—2026年\t8200\t县住建局、县水务集团\n"
PARAGRAPH = TEXT[TEXT.index("3.巩固") : TEXT.index("\n表1")]
DOUBLED = {
    "a clause": (changed(AREA.quote, f"{AREA.quote}，{AREA.quote}"), AREA),
    "a paragraph": (changed(PARAGRAPH, PARAGRAPH * 2), AREA),
    "a row": (changed(ROW, ROW * 2), PROJECT),
}


@pytest.mark.parametrize(("plan", "record"), DOUBLED.values(), ids=DOUBLED)
@pytest.mark.parametrize("action", ["accept", "reject"])
def test_what_stands_twice_is_told_and_changes_nothing(plan: Plan, record: Any, action: Any) -> None:
    document = said(PLAN, (record, action))
    told = f"correction not applied: {document.corrections[0]}: {AMBIGUOUS}"
    found, applied = apply(plan, document)
    assert reasons(applied.left_out) == [AMBIGUOUS]
    assert found == replace(plan, notes=(*plan.notes, told))


def test_of_two_equal_clauses_the_one_that_is_read_as_before_is_meant() -> None:
    plan = changed("新建管网40公里。", "新建管网40公里。新建管网40公里。")  # the second has no year
    corrected, applied = apply(plan, said(PLAN, (PIPES, "correct", {"value": "41"})))
    pipes = [target for target in corrected.targets if target.indicator == "管网"]
    assert [(str(target.low), target.year) for target in pipes] == [("41", "2030"), ("40", "")]
    assert applied.corrected == 1


def test_in_the_file_itself_what_stands_twice_is_known_by_its_place() -> None:
    for plan, record in DOUBLED.values():
        first, *others = [r for t in ("targets", "projects") for r in getattr(plan, t) if r.source and same(r, record)]
        assert others
        corrected, applied = apply(plan, said(plan, (others[-1], "reject")))
        assert applied.rejected == 1
        left = [r.source for t in ("targets", "projects") for r in getattr(corrected, t) if same(r, record)]
        assert left == [first.source]


def same(one: Any, other: Any) -> bool:
    words = [getattr(each, "name", "") or getattr(each, "quote", "") for each in (one, other)]
    return type(one) is type(other) and words[0] == words[1]


def test_the_order_of_equal_places_settles_which_is_which() -> None:
    for plan, record in DOUBLED.values():
        alike = [r for t in ("targets", "projects") for r in getattr(plan, t) if same(r, record)]
        document = said(plan, (alike[0],), (alike[1], "reject"), sha256="")
        corrected, applied = apply(plan, document)
        assert reasons(applied.left_out) == []
        left = [r for t in ("targets", "projects") for r in getattr(corrected, t) if same(r, record)]
        assert left == [replace(alike[0], review="accepted")]
        assert apply(corrected, document)[0] == corrected


def test_of_three_equal_places_two_corrections_settle_nothing() -> None:
    plan = changed(PARAGRAPH, PARAGRAPH * 3)
    areas = [target for target in plan.targets if target.quote == AREA.quote]
    assert len(areas) == 3
    found, applied = apply(plan, said(plan, (areas[0],), (areas[1], "reject"), sha256=""))
    assert reasons(applied.left_out) == [AMBIGUOUS] * 2
    assert found.targets == plan.targets


def test_equal_cells_of_a_row_are_told_apart_by_what_was_read_of_them() -> None:
    text = TEXT.replace("\t18\t25\t30\t", "\t25\t25\t25\t")
    plan = read(text)
    values = [value for value in plan.values if value.name == "再生水利用率"]
    document = said(plan, (values[1], "reject"), sha256="")
    corrected, applied = apply(plan, document)
    assert [v.year for v in corrected.values if v.name == "再生水利用率"] == ["2022", "2030"]
    assert applied.rejected == 1
    assert apply(corrected, document)[0] == corrected  # it is not looked for in its neighbours


def test_what_is_added_in_one_of_equal_cells_goes_to_the_one_that_nothing_was_read_of() -> None:
    plan = read(TEXT.replace("\t18\t25\t30\t", "\t25\t25\t25\t"))
    lost = replace(plan, values=tuple(v for v in plan.values if v.year != "2030"))
    place = Places(plan.document).find("表1 r3c6", "表1 主要指标")
    assert place
    contexts = Contexts(lost)
    addition = contexts.in_cell("values", place, Row("", "2", "再生水利用率"), {"value": "25", "year": "2030"})
    document = replace(contexts.document(addition), sha256="")
    corrected, _ = apply(lost, document)
    assert [(v.year, v.source, v.review) for v in corrected.values if v.name == "再生水利用率"] == [
        ("2022", "表1 r3c4", ""),
        ("2025", "表1 r3c5", ""),
        ("2030", "表1 r3c6", "added"),
    ]
    assert apply(corrected, document)[0] == corrected


def test_a_quote_with_nothing_around_it_is_found_by_its_heading() -> None:
    plan = read("甲县规划\n\n一、目标\n\n绿地率达到42%\n\n二、任务\n\n新建公园3处\n", "甲")
    moved = read("甲县规划\n\n一、目标\n\n到2030年，全县绿地率达到42%以下简称。\n\n二、任务\n\n新建公园3处\n", "甲")
    _, applied = apply(moved, said(plan, (plan.targets[0],)))
    assert reasons(applied.left_out) == []
    elsewhere = read("甲县规划\n\n一、目标\n\n稳步提升。\n\n二、任务\n\n到2030年，全县绿地率达到42%以下简称。\n", "甲")
    _, applied = apply(elsewhere, said(plan, (plan.targets[0],)))
    assert reasons(applied.left_out) == [GONE]
