"""
The command `plantext`: one small module per command, each with `add_to` (its options) and `run` (its exit status).

Exit status of every command: 0 all well; 1 some files failed, the others are done; 2 wrong usage; 3 nothing could be
processed; 130 interrupted.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from plantext import __version__
from plantext.cli import console, extract, show
from plantext.errors import PlantextError

INTERRUPTED = 130
BROKEN_PIPE = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with its arguments and return its exit status; whatever happens, a person sees no traceback."""
    console.prepare()
    with suppress(ValueError):  # not in the main thread
        # A terminated run tidies up as an interrupted one does.
        signal.signal(signal.SIGTERM, _terminate)
    try:
        options = _parser().parse_args(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        console.complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        console.silence()
        return BROKEN_PIPE
    except PlantextError as error:
        console.complain(str(error))
        return console.NOTHING
    except OSError as error:
        console.silence()
        console.complain(f"standard output cannot be written: {error.strerror or error}")
        return console.NOTHING
    except Exception as error:
        console.complain(f"a fault in plantext ({type(error).__name__}: {error}); please report it")
        return console.NOTHING


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plantext",
        description="Reads Chinese planning documents and writes their indicator tables and project lists as tables.",
        epilog="Exit status: 0 all well, 1 some files failed, 2 wrong usage, 3 nothing could be processed.",
    )
    parser.add_argument("--version", action="version", version=f"plantext {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (extract, show):
        command.add_to(commands)
    return parser


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
