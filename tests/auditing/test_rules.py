"""Every rule of `extractors/audit.toml` carries plans that prove it; every wording its lines."""

from __future__ import annotations

import pytest

import plantext
from plantext.auditing import audit, rules
from plantext.auditing.rules import words
from plantext.vocabulary import Wording, load

WORDINGS = load("audit.toml", "word")


def found(text: str, rule: str) -> list[str]:
    findings = audit(plantext.read_text(text.strip()))
    return [f"{each.severity}: {each.message}" for each in findings if each.rule == rule and each.severity != "ok"]


@pytest.mark.parametrize(("rule", "plan"), [(rule.id, plan) for rule in rules().values() for plan in rule.yes])
def test_a_rule_finds_what_its_yes_plans_do_wrong(rule: str, plan: str) -> None:
    assert found(plan, rule)


@pytest.mark.parametrize(("rule", "plan"), [(rule.id, plan) for rule in rules().values() for plan in rule.no])
def test_a_rule_finds_nothing_in_its_no_plans(rule: str, plan: str) -> None:
    assert found(plan, rule) == []


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in WORDINGS for line in wording.yes])
def test_a_yes_line_has_the_wording(wording: Wording, line: str) -> None:
    assert words(wording.means, line)


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in WORDINGS for line in wording.no])
def test_a_no_line_has_none_of_its_meaning(wording: Wording, line: str) -> None:
    assert not words(wording.means, line)
