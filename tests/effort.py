"""How much work something is: the time of the processor and not of the clock, which tells what else a machine does."""

from __future__ import annotations

import time
from collections.abc import Callable

ENDLESS = 10.0
"""Seconds; many times what any test of work that must end takes, and little beside what grows with the square takes."""


def effort(work: Callable[..., object], *arguments: object) -> float:
    """Return how many seconds of the processor's time a call takes."""
    began = time.thread_time()
    work(*arguments)
    return time.thread_time() - began


def growth(work: Callable[[str], object], text: Callable[[int], str], length: int) -> float:
    """
    Return how many times the work four times a text is, with the shared part of the noise left out.

    About 4 where the work grows with the text, 16 where it grows with its square.
    """
    short, long = (min(effort(work, text(times * length)) for _ in range(2)) for times in (1, 4))
    return long / short
