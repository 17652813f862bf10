"""What is left of a title when place, years, state and kind are taken away: the subject by which plans are matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from plantext.info.kinds import plan_type, role_of
from plantext.quantities import find_years
from plantext.vocabulary import fold, load, word_groups, words

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Title:
    """
    The subject of a title.

    `bare` has the place before it, `topic` has not (`水安全保障`), `core` is the topic without what is done to it
    (`创建…`). `period` is that of the title, `kind` the kind of the document that it names, as `role_of` gives it.
    """

    bare: str = ""
    topic: str = ""
    core: str = ""
    period: Span | None = None
    kind: str = ""


def read_title(text: str, places: Sequence[str] = ()) -> Title:
    """
    Return the subject of a title; of a title that quotes another one, the subject of the quoted one.

    >>> title = read_title("岚江省云溪县创建生态文明建设示范县三年行动方案（2024—2026年）", ("岚江省", "云溪县"))
    >>> title.topic, title.core, title.period, title.kind
    ('创建生态文明建设示范县', '生态文明建设', (2024, 2026), 'action')
    >>> read_title("关于《云溪县绿化“十四五”规划》（征求意见稿）的编制说明", ("云溪县",)).topic
    '绿化'
    """
    quoted = _QUOTED.search(text)
    whole = quoted[1] if quoted else text
    bare = _without("aside", fold(whole))
    topic = _subject(_without_places(bare, places))
    core = _subject(_without("frame", topic)) or topic
    years = {(each.first, each.last) for each in find_years(whole) if each.last > each.first}
    return Title(bare, topic, core, years.pop() if len(years) == 1 else None, role_of(plan_type(whole)))


def likeness(one: str, other: str) -> float:
    """
    Return how alike two subjects are, 0 to 1; 0 where they name different parts of a place, or different things.

    >>> likeness("国土绿化", "国土绿化"), likeness("青石镇发展", "白鹭镇发展"), likeness("生活污水治理", "生活垃圾治理")
    (1.0, 0.0, 0.0)
    """
    if part_of(one) != part_of(other) or _are_apart(one, other):
        return 0.0
    left, right = pieces(one), pieces(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


@lru_cache(maxsize=4096)
def pieces(topic: str) -> frozenset[str]:
    """Return the pairs of characters of a subject."""
    return frozenset(topic[at : at + 2] for at in range(len(topic) - 1))


@lru_cache(maxsize=4096)
def part_of(topic: str) -> str:
    """
    Return the town, the zone or the river basin that a subject begins with, "" where it names none.

    >>> part_of("青石镇发展"), part_of("水环境"), part_of("乡村振兴")
    ('青石镇', '', '')
    """
    ends = (topic.find(part, 2) + len(part) for part in words("linking.toml", "parts") if topic.find(part, 2) > 0)
    return topic[: min(ends, default=0)]


def _are_apart(one: str, other: str) -> bool:
    """Say whether two subjects hold words that tell different things."""
    left, right = _held(one), _held(other)
    return any(left[group] != right[group] for group in left.keys() & right.keys())


@lru_cache(maxsize=4096)
def _held(topic: str) -> dict[int, frozenset[str]]:
    """Return the words of a subject that `alignment.toml` lists beside others which tell something else."""
    found = enumerate(frozenset(filter(topic.__contains__, group)) for group in word_groups("alignment.toml", "apart"))
    return {number: held for number, held in found if held}


def _without_places(bare: str, places: Sequence[str]) -> str:
    """Return a title without the units with which it begins, the widest first."""
    at = 0
    for place in filter(None, places):
        if bare.startswith(place, at):
            at += len(place)
    return bare[at:]


def _without(section: str, text: str) -> str:
    for wording in load("linking.toml", section):
        text = wording.pattern.sub("", text)
    return text


def _subject(topic: str) -> str:
    found = (wording.means for wording in load("linking.toml", "subject") if wording.pattern.fullmatch(topic))
    return next(found, topic)


_QUOTED = regex.compile(r"《([^《》]{4,})》")
