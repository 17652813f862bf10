"""Lists of names that share a number, or are given a number each: where they part, and the words they share."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from plantext.targets import words
from plantext.targets.phrases import clean
from plantext.targets.words import form


def parted(text: str, plain: str) -> list[str]:
    """
    Return the names of a list that share one number; a part that is no name by itself stays with its neighbour.

    >>> parted("秸秆利用率和农膜回收率", "秸秆利用率和农膜回收率")
    ['秸秆利用率', '农膜回收率']
    >>> parted("公众的参与度和满意度", "公众的参与度和满意度"), parted("农药、化肥利用率", "农药、化肥利用率")
    (['公众的参与度', '公众的满意度'], ['农药、化肥利用率'])
    """
    pieces = _pieces(text, plain)
    names: list[str] = []
    held = ""
    for name, joint in pieces:
        if words.head_end().search(name):
            names.append(held + name)
            held = ""
        else:
            held += name + joint
    if held:  # the list does not end as a name of an indicator: it is one name
        return [clean(text)]
    return with_shared_head([clean(name) for name in names]) if names else [clean(text)]


def each(text: str, plain: str, count: int) -> list[str]:
    """
    Return `count` names of a list, one for each of as many numbers, with the words they share; else an empty list.

    >>> each("城镇、农村居民人均可支配收入", "城镇、农村居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> each("每千人口床位、医师和护士", "每千人口床位、医师和护士", 3)
    ['每千人口床位', '每千人口医师', '每千人口护士']
    """
    for joint in (_COMMA, form("list-joint"), form("any-list-joint")):
        pieces = [name for name, _ in _pieces(text, plain, joint)]
        if len(pieces) == count:
            break
    else:
        pieces = _split(text, count) or parted(text, plain)
    if len(pieces) != count:
        return []
    return [
        form("inner-count").sub("", name)
        for name in with_shared_tail(with_shared_head([clean(piece) for piece in pieces]))
    ]


def shared_by_all(text: str, plain: str) -> list[str]:
    """
    Return the names of a list that is said to share a number (均), each with the words that end the last.

    >>> shared_by_all("省控断面、县控断面水质达标率", "省控断面、县控断面水质达标率")
    ['省控断面水质达标率', '县控断面水质达标率']
    """
    found = parted(text, plain)
    if len(found) > 1:
        return found
    pieces = [clean(name) for name, _ in _pieces(text, plain, _COMMA)]
    return with_shared_tail(with_shared_head(pieces)) if len(pieces) > 1 else found


def with_shared_head(names: Sequence[str]) -> list[str]:
    """Give the words before the first name (`每千人口`, `公众对环境的`) to those that are too short to do without."""
    match = form("shared-head").match(names[0])
    if not match or len(names) < 2:
        return [names[0], *(parallel(completed(name, names[0]), names[0]) for name in names[1:])]
    head = match[1]
    return [
        names[0],
        *(name if len(name) > _SHORT or form("own-head").match(name) else head + name for name in names[1:]),
    ]


def is_class(name: str) -> bool:
    """Say whether a name is only a class of what is counted (国家级, 集中式)."""
    return (match := form("class").match(name)) is not None and match.end() == len(name)


def of_class(name: str, base: str) -> str:
    """
    Return what is counted by its classes with one of them.

    >>> of_class("镇级", "县级指挥中心"), of_class("国家级", "绿色工厂")
    ('镇级指挥中心', '国家级绿色工厂')
    """
    first = form("class").match(base)
    return name + base[first.end() if first else 0 :]


def with_shared_tail(names: Sequence[str]) -> list[str]:
    """Give the words behind the last name (`居民人均可支配收入`) to those that are no names without."""
    last = names[-1]
    if (first := form("class").match(last)) and len(last) > first.end():  # `国家级、省级绿色工厂`
        bare = [name[work.end() :] if (work := words.work().match(name)) else name for name in names[:-1]]
        return [name + last[first.end() :] if is_class(name) else name for name in bare] + [last]
    if shared := form("shared-tail").search(last):
        return [name if name.endswith(shared[0]) else name + shared[0] for name in names[:-1]] + [last]
    if not words.head_end().search(last):
        return list(names)
    end = words.relational().search(last)
    long = end[0] if end and len(end[0]) >= _LONG_TAIL else ""  # `重点工程减排量`: what is 化学需氧量 without it?
    return [_with_tail(name, last, long) for name in names[:-1]] + [last]


def _with_tail(name: str, last: str, long: str) -> str:
    if words.strict_head_end().search(name):
        return name
    if long and not name.endswith(long) and words.head_end().search(name):
        return name + long
    return name if words.head_end().search(name) else name + _tail(name, last)


def _tail(name: str, last: str) -> str:
    """Return what the last name of a list has behind the part that stands for `name`."""
    if match := form("ordinal-head").match(last):
        return last[match.end() :]
    if match := _CODE.match(last) or form("counted-head").match(last) or form("midst").match(last):
        return last[match.end() :]
    shared = next(
        (name[at:] for at in range(1, len(name) - 1) if 0 < last.find(name[at:]) < len(last) - len(name) + at), ""
    )
    if shared:
        return last[last.find(shared) + len(shared) :]
    if len(name) <= _PARALLEL:
        return last[len(name) :]
    match = words.relational().search(last)
    return match[0] if match else ""


def _split(text: str, count: int) -> list[str]:
    """Return the names that one word stands for: 城乡 is 城镇 and 农村."""
    for entry in words.splits():
        parts = entry.means.split("|")
        if len(parts) == count and (match := entry.pattern.match(text)):
            return [part + text[match.end() :] for part in parts]
    return []


def completed(name: str, before: str) -> str:
    """
    Return a name that needs the one before it with the words it shares with it.

    >>> completed("日处理能力", "城北污水处理厂"), completed("调水时间", "河道调水量")
    ('城北污水处理厂日处理能力', '河道调水时间')
    >>> completed("森林覆盖率", "湿地保护率")
    '森林覆盖率'
    """
    if not before or name in before:
        return name
    at = before.find(name[:2])
    if (
        0 < at <= _SHORT_HEAD
        and _THREE <= len(name) <= _FOUR
        and words.head_end().search(name)
        and "、" not in before[:at]
    ):
        return before[:at] + name
    part = words.part().fullmatch(name)
    if not words.relational().fullmatch(name) and (not part or words.part_end().search(before)):
        return name
    base = words.relational().sub("", before)
    return base + name if len(base) <= _LONGEST_BASE else name


def parallel(name: str, before: str) -> str:
    """
    Return a name that takes the place of the last word of the one before it with the words before that.

    >>> parallel("农药利用率", "主要农作物化肥利用率"), parallel("农膜回收率", "秸秆综合利用率")
    ('主要农作物农药利用率', '农膜回收率')
    """
    end, other = words.relational().search(name), words.relational().search(before)
    if not end or not other or end[0] != other[0]:
        return name
    stem = name[: end.start()]
    return before[: other.start() - len(stem)] + name if 0 < len(stem) <= _WORD and other.start() > len(stem) else name


def _pieces(text: str, plain: str, joint: regex.Pattern[str] | None = None) -> list[tuple[str, str]]:
    pieces, at = [], 0
    for match in (joint or form("any-list-joint")).finditer(plain):
        if match.start() > at:
            pieces.append((text[at : match.start()], text[match.start() : match.end()]))
        at = match.end()
    return [*pieces, (text[at:], "")]


_SHORT = 5
_SHORT_HEAD = 8
_THREE = 3
_FOUR = 4
_WORD = 2
_LONGEST_BASE = 24
_PARALLEL = 3
_LONG_TAIL = 5
_COMMA = regex.compile(r"、")
_CODE = regex.compile(r"[A-Za-z][A-Za-z0-9.]*")
