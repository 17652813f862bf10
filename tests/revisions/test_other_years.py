"""What the tables of two plans have in common decides what is compared with what, and what is lost is said."""

import pytest

import plantext
from plantext.comparisons import Change
from plantext.plan import Plan
from plantext.revisions import compare_revisions


def _plan(years: tuple[str, ...], *rows: str, name: str = "plan") -> Plan:
    lines = ["# 幸福县生态规划", "", "表1 主要指标", "", f"| 序号 | 指标 | 单位 | {' | '.join(years)} | 属性 |"]
    lines.append("| --- | --- | --- " + "| --- " * len(years) + "| --- |")
    lines += [f"| {at} | {row} | 约束性 |" for at, row in enumerate(rows, 1)]
    return plantext.read_text("\n".join(lines), name)


def _targets(old: Plan, new: Plan) -> list[tuple[str, str, str, str]]:
    changes: tuple[Change, ...] = compare_revisions(old, new).changes
    return [(c.kind, c.old_year, c.year, c.direction) for c in changes if c.role == "target"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (("2025年", "2035年"), ("2030年", "2035年"), [("year_changed", "2025", "2030", "relaxed")]),
        (("2025年", "年均/累计"), ("2030年", "年均/累计"), [("year_changed", "2025", "2030", "relaxed")]),
        (("2025年", "2030年"), ("2025年", "2035年"), [("year_changed", "2030", "2035", "relaxed")]),
        # A year before the one in common has nothing to do with one behind it.
        (("2025年", "2030年"), ("2030年", "2035年"), []),
        (("2025年", "2030年", "2035年"), ("2030年", "2035年"), []),
    ],
)  # fmt: skip
def test_targets_of_another_year_are_compared_beside_one_in_common(
    old: tuple[str, ...], new: tuple[str, ...], expected: list[tuple[str, str, str, str]]
) -> None:
    cells = {"2025年": "≥52", "2030年": "≥51", "2035年": "≥50", "年均/累计": "-"}
    cells_old, cells_new = ({**cells, "2030年": "≥50"} if years is old else cells for years in (old, new))
    row = "森林覆盖率 | % | 40 | "
    plans = [_plan(("2020年", *years), row + " | ".join(told[year] for year in years))
             for years, told in ((old, cells_old), (new, cells_new))]  # fmt: skip
    found = [each for each in _targets(*plans) if each[0] == "year_changed"]
    assert found == expected


def test_a_year_that_the_other_plan_has_for_others_is_dropped_there_and_not_moved() -> None:
    old = _plan(("2020年", "2025年", "2035年"), "森林覆盖率 | % | 50 | ≥52 | ≥60", "公园数量 | 个 | 5 | 6 | 9")
    new = _plan(("2020年", "2025年", "2035年"), "森林覆盖率 | % | 50 | ≥52 | ≥60", "公园数量 | 个 | 5 | - | 9")
    assert _targets(old, new) == [("dropped", "2025", "2025", "")]


TABLE = _plan(("2020年", "2025年"), "森林覆盖率 | % | 50 | ≥52", "公园数量 | 个 | 5 | 6", name="table")


@pytest.mark.parametrize("text", ["# 幸福县规划\n\n## 一、主要任务\n\n推进管网建设。", "会议通知\n\n请各单位参会。"])
def test_a_file_without_any_target_has_lost_all_of_them_and_is_named(text: str) -> None:
    nothing = plantext.read_text(text, "nothing")
    dropped = compare_revisions(TABLE, nothing)
    assert [(c.kind, c.name) for c in dropped.changes if c.subject == "indicator"] == [
        ("dropped", "森林覆盖率"),
        ("dropped", "公园数量"),
    ]
    assert any(note.startswith("nothing has no indicator table and no targets") for note in dropped.notes)
    came = [c.kind for c in compare_revisions(nothing, TABLE).changes if c.subject == "indicator"]
    assert came == ["added", "added"]


def test_a_text_that_mentions_one_target_has_not_lost_the_others() -> None:
    action = plantext.read_text("# 幸福县行动计划\n\n## 一、目标\n\n到2025年，森林覆盖率达到51%以上。\n", "action")
    found = [(c.kind, c.direction) for c in compare_revisions(TABLE, action).changes if c.subject == "indicator"]
    assert found == [("value_changed", "relaxed")]


KINDS = {
    kind: plantext.read_text(f"# 幸福县治水{kind}\n\n新建管网3公里。\n", kind)
    for kind in ("other", "规划", "行动计划", "编制说明")
}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("规划", "行动计划", "行动计划 (行动计划) is no version of 规划: "),
        ("规划", "编制说明", "编制说明 (编制说明) is no version of 规划: "),
        ("行动计划", "规划", "行动计划 (行动计划) is no version of 规划: "),
        ("other", "行动计划", "行动计划 (行动计划) is no version of other: "),
        ("other", "规划", ""),
        ("规划", "规划", ""),
        ("行动计划", "行动计划", ""),
    ],
)
def test_a_document_of_another_kind_is_said_to_be_no_version(old: str, new: str, said: str) -> None:
    notes = [note for note in compare_revisions(KINDS[old], KINDS[new]).notes if "is no version of" in note]
    assert [note.startswith(said) for note in notes] == ([True] if said else [])


BREAKDOWN = (
    "# 幸福县规划\n\n## 一、任务\n\n表2 任务分解\n\n| 乡镇 | 村数 |\n| --- | --- |\n| 东镇 | 22 |\n| 西镇 | 30 |\n"
)


@pytest.mark.parametrize(("swapped", "said"), [(("22", "18"), 2), (("22", "22 "), 0)])
def test_a_table_that_nobody_reads_is_named_if_it_differs(swapped: tuple[str, str], said: int) -> None:
    old, new = plantext.read_text(BREAKDOWN, "old"), plantext.read_text(BREAKDOWN.replace(*swapped), "new")
    notes = [note for note in compare_revisions(old, new).notes if "were not compared" in note]
    assert len(notes) == said
    assert all("表2" in note for note in notes)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("≥93 | ≥95", "≥93", [("year_changed", "2025", "2027", "relaxed")]),
        ("≥93 | ≥95", "≥95", [("year_changed", "2030", "2027", "tightened")]),
        ("≥93 | ≥95", "≥97", [("year_changed", "2030", "2027", "tightened")]),
    ],
)
def test_of_several_years_the_one_with_the_same_value_has_moved(
    old: str, new: str, expected: list[tuple[str, str, str, str]]
) -> None:
    before = _plan(("2020年", "2025年", "2030年"), f"绿色采购比例 | % | 90 | {old}")
    after = _plan(("2020年", "2027年"), f"绿色采购比例 | % | 90 | {new}")
    assert [each for each in _targets(before, after) if each[0] == "year_changed"] == expected
