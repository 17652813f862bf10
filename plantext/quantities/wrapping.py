"""Line breaks in a cell: those of the column's width inside a phrase, and those between two statements."""

from __future__ import annotations

import regex


def unwrap(text: str) -> str:
    """
    Return a cell's text with the line breaks inside a phrase removed; breaks between two statements stay.

    >>> unwrap("完成上级规定的考\\n核任务"), unwrap("0.64\\n逐年上升")
    ('完成上级规定的考核任务', '0.64\\n逐年上升')
    """
    if "\n" not in text:
        return text.strip()
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line]
    parts: list[str] = []
    tail = ""  # of what is joined: to look at all of it for every line takes too long
    for line in lines:
        apart = "\n" if tail and (_ENDS.search(tail) or _BEGINS.match(line)) else ""
        parts += (apart, line)
        tail = (tail + apart + line)[-_LONGEST_END:]
    return "".join(parts)


def unbroken(text: str) -> str:
    """
    Return a text without any white space.

    >>> unbroken("生态\\n 制度")
    '生态制度'
    """
    return "".join(text.split())


_ENDS = regex.compile(r"(?:[；;。，,：:]|[%‰\d个家]|以上|以下|以内|左右)$")
_LONGEST_END = 2  # characters
_BEGINS = regex.compile(r"[≥≤><＞＜〔\[]|\d|[①-⑳]|(?:市|县|区|其他|.{0,6}(?:城市|地区))\s*[≥≤><＞＜]|(?:19|20)\d{2}年")
