"""`plantext diff`: what changed between two versions of a plan."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plantext.cli import console, interrupts, usage
from plantext.errors import DocumentError

if TYPE_CHECKING:
    from plantext.plan import Plan
    from plantext.revisions import Revision


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "diff",
        help="compare two versions of a plan",
        description="Prints or writes what changed from one version of a plan to another; with a run and --all, what "
        "changed in every pair of its documents that `plantext link` finds (versions, drafts, action plans).",
    )
    old = "the earlier version, a file or - for stdin; with --all and without NEW a run, its folder or .sqlite file"
    parser.add_argument("old", type=usage.named, metavar="OLD", help=old)
    parser.add_argument("new", type=usage.named, metavar="NEW", nargs="?", help="the later version")
    words = "kinds, directions or subjects, with commas: relaxed,dropped,project …"
    only = f"list only these {words}"
    parser.add_argument("--only", type=usage.words_of_changes, metavar="WORDS", default=(), help=only)
    failing = "exit with status 4 if there are changes of these kinds, directions or subjects"
    parser.add_argument("--fail-on", type=usage.words_of_changes, metavar="WORDS", default=(), help=failing)
    parser.add_argument("--to", type=usage.named, metavar="FILE", help="write .csv, .xlsx, .json or .jsonl; - for JSON")
    every = "list also what did not change; without NEW: compare all linked pairs of a run"
    parser.add_argument("--all", action="store_true", help=every)
    usage.add_least(parser, "of a run: compare only pairs linked at least so surely, 0 to 1 (default: 0.5)")
    usage.add_password(parser)
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of what plantext adds")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Print or write the changes and return the exit status."""
    from plantext.export.single import check_place  # noqa: PLC0415
    from plantext.revisions import compare_revisions  # noqa: PLC0415

    if options.new is None and not options.all:
        options.parser.error("NEW is missing; a run is compared with --all")
    if options.new is not None and options.least is not None:
        options.parser.error("--least is for the links of a run, without NEW")
    if options.to:
        check_place(options.to)
    if options.new is None:
        from plantext.cli import diff_all  # noqa: PLC0415

        return diff_all.run(options)
    plans = [_read(path, options.password) for path in (options.old, options.new)]
    old, new = plans
    if old is None or new is None:
        return console.NOTHING
    interrupts.check()
    revision = compare_revisions(old, new)
    interrupts.check()
    options.all = options.all or "same" in options.only
    _give(options, revision.only(options.only) if options.only else revision)
    return console.FOUND if options.fail_on and has(revision, options.fail_on) else console.ALL_WELL


def has(revision: Revision, words: Sequence[str]) -> bool:
    """Say whether there are changes of some kinds, directions or subjects; `same` is what did not change."""
    found = revision.only(words)
    return bool(found.changes) or ("same" in words and bool(found.unchanged))


def _give(options: argparse.Namespace, revision: Revision) -> None:
    from plantext import show  # noqa: PLC0415
    from plantext.comparisons import CHANGES  # noqa: PLC0415
    from plantext.export.single import write_table  # noqa: PLC0415

    if options.to:
        write_table("changes", CHANGES, revision.rows(options.all), options.to, options.headers)
        for note in revision.notes:
            console.complain(f"note: {note}")
        return
    columns = console.width()
    console.say(show.changes(revision, columns, options.headers, options.all))


def _read(path: str, password: str) -> Plan | None:
    """Read a plan, or say in one line why it cannot be read."""
    from plantext.inputs import expand  # noqa: PLC0415
    from plantext.reading import read_input  # noqa: PLC0415

    files = expand([path], password)
    if len(files) != 1:
        console.complain(f"{path}: there are {len(files)} documents; name one")
        return None
    try:
        return read_input(files[0])
    except DocumentError as error:
        console.complain(f"{files[0].path}: {error.kind}: {error.message}")
        return None
