"""How far a run is: a line on a terminal, or a line of JSON per document for programs."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

from plantext.cli import console

if TYPE_CHECKING:
    from plantext.batch import Outcome

_EVERY = 0.1  # seconds between two lines


class Meter:
    """The line on a terminal: how many are done, how fast, how long it still takes, how many failed."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._failed = total, 0, 0
        self._began = self._shown_at = time.monotonic()
        self._new = 0

    def step(self, outcome: Outcome, is_new: bool) -> None:
        """Take an outcome."""
        self._done += 1
        self._new += is_new
        self._failed += outcome.state == "failed"
        now = time.monotonic()
        if self._total > 1 and (now - self._shown_at > _EVERY or self._done in (1, self._total)):
            self._shown_at = now
            console.Progress.show(f"[{self._done}/{self._total}] {outcome.name}  {self.pace(now)}")

    def pace(self, now: float) -> str:
        """
        Return how fast the run is, how long it still takes, and how many failed.

        >>> Meter(20).pace(time.monotonic())
        ''
        """
        rate = self._new / (now - self._began) if now > self._began else 0.0
        left = int((self._total - self._done) / rate) if rate else 0
        told = [f"{rate:.1f}/s", f"{left // 60}:{left % 60:02d} left"] if rate else []
        return ", ".join([*told, f"{self._failed} failed"] if self._failed else told)


def log(outcome: Outcome, is_new: bool) -> None:
    """Write an outcome as one line of JSON on standard error."""
    from dataclasses import asdict  # noqa: PLC0415

    _write({**asdict(outcome), "new": is_new})


def log_note(line: str) -> None:
    """Write what is to be said of a run as one line of JSON on standard error."""
    _write({"note": line})


def _write(found: dict[str, object]) -> None:
    sys.stderr.write(json.dumps(found, ensure_ascii=False) + "\n")
    sys.stderr.flush()
