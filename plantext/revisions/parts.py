"""Indicators that were split into several, or merged from several: `污水与垃圾处理率` is two afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from plantext.comparisons import Change
from plantext.concepts import bare_key, name_key
from plantext.revisions.subjects import Subject

_BRACKET = regex.compile(r"^(?P<head>.+?)[（(](?P<inner>[^（）()]+)[）)](?P<tail>[^（）()]*)$")
_AND = regex.compile("[、与和及]")
_JOINT = regex.compile(r"(?<=\p{Han}{2})[、与和及](?=\p{Han}{2})")
_BY_NAME, _BY_WORDS = Decimal("0.90"), Decimal("0.60")
_WORD = 2


def in_pieces(name: str) -> list[tuple[str, ...]]:
    """
    Return the names of the parts that a joined name prints whole, in each way to part it.

    >>> in_pieces("标准厂房（A区、B区）")
    [('标准厂房(a区)', '标准厂房(b区)')]
    >>> in_pieces("植树尽责率和公众满意率"), in_pieces("公园")
    ([('植树尽责率', '公众满意率')], [])
    """
    found = []
    if match := _BRACKET.match(name):
        inner = _AND.split(match["inner"])
        found.append(tuple(_folded(f"{match['head']}（{piece}）{match['tail']}") for piece in inner))
    else:
        found.append(tuple(map(_folded, _AND.split(name))))
    return [pieces for pieces in found if len(pieces) > 1 and all(pieces)]


def _ways(name: str) -> Iterator[tuple[str, ...]]:
    """
    Yield the names of the parts in each way to part a joined name, also those that end as the last one does.

    >>> ("耕地利用率", "地块利用率") in _ways("耕地和地块利用率")
    True
    """
    yield from in_pieces(name)
    *firsts, last = _AND.split(name)
    if firsts and not _BRACKET.match(name):
        for at in range(1, len(last) - 1):
            yield (*(_folded(first + last[at:]) for first in firsts), _folded(last))


def _folded(name: str) -> str:
    return bare_key(name_key(name))


def is_piece(one: str, other: str) -> bool:
    """Say whether one of two names is joined and the other one of its parts."""
    return any(_folded(b) in pieces for a, b in ((one, other), (other, one)) for pieces in _ways(a))


def whole_parts(whole: str, others: Sequence[str]) -> list[int]:
    """Return which of some names are the parts of a joined name: all of them, or none."""
    keys = [_folded(other) for other in others]
    for pieces in _ways(whole):
        if all(piece in keys for piece in pieces):
            return [keys.index(piece) for piece in pieces]
    return []


def parts(old: Sequence[Subject], new: Sequence[Subject]) -> list[tuple[Change, Subject, Subject]]:
    """
    Return the splits and merges between subjects without a partner, one change per part, with the two it is between.

    A whole is split if its own name stands above several items on the other side, or if its name joins words that
    each have an indicator of their own there. Read the other way, that is a merge.
    """
    found = []
    for whole in old:
        for part, sure in _parts_of(whole, new):
            change = Change(
                *("indicator", "split", part.named.name, part.named.item),
                old=whole.own_name, new=part.own_name, match="similar", confidence=sure,
                old_source=whole.source, new_source=part.source,
            )  # fmt: skip
            found.append((change, whole, part))
    for whole in new:
        for part, sure in _parts_of(whole, old):
            change = Change(
                *("indicator", "merged", whole.named.name, whole.named.item),
                old=part.own_name, new=whole.own_name, match="similar", confidence=sure,
                old_source=part.source, new_source=whole.source,
            )  # fmt: skip
            found.append((change, part, whole))
    return found


def _parts_of(whole: Subject, others: Sequence[Subject]) -> list[tuple[Subject, Decimal]]:
    if exact := whole_parts(whole.own_name, [other.own_name for other in others]):
        return [(others[at], _BY_NAME) for at in exact]
    if not whole.named.item:
        items = [other for other in others if other.named.item and other.named.keys & whole.named.keys]
        if len(items) > 1:
            return [(item, _BY_NAME) for item in items]
    joined = list(_by_words(whole, others))
    return [(part, _BY_WORDS) for part in joined] if len(joined) > 1 else []


def _by_words(whole: Subject, others: Sequence[Subject]) -> Iterator[Subject]:
    """
    Yield for each joined word of a name the one other indicator that has it.

    It has to have what stands before the joined words too (农村生活 of 农村生活污水与垃圾), and none of the others.
    """
    text = bare_key(name_key(whole.own_name))
    joint = _JOINT.search(text)
    if joint is None:
        return
    words = (text[joint.start() - _WORD : joint.start()], text[joint.end() : joint.end() + _WORD])
    head = text[: joint.start() - _WORD][:_WORD]
    taken: list[Subject] = []
    for word, foreign in (words, words[::-1]):
        for other in others:
            name = bare_key(name_key(other.own_name))
            if word in name and foreign not in name and head in name and other not in taken:
                taken.append(other)
                break
        else:
            return
    yield from taken
