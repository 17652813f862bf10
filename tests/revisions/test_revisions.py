import csv
from collections import Counter
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plantext
from plantext.comparisons import CHANGES, KINDS, Change
from plantext.plan import Plan
from plantext.revisions import compare_revisions

from .making import Row, mirrored, plan, told

FOREST: Row = ("森林覆盖率", "%", "约束性", "60.1", "≥62", "≥63")
WATER: Row = ("单位GDP用水量", "立方米/万元", "预期性", "35", "≤30", "≤25")
AIR: Row = ("PM2.5浓度", "微克/立方米", "约束性", "30", "28", "25")

WETLAND: Row = ("湿地修复面积", "公顷", "预期性", "30", "28", "25")


def _kinds(old: Plan, new: Plan) -> list[tuple[str, str]]:
    return [(change.kind, change.direction) for change in compare_revisions(old, new).changes]


def _one(old: Row, new: Row) -> list[Change]:
    return list(compare_revisions(plan([old, AIR]), plan([new, AIR])).changes)


def _with(row: Row, **cells: str) -> Row:
    names = ("name", "unit", "attribute", "baseline", "target", "last")
    return tuple(cells.get(name, cell) for name, cell in zip(names, row, strict=True))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("row", "cells", "expected"),
    [
        (FOREST, {"target": "≥61"}, [("value_changed", "relaxed")]),
        (FOREST, {"target": "≥62.5"}, [("value_changed", "tightened")]),
        (WATER, {"target": "≤31"}, [("value_changed", "relaxed")]),
        (WATER, {"target": "≤29"}, [("value_changed", "tightened")]),
        (FOREST, {"target": "62"}, [("comparator_changed", "neutral")]),
        (FOREST, {"target": ">62"}, [("comparator_changed", "tightened")]),
        (FOREST, {"target": "62左右"}, [("comparator_changed", "relaxed")]),
        (FOREST, {"target": "持续提高"}, [("number_to_wording", "unknown")]),
        (_with(FOREST, target="持续提高"), {"target": "≥62"}, [("wording_to_number", "unknown")]),
        (_with(FOREST, target="持续提高"), {"target": "保持稳定"}, [("wording_changed", "unknown")]),
        (FOREST, {"attribute": "预期性"}, [("attribute_changed", "relaxed")]),
        (WATER, {"attribute": "约束性"}, [("attribute_changed", "tightened")]),
        (FOREST, {"baseline": "60.4"}, [("value_changed", "")]),
        (WETLAND, {"unit": "亩", "baseline": "450", "target": "420", "last": "375"}, [("unit_changed", "neutral")]),
        (FOREST, {"target": "/"}, [("dropped", "")]),
        (_with(FOREST, target="-"), {"target": "≥62"}, [("added", "")]),
    ],
)  # fmt: skip
def test_a_change_of_one_cell_is_told_as_what_it_is(
    row: Row, cells: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert [(change.kind, change.direction) for change in _one(row, _with(row, **cells))] == expected


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (FOREST, {"name": "森林覆盖率*"}),
        (FOREST, {"target": ">=62"}),
        (FOREST, {"target": "≥62.0"}),
        (FOREST, {"target": "不低于62"}),
        (FOREST, {"unit": "％"}),
        (WATER, {"name": "单位地区生产总值用水量"}),
        (_with(FOREST, target="-"), {"target": "/"}),
        (_with(FOREST, target="持续提高"), {"target": "持续提高。"}),
    ],
)
def test_what_is_only_printed_in_another_way_is_no_change(row: Row, cells: dict[str, str]) -> None:
    assert not _one(row, _with(row, **cells))


def test_a_number_in_another_unit_is_compared_in_the_new_one() -> None:
    old = ("森林蓄积量", "万立方米", "预期性", "150", "160", "170")
    new = ("森林蓄积量", "立方米", "预期性", "1500000", "1650000", "1700000")
    unit, value = _one(old, new)
    assert (unit.kind, unit.old, unit.new) == ("unit_changed", "万立方米", "立方米")
    assert (value.kind, value.direction) == ("value_changed", "tightened")
    assert (value.old_value, value.new_value, value.delta) == (Decimal(1600000), Decimal(1650000), Decimal(50000))


