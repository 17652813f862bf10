"""The changes between two versions of a plan, old and new side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import regex

from plantext.comparisons import Change
from plantext.revisions import Revision
from plantext.revisions.details import with_unit
from plantext.show.grid import CELL_LINES, render

_TITLES = {
    "indicator": ("indicators", "指标"),
    "target": ("targets in running text", "正文目标"),
    "project": ("projects", "项目"),
    "measure": ("measures", "任务措施"),
}
_HEADER = {"en": ("change", "what", "where", "old", "new"), "zh": ("变化", "对象", "位置", "原", "新")}
_WORDS = {
    "added": "新增", "dropped": "取消", "renamed": "更名", "split": "拆分", "merged": "合并", "unsure": "待核实",
    "value_changed": "数值变化", "number_to_wording": "由数值改为表述", "wording_to_number": "由表述改为数值",
    "wording_changed": "表述变化", "comparator_changed": "比较符变化", "unit_changed": "单位变化",
    "attribute_changed": "属性变化", "year_changed": "年份变化", "investment_changed": "投资变化",
    "years_changed": "建设年限变化", "content_changed": "内容变化", "responsible_changed": "责任单位变化",
    "category_changed": "类别变化", "reworded": "改写", "same": "相同",
    "tightened": "收紧", "relaxed": "放宽", "neutral": "不变", "unknown": "不明",
    "requirement": "要求", "baseline": "现状", "target": "目标", "attained": "是否达标",
    "national": "国家", "provincial": "省级",
}  # fmt: skip


def changes(revision: Revision, columns: int, language: str = "en", all: bool = False) -> str:
    """Return the changes as tables, one per subject; with `all` also what did not change."""
    chosen = [*revision] if all else [*revision.changes]
    parts = [f"{revision.old} → {revision.new}", *change_tables(revision, chosen, columns, language)]
    if not chosen:
        parts.append("没有变化" if language == "zh" else "no change")
    if revision.notes:
        label = "说明：" if language == "zh" else "note: "
        parts.append("\n".join(f"{label}{note}" for note in revision.notes))
    return "\n\n".join(parts)


def change_tables(revision: Revision, chosen: Sequence[Change], columns: int, language: str = "en") -> Iterator[str]:
    """Give the tables of changes, one per subject, each with a line above it that counts them."""
    for subject, titles in _TITLES.items():
        rows = [change for change in chosen if change.subject == subject]
        if rows:
            title = f"{titles[language == 'zh']}: {_counts(rows, language)}"
            lines = [_row(change, revision.details, language) for change in rows]
            yield f"{title}\n\n{render(_HEADER[language], lines, columns, CELL_LINES)}"


def _counts(rows: Sequence[Change], language: str) -> str:
    kinds = Counter(change.kind for change in rows)
    ways = Counter(change.direction for change in rows if change.direction in ("tightened", "relaxed"))
    counted = [f"{count} {_word(kind, language)}" for kind, count in kinds.most_common()]
    told = [f"{count} {_word(way, language)}" for way, count in sorted(ways.items(), reverse=True)]
    return ", ".join(counted) + (f" ({', '.join(told)})" if told else "")


def _row(change: Change, details: Mapping[tuple[str, str], str], language: str) -> tuple[str, ...]:
    kind = _word(change.kind, language)
    if change.direction in ("tightened", "relaxed"):
        kind = f"{kind}: {_word(change.direction, language)}"
    if change.kind == "unsure":
        kind = f"{kind} ({change.confidence})"
    year = change.year if change.old_year in ("", change.year) else f"{change.old_year}→{change.year}"
    where = (_word(change.role, language), _word(change.level, language), year)
    name = f"{change.name} {change.item}".strip()
    return kind, name, " ".join(filter(None, where)), *_sides(change, details)


def _sides(change: Change, details: Mapping[tuple[str, str], str]) -> tuple[str, str]:
    """Return what stands on either side, with its unit; of what came or went more than its name."""
    if change.kind in ("added", "dropped") and change.subject in ("indicator", "project") and not change.role:
        source = change.new_source if change.kind == "added" else change.old_source
        told = details.get((change.kind, source)) or change.new or change.old
        return ("", told) if change.kind == "added" else (told, "")
    old = _with_unit(change.old, change.old_value, change.unit)
    return old, _with_unit(change.new, change.new_value, change.unit)


def _with_unit(raw: str, value: Decimal | None, unit: str) -> str:
    """Return a number with its unit; one that is printed in another unit with what it is in that of the change."""
    if value is None or not unit or with_unit(raw, unit) == raw:
        return raw
    printed = regex.sub(r"[^\d.]", "", raw.replace(",", "").replace("，", ""))
    if any(printed.startswith(form) for form in {str(value), f"{value.normalize():f}", f"{abs(value).normalize():f}"}):
        return with_unit(raw, unit)
    return f"{raw} (= {value.normalize():f}{unit})"


def _word(word: str, language: str) -> str:
    return _WORDS.get(word, word) if language == "zh" else word.replace("_", " ")
