"""The unit of a table's sums where no header says it: in the caption, in a paragraph above, in a note below."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from plantext.document import Document, Paragraph, Table

_REACH = 5  # paragraphs above a table: its caption, one above that, and what stands between


def money_unit(document: Document, at: int, titles: Iterable[str], notes: Iterable[str]) -> str:
    """Return the unit of money said for the table that is block `at`, nearest first; empty where none is said."""
    for text in (*titles, *_above(document, at), *notes):
        if unit := stated_money(text):
            return unit
    return ""


def stated_money(text: str) -> str:
    """
    Return the unit of money that a caption, a line or a note states.

    >>> stated_money("附表2 项目表（单位：亿元）"), stated_money("单位：万元、公里"), stated_money("注：投资单位为万元。")
    ('亿元', '万元', '万元')
    >>> stated_money("表3 项目表（万元）"), stated_money("责任单位：县财政局，投资3亿元")
    ('万元', '')
    """
    match = _STATED.search(text) or _AT_END.search(text)
    return match["unit"] if match else ""


def _above(document: Document, at: int) -> Iterable[str]:
    for back in range(1, _REACH + 1):
        block = document.blocks[at - back] if at >= back else None
        if isinstance(block, Table) or not isinstance(block, Paragraph) or len(block.text) > 80:
            return
        if _SENTENCE.search(block.text):
            return
        yield block.text


_MONEY = r"(?P<unit>(?:[百千万亿]+(?:美|欧|港)?|人民币)?元)"
_STATED = regex.compile(
    rf"(?<![一-龥])(?:注[:：]?)?(?:(?:表中|表内|本表|各项|上述)?(?:计量|金额|投资|资金|货币|计价|造价|总投资)(?:金额|数额)?(?:计量)?)?单\s*位\s*(?:[:：]|均?为)\s*"
    rf"(?:[^，。；;：:（）()\d]{{0,8}}?[、，,/])?(?:人民币)?{_MONEY}(?![一-龥])"
)
_AT_END = regex.compile(rf"[（(\[](?:人民币)?{_MONEY}[）)\]]\s*$")
_SENTENCE = regex.compile(r"[。！？]")
