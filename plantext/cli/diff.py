"""`plantext diff`: what changed between two versions of a plan."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plantext.cli import console, interrupts, usage
from plantext.cli.correcting import corrected, corrections_of, refuse_run
from plantext.cli.plans import refuse
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
    place = "write a document to read and print (.html, .docx, .xlsx) or a table (.csv, .json, .jsonl); - for JSON"
    parser.add_argument("--to", type=usage.named, metavar="FILE", help=place)
    every = "list also what did not change; without NEW: compare all linked pairs of a run"
    parser.add_argument("--all", action="store_true", help=every)
    usage.add_least(parser, "of a run: compare only pairs linked at least so surely, 0 to 1 (default: 0.5)")
    usage.add_password(parser)
    usage.add_corrections(parser, " of OLD, of NEW or of both; a run has its own")
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of what plantext adds")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Print or write the changes and return the exit status."""
    from plantext.revisions import compare_revisions  # noqa: PLC0415

    if options.new is None and not options.all:
        options.parser.error("NEW is missing; a run is compared with --all")
    if options.new is not None and options.least is not None:
        options.parser.error("--least is for the links of a run, without NEW")
    if options.to:
        from plantext.report.writing import check_report  # noqa: PLC0415

        check_report(options.to)
    if options.new is None:
        from plantext.cli import diff_all  # noqa: PLC0415

        refuse_run(options, options.old)
        return diff_all.run(options)
    corrections = corrections_of(options)
    old, new = (_read(path, options) for path in (options.old, options.new))
    if old is None or new is None:
        return console.NOTHING
    interrupts.check()
    old, new = corrected(corrections, old, new)
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
    if not options.to:
        from plantext.show.changes import changes  # noqa: PLC0415

        console.say(changes(revision, console.width(), options.headers, options.all))
        return
    from plantext.report.writing import is_document, write_changes  # noqa: PLC0415

    write_changes(revision, options.to, options.headers, options.all)
    for note in () if is_document(options.to) else revision.notes:
        console.complain(f"note: {note}")


def _read(path: str, options: argparse.Namespace) -> Plan | None:
    """Read a plan, or say in one line why it cannot be read; refuse to write over it."""
    from plantext.inputs import expand  # noqa: PLC0415
    from plantext.reading import read_input  # noqa: PLC0415

    files = expand([path], options.password)
    if options.to:
        refuse(options.to, files)
    if len(files) != 1:
        console.complain(f"{path}: there are {len(files)} documents; name one")
        return None
    try:
        return read_input(files[0])
    except DocumentError as error:
        console.complain(f"{files[0].path}: {error.kind}: {error.message}")
        return None
