"""Small invented plans, told apart by the first word of their names: the case that they belong to."""

from __future__ import annotations

WATER = {"农村自来水普及率": 92, "水土保持率": 71, "城镇供水保证率": 95, "水库蓄水能力": 61}
FOREST = {"森林覆盖率": 48, "林木蓄积量": 310, "湿地保护率": 52, "国土绿化面积": 21}
TOWN = {"村庄绿化率": 41, "农村自来水普及率": 88, "农村生活污水治理率": 63}
AIR = {"优良天数比例": 88, "PM2.5平均浓度": 33, "新能源公交车占比": 45}
ECO = {"森林覆盖率": 48, "农村生活污水治理率": 63, "优良天数比例": 88}

MEASURES = {
    "water": "加快推进水库除险加固，完善城乡供水管网，开展中小河流治理，健全河湖长制，提升防洪排涝能力，强化节水管理。",
    "forest": "实施封山育林和退化林修复，推进林下经济发展，建设国家储备林，健全林长制，加强松材线虫病防治和森林防火。",
    "town": "改善人居环境，硬化通村道路，整治房前屋后，建设小游园小菜园，发展特色种养，壮大集体经济，引导群众参与。",
    "air": "淘汰老旧柴油货车，推进散煤替代，整治涂装企业挥发性有机物，加强扬尘管控，实施重污染天气应急减排措施。",
    "eco": "优化国土空间格局，发展生态经济，弘扬生态文化，完善生态制度，改善生态环境质量，倡导绿色生活方式。",
}


def plan(title: str, indicators: dict[str, int], measures: str, more: int = 0, text: str = "", head: str = "") -> str:
    """Return a plan: its title, a table, a sentence for each indicator, and what is to be done."""
    rows = "\n".join(f"{at}\t{name}\t{value + more}" for at, (name, value) in enumerate(indicators.items(), 1))
    said = "".join(f"{name}达到{value + more}以上；" for name, value in indicators.items())
    table = f"表1 主要指标\n序号\t指标名称\t目标值\n{rows}" if indicators else ""
    lines = (head, title, "一、总体要求", text, f"到期末，{said}" if said else "", table, "二、重点任务")
    return "\n\n".join([*filter(None, lines), MEASURES.get(measures, measures)])


def letter(title: str, about: str) -> str:
    """Return a note about a plan."""
    return f"{title}\n\n一、编制背景\n\n{about}编制组开展了实地调研，召开座谈会4次，收到意见26条，采纳21条。"


