"""The sample plans agree with themselves, but for what is planted; the real ones err where a person found it."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

import plantext
from plantext.comparisons import Finding
from plantext.samples import sample

GRAVE = ("error", "warning")


def grave(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(each.rule, each.source) for each in findings if each.severity in GRAVE]


@pytest.mark.parametrize("name", ["yunxi_2018", "yunxi_2024_action", "hezhe_2021", "hezhe_2026", "liutang_2024"])
def test_samples_give_neither_error_nor_warning(name: str) -> None:
    assert grave(plantext.audit(plantext.read(sample(name)))) == []


@pytest.mark.parametrize("suffix", ["docx", "txt"])
def test_the_revision_and_its_note_agree_but_for_two_judgements_without_a_target(suffix: str) -> None:
    note = plantext.read(sample(f"yunxi_2023_note.{suffix}"))
    found = plantext.audit(plantext.read(sample(f"yunxi_2023.{suffix}")), note)
    assert [rule for rule, _ in grave(found)] == ["attained-without-target"] * 2
    claims = [each for each in found if each.rule.startswith("note-claim")]
    assert [each.severity for each in claims] == ["ok"] * len(note.claims)


def seed(shared: Path, number: str) -> plantext.Plan:
    return plantext.read(next((shared / "seeds").glob(f"{number}_*.txt")))


@pytest.fixture(scope="module")
def audited(shared: Path) -> dict[str, tuple[Finding, ...]]:
    found = plantext.audit(seed(shared, "001"), seed(shared, "000"))
    return {
        "000": tuple(each for each in found if each.source.startswith("000_")),
        "001": tuple(each for each in found if not each.source.startswith("000_")),
        "004": plantext.audit(seed(shared, "004")),
    }


def test_all_claims_of_real_plans_that_can_be_checked_are_confirmed(
    audited: dict[str, tuple[Finding, ...]], shared: Path
) -> None:
    with (shared / "gold" / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        gold = Counter(row["doc"] for row in csv.DictReader(file) if row["agrees_with"] == "yes")
    claims = {doc: [x for x in found if "claim" in x.rule] for doc, found in audited.items()}
    assert {doc: len(found) for doc, found in claims.items()} == gold
    assert {each.severity for found in claims.values() for each in found} == {"ok"}


def test_what_a_person_found_wrong_in_real_plans_is_found(audited: dict[str, tuple[Finding, ...]]) -> None:
    counts = Counter((doc, each.rule) for doc, found in audited.items() for each in found if each.severity != "ok")
    assert counts["001", "attained-without-target"] == 3
    assert counts["001", "series-requirement"] == 1
    assert counts["001", "target-present"] == 3
    assert counts["001", "project-date"] == 1
    assert counts["001", "project-quantity"] == 1
    assert counts["001", "text-kept"] == 1
    assert counts["001", "text-present"] == 1
    assert counts["004", "target-requirement"] == 1
    assert counts["004", "target-present"] == 2
    assert counts["004", "twice-value"] == 1
    assert counts["004", "twice-unit"] == 1
    assert counts["004", "twice-none"] == 2
    assert counts["004", "broken"] == 1


def test_real_plans_give_no_other_error_or_warning(audited: dict[str, tuple[Finding, ...]]) -> None:
    rules = {doc: Counter(rule for rule, _ in grave(found)) for doc, found in audited.items()}
    assert rules == {
        "000": Counter(),
        "001": Counter({"attained-without-target": 3, "project-date": 1, "text-kept": 1}),
        "004": Counter({"broken": 1, "twice-unit": 1, "twice-value": 1}),
    }
