"""A small plan with records of every kind, and how its corrections are made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import plantext
from plantext import Plan
from plantext.corrections import FIELDS, Contexts, DocumentCorrections

TEXT = """青木县生态文明建设规划（2023—2030年）

一、总体要求

到2025年，森林覆盖率达到65%，建成公园12处，规上工业用水重复利用率不低于92%。
规划设置3项指标，其中约束性2项。

二、主要任务

2.推进节水。到2030年，再生水利用率提高到30%以上，新建管网40公里。（县住建局牵头，县财政局、各乡镇配合）
3.巩固治水成果。每年整治沟渠6条，治理水土流失面积26平方公里。（县水利局负责）

表1 主要指标
序号\t指标名称\t单位\t2022年现状值\t2025年目标值\t2030年目标值\t指标属性
1\t森林覆盖率\t%\t62.1\t≥65\t≥67\t约束性
2\t再生水利用率\t%\t18\t25\t30\t预期性
3\t空气优良天数比例\t%\t93.5\t95\t持续改善\t约束性

表2 重点项目
序号\t项目名称\t建设内容\t建设年限\t投资（万元）\t责任单位
1\t青木溪综合治理工程\t治理河道9.4公里\t2023—2025年\t17500\t县水利局
2\t再生水厂扩建\t日处理2万吨\t2024—2026年\t8200\t县住建局、县水务集团
"""


def read(text: str = TEXT, name: str = "青木") -> Plan:
    return plantext.read_text(text, name)


def said(plan: Plan, *decisions: tuple[Any, ...], sha256: str | None = None) -> DocumentCorrections:
    """Return corrections: each decision is a record, an action, and what it sets."""
    contexts = Contexts(plan)
    document = contexts.document(*(contexts.correction(*decision) for decision in decisions))
    return document if sha256 is None else replace(document, sha256=sha256)


def accepted(plan: Plan, sha256: str | None = None) -> DocumentCorrections:
    """Return the corrections that accept every record."""
    return said(plan, *((record,) for table in FIELDS for record in getattr(plan, table)), sha256=sha256)


def of(plan: Plan, table: str, **fields: str) -> Any:
    """Return the one record of a table whose fields hold some texts."""
    found = [each for each in getattr(plan, table) if all(getattr(each, n) == text for n, text in fields.items())]
    assert len(found) == 1, found
    return found[0]
