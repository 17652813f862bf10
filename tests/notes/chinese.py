"""What of a note is still English where it is said in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from plantext.document import Document
from plantext.notes import note_in, templates
from plantext.plan import Plan

NOTED = (
    "表1 重点项目清单\n\n序号\t项目名称\t建设内容\t总投资\n1\t\t新建\t5\n\n表2 建设指标\n\n第一章 总则\n\n"
    f"到2030年，绿地率达到42%。\n{'到2030年本县发展' * 80}。\n【打印】【关闭】\n"
)
"""A plan with five notes, of the reader and of the extractors."""

_NAMES = re.compile(
    r"`[^`]*`|pip install \S+|plantext(?:\.\w+)*|MAX_\w+|\.[a-z]{3,4}(?![a-z])"
    r"|utf-8|UTF-8|UTF-16|GB18030|Big5|GB/T|MB|Debian|Ubuntu|OFD|PNG|PDF|PowerPoint|Office|SQLite|RAR|zip|gzip|openpyxl|xlrd"
    r"|pdfplumber|LibreOffice|OpenDocument|DOCX|TXT|HTML|Excel|Word|WPS|RTF|XML|OCR"
)
"""Names of programs, formats and limits, suffixes of files, and commands, which are the same in every language."""


def english_left(note: str) -> list[str]:
    """Return the words of a note that its Chinese sentence leaves in English, what it quotes aside."""
    chinese = note_in(note, "zh")
    for template in templates("note"):
        if match := template.pattern.fullmatch(note):
            for name, holds in template.places.items():
                chinese = chinese if holds else chinese.replace(match[name], "")
            break
    return english_in(chinese)


def english_in(chinese: str) -> list[str]:
    """Return the English words of a Chinese sentence that are no names."""
    return re.findall(r"[A-Za-z]{2,}", _NAMES.sub("", chinese))


@contextmanager
def listening() -> Iterator[set[str]]:
    """Give a set to which the notes of every document and every plan are added that is made meanwhile."""
    heard: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        for made in (Document, Plan):
            patch.setattr(made, "__init__", _telling(made.__init__, heard))
        yield heard


def _telling(init: Any, heard: set[str]) -> Any:
    def made(self: Any, *given: Any, **named: Any) -> None:
        init(self, *given, **named)
        heard.update(self.notes)

    return made
