"""Scores against tables and against corrections: what is right counts, whatever the format; what is wrong is named."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plantext
from plantext.corrections import Contexts, DocumentCorrections
from plantext.errors import PlantextError
from plantext.plan import Plan
from plantext.scoring import TABLES, Gold, read_gold, score
from plantext.scoring.entries import Entry
from plantext.scoring.judging import is_right
from plantext.scoring.pairing import pairs
from plantext.writing import write_corrections

from ..commands import call_text


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plantext.read(plantext.sample("yunxi_2023.docx"))


@pytest.fixture
def gold(plan: Plan, tmp_path: Path) -> Path:
    plantext.write(plan, tmp_path / "gold")
    return tmp_path / "gold"


def corrections(plan: Plan, to: Path, said: Callable[[Contexts], list[object]]) -> Gold:
    contexts = Contexts(plan)
    made: DocumentCorrections = contexts.document(*said(contexts))  # type: ignore[arg-type]
    write_corrections([made], to)
    return read_gold(to)


def test_a_plan_against_its_own_tables_is_right_throughout(plan: Plan, gold: Path) -> None:
    found = score(plan, read_gold(gold))
    assert [made.table for made in found.tables] == [table for table in TABLES if getattr(plan, table)]
    assert all(made.gold == made.extracted == made.found == made.right > 0 for made in found.tables)
    assert (found.lowest, found.misses, found.absent) == (1.0, (), ())


def test_another_format_is_scored_by_the_same_tables(gold: Path) -> None:
    text = plantext.read(plantext.sample("yunxi_2023.txt"))
    assert score(text, read_gold(gold)).lowest == 1.0


@pytest.mark.parametrize("table", ["values", "targets", "projects", "indicators"])
def test_a_record_that_is_gone_is_missing_and_one_too_many_is_surplus(plan: Plan, gold: Path, table: str) -> None:
    records = getattr(plan, table)
    less = score(replace(plan, **{table: records[1:]}), read_gold(gold), [table])
    assert [miss.kind for miss in less.misses] == ["missing"]
    assert (less.tables[0].recall < 1, less.tables[0].precision) == (True, 1.0)
    more = score(replace(plan, **{table: (*records, records[0])}), read_gold(gold), [table])
    assert [miss.kind for miss in more.misses] == ["surplus"]
    assert (more.tables[0].recall, more.tables[0].precision < 1) == (1.0, True)


@pytest.mark.parametrize(
    ("table", "changes", "field"),
    [
        ("targets", {"year": "1999"}, "year"),
        ("targets", {"low": Decimal(1), "high": Decimal(1)}, "value"),
        ("targets", {"indicator": "别的东西"}, "indicator"),
        ("values", {"role": "baseline"}, "role"),
        ("values", {"comparator": "<"}, "value"),
        ("indicators", {"attribute": "某某性"}, "attribute"),
        ("projects", {"end_year": 1999}, "end_year"),
        ("projects", {"responsible": ("某局",)}, "responsible"),
    ],
)
def test_a_wrong_field_is_found_and_named(
    plan: Plan, gold: Path, table: str, changes: dict[str, object], field: str
) -> None:
    records = list(getattr(plan, table))
    at = next(at for at, record in enumerate(records) if field != "value" or record.low is not None)
    records[at] = replace(records[at], **changes)
    found = score(replace(plan, **{table: tuple(records)}), read_gold(gold), [table])
    assert [(miss.kind, miss.field) for miss in found.misses] == [("field", field)]
    assert found.tables[0].f1 == 1.0
    assert found.tables[0].right == found.tables[0].gold - 1
    assert found.tables[0].wrong == ((field, 1),)


def entry(**fields: str) -> Entry:
    return Entry("a", "targets", fields)


@pytest.mark.parametrize(
    ("want", "have", "field", "right"),
    [
        ({"value": "2.4", "unit": "亿元"}, {"value": "24000", "unit": "万元"}, "value", True),
        ({"value": "2.4", "unit": "亿元"}, {"value": "24000", "unit": "万元"}, "unit", True),
        ({"value": "2.4", "unit": "亿元"}, {"value": "2.4", "unit": "万元"}, "value", False),
        ({"value": "≥60", "unit": "%"}, {"value": "60", "unit": "%"}, "value", False),
        ({"value": "60.0", "unit": "%"}, {"value": "60", "unit": "％"}, "value", True),
        ({"value": "5–6", "unit": "个"}, {"value": "5–7", "unit": "个"}, "value", False),
        ({"value": "-18.4"}, {"value": "+18.4"}, "value", False),
        ({"value": "", "unit": ""}, {"value": "", "unit": ""}, "value", True),
        ({"value": ""}, {"value": "0"}, "value", False),
        ({"value": "不是数"}, {"value": "5"}, "value", False),
        ({"responsible": "县水利局|县住建局"}, {"responsible": "县住建局|县水利局"}, "responsible", True),
        ({"responsible": "县水利局"}, {"responsible": "县水利局|县住建局"}, "responsible", False),
        ({"indicator": "全县森林覆盖率"}, {"indicator": "森林覆盖率"}, "indicator", True),
        ({"indicator": "森林覆盖率"}, {"indicator": "水面率"}, "indicator", False),
        ({"year": "2025"}, {"year": ""}, "year", False),
    ],
)
def test_fields_are_compared_by_what_they_mean(
    want: dict[str, str], have: dict[str, str], field: str, right: bool
) -> None:
    assert is_right(entry(**want), entry(**have), field) is right


entries = st.builds(
    lambda table, name, value, place: Entry(
        "a", table, {"name": name, "indicator": name, "what": name, "value": value}, place, name
    ),
    st.sampled_from(TABLES),
    st.sampled_from(["绿地率", "水面率", "绿道", ""]),
    st.sampled_from(["5", "≥5", "", "6"]),
    st.sampled_from(["¶1[0:3]", "表1 r2c3", ""]),
)


@given(st.lists(entries, max_size=8), st.lists(entries, max_size=8))
def test_pairs_are_one_to_one(gold: list[Entry], found: list[Entry]) -> None:
    made = pairs(gold, found)
    assert len({g for g, _ in made}) == len({f for _, f in made}) == len(made)


def test_of_corrections_only_what_was_looked_at_is_judged(plan: Plan, tmp_path: Path) -> None:
    first, second, third = plan.targets[:3]
    gold = corrections(
        plan,
        tmp_path / "c.json",
        lambda say: [
            say.correction(first),
            say.correction(second, "correct", {"year": "1999"}),
            say.correction(third, "reject"),
        ],
    )
    found = score(plan, gold)
    [made] = found.tables
    assert (made.gold, made.extracted, made.found, made.right) == (2, 3, 2, 1)
    assert [(miss.kind, miss.field, miss.expected) for miss in found.misses] == [
        ("field", "year", "1999"),
        ("rejected", "", ""),
    ]
    assert not found.is_whole


def test_what_was_rejected_and_is_gone_is_no_miss(plan: Plan, tmp_path: Path) -> None:
    gold = corrections(plan, tmp_path / "c.json", lambda say: [say.correction(plan.targets[2], "reject")])
    without = replace(plan, targets=plan.targets[:2] + plan.targets[3:])
    assert score(without, gold).misses == ()


def test_a_document_that_is_absent_is_told(plan: Plan, gold: Path) -> None:
    other = plantext.read(plantext.sample("hezhe_2021.docx"))
    found = score(other, read_gold(gold))
    assert found.absent == (plan.name,)
    assert found.lowest == 0.0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty", None, "there is no table"),
        ("none.csv", None, "gold is a folder"),
        ("none.json", None, "no such file"),
        ("x.json", "{}", "no file of corrections"),
    ],
)
def test_what_is_no_gold_is_refused_in_one_line(tmp_path: Path, name: str, content: str | None, said: str) -> None:
    path = tmp_path / name
    if name == "empty":
        path.mkdir()
    elif content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(PlantextError, match=said):
        read_gold(path)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"doc,raw,low\na,b,no number\n"], ids=["noise", "words"])
def test_a_broken_table_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "values.csv").write_bytes(data)
    with pytest.raises(PlantextError, match=r"values\.csv: this is no table"):
        read_gold(tmp_path)


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return call_text("score", *arguments)


def test_the_command_prints_scores_and_lists_what_is_wrong(gold: Path, tmp_path: Path) -> None:
    lines = (gold / "targets.csv").read_text(encoding="utf-8-sig")
    (gold / "targets.csv").write_text(lines.replace(",94.8,94.8,", ",94.9,94.9,"), encoding="utf-8-sig")
    plan = plantext.sample("yunxi_2023.docx")
    done = run(plan, "--gold", gold, "--tables", "targets", "--misses", "5", "--to", tmp_path / "misses.csv")
    assert done.returncode == 0
    assert "targets (1/1)" in done.stdout
    assert "94.9" in done.stdout
    with (tmp_path / "misses.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["kind"], row["field"], row["expected"], row["got"]) == ("field", "value", "94.9", "94.8")
    assert run(plan, "--gold", gold, "--tables", "targets", "--fail-under", "1").returncode == 4
    assert run(plan, "--gold", gold, "--tables", "values", "--fail-under", "1").returncode == 0


def test_a_run_is_scored_in_chinese(gold: Path, tmp_path: Path) -> None:
    with plantext.extract_many([plantext.sample("yunxi_2023.docx")], tmp_path / "run.sqlite"):
        pass
    done = run(tmp_path / "run.sqlite", "--gold", gold, "--headers", "zh")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].split()[:2] == ["表", "标准记录"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--gold", "{gold}", "--tables", "values,nothing"], "no table that is judged"),
        (["--gold", "{gold}", "--fail-under", "2"], "no number from 0 to 1"),
        (["--gold", "{gold}", "--to", "a.docx"], "a table is written to"),
        ([], "--gold"),
    ],
)
def test_wrong_usage_is_said_in_one_line(gold: Path, arguments: list[str], said: str) -> None:
    done = run(plantext.sample("yunxi_2023.docx"), *(text.format(gold=gold) for text in arguments))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
