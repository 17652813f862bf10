"""Small plans for comparing: a table of indicators, and sentences around it."""

from __future__ import annotations

from collections.abc import Iterable

import plantext
from plantext.comparisons import Change
from plantext.plan import Plan

HEADER = ("序号", "指标名称", "单位", "属性", "2020年现状值", "2025年目标值", "2030年目标值")
Row = tuple[str, str, str, str, str, str]
"""Name, unit, attribute, baseline, target 2025, target 2030."""

_BACK = {"added": "dropped", "split": "merged", "number_to_wording": "wording_to_number"}
_BACK |= {new: old for old, new in _BACK.items()}
_TURNED = {"tightened": "relaxed", "relaxed": "tightened"}


def plan(rows: Iterable[Row], text: str = "", name: str = "plan") -> Plan:
    """Return a plan with one indicator table and a chapter of measures."""
    lines = ["幸福县生态文明建设规划", "", "表1 指标体系"]
    lines += ["\t".join(HEADER), *("\t".join((str(at), *row)) for at, row in enumerate(rows, 1))]
    return plantext.read_text("\n".join([*lines, "", "第三章 重点任务", "", text]), name)


def mirrored(change: Change) -> tuple[object, ...]:
    """Return what a change is when it is read from the new version to the old one."""
    kind = _BACK.get(change.kind, change.kind)
    direction = _TURNED.get(change.direction, change.direction)
    return (change.subject, kind, change.new, change.old, direction, change.role, change.level, change.confidence)


def told(change: Change) -> tuple[object, ...]:
    """Return what `mirrored` returns, of the change itself."""
    side = (change.subject, change.kind, change.old, change.new, change.direction)
    return (*side, change.role, change.level, change.confidence)
