"""What pictures say in their own words, and how that is said in Chinese; the names of themes the other way round."""

from __future__ import annotations

from plantext.codes import CHINESE

_CHINESE = {
    **CHINESE,
    "national": "国家要求",
    "provincial": "省级要求",
    "from … to": "区间",
    "higher is better": "越高越好",
    "lower is better": "越低越好",
    "{} plans": "{} 个规划",
    "Targets of {} plans": "{} 个规划的目标",
    "low aim": "目标低",
    "high aim in its row": "本行中目标高",
    "grey: direction unknown, darker is a larger number": "灰色：方向未知，越深数值越大",
    "hatched: a wording": "斜线：文字表述",
    "empty: says nothing for that year": "空白：该年未提及",
    "{} more rows are in the table": "另有 {} 行见表格",
    "no numbers to draw": "没有可画的数值",
    "Heat map": "热力图",
    "Indicators": "指标",
    "Themes": "领域",
    "Chosen indicators": "所选指标",
    "Other indicators": "其他指标",
    "misses a requirement": "未达要求",
    "meets what is required": "达到要求",
    "a number, nothing required": "有数值，无要求",
    "a wording": "文字表述",
    "says nothing": "未提及",
    "median": "中位",
    "{} to {}, median {}": "{} 至 {}，中位 {}",
    "{} of {} miss a requirement": "{} / {} 未达要求",
    "most: {}": "最高：{}",
    "least: {}": "最低：{}",
    "plans, baselines": "规划数（现状）",
    "plans, targets": "规划数（目标）",
    "up to {} plans in a bar": "每柱最多 {} 个规划",
    "{} indicators": "{} 个指标",
    "a line for each plan, the best aim on top": "每个规划一条线，目标最优者在上",
    "; ": "；",
    ", ": "，",
}

_ENGLISH = {
    "生态制度": "Ecological institutions",
    "生态安全": "Ecological security",
    "生态空间": "Ecological space",
    "生态经济": "Ecological economy",
    "生态生活": "Ecological living",
    "生态文化": "Ecological culture",
    "经济发展": "Economic development",
    "创新驱动": "Innovation",
    "民生福祉": "Well-being of the people",
    "安全保障": "Safety and supply",
}


def said(words: str, language: str) -> str:
    """
    Return words in a language.

    >>> said("target", "zh"), said("target", "en")
    ('目标', 'target')
    """
    return _CHINESE[words] if language == "zh" else words


def theme_name(theme: str, language: str) -> str:
    """
    Return what a theme of the catalogue is called; an empty one has what the catalogue does not know.

    >>> theme_name("生态安全", "zh"), theme_name("生态安全", "en"), theme_name("", "zh")
    ('生态安全', 'Ecological security', '其他指标')
    """
    if not theme:
        return said("Other indicators", language)
    return theme if language == "zh" else _ENGLISH.get(theme, theme)
