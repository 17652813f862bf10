"""`plantext extract`: documents in, a run and its tables out."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from plantext.cli import console, engine, interrupts, progress, usage

if TYPE_CHECKING:
    from plantext.batch import Outcome, Run, Settings
    from plantext.corrections import Corrections
    from plantext.inputs import Input

STORE = "sqlite"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "extract",
        help="write the records of plans as tables",
        description=f"Writes the {usage.RECORDS} of planning documents as tables. "
        "Run again, it reads only what is new, changed or not done yet.",
    )
    paths = "a file, a folder (searched in depth), a zip archive, @LIST (a file with a path a line), an address, or -"
    parser.add_argument("paths", nargs="+", type=usage.named, metavar="PATH", help=paths)
    place = "a folder (CSV files and plantext.sqlite), a .sqlite, .xlsx or .jsonl file, or - for stdout"
    parser.add_argument("--to", required=True, type=usage.named, metavar="PLACE", help=place)
    parser.add_argument(
        "--format", choices=("csv", "jsonl", "xlsx", "parquet", STORE), help="by default what --to says"
    )
    usage.add_password(parser)
    usage.add_corrections(parser)
    parser.add_argument(
        "--headers", choices=("en", "zh"), default="en", help="language of the column names and of what a workbook says"
    )
    usage.add_text(parser)
    parser.add_argument("--timings", action="store_true", help="fill the column `seconds`, which differs in every run")
    _add_run(parser.add_argument_group("the run"))
    parser.set_defaults(run=run, parser=parser)


def _add_run(group: argparse._ArgumentGroup) -> None:
    whole = usage.at_least(1)
    group.add_argument("--workers", type=whole, metavar="N", help="so many documents at a time (default: all cores)")
    group.add_argument("--timeout", type=whole, default=120, metavar="S", help="seconds for a document (default: 120)")
    group.add_argument("--memory", type=whole, default=1500, metavar="MB", help="for a document (default: 1500)")
    group.add_argument("--retry-failed", action="store_true", help="read again what failed before")
    group.add_argument("--force", action="store_true", help="read everything again")
    group.add_argument("--append", action="store_true", help="keep what the run has of other documents")
    failing = ("never", "failure", "warning")
    group.add_argument("--fail-on", choices=failing, default="failure", help="when to end with 1 (default: failure)")
    group.add_argument("--quiet", action="store_true", help="print nothing but complaints")
    group.add_argument("--dask", type=usage.named, metavar="ADDRESS", help="let the workers of a Dask scheduler read")
    group.add_argument("--json-log", action="store_true", help="a line of JSON per document on stderr")


def run(options: argparse.Namespace) -> int:
    """Read all documents, write their tables and return the exit status."""
    from plantext.batch import find  # noqa: PLC0415
    from plantext.cli.correcting import corrections_of  # noqa: PLC0415
    from plantext.export import choose_format, refuse_inputs  # noqa: PLC0415

    corrections = corrections_of(options)

    inputs = find(options.paths, options.password)
    stored = options.format == STORE or _is_store(options.to)
    chosen = None if stored else choose_format(options.to, options.format)
    usage.check_text(options.text, chosen)
    if chosen:
        refuse_inputs(options.to, chosen, inputs)
    if not inputs:
        console.complain(usage.no_document(options.paths))
        return console.NOTHING
    with _run_of(
        options,
        inputs,
        corrections,
        is_kept=stored or (chosen in ("csv", "jsonl", "parquet") and _is_folder(options.to)),
    ) as done:
        return _written(options, done, chosen)


def _is_store(to: str) -> bool:
    return Path(to).suffix.lower() in (".sqlite", ".db")


def _is_folder(to: str) -> bool:
    return to != "-" and Path(to).suffix.lower() != ".jsonl"


@contextmanager
def _run_of(options: argparse.Namespace, inputs: list[Input], corrections: Corrections, is_kept: bool) -> Iterator[Run]:
    """Give the run with all documents read; one that is only on its way to a file is thrown away afterwards."""
    from plantext.batch import correction_notes, extract_files, scratch, store_path  # noqa: PLC0415

    settings = _settings(options, corrections)
    teller = _Teller(inputs, options)
    with scratch() as folder:
        place = store_path(options.to if is_kept else folder)
        with _made(place) as made, engine.of(options.dask) as workers:
            try:
                with extract_files(inputs, place, settings, teller.take, workers) as found:
                    teller.end()
                    for line in correction_notes(found, corrections):
                        teller.note(line)
                    interrupts.check()
                    made.is_wanted = bool(found.names)
                    yield found
            except interrupts.Interrupted:
                made.is_wanted = made.is_wanted or bool(teller.done)
                if is_kept and teller.done:
                    told = f"{teller.done} of {len(inputs)} done and kept in {options.to}; the same command goes on"
                    console.complain(told)
                raise


class _Place:
    """A file that is about to be made; `is_wanted` says whether it is to stay."""

    is_wanted = False


@contextmanager
def _made(path: Path) -> Iterator[_Place]:
    """Take a file away after the block, with the folders made for it, unless it was there before or is wanted."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    place = _Place()
    try:
        yield place
    finally:
        if missing and not place.is_wanted:
            for file in path.parent.glob(f"{path.name}*"):
                file.unlink(missing_ok=True)
            for folder in missing[1:]:
                with suppress(OSError):  # something else is in it by now
                    folder.rmdir()


