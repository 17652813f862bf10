"""`plantext show`: what was found in one file, for the terminal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from plantext.cli import console, interrupts, usage
from plantext.cli.correcting import corrected, corrections_of
from plantext.errors import DocumentError

if TYPE_CHECKING:
    from plantext.corrections import Corrections
    from plantext.inputs import Input
    from plantext.plan import Plan
    from plantext.records import Target

COLUMNS = 100
_LISTED = "`plantext show FILE --targets` lists them by number"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "show",
        help="print what was found in a file",
        description="Prints the records found in a planning document, or the document as it was read.",
    )
    parser.add_argument("file", type=usage.named, metavar="FILE", help="a file, or - for stdin")
    what = parser.add_mutually_exclusive_group()
    text = "the plain text as it was read, a paragraph a line; the columns `start` and `end` count its characters"
    what.add_argument("--text", action="store_true", help=text)
    what.add_argument("--outline", action="store_true", help="the tree of headings")
    what.add_argument("--tables", action="store_true", help="every table as a grid; ^ and < continue a merged cell")
    what.add_argument("--targets", action="store_true", help="the targets in running text, numbered")
    what.add_argument("--explain", metavar="N", help="how target N of --targets was found")
    usage.add_password(parser)
    usage.add_corrections(parser)
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of what plantext adds")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Print what was asked for and return the exit status."""
    from plantext.inputs import expand  # noqa: PLC0415

    number = options.explain
    if number is not None and not (number.isascii() and number.isdecimal()):
        raise usage.WrongUsageError(f"--explain {number}: targets are numbered 1, 2, 3 and so on; {_LISTED}")
    _check_corrections(options)
    corrections = corrections_of(options)
    files = expand([options.file], options.password)
    if not files:
        console.complain(usage.no_document([options.file]))
        return console.NOTHING
    if len(files) > 1:
        raise usage.WrongUsageError(f"{options.file}: there are {len(files)} documents; name one")
    file = files[0]
    try:
        text = _text(options, file, corrections)
    except DocumentError as error:
        console.complain(f"{file.path}: {error.kind}: {error.message}")
        return console.NOTHING
    interrupts.check()
    console.say(text)
    return console.ALL_WELL


def _check_corrections(options: argparse.Namespace) -> None:
    """Refuse corrections where the document is shown, and not its records."""
    as_read = [name for name in ("text", "outline", "tables") if getattr(options, name)]
    if options.corrections and as_read:
        raise usage.WrongUsageError(
            f"--corrections is about records; --{as_read[0]} shows the document as it was read, which nobody corrects"
        )


def _text(options: argparse.Namespace, file: Input, corrections: Corrections) -> str:
    from plantext import show  # noqa: PLC0415
    from plantext.reading import load, read_input  # noqa: PLC0415

    # Terminals tell their width; a pipe has none.
    columns = console.width()
    if options.text:
        return show.text(load(file))
    if options.outline:
        return show.outline(load(file), options.headers)
    if options.tables:
        return show.tables(load(file), columns, options.headers)
    (plan,) = corrected(corrections, read_input(file))
    if options.targets:
        return show.targets(plan, columns, options.headers)
    if options.explain is not None:
        return show.explain(plan, _numbered(plan, options.explain), columns, options.headers)
    return show.overview(plan, columns, options.headers)


def _numbered(plan: Plan, number: str) -> Target:
    count = len(plan.targets)
    # A longer number is beyond any list, and Python refuses to read the longest.
    at = int(number) if len(number) < 10 else 0
    if not 1 <= at <= count:
        there = f"there are {count} targets" if count != 1 else "there is 1 target"
        raise usage.WrongUsageError(f"--explain {number}: {there}; {_LISTED}")
    return plan.targets[at - 1]
