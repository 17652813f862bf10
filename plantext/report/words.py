"""What the documents say in their own words, and how that is said in Chinese."""

from __future__ import annotations

from plantext.codes import CHINESE

_CHINESE = {
    **CHINESE,
    "Comparison of two versions": "新旧对照表",
    "Audit": "核查报告",
    "The two documents": "对照的文件",
    "The documents": "核查的文件",
    "old": "原",
    "new": "新",
    "plan": "规划",
    "its note": "编制说明",
    "file": "文件",
    "title": "标题",
    "period": "规划期",
    "status": "文本状态",
    "number of indicators": "指标数",
    "number of targets": "正文目标数",
    "number of projects": "项目数",
    "Counts": "变化统计",
    "Findings by rule": "核查结果统计",
    "change": "变化类型",
    "all": "全部",
    "total": "合计",
    "of these: tightened": "其中：收紧",
    "of these: relaxed": "其中：放宽",
    "the most important changes": "最重要的变化",
    "why": "列出理由",
    "none of the changes is of a kind that is told first": "没有需要在首页列出的变化",
    "what has to be known": "说明",
    "only these are listed: {}": "仅列出：{}",
    "what did not change is listed as well": "未变化的内容一并列出",
    "struck through: what the old text has; underlined: what the new text has": (
        "删除线为原文中有而新文中没有的文字，下划线为新文中增改的文字"
    ),
    "underlined: numbers that the other side does not have": "下划线为另一侧没有的数字",
    "no change": "没有变化",
    "nothing was found": "没有发现问题",
    "nothing could be checked": "没有可以核对的内容",
    "no.": "序号",
    "what": "对象",
    "indicator": "指标",
    "project": "项目",
    "measure": "所在章节",
    "value": "数值类别",
    "kind": "变化",
    "part": "部分",
    "confidence": "可信度",
    "source": "出处",
    "by {} of the old value": "幅度为原值的{}",
    "finding": "发现",
    "severity": "级别",
    "rule": "规则",
    "{} in all": "共{}处",
    "other source": "另一出处",
    "errors": "错误",
    "warnings": "警告",
    "notes": "提示",
    "what agrees": "相符",
    "what was checked and agrees is only counted": "核对相符的内容只计数，未列出",
    "what is checked": "核查内容",
    "said": "文中所述",
    "found": "核对所见",
    "show": "显示",
    "Pairs of documents": "文件对照清单",
    "pair": "对照",
    "link": "关联",
    "no linked documents": "没有相互关联的文件",
    "to the top": "回到顶部",
    "Introduction": "说明",
    "Indicators": "指标对照",
    "Targets": "正文目标",
    "Projects": "项目",
    "Measures": "任务措施",
    "Findings": "核查",
    "All rows": "明细",
    "direction": "变化方向",
    "attribute": "指标属性",
    "old source": "原出处",
    "new source": "新出处",
    "table {}": "表{}",
    "summary": "概况",
    "{} changes: {}": "共{}处变化：{}",
    "{} checks: {}": "共核对{}处：{}",
    "page": "页",
}


def said(words: str, language: str) -> str:
    """
    Return words in a language.

    >>> said("total", "zh"), said("total", "en")
    ('合计', 'total')
    """
    return _CHINESE[words] if language == "zh" else words


def headed(words: str) -> str:
    """
    Return words as they stand at the beginning of a line.

    >>> headed("targets in running text"), headed("正文目标")
    ('Targets in running text', '正文目标')
    """
    return words[:1].upper() + words[1:]
