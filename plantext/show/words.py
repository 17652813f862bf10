"""What `show` says in its own words, and how that is said in Chinese."""

from __future__ import annotations

from plantext.codes import CHINESE

_CHINESE = {
    **CHINESE,
    "{} rows": "{} 行",
    "table without caption": "无表题的表",
    "{} rows, here the first {}; all with --targets": "{} 行，此处为前 {} 行，全部见 --targets",
    "notes": "说明",
    "no headings": "没有标题",
    "no tables": "没有表格",
    "table {} (¶{}): {} rows, {} columns": "第 {} 张表（¶{}）：{} 行，{} 列",
    "no targets": "没有目标",
    "none": "无",
    "sentence": "所在句",
    "characters": "字符位置",
    "bracket": "责任括注",
    "said": "所述",
    "found": "核对",
    "nothing could be checked": "没有可以核对的内容",
    "indicator": "指标",
    "plan": "规划",
    "section": "章节",
    "keywords": "关键词",
    "other plan": "另一规划",
    "other source": "另一出处",
    "source": "出处",
    "text": "文字",
    "no shared passages": "没有相同的文字",
    "{} passages, here the {} longest; all with --to": "共 {} 段，此处为最长的 {} 段，全部见 --to",
    "year": "年份",
    "plans": "规划数",
    "least": "最小",
    "median": "中位",
    "most": "最大",
    "aims highest": "目标最高",
    "meets national": "达国家要求",
    "meets provincial": "达省级要求",
    "change": "变化",
    "{} plans": "{} 个规划",
    "{}/year": "每年{}",
    "* aims highest; ! misses a requirement; in brackets the way from the baseline, and per year": (
        "* 目标最高；! 未达要求；括号内为与现状的差距及每年所需"
    ),
}


def said(words: str, language: str) -> str:
    """
    Return words in a language.

    >>> said("no tables", "zh"), said("no tables", "en")
    ('没有表格', 'no tables')
    """
    return _CHINESE.get(words, words) if language == "zh" else words
