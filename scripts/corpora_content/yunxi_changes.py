"""
What the revision of 云溪县 changed, written by hand.

Listed are the targets of the year both plans name (2025), names, units, attributes and presence of indicators, and
everything about projects. Requirements and baselines are left out: they are not decisions of the plan.
"""

from __future__ import annotations

from .yunxi_changes_projects import PROJECT_CHANGES

_Change = dict[str, str]


def _of(kind: str, name: str, item: str = "", old: str = "", new: str = "", **more: str) -> _Change:
    return {"subject": "indicator", "kind": kind, "name": name, "item": item, "old": old, "new": new, **more}


def _target(kind: str, name: str, item: str, old: str, new: str, *numbers: str, match: str = "name") -> _Change:
    """`numbers` are old and new value, unit, delta and direction."""
    fields = dict(zip(("old_value", "new_value", "unit", "delta", "direction"), numbers, strict=False))
    return _of(kind, name, item, old, new, role="target", year="2025", match=match, **fields)


def _renamed(name: str, item: str, old: str, new: str) -> _Change:
    return _of("renamed", name, item, old, new, match="similar")


def _added(name: str, *items: str) -> tuple[_Change, ...]:
    return tuple(_of("added", name, item, new=item or name) for item in items or ("",))


_RENAMED = (
    _renamed("生态环境状况指数|生态质量指数（EQI）", "", "生态环境状况指数", "生态环境状况指数|生态质量指数（EQI）"),
    _renamed("林草覆盖率|森林覆盖率", "", "森林覆盖率", "林草覆盖率|森林覆盖率"),
    _renamed("森林蓄积量", "", "活立木蓄积量", "森林蓄积量"),
    _renamed(
        "危险废物利用处置率|危险废物无害化处置率", "", "危险废物安全处置率", "危险废物利用处置率|危险废物无害化处置率"
    ),
    _renamed("国土空间控制线", "生态保护红线", "生态空间", "国土空间控制线"),
    _renamed("国土空间控制线", "永久基本农田", "耕地红线", "永久基本农田"),
    _renamed("节能降耗增效", "单位地区生产总值能耗", "单位地区生产总值能耗", "节能降耗增效：单位地区生产总值能耗"),
    _renamed("节约用水", "单位地区生产总值用水量", "单位地区生产总值用水量", "节约用水：单位地区生产总值用水量"),
    _renamed("农药化肥", "化肥施用强度(折纯量)", "化肥施用强度(折纯量)", "农药化肥：化肥施用强度(折纯量)"),
    _renamed(
        "一般工业固体废物综合利用率提高幅度", "", "一般工业固体废物综合利用率", "一般工业固体废物综合利用率提高幅度"
    ),
    _renamed(
        "村镇饮用水卫生合格率|农村饮用水达标人口覆盖率",
        "",
        "村镇饮用水卫生合格率",
        "村镇饮用水卫生合格率|农村饮用水达标人口覆盖率",
    ),
    _renamed("农村无害化卫生厕所普及率", "", "农村卫生厕所普及率", "农村无害化卫生厕所普及率"),
)

_PRESENCE = (
    *_added("林长制"), *_added("生态环境损害赔偿"), *_added("绿色贷款余额占比"), *_added("环境空气质量", "PM2.5浓度"),
    *_added("水环境质量", "地表水达到或优于Ⅲ类水质比例"), *_added("建设用地土壤污染风险管控和修复名录制度"),
    *_added("重点建设用地安全利用率"), *_added("国土空间控制线", "城镇开发边界"), *_added("自然保护地"), *_added("水面率"),
    *_added("节能降耗增效", "能源消费总量和强度调控", "煤炭消费减量"), *_added("节约用水", "农田灌溉水有效利用系数"),
    *_added("单位地区生产总值二氧化碳排放降低"), *_added("农药化肥", "三大粮食作物化肥农药利用率", "农药施用强度(折百量)"),
    *_added("绿色优质农产品基地面积"), *_added("居民人均可支配收入"), *_added("公共交通出行分担率"),
    *_added("生活废弃物综合利用", "城镇生活垃圾分类减量化行动"), *_added("绿色产品市场占有率", "一次性消费品人均使用量"),
    *_added("生态文明宣传教育普及"),
    _of("dropped", "污染场地环境监管体系", old="污染场地环境监管体系"),
    _of("dropped", "有机、绿色、无公害农产品种植面积比重", old="有机、绿色、无公害农产品种植面积比重"),
    _of("split", "农村生活污水治理率", "", "农村生活污水与垃圾规范处理率", "农村生活污水治理率", match="similar"),
    _of("split", "生活废弃物综合利用", "农村生活垃圾集中收集储运", "农村生活污水与垃圾规范处理率", "农村生活垃圾集中收集储运", match="similar"),
    _of("merged", "绿色产品市场占有率", "节能家电市场占有率", "节能家电市场占有率", "绿色产品市场占有率", match="name"),
    _of("merged", "绿色产品市场占有率", "在售用水器具中节水型器具占比", "节水器具普及率", "绿色产品市场占有率", match="similar"),
)  # fmt: skip

