"""
The command `plantext`: one small module per command, each with `add_to` (its options) and `run` (its exit status).

Exit status of every command: 0 all well; 1 some files failed, the others are done; 2 wrong usage; 3 nothing could be
processed; 4 there is what `--fail-on` names; 129, 130, 143 ended by a signal (SIGHUP, SIGINT, SIGTERM); 141 the reader
of standard output has gone.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command with its arguments and return its exit status; whatever happens, a person sees no traceback.

    It is made for a process of its own: it takes over the handling of signals and ignores them at its end.
    """
    try:
        # Imported here: an interruption during the imports is no reason for a traceback either.
        from plantext.cli import console, interrupts  # noqa: PLC0415

        console.prepare()
        interrupts.watch()
        from plantext.cli.command import run  # noqa: PLC0415

        status = run(arguments)
    except KeyboardInterrupt as error:
        from plantext.cli import console, interrupts  # noqa: PLC0415

        interrupts.ignore()
        console.complain("interrupted")
        return getattr(error, "status", INTERRUPTED)
    interrupts.ignore()
    return status
