"""Printed texts as they are compared: what changes nothing (width, white space, the number before a title) left out."""

from __future__ import annotations

import unicodedata

import regex

_DROPPED = str.maketrans("", "", " \t\r\n　。;,、")
_HAN = "[一二三四五六七八九十百零〇]{1,4}"
# 二（三）城区 is what a place is called: the numbers above it, and its title.
_NUMBERS = regex.compile(
    rf"(?:\s*(?:第(?:{_HAN}|\d{{1,3}})(?:篇|编|部分|章|节|条)|[（(〔]\s*(?:{_HAN}|\d{{1,3}})\s*[)）〕]"
    rf"|{_HAN}(?:[、．.](?!{_HAN}[、类级期产次批])|(?=[（(]))|{_HAN}是(?:要)?|\d{{1,2}}(?:[.．]\d{{1,2}})*[.．、)）](?![\d.．%])"
    r"|\d{1,2}(?=[（(])|[①-⑳㉑-㉟])\s*)+"
)


def folded(text: str) -> str:
    """
    Return a printed text as it is compared: width, white space and closing marks do not count.

    >>> folded("≥９５ ％；") == folded("≥95%")
    True
    """
    return unicodedata.normalize("NFKC", text).translate(_DROPPED)


def unnumbered(text: str) -> str:
    """
    Return a text without the numbers before it, which change when another one comes or goes.

    >>> [unnumbered(text) for text in ("二（三）城区", "1.加强管护。", "二是推广喷灌；", "2.5万亩", "一二三产业")]
    ['城区', '加强管护。', '推广喷灌；', '2.5万亩', '一二三产业']
    """
    match = _NUMBERS.match(text)
    return text[match.end() :] if match else text.strip()
