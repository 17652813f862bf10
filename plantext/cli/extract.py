"""`plantext extract`: files and folders in, tables out."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING

from plantext.cli import console, interrupts, usage
from plantext.errors import ExportError, Kind

if TYPE_CHECKING:
    from plantext.export import Writer
    from plantext.inputs import Input
    from plantext.plan import Failure


class NothingReadError(Exception):
    """No input could be read: what an earlier run has written stays as it is."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "extract",
        help="write the records of plans as tables",
        description=f"Writes the {usage.RECORDS} of planning documents as tables.",
    )
    paths = "a file, a folder (searched in depth), or - for stdin"
    parser.add_argument("paths", nargs="+", type=usage.named, metavar="PATH", help=paths)
    place = "a folder (CSV files), a .xlsx or .jsonl file, or - for stdout"
    parser.add_argument("--to", required=True, type=usage.named, metavar="PLACE", help=place)
    parser.add_argument("--format", choices=("csv", "jsonl", "xlsx"), help="by default what --to says")
    usage.add_password(parser)
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of the column names")
    parser.add_argument("--timings", action="store_true", help="fill the column `seconds`, which differs in every run")
    parser.add_argument("--quiet", action="store_true", help="print nothing but complaints")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Write the tables of all files and return the exit status."""
    from plantext.export import choose_format, open_writer, refuse_inputs  # noqa: PLC0415
    from plantext.inputs import expand  # noqa: PLC0415

    inputs = expand(options.paths, options.password)
    try:
        chosen = choose_format(options.to, options.format)
        refuse_inputs(options.to, chosen, inputs)
    except ExportError as error:
        console.complain(str(error))
        return console.WRONG_USAGE
    if not inputs:
        console.complain(usage.no_document(options.paths))
        return console.NOTHING
    try:
        with open_writer(options.to, chosen, options.headers) as writer:
            counts = _extract(inputs, writer, options.timings)
    except NothingReadError:
        return console.NOTHING
    if not options.quiet and options.to != "-":
        _tell(_summary(counts, options.to))
    return console.SOME_FAILED if counts["failed"] else console.ALL_WELL


def _extract(inputs: list[Input], writer: Writer, timings: bool) -> Counter[str]:
    from plantext.export import add  # noqa: PLC0415
    from plantext.plan import Failure  # noqa: PLC0415
    from plantext.reading import attempt  # noqa: PLC0415

    counts: Counter[str] = Counter()
    unread: list[Failure] = []  # not written before something was read: a stream takes nothing back
    progress = console.Progress(len(inputs))
    for file in inputs:
        interrupts.check()
        progress.step(file.name)
        outcome = attempt(file)
        interrupts.check()
        _complain(outcome.faults, counts, len(inputs))
        if isinstance(outcome, Failure) and not counts["documents"]:
            unread.append(outcome)
            continue
        for each in (*unread, outcome):
            counts.update(add(writer, each, timings))
        unread.clear()
    progress.clear()
    if not counts["documents"]:
        raise NothingReadError
    _complain_in_all(counts)
    interrupts.check()
    counts["failed"] = len(inputs) - counts["documents"]
    return counts


def _complain(faults: tuple[Failure, ...], counts: Counter[str], total: int) -> None:
    for fault in faults:
        if fault.kind is Kind.NO_PLAN_CONTENT and total > 1:
            counts["without content"] += 1
        else:
            console.complain(str(fault))


def _complain_in_all(counts: Counter[str]) -> None:
    count = counts["without content"]
    if count:
        have = "document has" if count == 1 else "documents have"
        console.complain(f"{count} {have} no indicator table, project list, target or duty (see the table errors)")


def _tell(summary: str) -> None:
    """Print what was written; the tables are in their place, whether or not that can be said."""
    try:
        console.say(summary)
    except console.OutputError as error:
        console.complain(str(error))
    except BrokenPipeError:
        console.silence()


def _summary(counts: Counter[str], to: str) -> str:
    found_only = (kind for kind in ("targets", "duties", "claims", "failed") if counts[kind])
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
