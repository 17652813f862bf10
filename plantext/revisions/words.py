"""What people call the kinds of changes, their directions and what they are changes of; and the notes on them."""

from __future__ import annotations

from plantext.codes import CHINESE

_CHINESE = {
    **CHINESE,
    "added": "新增", "dropped": "取消", "renamed": "更名", "split": "拆分", "merged": "合并", "unsure": "待核实",
    "value_changed": "数值变化", "number_to_wording": "由数值改为表述", "wording_to_number": "由表述改为数值",
    "wording_changed": "表述变化", "comparator_changed": "比较符变化", "unit_changed": "单位变化",
    "attribute_changed": "属性变化", "year_changed": "年份变化", "investment_changed": "投资变化",
    "years_changed": "建设年限变化", "content_changed": "内容变化", "responsible_changed": "责任单位变化",
    "category_changed": "类别变化", "reworded": "改写", "same": "相同",
    "tightened": "收紧", "relaxed": "放宽", "neutral": "不变", "unknown": "不明", "others": "其他",
    "version": "版本", "draft": "草稿", "note": "说明", "action": "行动计划",
}  # fmt: skip
_SUBJECTS = {
    "indicator": {"en": "indicators", "zh": "指标"},
    "target": {"en": "targets in running text", "zh": "正文目标"},
    "project": {"en": "projects", "zh": "项目"},
    "measure": {"en": "measures", "zh": "任务措施"},
}
_NOTES = {
    "text-for-table": {
        "en": "{name} has no indicator table: its text was compared with the table of {other}",
        "zh": "{name}没有指标表，以其正文与{other}的指标表对照",
    },
    "nothing-to-compare": {
        "en": "{name} has no indicator table and no targets in its text: nothing of {other} was found in it",
        "zh": "{name}没有指标表，正文也没有目标，未找到与{other}对应的内容",
    },
    "no-content": {
        "en": "{name} has no indicator table, no project list, no target and no duty",
        "zh": "{name}没有指标表、项目清单、目标和责任分工",
    },
    "same-file": {"en": "the two files are the same", "zh": "两个文件完全相同"},
    "other-kind": {
        "en": "{name} ({listed}) is no version of {other}: what only one of them says is told as added or dropped, "
        "which changes nothing in the plan",
        "zh": "{name}（{listed}）不是{other}的另一版本：仅一方写明的内容列为“新增”或“取消”，并不表示规划有所调整",
    },
    "lone-columns": {"en": "only {name} has values for {listed}", "zh": "仅{name}有下列各栏数值：{listed}"},
    "tables": {
        "en": "{name}: tables without indicators and projects differ and were not compared: {listed}",
        "zh": "{name}：下列表格既非指标表也非项目表，内容有差异，未作对照：{listed}",
    },
    "sentences": {
        "en": "{name}: {count} sentences outside the chapters of measures differ; only their numbers were compared",
        "zh": "{name}：任务措施以外的章节有{count}句不同，仅对照了其中的数值",
    },
}
_MORE = {"en": "{} and {} more", "zh": "{}，另有{}项"}


def word(name: str, language: str = "en") -> str:
    """
    Return what people call a kind, a direction, a role, a level or a kind of link.

    >>> word("value_changed"), word("value_changed", "zh"), word("2025", "zh")
    ('value changed', '数值变化', '2025')
    """
    return _CHINESE.get(name, name) if language == "zh" else name.replace("_", " ")


def subject_title(subject: str, language: str = "en") -> str:
    """
    Return the title above the changes of a subject.

    >>> subject_title("target"), subject_title("target", "zh")
    ('targets in running text', '正文目标')
    """
    return _SUBJECTS[subject][language]


def note_text(name: str, language: str) -> str:
    """Return the template of a note on a comparison."""
    return _NOTES[name][language]


def shortened(listed: list[str], limit: int, language: str) -> str:
    """
    Return names in a line, of which only the first are told where there are many.

    >>> shortened(["a", "b", "c"], 2, "en"), shortened(["甲", "乙", "丙"], 2, "zh")
    ('a, b and 1 more', '甲、乙，另有1项')
    """
    told = ("、" if language == "zh" else ", ").join(listed[:limit])
    return _MORE[language].format(told, len(listed) - limit) if len(listed) > limit else told
