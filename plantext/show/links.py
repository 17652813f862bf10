"""Which documents belong together, and what changed between them in a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plantext.comparisons import Link
from plantext.revisions import Revision
from plantext.revisions.words import word
from plantext.show.grid import clean, wrap

_INDENT = 4
_ORDER = ("tightened", "relaxed", "added", "dropped", "others")
_WORDS = {
    "no change": "没有变化", "no links": "没有相互关联的文档",
    "region": "地区", "type": "类型", "title": "标题", "period": "规划期", "status": "文本状态", "revises": "修编",
    "explains": "说明", "carries out": "落实", "says that it carries out": "正文称落实",
    "indicators in common": "相同指标", "text overlap": "文字重合", "little text in common": "文字重合很少",
}  # fmt: skip


def links(found: Sequence[Link], columns: int, language: str = "en") -> str:
    """Return links, each in a line of its own with the grounds below it."""
    parts = []
    for link in found:
        lines = wrap(clean(_why(link, language)), max(columns - _INDENT, 20))
        parts.append("\n".join([_head(link, language), *(" " * _INDENT + line for line in lines)]))
    return "\n".join(parts) or _word("no links", language)


def pair(link: Link, revision: Revision, language: str = "en") -> str:
    """Return in a line how two documents belong together and how many changes there are of which kind."""
    counts = Counter(_sort(change.kind, change.direction) for change in revision.changes)
    told = ", ".join(f"{counts[way]} {word(way, language)}" for way in _ORDER if counts[way])
    return f"{_head(link, language)}: {told or _word('no change', language)}"


def _head(link: Link, language: str) -> str:
    return clean(f"{word(link.kind, language)}  {link.old} → {link.new} ({link.confidence})")


def _sort(kind: str, direction: str) -> str:
    if direction in ("tightened", "relaxed"):
        return direction
    return kind if kind in ("added", "dropped") else "others"


def _why(link: Link, language: str) -> str:
    parts = (ground.partition(": ") for ground in link.why)
    return "; ".join(f"{_word(ground, language)}{sign}{text}" for ground, sign, text in parts)


def _word(name: str, language: str) -> str:
    return _WORDS.get(name, name) if language == "zh" else name
