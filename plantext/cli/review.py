"""`plantext review`: a page on which a person checks every record in its place."""

from __future__ import annotations

import argparse
from itertools import islice

from plantext.cli import console, usage
from plantext.cli.correcting import correcting_inputs, corrections_of, refuse_run
from plantext.cli.plans import Source


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "review",
        help="make a page on which a person checks the records",
        description="Writes one HTML page that works offline: the document with every record marked in its place, and "
        "the records beside it, to be accepted, corrected or rejected. What is corrected there is saved as "
        "corrections.json, which `plantext extract … --corrections` applies.",
    )
    paths = "a file or a folder (searched in depth), or the run that `plantext extract … --to` has made"
    parser.add_argument("paths", nargs="+", type=usage.named, metavar="PLAN|RUN", help=paths)
    parser.add_argument("--to", required=True, type=usage.named, metavar="FILE", help="the page, a .html file")
    only = "only the plan of this name, as in the column `doc`; may be given several times"
    parser.add_argument("--plan", action="append", default=[], metavar="NAME", help=only)
    usage.add_password(parser)
    usage.add_corrections(parser, ", with which the page opens, to be gone on with; a run has its own")
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language in which the page opens")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Write the page and return the exit status."""
    from plantext.corrections import Corrections  # noqa: PLC0415
    from plantext.review import MOST, check_review, write_review  # noqa: PLC0415

    check_review(options.to)
    source = Source(options.paths, options.password, options.to)
    if source.is_run:
        refuse_run(options, options.paths[0])
    correcting = correcting_inputs(corrections_of(options), source.inputs)
    found = list(islice(correcting.checked(source.plans(options.plan)), MOST + 1))
    if not found:
        return console.NOTHING
    plans = [plan for plan, _ in found]
    given = Corrections(tuple({id(each): each for _, documents in found for each in documents}.values()))
    write_review(plans, options.to, options.headers, given)
    console.say(f"{len(plans)} {'document' if len(plans) == 1 else 'documents'} -> {options.to}")
    return source.status