PLANS = {
    # A plan and that of the next period, worded anew; and one that came between them.
    "next_2016": plan("清漪县水利发展“十三五”规划", WATER, "除险加固病险水库12座，新打机井80眼，建成高标准农田3万亩。"),
    "next_2026": plan("清漪县水利发展“十五五”规划", WATER, "water", 6),
    "next_2021": plan("清漪县水利发展“十四五”规划", WATER, "推进农村饮水安全，改造灌区2处，疏浚河道40公里。", 3),
    # A revision that names what it revises.
    "revised_old": plan("东岭县生态县建设规划（2015—2020年）", ECO, "eco"),
    "revised_new": plan(
        "东岭县生态文明建设规划（修编）（2018—2025年）", ECO, "eco", 4,
        "2015年印发的《东岭县生态县建设规划（2015—2020年）》（以下简称“原规划”）已不能适应要求，现予修编。",
    ),
    # A draft, what became of it, and the note on the draft.
    "draft_a": plan("西川县国土绿化规划（2022—2027年）（征求意见稿）", FOREST, "forest"),
    "draft_b": plan("西川县国土绿化规划（2022—2027年）", FOREST, "forest", 1),
    "draft_note": letter("《西川县国土绿化规划（2022—2027年）（征求意见稿）》编制说明", "为推进国土绿化，"),
    # A plan, the action plan that carries it out, a reading of it, and an action plan about something else.
    "action_plan": plan("南浦县大气环境保护规划（2021—2025年）", AIR, "air"),
    "action_sent": plan("南浦县大气环境保护规划（2021—2025年）（送审稿）", AIR, "air", 1),
    "action_asked": plan("南浦县大气环境保护规划（2021—2025年）（征求意见稿）", AIR, "air", 2),
    "action_later": plan("南浦县大气环境保护三年行动计划（2025—2027年）", {}, "air", text="2027年优良天数达到93%。"),
    "action_own": plan("南浦县大气环境保护三年行动计划（2022—2024年）", {}, "air", text="2024年优良天数比例达到90%。"),
    "action_read": letter("《南浦县大气环境保护规划（2021—2025年）》政策解读", "为改善空气质量，"),
    "action_other": plan("南浦县招商引资三年行动计划（2022—2024年）", {}, "每年引进企业20家，到位资金6亿元。"),
    # An action plan that says what it carries out, under a title of its own; one of another time.
    "says_plan": plan("北原县水安全保障规划（2021—2030年）", WATER, "water"),
    "says_action": plan(
        "北原县农村饮水提质行动方案（2023—2025年）", {}, "改造水厂6座，管网120公里。",
        text="为贯彻落实《北原县水安全保障规划（2021—2030年）》，制定本方案。到2025年，农村自来水普及率达到95%。",
    ),
    "says_early": plan("北原县水安全保障三年行动方案（2016—2018年）", {}, "water"),
    # Plans of one county for different things, some alike in words.
    "siblings_water": plan("中州县水生态环境保护规划（2021—2025年）", WATER, "water"),
    "siblings_all": plan("中州县生态环境保护规划（2021—2025年）", ECO, "eco"),
    "siblings_forest": plan("中州县林业发展规划（2021—2025年）", FOREST, "forest"),
    "siblings_works": plan("中州县水利发展规划（2026—2030年）", WATER, "推进抗旱水源工程，建设小型泵站9处。"),
    "siblings_sewage": plan("中州县农村生活污水治理规划（2021—2025年）", TOWN, "town"),
    "siblings_waste": plan("中州县农村生活垃圾治理规划（2021—2025年）", TOWN, "整治垃圾堆放点，配置清运车辆。"),
    # Two towns of one county, written by the same hand.
    "towns_one": plan("安坪县青石镇乡村振兴规划（2021—2025年）", TOWN, "town"),
    "towns_two": plan("安坪县白鹭镇乡村振兴规划（2021—2025年）（征求意见稿）", TOWN, "town", 1),
    "towns_next": plan("安坪县白鹭镇乡村振兴规划（2026—2030年）", TOWN, "town", 4),
    # Counties of one name in two provinces, neither of which the standard knows.
    "names_a": plan("岚江省永泽县林业发展“十三五”规划", FOREST, "forest"),
    "names_b": plan("东海省永泽县林业发展“十四五”规划", FOREST, "forest", 2),
    "names_c": plan("岚江省永泽县林业发展“十四五”规划", FOREST, "forest", 3),
    "names_note": letter("《永泽县林业发展“十四五”规划》编制说明", "为保护森林，"),
    # A county carries out the plan of its city, which its title names; another city's plan has the same title.
    "above_city": plan("宁塬市乡村振兴规划（2021—2025年）", TOWN, "town"),
    "above_other": plan("海汀市乡村振兴规划（2021—2025年）", TOWN, "town", 1),
    "above_county": plan(
        "金塘县乡村振兴规划（修编）（2023—2025年）", TOWN, "town", 2,
        "对《宁塬市乡村振兴规划（2021—2025年）》进行修订，形成本规划。",
    ),
    # A plan and its annex under one title: no versions. A plan and its evaluation: neither.
    "annex_text": plan("长芦县湿地保护规划（2021—2030年）", FOREST, "forest"),
    "annex_list": plan("长芦县湿地保护规划（2021—2030年）", {}, "附表：白鹭湖、芦花荡、月牙泡、柳条沟、石门水库。"),
    "annex_report": letter("长芦县湿地保护规划中期评估报告", "为掌握规划实施情况，"),
    # What is made every year follows what was made the year before.
    "yearly_2023": plan("平漪县2023年生态环境工作要点", {}, "全年完成造林2000亩，整治入河排污口12个。"),
    "yearly_2024": plan("平漪县2024年生态环境工作要点", {}, "全年完成造林2600亩，整治入河排污口9个。"),
    # A plan that is there twice, with another mark at the head of its page: one text.
    "twice_a": plan("石泽县林业发展规划（2021—2025年）", FOREST, "forest"),
    "twice_b": plan("石泽县林业发展规划（2021—2025年）", FOREST, "forest", head="附件"),
    # Without a place, a like title says nothing.
    "nowhere_a": plan("水利发展规划（2016—2020年）", WATER, "water"),
    "nowhere_b": plan("水利发展规划（2021—2025年）", WATER, "water", 2),
}  # fmt: skip

LINKS = {
    "next": {("version", "next_2016", "next_2021"), ("version", "next_2021", "next_2026")},
    "revised": {("version", "revised_old", "revised_new")},
    "draft": {("draft", "draft_a", "draft_b"), ("note", "draft_a", "draft_note")},
    "action": {
        ("draft", "action_asked", "action_sent"),
        ("draft", "action_sent", "action_plan"),
        ("action", "action_plan", "action_own"),
        ("version", "action_own", "action_later"),
        ("action", "action_plan", "action_later"),
        ("note", "action_plan", "action_read"),
    },
    "says": {("action", "says_plan", "says_action")},
    "siblings": set(),
    "towns": {("version", "towns_two", "towns_next")},
    "names": {("version", "names_a", "names_c")},
    "above": {("version", "above_city", "above_county")},
    "annex": set(),
    "yearly": {("version", "yearly_2023", "yearly_2024")},
    "twice": set(),
    "nowhere": set(),
}
"""The links of each case."""
