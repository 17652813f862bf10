"""The codes in the cells of tables (`target`, `national`, `annual` …), and what a person calls them in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CHINESE: Mapping[str, str] = MappingProxyType({
    "requirement": "要求", "baseline": "现状", "target": "目标", "attained": "达标", "actual": "现状",
    "national": "国家", "provincial": "省级", "both": "国家和省级",
    "annual": "每年", "cumulative": "累计",
    "total": "总数", "done": "完成", "as_planned": "按计划", "adjusted": "有调整", "changed": "变更",
    "true": "是", "false": "否",
    "error": "错误", "warning": "警告", "note": "提示", "ok": "相符",
    "accepted": "已确认", "corrected": "已更正", "rejected": "已排除", "added": "已补充",
})  # fmt: skip
"""The Chinese words for roles, levels, periods, states of projects, severities, and what a reviewer has said."""

CHINESE_KINDS: Mapping[str, str] = MappingProxyType({
    "EMPTY": "空文件", "ENCRYPTED": "有密码", "LEGACY_FORMAT": "旧格式", "NOT_A_DOCUMENT": "不是文档",
    "DAMAGED": "文件损坏", "SCANNED": "扫描件", "UNREADABLE_TEXT": "文字无法识读", "TOO_LARGE": "过大",
    "TIMEOUT": "超时", "MEMORY": "内存不足", "CRASHED": "程序中断", "ENCODING": "编码不明",
    "NO_PLAN_CONTENT": "没有规划内容", "INTERNAL": "内部错误",
})  # fmt: skip
"""The Chinese words for the kinds of errors."""
