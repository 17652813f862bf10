"""What a command says to a person: complaints and progress on standard error, in whatever encoding the console has."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper

from plantext.errors import PlantextError

ALL_WELL, SOME_FAILED, WRONG_USAGE, NOTHING, FOUND = range(5)


_PIPED = 120


class OutputError(PlantextError):
    """Standard output is closed, or what it is connected to takes no more."""


def prepare() -> None:
    """
    Make sure that no stream stops a command.

    A character that a console lacks (`m³` on a GBK console) is shown as `?`. A stream that was closed is kept from
    being opened again as a table, which would then hold what is printed.
    """
    with suppress(OSError):
        while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(descriptor)
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def silence() -> None:
    """Drop what is still to be printed: nobody reads it any more."""
    with suppress(AttributeError, OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """
    Print a text on standard output, at once.

    Raises:
        OutputError: it is closed or full.
        BrokenPipeError: its reader has gone.

    """
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        silence()
        raise OutputError(f"standard output cannot be written: {error.strerror or error}") from None


def complain(message: str) -> None:
    """Print one line on standard error, whatever the message holds; if nobody listens, there is nothing to be done."""
    Progress.clear()
    _tell(f"plantext: {_line(message)}\n")


class Progress:
    """A line on standard error that tells how far a run is; only on a terminal, and only for several files."""

    _shown = False

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0

    def step(self, name: str) -> None:
        """Show that the next file is being read."""
        self._done += 1
        if self._total > 1:
            self.show(f"[{self._done}/{self._total}] {name}")

    @staticmethod
    def show(text: str) -> None:
        """Show a text in the place of the line before it, on a terminal only."""
        if sys.stderr is not None and sys.stderr.isatty():
            Progress.clear()
            # Half the width at most: a Chinese character takes two columns.
            _tell(_line(text)[: max(20, _columns() // 2 - 1)])
            Progress._shown = True

    @staticmethod
    def clear() -> None:
        """Wipe the line."""
        if Progress._shown:
            _tell("\r\x1b[K")
            Progress._shown = False


def _tell(text: str) -> None:
    # Not `print`: where standard error is closed, it would print on standard output.
    with suppress(AttributeError, OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()


def width() -> int:
    """Return how many columns what is printed may take: those of the terminal; a pipe has none, and gets 120."""
    import shutil  # noqa: PLC0415

    return shutil.get_terminal_size((_PIPED, 24)).columns


def _line(text: str) -> str:
    """Return a text as one line: file names may hold line breaks and codes that change the terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except OSError:
        return 80
