"""Titles between the rows of an indicator table: what they name, and on which level."""

from __future__ import annotations

import regex

from plantext.quantities.wrapping import unbroken
from plantext.vocabulary import attributes


class Titles:
    """The domain, task and attribute that titles between the rows set; a kind of number is a level."""

    def __init__(self, has_domain: bool) -> None:
        self.domain = self.task = self.attribute = ""
        self.has_domain = has_domain
        self.highest: str | None = None

    def enter(self, title: str) -> None:
        """Take a title: one with the first kind of number names a domain, another a task, 约束性指标 an attribute."""
        if word := next((word for word in attributes() if word in title), ""):
            self.attribute = word
            if len(title) <= len(word) + 4:
                return
        kind = _kind(title)
        if self.highest is None:
            self.highest = kind
        if not self.has_domain and kind == self.highest:
            self.domain, self.task = title_text(title), ""
        else:
            self.task = title_text(title)


def wordy(text: str) -> str:
    """Return a title, empty where the text is a number or a sign and names nothing."""
    return text if _HAN.search(text) else ""


def _kind(title: str) -> str:
    """Return the kind of number a title begins with: `一、`, `（一）`, `1.`, or none."""
    match = ORDINAL.match(title)
    return _NUMERAL.sub("N", match[0]) if match else ""


def title_text(text: str) -> str:
    """
    Return a domain or a task without its number and line breaks.

    >>> title_text("（一）目标责任体系\\n与制度建设"), title_text("生态\\n制度")
    ('目标责任体系与制度建设', '生态制度')
    """
    return _COUNT.sub("", ORDINAL.sub("", unbroken(text))).strip("：:")


ORDINAL = regex.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+[、.．]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]{1,4}[、.．]?(?=\p{Han})"
    r"|\d+[、.．](?!\d)|第[一二三四五六七八九十]+[部分章节]+)"
)
_NUMERAL = regex.compile(r"[一二三四五六七八九十\d]+")
_COUNT = regex.compile(r"[（(]共?\d+\s*[项个条][）)]$")
_HAN = regex.compile(r"\p{Han}{2}")
