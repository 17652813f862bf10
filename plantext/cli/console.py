"""What a command says to a person: complaints and progress on standard error, in whatever encoding the console has."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

ALL_WELL, SOME_FAILED, WRONG_USAGE, NOTHING = range(4)


def prepare() -> None:
    """Make sure that no character (`m³` on a GBK console) stops a command; it is shown as `?` instead."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def silence() -> None:
    """Drop what is still to be printed: nobody reads it any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """Print one line on standard error, whatever the message holds."""
    Progress.clear()
    print("plantext:", _line(message), file=sys.stderr, flush=True)


class Progress:
    """A line on standard error that tells how far a run is; only on a terminal, and only for several files."""

    _shown = False

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._visible = total > 1 and sys.stderr.isatty()

    def step(self, name: str) -> None:
        """Show that the next file is being read."""
        self._done += 1
        if self._visible:
            self.clear()
            # Half the width at most: a Chinese character takes two columns.
            text = _line(f"[{self._done}/{self._total}] {name}")[: max(20, _columns() // 2 - 1)]
            print(text, end="", file=sys.stderr, flush=True)
            Progress._shown = True

    @staticmethod
    def clear() -> None:
        """Wipe the line."""
        if Progress._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            Progress._shown = False


def _line(text: str) -> str:
    """Return a text as one line: file names may hold line breaks and codes that change the terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except OSError:
        return 80
