"""`plantext compare`: many plans side by side."""

from __future__ import annotations

import argparse
import shutil

from plantext.cli import console, usage
from plantext.cli.plans import Reading
from plantext.errors import ExportError

COLUMNS = 120
ROLES = ("baseline", "target", "gap", "pace", "attained", "requirement")
SHOWN = ROLES[:4]


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "compare",
        help="lay the indicators of many plans side by side",
        description="Lays the indicators of plans side by side: units made equal, requirements beside them.",
    )
    paths = "a file or a folder (searched in depth); at least two plans"
    parser.add_argument("paths", nargs="+", type=usage.named, metavar="PATH", help=paths)
    place = "a .csv, .xlsx, .json or .jsonl file, or - for stdout; without it, the matrix is printed"
    parser.add_argument("--to", type=usage.named, metavar="PLACE", help=place)
    parser.add_argument("--indicator", type=usage.named, metavar="NAME", help="only this one: its name or its id")
    roles = f"which rows, parted by commas: {', '.join(ROLES)}; by default all in --to, else the first four"
    parser.add_argument("--roles", type=_roles, metavar="ROLES", help=roles)
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of what plantext adds")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare the plans, write or print the matrix, and return the exit status."""
    from plantext.counties import compare_counties  # noqa: PLC0415
    from plantext.export.single import check_place, write_table  # noqa: PLC0415
    from plantext.inputs import expand  # noqa: PLC0415

    try:
        if options.to:
            check_place(options.to)
    except ExportError as error:
        console.complain(str(error))
        return console.WRONG_USAGE
    reading = Reading(expand(options.paths))
    matrix = compare_counties(reading.plans())
    if options.indicator:
        matrix = matrix.only(options.indicator)
    if options.to:
        write_table("matrix", matrix.columns, matrix.table(options.roles or ROLES), options.to, options.headers)
    else:
        from plantext.show.matrix import matrix as shown  # noqa: PLC0415

        width = shutil.get_terminal_size((COLUMNS, 24)).columns
        console.say(shown(matrix, options.roles or SHOWN, width, options.headers))
    return reading.status


def _roles(text: str) -> tuple[str, ...]:
    chosen = tuple(filter(None, (part.strip() for part in text.split(","))))
    unknown = [role for role in chosen if role not in ROLES]
    if unknown or not chosen:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown) or 'nothing'} is no role; there are {', '.join(ROLES)}")
    return chosen
