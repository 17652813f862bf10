"""The findings of an audit for a terminal: each with what was said, what was found, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plantext.comparisons import Finding, Severity
from plantext.show.grid import clean, listed, wrap
from plantext.show.words import said

_GRAVITY: tuple[Severity, ...] = ("error", "warning", "note", "ok")


def findings(found: Sequence[Finding], shown: Sequence[Finding], total: int = 100, language: str = "en") -> str:
    """
    Return the findings to be shown as a list in `total` columns, and a line that counts all that were found.

    >>> print(findings([], []))
    nothing could be checked
    """
    parts = [_one(each, total, language) for each in shown]
    return "\n\n".join([*parts, _counted(found, language)])


def _one(each: Finding, total: int, language: str) -> str:
    head = f"{said(each.severity, language)}  {each.rule}  {clean(each.source)}"
    lines = (f"  {line}" for line in wrap(clean(each.message), max(total - 2, 20)))
    return "\n".join([head, *lines, *_indented(listed(_facts(each, language), max(total - 2, 20)))])


def _facts(each: Finding, language: str) -> Iterator[tuple[str, str]]:
    yield said("said", language), f"{each.said}  [{each.source}]"
    yield said("found", language), f"{each.found}  [{each.other_source}]" if each.other_source else each.found


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in text.splitlines()]


def _counted(found: Sequence[Finding], language: str) -> str:
    counts = Counter(each.severity for each in found)
    if not counts:
        return said("nothing could be checked", language)
    words = (f"{said(severity, language)}: {counts[severity]}" for severity in _GRAVITY)
    return ", ".join(words)
