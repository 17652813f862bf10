"""Corrections given to the commands that read plans: each works on the records as they were corrected."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import plantext
from plantext.corrections import Correction, DocumentCorrections
from plantext.writing import write_corrections

from ..commands import Done, call_text
from .plans import TEXT, of, said

NAME = "青木.txt"
NEIGHBOUR = TEXT.replace("青木", "白沙").replace("62.1", "58.3")
STRAY = "correction not applied: 1 of '别处': no document has its content, name or title"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in ((NAME, TEXT), ("白沙.txt", NEIGHBOUR)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def kept(path: Path, *decisions: tuple[Any, ...], to: str = "corrections.json", **others: str) -> tuple[str, Path]:
    """Write the corrections of a file: each decision is a table, what its record holds, and what is said of it."""
    plan = plantext.read(path)
    each = said(plan, *((of(plan, table, **fields), *decision) for table, fields, *decision in decisions))
    return written([replace(each, **others)], path.parent / to)


def written(documents: list[DocumentCorrections], to: Path) -> tuple[str, Path]:
    write_corrections(documents, to)
    return "--corrections", to


def another() -> DocumentCorrections:
    return DocumentCorrections("别处", "0" * 64, "别处规划", (Correction("accept", "targets", "¶1[0:4]", "绿地40%"),))


def table(to: Path) -> list[dict[str, str]]:
    with to.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


PARK = ("targets", {"indicator": "公园"})
FOREST = ("values", {"name": "森林覆盖率", "year": "2030"})
BINDING = ("claims", {"what": "约束性指标"})


def test_show_prints_what_was_corrected_and_not_what_was_rejected(folder: Path) -> None:
    how = kept(folder / NAME, (*PARK, "correct", {"value": "≥15"}), ("targets", {"indicator": "沟渠"}, "reject"))
    before = call_text("show", folder / NAME, "--targets").stdout
    done = call_text("show", folder / NAME, "--targets", *how)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("12处" in before, "≥15处" in before, "沟渠" in before) == (True, False, True)
    assert ("12处" in done.stdout, "≥15处" in done.stdout, "沟渠" in done.stdout) == (False, True, False)
    overview = call_text("show", folder / NAME, *how).stdout
    assert "≥15处" in overview
    assert "corrections: 1 record was rejected and left out" in overview


def test_show_prints_a_corrected_cell_of_a_table(folder: Path) -> None:
    how = kept(folder / NAME, (*FOREST, "correct", {"value": "≥68.5"}))
    assert "68.5" not in call_text("show", folder / NAME).stdout
    assert "68.5" in call_text("show", folder / NAME, *how).stdout


def test_show_explains_what_a_person_has_said(folder: Path) -> None:
    how = kept(folder / NAME, (*PARK, "correct", {"value": "≥15"}))
    lines = call_text("show", folder / NAME, "--explain", "2", "--headers", "zh", *how).stdout.splitlines()
    assert lines[0] == "公园 ≥15处 2025"
    assert lines[-2 if lines[-1].startswith("责任括注") else -1].split() == ["核对", "已更正"]
    plain = call_text("show", folder / NAME, "--explain", "1", *how).stdout
    assert "review" not in plain


@pytest.mark.parametrize("option", ["--text", "--outline", "--tables"])
def test_what_was_read_is_not_corrected(folder: Path, option: str) -> None:
    done = call_text("show", folder / NAME, option, *kept(folder / NAME, (*PARK, "accept")))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"plantext: --corrections is about records; {option} shows the document")


def changes(old: Path, new: Path, *how: str | Path) -> list[str]:
    to = new.parent / "changes.csv"
    done = call_text("diff", old, new, "--to", to, *how)
    assert done.returncode == 0, done.stderr
    return [f"{row['kind']} {row['subject']} {row['name']}" for row in table(to)]


def test_diff_compares_what_was_corrected(folder: Path) -> None:
    new = folder / "新.txt"
    new.write_text(TEXT.replace("≥67", "≥69"), encoding="utf-8")
    assert len(changes(folder / NAME, new)) == 1
    assert changes(folder / NAME, new, *kept(new, (*FOREST, "correct", {"value": "≥67"}))) == []
    of_old = kept(folder / NAME, (*FOREST, "correct", {"value": "≥70"}), to="old.json")
    done = call_text("diff", folder / NAME, new, *of_old, "--fail-on", "relaxed")
    assert done.returncode == 4
    assert "70" in done.stdout
    assert call_text("diff", folder / NAME, new, "--fail-on", "relaxed").returncode == 0


def test_corrections_of_one_version_do_not_go_to_the_other_of_the_same_name(folder: Path) -> None:
    for version, text in (("v1", TEXT), ("v2", f"{TEXT}\n")):
        (folder / version).mkdir()
        (folder / version / NAME).write_text(text, encoding="utf-8")
    old, new = folder / "v1" / NAME, folder / "v2" / NAME
    assert changes(old, new) == []
    for corrected in (old, new):
        how = kept(corrected, (*FOREST, "correct", {"value": "≥70"}))
        assert len(changes(old, new, *how)) == 1
    assert changes(old, new, *kept(old, (*FOREST, "correct", {"value": "≥70"}), sha256="")) == []


def test_standard_input_is_corrected_by_its_content_alone(folder: Path) -> None:
    how = kept(folder / NAME, (*FOREST, "correct", {"value": "≥70"}))
    same_title = folder / "另.txt"
    same_title.write_text(f"{TEXT}\n", encoding="utf-8")
    done = call_text("diff", "-", same_title, "--to", "-", *how, stdin=TEXT.encode())
    assert done.returncode == 0
    assert [each["direction"] for each in json.loads(done.stdout)] == ["relaxed"]


def test_compare_shows_the_corrected_figure(folder: Path) -> None:
    how = kept(folder / NAME, ("values", {"name": "森林覆盖率", "year": "2022"}, "correct", {"value": "63.9"}))
    also = kept(folder / "白沙.txt", (*FOREST, "correct", {"value": "≥61.7"}), to="b.json")
    chosen = (folder / NAME, folder / "白沙.txt", "--indicator", "森林覆盖率")
    before = call_text("compare", *chosen)
    done = call_text("compare", *chosen, *how, *also)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("62.1" in before.stdout, "63.9" in before.stdout) == (True, False)
    assert ("62.1" in done.stdout, "63.9" in done.stdout, "61.7" in done.stdout) == (False, True, True)
    to = folder / "matrix.csv"
    assert call_text("compare", *chosen, *how, "--to", to).returncode == 0
    assert "63.9" in to.read_text(encoding="utf-8-sig")


def test_a_plan_that_cannot_be_read_does_not_make_its_corrections_strays(folder: Path) -> None:
    how = kept(folder / NAME, (*FOREST, "accept"))
    (folder / NAME).write_bytes(b"")
    (folder / "第三.txt").write_text(NEIGHBOUR, encoding="utf-8")
    done = call_text("compare", folder / NAME, folder / "白沙.txt", folder / "第三.txt", *how)
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if "correction" in line] == []


def findings(done: Done[str]) -> set[tuple[str, str]]:
    return {(each["rule"], each["severity"]) for each in json.loads(done.stdout)}


def test_audit_checks_what_was_corrected(folder: Path) -> None:
    call = ("audit", folder / NAME, "--to", "-", "--fail-on", "error")
    assert ("claim", "error") not in findings(call_text(*call))
    done = call_text(*call, *kept(folder / NAME, (*BINDING, "correct", {"value": "3"})))
    assert done.returncode == 4
    assert ("claim", "error") in findings(done)


def test_audit_does_not_find_what_was_only_misread(folder: Path) -> None:
    wrong = folder / "误.txt"
    wrong.write_text(TEXT.replace("其中约束性2项", "其中约束性1项"), encoding="utf-8")
    assert call_text("audit", wrong, "--fail-on", "error").returncode == 4
    done = call_text("audit", wrong, "--fail-on", "error", *kept(wrong, (*BINDING, "reject")))
    assert (done.returncode, done.stderr) == (0, "")


def test_audit_corrects_the_note_too(samples: Path, tmp_path: Path) -> None:
    note = samples / "yunxi_2023_note.docx"
    call = ("audit", samples / "yunxi_2023.docx", "--note", note, "--all", "--to", "-")
    plan = plantext.read(note)
    claim = next(each for each in plan.claims if each.what == "指标")
    how = written([said(plan, (claim, "correct", {"value": "51"}))], tmp_path / "c.json")
    before, done = call_text(*call), call_text(*call, *how)
    assert done.stderr == before.stderr == ""
    judged = [
        [each["severity"] for each in json.loads(text.stdout) if (each["rule"], each["said"]) == ("note-claim", words)]
        for text, words in ((before, "50项指标"), (done, "50项指标 → 51项"))
    ]
    assert judged == [["ok"], ["error"]]


def test_findings_tell_what_a_person_has_set_in_the_place_of_what_is_printed(folder: Path) -> None:
    how = kept(
        folder / NAME,
        (*FOREST, "correct", {"value": "≥60"}),
        ("targets", {"indicator": "再生水利用率"}, "correct", {"value": "≥35"}),
    )
    done = call_text("audit", folder / NAME, "--to", "-", *how)
    assert {(each["rule"], each["said"], each["found"]) for each in json.loads(done.stdout)} == {
        ("target-present", "≥60", "62.1"),
        ("text-value", "再生水利用率提高到30%以上 → ≥35%", "30"),
    }


def test_a_change_tells_the_years_and_the_money_that_a_person_has_set(folder: Path) -> None:
    new = folder / "新.txt"
    new.write_text(f"{TEXT}\n", encoding="utf-8")
    project = ("projects", {"name": "再生水厂扩建"})
    how = kept(new, (*project, "correct", {"end_year": "2028", "investment": "9100"}), sha256="")
    assert changes(folder / NAME, new) == []
    done = call_text("diff", folder / NAME, new, "--to", "-", *how)
    told = {each["kind"]: (each["old"], each["new"]) for each in json.loads(done.stdout)}
    assert told == {"years_changed": ("2024—2026年", "2024—2028"), "investment_changed": ("8200", "9100万元")}


COMMANDS: list[Callable[[Path], tuple[object, ...]]] = [
    lambda folder: ("show", folder / NAME),
    lambda folder: ("diff", folder / NAME, folder / "白沙.txt"),
    lambda folder: ("compare", folder / NAME, folder / "白沙.txt"),
    lambda folder: ("audit", folder / NAME),
    lambda folder: ("audit", folder / "白沙.txt", "--note", folder / NAME),
    lambda folder: ("review", folder / NAME, "--to", folder / "page.html"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_what_could_not_be_applied_is_told_and_the_rest_goes_on(
    folder: Path, command: Callable[[Path], tuple[object, ...]]
) -> None:
    plan = plantext.read(folder / NAME)
    park = of(plan, "targets", indicator="公园")
    gone = replace(said(plan, (park, "accept")).corrections[0], quote="建成公园99处")
    both = said(plan, (park, "correct", {"value": "13"}), (park, "correct", {"value": "14"}))
    mine = replace(both, corrections=(*both.corrections, gone))
    how = written([mine, another()], folder / "c.json")
    content = {**json.loads((folder / "c.json").read_text(encoding="utf-8")), "author": "me"}
    (folder / "c.json").write_text(json.dumps(content), encoding="utf-8")
    done = call_text(*command(folder), *how)
    assert done.returncode == 0
    assert done.stdout
    path = (folder / NAME).as_posix()
    here = f"plantext: {path}: correction not applied: "
    contradicted = f"{here}correct targets {park.source} “{park.quote}”: another correction says something else of it"
    assert done.stderr.splitlines() == [
        f'plantext: {folder / "c.json"}: keys that are not known were left out: "author"',
        f"{here}accept targets {park.source} “建成公园99处”: its place is gone",
        contradicted,
        contradicted,
        f"plantext: {STRAY}",
    ]
    assert extracted(folder, how) == done.stderr.splitlines()


def extracted(folder: Path, how: tuple[str, Path]) -> list[str]:
    """Return what `extract` says of the same corrections."""
    return call_text("extract", folder / NAME, "--to", folder / "run", *how).stderr.splitlines()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it is no JSON"),
        ('{"plantext": "corrections", "version": 9, "documents": []}', "its version is 9"),
        (None, "there is no such file"),
    ],
)
def test_a_broken_file_is_refused_before_anything_is_read(
    folder: Path, command: Callable[[Path], tuple[object, ...]], text: str | None, told: str
) -> None:
    if text is not None:
        (folder / "c.json").write_text(text, encoding="utf-8")
    (folder / NAME).write_bytes(b"")  # which would be told
    done = call_text(*command(folder), "--corrections", folder / "c.json")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"plantext: {folder / 'c.json'}: ")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [("review", "{run}", "--to", "{to}"), ("diff", "{run}", "--all")])
def test_a_run_has_its_corrections_already(folder: Path, command: tuple[str, ...]) -> None:
    _, corrections = kept(folder / NAME, (*PARK, "accept"))
    run, to = folder / "run", folder / "page.html"
    plantext.extract_many(folder / NAME, run).close()
    done = call_text(*(each.format(run=run, to=to) for each in command), "--corrections", corrections)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"plantext: --corrections: {run} is a run, which holds its records as they were corrected; to correct it, "
        f"`plantext extract … --to {run} --corrections {corrections}`\n"
    )
    assert not to.exists()


def test_an_empty_name_is_no_file(folder: Path) -> None:
    for command in COMMANDS:
        done = call_text(*command(folder), "--corrections", "")
        assert done.returncode == 2
        assert "the name is empty" in done.stderr
