"""Which line ends are there because the line was full, and what lines are one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from plantext.readers.pdf.lines import NOT_FIRST, NOT_LAST, Line
from plantext.readers.pdf.wide import is_wide
from plantext.vocabulary import units

_SLACK = 0.3  # of a character: so much more room than needed is none
_CENTRED = 1.0
_ITEM = re.compile("[①-⑳㉑-㉟]")
_ENTRY = re.compile("[^\\d≥≤><＞＜＝=]*[≥≤><＞＜＝=]\\d+(?:\\.\\d+)?[%％]?")
_NUMBER = re.compile(r"[≥≤><＞＜]?\d+(?:\.\d+)?[%％]?")
_WORDS = re.compile("[\u4e00-\u9fff]{3,}[；。]?[\u4e00-\u9fff；，。、]*")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_LEADING = frozenset("到至在于从自比较以为达近和与及截")  # a year goes with these
_WORD_ENDS = re.compile("[A-Za-z]")


class Room(NamedTuple):
    """From where to where lines may reach; the first one of a paragraph may be set in by `indent`."""

    left: float
    right: float
    indent: float = 0.0


def is_wrapped(line: Line, following: Line, room: Room, after: Line | None = None) -> bool:
    """
    Say whether a line ends because what begins the next one had no room in it; `after` is the line behind both.
    """
    if following.text[0] in NOT_FIRST or line.text[-1] in NOT_LAST:
        return True  # no paragraph begins or ends so
    left = free(line, room)
    if _are_entries(line.text, following.text) or (left >= line.size and _begins_anew(line.text, following.text)):
        return False
    needed = following.lead
    if after is not None and after.text[0] in NOT_FIRST and needed >= following.box.right - following.box.left - 0.1:
        needed += after.lead  # both had to stay together
    needed = min(needed, room.right - room.left)
    return left < needed + _SLACK * line.size


def _are_entries(text: str, following: str) -> bool:
    """
    Say whether two lines are complete in themselves, however full the first one is.

    >>> _are_entries("县城≥70", "乡镇≥60"), _are_entries("绿化率*", "覆盖率**"), _are_entries("0.64", "逐年上升")
    (True, True, True)
    >>> _are_entries("达到70", "以上"), _are_entries("60", "万立方米"), _are_entries("绿化率*", "（建成区）")
    (False, False, False)
    """
    if _ENTRY.fullmatch(text) and _ENTRY.fullmatch(following):
        return True
    if text.endswith("*") and is_wide(following[0]) and following[0] not in "（，；。、":
        return True
    return bool(_NUMBER.fullmatch(text) and _WORDS.fullmatch(following)) and following.lstrip("万亿") not in units()


def _begins_anew(text: str, following: str) -> bool:
    """
    Say whether a year begins a statement of its own: no word before it leads to it.

    >>> _begins_anew("逐年下降", "2022年暂无数据"), _begins_anew("力争到", "2030年达标")
    (True, False)
    """
    return bool(_YEAR.match(following)) and "\u4e00" <= text[-1] <= "\u9fff" and text[-1] not in _LEADING


def wrapped(lines: Sequence[Line], room: Room) -> list[list[Line]]:
    """Return lines in a cell as paragraphs: one ends where the next word would still have had room."""
    parts: list[list[Line]] = []
    are_items = _are_items(lines)
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        is_item = are_items and _ITEM.match(line.text) is not None
        if parts and not is_item and is_wrapped(parts[-1][-1], line, room, after):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _are_items(lines: Sequence[Line]) -> bool:
    """Say whether circled numbers stand at the starts of lines only: then each begins an item."""
    return not any(_ITEM.search(line.text, 1) for line in lines)


def free(line: Line, room: Room) -> float:
    """Return how much room a line leaves: on both sides if it is centred or stands at the right."""
    before, after = max(line.box.left - room.left, 0.0), max(room.right - line.box.right, 0.0)
    is_right = before > max(after, 4 * line.size)
    return before + after if is_right or (is_centred(line, room) and before > room.indent) else after


def is_centred(line: Line, room: Room) -> bool:
    """Say whether a line leaves as much room at one side as at the other."""
    before, after = line.box.left - room.left, room.right - line.box.right
    is_short = before > 3 * line.size  # then the room need not be known so well
    return before > 0 and abs(before - after) <= max(_CENTRED, (0.5 if is_short else 0.15) * line.size)


def joined(lines: Sequence[Line]) -> str:
    """Return the text of lines that are one paragraph."""
    text = lines[0].text
    for last, line in pairwise(lines):
        is_between_words = bool(_WORD_ENDS.fullmatch(text[-1]) and _WORD_ENDS.fullmatch(line.text[0]))
        has_ideograph = ord(text[-1]) > 0x2E7F or ord(line.text[0]) > 0x2E7F
        text += (" " if is_between_words or (last.is_spaced and not has_ideograph) else "") + line.text
    return text
