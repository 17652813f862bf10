"""Who issued a document, when, and under which number: the lines around its title and the page around its text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import regex


@dataclass(frozen=True, slots=True)
class Front:
    """
    The lines that say where a document comes from.

    `above` stand before the title, `below` between it and the text; `signed` are the bodies above a date, with the
    `date` of the signature. `heading` are the lines of the title, `texts` the first paragraphs,
    `title` and `notice` as they were found.
    """

    title: str
    notice: str
    heading: tuple[str, ...]
    texts: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    closing: tuple[str, ...]
    signed: tuple[str, ...]
    date: str


def read_front(first: list[str], texts: list[str], title: str, notice: str) -> Front:
    """Sort the lines around a title by what they can say."""
    head = notice or title
    at = next((i for i, text in enumerate(first) if head and _begins(head, text)), None)
    after = 0 if at is None else at + 1
    below = _lines_below(first[after:], head) if at is not None else []
    closing = texts[-12:] if len(texts) > 12 else texts[after:]
    signed, date_ = _signature(below) if not notice else ((), "")
    if not date_:
        signed, date_ = _signature(first[after : after + 20] if notice else [])
    if not date_:
        signed, date_ = _signature(closing, bodies=True)
    above, heading = first[: at or 0], first[at or 0 : after]
    return Front(
        title=title,
        notice=notice,
        heading=tuple(heading),
        texts=tuple(first),
        above=tuple(above),
        below=tuple(below),
        closing=tuple(closing),
        signed=signed,
        date=date_,
    )


def issuers(front: Front, metadata: Mapping[str, str]) -> tuple[str, ...]:
    """
    Return the bodies that issued a document, in the order printed.

    A signature goes before the notice's title and the letterhead, all of them before the page, which often leaves the
    place out (`县政府办公室`).
    """
    opening = _OPENING.match(front.notice or front.title)
    heads = (_LETTERHEAD.fullmatch(line) for line in front.above)
    page = next((metadata[key].strip() for key in _ISSUERS if metadata.get(key)), "")
    named = next((match[1] for line in front.closing if (match := _NAMED.search(line))), "")
    found: Iterable[tuple[str, ...]] = (
        front.signed,
        _bodies(opening[1]) if opening else (),
        next((_bodies(match[1]) for match in heads if match), ()),
        _bodies(front.above[-1]) if front.above and front.notice.startswith("关于") else (),
        next((bodies for line in front.below if (bodies := _bodies(line))), ()),
        next(((match[1],) for match in map(_SPEAKER.fullmatch, front.below) if match), ()),
        (page,) if page and page not in _NOTHING else (),
        _bodies(named),
    )
    return next((bodies for bodies in found if bodies), ())


def issued(front: Front, metadata: Mapping[str, str]) -> str:
    """Return when a document was issued (ISO): the signature goes before the page's dates, written before published."""
    printed = (_PRINTED.search(line) for line in front.closing)
    found = (
        front.date,
        next((iso_date(line) for line in front.below if _ADOPTED.match(line)), ""),
        next((iso_date(match[0]) for match in map(_DATED_TITLE.search, front.heading) if match), ""),
        *(iso_date(metadata.get(key, "")) for key in _WRITTEN),
        next((iso_date(match[0]) for match in printed if match), ""),
        *(iso_date(metadata.get(key, "")) for key in _PUBLISHED),
    )
    return next((day for day in found if day), "")


def doc_number(front: Front, metadata: Mapping[str, str]) -> str:
    """Return a document's own number (`云政办发〔2024〕7号`), not one that its text cites, without spaces."""
    page = next((metadata[key] for key in _NUMBERS if metadata.get(key)), "")
    own = (_NUMBER_LINE.fullmatch(line) for line in (*front.above, *front.below))
    with_title = _NUMBER_BEHIND.search(front.notice)
    found = next((match[1] for match in own if match), "") or (with_title[1] if with_title else "")
    found = found or (page if _NUMBER.search(page) else "")
    return regex.sub(r"\s+", "", found)


def iso_date(text: str) -> str:
    """
    Return the first date of a text in ISO form, as exact as it is printed.

    >>> iso_date("2022年5月20日"), iso_date("二〇二一年十一月"), iso_date("2024-4-26 15:22"), iso_date("2022年13月")
    ('2022-05-20', '2021-11', '2024-04-26', '')
    """
    match = _DATE.search(unicodedata.normalize("NFKC", text))
    if not match:
        return ""
    year, month, day = (_number(part) for part in match.group("year", "month", "day"))
    try:
        date(year, month, day or 1)
    except ValueError:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _begins(title: str, line: str) -> bool:
    """Say whether a title begins with a line, or a line with a title."""
    return line.startswith(title) or (len(line) >= 5 and title.startswith(line[:12]))


def _signature(lines: list[str], bodies: bool = False) -> tuple[tuple[str, ...], str]:
    """Return who signs and when: a date on a line of its own with the bodies above it, or before it on its line."""
    for at, line in enumerate(lines):
        if len(line) > 80:
            continue
        match = _DATE_LINE.fullmatch(unicodedata.normalize("NFKC", line).strip("()"))
        if not match or not (day := iso_date(match["date"])):
            continue
        signed = _bodies(match["body"]) or tuple(_above(lines[:at]))
        if (signed or not bodies) and (signed or not match["body"]):
            return signed, day
    return (), ""


