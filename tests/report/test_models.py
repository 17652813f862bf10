"""What a document says, before it is drawn: every change once, counts that agree, sources on both sides."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

import plantext
from plantext.comparisons import Change, Finding
from plantext.report.changes import changes_report
from plantext.report.findings import findings_report
from plantext.report.parts import Entry, Report
from plantext.revisions import Revision
from plantext.show.grid import honest

PAIRS = [("yunxi_2018", "yunxi_2023"), ("hezhe_2021", "hezhe_2026"), ("yunxi_2023", "yunxi_2024_action")]


def entries(report: Report) -> list[Entry]:
    return [entry for section in report.sections for entry in section]


def compared(*changes: Change) -> Report:
    return changes_report(Revision("旧", "新", changes), "zh")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_change_stands_once_with_its_texts_and_sources(old: str, new: str, language: str) -> None:
    revision = plantext.compare_revisions(*(plantext.read(plantext.sample(f"{name}.docx")) for name in (old, new)))
    report = changes_report(revision, language)
    found = entries(report)
    assert [entry.number for entry in found] == list(range(1, len(revision.changes) + 1))
    assert len({entry.anchor for entry in found}) == len(found)
    for entry, change in zip(found, revision.changes, strict=True):
        assert (entry.old.source, entry.new.source) == (change.old_source, change.new_source)
        assert entry.name == f"{change.name} {change.item}".strip()
        if change.role or change.subject == "measure":
            assert change.old in entry.old.text
            assert change.new in entry.new.text


def test_counts_agree_with_what_is_listed(revision: Revision) -> None:
    report = changes_report(revision, "zh")
    assert sum(figure.count for figure in report.figures) == len(revision.changes)
    assert Counter(entry.tone for entry in entries(report)) == {
        figure.tone: figure.count for figure in report.figures if figure.count
    }
    rows = {name: [int(text or 0) for text in counts] for name, *counts in report.counts.rows}
    assert rows["合计"] == [117, 70, 88, 44, len(revision.changes)]
    assert rows["其中：收紧"][-1] == sum(change.direction == "tightened" for change in revision.changes)
    for name, counts in rows.items():
        assert sum(counts[:-1]) == counts[-1], name
    assert report.summed.startswith("共319处变化：收紧 10，放宽 8，")


def test_what_is_told_first_leads_to_its_entry(revision: Revision) -> None:
    report = changes_report(revision, "zh")
    assert report.first is not None
    first = report.first.rows[0]
    assert first.why == "约束性指标的目标放宽（幅度为原值的2.1%）"
    assert first.entry in entries(report)
    english = changes_report(revision, "en").first
    assert english is not None
    assert english.rows[0].why == "the target of a binding indicator was relaxed (by 2.1% of the old value)"


def test_what_did_not_change_is_listed_only_on_demand_beside_what_did(revision: Revision) -> None:
    few, all_of_them = changes_report(revision, "zh"), changes_report(revision, "zh", all=True)
    assert not any(entry.tone == "same" for entry in entries(few))
    same = [entry for entry in entries(all_of_them) if entry.tone == "same"]
    assert len(same) == len(revision.unchanged)
    assert any(entry.goes_on for entry in same)
    assert "未变化的内容一并列出" in all_of_them.notes
    assert few.summed == all_of_them.summed


def test_a_choice_of_changes_is_said(revision: Revision) -> None:
    report = changes_report(revision.only(["relaxed", "project"]), "zh")
    assert "仅列出：放宽、项目" in report.notes
    assert {section.key for section in report.sections} == {"indicator", "target", "project"}


def test_notes_on_the_comparison_are_in_its_language(revision: Revision) -> None:
    assert "only yunxi_2023 has values for target 2030" in changes_report(revision, "en").notes
    assert "仅yunxi_2023有下列各栏数值：目标 2030" in changes_report(revision, "zh").notes


def test_of_an_unsure_pair_both_candidates_are_told_with_what_they_ask_for(revision: Revision) -> None:
    report = changes_report(revision, "zh")
    (entry,) = [e for e in entries(report) if e.tone == "unsure" and e.name == "农村无害化卫生厕所普及率"]
    assert [badge.word for badge in entry.badges] == ["待核实\n(可信度 0.57)"]
    assert (entry.old.text, entry.new.text) == ("农村卫生厕所普及率", "农村无害化卫生厕所普及率")
    assert entry.old.aside == "2020年：97%\n2025年：100%"
    assert [run.text for run in entry.new.runs if run.is_marked] == ["无害化"]


def test_what_came_or_went_is_told_in_full(revision: Revision) -> None:
    found = entries(changes_report(revision, "zh"))
    (water,) = [e for e in found if e.tone == "added" and e.name == "水环境质量 地表水达到或优于Ⅲ类水质比例"]
    assert "…" not in water.new.text
    assert water.new.text.splitlines()[0].startswith("2025年：完成年度考核任务；保持稳定或继续改善")
    projects = [entry for entry in found if entry.tone == "added" and entry.new.source.startswith("表3")]
    assert projects
    assert any(entry.new.text.count("\n") == 2 for entry in projects), "what is built, for how much, when"


def test_the_value_that_is_meant_is_named_as_people_say_it() -> None:
    cells = {"old": "≥5", "new": "≥6", "direction": "tightened"}
    report = compared(
        Change("indicator", "value_changed", "甲", role="target", year="2025", old_year="2025", **cells),
        Change("indicator", "year_changed", "甲", role="baseline", year="2022", old_year="2017", old="1", new="2"),
        Change("indicator", "wording_changed", "甲", role="requirement", level="national", old="好", new="更好"),
        Change("indicator", "year_changed", "甲", role="target", year="", old_year="2030", old="1", new="2"),
        Change("indicator", "attribute_changed", "乙", old="参考性", new="约束性", direction="tightened"),
    )
    found = entries(report)
    assert [entry.value for entry in found] == ["2025年目标", "2017→2022年现状", "国家要求", "2030→—目标", ""]
    assert [entry.goes_on for entry in found] == [False, True, True, True, False]
    assert [badge.word for badge in found[0].badges] == ["收紧", "数值变化"]


def test_a_number_in_another_unit_is_told_beside_it_and_not_marked() -> None:
    values = {"old_value": Decimal("25.4666666667"), "new_value": Decimal("23.8"), "unit": "千克/亩"}
    change = Change("indicator", "value_changed", "化肥施用强度", role="target", old="382", new="23.8", **values)
    (entry,) = entries(compared(change))
    assert (entry.old.text, entry.old.aside) == ("382", "≈ 25.4667千克/亩")
    assert (entry.new.text, entry.new.aside) == ("23.8千克/亩", "")


def test_responsible_units_stand_as_a_list_and_are_marked_whole() -> None:
    change = Change("project", "responsible_changed", "水厂", old="县交通局", new="县交通局|县交投集团")
    (entry,) = entries(compared(change))
    assert entry.new.text == "县交通局、县交投集团"
    assert [run.text for run in entry.new.runs if run.is_marked] == ["、县交投集团"]


def test_two_equal_plans_have_a_document_that_says_so() -> None:
    plan = plantext.read(plantext.sample("hezhe_2021.docx"))
    report = changes_report(plantext.compare_revisions(plan, plan), "zh")
    assert (report.sections, report.first) == ((), None)
    assert report.notes[0] == "没有变化"
    assert "两个文件完全相同" in report.notes


def test_changes_of_no_weight_are_said_to_be_so() -> None:
    report = compared(Change("indicator", "renamed", "乙", old="甲", new="乙"))
    assert report.first is None
    assert report.notes[0] == "没有需要在首页列出的变化"


def test_nothing_that_misleads_reaches_a_document(hostile: Revision) -> None:
    for entry in entries(changes_report(hostile, "zh")):
        for text in (entry.name, entry.value, entry.old.text, entry.new.source):
            assert text == honest(text)


def finding(rule: str = "claim", severity: str = "error", said: str = "5项", found: str = "4") -> Finding:
    return Finding(rule, severity, f"{rule}: {said}", said, found, "¶6[16:20]", "表2 r2c3")  # type: ignore[arg-type]


def test_findings_stand_by_severity_and_rule_and_what_agrees_is_counted() -> None:
    found = [finding("text-value", "note"), finding(), finding("attained", "ok"), finding("claim", "note"), finding()]
    report = findings_report(found, (), "zh")
    assert [(section.key, [group.about for group in section.groups]) for section in report.sections] == [
        ("error", ["claim"]),
        ("note", ["claim", "text-value"]),
    ]
    assert report.sections[0].groups[0].title == "正文自述的数量与表中数量是否一致"
    assert report.counts.rows[0] == ("claim", "正文自述的数量与表中数量是否一致", "2", "", "1", "")
    assert report.summed == "共核对5处：错误 2，警告 0，提示 2，相符 1"
    assert "核对相符的内容只计数，未列出" in report.notes
    assert [section.key for section in findings_report(found, (), "zh", all=True).sections][-1] == "ok"


def test_a_finding_has_both_sides_with_their_sources_and_differing_numbers_marked() -> None:
    (entry,) = entries(findings_report([finding()], (), "en"))
    assert [(run.text, run.is_marked) for run in entry.old.runs] == [("5", True), ("项", False)]
    assert (entry.old.source, entry.new.source) == ("¶6[16:20]", "表2 r2c3")
    (agrees,) = entries(findings_report([finding(severity="ok")], (), "en", all=True))
    assert not any(run.is_marked for run in (*agrees.old.runs, *agrees.new.runs))


@pytest.mark.parametrize(
    ("found", "note"), [([], "nothing could be checked"), ([finding(severity="ok")], "nothing was found")]
)
def test_an_audit_without_findings_says_so(found: list[Finding], note: str) -> None:
    report = findings_report(found)
    assert report.sections == ()
    assert report.notes[0] == note


def test_every_rule_says_what_it_checks_in_both_languages() -> None:
    for rule in plantext.auditing.rules().values():
        assert set(rule.checks) == {"en", "zh"}
        assert rule.checks["en"].isascii()
        assert not rule.checks["zh"].isascii()
