"""`plantext terms`: what plans talk about, and what they have word for word in common."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from plantext.cli import console, usage
from plantext.cli.plans import Reading, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plantext.terms import Passage, Term

TOP, SHORTEST, LEAST = 10, 20, 4


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "terms",
        help="print what plans talk about",
        description="Finds the keywords of each plan and chapter, or the passages that plans share word for word.",
    )
    paths = "a file or a folder (searched in depth)"
    parser.add_argument("paths", nargs="+", type=usage.named, metavar="PATH", help=paths)
    place = "a .csv, .xlsx, .json or .jsonl file, or - for stdout; without it, a summary is printed"
    parser.add_argument("--to", type=usage.named, metavar="PLACE", help=place)
    parser.add_argument(
        "--top", type=usage.at_least(1), default=TOP, metavar="N", help=f"keywords each (default: {TOP})"
    )
    shared = "the passages that two plans share instead of keywords"
    parser.add_argument("--shared", action="store_true", help=shared)
    shortest = f"characters that a shared passage has at least (default: {SHORTEST})"
    parser.add_argument("--shortest", type=usage.at_least(LEAST), default=SHORTEST, metavar="N", help=shortest)
    usage.add_password(parser)
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of what plantext adds")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Find keywords or shared passages, write or print them, and return the exit status."""
    from dataclasses import astuple  # noqa: PLC0415

    from plantext.export.single import check_place, write_table  # noqa: PLC0415
    from plantext.inputs import expand  # noqa: PLC0415
    from plantext.terms import SHARED, TERMS, find_shared, find_terms  # noqa: PLC0415

    inputs = expand(options.paths, options.password)
    if options.to:
        check_place(options.to)
        refuse(options.to, inputs)
    reading = Reading(inputs)
    found: Sequence[Term | Passage]
    if options.shared:
        table, columns, found = "shared", SHARED, list(find_shared(reading.plans(), options.shortest))
    else:
        table, columns, found = "terms", TERMS, find_terms(reading.plans(), options.top)
    if options.to:
        write_table(table, columns, map(astuple, found), options.to, options.headers)
    else:
        from plantext.show import terms as shown  # noqa: PLC0415

        print_ = shown.shared if options.shared else shown.terms
        console.say(print_(found, console.width(), options.headers))  # type: ignore[arg-type]
    return reading.status
