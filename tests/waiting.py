"""Waiting for what comes about by itself, as long as a busy machine may take."""

from __future__ import annotations

import time
from collections.abc import Callable


def becomes_true(condition: Callable[[], bool], seconds: float = 20) -> bool:
    """Return whether a condition holds within so many seconds, as soon as it does."""
    until = time.monotonic() + seconds
    while not (holds := condition()) and time.monotonic() < until:
        time.sleep(0.05)
    return holds
