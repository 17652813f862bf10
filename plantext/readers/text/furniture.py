"""What a web page or a printer puts around a text: metadata is kept as such, the rest is left out and counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plantext.readers.pages import gap, is_number_between_rows, is_page_mark

_MARKS = "page marks"
_HEAD = 60
_TAIL = 25
_LONGEST = 120

_LABELS = (
    "索引号|索取号|统一登记号|统一编号|登记号|信息索引号|公文编号|文件编号|规范性文件编号|发文字号|发文文号|公文文号|文号"
    "|发布机构|发文机关|发文机构|发文单位|发布单位|制发机关|公开主体|责任部门名称|信息名称|文件名称|公文名称|内容概述|主题词|关键词"
    "|公开方式|公开范围|公开类别|公开类型|公开形式|公开时限|公开日期|公开程序|组配分类|政策层级|主题分类|体裁分类|信息分类|公文种类"
    "|所属主题|服务对象|服务对象分类|载体类型|发布日期|发布时间|成文日期|生成日期|发文日期|印发日期|形成日期|生效日期|实施日期"
    "|失效日期|废止日期|施行日期|有效性|有效期|是否有效|效力状态|时效性|公文时效|文件状态|更新日期|更新时间|信息来源|文章来源|来源|时间|日期"
)
_SPACED = "|".join(r"[ 　]*".join(label) for label in _LABELS.split("|"))
_LABEL = re.compile(rf"(?:^|(?<=[\s|*\]】]))\**({_SPACED})\**[ 　]*[:：]\**")
_BARE_LABEL = re.compile(rf"\**({_SPACED})\**[ 　]*[:：]?\**")
_TITLE_WORDS = re.compile("关于|通知|规划|方案|纲要|计划")
_TITLE_LABELS = frozenset(("信息名称", "文件名称", "公文名称", "内容概述", "主题词", "关键词"))
_WEAK_LABELS = frozenset(
    ("来源", "时间", "日期", "信息来源", "文章来源", "更新时间", "发布时间", "关键词", "有效期", "主题词")
)
_STAMP = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_RULE = re.compile(r"[\s|:：\-—─]+")
_MARKERS = re.compile(r"[*【】\[\]()（）]+")

_TOOLS = re.compile(
    r"(?:打印本页|关闭窗口|关闭本页|返回顶部|返回列表|分享到|分享|收藏本页|加入收藏|附件下载|打印|关闭|收藏|字体|字号|扫一扫在手机打开当前页"
    r"|浏览次数|浏览量|阅读次数|阅读|点击数|点击|次|微信|微博|新浪|腾讯|空间|朋友圈|大|中|小|默认|QQ|本页|下载|[0-9]+)"
)
_TOOLS_ALONE = re.compile(
    r"打印本页|关闭窗口|关闭本页|返回顶部|返回列表|分享到|收藏本页|加入收藏|扫一扫|浏览(?:次数|量)\s*[:：]|阅读次数\s*[:：]"
)
_BETWEEN = re.compile(r"[\s【】\[\]|｜:：/、·>＞<()（）,，-]+")
_CRUMBS = re.compile(r"(?:您|你)?的?(?:当前|现在|所在)的?(?:所在)?位置(?:是)?\s*[:：].*|首页\s*(?:[>＞»/]|›).{1,80}")
_LEGEND = re.compile(
    r".*(?:ICP备\s*\d|公网安备|网站标识码).*|(?:版权所有|网站地图|主办单位|承办单位|技术支持|责任编辑|网站声明|免责声明)\s*[:：©].*"
    r"|(?:版权所有|责任编辑|网站地图|上一篇|下一篇|相关链接|相关文档|相关附件)(?:\s*[:：].*)?|【?(?:责任)?编辑\s*[:：].{1,12}】?"
)
_NEXT = r"(?=\s*(?:$|第.{1,4}[章节篇]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|附))"
# a run is looked at from its start only: from each of its dots would take quadratic time
_LEADER = re.compile(
    rf"(?:(?<!\.)\.{{4,}}|(?<!…)…{{2,}}|(?<![·．])[·．]{{4,}}|(?<!-)-{{6,}}|(?<!_)_{{6,}})\s{{0,9}}\d{{1,3}}{_NEXT}"
)
_ENTRY = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[章节篇]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、\d]*|附\S{0,3})?.{1,60}?\t\s*(\d{1,3})"
)
_CONTENTS = re.compile(r"目\s*[录次]")


@dataclass(frozen=True, slots=True)
class Page:
    """
    The lines of a text without what stood around it, which is left blank.

    `places` are the indexes that the lines had: page marks leave none.
    """

    lines: list[str]
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    places: tuple[int, ...] = ()


def strip_furniture(lines: Sequence[str]) -> Page:
    """
    Take metadata blocks, navigation, legends, page marks and tables of contents out of a text.

    >>> page = strip_furniture(["索引号：A1 发布机构：幸福县政府", "— 3 —", "到2030年建成。"])
    >>> page.metadata, [line for line in page.lines if line]
    ({'索引号': 'A1', '发布机构': '幸福县政府'}, ['到2030年建成。'])
    """
    kept = list(lines)
    filled = [at for at, line in enumerate(kept) if line and not line.isspace()]
    dropped: Counter[str] = Counter()
    metadata = _take_metadata(kept, filled[:_HEAD], dropped)
    _drop_contents(kept, filled, dropped)
    pages: set[int] = set()  # page marks leave no blank line, which would part what the page parted
    edge = set(filled[:_HEAD] + filled[-_TAIL:])
    for at in filled:
        line = kept[at]
        if len(line) <= _LONGEST and line[:1] != "\t" and (what := _furniture(kept, at, at in edge)):
            kept[at] = ""
            dropped[what] += 1
            if what == _MARKS:
                around, is_blank_left = gap(kept, at)
                pages.update(around[is_blank_left:])
    places = tuple(at for at in range(len(kept)) if at not in pages)
    return Page([kept[at] for at in places], metadata, _notes(dropped), places)


def is_label(line: str) -> bool:
    """
    Say whether a line is nothing but a label of a metadata block.

    >>> is_label("发文日期："), is_label("发文日期：2024年3月1日")
    (True, False)
    """
    return _BARE_LABEL.fullmatch(line.strip()) is not None


def label_pairs(line: str) -> dict[str, str]:
    r"""
    Return the labels that a line is made of, cells parted by TABs, with their values; empty for any other line.

    >>> label_pairs("文号\t云政发〔2024〕7号\t发布机构\t云溪县政府")
    {'文号': '云政发〔2024〕7号', '发布机构': '云溪县政府'}
    """
    return dict(_pairs(line.strip()))


def _furniture(lines: Sequence[str], at: int, at_edge: bool) -> str:
    line = lines[at].strip()
    if not line:
        return ""
    if is_page_mark(line) or is_number_between_rows(lines, at):
        return _MARKS
    if _CRUMBS.fullmatch(line) or _is_tools(line):
        return "navigation"
    if at_edge and _LEGEND.fullmatch(line):
        return "closing legends"
    return ""


def _is_tools(line: str) -> bool:
    """Say whether a line is made of buttons alone: 【打印】【关闭】, 分享到：微信 微博."""
    if not (_TOOLS_ALONE.search(line) or "打印" in line or "关闭" in line or "附件下载" in line or "微信" in line):
        return False
    found = _TOOLS.findall(line)
    bracketed = line[0] in "【[" and line[-1] in "】]"
    enough = len(found) > 1 or bracketed or _TOOLS_ALONE.search(line) is not None
    return enough and not _BETWEEN.sub("", _TOOLS.sub("", line))


def _take_metadata(lines: list[str], head: list[int], dropped: Counter[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    places: list[int] = []
    skip = -1
    for index, at in enumerate(head):
        line = lines[at].strip()
        if at <= skip or len(line) > 4 * _LONGEST:
            continue
        pairs = dict(_pairs(line))
        if not pairs:
            if places and places[-1] == head[index - 1] and "-" in line and _RULE.fullmatch(line):
                places.append(at)
            continue
        places.append(at)
        last = next(reversed(pairs))
        if not pairs[last] and index + 1 < len(head):
            value = lines[head[index + 1]].strip()
            if _is_value(last, value):
                pairs[last] = value.strip("|* \t")
                skip = head[index + 1]
                places.append(skip)
        for key, value in pairs.items():
            found.setdefault(key, value)
    if not _is_block(found):
        return {}
    for at in places:
        lines[at] = ""
    dropped["metadata"] = len(places)
    return {key: value for key, value in found.items() if value}


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    """Yield the labels on a line with their values, which are empty where they stand elsewhere."""
    if "|" in line or "\t" in line:
        yield from _cell_pairs([cell.strip() for cell in re.split(r"[|\t]", line.strip("|\t "))])
        return
    labels = list(_LABEL.finditer(line))
    if not labels or labels[0].start() > 0:
        return
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        value = line[label.end() : following.start() if following else len(line)]
        key, plain = re.sub(r"\s", "", label[1]), _without_tools(value)
        if key not in _WEAK_LABELS or _STAMP.match(plain) or (key.endswith("来源") and len(plain) <= 40):
            yield key, plain


def _cell_pairs(cells: list[str]) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(cells):
        label = _BARE_LABEL.fullmatch(cells[at])
        if label:
            value = cells[at + 1] if at + 1 < len(cells) else ""
            taken = value if not _BARE_LABEL.fullmatch(value) else ""
            if taken or cells[at].rstrip("* ").endswith((":", "：")):
                yield re.sub(r"\s", "", label[1]), taken.strip("* ")
            at += 2 if taken or not value else 1
            continue
        inner = _LABEL.match(cells[at])
        if inner:
            yield re.sub(r"\s", "", inner[1]), cells[at][inner.end() :].strip("* ")
        elif cells[at]:
            return  # a cell that is neither label nor value: another table
        at += 1


def _without_tools(value: str) -> str:
    """Take the buttons off that a page prints behind a value: 2024-04-26 15:22 微信 微博."""
    words = value.split()
    while words and not words[-1][0].isdigit() and not _BETWEEN.sub("", _TOOLS.sub("", words[-1])):
        words.pop()
    return " ".join(words).strip("* ")


def _is_value(label: str, text: str) -> bool:
    if _BARE_LABEL.fullmatch(text) or next(_pairs(text), None):
        return False
    return label in _TITLE_LABELS or (len(text) <= 60 and not _TITLE_WORDS.search(text))


def _is_block(found: dict[str, str]) -> bool:
    strong = [key for key in found if key not in _WEAK_LABELS]
    weak = [key for key, value in found.items() if key in _WEAK_LABELS and value]
    dated = any(_STAMP.match(found[key]) for key in weak)
    timed = any(":" in found[key] for key in weak)
    return len(strong) > 1 or "索引号" in found or (bool(strong) and bool(weak)) or (dated and (timed or len(weak) > 1))


def _drop_contents(lines: list[str], filled: list[int], dropped: Counter[str]) -> None:
    entries: list[int] = []
    run: list[tuple[int, int]] = []
    for at in [*filled, -1]:
        line = lines[at] if at >= 0 else ""
        if "\t" in line and len(line) <= _LONGEST and (entry := _ENTRY.fullmatch(line.strip())):
            run.append((at, int(entry[1])))
            continue
        entries += _contents_run(run, lines, filled)
        run = []
        if any(mark in line for mark in ("....", "……", "····", "．．．．", "------", "______")) and _LEADER.search(
            line
        ):
            entries.append(at)
            lines[at] = _after_leaders(line)
    for at in entries:
        if "\t" in lines[at] and _ENTRY.fullmatch(lines[at].strip()):
            lines[at] = ""
    dropped["table of contents"] = len(entries) + _drop_title(lines, filled, entries)


def _contents_run(run: list[tuple[int, int]], lines: list[str], filled: list[int]) -> list[int]:
    """Return the lines of a run that are contents: page numbers that never fall, under 目录 or numbered."""
    pages = [page for _, page in run]
    if len(run) < 3 or pages != sorted(pages):
        return []
    before = filled[: filled.index(run[0][0])][-1:] if run[0][0] in filled else []
    titled = bool(before) and _CONTENTS.fullmatch(lines[before[0]].strip()) is not None
    numbered = sum(
        re.match(r"\s*(?:第.{1,3}[章节篇]|[一二三四五六七八九十]+、|[（(])", lines[at]) is not None for at, _ in run
    )
    return [at for at, _ in run] if titled or numbered * 2 >= len(run) else []


def _after_leaders(line: str) -> str:
    """Return what a line holds behind the last entry of contents on it, if that is a text of its own."""
    end = 0
    for leader in _LEADER.finditer(line):
        if leader.start() - end > 80:
            break
        end = leader.end()
    return line[end:]


def _drop_title(lines: list[str], filled: list[int], entries: list[int]) -> int:
    if not entries:
        return 0
    first = min(entries)
    before = [at for at in filled if at < first and lines[at].strip()][-1:]
    if before and _CONTENTS.fullmatch(_MARKERS.sub("", lines[before[0]]).strip()):
        lines[before[0]] = ""
        return 1
    return 0


def _notes(dropped: Counter[str]) -> tuple[str, ...]:
    counts = [f"{what} {count}" for what, count in sorted(dropped.items()) if count]
    total = sum(dropped.values())
    return (f"page furniture left out of the text: {total} lines ({', '.join(counts)})",) if total else ()
