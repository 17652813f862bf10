"""What was corrected in one format of a plan is applied to another without loss."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import plantext
from plantext import Plan
from plantext.corrections import FIELDS, Contexts, DocumentCorrections, apply, shown

from ..readers.variants import FORMATS, Convert, web_page

SAMPLES = ("hezhe_2021", "hezhe_2026", "yunxi_2018", "yunxi_2023", "yunxi_2023_note", "yunxi_2024_action")
CHANGES = {
    "targets": {"value": "≥77.7", "year": "2029"},
    "values": {"value": "66.6", "value_unit": "分"},
    "indicators": {"domain": "改过的领域"},
    "projects": {"content": "改过的内容", "investment": "4321"},
    "duties": {"responsible": "改过的局"},
    "claims": {"value": "99"},
}


@cache
def word(sample: str) -> Plan:
    return plantext.read(plantext.sample(f"{sample}.docx"))


@cache
def text(sample: str) -> Plan:
    return plantext.read(plantext.sample(f"{sample}.txt"))


def decided(plan: Plan) -> DocumentCorrections:
    """Return corrections of every record: one is corrected, the next rejected, the third accepted, and so on."""
    contexts = Contexts(plan)
    said = []
    for table in FIELDS:
        for number, record in enumerate(getattr(plan, table)):
            # What hangs on a rejected indicator, and on a corrected duty, goes with it.
            actions = ("correct", "accept") if table in ("indicators", "duties") else ("correct", "reject", "accept")
            action: Any = actions[number % len(actions)]
            said.append(contexts.correction(record, action, CHANGES[table] if action == "correct" else None))
    return contexts.document(*said)


def check(made_of: Plan, other: Plan) -> None:
    """Compare what corrections make of the plan that they were made of, and of another format of it."""
    document = decided(made_of)
    expected, on_own = apply(made_of, document)
    found, applied = apply(other, replace(document, doc=other.name))
    assert [f"{each.correction}: {each.reason}" for each in applied.left_out] == []
    assert replace(applied, left_out=()) == replace(on_own, left_out=())
    for table in FIELDS:
        facts = [[(shown(record), record.review) for record in getattr(plan, table)] for plan in (expected, found)]
        assert folded(facts[1]) == folded(facts[0]), table
    assert apply(found, document)[0] == found


def folded(facts: Any) -> list[str]:
    return sorted("".join(str(fact).split()) for fact in facts)


@pytest.mark.parametrize("sample", SAMPLES)
def test_from_word_to_text_and_back(sample: str) -> None:
    assert word(sample).sha256 != text(sample).sha256
    check(word(sample), text(sample))
    check(text(sample), word(sample))


@pytest.mark.parametrize("sample", ["liutang_2024", "hezhe_2026", "yunxi_2018"])
def test_from_word_to_a_web_page_and_back(sample: str) -> None:
    page = plantext.read_bytes(web_page(word(sample).document), f"{sample}.html")
    check(word(sample), page)
    check(page, word(sample))


@pytest.fixture(scope="module")
def pdf(convert: Convert, samples: Path) -> dict[str, Plan]:
    made = convert([samples / f"{name}.docx" for name in ("liutang_2024", "yunxi_2024_action")], FORMATS["pdf"])
    return {path.stem: plantext.read(path) for path in made}


@pytest.mark.parametrize("sample", ["liutang_2024", "yunxi_2024_action"])
def test_from_word_to_pdf_and_back(sample: str, pdf: dict[str, Plan]) -> None:
    assert pdf[sample].document.page_count
    check(word(sample), pdf[sample])
    check(pdf[sample], word(sample))
    assert decided(pdf[sample]).corrections[0].source.startswith("p")
