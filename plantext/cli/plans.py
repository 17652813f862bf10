"""The plans that several commands read: one after the other, each that cannot be read told in one line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from plantext.cli import console, interrupts
from plantext.errors import PlaceError, PlantextError

if TYPE_CHECKING:
    from plantext.inputs import Input
    from plantext.plan import Failure, Plan


class Reading:
    """Reads plans one after the other; `unread` are those that could not be read."""

    def __init__(self, inputs: list[Input]) -> None:
        self._inputs = inputs
        self.unread: list[Failure] = []

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
                self.unread.append(outcome)
            else:
                yield outcome
        progress.clear()

    @property
    def status(self) -> int:
        """The exit status of a command that has done its work."""
        return console.SOME_FAILED if self.unread else console.ALL_WELL


class Source:
    """
    Where the plans of a command come from: a run, or files that are read (`inputs`).

    `status` is what reading them led to.
    """

    def __init__(self, paths: list[str], password: str, to: str = "") -> None:
        from plantext.batch import is_run, open_run  # noqa: PLC0415
        from plantext.inputs import expand  # noqa: PLC0415

        self.status = console.ALL_WELL
        self._run = open_run(paths[0]) if len(paths) == 1 and is_run(paths[0]) else None
        self.inputs = expand(paths, password) if self._run is None else []
        refuse(to, self.inputs)

    @property
    def is_run(self) -> bool:
        """Whether the plans are those of a run."""
        return self._run is not None

    def plans(self, names: Sequence[str] = ()) -> Iterator[Plan]:
        """
        Give the plans one after the other, or those of some names.

        Raises:
            PlantextError: there is no plan of a name.

        """
        known = [file.name for file in self.inputs] if self._run is None else self._run.names
        if unknown := [name for name in names if name not in known]:
            raise PlantextError(f"no document is called {', '.join(unknown)}; there are {', '.join(known)}")
        if self._run is not None:
            with self._run as found:
                yield from map(found.plan, names) if names else found.plans()
            return
        reading = Reading([file for file in self.inputs if not names or file.name in names])
        yield from reading.plans()
        self.status = reading.status


def refuse(to: str, inputs: list[Input]) -> None:
    """
    Refuse a place that would overwrite a file which is to be read.

    Raises:
        PlaceError: naming the file.

    """
    for file in inputs:
        if to != "-" and os.path.realpath(to) == os.path.realpath(file.path):
            raise PlaceError(f"{to}: this would overwrite a file that is to be read; name another place")
