"""A review page that opens with what was decided before: it is shown, gone on with, and saved as one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import plantext
from plantext.corrections import Contexts, Corrections, DocumentCorrections, apply, read_corrections
from plantext.plan import Plan
from plantext.review import write_review
from plantext.writing import write_corrections

from ..commands import call_text

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Keep = Callable[[Page, str], None]

TABLES = ("indicators", "values", "targets", "projects", "duties", "claims")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plantext.read(plantext.sample("yunxi_2023.docx"))


@pytest.fixture(scope="module")
def decided(plan: Plan) -> DocumentCorrections:
    contexts, text = Contexts(plan), plan.document.text
    start = text.index("1486平方公里")
    return contexts.document(
        contexts.correction(plan.targets[2], "correct", {"value": "≥95.5", "year": "2031"}, "看过原件"),
        contexts.correction(plan.values[7], "accept"),
        contexts.correction(plan.projects[3], "reject"),
        contexts.in_text("targets", start, start + len("1486平方公里"), {"indicator": "县域面积"}),
    )


@pytest.fixture(scope="module")
def sheet(plan: Plan, decided: DocumentCorrections, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "review.html"
    write_review(plan, path, corrections=Corrections((decided,)))
    return path


def saved(page: Page, to: Path) -> Corrections:
    with page.expect_download() as download:
        page.keyboard.press("s")
    download.value.save_as(to)
    return read_corrections(to)


def states(page: Page) -> dict[str, int]:
    found: dict[str, int] = page.evaluate(
        "sheet.items.reduce((all, item) => ({ ...all, [stateOf(item)]: (all[stateOf(item)] ?? 0) + 1 }), {})"
    )
    del found["open"]
    return found


def counts(page: Page) -> str:
    return page.inner_text("#counts").partition(",")[0]


def of(table: str, plan: Plan) -> list[dict[str, str]]:
    return [plantext.corrections.shown(record) for record in getattr(plan, table)]


def records(plan: Plan) -> dict[str, list[dict[str, str]]]:
    return {table: of(table, plan) for table in TABLES}


def test_what_was_decided_is_shown_and_saved_again(
    open_page: Open, sheet: Path, plan: Plan, decided: DocumentCorrections, tmp_path: Path, keep_picture: Keep
) -> None:
    page = open_page(sheet)
    assert states(page) == {"corrected": 1, "accepted": 1, "rejected": 1, "added": 1}
    assert counts(page) == "4 reviewed"
    assert page.inner_text("#status").startswith("4 loaded; 0 ")
    for state in ("corrected", "accepted", "rejected"):
        assert page.locator(f"article mark.{state}").count() > 0
    page.locator("article mark.corrected").first.click()
    keep_picture(page, "review-corrections")
    page.keyboard.press("c")
    assert page.input_value("#form [name=value]") == "≥95.5"
    assert page.input_value("#form [name=note]") == "看过原件"
    page.click("#cancel")
    again = saved(page, tmp_path / "corrections.json")
    assert sorted(each.action for each in again) == ["accept", "add", "correct", "reject"]
    assert records(apply(plan, again)[0]) == records(apply(plan, decided)[0])
    assert apply(plan, again)[1] == apply(plan, decided)[1]


def test_it_is_gone_on_with_and_undone_and_stays_so(open_page: Open, sheet: Path, plan: Plan, tmp_path: Path) -> None:
    page = open_page(sheet)
    page.locator("article mark.rejected").first.click()
    page.keyboard.press("u")
    page.locator("article mark.targets").nth(6).click()
    page.keyboard.press("a")
    again = open_page(sheet)
    assert states(again) == {"corrected": 1, "accepted": 2, "added": 1}
    found = saved(again, tmp_path / "corrections.json")
    assert len(apply(plan, found)[0].projects) == len(plan.projects)


def test_what_the_browser_has_kept_of_another_page_of_the_document_does_not_mix_with_it(
    open_page: Open, sheet: Path, plan: Plan, tmp_path: Path
) -> None:
    write_review(plan, tmp_path / "plain.html")
    page = open_page(tmp_path / "plain.html")
    page.locator("article mark.targets").nth(9).click()
    page.keyboard.press("x")
    given = open_page(sheet)
    assert states(given) == {"corrected": 1, "accepted": 1, "rejected": 1, "added": 1}
    assert states(open_page(tmp_path / "plain.html")) == {"rejected": 1}


def test_a_file_takes_the_place_of_what_was_decided_of_the_same_records(
    open_page: Open, sheet: Path, plan: Plan, decided: DocumentCorrections, tmp_path: Path
) -> None:
    changed = replace(decided, corrections=tuple(
        replace(each, set={**each.set, "value": "≥97"}) if each.action == "correct" else each
        for each in decided.corrections
    ))  # fmt: skip
    stray = replace(decided.corrections[0], action="accept", set={}, quote="这里没有的话")
    changed = replace(changed, corrections=(*changed.corrections, stray))
    write_corrections([changed], tmp_path / "c.json")
    page = open_page(sheet)
    for _ in range(2):
        page.evaluate("byId('status').textContent = ''")
        page.set_input_files("#file", tmp_path / "c.json")
        page.locator("#status", has_text="5 loaded; 1 ").wait_for()
        assert states(page) == {"corrected": 1, "accepted": 1, "rejected": 1, "added": 1}
    found = saved(page, tmp_path / "again.json")
    assert len(found) == 5
    expected, applied = apply(plan, changed)
    assert records(apply(plan, found)[0]) == records(expected)
    assert len(applied.left_out) == 1


def test_decisions_of_a_word_document_open_on_the_page_of_its_text(
    open_page: Open, decided: DocumentCorrections, tmp_path: Path, samples: Path
) -> None:
    write_corrections([decided], tmp_path / "c.json")
    text, to = samples / "yunxi_2023.txt", tmp_path / "text.html"
    done = call_text("review", text, "--to", to, "--headers", "zh", "--corrections", tmp_path / "c.json")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"1 document -> {to}\n", "")
    page = open_page(to)
    assert states(page) == {"corrected": 1, "accepted": 1, "rejected": 1, "added": 1}
    assert page.inner_text("#status").startswith("已载入 4 条；其中 0 条")
    plan = plantext.read(text)
    found = saved(page, tmp_path / "again.json")
    assert found.documents[0].sha256 == plan.sha256
    assert records(apply(plan, found)[0]) == records(apply(plan, decided)[0])


def test_on_a_page_of_several_plans_each_has_its_own(
    open_page: Open, decided: DocumentCorrections, tmp_path: Path, samples: Path
) -> None:
    write_corrections([decided], tmp_path / "c.json")
    paths = (samples / "hezhe_2021.docx", samples / "yunxi_2023.docx")
    how = ("--to", tmp_path / "both.html", "--corrections", tmp_path / "c.json")
    assert call_text("review", *paths, *how).stderr == ""
    page = open_page(tmp_path / "both.html")
    assert states(page) == {}
    assert len(saved(page, tmp_path / "all.json")) == 4  # also of a document that was not opened
    page.select_option("#which", "1")
    assert states(page) == {"corrected": 1, "accepted": 1, "rejected": 1, "added": 1}


def test_of_a_folder_one_plan_is_chosen_and_the_corrections_of_the_others_are_no_strays(
    decided: DocumentCorrections, tmp_path: Path, samples: Path
) -> None:
    (tmp_path / "in").mkdir()
    for name in ("hezhe_2021.txt", "yunxi_2023.txt"):
        (tmp_path / "in" / name).write_bytes((samples / name).read_bytes())
    write_corrections([decided], tmp_path / "c.json")
    how = ("--to", tmp_path / "one.html", "--corrections", tmp_path / "c.json")
    done = call_text("review", tmp_path / "in", "--plan", "hezhe_2021", *how)
    assert (done.returncode, done.stderr) == (0, "")
    assert data(tmp_path / "one.html")["decided"] == []


def data(page: Path) -> dict[str, Any]:
    text = page.read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text.partition('id="data-0">')[2].partition("</script>")[0])
    return found


def test_findings_are_those_of_the_corrected_plan(tmp_path: Path) -> None:
    plan = plantext.read_text("规划设2项指标。\n\n表1 指标\n\n|序号|指标|2025年|\n|-|-|-|\n|1|绿地（亩）|40|\n")
    claim = plan.claims[0]
    contexts = Contexts(plan)
    said = Corrections((contexts.document(contexts.correction(claim, "correct", {"value": "1"})),))
    write_review(plan, tmp_path / "plain.html")
    write_review(plan, tmp_path / "given.html", corrections=said)
    severities = [
        [each["severity"] for each in data(tmp_path / name)["findings"] if each["said"].startswith("2项")]
        for name in ("plain.html", "given.html")
    ]
    assert severities == [["error"], ["ok"]]


def test_the_same_corrections_give_the_same_page_and_none_the_usual_one(
    plan: Plan, decided: DocumentCorrections, sheet: Path, tmp_path: Path
) -> None:
    write_review(plan, tmp_path / "a.html", corrections=Corrections((decided,)))
    assert (tmp_path / "a.html").read_bytes() == sheet.read_bytes()
    write_review(plan, tmp_path / "b.html")
    write_review(plan, tmp_path / "c.html", corrections=Corrections())
    assert (tmp_path / "b.html").read_bytes() == (tmp_path / "c.html").read_bytes()
    assert data(tmp_path / "b.html")["kept_as"] == f"plantext-review-{plan.sha256}"


def test_nothing_that_a_person_wrote_runs(open_page: Open, plan: Plan, tmp_path: Path) -> None:
    contexts = Contexts(plan)
    bad = "</script><script>document.title = 'ran'</script>"
    said = contexts.document(contexts.correction(plan.targets[0], "correct", {"indicator": bad}, bad))
    write_review(plan, tmp_path / "bad.html", corrections=Corrections((said,)))
    page = open_page(tmp_path / "bad.html")
    assert states(page) == {"corrected": 1}
    assert page.title() != "ran"
