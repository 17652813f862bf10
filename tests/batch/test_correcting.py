"""Runs with corrections: they go to their documents, what has changed alone is read again, and all is told."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import plantext
from plantext.batch import correction_notes
from plantext.columns import COLUMNS
from plantext.corrections import (
    Contexts,
    Corrections,
    DocumentCorrections,
    apply,
    corrections_json,
    merged,
    read_corrections,
)
from plantext.writing import write_corrections

from ..commands import call

PLAN = "青木县{}规划\n\n到2030年，绿地率达到{}%，县城新建公园{}处。\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, word in enumerate("水林田路"):
        (folder / f"规划{number}.txt").write_text(PLAN.format(word, 30 + number, number + 1), encoding="utf-8")
    return folder


def said(path: Path, number: int = 0, **changes: str) -> DocumentCorrections:
    """Return what a person says of a target of a file: it is corrected, or accepted."""
    plan = plantext.read(path)
    contexts = Contexts(plan)
    made = contexts.correction(plan.targets[number], "correct" if changes else "accept", changes)
    return contexts.document(made)


def settings(*documents: DocumentCorrections, **others: Any) -> plantext.Settings:
    return plantext.Settings(corrections=Corrections(documents), **{"workers": 1} | others)


def told(plans: Path | Sequence[Path], to: Path, how: plantext.Settings, **others: Any) -> list[str]:
    """Return the names of the documents that a run has read, and not only told of."""
    seen: list[tuple[str, bool]] = []
    plantext.extract_many(plans, to, how, lambda outcome, is_new: seen.append((outcome.name, is_new)), **others).close()
    assert len({name for name, _ in seen}) == len(seen)  # each is told of once
    return [name for name, is_new in seen if is_new]


def reviews(to: Path) -> list[tuple[str, str, float | None]]:
    with plantext.open_run(to) as run:
        return run.query("SELECT doc, review, low FROM targets WHERE review > '' ORDER BY doc, start")


def tables(run: Path, folder: Path) -> dict[str, bytes]:
    with plantext.open_run(run) as found:
        found.export(folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_corrections_go_to_their_documents_and_only_these_are_read_again(plans: Path, tmp_path: Path) -> None:
    one, two = said(plans / "规划1.txt", value="41"), said(plans / "规划2.txt")
    run = tmp_path / "run"
    assert told(plans, run, settings()) == ["规划0", "规划1", "规划2", "规划3"]
    assert told(plans, run, settings(one)) == ["规划1"]
    assert reviews(run) == [("规划1", "corrected", 41.0)]
    assert told(plans, run, settings(one)) == []
    assert told(plans, run, settings(one, two)) == ["规划2"]
    assert told(plans, run, settings(said(plans / "规划1.txt", value="42"))) == ["规划1", "规划2"]
    assert reviews(run) == [("规划1", "corrected", 42.0)]


def test_a_run_holds_what_the_library_makes_of_the_plan(plans: Path, tmp_path: Path) -> None:
    document = said(plans / "规划1.txt", value="41", year="2031")
    told(plans, tmp_path / "run", settings(document))
    expected, _ = apply(plantext.read(plans / "规划1.txt"), document)
    with plantext.open_run(tmp_path / "run") as run:
        found = run.plan("规划1")
        assert found.targets == expected.targets
        assert list(run.frame("targets", doc="规划1")["review"]) == ["corrected", ""]
        assert run.frame("targets").columns[-1] == COLUMNS["targets"][-1] == "review"


def test_without_its_content_the_name_counts_and_then_the_title(plans: Path, tmp_path: Path) -> None:
    document = said(plans / "规划1.txt", value="41")
    changed = plans / "规划1.txt"
    changed.write_text(f"{changed.read_text('utf-8')}\n全县共有乡镇7个。\n", encoding="utf-8")
    assert told(plans, tmp_path / "by_name", settings(document)) == ["规划0", "规划1", "规划2", "规划3"]
    assert reviews(tmp_path / "by_name") == [("规划1", "corrected", 41.0)]
    changed.rename(plans / "新名.txt")
    run = tmp_path / "by_title"
    assert told(plans, run, settings(document)) == ["新名", "规划0", "规划2", "规划3"]
    assert reviews(run) == [("新名", "corrected", 41.0)]
    assert told(plans, run, settings(document)) == []
    assert told(plans, run, settings(replace(document, title="别的"))) == ["新名"]
    assert reviews(run) == []


def test_the_content_goes_before_the_name_and_the_title(plans: Path, tmp_path: Path) -> None:
    document = replace(said(plans / "规划1.txt", value="41"), doc="规划2", title="青木县田规划")
    told(plans, tmp_path / "run", settings(document))
    assert reviews(tmp_path / "run") == [("规划1", "corrected", 41.0)]


def test_a_copy_of_the_content_does_not_lose_its_corrections(plans: Path, tmp_path: Path) -> None:
    other = replace(said(plans / "规划1.txt", value="41"), sha256="0" * 64, doc="规划9")
    shutil.copy(plans / "规划1.txt", plans / "规划9.txt")
    told(plans, tmp_path / "run", settings(other))
    assert reviews(tmp_path / "run") == [("规划1", "corrected", 41.0)]


def test_what_is_of_no_document_is_told(plans: Path, tmp_path: Path) -> None:
    stray = replace(said(plans / "规划1.txt"), sha256="0" * 64, doc="别处", title="别处的规划")
    plan = plantext.read(plans / "规划0.txt")
    gone = replace(Contexts(plan).correction(plan.targets[0]), quote="森林覆盖率达到60%")
    corrections = Corrections((stray, Contexts(plan).document(gone)))
    run = plantext.extract_many(plans, tmp_path / "run", plantext.Settings(corrections=corrections))
    note = f"correction not applied: accept targets {gone.source} “森林覆盖率达到60%”: its place is gone"
    assert correction_notes(run, corrections) == (
        f"{(plans / '规划0.txt').as_posix()}: {note}",
        "correction not applied: 1 of '别处': no document has its content, name or title",
    )
    assert run.notes("规划0") == (note,)
    assert {o.name: o.state for o in run.outcomes}["规划0"] == "partial"
    assert correction_notes(run, Corrections()) == ()


def test_a_document_that_cannot_be_read_is_told_once(plans: Path, tmp_path: Path) -> None:
    document = said(plans / "规划1.txt")
    (plans / "规划1.txt").write_bytes(b"")
    run = plantext.extract_many(plans, tmp_path / "run", settings(document))
    assert [outcome.name for outcome in run.outcomes if outcome.state == "failed"] == ["规划1"]
    assert correction_notes(run, Corrections((document,))) == ()


@pytest.mark.parametrize("kind", ["one worker", "threads", "processes"])
def test_the_tables_are_the_same_whoever_reads(plans: Path, tmp_path: Path, kind: str) -> None:
    by_title = replace(said(plans / "规划3.txt", number=1, value="5–6"), sha256="", doc="")
    documents = (said(plans / "规划1.txt", value="41"), said(plans / "规划2.txt"), by_title)
    told(plans, tmp_path / "expected", settings(*documents, workers=2))
    expected = tables(tmp_path / "expected", tmp_path / "a")
    assert b"5,6," in expected["targets.csv"]
    if kind == "one worker":
        told(plans, tmp_path / "run", settings(*documents))
    else:
        executor: Any = ThreadPoolExecutor(2)
        if kind == "processes":
            executor = ProcessPoolExecutor(2, mp_context=get_context("spawn"))
        with executor:
            told(plans, tmp_path / "run", settings(*documents), executor=executor)
    assert tables(tmp_path / "run", tmp_path / "b") == expected


def test_addresses_get_their_corrections(plans: Path, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason='fsspec is missing: pip install "plantext[remote]"')
    memory = fsspec.filesystem("memory")
    for path in plans.iterdir():
        memory.pipe(f"/corrected/{path.name}", path.read_bytes())
    by_content = replace(said(plans / "规划1.txt", value="41"), doc="改名")
    by_name = replace(said(plans / "规划2.txt", value="42"), sha256="0" * 64)
    by_title = replace(said(plans / "规划3.txt", value="43"), sha256="0" * 64, doc="改名")
    run = tmp_path / "run"
    with ThreadPoolExecutor(2) as executor:
        how = settings(by_content, by_name, by_title)
        # Children do not share the memory that stands in for a storage; the workers' threads do.
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("plantext.batch.spread.message", _with_data)
            assert len(told(["memory://corrected"], run, how, executor=executor)) == 4  # type: ignore[list-item]
            assert reviews(run) == [
                ("规划1", "corrected", 41.0),
                ("规划2", "corrected", 42.0),
                ("规划3", "corrected", 43.0),
            ]
            assert told(["memory://corrected"], run, how, executor=executor) == []  # type: ignore[list-item]
            fewer = settings(by_content, by_title)
            assert told(["memory://corrected"], run, fewer, executor=executor) == ["规划2"]  # type: ignore[list-item]


def _with_data(task: Any) -> Any:
    from plantext.batch.tasks import look_at, message  # noqa: PLC0415

    return message(replace(look_at(task.file), corrections=task.corrections))


def run_command(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return call("extract", *arguments, stdin=stdin)


def test_the_command_takes_several_files_and_says_what_it_left_out(plans: Path, tmp_path: Path) -> None:
    write_corrections([said(plans / "规划1.txt", value="41")], tmp_path / "a.json")
    stray = replace(said(plans / "规划2.txt"), sha256="", doc="别处", title="")
    as_json = json.loads(corrections_json([said(plans / "规划2.txt", value="≥42"), stray]))
    as_json["author"] = "me"
    (tmp_path / "b.json").write_text(json.dumps(as_json), encoding="utf-8")
    files = ("--corrections", tmp_path / "a.json", "--corrections", tmp_path / "b.json")
    done = run_command(plans, "--to", tmp_path / "run", *files)
    assert done.returncode == 0
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 2
    assert 'keys that are not known were left out: "author"' in lines[0]
    assert lines[1].endswith("1 of '别处': no document has its content, name or title")
    assert reviews(tmp_path / "run") == [("规划1", "corrected", 41.0), ("规划2", "corrected", 42.0)]
    csv = (tmp_path / "run" / "targets.csv").read_text("utf-8-sig").splitlines()
    assert csv[0].endswith(",review")
    logged = run_command(plans, "--to", tmp_path / "run", *files[:4], "--json-log").stderr.decode().splitlines()[1:]
    assert [json.loads(line).get("note", "")[-21:] for line in logged][-1] == "content, name or title"[-21:]
    with plantext.open_run(tmp_path / "run") as run:
        run.export(tmp_path / "zh", headers="zh")
    assert (tmp_path / "zh" / "values.csv").read_text("utf-8-sig").splitlines()[0].endswith(",核对")


def test_the_command_refuses_a_wrong_file_before_it_reads_anything(plans: Path, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_text('{"plantext": "corrections", "version": 1, "documents": [{"doc": "a", "corrections": [{}]}]}')
    done = run_command(plans, "--to", tmp_path / "run", "--corrections", path)
    assert done.returncode == 3
    assert done.stderr.decode() == f"plantext: {path}: document 1 (a), correction 1: action is missing\n"
    assert not (tmp_path / "run").exists()


def test_standard_input_gets_its_corrections(plans: Path, tmp_path: Path) -> None:
    data = (plans / "规划1.txt").read_bytes()
    by_title = replace(said(plans / "规划1.txt", value="41"), sha256="0" * 64)
    for number, document in enumerate((said(plans / "规划1.txt", value="41"), by_title)):
        write_corrections([document], tmp_path / "c.json")
        to = tmp_path / f"run{number}"
        done = run_command("-", "--to", to, "--corrections", tmp_path / "c.json", stdin=data)
        assert (done.returncode, done.stderr) == (0, b"")
        assert reviews(to) == [("stdin", "corrected", 41.0)]


def test_several_files_are_as_one(plans: Path, tmp_path: Path) -> None:
    documents = [said(plans / "规划1.txt", value="41"), said(plans / "规划2.txt")]
    for number, document in enumerate(documents):
        write_corrections([document], tmp_path / f"{number}.json")
    found = merged(read_corrections(tmp_path / f"{number}.json") for number in range(2))
    assert found == Corrections(tuple(documents))
    assert len(found) == 2