def test_a_table_of_other_years_moves_targets_and_says_so() -> None:
    old = plan([FOREST])
    text = old.document.text.replace("2025年目标值", "2027年目标值").replace("2030年目标值", "2035年目标值")
    new = plantext.read_text(text)
    changes = compare_revisions(old, new).changes
    assert [(c.kind, c.old_year, c.year, c.direction) for c in changes] == [
        ("year_changed", "2025", "2027", "relaxed"),
        ("year_changed", "2030", "2035", "relaxed"),
    ]


def test_a_column_that_one_version_lacks_is_a_note_and_no_change_of_every_indicator() -> None:
    old = plan([FOREST, WATER])
    new = plantext.read_text(old.document.text.replace("\t2030年目标值", "").replace("\t≥63", "").replace("\t≤25", ""))
    revision = compare_revisions(old, new)
    assert not revision.changes
    assert any("target 2030" in note for note in revision.notes)


def test_indicators_come_and_go_and_are_renamed() -> None:
    kinds = _kinds(plan([FOREST, AIR]), plan([AIR, WATER]))
    assert kinds == [("added", ""), ("dropped", "")]
    (renamed,) = compare_revisions(
        plan([_with(AIR, name="公共文化设施免费开放比例")]), plan([_with(AIR, name="公共文化设施免费开放率")])
    ).changes
    assert (renamed.kind, renamed.old, renamed.new) == ("renamed", "公共文化设施免费开放比例", "公共文化设施免费开放率")


def test_what_follows_a_level_may_be_its_change_and_is_left_to_a_person() -> None:
    old, new = (_with(FOREST, name=name) for name in ("工业固体废物综合利用率", "工业固体废物综合利用率提高幅度"))
    (change,) = _one(old, new)
    assert (change.kind, change.match) == ("unsure", "similar")
    assert change.confidence is not None
    assert change.confidence < Decimal("0.72")


def test_an_indicator_is_split_and_merged() -> None:
    whole = [_with(FOREST, name="农村生活污水与垃圾处理率"), AIR]
    split = [_with(FOREST, name="农村生活污水治理率"), _with(FOREST, name="农村生活垃圾集中收运率"), AIR]
    assert [kind for kind, _ in _kinds(plan(whole), plan(split))] == ["split", "split"]
    assert [kind for kind, _ in _kinds(plan(split), plan(whole))] == ["merged", "merged"]


def test_measures_are_reworded_added_and_dropped() -> None:
    kept = "严格落实河长制，定期开展巡河，及时处置发现的问题。"
    old = plan([AIR], f"{kept}实施乡镇污水处理厂提标改造，推进雨污分流。全面禁止露天焚烧秸秆，建立巡查队伍。")
    new = plan([AIR], f"{kept}实施乡镇污水处理厂提标改造，全面推进雨污分流和管网修复。开展古树名木普查并挂牌保护。")
    measures = [change for change in compare_revisions(old, new).changes if change.subject == "measure"]
    assert [change.kind for change in measures] == ["reworded", "added", "dropped"]
    assert old.document.text.count(measures[2].old) == new.document.text.count(measures[1].new) == 1


def test_sentences_outside_the_task_chapters_are_no_measures() -> None:
    text = "幸福县生态文明建设规划\n\n第一章 现状\n\n{}\n\n第三章 重点任务\n\n推进雨污分流改造工程建设。\n"
    old, new = (
        plantext.read_text(text.format(said)) for said in ("全县水质总体良好。", "全县水质有所下降，形势严峻。")
    )
    assert not compare_revisions(old, new).changes


def test_an_action_plan_without_a_table_is_held_against_the_table() -> None:
    action = plantext.read_text("幸福县行动方案\n\n一、目标\n\n到2025年，森林覆盖率达到61%以上。\n")
    revision = compare_revisions(plan([FOREST, WATER]), action)
    (change,) = [change for change in revision.changes if change.subject == "indicator"]
    assert (change.name, change.kind, change.direction) == ("森林覆盖率", "value_changed", "relaxed")
    assert any("no indicator table" in note for note in revision.notes)


