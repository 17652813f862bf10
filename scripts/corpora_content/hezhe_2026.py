"""The main indicators of the five-year outline of 禾泽市: numbers and units inside the names."""

from __future__ import annotations

from .model import Cell, Column, Entry, Group, Heading, IndicatorTable, Leaf, Line, Para, Plan, ValueCell
from .shorthand import about, eq, ge, limit


def _named(number: str, name: str, unit: str, attribute: str, *cells: ValueCell) -> Entry:
    return Entry(number, attribute, (Line(f"{number}. {name}({unit})", None, cells, (Leaf(name, "", unit),)),))


TABLE = IndicatorTable(
    "表1 “十五五”时期经济社会发展主要指标",
    (
        Column("domain", 1.8), Column("name", 6.0), Column("value", 1.9, "baseline", "", "2025"),
        Column("value", 2.1, "target", "", "2030"), Column("value", 2.4, "target"), Column("attribute", 1.6),
    ),
    (tuple(Cell(text) for text in ("类别", "指标", "2025年", "2030年", "年均/累计", "属性")),),
    (
        Group("经济发展", "", (
            _named("1", "地区生产总值", "亿元", "预期性", eq("412.5"), "-", about("5.5", "5.5%左右", "%")),
            _named("2", "全员劳动生产率", "万元/人", "预期性", eq("14.2"), eq("19"), eq("6", "6%", "%")),
        )),
        Group("创新驱动", "", (
            _named("3", "研发经费投入增长", "%", "预期性", "-", "-", limit(">", "7", ">7")),
            _named("4", "数字经济核心产业增加值占比", "%", "预期性", eq("6.1"), eq("9"), eq("2.9", "[2.9]")),
        )),
        Group("绿色低碳", "", (
            _named("5", "林木覆盖率", "%", "约束性", eq("43.6"), eq("44.3"), eq("0.7", "[0.7]")),
            _named("6", "单位地区生产总值二氧化碳排放降低", "%", "约束性", "-", "-", eq("17", "[17]")),
            _named("7", "地表水达到或好于Ⅲ类水体比例", "%", "约束性", eq("98"), eq("100"), eq("2", "[2]")),
        )),
        Group("民生福祉", "", (
            _named("8", "居民人均可支配收入增长", "%", "预期性", eq("5.8"), "-", "与经济增长同步"),
            _named("9", "每千人口拥有3岁以下婴幼儿托位数", "个", "预期性", eq("3.1"), eq("4.8"), eq("1.7", "[1.7]")),
            _named("10", "人均预期寿命", "岁", "预期性", eq("80.2"), about("81.5"), eq("1.3", "[1.3]")),
            _named("11", "城镇调查失业率", "%", "预期性", eq("4.9"), limit("<", "5.5"), "-"),
        )),
        Group("安全保障", "", (
            _named("12", "粮食综合生产能力", "万吨", "约束性", eq("18.6"), ge("19"), "-"),
            _named("13", "能源综合生产能力", "万吨标准煤", "约束性", eq("23.9"), eq("36.3", "23.9→36.3"), eq("12.4", "[12.4]")),
        )),
    ),
    ("注：[ ]内为五年累计数。",),
)  # fmt: skip

PLAN = Plan(
    "hezhe_2026",
    "禾泽市国民经济和社会发展第十五个五年规划纲要（草案）",
    "five-year outline",
    "岚江省禾泽市",
    "2026-2030",
    (
        Para("禾泽市国民经济和社会发展第十五个五年规划纲要\n(草案)", "title"),
        Para("（2026—2030年）", "subtitle"),
        Heading(1, "第一篇 起步再出发"),
        Heading(2, "第一章 站在哪里"),
        Para("2025年，全市生产总值预计为412.5亿元，五年年均增长5.9%；林木覆盖率由41.2%提高到43.6%，提高2.4个百分点。"
             "养老床位、托位、公共停车位分别新增1320张、860个、5400个。"),
        Heading(2, "第二章 走向哪里"),
        Para("“十五五”时期设置主要指标13项，其中预期性8项、约束性5项，见表1。全市经济年均增长5.5%左右，"
             "居民收入与经济增长同步，单位地区生产总值二氧化碳排放五年累计降低17%，城镇调查失业率控制在5.5%以内。"),
        TABLE,
        Heading(1, "第二篇 怎样走过去"),
        Para("到2030年，全市规上工业企业达到430家以上，培育产值超10亿元企业6—8家；新建改建农村公路260公里；"
             "建成城乡15分钟养老服务圈，养老机构护理型床位占比达到65%。"),
    ),
)  # fmt: skip
