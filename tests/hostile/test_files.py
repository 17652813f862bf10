"""
Every hostile file ends as it should: read rightly or refused by a named error, within the limits, and the run goes on.

The large ones take half an hour: they are read where PLANTEXT_HOSTILE is set, one at a time, as `plantext extract`
reads them. How to run them is told in CONTRIBUTING.md.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import plantext
from plantext.batch import Limits, Outcome, Run
from plantext.errors import Kind

from ..notes.chinese import english_left
from . import books, pages, pdfs, renamed, texts, words
from .case import RAW, READ, Case

CASES = (*words.CASES, *texts.CASES, *pages.CASES, *books.CASES, *pdfs.CASES, *renamed.CASES)
QUICK = [case for case in CASES if not case.is_heavy]
HEAVY = [case for case in CASES if case.is_heavy]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """One run over all quick files, each in a folder of its own."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = [_made(case, folder) for case in QUICK]
    with plantext.extract_many(paths, folder / "run", plantext.Settings(limits=Limits(seconds=60))) as made:
        yield made


def _made(case: Case, folder: Path) -> Path:
    path = folder / case.name / case.file
    path.parent.mkdir()
    path.write_bytes(case.build())
    return path


def _outcome(run: Run, case: Case) -> Outcome:
    return next(outcome for outcome in run.outcomes if Path(outcome.path).name == case.file)


def _check(run: Run, case: Case) -> None:
    outcome = _outcome(run, case)
    assert outcome.kind != Kind.INTERNAL, outcome.message
    ends = {READ, outcome.kind} if outcome.state != "failed" else {outcome.kind}
    assert ends & case.ends, (outcome.kind, outcome.message)
    plan = run.plan(outcome.name) if outcome.state != "failed" else None
    notes = plan.notes if plan else ()
    assert [note for note in notes if english_left(note)] == []
    said = [outcome.message, *notes]
    assert any(case.says in line for line in said), said
    if case.finds and plan:
        assert RAW in [target.raw for target in plan.targets]


def test_there_are_names_of_their_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", QUICK, ids=[case.name for case in QUICK])
def test_a_hostile_file_is_read_rightly_or_refused_by_name(run: Run, case: Case) -> None:
    _check(run, case)


def test_every_file_has_one_outcome(run: Run) -> None:
    assert len(run.outcomes) == len(QUICK)
    assert [outcome.message for outcome in run.outcomes if outcome.state == "failed" and not outcome.message] == []


@pytest.mark.skipif(not os.environ.get("PLANTEXT_HOSTILE"), reason="takes half an hour: set PLANTEXT_HOSTILE=1")
@pytest.mark.parametrize("case", HEAVY, ids=[case.name for case in HEAVY])
def test_a_large_hostile_file_ends_in_time(tmp_path: Path, case: Case) -> None:
    path = _made(case, tmp_path)
    start = time.monotonic()
    with plantext.extract_many(path, tmp_path / "run") as made:
        assert time.monotonic() - start < 125
        _check(made, case)
