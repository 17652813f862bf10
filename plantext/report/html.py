"""Documents as one HTML page: works offline, prints in landscape, can be filtered without a mouse or a script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plantext.report.parts import Grid, Report
from plantext.report.words import headed, said
from plantext.version import __version__

_TEMPLATE = Path(__file__).with_name("document.html")
_MARKS = {"changes": ("del", "ins"), "findings": ("u", "u")}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be shown alone."""

    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Things of which one, or all, are shown: the parts of the page, or the entries of a tone."""

    name: str
    title: str
    choices: tuple[Choice, ...]


def page(reports: Sequence[Report], pairs: Grid | None = None, language: str = "en") -> str:
    """Return documents as a page; where it may hold several, `pairs` is the list of them, a row each."""
    from plantext.pages import render  # noqa: PLC0415

    old_mark, new_mark = _MARKS[reports[0].kind if reports else "changes"]
    values = {
        "title": pairs.title if pairs else _title(reports[0]),
        "reports": reports,
        "pairs": pairs,
        "filters": _filters(reports, language),
        "filter_title": said("show", language),
        "old_mark": old_mark,
        "new_mark": new_mark,
        "made_by": f"plantext {__version__}",
    }
    return render(_TEMPLATE, values, language)


def _title(report: Report) -> str:
    return ("：" if report.language == "zh" else ": ").join(filter(None, (report.title, report.subject)))


def _filters(reports: Sequence[Report], language: str) -> list[Filter]:
    """Return what can be chosen: only where there is more than one thing to choose from."""
    parts: dict[str, str] = {section.key: section.title for report in reports for section in report.sections}
    tones: dict[str, str] = {
        figure.tone: figure.word
        for report in reports
        for figure in report.figures
        if figure.count and figure.tone not in parts
    }
    found = (("part", "part", parts), ("tone", "kind", tones))
    return [
        Filter(name, headed(said(title, language)), _choices(words, language))
        for name, title, words in found
        if len(words) > 1
    ]


def _choices(words: dict[str, str], language: str) -> tuple[Choice, ...]:
    every = Choice("all", said("all", language))
    return every, *(Choice(key, word) for key, word in words.items())
