"""The review page in a real browser: marks and records lead to each other, corrections are kept, saved and loaded."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import plantext
from plantext.corrections import read_corrections
from plantext.document import Cell, Document, Paragraph, Table, grid
from plantext.plan import Plan
from plantext.records import Info
from plantext.review import write_review

from .selecting import select

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Open = Callable[..., Page]
    Keep = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plantext.read(plantext.sample("yunxi_2023.docx"))


@pytest.fixture(scope="module")
def sheet(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "review.html"
    write_review(plan, path)
    return path


def counts(page: Page) -> str:
    return page.inner_text("#counts")


def saved(page: Page, to: Path) -> dict[str, Any]:
    with page.expect_download() as download:
        page.keyboard.press("s")
    download.value.save_as(to)
    found: dict[str, Any] = json.loads(to.read_text(encoding="utf-8"))
    return found


def test_every_record_has_a_mark_in_the_document(open_page: Open, sheet: Path, plan: Plan, keep_picture: Keep) -> None:
    page = open_page(sheet)
    records = sum(len(getattr(plan, table)) for table in ("indicators", "values", "targets", "projects", "claims"))
    assert counts(page) == f"0 reviewed, {records} left; {records} shown"
    marked = page.evaluate(
        "new Set([...document.querySelectorAll('mark[data-i]')].flatMap((m) => m.dataset.i.split(' '))).size"
    )
    assert marked == records
    keep_picture(page, "review")


def test_the_text_of_every_paragraph_is_there_as_it_was_read(open_page: Open, sheet: Path, plan: Plan) -> None:
    page = open_page(sheet)
    shown = page.evaluate(
        "[...document.querySelectorAll('article .block')].map((b) => [Number(b.dataset.b), b.textContent])"
    )
    blocks = [
        [at, block.text] for at, block in enumerate(plan.document.blocks) if isinstance(block, Paragraph) and block.text
    ]
    assert shown == blocks


def test_a_click_on_a_mark_shows_its_record_and_the_record_its_mark(
    open_page: Open, sheet: Path, keep_picture: Keep
) -> None:
    page = open_page(sheet)
    page.locator("mark.targets", has_text="22微克/立方米").first.click()
    card = page.locator(".card.now")
    assert "22微克/立方米" in card.inner_text()
    assert card.is_visible()
    page.keyboard.press("/")
    page.keyboard.type("表3 r36")
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0
    assert page.locator("#empty").is_visible()
    page.fill("#search", "表3 r35c3")
    page.locator(".card").first.click()
    mark = page.locator("mark.projects.now").first
    assert mark.is_visible()
    box, pane = mark.bounding_box(), page.locator("#document").bounding_box()
    assert box
    assert pane
    assert pane["y"] <= box["y"] <= pane["y"] + pane["height"]
    keep_picture(page, "review-jump")


def test_where_several_records_stand_each_click_goes_to_the_next(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    mark = page.locator("mark[data-i*=' ']").first
    mark.click()
    first = page.locator(".card.now").inner_text()
    mark.click()
    assert page.locator(".card.now").inner_text() != first
    for _ in range((mark.get_attribute("data-i") or "").count(" ")):
        mark.click()
    assert page.locator(".card.now").inner_text() == first


@pytest.mark.parametrize(("field", "value"), [("#state", "open"), ("#year", "2025"), ("#section", "1")])
def test_filters_leave_only_what_fits(open_page: Open, sheet: Path, field: str, value: str) -> None:
    page = open_page(sheet)
    page.select_option(field, value)
    shown = page.evaluate(
        "shown.map((item) => ({ '#state': stateOf(item), '#year': item.years ?? [], '#section': item.section }))"
    )
    assert shown
    is_within = {
        "#state": lambda told: told == value,
        "#year": lambda told: value in told,
        "#section": lambda told: told >= 1,
    }
    assert all(is_within[field](each[field]) for each in shown)
    assert bool(page.locator("mark.off").count()) == (field != "#state")
    page.click("#reset")
    assert page.evaluate("shown.length === sheet.items.length")


def test_kinds_are_switched_off_and_their_marks_lose_their_colour(open_page: Open, sheet: Path, plan: Plan) -> None:
    page = open_page(sheet)
    page.uncheck("#kinds input[value=values]")
    assert page.evaluate("shown.some((item) => item.table === 'values')") is False
    assert page.locator("article mark.values:not(.off)").count() == 0
    assert counts(page).endswith(
        f"{len(plan.targets) + len(plan.projects) + len(plan.claims) + len(plan.indicators)} shown"
    )


def test_only_doubtful_records_are_those_with_a_reason(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    page.keyboard.press("w")
    cards = page.locator(".card")
    assert cards.count() > 0
    assert cards.count() == page.locator(".card:has(.doubt)").count()


def test_what_is_typed_right_after_the_form_is_no_longer_for_the_form(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    for key in "jc":
        page.keyboard.press(key)
    # The button of the form has the focus until the page is drawn again.
    page.evaluate(
        """() => {
          const cancel = document.getElementById("cancel");
          cancel.click();
          cancel.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true, cancelable: true }));
        }"""
    )
    assert page.locator("#form").is_hidden()
    assert page.locator("#keys").is_visible()


def test_what_is_saved_is_there_until_the_browser_has_fetched_it(open_page: Open, sheet: Path, tmp_path: Path) -> None:
    page = open_page(sheet)
    page.evaluate("() => { window.revoked = 0; URL.revokeObjectURL = () => { window.revoked += 1; }; }")
    for key in "ja":
        page.keyboard.press(key)
    assert saved(page, tmp_path / "corrections.json")["documents"]
    assert page.evaluate("window.revoked") == 0


def test_the_keyboard_does_all_of_it(open_page: Open, sheet: Path, tmp_path: Path, keep_picture: Keep) -> None:
    page = open_page(sheet)
    for key in "jaxk":
        page.keyboard.press(key)
    assert counts(page).startswith("2 reviewed")
    page.keyboard.press("u")
    assert counts(page).startswith("1 reviewed")
    page.keyboard.press("c")
    assert page.locator("#form").is_visible()
    keep_picture(page, "review-form")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("≥95")
    page.keyboard.press("Enter")
    assert page.locator("#form").is_hidden()
    found = saved(page, tmp_path / "corrections.json")
    actions = [(each["action"], each["set"]) for each in found["documents"][0]["corrections"]]
    assert actions == [("accept", {}), ("correct", {"value": "≥95"})]


@pytest.mark.parametrize(
    ("kind", "field", "wrong", "right"),
    [
        ("targets", "value", "95%", "≥95"),
        ("targets", "value", "很多", "5–6"),
        ("targets", "year", "十四五", "2025"),
        ("targets", "indicator", "", "绿地率"),
        ("projects", "start_year", "2023-2025", "2024年"),
        ("projects", "investment", "5000万元", "5000"),
        ("claims", "value", "", "50"),
    ],
)
def test_what_cannot_be_read_is_refused_in_the_form(
    open_page: Open, sheet: Path, kind: str, field: str, wrong: str, right: str, tmp_path: Path
) -> None:
    page = open_page(sheet)
    page.locator(f"mark.{kind}").nth(6).click()
    page.keyboard.press("c")
    page.fill(f"#form [name={field}]", wrong)
    page.click("#keep")
    assert page.locator("#form").is_visible()
    assert wrong in page.inner_text("#form-problem")
    page.fill(f"#form [name={field}]", right)
    page.click("#keep")
    assert page.locator("#form").is_hidden()
    saved(page, tmp_path / "corrections.json")
    assert read_corrections(tmp_path / "corrections.json").notes == ()


def test_what_was_decided_is_there_after_the_page_was_closed(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    page.keyboard.press("j")
    page.keyboard.press("x")
    again = open_page(sheet)
    assert counts(again).startswith("1 reviewed")
    assert again.locator("mark.rejected").count() > 0
    again.keyboard.press("j")
    again.keyboard.press("u")
    assert counts(open_page(sheet)).startswith("0 reviewed")


def test_a_saved_file_is_one_that_plantext_reads(open_page: Open, sheet: Path, plan: Plan, tmp_path: Path) -> None:
    page = open_page(sheet)
    for table in ("targets", "values", "indicators", "projects", "claims"):
        page.locator(f"mark.{table}").nth(3).click()
        page.keyboard.press("a")
    saved(page, tmp_path / "corrections.json")
    found = read_corrections(tmp_path / "corrections.json")
    assert found.notes == ()
    assert found.documents[0].sha256 == plan.sha256
    assert {each.table for each in found} == {"targets", "values", "indicators", "projects", "claims"}
    target = next(each for each in found if each.table == "targets")
    paragraph = plan.document.text
    assert target.before + target.quote + target.after in paragraph


def test_a_file_is_loaded_again_whatever_was_in_the_page(open_page: Open, sheet: Path, tmp_path: Path) -> None:
    page = open_page(sheet)
    page.locator("mark.targets").nth(5).click()
    page.keyboard.press("c")
    page.fill("#form [name=year]", "2031")
    page.fill("#form [name=note]", "看过原件")
    page.click("#keep")
    before = saved(page, tmp_path / "corrections.json")
    page.keyboard.press("u")
    page.set_input_files("#file", tmp_path / "corrections.json")
    page.locator("#counts", has_text="1 reviewed").wait_for()
    assert saved(page, tmp_path / "again.json") == before


def test_corrections_without_a_place_here_are_told_and_kept_for_saving(
    open_page: Open, sheet: Path, tmp_path: Path
) -> None:
    page = open_page(sheet)
    page.locator("mark.targets").nth(5).click()
    page.keyboard.press("a")
    content = saved(page, tmp_path / "corrections.json")
    page.keyboard.press("k")
    page.keyboard.press("u")
    stray = {**content["documents"][0]["corrections"][0], "quote": "这里没有的话"}
    content["documents"][0]["corrections"] = [stray]
    (tmp_path / "stray.json").write_text(json.dumps(content), encoding="utf-8")
    page.set_input_files("#file", tmp_path / "stray.json")
    page.locator("#status.problem").wait_for()
    assert saved(page, tmp_path / "again.json")["documents"][0]["corrections"] == [stray]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "null",
        '{"plantext": "corrections"}',
        '{"plantext": "other", "documents": []}',
        '{"plantext": "corrections", "documents": [null]}',
        '{"plantext": "corrections", "documents": [{"doc": "yunxi_2023.docx", "corrections": [null, 3]}]}',
    ],
)
def test_a_file_of_another_kind_changes_nothing(open_page: Open, sheet: Path, tmp_path: Path, text: str) -> None:
    page = open_page(sheet)
    (tmp_path / "wrong.json").write_text(text, encoding="utf-8")
    page.set_input_files("#file", tmp_path / "wrong.json")
    page.locator("#status.problem").wait_for()
    assert counts(page).startswith("0 reviewed")


def test_a_target_that_is_missing_is_added_at_the_selected_words(
    open_page: Open, sheet: Path, plan: Plan, tmp_path: Path
) -> None:
    page = open_page(sheet)
    at, text = next(
        (at, block.text)
        for at, block in enumerate(plan.document.blocks)
        if isinstance(block, Paragraph) and "1486平方公里" in block.text
    )
    select(page, f".block[data-b='{at}']", "1486平方公里")
    page.keyboard.press("m")
    assert page.input_value("#form [name=value]") == "1486"
    assert page.input_value("#form [name=unit]") == "平方公里"
    page.fill("#form [name=indicator]", "县域面积")
    page.click("#keep")
    [added] = saved(page, tmp_path / "corrections.json")["documents"][0]["corrections"]
    start = text.index("1486")
    assert added["action"] == "add"
    assert added["source"] == f"¶{at}[{start}:{start + 8}]"
    assert added["before"] + added["quote"] + added["after"] in text
    assert added["set"] == {"indicator": "县域面积", "value": "1486", "unit": "平方公里", "role": "target"}
    assert read_corrections(tmp_path / "corrections.json").notes == ()
    again = open_page(sheet)
    assert (
        again.locator(".card.added").count() + again.evaluate("shown.filter((i) => stateOf(i) === 'added').length") >= 1
    )


def test_a_file_loaded_over_what_it_holds_is_there_once(open_page: Open, sheet: Path, tmp_path: Path) -> None:
    """A reviewer who comes back has the decisions in the browser, and loads the file with them as well."""
    page = open_page(sheet)
    page.locator("mark.targets").nth(5).evaluate("(mark) => getSelection().selectAllChildren(mark)")
    page.keyboard.press("m")
    page.fill("#form [name=indicator]", "另一指标")
    page.click("#keep")
    for key in "jax":
        page.keyboard.press(key)
    before = saved(page, tmp_path / "corrections.json")
    again = open_page(sheet)
    again.set_input_files("#file", tmp_path / "corrections.json")
    again.locator("#status", has_text="loaded").wait_for()
    assert again.locator("#status.problem").count() == 0
    assert saved(again, tmp_path / "again.json") == before


@pytest.mark.parametrize(
    "change",
    [
        {"action": "constructor"},
        {"table": "nonsense"},
        {"action": "correct", "set": {"value": 5}},
        {"action": "correct", "set": None},
        {"note": 5},
        {"quote": None},
    ],
)
def test_a_broken_correction_is_refused_and_the_page_opens_again(
    open_page: Open, sheet: Path, tmp_path: Path, change: dict[str, Any]
) -> None:
    page = open_page(sheet)
    page.keyboard.press("j")
    page.keyboard.press("a")
    content = saved(page, tmp_path / "corrections.json")
    page.keyboard.press("k")
    page.keyboard.press("u")
    content["documents"][0]["corrections"][0] |= change
    (tmp_path / "broken.json").write_text(json.dumps(content), encoding="utf-8")
    page.set_input_files("#file", tmp_path / "broken.json")
    page.locator("#status.problem", has_text="broken.json").wait_for()
    key = content["documents"][0]["sha256"]
    kept = json.dumps(content["documents"][0]["corrections"])
    page.evaluate("([key, text]) => localStorage.setItem(`plantext-review-${key}`, text)", [key, kept])
    assert counts(open_page(sheet)).startswith("0 reviewed")


def test_corrections_of_other_documents_are_told_and_kept_for_saving(
    open_page: Open, sheet: Path, tmp_path: Path
) -> None:
    page = open_page(sheet)
    page.keyboard.press("j")
    page.keyboard.press("a")
    content = saved(page, tmp_path / "corrections.json")
    other = {**content["documents"][0], "doc": "other.docx", "sha256": "0" * 64, "title": "另一个规划"}
    for corrections in ([], other["corrections"]):  # loaded again, it takes the place of what it said before
        told = {**content, "documents": [{**other, "corrections": corrections}]}
        (tmp_path / "two.json").write_text(json.dumps(told), encoding="utf-8")
        page.set_input_files("#file", tmp_path / "two.json")
        page.locator("#status.problem", has_text="1 of its documents").wait_for()
        page.evaluate("tell('')")
    assert saved(page, tmp_path / "again.json")["documents"] == [*content["documents"], other]


def test_of_two_plans_with_one_title_each_takes_its_own_corrections(
    open_page: Open, plan: Plan, tmp_path: Path
) -> None:
    draft = replace(plan, name="draft.docx", sha256="1" * 64)
    write_review([draft, plan], tmp_path / "two.html")
    page = open_page(tmp_path / "two.html")
    assert len(set(page.locator("#which option").all_inner_texts())) == 2
    assert page.title() == page.inner_text("h1") == "Review of 2 documents"
    page.click("#language")
    assert page.inner_text("h1") == "2 份文档的核对"
    page.click("#language")
    page.select_option("#which", "1")
    page.keyboard.press("j")
    page.keyboard.press("a")
    before = saved(page, tmp_path / "corrections.json")
    page.keyboard.press("k")
    page.keyboard.press("u")
    page.set_input_files("#file", tmp_path / "corrections.json")
    page.locator("#counts", has_text="1 reviewed").wait_for()
    assert saved(page, tmp_path / "again.json") == before


def test_accepting_what_was_corrected_keeps_the_correction(open_page: Open, sheet: Path, tmp_path: Path) -> None:
    page = open_page(sheet)
    page.locator("mark.targets").nth(5).click()
    page.keyboard.press("c")
    page.fill("#form [name=year]", "2031")
    page.click("#keep")
    page.keyboard.press("a")
    [only] = saved(page, tmp_path / "corrections.json")["documents"][0]["corrections"]
    assert (only["action"], only["set"]) == ("correct", {"year": "2031"})


def test_another_language_leaves_the_reader_where_he_is(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    page.locator("mark.projects").nth(40).click()
    # Not how far it is scrolled: what is above may only now be drawn, and take more or less room than was thought.
    seen = """() => [now.at, document.querySelectorAll("mark.projects")[40].getBoundingClientRect().top
        - document.getElementById("document").getBoundingClientRect().top]"""
    place = page.evaluate(seen)
    page.click("#language")
    assert page.evaluate(seen) == pytest.approx(place, abs=2)  # pixels
    assert page.locator(".card.now").count() == 1


def test_the_keys_work_after_a_box_was_ticked(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    page.click("#warned")
    page.keyboard.press("j")
    assert page.locator(".card.now").count() == 1


def test_the_record_that_the_keyboard_has_come_to_has_the_focus(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    for key in "jj":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.querySelector('.card.now')")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.act") == "accept"
    page.keyboard.press("Enter")
    assert counts(page).startswith("1 reviewed")
    assert page.evaluate("document.activeElement === document.querySelector('.card.now')")
    page.keyboard.press("d")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "document"


def test_the_document_is_said_to_be_chinese_whatever_the_page_speaks(
    open_page: Open, plan: Plan, tmp_path: Path
) -> None:
    write_review([plan, replace(plan, name="draft", sha256="1" * 64)], tmp_path / "two.html")
    page = open_page(tmp_path / "two.html")
    page.select_option("#which", "1")
    assert [
        page.get_attribute("html", "lang"),
        *(each.get_attribute("lang") for each in page.locator("article").all()),
    ] == [
        "en",
        "zh",
        "zh",
    ]


def test_names_in_a_table_of_many_columns_can_be_read(open_page: Open, tmp_path: Path, keep_picture: Keep) -> None:
    head = ["序号", "指标名称", "单位", *(f"{2000 + at}年" for at in range(37))]
    row = ["1", "生活垃圾分类设施覆盖率", "%", *(str(20 + at) for at in range(37))]
    text = "\n".join(["# 幸福县规划（2001—2036年）", "", "表1 指标体系", "", "\t".join(head), "\t".join(row)])
    write_review(plantext.read_text(text), tmp_path / "wide.html")
    page = open_page(tmp_path / "wide.html")
    cell = page.locator("td:has(mark.indicators)").bounding_box()
    assert cell
    assert cell["width"] > cell["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    keep_picture(page, "review-wide")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})  # what a sheet of A4 leaves
    assert page.evaluate("document.querySelector('table.many').getBoundingClientRect().right") <= 720


def test_what_a_card_shows_is_found_in_either_language(open_page: Open, tmp_path: Path) -> None:
    write_review(
        plantext.read_text("到2025年，绿地率达到60%以上。\n\n2020年，绿地率为51%。"), tmp_path / "few.html", "zh"
    )
    page = open_page(tmp_path / "few.html")
    for words, cards in (("目标", 1), ("现状", 1), ("≥60%", 1), ("60%以上", 1), ("绿地率", 2), ("累计", 0)):
        page.fill("#search", words)
        assert page.locator(".card").count() == cards, words
    page.click("#language")
    page.fill("#search", "actual")
    assert page.locator(".card").count() == 1


@pytest.mark.parametrize(("width", "height"), [(400, 800), (640, 700)])
def test_on_a_small_screen_the_record_and_its_place_are_both_in_sight(
    open_page: Open, sheet: Path, width: int, height: int, keep_picture: Keep
) -> None:
    page = open_page(sheet, width)
    page.set_viewport_size({"width": width, "height": height})
    for _ in range(40):
        page.keyboard.press("j")
    for element in (page.locator(".card.now"), page.locator("mark.now").first):
        box = element.bounding_box()
        assert box
        assert 0 <= box["y"] <= box["y"] + box["height"] <= height + 1  # parts of a pixel
    keep_picture(page, f"review-{width}-jump")
    page.keyboard.press("c")
    form, field = (
        page.locator(path).first.bounding_box() for path in ("#form", "#form [name=indicator], #form [name=name]")
    )
    assert form
    assert field
    assert field["x"] + field["width"] < form["x"] + form["width"]


def test_a_mark_is_ticked_when_all_its_records_are_accepted(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    mark = page.locator("mark[data-i*=' ']").first
    records = (mark.get_attribute("data-i") or "").split()
    for record in records:
        page.evaluate("(at) => decide(sheet.items[at], 'accept')", int(record))
        assert ("accepted" in (mark.get_attribute("class") or "").split()) == (record == records[-1])


def test_what_was_corrected_before_is_marked_in_the_document(open_page: Open, tmp_path: Path) -> None:
    plan = plantext.read_text("到2025年，绿地率达到60%以上。")
    corrected = replace(plan, targets=tuple(replace(each, review="corrected") for each in plan.targets))
    write_review(corrected, tmp_path / "again.html")
    page = open_page(tmp_path / "again.html")
    assert counts(page).startswith("1 reviewed")
    assert page.locator("mark.corrected").count() > 0


def test_of_equal_words_those_that_were_selected_are_added(open_page: Open, tmp_path: Path) -> None:
    text = f"到2025年，绿地率60%，{'𠮷' * 25}的湿地率60%，{'𠮷' * 25}。"
    write_review(plantext.read_text(text), tmp_path / "equal.html")
    page = open_page(tmp_path / "equal.html")
    page.evaluate(
        """() => {
          const block = document.querySelector("article .block");
          const nodes = [];
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) { nodes.push(walker.currentNode); }
          const last = nodes.findLast((node) => node.data.includes("60%"));
          const at = last.data.indexOf("60%");
          getSelection().setBaseAndExtent(last, at, last, at + 3);
        }"""
    )
    page.keyboard.press("m")
    page.fill("#form [name=quote]", "60%")
    page.fill("#form [name=indicator]", "湿地率")
    page.click("#keep")
    [added] = saved(page, tmp_path / "corrections.json")["documents"][0]["corrections"]
    start = text.rindex("60%")
    assert added["source"] == f"¶0[{start}:{start + 3}]"
    assert added["before"] == text[start - 20 : start]
    assert added["after"] == text[start + 3 : start + 23]


def test_the_kinds_count_what_was_added(open_page: Open, tmp_path: Path) -> None:
    write_review(plantext.read_text("全县绿地很多。\n\n到2025年，绿地率达到60%。"), tmp_path / "few.html")
    page = open_page(tmp_path / "few.html")
    select(page, "article .block", "绿地很多")
    page.keyboard.press("m")
    page.fill("#form [name=indicator]", "绿地")
    page.fill("#form [name=year]", "2033")
    page.click("#keep")
    assert page.locator("#kinds").inner_text() == "targets 2"
    assert page.locator("#year option[value='2033']").count() == 1
    page.keyboard.press("u")
    assert page.locator("#kinds").inner_text() == "targets 1"


def test_a_value_that_is_missing_in_a_table_takes_its_row_and_its_column(
    open_page: Open, sheet: Path, tmp_path: Path
) -> None:
    page = open_page(sheet)
    cell = page.locator("td:has(mark.values)", has_text="≥95.5").first
    cell.evaluate("(cell) => getSelection().selectAllChildren(cell)")
    page.keyboard.press("m")
    assert page.input_value("#form [name=role]") == "target"
    page.fill("#form [name=value]", "≥95.5")
    page.click("#keep")
    [added] = saved(page, tmp_path / "corrections.json")["documents"][0]["corrections"]
    assert added["table"] == "values"
    assert "优良天数" in added["row"]["name"] + added["row"]["item"]
    assert added["set"]["year"] == "2025"


def test_without_a_mouse_a_paragraph_is_chosen_with_the_arrow_keys(
    open_page: Open, sheet: Path, keep_picture: Keep
) -> None:
    page = open_page(sheet)
    page.keyboard.press("m")
    assert page.locator("#form").is_hidden()
    page.keyboard.press("d")
    for _ in range(7):
        page.keyboard.press("ArrowDown")
    keep_picture(page, "review-cursor")
    page.keyboard.press("m")
    text = page.input_value("#form [name=quote]")
    assert text == page.locator(".cursor").evaluate("(element) => element.textContent")
    page.fill("#form [name=quote]", "原文没有的文字")
    page.click("#keep")
    assert page.locator("#form").is_visible()
    assert page.inner_text("#form-problem")


def test_a_selection_over_two_paragraphs_is_refused(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    blocks = "document.querySelectorAll('.block')"
    page.evaluate(f"getSelection().setBaseAndExtent({blocks}[5].firstChild, 0, {blocks}[8].firstChild, 2)")
    page.keyboard.press("m")
    assert page.locator("#form").is_hidden()
    assert page.locator("#status.problem").count() == 1


def test_the_page_speaks_chinese_and_english(
    open_page: Open, sheet: Path, plan: Plan, tmp_path: Path, keep_picture: Keep
) -> None:
    page = open_page(sheet)
    assert page.inner_text("#save") == "Save corrections"
    page.click("#language")
    assert page.inner_text("#save") == "保存更正"
    assert page.get_attribute("html", "lang") == "zh-CN"
    keep_picture(page, "review-zh")
    page.keyboard.press("?")
    keep_picture(page, "review-keys")
    write_review(plan, tmp_path / "zh.html", "zh")
    assert open_page(tmp_path / "zh.html").inner_text("#save") == "保存更正"


def test_all_that_is_shown_is_accepted_after_a_question(open_page: Open, sheet: Path, plan: Plan) -> None:
    page = open_page(sheet)
    for table in ("values", "targets", "projects", "claims"):
        page.uncheck(f"#kinds input[value={table}]")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.click("#all")
    assert counts(page).startswith("0 reviewed")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("#all")
    assert counts(page).startswith(f"{len(plan.indicators)} reviewed")


def test_several_plans_share_a_page(open_page: Open, plan: Plan, tmp_path: Path) -> None:
    other = plantext.read(plantext.sample("hezhe_2021.docx"))
    write_review([plan, other], tmp_path / "two.html")
    page = open_page(tmp_path / "two.html")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.select_option("#which", "1")
    assert page.locator("article:not([hidden])").get_attribute("data-doc") != "0"
    page.keyboard.press("j")
    page.keyboard.press("x")
    found = saved(page, tmp_path / "corrections.json")
    assert [each["doc"] for each in found["documents"]] == [plan.name, other.name]


HOSTILE = '</script><script>window.ran=1</script></style><img src=x onerror="window.ran=1">"\'&amp;<!--\u2028\u202e'


def hostile() -> Plan:
    text = f"{HOSTILE}森林覆盖率达到60%。{HOSTILE}"
    table = Table(grid([[Cell("指标", 0, 0), Cell("2025年", 0, 1)], [Cell(HOSTILE, 1, 0), Cell("≥60", 1, 1)]]))
    read = plantext.read_text("森林覆盖率达到60%。")
    blocks = (Paragraph(HOSTILE, "heading", 1), Paragraph(text), table)
    start = len(HOSTILE)
    source = f"¶1[{start}:{start + 10}]"
    [target] = (
        replace(each, indicator=HOSTILE, quote=text[start : start + 10], source=source) for each in read.targets
    )
    document = Document(HOSTILE, "txt", blocks)
    return replace(read, name=HOSTILE, info=Info(title=HOSTILE), document=document, targets=(target,), notes=(HOSTILE,))


def test_nothing_of_a_document_runs(open_page: Open, tmp_path: Path, keep_picture: Keep) -> None:
    write_review(hostile(), tmp_path / "hostile.html")
    page = open_page(tmp_path / "hostile.html")
    page.keyboard.press("j")
    page.keyboard.press("c")
    assert page.input_value("#form [name=indicator]") == HOSTILE
    page.click("#keep")
    assert page.evaluate("window.ran") is None
    assert page.locator("article h2").evaluate("(heading) => heading.textContent") == HOSTILE
    assert page.locator("article img, article script").count() == 0
    assert page.title() == HOSTILE
    keep_picture(page, "review-hostile")


def test_what_a_person_writes_does_not_run_either(open_page: Open, sheet: Path) -> None:
    page = open_page(sheet)
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.fill("#form [name=indicator]", HOSTILE.replace("\u2028", ""))
    page.click("#keep")
    assert page.evaluate("window.ran") is None
    assert page.locator(".card img").count() == 0
    page.keyboard.press("k")
    page.keyboard.press("u")


def test_the_page_prints_the_document_and_all_records(open_page: Open, sheet: Path, tmp_path: Path, plan: Plan) -> None:
    from pypdfium2 import PdfDocument  # noqa: PLC0415

    page = open_page(sheet)
    page.pdf(path=tmp_path / "review.pdf", prefer_css_page_size=True)
    pages = [each.get_textpage().get_text_range() for each in PdfDocument(tmp_path / "review.pdf")]
    text = "".join("".join(pages).split())
    assert plan.projects[-1].name in text
    assert text.count("表3r35c3") == 1
    assert "Savecorrections" not in text


@pytest.mark.parametrize("width", [1024, 800, 400])
def test_nothing_is_wider_than_a_small_screen(open_page: Open, sheet: Path, width: int, keep_picture: Keep) -> None:
    page = open_page(sheet, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    keep_picture(page, f"review-{width}")
