"""Running text as a browser prints it: white space folded, breaks kept, raised digits as such characters."""

from __future__ import annotations

import re

BREAK = "\x1e"
"""Stands for a `<br>` until white space, line ends in the source among it, is folded."""

_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’—…]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n]*(?={_WIDE})")
_FOLDED = re.compile(r"[ \t\r\n\f]+")
_AROUND = re.compile(rf"[ \u3000]*(?:{BREAK}[ \u3000]*)+")
_BLANKS = re.compile("[\xa0\u2002-\u200a]")
_UNSEEN = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad\x00-\x08\x0e-\x1d]")


def folded(raw: str, wraps_at_blanks: bool = False) -> str:
    r"""
    Return the text of a paragraph as it is printed, breaks as newlines, without white space around it.

    A line end in the source between two Chinese characters is nothing, as CSS has it, unless the program that wrote
    the page breaks its lines at blanks only (`wraps_at_blanks`).

    >>> folded(f" 建设\n规划 {BREAK} 到  2025\n年 "), folded("前\n言", wraps_at_blanks=True)
    ('建设规划\n到 2025 年', '前 言')
    """
    text = raw if wraps_at_blanks else _WRAPPED.sub("", raw)
    text = _FOLDED.sub(" ", text)
    if not text.isascii():
        text = _UNSEEN.sub("", _BLANKS.sub(" ", text))
    return _AROUND.sub("\n", text).strip()