@pytest.mark.parametrize("name", ["yunxi_2018", "yunxi_2023", "hezhe_2021", "hezhe_2026", "yunxi_2024_action"])
def test_a_plan_does_not_change_by_moving_from_word_to_text(name: str, samples: Path) -> None:
    word, text = (plantext.read(samples / f"{name}{suffix}") for suffix in (".docx", ".txt"))
    for old, new in permutations((word, text)):
        assert compare_revisions(old, new).changes == ()


def test_the_changes_of_the_sample_county_are_those_that_a_person_lists(samples: Path) -> None:
    with (samples / "expected" / "yunxi_2023" / "changes.csv").open(encoding="utf-8-sig", newline="") as file:
        expected = Counter(tuple(row[name] for name in _TOLD) for row in csv.DictReader(file))
    old, new = (plantext.read(samples / f"{name}.docx") for name in ("yunxi_2018", "yunxi_2023"))
    # The targets of running text that only one version has are as many as the text has numbers, and listed by none.
    found = Counter(
        tuple(str(getattr(change, name)) for name in _TOLD)
        for change in compare_revisions(old, new).changes
        if change.subject != "target" or change.kind not in ("added", "dropped")
    )
    assert not expected - found
    assert not found - expected


_TOLD = ("subject", "kind", "name", "item", "role", "level", "year", "old", "new", "direction")

CELLS = st.sampled_from(["≥62", "62", "≤40", "持续提高", "-", "62%以上", "控制在40以内", "[13.5]", "下降5%"])
NAMES = st.lists(
    st.sampled_from(["森林覆盖率", "农村污水治理率", "城镇污水处理率", "绿色建筑比例", "新建绿色建筑占比", "公园数量"]),
    min_size=1, max_size=4, unique=True,
)  # fmt: skip
ROWS = NAMES.flatmap(
    lambda names: st.tuples(
        *(st.tuples(st.just(n), st.sampled_from(["%", ""]), st.sampled_from(["约束性", "预期性"]), CELLS, CELLS, CELLS)
          for n in names)
    )
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_a_plan_against_itself_does_not_change(rows: tuple[Row, ...]) -> None:
    same = plan(rows)
    assert compare_revisions(same, same).changes == ()


@settings(max_examples=60, deadline=None)
@given(ROWS, ROWS)
def test_swapping_the_versions_mirrors_every_change(old: tuple[Row, ...], new: tuple[Row, ...]) -> None:
    forth, back = compare_revisions(plan(old), plan(new)), compare_revisions(plan(new), plan(old))
    assert Counter(map(told, forth.changes)) == Counter(map(mirrored, back.changes))


def test_swapping_the_sample_plans_mirrors_every_change(samples: Path) -> None:
    old, new = (plantext.read(samples / f"{name}.txt") for name in ("yunxi_2018", "yunxi_2023"))
    forth, back = compare_revisions(old, new), compare_revisions(new, old)
    assert Counter(map(told, forth.changes)) == Counter(map(mirrored, back.changes))


def test_only_keeps_what_is_asked_for_and_rows_are_those_of_the_contract() -> None:
    revision = compare_revisions(plan([FOREST, WATER]), plan([_with(FOREST, target="≥61"), AIR]))
    assert {change.kind for change in revision.only(["relaxed"]).changes} == {"value_changed"}
    assert {change.kind for change in revision.only(["dropped", "added"]).changes} == {"dropped", "added"}
    assert not revision.only(["project"]).changes
    assert all(len(row) == len(CHANGES) for row in revision.rows(all=True))
    assert len(revision.rows(all=True)) == len(revision.changes) + len(revision.unchanged)
    assert {change.kind for change in revision} <= set(KINDS)


def test_a_frame_has_numbers_as_numbers() -> None:
    pytest.importorskip("pandas")
    frame = compare_revisions(plan([FOREST]), plan([_with(FOREST, target="≥61")])).frame()
    assert list(frame.columns) == list(CHANGES)
    assert frame["delta"].tolist() == [-1.0]


def test_changes_have_sources_on_both_sides() -> None:
    revision = compare_revisions(plan([FOREST, WATER]), plan([_with(FOREST, target="≥61"), AIR]))
    for change in revision:
        assert bool(change.old_source) == (change.kind != "added")
        assert bool(change.new_source) == (change.kind != "dropped")