def _settings(options: argparse.Namespace, corrections: Corrections) -> Settings:
    from plantext.batch import Limits, Settings  # noqa: PLC0415

    return Settings(
        workers=options.workers or 0,
        limits=Limits(seconds=options.timeout, memory=options.memory * 1_000_000),
        retry_failed=options.retry_failed,
        force=options.force,
        append=options.append,
        corrections=corrections,
    )


def _written(options: argparse.Namespace, run_: Run, chosen: str | None) -> int:
    states: Counter[str] = Counter(outcome.state for outcome in run_.outcomes)
    if not states["ok"] + states["partial"]:
        return console.NOTHING
    if chosen:
        run_.export(options.to, chosen, options.headers, options.timings, options.text or "auto")
    if not options.quiet and options.to != "-":
        _tell(_summary(run_.counts, states, options.to))
    bad = {"never": 0, "failure": states["failed"], "warning": states["failed"] + states["partial"]}
    return console.SOME_FAILED if bad[options.fail_on] else console.ALL_WELL


class _Teller:
    """Says what became of each document, in the order of the inputs."""

    def __init__(self, inputs: list[Input], options: argparse.Namespace) -> None:
        self._total, self._json, self.done = len(inputs), options.json_log, 0
        self._meter = None if options.quiet or options.json_log else progress.Meter(len(inputs))
        self._without_content = self._failed_before = 0

    def take(self, outcome: Outcome, is_new: bool) -> None:
        """Take an outcome."""
        interrupts.check()
        self.done += 1
        if self._json:
            progress.log(outcome, is_new)
            return
        if self._meter:
            self._meter.step(outcome, is_new)
        if outcome.state == "failed" and not is_new:
            self._failed_before += 1
        elif outcome.kind and outcome.state != "failed" and self._total > 1:
            self._without_content += 1
        elif outcome.kind:
            console.complain(f"{outcome.path}: {outcome.kind}: {outcome.message}")

    def note(self, line: str) -> None:
        """Say something of the run."""
        if self._json:
            progress.log_note(line)
        else:
            console.complain(line)

    def end(self) -> None:
        """Say what was only counted."""
        console.Progress.clear()
        if count := self._without_content:
            have = "document has" if count == 1 else "documents have"
            console.complain(f"{count} {have} no indicator table, project list, target or duty (see the table errors)")
        if count := self._failed_before:
            console.complain(f"{count} failed before and {'was' if count == 1 else 'were'} left alone; --retry-failed")


def _tell(summary: str) -> None:
    """Print what was written; the tables are in their place, whether or not that can be said."""
    try:
        console.say(summary)
    except console.OutputError as error:
        console.complain(str(error))
    except BrokenPipeError:
        console.silence()


def _summary(counts: dict[str, int], states: Counter[str], to: str) -> str:
    counts = {**counts, "failed": states["failed"], "skipped": states["skipped"]}
    found_only = (kind for kind in ("targets", "duties", "claims", "failed", "skipped") if counts[kind])
    kinds = ("documents", "indicators", "values", "projects", *found_only)
    return f"{', '.join(_counted(counts[kind], kind) for kind in kinds)} -> {to}"


def _counted(count: int, kind: str) -> str:
    """
    Return a count with its noun.

    >>> _counted(1, "duties"), _counted(1, "failed"), _counted(2, "values")
    ('1 duty', '1 failed', '2 values')
    """
    one = "duty" if kind == "duties" else kind.removesuffix("s")
    return f"{count} {one if count == 1 else kind}"