_TARGETS = (
    _target("wording_to_number", "依法开展规划环境影响评价", "", "开展", "100", "", "100", "%", "", "tightened"),
    _of("unit_changed", "依法开展规划环境影响评价", "", "", "%", match="name"),
    _of(
        "attribute_changed",
        "依法开展规划环境影响评价",
        "",
        "参考性",
        "约束性",
        direction="tightened",
        match="name",
    ),
    _target(
        "value_changed",
        "环境空气质量",
        "优良天数比例",
        "≥94%，完成规定任务",
        "≥95.5%，完成年度考核任务",
        "94",
        "95.5",
        "%",
        "1.5",
        "tightened",
    ),
    _target(
        "number_to_wording",
        "环境空气质量",
        "PM2.5浓度下降幅度",
        "下降15%",
        "完成年度考核任务",
        "-15",
        "",
        "%",
        "",
        "unknown",
    ),
    _target(
        "wording_to_number",
        "水环境质量",
        "水质达到或优于Ⅲ类比例提高幅度",
        "保持稳定",
        "完成年度考核任务；保持稳定或继续改善；比例为100%",
        "",
        "100",
        "%",
        "",
        "tightened",
    ),
    _target(
        "wording_changed",
        "生态环境状况指数|生态质量指数（EQI）",
        "",
        "持续提高",
        "完成年度考核任务",
        "",
        "",
        "",
        "",
        "unknown",
        match="similar",
    ),
    _target(
        "value_changed",
        "林草覆盖率|森林覆盖率",
        "",
        "68.5",
        "68.9",
        "68.5",
        "68.9",
        "%",
        "0.4",
        "tightened",
        match="similar",
    ),
    _target(
        "value_changed", "森林蓄积量", "", "420", "≥430", "420", "430", "万立方米", "10", "tightened", match="similar"
    ),
    _target(
        "comparator_changed", "森林蓄积量", "", "420", "≥430", "420", "430", "万立方米", "", "neutral", match="similar"
    ),
    _target("value_changed", "受污染耕地安全利用率", "", "≥94", "≥95.5", "94", "95.5", "%", "1.5", "tightened"),
    _target("wording_changed", "突发生态环境事件应急管理机制", "", "严格执行", "持续完善", "", "", "", "", "unknown"),
    _target(
        "wording_changed",
        "国土空间控制线",
        "永久基本农田",
        "遵守",
        "严格守住，面积不减",
        "",
        "",
        "",
        "",
        "unknown",
        match="similar",
    ),
    _target("value_changed", "河湖岸线保护率", "", "≥80", "≥82", "80", "82", "%", "2", "tightened"),
    _target(
        "comparator_changed",
        "节能降耗增效",
        "单位地区生产总值能耗",
        "≤0.38",
        "较2020年下降14.5%",
        "0.38",
        "-14.5",
        "%",
        "",
        "unknown",
    ),
    _target(
        "value_changed",
        "节约用水",
        "单位地区生产总值用水量",
        "≤30",
        "≤28\n完成规定任务",
        "30",
        "28",
        "立方米/万元",
        "-2",
        "tightened",
    ),
    _of(
        "attribute_changed",
        "应当实施强制性清洁生产企业通过审核的比例",
        "",
        "约束性",
        "参考性",
        direction="relaxed",
        match="name",
    ),
    _target(
        "value_changed", "农业废弃物综合利用率", "秸秆综合利用率", "≥97", "≥96.5", "97", "96.5", "%", "-0.5", "relaxed"
    ),
    _target(
        "value_changed", "农业废弃物综合利用率", "畜禽粪污综合利用率", "≥90", "≥92", "90", "92", "%", "2", "tightened"
    ),
    _target("value_changed", "农业废弃物综合利用率", "农膜回收利用率", "≥92", "≥90", "92", "90", "%", "-2", "relaxed"),
    _of("unit_changed", "农药化肥", "化肥施用强度(折纯量)", "公斤/公顷", "千克/亩", match="name"),
    _target(
        "value_changed",
        "农药化肥",
        "化肥施用强度(折纯量)",
        "≤360",
        "≤23.5",
        "24",
        "23.5",
        "千克/亩",
        "-0.5",
        "tightened",
    ),
    _target(
        "number_to_wording",
        "一般工业固体废物综合利用率提高幅度",
        "",
        "97",
        "保持稳定",
        "97",
        "",
        "%",
        "",
        "unknown",
        match="similar",
    ),
    _target("value_changed", "城镇污水处理率", "", "≥95", "97左右", "95", "97", "%", "2", "tightened"),
    _target("comparator_changed", "城镇污水处理率", "", "≥95", "97左右", "95", "97", "%", "", "neutral"),
    _target("value_changed", "城镇人均公园绿地面积", "", "16", "15.5", "16", "15.5", "平方米/人", "-0.5", "relaxed"),
    _target(
        "value_changed", "绿色产品市场占有率", "节能家电市场占有率", "≥60", "≥55", "60", "55", "%", "-5", "relaxed"
    ),
    _target("value_changed", "政府绿色采购比例", "", "≥95", "≥93", "95", "93", "%", "-2", "relaxed"),
    _target(
        "value_changed",
        "公众对生态文明建设的满意度",
        "",
        "≥90",
        "≥85且高于全省均值，或逐年上升",
        "90",
        "85",
        "%",
        "-5",
        "relaxed",
    ),
    _target("number_to_wording", "公众对生态文明建设的参与度", "", "≥85", "持续提高", "85", "", "%", "", "unknown"),
)


CHANGES: tuple[_Change, ...] = (*_RENAMED, *_PRESENCE, *_TARGETS, *PROJECT_CHANGES)
