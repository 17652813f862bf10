"""`plantext review`: a page on which a person checks every record in its place."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from plantext.cli import console, usage
from plantext.cli.plans import Reading, refuse
from plantext.errors import PlantextError

if TYPE_CHECKING:
    from plantext.plan import Plan


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
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language in which the page opens")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Write the page and return the exit status."""
    from plantext.review import check_review, write_review  # noqa: PLC0415

    check_review(options.to)
    plans, status = _plans(options)
    if not plans:
        return console.NOTHING
    write_review(plans, options.to, options.headers)
    console.say(f"{len(plans)} {'document' if len(plans) == 1 else 'documents'} -> {options.to}")
    return status


def _plans(options: argparse.Namespace) -> tuple[list[Plan], int]:
    """Return the plans that are to be on the page, from a run or from files, and the exit status that they lead to."""
    from plantext.batch import is_run, open_run  # noqa: PLC0415
    from plantext.inputs import expand  # noqa: PLC0415
    from plantext.review import MOST  # noqa: PLC0415

    if len(options.paths) == 1 and is_run(options.paths[0]):
        with open_run(options.paths[0]) as found:
            return [found.plan(name) for name in (options.plan or found.names)[: MOST + 1]], console.ALL_WELL
    inputs = expand(options.paths, options.password)
    refuse(options.to, inputs)
    names = {file.name for file in inputs}
    if unknown := [name for name in options.plan if name not in names]:
        raise PlantextError(f"no document is called {', '.join(unknown)}; there are {', '.join(sorted(names))}")
    reading = Reading([file for file in inputs if not options.plan or file.name in options.plan])
    return list(reading.plans()), reading.status
