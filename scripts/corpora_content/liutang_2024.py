"""The water plan of 柳塘区: names over two columns, bare footnote marks, classes of water, years inside cells."""

from __future__ import annotations

from .model import (
    Box,
    Cell,
    Column,
    Entry,
    Group,
    Heading,
    IndicatorTable,
    Leaf,
    Line,
    Para,
    Plan,
    Project,
    ProjectTable,
    ValueCell,
)
from .shorthand import about, change, eq, ge, limit, many, one, row, span

_MAIN = IndicatorTable(
    "表1 水安全保障主要指标",
    (
        Column("task", 1.8), Column("number", 1.0), Column("name", 2.2), Column("item", 2.2), Column("unit", 1.8),
        Column("value", 1.8, "baseline", "", "2023"), Column("value", 1.8, "target", "", "2027"),
        Column("value", 1.8, "target", "", "2030"), Column("attribute", 1.6),
    ),
    (
        (Cell("任务", 2), Cell("序号", 2), Cell("指标名称", 2, 2), Cell("计量单位", 2), Cell("现状值", 1, 1), Cell("目标值", 1, 2), Cell("属性", 2)),
        (Cell("2023年"), Cell("2027年"), Cell("2030年")),
    ),
    (
        Group("", "供水保障", (
            one("1", "城乡供水一体化率", "%", "预期性", eq("88.5"), eq("93"), eq("98")),
            many("2", "约束性",
                 row("山区", "%", Leaf("农村供水保证率", "山区", "%"), eq("91"), eq("94"), ge("96")),
                 row("平原", "%", Leaf("农村供水保证率", "平原", "%"), eq("95.5"), eq("97"), ge("98"))),
        )),
        Group("", "节约用水", (
            one("3", "万元地区生产总值用水量", "立方米", "约束性", eq("36.2", "36.2^{1}", year="2022"), eq("33"), eq("30")),
            one("4", "农田灌溉水有效利用系数", "", "预期性", eq("0.605"), eq("0.615"), eq("0.625")),
            one("5", "再生水利用率", "%", "预期性", "/", about("20"), ge("25", "25以上")),
        )),
        Group("", "水生态保护", (
            one("6", "水土保持率", "%", "约束性", eq("91.06"), eq("91.5"), limit(">", "92")),
            one("7", "河湖岸线保护率", "%", "预期性", eq("78"), span("80", "82", "80—82"), span("85", "88", "85～88")),
            one("8", "水域面积率", "%", "预期性", eq("9.8"), "不减少", "不减少"),
        )),
    ),
    ("注：1 该指标为2022年数据。",),
)  # fmt: skip

_WATER = IndicatorTable(
    "表2 重点断面水质目标",
    (
        Column("number", 1.2), Column("name", 4.0), Column("value", 2.6, "baseline", "", "2022"),
        Column("value", 3.0, "baseline", "", "2023"), Column("value", 2.6, "target", "", "2027"),
    ),
    (
        (Cell("序号", 2), Cell("断面名称", 2), Cell("水质现状", 1, 2), Cell("2027年目标", 2)),
        (Cell("2022年"), Cell("2023年")),
    ),
    (
        Group("", "", tuple(
            Entry(number, "", (Line(name, None, cells, (Leaf(name),)),))
            for number, name, cells in (
                ("1", "青石桥", ("Ⅲ类", "Ⅲ类", "Ⅱ类")),
                ("2", "白鹭港", ("Ⅳ类", "Ⅲ类", "Ⅲ类")),
                ("3", "西塘口", ("/", "新增点，无数据", "Ⅲ类")),
            )
        )),
    ),
)  # fmt: skip


def _goal(name: str, cell: ValueCell) -> Entry:
    return Entry("", "", (Line(name, None, (cell,), (Leaf(name),)),))


