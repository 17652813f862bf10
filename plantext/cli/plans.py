"""The plans that several commands read: one after the other, each that cannot be read told in one line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from plantext.cli import console, interrupts
from plantext.errors import PlaceError

if TYPE_CHECKING:
    from plantext.inputs import Input
    from plantext.plan import Plan


class Reading:
    """Reads plans one after the other; `failed` counts those that could not be read, `unread` says why."""

    def __init__(self, inputs: list[Input]) -> None:
        self._inputs = inputs
        self.failed = 0
        self.unread: list[str] = []

    def plans(self) -> Iterator[Plan]:
        """Give the plans that can be read, and complain of the others."""
        from plantext.plan import Failure  # noqa: PLC0415
        from plantext.reading import attempt  # noqa: PLC0415

        progress = console.Progress(len(self._inputs))
        for file in self._inputs:
            interrupts.check()
            progress.step(file.name)
            outcome = attempt(file)
            interrupts.check()
            for fault in outcome.faults:
                console.complain(str(fault))
            if isinstance(outcome, Failure):
                self.failed += 1
                self.unread += [f"{Path(fault.path).name}: {fault.message}" for fault in outcome.faults]
            else:
                yield outcome
        progress.clear()

    @property
    def status(self) -> int:
        """The exit status of a command that has done its work."""
        return console.SOME_FAILED if self.failed else console.ALL_WELL


def refuse(to: str, inputs: list[Input]) -> None:
    """
    Refuse a place that would overwrite a file which is to be read.

    Raises:
        PlaceError: naming the file.

    """
    for file in inputs:
        if to != "-" and os.path.realpath(to) == os.path.realpath(file.path):
            raise PlaceError(f"{to}: this would overwrite a file that is to be read; name another place")
