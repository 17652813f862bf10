"""Comparisons of many pairs of documents, one below the other, with a list of them in front."""

from __future__ import annotations

from collections.abc import Iterable

from plantext.comparisons import Link
from plantext.report.changes import changes_report
from plantext.report.parts import TONES, Grid, Report
from plantext.report.words import headed, said
from plantext.revisions import Revision
from plantext.revisions.words import word
from plantext.show.grid import honest


def listed(
    pairs: Iterable[tuple[Link, Revision]], language: str = "en", all: bool = False
) -> tuple[list[Report], Grid]:
    """Return a report per pair, and the list of them: how they belong together, and how many changes there are."""
    reports, rows = [], []
    for number, (link, revision) in enumerate(pairs, 1):
        report = changes_report(revision, language, all, f"p{number}")
        counts = {figure.tone: figure.count for figure in report.figures}
        names = (f"{number}  {revision.old} → {revision.new}", f"{word(link.kind, language)} ({link.confidence})")
        reports.append(report)
        rows.append((*map(honest, names), *(str(counts.get(tone, 0)) for tone in TONES if all or tone != "same")))
    tones = [word("others" if tone == "other" else tone, language) for tone in TONES if all or tone != "same"]
    header = (headed(said("pair", language)), headed(said("link", language)), *map(headed, tones))
    return reports, Grid(said("Pairs of documents", language), header, tuple(rows))