def _above(lines: list[str]) -> Iterator[str]:
    """Give the bodies on the last lines, in the order printed."""
    start = len(lines)
    while start and _bodies(lines[start - 1]):
        start -= 1
    for line in lines[start:]:
        yield from _bodies(line)


def _bodies(text: str) -> tuple[str, ...]:
    """Return the bodies that a line names and nothing else, () if it is another line."""
    if len(text) > 120:
        return ()
    parts = [part for part in regex.split(r"[\s　]+", text.strip("()（） 　")) if part]
    glued = "".join(parts)
    if len(parts) > 1 and all(_BODY.fullmatch(part) for part in parts):
        return tuple(parts)
    return (glued,) if _BODY.fullmatch(glued) else ()


def _lines_below(lines: list[str], head: str) -> list[str]:
    """Return the short lines between a title and the text: number, status, body, date."""
    below: list[str] = []
    for line in lines[:8]:
        if line and head.endswith(line):
            continue
        if len(line) > 60 or _TEXT.match(line) or line.endswith(("。", "：", ":")):
            break
        below.append(line)
    return below


def _number(part: str | None) -> int:
    if not part:
        return 0
    if part.isdecimal():
        return int(part)
    if len(part) == 4:
        return int("".join(str("〇一二三四五六七八九".index(digit)) for digit in part.translate(_ZEROS)))
    tens, has_ten, ones = part.rpartition("十")
    digits = "一二三四五六七八九"
    return (10 * (digits.index(tens) + 1 if tens else 1) if has_ten else 0) + (digits.index(ones) + 1 if ones else 0)


_ZEROS = str.maketrans("○零0Oo", "〇〇〇〇〇")
_HAN = "一二三四五六七八九"
_DATE = regex.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d|[一二][九〇○零0Oo][〇○零0Oo{_HAN}]{{2}})\s*"
    rf"(?:年\s*(?P<month>\d{{1,2}}|[{_HAN}]?十?[{_HAN}]|十)\s*月(?:\s*(?P<day>\d{{1,2}}|[{_HAN}]?十?[{_HAN}]|[{_HAN}]?十)\s*日)?"
    r"|[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d))"
)
_DATE_LINE = regex.compile(rf"(?P<body>[^\d:：,，。]*?)\s*(?P<date>{_DATE.pattern})")
_PRINTED = regex.compile(rf"{_DATE.pattern}\s*印发")
_ADOPTED = regex.compile(r"[（(—–-]*\s*(?:19|20)\d\d年\d{1,2}月\d{1,2}日.{0,40}(?:会议上?|通过|批准|审议)")
_DATED_TITLE = regex.compile(r"[（(](?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?[)）]$")
_SPEAKER = regex.compile(r"([\p{Han}]{1,12}人民政府)代?(?:省长|市长|县长|区长|主席|州长)[\s　][\p{Han}\s　]{2,8}")
_BODY = regex.compile(
    r"(?!关于|各|抄送|主送|发送|送)(?:[\p{Han}“”·、（）()]|\d(?=部门|个)){2,40}"
    r"(?:政府|政府办|办公室|办公厅|委员会|[省市区县]委|局|厅|[^全本]部|管委会|中心|领导小组|指挥部|分局|公司|调查队|总队|党组|发改委|[卫健]委)"
    r"(?:等\d{1,2}(?:个)?(?:部门|单位))?"
)
_OPENING = regex.compile(r"((?:(?!关于)[^《》]){4,60}?)\s*关于")
_LETTERHEAD = regex.compile(r"(.{4,40}?)\s*文件")
_NAMED = regex.compile(r"(?:解读机关|解读单位|制发机关|发文机关|发布机构)\s*[:：]\s*([\p{Han}]{4,30})")
_NUMBER = regex.compile(r"[\p{Han}]{1,12}\s*[〔\[［【（(]?\s*(?:19|20)\d\d\s*[〕\]］】）)]?\s*第?\s*\d{1,4}\s*号")
_NUMBER_LINE = regex.compile(rf"(?:文号|发文字号|文件编号)?\s*[:：]?\s*[（(]?({_NUMBER.pattern})[)）]?")
_NUMBER_BEHIND = regex.compile(rf"(?:通知|公告|批复|函)\s*[（(]?({_NUMBER.pattern})[)）]?$")
_TEXT = regex.compile(
    r"第[一二三四五六七八九十\d]+[章节篇条]|[一二三四五六七八九十]+[、．.]|前\s*言|目\s*[录次]|序\s*言|\d+[.、．]\D|[^（(].*[:：]$"
)
_ISSUERS = ("发文机关", "制发机关", "发文机构", "发文单位", "发布机构", "发布单位", "公开主体", "责任部门名称")
_NUMBERS = ("文件编号", "文号", "发文字号", "发文文号", "公文文号", "公文编号", "规范性文件编号")
_WRITTEN = ("成文日期", "生成日期", "形成日期", "发文日期", "印发日期")
_PUBLISHED = ("发布日期", "发布时间", "公开日期", "日期", "时间")
_NOTHING = ("无", "-", "—", "/", "暂无")
