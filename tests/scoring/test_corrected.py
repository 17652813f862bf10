"""Corrections as gold: what a person has left is right, in any format, under any name of the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import plantext
from plantext.corrections import FIELDS, Contexts, apply
from plantext.plan import Plan
from plantext.scoring import Gold, read_gold, score
from plantext.writing import write_corrections

CHANGES = {
    "targets": {"value": "≥77.7", "year": "2029"},
    "values": {"value": "66.6", "value_unit": "分"},
    "indicators": {"name": "改过的名称", "domain": "改过的领域"},
    "projects": {"content": "改过的内容", "investment": "4321"},
    "duties": {"responsible": "改过的局"},
    "claims": {"value": "99"},
}


def decided(plan: Plan) -> plantext.corrections.DocumentCorrections:
    """Return corrections of all records: of three, one is corrected, one rejected, one accepted."""
    contexts, said = Contexts(plan), []
    for table in FIELDS:
        for number, record in enumerate(getattr(plan, table)):
            actions: tuple[Any, ...] = ("correct", "reject", "accept")
            if table in ("indicators", "duties"):  # what hangs on them would go with them
                actions = ("correct", "accept", "accept")
            action = actions[number % 3]
            said.append(contexts.correction(record, action, CHANGES[table] if action == "correct" else None))
    return contexts.document(*said)


def gold_of(document: plantext.corrections.DocumentCorrections, folder: Path) -> Gold:
    write_corrections([document], folder / "corrections.json")
    return read_gold(folder / "corrections.json")


@pytest.mark.parametrize("sample", ["yunxi_2023", "yunxi_2024_action", "hezhe_2021"])
def test_what_was_corrected_is_right_throughout_in_any_format(sample: str, tmp_path: Path) -> None:
    word, text = (plantext.read(plantext.sample(f"{sample}.{suffix}")) for suffix in ("docx", "txt"))
    document = decided(word)
    gold = gold_of(document, tmp_path)
    for plan in (word, text):
        corrected, _ = apply(plan, document)
        found = score(corrected, gold)
        assert found.misses == ()
        assert found.lowest == 1.0
        raw = score(plan, gold)
        assert {miss.kind for miss in raw.misses} == {"field", "rejected"}
        assert {miss.field for miss in raw.misses if miss.table == "targets"} == {"", "value", "year"}
        assert [made.table for made in raw.tables] == [table for table in FIELDS if getattr(plan, table)]


def test_the_document_is_known_by_its_content_its_name_or_its_title(tmp_path: Path) -> None:
    plan = plantext.read(plantext.sample("hezhe_2021.docx"))
    document = decided(plan)
    corrected, _ = apply(plan, document)
    renamed, other = replace(corrected, name="新名"), replace(corrected, name="新名", sha256="0" * 64)
    for each in (corrected, renamed, other):
        found = score(each, gold_of(document, tmp_path))
        assert (found.lowest, found.absent) == (1.0, ())
    stranger = replace(other, info=replace(plan.info, title="别的规划"))
    assert score(stranger, gold_of(document, tmp_path)).absent == ("hezhe_2021",)
    untitled = replace(document, doc="", sha256="")
    assert score(other, gold_of(untitled, tmp_path)).lowest == 1.0


def test_tables_with_chinese_headers_are_gold_as_well(tmp_path: Path) -> None:
    plantext.extract_many(plantext.sample("hezhe_2021.docx"), tmp_path / "run").export(tmp_path / "zh", headers="zh")
    plan = plantext.read(plantext.sample("hezhe_2021.docx"))
    found = score(plan, read_gold(tmp_path / "zh"))
    assert (found.lowest, found.misses) == (1.0, ())
    worse = replace(plan, targets=(replace(plan.targets[0], year="1999"), *plan.targets[1:]))
    assert [miss.field for miss in score(worse, read_gold(tmp_path / "zh")).misses] == ["year"]


def test_an_extraction_with_corrections_is_gold_for_one_without(tmp_path: Path) -> None:
    plan = plantext.read(plantext.sample("hezhe_2021.docx"))
    corrected, _ = apply(plan, decided(plan))
    plantext.write(corrected, tmp_path / "gold")
    assert score(corrected, read_gold(tmp_path / "gold")).lowest == 1.0
    found = score(plan, read_gold(tmp_path / "gold"))
    kinds = {miss.kind for miss in found.misses}
    assert kinds == {"field", "surplus"}
