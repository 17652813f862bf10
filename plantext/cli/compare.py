"""`plantext compare`: many plans side by side."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from plantext.cli import console, usage
from plantext.cli.correcting import correcting_inputs, corrections_of
from plantext.cli.plans import Reading, refuse

if TYPE_CHECKING:
    from plantext.counties import Matrix
    from plantext.inputs import Input
    from plantext.plan import Failure

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
    place = (
        "a page (.html) or a workbook (.xlsx) for people, a table (.csv, .json, .jsonl), or - for JSON on stdout; "
        "without it, the matrix is printed"
    )
    parser.add_argument("--to", type=usage.named, metavar="PLACE", help=place)
    chosen = (
        "only this one: its name or its id; may be given several times. A page and a workbook have all, "
        "and a picture of this one"
    )
    parser.add_argument("--indicator", type=usage.named, action="append", default=[], metavar="NAME", help=chosen)
    roles = f"which rows, parted by commas: {', '.join(ROLES)}; by default all in --to, else the first four"
    parser.add_argument("--roles", type=_roles, metavar="ROLES", help=roles)
    picture = (
        "draw the heat map, or with --indicator that one, to a .svg or .png file; all pictures, with one per theme, "
        "to a .html file or into a folder (named with / at its end)"
    )
    parser.add_argument("--chart", type=usage.named, metavar="FILE", help=picture)
    usage.add_password(parser)
    usage.add_corrections(parser, ", each for the plan that it is of")
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of what plantext adds")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Compare the plans, write, draw or print the matrix, and return the exit status."""
    from plantext.counties import compare_counties  # noqa: PLC0415
    from plantext.inputs import expand  # noqa: PLC0415

    inputs = expand(options.paths, options.password)
    _check(options, inputs)
    corrections = corrections_of(options)
    reading = Reading(inputs)
    matrix = compare_counties(correcting_inputs(corrections, inputs).plans(reading.plans()))
    if options.chart:
        from plantext.charts import write_chart  # noqa: PLC0415

        write_chart(matrix, options.chart, options.indicator, options.headers)
    if options.to:
        _write(matrix, reading, options)
    elif not options.chart:
        _print(matrix.only(*options.indicator) if options.indicator else matrix, options)
    return reading.status


def _check(options: argparse.Namespace, inputs: list[Input]) -> None:
    """Refuse places that cannot be meant before anything is read."""
    if options.to:
        from plantext.report.matrix_files import check_comparison  # noqa: PLC0415

        check_comparison(options.to)
        refuse(options.to, inputs)
    if options.chart:
        from plantext.charts import check_chart  # noqa: PLC0415

        check_chart(options.chart)
        refuse(options.chart, inputs)


def _write(matrix: Matrix, reading: Reading, options: argparse.Namespace) -> None:
    """Write the matrix as a document or a table."""
    from plantext.charts import is_installed  # noqa: PLC0415
    from plantext.report.matrix_files import is_document, write_shown  # noqa: PLC0415
    from plantext.report.matrix_rows import Comparison  # noqa: PLC0415

    roles = options.roles or ROLES
    unread = tuple(_unread(each, options.headers) for each in reading.unread)
    write_shown(Comparison(matrix, tuple(options.indicator), roles, unread, options.headers), options.to)
    if is_document(options.to) and not is_installed():
        console.complain(f'{options.to} has no pictures: they need matplotlib: pip install "plantext[charts]"')


def _unread(failure: Failure, language: str) -> str:
    """Return what a document says of a file that was not read."""
    from plantext.notes import problem_in  # noqa: PLC0415

    told = problem_in(failure.kind.value, failure.message, language)
    return f"{Path(failure.path).name}{'：' if language == 'zh' else ': '}{told}"


def _print(matrix: Matrix, options: argparse.Namespace) -> None:
    from plantext.show.matrix import matrix as shown  # noqa: PLC0415

    console.say(shown(matrix, options.roles or SHOWN, console.width(), options.headers))


def _roles(text: str) -> tuple[str, ...]:
    chosen = tuple(filter(None, (part.strip() for part in text.split(","))))
    unknown = [role for role in chosen if role not in ROLES]
    if unknown or not chosen:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown) or 'nothing'} is no role; there are {', '.join(ROLES)}")
    return chosen
