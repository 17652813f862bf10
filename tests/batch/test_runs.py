"""A run gives every input one outcome, does nothing twice, and ends the same however often it is killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import psutil
import pytest

import plantext
from plantext.batch.settings import reading
from plantext.batch.store import Store
from plantext.columns import COLUMNS
from plantext.errors import PlantextError
from plantext.resources import folder

ONE = plantext.Settings(workers=1)  # a child takes longer to start than to read all these documents
PLAN = "青木县规划\n\n到2030年，绿地率达到{}%。县城新建公园{}处。\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        (folder / f"规划{number}.txt").write_text(PLAN.format(30 + number, number + 1), encoding="utf-8")
    return folder


def states(run: plantext.Run) -> dict[str, str]:
    return {outcome.name: outcome.state for outcome in run.outcomes}


def told(plans: Path, to: Path, settings: plantext.Settings | None = None) -> dict[str, bool]:
    """Return which inputs a run told of, and whether each was new."""
    seen: dict[str, bool] = {}
    plantext.extract_many(
        plans, to, settings or ONE, lambda outcome, is_new: seen.update({outcome.name: is_new})
    ).close()
    return seen


def test_every_input_has_one_outcome(plans: Path, tmp_path: Path) -> None:
    shutil.copy(plans / "规划0.txt", plans / "副本.txt")
    (plans / "空.docx").touch()
    (plans / "信.txt").write_text("今天天气很好。", encoding="utf-8")
    run = plantext.extract_many([plans, tmp_path / "无.docx"], tmp_path / "run", ONE)
    assert Counter(states(run).values()) == {"ok": 6, "partial": 1, "failed": 2, "skipped": 1}
    found = {outcome.name: (outcome.state, outcome.kind, outcome.message) for outcome in run.outcomes}
    assert found["规划0"] == ("skipped", "", "副本")
    assert found["空"][:2] == ("failed", "EMPTY")
    assert found["信"][:2] == ("partial", "NO_PLAN_CONTENT")
    assert run.names == ("信", "副本", "规划1", "规划2", "规划3", "规划4", "规划5")
    assert run.plan("规划3").targets[0].raw == "33%"
    with pytest.raises(PlantextError, match="no plan '空'"):
        run.plan("空")


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="needs a system that binds processes to cores")
def test_a_process_that_may_use_one_core_starts_one_child(plans: Path, tmp_path: Path) -> None:
    before, allowed = set(psutil.Process().children()), os.sched_getaffinity(0)
    most = []
    os.sched_setaffinity(0, {min(allowed)})
    try:
        plantext.extract_many(
            plans, tmp_path / "run", None, lambda *_: most.append(len(set(psutil.Process().children()) - before))
        ).close()
    finally:
        os.sched_setaffinity(0, allowed)
    assert max(most) == 1


def test_inputs_of_one_name_keep_apart(plans: Path, tmp_path: Path) -> None:
    (plans / "sub").mkdir()
    (plans / "sub/规划0.txt").write_text(PLAN.format(99, 9), encoding="utf-8")
    run = plantext.extract_many(plans, tmp_path / "run", ONE)
    assert {run.plan(name).targets[0].raw for name in ("规划0", "规划0~2")} == {"30%", "99%"}


def test_what_is_done_is_not_done_again(plans: Path, tmp_path: Path) -> None:
    assert set(told(plans, tmp_path / "run").values()) == {True}
    assert set(told(plans, tmp_path / "run").values()) == {False}
    (plans / "规划2.txt").write_text(PLAN.format(77, 7), encoding="utf-8")
    again = told(plans, tmp_path / "run")
    assert [name for name, is_new in again.items() if is_new] == ["规划2"]
    assert plantext.open_run(tmp_path / "run").plan("规划2").targets[0].raw == "77%"


def test_failures_are_tried_again_only_when_asked(plans: Path, tmp_path: Path) -> None:
    (plans / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    assert told(plans, tmp_path / "run")["坏"]
    assert not told(plans, tmp_path / "run")["坏"]
    again = told(plans, tmp_path / "run", plantext.Settings(retry_failed=True))
    assert [name for name, is_new in again.items() if is_new] == ["坏"]
    assert all(told(plans, tmp_path / "run", plantext.Settings(force=True)).values())


def test_a_file_that_is_there_again_is_read(plans: Path, tmp_path: Path) -> None:
    text = (plans / "规划1.txt").read_bytes()
    (plans / "规划1.txt").unlink()
    late = tmp_path / "in/规划1.txt"
    plantext.extract_many([plans, late], tmp_path / "run", ONE).close()
    late.write_bytes(text)
    assert states(plantext.extract_many([plans, late], tmp_path / "run", ONE))["规划1"] == "ok"


def test_inputs_that_are_no_longer_named_go_unless_they_are_kept(plans: Path, tmp_path: Path) -> None:
    files = sorted(plans.iterdir())
    plantext.extract_many(files, tmp_path / "run", ONE).close()
    assert len(plantext.extract_many(files[:2], tmp_path / "run", ONE).names) == 2
    run = plantext.extract_many(files[2:], tmp_path / "run", plantext.Settings(append=True, workers=1))
    assert len(run.names) == 6
    assert run.counts["targets"] == sum(len(plan.targets) for plan in run.plans())


def test_a_run_of_other_documents_is_replaced_by_what_could_be_read(plans: Path, tmp_path: Path) -> None:
    files = sorted(plans.iterdir())
    plantext.extract_many(files[:3], tmp_path / "run", ONE).close()
    before = (tmp_path / "run/plantext.sqlite").read_bytes()
    with pytest.raises(PlantextError, match="nothing could be read; the run of other documents that is there stays"):
        plantext.extract_many(plans / "mistyped.txt", tmp_path / "run", ONE)
    assert (tmp_path / "run/plantext.sqlite").read_bytes() == before
    assert plantext.extract_many(files[4:], tmp_path / "run", ONE).names == ("规划4", "规划5")
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["plantext.sqlite"]


def test_a_copy_takes_the_place_of_what_it_was_a_copy_of(plans: Path, tmp_path: Path) -> None:
    shutil.copy(plans / "规划0.txt", plans / "规划9.txt")
    assert states(plantext.extract_many(plans, tmp_path / "run", ONE))["规划9"] == "skipped"
    (plans / "规划0.txt").unlink()
    assert states(plantext.extract_many(plans, tmp_path / "run", ONE))["规划9"] == "ok"


def tables(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def test_the_tables_are_the_same_whatever_the_number_of_workers(plans: Path, tmp_path: Path, samples: Path) -> None:
    for workers in (1, 4):
        run = plantext.extract_many([plans, samples], tmp_path / f"run{workers}", plantext.Settings(workers=workers))
        run.export(tmp_path / f"out{workers}")
    assert tables(tmp_path / "out1") == tables(tmp_path / "out4")
    assert set(tables(tmp_path / "out1")) == {f"{table}.csv" for table in COLUMNS}


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_run_that_is_killed_again_and_again_ends_as_an_undisturbed_one(tmp_path: Path, samples: Path) -> None:
    few = [
        str(samples / name) for name in ("hezhe_2026.txt", "liutang_2024.docx", "yunxi_2018.txt", "yunxi_2023_note.txt")
    ]
    command = [sys.executable, "-m", "plantext", "extract", *few, "--quiet", "--workers", "2", "--to"]
    subprocess.run([*command, str(tmp_path / "whole")], check=True, timeout=120)
    delay, killed = 0.2, 0
    while True:
        with subprocess.Popen([*command, str(tmp_path / "torn")]) as process:
            try:
                status = process.wait(delay)
                break
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                killed += 1
                delay *= 1.4
    assert (status, killed > 2) == (0, True)
    assert tables(tmp_path / "torn") == tables(tmp_path / "whole")


def test_a_store_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "plantext.sqlite").write_bytes(b"no database, but long enough to be taken for one" * 40)
    with pytest.raises(PlantextError, match="no store of a run"):
        plantext.open_run(tmp_path)
    with pytest.raises(PlantextError, match="there is no run"):
        plantext.open_run(tmp_path / "nowhere")
    Store(tmp_path / "later.sqlite", writable=True).query("PRAGMA user_version = 99")
    with pytest.raises(PlantextError, match="version 99"):
        plantext.open_run(tmp_path / "later.sqlite")


def test_a_run_of_an_earlier_version_gets_the_columns_it_lacks(plans: Path, tmp_path: Path) -> None:
    plantext.extract_many(plans, tmp_path / "run", ONE).close()
    store = Store(tmp_path / "run/plantext.sqlite", writable=True)
    for table in ("targets", "values", "claims"):
        store.query(f'ALTER TABLE "{table}" DROP COLUMN review')
    store.query("PRAGMA user_version = 1")
    store.close()
    with pytest.raises(PlantextError, match=r"plantext\.sqlite: made by an earlier plantext"):
        plantext.open_run(tmp_path / "run")
    assert not any(told(plans, tmp_path / "run").values())  # nothing is read again
    run = plantext.open_run(tmp_path / "run")
    assert list(run.frame("targets").columns) == list(COLUMNS["targets"])
    assert set(run.frame("targets")["review"]) == {""}


def test_a_store_that_was_left_empty_is_begun_anew(plans: Path, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run/plantext.sqlite").touch()
    assert len(plantext.extract_many(plans, tmp_path / "run", ONE).names) == 6


def test_others_read_while_a_run_is_written(plans: Path, tmp_path: Path) -> None:
    seen: list[int] = []

    def look(outcome: plantext.Outcome, is_new: bool) -> None:
        time.sleep(0.2)
        with plantext.open_run(tmp_path / "run") as run:
            seen.append(len(run.outcomes))

    plantext.extract_many(plans, tmp_path / "run", plantext.Settings(workers=1), look).close()
    assert seen == sorted(seen)
    assert len(seen) == 6


def test_a_frame_has_the_rows_in_the_order_of_the_inputs(plans: Path, tmp_path: Path) -> None:
    run = plantext.extract_many(plans, tmp_path / "run", ONE)
    frame = run.frame("targets", indicator="绿地率")
    assert list(frame["doc"]) == [f"规划{number}" for number in range(6)]
    assert list(frame["low"]) == [30.0, 31.0, 32.0, 33.0, 34.0, 35.0]
    assert run.frame("projects").empty
    with pytest.raises(PlantextError, match="targets has no column 指标"):
        run.frame("targets", 指标="绿地率")
    with pytest.raises(PlantextError, match="no table 'goals'"):
        run.frame("goals")


def test_other_rules_read_everything_again(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(plans, tmp_path / "run")
    with monkeypatch.context() as changed:
        changed.setattr("plantext.batch.tasks.reading", lambda: "other rules")
        assert set(told(plans, tmp_path / "run").values()) == {True}
        assert set(told(plans, tmp_path / "run").values()) == {False}
    assert set(told(plans, tmp_path / "run").values()) == {True}


def test_the_fingerprint_of_reading_is_that_of_the_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = tmp_path / "extractors"
    shutil.copytree(folder("extractors"), rules)
    monkeypatch.setattr("plantext.batch.settings.folder", lambda name: rules)
    before = reading.__wrapped__()
    assert reading.__wrapped__() == before
    with (rules / "targets.toml").open("a", encoding="utf-8") as file:
        file.write("# another wording\n")
    assert reading.__wrapped__() != before
