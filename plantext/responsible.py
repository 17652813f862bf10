"""The units of a cell of responsible units, and which of them lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex


@dataclass(frozen=True, slots=True)
class Responsible:
    """The units named in a cell, in reading order, and those of them that are said to lead (牵头)."""

    units: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()


@lru_cache(maxsize=1024)
def read_responsible(text: str) -> Responsible:
    """
    Return the responsible units of a cell, without the words around them (`牵头单位：`, `…配合`, `…等`).

    Units are parted at 、 and its kin outside brackets, at / and at 及 between two whole names, at white space and
    line ends only where both sides are whole names: a column's width breaks names too. What follows 等 is a unit
    where it names a group (`等县级相关部门`), and none where it only says that there are more (`等有关部门`).

    >>> read_responsible("甲县住建局牵头，县财政局、各镇（街道、园区）等配合")
    Responsible(units=('甲县住建局', '县财政局', '各镇（街道、园区）'), leads=('甲县住建局',))
    >>> read_responsible("牵头：县水利局\\n配合：县文化和旅\\n游局").units, read_responsible("/").units
    (('县水利局', '县文化和旅游局'), ())
    >>> read_responsible("县水利局等县级相关部门按职责分工负责").units, read_responsible("县水利局等有关部门").units
    (('县水利局', '县级相关部门'), ('县水利局',))
    """
    units: list[str] = []
    leads: list[str] = []
    for clause in _clauses(text):
        open_units: list[str] = []  # those for which a closing 牵头 or 配合 would speak
        for part in _parts(clause.text):
            named, role = _bare(part)
            if _NONE.fullmatch(named):
                continue
            with_group = _with_group(named)
            units += with_group
            open_units += with_group
            if clause.leads or role == "self":
                leads += with_group
            elif role == "all":
                leads += open_units
            if role in ("all", "others"):
                open_units = []
    return Responsible(tuple(dict.fromkeys(units)), tuple(dict.fromkeys(leads)))


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    leads: bool


def _clauses(text: str) -> Iterator[_Clause]:
    """Part a cell at its labels: `牵头：…`, `配合单位：…`."""
    joined = _RUN_ON.sub("，", _lines_joined(text))
    starts = [0, *(match.start() for match in _LABEL.finditer(joined)), len(joined)]
    for start, end in pairwise(starts):
        piece = joined[start:end]
        label = _LABEL.match(piece)
        yield _Clause(piece[label.end() :] if label else piece, bool(label and "牵头" in label[0]))


def _lines_joined(text: str) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    joined = lines[0] if lines else ""
    signs = any(_split(line, _SIGNS)[1:] for line in lines)
    for line in lines[1:]:
        joined += ("、" if _is_break(joined, line, signs) else "") + line
    return joined


def _is_break(before: str, line: str, signs: bool) -> bool:
    """Say whether a line end parts two units: both are whole, and no other sign parts units or both begin alike."""
    last, first = _split(before, _SIGNS)[-1].strip(), _split(line, _SIGNS)[0].strip()
    if not last or _MARK.match(line) or _LABEL.match(line):
        return bool(last)
    alike = first[0] == last[0] and first[0] in "省市区县" if first else False
    return _is_whole(last) and _is_whole(first) and not _BRANCH.fullmatch(first) and (alike or not signs)


def _parts(text: str) -> Iterator[str]:
    for part in _split(text, _SIGNS):
        for piece in _split_whole(part.strip(), _GAPS):
            yield from _split_whole(piece, _JOINTS)


def _split(text: str, at: regex.Pattern[str]) -> list[str]:
    """Split a text outside its brackets."""
    parts, depth, start = [], 0, 0
    whole = [match.span() for match in _CLASSES.finditer(text)] if "各" in text else []
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(depth - 1, 0)
        elif depth <= 0 and at.fullmatch(sign) and not any(a < match.start() < b for a, b in whole):
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _split_whole(text: str, at: regex.Pattern[str]) -> list[str]:
    """Split a text where every part is the name of a unit; else leave it whole."""
    parts = [part.strip() for part in _split(text, at) if part.strip()]
    if len(parts) > 1 and all(_is_whole(_bare(part)[0]) for part in parts):
        return parts
    return [text]


def _bare(part: str) -> tuple[str, str]:
    """Return a unit without what is said of it, and for whom: `all` up to it lead, itself (`self`), or `others` end."""
    unit = _BY.sub("", _MARK.sub("", _SPACE.sub("", part)).strip("。.：:*"))
    role = ""
    if match := _ASIDE.search(unit):
        role, unit = ("self" if "牵头" in match[0] or "主办" in match[0] else ""), unit[: match.start()]
    match = _DUTY.search(unit) or _DUTY_FOR.search(unit)
    if match and match.start() > 1:
        role, unit = ("all" if "牵头" in match[0] else "others"), unit[: match.start()]
    return _AND_SO_ON.sub("", unit), role


def _with_group(unit: str) -> list[str]:
    """Part `县水利局等县级部门` into a unit and the group behind 等."""
    match = _GROUP_BEHIND.search(unit)
    if match and _is_whole(unit[: match.start()]):
        return [unit[: match.start()], match["group"]]
    return [unit]


def _is_whole(text: str) -> bool:
    return (len(text) >= 3 and _UNIT_END.search(text) is not None) or _GROUP.fullmatch(text) is not None


_SPACE = regex.compile(r"\s+")
_SIGNS = regex.compile(r"[、，,；;]")
_GAPS = regex.compile(r"[\s/／·•]+")
_JOINTS = regex.compile(r"会同|联合|及|和|与")
_OPEN, _CLOSE = "（(〔[［【", "）)〕]］】"
_TOKEN = regex.compile(r"[（(〔\[［【）)〕\]］】、，,；;]|[\s/／·•]+|会同|联合|及|和|与")
# 各县、市、区人民政府 is one group.
_CLASSES = regex.compile(
    r"各[省市县区州旗镇乡所站科](?:、[省市县区州旗镇乡所站室](?=人民政府|政府|管委会|[、，,；;）)]|负责|牵头|落实|配合|参与|按|$))+"
)
_NONE = regex.compile(r"[-—－–/／\\无]*")
_LABEL = regex.compile(
    r"(?:主要|具体)?(?:责任)?(?:牵头|责任|配合|主管|协助|协办|主办|承办|参与|参加|负责|实施|建设|业主|协同|落实|组织|推进)"
    r"(?:责任|实施|落实)?(?:(?:单位|部门|主体|科室|股室|处室|镇街)?[:：]|(?:单位|部门|科室)为)\s*"
)
_MARK = regex.compile(r"^\s*(?:\d{1,2}[.、．](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|[*★]+)\s*")
_BY = regex.compile(r"^(?:(?:具体|日常)(?:工作)?)?由(?=\S{3})")
_ASIDE = regex.compile(r"[（(〔\[［【](?:牵头|配合|责任|主办|协办|参与|负责)(?:单位|部门)?[）)〕\]］】]$")
# 牵头 with nothing but the next unit behind it: `县水利局牵头县财政局配合`.
_RUN_ON = regex.compile(r"(?<=[\p{Han}）)]牵头(?:负责)?)(?=[省市区县各])")
_BY_DUTY = (
    r"按照?(?:各自|有关|相关|规定|[^、，,；;]{1,40}?(?=职责|要求|规定|分工))?(?:职责|要求|规定|分工)(?:范围|分工|要求)?"
)
_DUTY = regex.compile(
    rf"(?:等(?:有关|相关)?(?:单位|部门)?)?(?:{_BY_DUTY}|分别|共同|具体|组织|分工|协同|联合|做好)*"
    rf"(?:(?:牵头|负责|主办|承办)(?:并|负责|组织|具体|实施|落实|推进|抓总|抓落实|督导|督促|指导|协调)*|配合(?:实施|落实|做好)?|参与|参加|协助|协办"
    rf"|(?:组织|推进)?(?:抓好?)?落实|(?:组织)?实施|推进|协同|承担|为(?:牵头|责任|配合)(?:单位|部门)|{_BY_DUTY})$"
)
_DUTY_FOR = regex.compile(r"(?<=[局委办部府镇乡道司团心院会站队社处厅科股室])(?:牵头)?负责\p{Han}{2,16}$")
_AND_SO_ON = regex.compile(r"等(?:[\d一二三四五六七八九十]+个?)?(?:有关|相关|责任)?(?:单位|部门)?$")
_GROUP_BEHIND = regex.compile(
    r"(?<=[局委办部府镇乡道司团心院会站队社处厅联协组企行馆校区县市）)])等(?P<group>(?:各\S{1,20}|\S{0,12}(?:部门|单位|镇|乡|镇街|街道|园区|平台|企业)(?:[（(][^（）()]*[）)])?))$"
)
_UNIT_END = regex.compile(
    r"(?:局|委|办|部|府|镇|乡|街道|公司|集团|中心|院|所|会|站|队|区|县|市|社|校|馆|处|厅|行|科|股|室|企业)[）)]?$"
)
_GROUP = regex.compile(r"各\S+|街道|镇街")
_BRANCH = regex.compile(r".{1,4}分(?:局|公司)|(?:人民)?政府|办事处|管委会|管理处|有限(?:责任)?公司")
