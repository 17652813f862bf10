"""`plantext diff RUN --all`: what changed in every pair of documents of a run that belong together."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from plantext.cli import console, interrupts
from plantext.cli.diff import has

if TYPE_CHECKING:
    from plantext.batch import Run
    from plantext.columns import Row
    from plantext.comparisons import Link
    from plantext.revisions import Revision


class Pairs:
    """The linked pairs of a run, compared one at a time, with the count of changes and what `--fail-on` asks."""

    def __init__(self, run: Run, options: argparse.Namespace) -> None:
        from plantext.linking import COMPARED, LEAST, find_links  # noqa: PLC0415

        least = LEAST if options.least is None else options.least
        self._run, self._options = run, options
        self.links = [link for link in find_links(run, least) if link.kind in COMPARED]
        self.with_same = "same" in options.only
        self.changes = 0
        self.has_failed = False

    def __iter__(self) -> Iterator[tuple[Link, Revision]]:
        from plantext.linking import compare_links  # noqa: PLC0415

        progress = console.Progress(len(self.links))
        for link, whole in compare_links(self._run, self.links):
            interrupts.check()
            progress.step(link.new)
            self.has_failed |= bool(self._options.fail_on and has(whole, self._options.fail_on))
            revision = whole.only(self._options.only) if self._options.only else whole
            self.changes += len(revision.rows(self.with_same))
            yield link, revision
        progress.clear()

    def rows(self) -> Iterator[Row]:
        """Give the rows of all pairs."""
        for link, revision in self:
            for row in revision.rows(self.with_same):
                yield link.old, link.new, link.kind, *row


def run(options: argparse.Namespace) -> int:
    """Print or write the changes of all pairs and return the exit status."""
    from plantext.batch import open_run  # noqa: PLC0415

    with open_run(options.old) as opened:
        pairs = Pairs(opened, options)
        if options.to:
            _write(pairs, options)
        else:
            _print(pairs, options)
    if options.to not in (None, "-"):
        console.say(f"{len(pairs.links)} pairs, {pairs.changes} changes -> {options.to}")
    return console.FOUND if pairs.has_failed else console.ALL_WELL


def _write(pairs: Pairs, options: argparse.Namespace) -> None:
    """Write the comparisons as a page or a document with a list of pairs in front, or their rows as one table."""
    from plantext.comparisons import CHANGES  # noqa: PLC0415
    from plantext.export.single import write_table  # noqa: PLC0415
    from plantext.report.writing import DOCUMENTS, write_pairs  # noqa: PLC0415

    if options.to.lower().endswith(DOCUMENTS):
        write_pairs(pairs, options.to, options.headers, pairs.with_same)
    else:
        columns = ("old_doc", "new_doc", "link", *CHANGES)
        write_table("changes", columns, pairs.rows(), options.to, options.headers)


def _print(pairs: Pairs, options: argparse.Namespace) -> None:
    from plantext.show import links as shown  # noqa: PLC0415
    from plantext.show.changes import change_tables  # noqa: PLC0415

    columns = console.width()
    for link, revision in pairs:
        console.Progress.clear()
        console.say(shown.pair(link, revision, options.headers))
        chosen = [*revision] if pairs.with_same else [*revision.changes]
        if options.only and chosen:
            tables = change_tables(revision, chosen, columns, options.headers)
            console.say("\n" + "\n\n".join(tables) + "\n")
    if not pairs.links:
        console.say(shown.links((), columns, options.headers))
