"""Ctrl-C, termination and a closed terminal end a run at once, even where Python would lose the exception."""

from __future__ import annotations

import signal
import sys
from types import FrameType

SOON = 0.01


class Interrupted(KeyboardInterrupt):
    """A signal that ends the run; `status` is the exit status that says which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


_received: list[int] = []


def watch() -> None:
    """
    Let the signals that end a run raise `Interrupted`; one that is ignored (`nohup`) stays ignored.

    An exception that is raised while an object is thrown away is dropped by Python. It is raised again a moment later,
    and `check` raises it at the latest.
    """
    for number in _known("SIGINT", "SIGTERM", "SIGHUP"):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)
    sys.unraisablehook = _unraisable


def check() -> None:
    """
    Raise the interruption that was received and got lost, if there was one.

    Raises:
        Interrupted: a signal has come.

    """
    if _received:
        raise Interrupted(_received[0])


def ignore() -> None:
    """Let no signal disturb the last moments of a process: its work is done, and its status is known."""
    for number in _known("SIGALRM", "SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(number, signal.SIG_IGN)


def _known(*names: str) -> list[signal.Signals]:
    # Windows lacks some of them.
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]


def _interrupt(number: int, frame: FrameType | None) -> None:
    _received.append(number)
    raise Interrupted(_received[0])


def _again(number: int, frame: FrameType | None) -> None:
    check()


def _unraisable(lost: sys.UnraisableHookArgs) -> None:
    if not isinstance(lost.exc_value, Interrupted):
        sys.__unraisablehook__(lost)
    elif sys.platform != "win32":
        signal.signal(signal.SIGALRM, _again)
        signal.setitimer(signal.ITIMER_REAL, SOON)
