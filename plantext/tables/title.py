"""The title of a plan and the years it covers, as its first pages say; the title goes before the text."""

from __future__ import annotations

import regex

from plantext.document import Document, Paragraph
from plantext.quantities import find_years

_FIRST = 40  # paragraphs: the title, the notice before it, the preface, and the section on the plan's period


def plan_title(document: Document) -> str:
    """
    Return the title of a document; empty where the first pages print none.

    A notice that issues a plan (`关于印发《…》的通知`) gives the plan's name in its title. A title over several lines
    (`…规划`, `（2023—2030年）`, `（征求意见稿）`) is put together. Where the text begins with a preface, the plan is
    the one that the preface says was made (`编制了《…规划》`); where it begins with neither, the page may name it.
    """
    texts = first_texts(document)
    for at in range(min(len(texts), 20)):
        if text := _title_line(texts, at):
            if plan := _announced(text):
                return plan
            if _TITLE.search(text):
                return _DATED.sub("", _before(texts, at) + text + _behind(texts, at))
    made = [match[1] for text in texts[:20] for match in _MADE.finditer(text)]
    return made[-1] if made else _named_by_page(document)


def notice_title(document: Document) -> str:
    """Return the title of the notice that a document begins with (`云溪县人民政府关于印发…的通知`), "" if with none."""
    texts = first_texts(document)
    lines = (_title_line(texts, at) for at in range(min(len(texts), 20)))
    named = (document.metadata.get(key, "") for key in _NAMES)
    return next((line for line in (*lines, *named) if _NOTICE.search(line)), "")


def plan_period(document: Document) -> tuple[int, int] | None:
    """
    Return the first and the last year a plan covers, None where its beginning does not say.

    The title goes before the section on the period: `…规划（2023-2030年）`, `“十四五”规划`, `规划期限为2021—2025年`.
    """
    texts = first_texts(document)
    stated = [text for text in texts if _STATED.search(text)]
    titles = [text for text in texts[:8] if len(text) <= 80 and not _SENTENCE.search(text)]
    for text in (plan_title(document), document.name, *stated, *titles):
        for years in find_years(text):
            if years.last > years.first and not years.listed and not _OTHER_PLAN.search(text[: years.start]):
                return years.first, years.last
    return None


def first_texts(document: Document) -> list[str]:
    """Return the paragraphs with which a document begins, without marks of a web page."""
    texts = (block.text.strip("#* ") for block in document.blocks if isinstance(block, Paragraph))
    return [text for text, _ in zip(texts, range(_FIRST), strict=False)]


def _announced(text: str) -> str:
    """Return the plan that a notice issues, displays or asks opinions of; "" for another line."""
    match = _ISSUED.search(text) or _DISPLAYED.search(text)
    return next(filter(None, match.groups())) if match else ""


def _title_line(texts: list[str], at: int) -> str:
    """Return a line that may be a title, with the lines that it goes on in; "" where it cannot be one."""
    text = _ANNEX.sub("", texts[at])
    if len(text) > 90 or _SENTENCE.search(text) or _NUMBERED.match(text):
        return ""
    whole = text
    for more in texts[at + 1 : at + 4]:
        if not _is_open(whole) or len(more) > 60 or _SENTENCE.search(more):
            break
        whole += more
    return whole if _TITLE.search(whole) and not _is_open(whole) else text


def _is_open(text: str) -> bool:
    """Say whether a title must go on: its quotation mark is not closed, or a notice is not yet called one."""
    return text.count("《") > text.count("》") or ("关于" in text and not _ENDED.search(text))


def _before(texts: list[str], at: int) -> str:
    """Return the line above a title that it goes on from: `幸福县国民经济和社会发展` over `第十四个五年规划纲要`."""
    above = texts[at - 1] if at else ""
    return above if _GOES_ON.match(texts[at]) and 0 < len(above) <= 30 and not _SENTENCE.search(above) else ""


def _behind(texts: list[str], at: int) -> str:
    """Return the lines in brackets that follow a title: its period, its status."""
    lines = []
    for text in texts[at + 1 : at + 4]:
        if not _BRACKETED.fullmatch(text) or _DATED.search(text) or text in lines:
            break
        lines.append(text)
    return "".join(lines)


def _named_by_page(document: Document) -> str:
    """Return the title that the page around the text gives (信息名称), the plan's where it is that of a notice."""
    for key in _NAMES:
        if name := document.metadata.get(key, ""):
            return _announced(name) or (name if _TITLE.search(name) else "")
    return ""


_KINDS = (
    r"(?:规划|纲要|计划|方案|意见|清单|要点|编制说明|说明|办法|规定|公报|解读"
    r"|评估报告|工作报告|情况报告|的报告|指标体系)"
)
_NAMES = ("信息名称", "文件名称", "公文名称")
_TITLE = regex.compile(
    rf"{_KINDS}(?:\s*[（(《〔][^（()）]{{1,20}}[)）》〕])*》?(?:的通知|摘要|文本|简本|编制说明|的编制说明|的说明)?$"
)
_PLAN = rf"[^《》]{{1,80}}?{_KINDS}(?:[（(][^（()）]*[)）])*"
_ISSUED = regex.compile(rf"(?:印发|公布|发布|下达|下发)《?({_PLAN})》?的(?:通知|公告)")
_DISPLAYED = regex.compile(
    rf"(?:关于|征求|公示)[^《》]{{0,6}}《({_PLAN})》[^《》]{{0,16}}(?:意见|公示)的?(?:通知|公告|公示|函|启事)"
    rf"|《({_PLAN})》[^《》]{{0,6}}公示$"
)
_NOTICE = regex.compile(r"关于.+的(?:通知|公告|批复|函|公示)(?:$|\s*[（(〔\[])")
_ENDED = regex.compile(r"(?:通知|公告|意见|批复|说明|解读|报告|函|公示|决定|[)）])$")
_MADE = regex.compile(
    rf"(?:形成|编制|制定|制订)(?:形成|完成|印发)?了?《([^《》]{{1,80}}{_KINDS}(?:[（(][^（()）《》]*[)）])*)》"
)
_GOES_ON = regex.compile(r"第十|“十|十[一二三四五六七八九]五|[（(]")
_BRACKETED = regex.compile(r"[（(〔][^（()）]{2,20}[)）〕]")
_DATED = regex.compile(r"\s*[（(](?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?[)）]$")
_SENTENCE = regex.compile(r"[。；！？]")
_ANNEX = regex.compile(r"^附件\s*\d*\s*[:：]\s*")
_NUMBERED = regex.compile(
    r"第[一二三四五六七八九十\d]+[章节篇条]|[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．]|[表图]\s*[\d一二三]|专栏"
)
_STATED = regex.compile(r"规划(?:期限|期|年限|时限)(?:为|是|：|:|至)|实施期限")
_OTHER_PLAN = regex.compile(r"原规划|上一轮|印发.{0,6}《")
