"""The scores of an extraction for a terminal: a table, the fields that are wrong most often, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from plantext.columns import label, titles
from plantext.scoring import SCORES, Miss, Scores
from plantext.show.grid import CELL_LINES, render

_WORDS = {
    "nothing": ("nothing could be judged", "没有可评判的记录"),
    "part": ("judged is only what the corrections speak of", "只评判更正文件涉及的记录"),
    "wrong": ("wrong fields", "错误字段"),
    "missing": ("missing", "遗漏"),
    "surplus": ("surplus", "多余"),
    "rejected": ("rejected", "已排除仍出现"),
    "field": ("wrong", "有误"),
}
_HEADER = {
    "en": ("what", "where", "quote", "field", "expected", "got"),
    "zh": ("问题", "位置", "引文", "字段", "应为", "提取为"),
}


def scores(found: Scores, most: int, columns: int, language: str = "en") -> str:
    """Return the scores as a table in `columns` columns, and up to `most` of what is wrong in each table."""
    if not found.tables:
        return _word("nothing", language)
    rows = [(label(str(row[0]), language), *map(str, row[1:])) for row in found.rows()]
    parts = [render(titles("scores", language, SCORES), rows, columns)]
    if not found.is_whole:
        parts.append(_word("part", language))
    parts += _fields(found, language)
    return "\n\n".join([*parts, *_misses(found, most, columns, language)])


def _fields(found: Scores, language: str) -> Iterator[str]:
    for score in found.tables:
        if score.wrong:
            names = titles(score.table, language, [field for field, _ in score.wrong])
            counted = ", ".join(f"{name} {count}" for name, (_, count) in zip(names, score.wrong, strict=True))
            yield f"{label(score.table, language)}: {_word('wrong', language)}: {counted}"


def _misses(found: Scores, most: int, columns: int, language: str) -> Iterator[str]:
    for score in found.tables:
        wrong = [miss for miss in found.misses if miss.table == score.table]
        if most and wrong:
            rows = [_row(miss, language) for miss in wrong[:most]]
            title = f"{label(score.table, language)} ({min(most, len(wrong))}/{len(wrong)})"
            yield f"{title}\n\n{render(_HEADER[language], rows, columns, CELL_LINES)}"


def _row(miss: Miss, language: str) -> tuple[str, ...]:
    where = f"{miss.doc} {miss.source}".strip()
    field = titles(miss.table, language, [miss.field])[0] if miss.field else ""
    return _word(miss.kind, language), where, miss.quote, field, miss.expected, miss.got


def _word(key: str, language: str) -> str:
    return _WORDS[key][language == "zh"]
