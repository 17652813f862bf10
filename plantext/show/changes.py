"""The changes between two versions of a plan, old and new side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plantext.comparisons import SUBJECTS, Change
from plantext.revisions import Revision
from plantext.revisions.details import Details, sides
from plantext.revisions.words import subject_title, word
from plantext.show.grid import CELL_LINES, render

_HEADER = {"en": ("change", "what", "where", "old", "new"), "zh": ("变化", "对象", "位置", "原", "新")}


def changes(revision: Revision, columns: int, language: str = "en", all: bool = False) -> str:
    """Return the changes as tables, one per subject; with `all` also what did not change."""
    chosen = [*revision] if all else [*revision.changes]
    parts = [f"{revision.old} → {revision.new}", *change_tables(revision, chosen, columns, language)]
    if not chosen:
        parts.append("没有变化" if language == "zh" else "no change")
    if revision.remarks:
        label = "说明：" if language == "zh" else "note: "
        parts.append("\n".join(f"{label}{remark.said(language)}" for remark in revision.remarks))
    return "\n\n".join(parts)


def change_tables(revision: Revision, chosen: Sequence[Change], columns: int, language: str = "en") -> Iterator[str]:
    """Give the tables of changes, one per subject, each with a line above it that counts them."""
    for subject in SUBJECTS:
        rows = [change for change in chosen if change.subject == subject]
        if rows:
            title = f"{subject_title(subject, language)}: {_counts(rows, language)}"
            lines = [_row(change, revision.details, language) for change in rows]
            yield f"{title}\n\n{render(_HEADER[language], lines, columns, CELL_LINES)}"


def _counts(rows: Sequence[Change], language: str) -> str:
    kinds = Counter(change.kind for change in rows)
    ways = Counter(change.direction for change in rows if change.direction in ("tightened", "relaxed"))
    counted = [f"{count} {word(kind, language)}" for kind, count in kinds.most_common()]
    told = [f"{count} {word(way, language)}" for way, count in sorted(ways.items(), reverse=True)]
    return ", ".join(counted) + (f" ({', '.join(told)})" if told else "")


def _row(change: Change, details: Details, language: str) -> tuple[str, ...]:
    kind = word(change.kind, language)
    if change.direction in ("tightened", "relaxed"):
        kind = f"{kind}: {word(change.direction, language)}"
    if change.kind == "unsure":
        kind = f"{kind} ({change.confidence})"
    year = change.year if change.old_year in ("", change.year) else f"{change.old_year}→{change.year}"
    where = (word(change.role, language), word(change.level, language), year)
    name = f"{change.name} {change.item}".strip()
    return kind, name, " ".join(filter(None, where)), *map(str, sides(change, details))
