"""What the comparison of many plans says in its own words, in Chinese and in English."""

from __future__ import annotations

from plantext.codes import CHINESE

NOTES = (
    "Numbers are in the unit of their row; what was printed in another unit stands in brackets.",
    "A requirement is what the plans print, else what the catalogue has; figures in brackets say in how many plans.",
)
"""What has to be known to read the numbers."""

_CHINESE = {
    **CHINESE,
    "Comparison of {} plans": "{} 个规划的指标对比",
    "What was compared": "对比的规划",
    "Matrix": "对比表",
    "Contents": "目录",
    "column": "列名",
    "title": "标题",
    "period": "规划期",
    "file": "文件",
    "indicators": "指标数",
    "targets in numbers": "数值目标",
    "misses": "未达要求",
    "notes": "说明",
    "no period": "未写明",
    "Not read: {}": "未能读取：{}",
    NOTES[0]: "数值按本行单位；原文用其他单位的，括号内为原文。",
    NOTES[1]: "要求取自各规划原文，规划未写的取自指标目录；括号内为写明的规划数。",
    "★ aims highest (of baselines: stands best) among the plans of its row": "★ 同行中目标最优（现状：水平最优）",
    "✓ meets a requirement": "✓ 达到要求",
    "× misses a requirement": "× 未达要求",
    "nat.": "国",
    "prov.": "省",
    "meets the national requirement": "达到国家要求",
    "misses the national requirement": "未达国家要求",
    "meets the provincial requirement": "达到省级要求",
    "misses the provincial requirement": "未达省级要求",
    "aims highest": "目标最优",
    "stands best": "现状最优",
    "after a target, its distance from the latest baseline, and the pace": "目标之后为与最近现状的差距及每年所需",
    "{}/year": "每年{}",
    "several values": "多个数值",
    "indicator": "指标",
    "unit": "单位",
    "theme": "领域",
    "year": "年份",
    "role": "类别",
    "year and role": "年份、类别",
    "national": "国家要求",
    "provincial": "省级要求",
    "gap": "差距",
    "pace": "每年所需",
    "change": "变化",
    "search": "查找指标",
    "all themes": "全部领域",
    "shared by two plans or more": "两个以上规划都有",
    "with a requirement missed": "有未达要求",
    "show sources": "显示出处",
    "show all": "全部显示",
    "{} of {} rows": "{} / {} 行",
    "Arrow keys move in the table; the source of a value shows where you are.": (
        "表格内可用方向键移动，所在单元格显示出处。"
    ),
    "Only rows that are shown are printed.": "打印时只含显示的行。",
    "source": "出处",
    "plans": "规划数",
    "least": "最小",
    "median": "中位",
    "most": "最大",
    "meet national": "达国家要求",
    "meet provincial": "达省级要求",
    "{} plans are too many for a column each: the table says what they come to. The whole table is written to .csv.": (
        "{} 个规划无法逐列显示，此表为汇总；完整的表可写为 .csv。"
    ),
    "plans {} to {}": "第 {} 至 {} 个规划",
    'Pictures are left out: they need matplotlib, pip install "plantext[charts]"': (
        '未附图：画图需要 matplotlib，pip install "plantext[charts]"'
    ),
    "No plan has an indicator with a value.": "没有可对比的指标。",
    "About": "说明",
    "Comparison": "对比",
    "Long table": "长表",
    "Missed": "未达要求",
    "Pictures": "图",
    "kind of number": "计期",
    "standing": "评判",
    "{} (number)": "{}（数值）",
    "{} year": "{}年份",
    "plan": "规划",
    "said": "原文",
    "number": "数值",
    "level": "要求层级",
    "required": "要求",
    "No target or baseline misses a requirement.": "没有未达要求的目标或现状。",
    "Sheet": "工作表",
    "a row per indicator: the latest baseline and the last target of each plan, as printed and as a number": (
        "每个指标一行：各规划最近现状与最后目标，原文与数值并列"
    ),
    "a row per indicator, year and role, a column per plan": "每个指标、年份、类别一行，每个规划一列",
    "who misses which requirement": "哪个规划未达哪项要求",
    "heat map, indicators, themes": "热力图、指标图、领域图",
    "higher is better": "越高越好",
    "lower is better": "越低越好",
    "direction": "方向",
    "{} plans have no room for columns of their own; see {}": "{} 个规划无法逐列并排，见“{}”",
    "Heat map": "热力图",
    "Indicators": "指标图",
    "Themes": "领域图",
    "made by plantext": "由 plantext 生成",
    "{} more": "另有 {} 个",
    "; ": "；",
    ", ": "、",
}


def said(words: str, language: str) -> str:
    """
    Return words in a language; what is not known is returned as it is.

    >>> said("target", "zh"), said("target", "en"), said("国控断面", "zh")
    ('目标', 'target', '国控断面')
    """
    return _CHINESE.get(words, words) if language == "zh" else words
