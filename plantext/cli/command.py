"""The whole command: its options, and every way in which it can end."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from plantext import __version__
from plantext.cli import (
    audit,
    compare,
    console,
    diff,
    export,
    extract,
    interrupts,
    link,
    review,
    score,
    show,
    terms,
    usage,
)
from plantext.errors import PlaceError, PlantextError

BROKEN_PIPE = 141


def run(arguments: Sequence[str] | None) -> int:
    """Run the command and return its exit status; whatever happens but an interruption, a person sees one line."""
    try:
        options, unknown = _parser().parse_known_args(arguments)
        if unknown:
            options.parser.error(f"unrecognized arguments: {' '.join(unknown)}")
        status: int = options.run(options)
        return status
    except SystemExit as end:  # argparse: help, the version, wrong usage
        return end.code if isinstance(end.code, int) else console.ALL_WELL
    except BrokenPipeError:
        console.silence()
        return BROKEN_PIPE
    except (usage.WrongUsageError, PlaceError) as error:
        console.complain(str(error))
        return console.WRONG_USAGE
    except PlantextError as error:
        console.complain(str(error))
        return console.NOTHING
    except Exception as error:
        interrupts.check()  # what a library made of an interruption is no fault
        console.complain(f"a fault in plantext ({type(error).__name__}: {error}); please report it")
        return console.NOTHING


def _parser() -> argparse.ArgumentParser:
    parser = usage.Parser(
        prog="plantext",
        description=f"Reads Chinese planning documents and writes their {usage.RECORDS} as tables.",
        epilog="Exit status: 0 all well, 1 some files failed, 2 wrong usage, 3 nothing could be processed, "
        "4 changes or findings of the kinds named by --fail-on; "
        "130, 143, 129 ended by Ctrl-C, SIGTERM, SIGHUP; 141 what read standard output has gone.",
    )
    parser.add_argument("--version", action="version", version=f"plantext {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (extract, export, show, review, diff, link, compare, terms, audit, score):
        command.add_to(commands)
    return parser