_GOALS = IndicatorTable(
    "表3 工程建设目标",
    (Column("name", 7.0), Column("value", 6.0, "target")),
    ((Cell("指标"), Cell("目标"),),),
    (
        Group("", "", (
            _goal("高效节水灌溉面积", eq("4.5", "4.5万亩（2030年）", "万亩", year="2030")),
            _goal("病险水库除险加固率", eq("100", "100%（2027）", "%", year="2027")),
            _goal("河道疏浚长度", ge("120", "120公里以上", "公里")),
            _goal("水利投资完成额", change("6", "年均增长6%", "%")),
            _goal("智慧水利覆盖水平", "居全市前列"),
        )),
    ),
)  # fmt: skip


def _work(
    number: int, name: str, content: str, start: str, end: str, money: str, planned: str, responsible: str
) -> Project:
    years = f"{start}～{end}年" if start != end else f"{start}年"
    return Project(
        str(number),
        name,
        content,
        years,
        start,
        end,
        money,
        money,
        responsible.replace("|", "、"),
        responsible,
        "",
        planned,
    )


_PROJECTS = ProjectTable(
    "表4 重点水利项目",
    (
        ("number", "序号", 1.2), ("name", "项目名称", 3.8), ("content", "主要建设内容", 4.4), ("years", "实施期限", 2.0),
        ("money", "总投资", 1.6), ("planned", "其中：2024年投资", 1.8), ("units", "实施单位", 2.4),
    ),
    (
        ("", (
            _work(1, "西塘泵站一期", "装机1200千瓦。", "2022", "2024", "4800", "1500", "区水利局"),
            _work(2, "西塘泵站二期", "装机1800千瓦。", "2025", "2026", "7200", "0", "区水利局"),
            _work(3, "西塘泵站三期", "配套河道2.1公里。", "2027", "2028", "3600", "0", "区水利局|柳塘街道"),
            _work(4, "2024年小型水库维修养护", "维修水库14座。", "2024", "2024", "560", "560", "区水利局"),
            _work(5, "2025年小型水库维修养护", "维修水库11座。", "2025", "2025", "440", "0", "区水利局"),
            _work(6, "500立方米以上蓄水池", "新建蓄水池9座。", "2024", "2025", "1260", "600", "区农业农村局|区水利局"),
            _work(7, "白鹭港清淤", "清淤36万立方米。", "2024", "2027", "9800", "2400", "区水利局|区城建集团"),
        )),
    ),
    money_unit="万元",
    total="27660",
    unit_line="单位：万元",
    total_label="合计（7个）",
    total_first=True,
)  # fmt: skip

PLAN = Plan(
    "liutang_2024",
    "柳塘区水安全保障规划（2024—2030年）",
    "special plan",
    "岚江省澄安市柳塘区",
    "2024-2030",
    (
        Para("柳塘区水安全保障规划（2024—2030年）", "title"),
        Para("（送审稿）", "subtitle"),
        Heading(1, "一、水情"),
        Para("柳塘区地势西高东低，西部山区靠天吃水，东部平原因塘得名，大小水塘1300余口。2023年全区用水总量为2.16亿立方米，"
             "其中农业用水占61%。^[用水总量为初步统计数。]近3年，全区没有发生溃坝、溃堤。"),
        Heading(1, "二、目标"),
        Para("规划基准年为2023年，近期到2027年，远期到2030年。到2027年，再生水利用率达到20%左右，3个重点断面水质全部达到Ⅲ类以上；"
             "到2030年，万元地区生产总值用水量降到30立方米，高效节水灌溉面积扩大到4.5万亩。"),
        _MAIN,
        _WATER,
        _GOALS,
        Heading(1, "三、任务"),
        Heading(2, "（一）引得来"),
        Para("扩建西塘泵站，新增抽水能力12立方米/秒；新建500立方米以上蓄水池9座，解决1.8万山区群众缺水问题。"),
        Heading(2, "（二）留得住"),
        Para("白鹭港清淤36万立方米，恢复水塘180口，新增蓄水能力95万立方米。"),
        Box("专栏1 一口塘一本账", (
            "建台账：2025年底前完成全部水塘登记。",
            "定塘长：每口塘明确一名塘长，每季度巡查不少于2次。",
        )),
        Heading(1, "四、项目"),
        Para("共安排项目7个，总投资2.766亿元，其中2024年投资5060万元，见表4。"),
        _PROJECTS,
    ),
    ("docx",),
)  # fmt: skip
