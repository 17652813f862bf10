"""`plantext extract`: files and folders in, tables out."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING

from plantext.cli import console
from plantext.errors import ExportError

if TYPE_CHECKING:
    from plantext.export import Writer
    from plantext.inputs import Input


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "extract",
        help="write the records of plans as tables",
        description="Writes the indicators, values and projects of planning documents as tables.",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder (searched in depth), or - for stdin")
    parser.add_argument(
        "--to", required=True, metavar="PLACE", help="a folder (CSV files), a .xlsx or .jsonl file, or - for stdout"
    )
    parser.add_argument("--format", choices=("csv", "jsonl", "xlsx"), help="by default what --to says")
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of the column names")
    parser.add_argument("--timings", action="store_true", help="fill the column `seconds`, which differs in every run")
    parser.add_argument("--quiet", action="store_true", help="print nothing but complaints")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the tables of all files and return the exit status."""
    from plantext.export import choose_format, open_writer  # noqa: PLC0415
    from plantext.inputs import expand  # noqa: PLC0415

    try:
        choose_format(options.to, options.format)
    except ExportError as error:
        console.complain(str(error))
        return console.WRONG_USAGE
    inputs = expand(options.paths)
    if not inputs:
        console.complain(f"{' '.join(options.paths)}: no document found (.docx, .txt, .md and the like)")
        return console.NOTHING
    with open_writer(options.to, options.format, options.headers) as writer:
        counts = _extract(inputs, writer, options.timings)
    if not options.quiet and options.to != "-":
        print(_summary(counts, options.to))
    return _status(counts)


def _extract(inputs: list[Input], writer: Writer, timings: bool) -> Counter[str]:
    from plantext.export import add  # noqa: PLC0415
    from plantext.plan import attempt  # noqa: PLC0415

    counts: Counter[str] = Counter()
    progress = console.Progress(len(inputs))
    for file in inputs:
        progress.step(file.name)
        outcome = attempt(file)
        counts.update(add(writer, outcome, timings))
        for fault in outcome.faults:
            console.complain(str(fault))
    progress.clear()
    counts["failed"] = len(inputs) - counts["documents"]
    return counts


def _summary(counts: Counter[str], to: str) -> str:
    kinds = ("documents", "indicators", "values", "projects", *(["failed"] if counts["failed"] else []))
    found = (f"{counts[kind]} {kind.removesuffix('s') if counts[kind] == 1 else kind}" for kind in kinds)
    return f"{', '.join(found)} -> {to}"


def _status(counts: Counter[str]) -> int:
    if not counts["documents"]:
        return console.NOTHING
    return console.SOME_FAILED if counts["failed"] else console.ALL_WELL
