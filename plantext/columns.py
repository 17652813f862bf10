"""
The tables that plantext writes: their names, their columns in order, and the columns' Chinese names.

`tables` of the documentation is the contract with users; columns may be added at the end, never moved or renamed.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plantext.records import Record

Cell = str | int | Decimal | None
Row = tuple[Cell, ...]

COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        *("doc", "path", "sha256", "format", "pages", "characters", "title", "region", "region_code", "plan_type"),
        *("status", "period_start", "period_end", "base_year", "doc_number", "issuer", "issued"),
        *("reader_notes", "seconds", "region_parents", "near_term", "far_term", "revises", "explains"),
    ),
    "sections": ("doc", "section", "level", "title", "source"),
    "indicators": (
        *("doc", "table", "number", "name", "item", "domain", "task", "unit", "attribute", "scope", "concept"),
        *("source", "review"),
    ),
    "values": (
        *("doc", "table", "number", "name", "item", "role", "level", "year", "raw", "comparator", "low", "high"),
        *("value_unit", "qualitative", "source", "rule", "period", "review"),
    ),
    "targets": (
        *("doc", "section", "quote", "indicator", "role", "comparator", "low", "high", "unit", "year", "period"),
        *("responsible", "responsible_lead", "start", "end", "source", "rule"),
        *("raw", "path", "concept", "year_source", "unit_source", "review"),
    ),
    "projects": (
        *("doc", "table", "category", "number", "name", "content", "start_year", "end_year", "investment"),
        *("investment_unit", "responsible", "status", "source", "years_raw", "investment_raw", "responsible_raw"),
        *("responsible_lead", "review"),
    ),
    "project_totals": ("doc", "table", "label", "investment", "investment_unit", "raw", "source"),
    "project_status": ("doc", "table", "category", "status", "kind", "count", "raw", "is_total", "source"),
    "duties": (
        *("doc", "section", "order", "responsible", "responsible_lead", "quote", "source"),
        *("measure", "start", "end", "path", "review"),
    ),
    "claims": ("doc", "quote", "what", "value", "unit", "source", "comparator", "start", "end", "review"),
    "errors": ("doc", "path", "error", "message"),
}
"""Every table with its columns, in the order in which they are written."""

_WHOLE = {"pages", "characters", "period_start", "period_end", "base_year", "start_year", "end_year"}
_WHOLE |= {"start", "end", "order", "near_term", "far_term"}
_FRACTIONS = {"seconds", "low", "high", "investment", "count", "value"}

_CHINESE = {
    "doc": "文档",
    "path": "路径",
    "sha256": "文件指纹",
    "format": "格式",
    "pages": "页数",
    "characters": "字符数",
    "title": "标题",
    "region": "地区",
    "region_code": "行政区划代码",
    "plan_type": "规划类型",
    "documents.status": "文本状态",
    "period_start": "规划期起",
    "period_end": "规划期止",
    "base_year": "基准年",
    "doc_number": "文号",
    "issuer": "发文机关",
    "issued": "发文日期",
    "reader_notes": "读取说明",
    "seconds": "用时（秒）",
    "region_parents": "上级地区",
    "near_term": "近期止年",
    "far_term": "远期止年",
    "revises": "所修编的规划",
    "explains": "所说明的规划",
    "section": "章节",
    "label": "合计项",
    "sections.level": "标题级别",
    "source": "出处",
    "table": "所在表",
    "number": "序号",
    "name": "指标名称",
    "item": "分项",
    "domain": "领域",
    "task": "任务",
    "unit": "单位",
    "attribute": "指标属性",
    "scope": "适用层级",
    "concept": "指标编码",
    "role": "数值类别",
    "level": "要求层级",
    "year": "年份",
    "raw": "原文",
    "comparator": "比较符",
    "low": "下限",
    "high": "上限",
    "value_unit": "数值单位",
    "qualitative": "定性表述",
    "rule": "规则",
    "period": "计期",
    "category": "类别",
    "projects.name": "项目名称",
    "content": "建设内容",
    "start_year": "开始年份",
    "end_year": "结束年份",
    "investment": "投资",
    "investment_unit": "投资单位",
    "responsible": "责任单位",
    "status": "状态",
    "years_raw": "建设年限原文",
    "investment_raw": "投资原文",
    "responsible_raw": "责任单位原文",
    "responsible_lead": "牵头单位",
    "kind": "状态类别",
    "count": "数量",
    "is_total": "是否合计",
    "quote": "引文",
    "indicator": "指标",
    "targets.role": "目标或现状",
    "start": "起始位置",
    "end": "结束位置",
    "targets.raw": "数值原文",
    "targets.path": "章节路径",
    "duties.path": "章节路径",
    "year_source": "年份依据",
    "unit_source": "单位依据",
    "order": "次序",
    "measure": "任务措施",
    "review": "核对",
    "what": "所指内容",
    "value": "数值",
    "error": "错误类型",
    "message": "说明",
    "subject": "对象",
    "changes.kind": "变化类型",
    "links.kind": "关联类型",
    "links.old": "原文档",
    "links.new": "新文档",
    "why": "依据",
    "old_doc": "原文档",
    "new_doc": "新文档",
    "link": "关联类型",
    "old": "原文本",
    "new": "新文本",
    "old_value": "原数值",
    "new_value": "新数值",
    "delta": "差",
    "direction": "变化方向",
    "match": "匹配依据",
    "confidence": "可信度",
    "old_source": "原出处",
    "new_source": "新出处",
    "old_year": "原年份",
    "severity": "级别",
    "said": "文中所述",
    "found": "核对所见",
    "other_source": "另一出处",
    "national": "国家要求",
    "provincial": "省级要求",
    "best": "目标最高",
    "rank": "排名",
    "term": "词语",
    "tfidf": "TF-IDF",
    "keyness": "关键性（G²）",
    "plans": "规划数",
    "terms.count": "次数",
    "other": "另一规划",
    "text": "文字",
    "meets_national": "达到国家要求",
    "misses_national": "未达国家要求",
    "meets_provincial": "达到省级要求",
    "misses_provincial": "未达省级要求",
    "notes": "说明",
    "gold": "标准记录",
    "extracted": "提取记录",
    "scores.table": "表",
    "misses.table": "表",
    "scores.found": "找到",
    "right": "全对",
    "precision": "查准率",
    "recall": "查全率",
    "f1": "F1",
    "right_f1": "全对F1",
    "misses.kind": "差错类型",
    "field": "字段",
    "expected": "应为",
    "got": "提取为",
}


_TABLES = {
    "documents": "文档",
    "sections": "章节",
    "indicators": "指标",
    "values": "数值",
    "targets": "目标",
    "projects": "项目",
    "project_totals": "项目合计",
    "project_status": "项目进展",
    "duties": "责任",
    "claims": "自述数量",
    "errors": "问题",
    "changes": "变化",
    "links": "关联",
    "scores": "评分",
    "misses": "差错",
    "findings": "核查",
    "matrix": "对比",
    "terms": "词语",
    "shared": "相同文字",
}


def label(table: str, language: str = "en") -> str:
    """
    Return what a person calls a table, `en` (its name) or `zh`.

    >>> label("project_status"), label("project_status", "zh")
    ('project_status', '项目进展')
    """
    return table if language == "en" else _TABLES[table]


def titles(table: str, language: str = "en", columns: Sequence[str] | None = None) -> tuple[str, ...]:
    """
    Return the header of a table, `en` (the stable names) or `zh`; a column without a Chinese name keeps its own.

    >>> titles("errors"), titles("errors", "zh")
    (('doc', 'path', 'error', 'message'), ('文档', '路径', '错误类型', '说明'))
    """
    names = COLUMNS[table] if columns is None else tuple(columns)
    if language == "en":
        return names
    return tuple(_CHINESE.get(f"{table}.{name}") or _CHINESE.get(name, name) for name in names)


def number_types(table: str) -> dict[str, str]:
    """
    Return the columns of a table that hold numbers or nothing, with their types (`Int64`, `Float64`).

    >>> number_types("values"), number_types("errors")
    ({'low': 'Float64', 'high': 'Float64'}, {})
    """
    whole = _WHOLE | ({"level"} if table == "sections" else set())
    types = {name: "Int64" if name in whole else "Float64" for name in COLUMNS[table]}
    return {name: kind for name, kind in types.items() if name in whole | _FRACTIONS}


def record_row(doc: str, table: str, record: Record) -> Row:
    """Return a record as a row of its table; a list becomes one cell, joined with `|`."""
    return (doc, *(_cell(getattr(record, name)) for name in COLUMNS[table][1:]))


def _cell(value: Cell | bool | tuple[str, ...]) -> Cell:
    if isinstance(value, tuple):
        return "|".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
