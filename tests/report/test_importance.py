"""Which changes are told first: by the order of reasons, then by size, then as they are read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plantext.comparisons import Change
from plantext.errors import VocabularyError
from plantext.report import importance
from plantext.report.importance import most_important, reasons
from plantext.revisions import Revision, Version

BINDS = {f"old {name}": "约束性" for name in "abcdefgh"} | {f"new {name}": "约束性指标" for name in "abcdefgh"}
MEASURED = frozenset(f"{side} {name}" for side in ("old", "new") for name in "abcdmno")
MONEY = {f"{side} p{at}": Decimal(at * 100) for side in ("old", "new") for at in range(1, 9)}
VERSION = Version("v", attributes=BINDS, measured=MEASURED, money=MONEY)


def value(name: str, old: str | None, new: str | None, direction: Any, **more: Any) -> Change:
    numbers = [None if each is None else Decimal(each) for each in (old, new)]
    delta = numbers[1] - numbers[0] if numbers[0] is not None and numbers[1] is not None else None
    change = Change("indicator", "value_changed", name, role="target", year="2025", direction=direction, delta=delta)
    change = replace(change, old_value=numbers[0], new_value=numbers[1])
    return replace(change, **{"old_source": f"old {name}", "new_source": f"new {name}", **more})


def whole(kind: str, name: str, subject: Any = "indicator") -> Change:
    source = {"added": "new_source", "dropped": "old_source"}[kind]
    return Change(subject, kind, name, **{source: f"{'new' if kind == 'added' else 'old'} {name}"})


def first(*changes: Change) -> list[tuple[str, str]]:
    revision = Revision("old", "new", changes, versions=(VERSION, VERSION))
    return [(each.reason.id, each.change.name) for each in most_important(revision)]


CASES = [
    ("binding-dropped", whole("dropped", "a")),
    ("binding-relaxed", value("b", "95", "93", "relaxed")),
    ("binding-value-dropped", value("c", "15", None, "unknown", kind="number_to_wording")),
    ("binding-value-dropped", value("c", "15", None, "", kind="dropped", new_source="")),
    ("no-longer-binding", value("d", None, None, "relaxed", kind="attribute_changed", role="")),
    ("indicator-dropped", whole("dropped", "m")),
    ("indicator-relaxed", value("n", "95", "93", "relaxed")),
    ("indicator-value-dropped", value("o", "15", None, "unknown", kind="number_to_wording")),
    ("now-binding", value("e", None, None, "tightened", kind="attribute_changed", role="", old_source="old x")),
    ("binding-tightened", value("f", "93", "95", "tightened")),
    ("indicator-tightened", value("n", "93", "95", "tightened")),
    ("binding-added", whole("added", "a")),
    ("target-relaxed", value("t", "95", "93", "relaxed", subject="target")),
    ("target-tightened", value("t", "93", "95", "tightened", subject="target")),
    ("project-dropped", whole("dropped", "p1", "project")),
    (
        "project-money",
        value("p2", "100", "200", "", subject="project", kind="investment_changed", role="", unit="万元"),
    ),
    ("project-added", whole("added", "p3", "project")),
    ("indicator-added", whole("added", "n")),
    ("indicator-without-number-dropped", whole("dropped", "z")),
    ("target-dropped", value("u", "5", None, "", subject="target", kind="dropped")),
    ("target-added", value("u", None, "5", "", subject="target", kind="added")),
]


@pytest.mark.parametrize(("reason", "change"), CASES, ids=[f"{reason}-{case.kind}" for reason, case in CASES])
def test_each_reason_has_its_change(reason: str, change: Change) -> None:
    assert first(change) == [(reason, change.name)]


def test_the_cases_know_every_reason_in_the_order_of_the_file() -> None:
    assert [each.id for each in reasons()] == list(dict.fromkeys(reason for reason, _ in CASES))


def test_the_weightier_reason_comes_first_whatever_is_read_first() -> None:
    changes = [replace(change, name=f"{change.name}{at}") for at, (_, change) in enumerate(CASES)]
    assert [reason for reason, _ in first(*reversed(changes))] == [reason for reason, _ in CASES[:3]] + [
        "binding-value-dropped",
        "no-longer-binding",
    ]


@pytest.mark.parametrize(
    "change",
    [
        whole("added", "z"),
        whole("added", "p", "project"),
        whole("dropped", "sentence", "measure"),
        value("a", "95", "93", "relaxed", role="requirement"),
        value("a", "95", "93", "", role="baseline"),
        value("a", "95", "97", "unknown"),
        value("a", None, None, "unknown", kind="wording_changed"),
        value("a", None, None, "", kind="renamed", role=""),
        value("a", None, None, "", kind="unsure", role=""),
    ],
    ids=lambda change: f"{change.subject}-{change.kind}-{change.role}",
)
def test_other_changes_are_not_told_first(change: Change) -> None:
    assert first(change) == []


def test_within_a_reason_the_larger_share_of_the_old_number_comes_first() -> None:
    changes = [
        value("g1", "100", "99", "relaxed"),
        value("g2", "10", "9", "relaxed"),
        value("g3", "0", "1", "relaxed"),  # of nothing, it is all
        value("g4", "-20", "-19", "relaxed"),
    ]
    assert [name for _, name in first(*changes)] == ["g3", "g2", "g4", "g1"]


def test_within_projects_the_larger_sum_comes_first_in_whatever_unit() -> None:
    large = value("p8", "1", "1.5", "", subject="project", kind="investment_changed", role="", unit="亿元")
    small = value("p7", "9000", "1", "", subject="project", kind="investment_changed", role="", unit="元")
    assert [name for _, name in first(small, large)] == ["p8", "p7"]
    assert [name for _, name in first(*(whole("dropped", f"p{at}", "project") for at in (2, 5, 3)))] == [
        *("p5", "p3", "p2")
    ]


def test_what_weighs_the_same_stays_as_it_is_read_and_five_are_enough() -> None:
    changes = [replace(whole("dropped", "m"), name=f"m{at}") for at in range(7)]
    assert [name for _, name in first(*changes)] == ["m0", "m1", "m2", "m3", "m4"]


def test_an_indicator_is_told_once_with_its_weightiest_change() -> None:
    changes = [
        value("b", "93", "95", "tightened", year="2030"),
        value("b", "95", "93", "relaxed"),
        whole("dropped", "m"),
    ]
    assert first(*changes) == [("binding-relaxed", "b"), ("indicator-dropped", "m")]
    items = [replace(change, item=item) for change, item in zip(changes[:2], ("甲", "乙"), strict=True)]
    assert first(*items) == [("binding-relaxed", "b"), ("binding-tightened", "b")]


def test_a_file_with_faults_is_refused_with_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"id": "a", "en": "a", "zh": "甲"}
    wrong = {"id": "a", "zh": "乙", "subject": ["place"], "direction": "up", "weight": 3}
    monkeypatch.setattr(importance, "_data", lambda: {"reason": [entry, wrong]})
    with pytest.raises(VocabularyError) as fault:
        reasons.__wrapped__()
    said = str(fault.value).splitlines()
    assert len(said) == 5
    for words in ("no 'en'", "'weight' is no key", "subject is 'place'", "direction is 'up'", "stands 2 times"):
        assert any(words in line for line in said)


def test_the_first_page_of_a_real_revision(revision: Revision) -> None:
    found = [(each.reason.id, f"{each.change.name}{each.change.item}") for each in most_important(revision)]
    assert found == [
        ("binding-relaxed", "政府绿色采购比例"),
        ("binding-value-dropped", "环境空气质量PM2.5浓度下降幅度"),
        ("no-longer-binding", "应当实施强制性清洁生产企业通过审核的比例"),
        ("indicator-dropped", "活立木蓄积量"),
        ("indicator-dropped", "有机、绿色、无公害农产品种植面积比重"),
    ]
