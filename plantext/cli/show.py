"""`plantext show`: what was found in one file, for the terminal."""

from __future__ import annotations

import argparse
import shutil
from typing import TYPE_CHECKING

from plantext.cli import console, interrupts, usage
from plantext.errors import DocumentError

if TYPE_CHECKING:
    from plantext.inputs import Input

COLUMNS = 100


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "show",
        help="print what was found in a file",
        description="Prints the records found in a planning document, or the document as it was read.",
    )
    parser.add_argument("file", type=usage.named, metavar="FILE", help="a file, or - for stdin")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--text", action="store_true", help="the plain text as it was read, a paragraph a line")
    what.add_argument("--outline", action="store_true", help="the tree of headings")
    what.add_argument("--tables", action="store_true", help="every table as a grid; ^ and < continue a merged cell")
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of what plantext adds")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what was asked for and return the exit status."""
    from plantext.inputs import expand  # noqa: PLC0415

    files = expand([options.file])
    if len(files) != 1:
        console.complain(f"{options.file}: there are {len(files)} documents; name one")
        return console.WRONG_USAGE
    file = files[0]
    try:
        text = _text(options, file)
    except DocumentError as error:
        console.complain(f"{file.path}: {error.kind}: {error.message}")
        return console.NOTHING
    interrupts.check()
    console.say(text)
    return console.ALL_WELL


def _text(options: argparse.Namespace, file: Input) -> str:
    from plantext import show  # noqa: PLC0415
    from plantext.plan import load, read_input  # noqa: PLC0415

    # Terminals tell their width; a pipe has none.
    columns = shutil.get_terminal_size((COLUMNS, 24)).columns
    if not (options.text or options.outline or options.tables):
        return show.overview(read_input(file), columns, options.headers)
    document = load(file)
    if options.text:
        return show.text(document)
    if options.outline:
        return show.outline(document, options.headers)
    return show.tables(document, columns, options.headers)
