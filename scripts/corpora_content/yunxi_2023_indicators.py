"""The indicator table of the revised plan of 云溪县: the wide form, with two header rows and marks of scope."""

from __future__ import annotations

from .model import Cell, Column, Group, IndicatorTable
from .yunxi_2023_economy import CYCLE, RESOURCES, SPACE
from .yunxi_2023_life import CULTURE, HABITAT, LIFESTYLE
from .yunxi_2023_safety import ECOSYSTEM, QUALITY, RISK, SYSTEM

_COLUMNS = (
    Column("domain", 1.2),
    Column("task", 1.5),
    Column("number", 0.9),
    Column("name", 4.0),
    Column("unit", 1.5),
    Column("value", 2.4, "requirement", "national"),
    Column("value", 2.4, "requirement", "provincial"),
    Column("attribute", 1.2),
    Column("value", 3.2, "baseline", "", "2022"),
    Column("value", 1.2, "attained", "national"),
    Column("value", 1.2, "attained", "provincial"),
    Column("value", 2.2, "target", "", "2025"),
    Column("value", 2.2, "target", "", "2030"),
)
_HEADER = (
    (
        Cell("领域", 2), Cell("任务", 2), Cell("序号", 2), Cell("指标名称", 2), Cell("单位", 2),
        Cell("国家级指标要求", 2), Cell("省级指标要求", 2), Cell("指标\n属性", 2), Cell("现状值", 1, 3), Cell("规划值", 1, 2),
    ),
    (Cell("2022年"), Cell("是否达到国家要求"), Cell("是否达到省级要求"), Cell("2025年"), Cell("2030年")),
)  # fmt: skip

TABLE = IndicatorTable(
    "表1 云溪县生态文明建设指标体系",
    _COLUMNS,
    _HEADER,
    (
        Group("生态制度", "目标责任体系与制度建设", SYSTEM, "生态\n制度", "（一）目标责任体系与制度建设"),
        Group("生态安全", "生态环境质量改善", QUALITY, "", "（二）生态环境质量改善"),
        Group("生态安全", "生态系统保护", ECOSYSTEM, "", "（三）\n生态系统保护"),
        Group("生态安全", "生态环境风险防范", RISK, "", "(四)生态环境风险防范"),
        Group("生态空间", "空间格局优化", SPACE, "", "（五）空间格局优化"),
        Group("生态经济", "资源节约与利用", RESOURCES, "", "（六）资源节约与利用"),
        Group("生态经济", "产业循环发展", CYCLE, "", "（七）产业循环发展"),
        Group("生态生活", "人居环境改善", HABITAT, "", "（八）人居环境改善"),
        Group("生态生活", "生活方式绿色化", LIFESTYLE, "", "（九）生活方式绿色化"),
        Group("生态文化", "观念意识普及", CULTURE, "", "（十）观念意识普及"),
    ),
    (
        "注：*表示国家级特有指标，**表示省级特有指标，没有标记的两级都有；“/”表示该级没有这项要求。",
        "1 该指标为2021年调查数据。",
    ),
)
