"""What pictures say in their own words, and how that is said in Chinese."""

from __future__ import annotations

_CHINESE = {
    "baseline": "现状",
    "target": "目标",
    "national": "国家要求",
    "provincial": "省级要求",
    "Targets of {} plans": "{} 个规划的目标",
    "darker: aims higher within its row": "颜色越深，在本行中目标越高",
    "grey: direction unknown, darker is a larger number": "灰色：方向未知，越深数值越大",
    "hatched: a wording": "斜线：文字表述",
    "red: misses a requirement": "红角：未达要求",
    "{} more that only one plan has are in the table": "另有 {} 行仅一个规划有数值，见表格",
    "no numbers to draw": "没有可画的数值",
}


def said(words: str, language: str) -> str:
    """
    Return words in a language.

    >>> said("target", "zh"), said("target", "en")
    ('目标', 'target')
    """
    return _CHINESE[words] if language == "zh" else words
