"""
Invented plans with planted faults, beside what looks like a fault and is none.

`NAME.findings.csv` lists what a careful analyst would write down of `NAME.txt`: every error, warning and note.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import plantext

FOLDER = Path(__file__).parent / "plans"
PLANS = sorted(FOLDER.glob("*.txt"))


def expected(plan: Path) -> list[tuple[str, str, str]]:
    with plan.with_suffix(".findings.csv").open(encoding="utf-8", newline="") as file:
        return [(row["rule"], row["severity"], row["said"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_what_is_planted_is_found_and_nothing_else(path: Path) -> None:
    found = [each for each in plantext.audit(plantext.read(path)) if each.severity != "ok"]
    assert [(each.rule, each.severity, each.said) for each in found] == expected(path)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_finding_has_a_place_and_a_message_in_both_languages(path: Path) -> None:
    plan = plantext.read(path)
    for one, other in zip(plantext.audit(plan), plantext.audit(plan, language="zh"), strict=True):
        assert one.source
        assert one.said
        assert one.message != other.message
        assert (one.rule, one.said, one.found, one.source) == (other.rule, other.said, other.found, other.source)


NOTE = """关于《枫泾县生态环境保护规划（2024—2030年）》的编制说明

规划共设置{indicators}项指标。谋划重点工程2项，总投资{money}亿元。到2027年，森林覆盖率达到{cover}%。"""


def test_a_note_that_agrees_gives_no_finding() -> None:
    note = plantext.read_text(NOTE.format(indicators=3, money="1.36", cover=55), "说明")
    found = plantext.audit(plantext.read(FOLDER / "clean-01.txt"), note)
    assert {each.severity for each in found} == {"ok"}
    assert [each.rule for each in found if each.source.startswith("说明 ")] == [
        *("note-claim", "note-claim", "note-claim-investment", "text-value")
    ]


def test_a_note_that_disagrees_is_told_with_its_own_place() -> None:
    note = plantext.read_text(NOTE.format(indicators=4, money="1.63", cover=57), "说明")
    found = [x for x in plantext.audit(plantext.read(FOLDER / "clean-01.txt"), note) if x.severity != "ok"]
    assert [(each.rule, each.severity, each.found) for each in found] == [
        ("note-claim", "error", "3"),
        ("note-claim-investment", "error", "13600万元"),
        ("text-value", "warning", "55"),
    ]
    assert all(each.source.startswith("说明 ¶1[") for each in found)


def test_a_document_without_tables_claims_nothing_that_could_be_checked() -> None:
    assert plantext.audit(plantext.read_text("规划设18项指标，谋划重点工程20项，总投资3亿元。")) == ()
