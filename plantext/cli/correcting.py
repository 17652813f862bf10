"""Files of corrections that commands take: read before any document is, and put into what is read."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from plantext.cli import console, usage

if TYPE_CHECKING:
    from plantext.corrections import AtHand, Corrections, DocumentCorrections
    from plantext.inputs import Input
    from plantext.plan import Plan

    Documents = tuple[DocumentCorrections, ...]


def corrections_of(options: argparse.Namespace) -> Corrections:
    """
    Return the corrections in the files that a command was given, and say what was left out of them.

    Raises:
        CorrectionError: a file cannot be read, or is no file of corrections.

    """
    from plantext.corrections import Corrections  # noqa: PLC0415

    if not options.corrections:  # what reads and applies them takes a while to load
        return Corrections()
    from plantext.corrections import merged, read_corrections  # noqa: PLC0415

    found = merged(map(read_corrections, options.corrections))
    for note in found.notes:
        console.complain(f"{', '.join(options.corrections)}: {note}")
    return found


def refuse_run(options: argparse.Namespace, run: str) -> None:
    """
    Refuse corrections for a run: all that is made of it has to agree, so that they go into the run itself.

    Raises:
        WrongUsageError: there are some.

    """
    if options.corrections:
        raise usage.WrongUsageError(
            f"--corrections: {run} is a run, which holds its records as they were corrected; to correct it, "
            f"`plantext extract … --to {run} --corrections {options.corrections[0]}`"
        )


class Correcting:
    """Puts corrections into plans one after the other, and says in the end what could not be applied."""

    def __init__(self, corrections: Corrections, at_hand: Iterable[AtHand]) -> None:
        """Take corrections and all documents that they may be of."""
        from plantext.corrections import Assignment  # noqa: PLC0415

        self._at_hand = {each.path: each for each in at_hand}
        self._assignment = Assignment(corrections, self._at_hand.values())

    def plans(self, plans: Iterable[Plan]) -> Iterator[Plan]:
        """Give plans with the corrections that are of them; behind the last one, say what was left out."""
        yield from map(self._corrected, plans)
        self._tell()

    def checked(self, plans: Iterable[Plan]) -> Iterator[tuple[Plan, Documents]]:
        """Give plans as they are, each with the corrections that are of it; say what cannot be applied, as `plans`."""
        for plan in plans:
            self._corrected(plan)
            yield plan, self._of(plan)
        self._tell()

    def _of(self, plan: Plan) -> Documents:
        return self._assignment.of(plan.name, plan.sha256, plan.info.title)

    def _corrected(self, plan: Plan) -> Plan:
        documents = self._of(plan)
        if not documents:
            return plan
        from plantext.corrections import apply  # noqa: PLC0415

        plan, _ = apply(plan, documents)
        self._at_hand[plan.path] = _known(plan)
        return plan

    def _tell(self) -> None:
        for line in self._assignment.notes(self._at_hand.values()):
            console.complain(line)


def correcting_inputs(corrections: Corrections, inputs: Iterable[Input]) -> Correcting:
    """Return what puts corrections into the plans of inputs, which are looked at to know their contents."""
    from plantext.batch.correcting import at_hand  # noqa: PLC0415

    return Correcting(corrections, at_hand(inputs) if corrections.documents else ())


def corrected(corrections: Corrections, *plans: Plan) -> list[Plan]:
    """Return plans that are at hand with the corrections that are of them, and say what was left out."""
    return [*Correcting(corrections, map(_known, plans)).plans(plans)]


def _known(plan: Plan) -> AtHand:
    from plantext.corrections import AtHand  # noqa: PLC0415

    return AtHand(plan.path, plan.name, plan.sha256, plan.info.title, plan.notes)
