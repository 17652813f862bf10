"""
What is said of documents and of files, in Chinese.

Notes (`Document.notes`, `Plan.notes`) are English sentences, in the records and in the tables for scripts; what a
person opens in Chinese says them in Chinese. `notes.csv` holds them as templates: a row of the kind `note` is a whole
sentence, one of the kind `phrase` may stand in the places of others, `problem` is what is wrong with a file that cannot
be read; of these the catalogue has the usual ones. A place `{name}` holds what is quoted and stays as it is,
`{name:number}` digits, `{name:phrase}` a phrase or what is quoted, `{name:problem}` likewise, `{name:list}` several
phrases, each ending with a number, parted by commas.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from plantext.codes import CHINESE_KINDS

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_COMMA = re.compile(r"(?<=\d), ")


@dataclass(frozen=True, slots=True)
class Template:
    """
    A kind of note: its English and its Chinese template.

    `pattern` fits the English sentence, with a group for each of `places`, which says what it holds; `literal` is what
    stands between them.
    """

    english: str
    chinese: str
    pattern: re.Pattern[str]
    places: Mapping[str, str]
    literal: tuple[str, ...]


def note_in(note: str, language: str) -> str:
    """
    Return a note in a language, `en` or `zh`; places and quotes stay as they are, as does a note that nobody knows.

    >>> note_in("hidden sheets left out: 2 (附表、说明)", "zh")
    '隐藏的工作表略去2张（附表、说明）'
    >>> note_in("table 3: no name beside the number, left out: r4, r7", "zh")
    '第3张表：有序号而无名称，已略去：第4行、第7行'
    >>> note_in("3 charts are not read", "en"), note_in("nobody knows this", "zh")
    ('3 charts are not read', 'nobody knows this')
    """
    return _said(note, "note") if language == "zh" else note


def problem_in(kind: str, message: str, language: str) -> str:
    """
    Return what is wrong with a file: the kind of the error and its message in a language.

    A message that the catalogue does not have stays English.

    >>> problem_in("EMPTY", "the file is empty (0 bytes); get it again from its source", "zh")
    '空文件：文件为空（0字节），请从来源重新获取'
    >>> problem_in("DAMAGED", "a rare fault", "zh"), problem_in("DAMAGED", "a rare fault", "en")
    ('文件损坏：a rare fault', 'DAMAGED: a rare fault')
    """
    if language != "zh":
        return f"{kind}: {message}"
    return f"{CHINESE_KINDS.get(kind, kind)}：{note_in(_said(message, 'problem'), language)}"


@cache
def templates(kind: str) -> Sequence[Template]:
    """Return the templates of a kind (`note`, `problem`, `phrase`), those with the most text of their own first."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as lines:
        found = [_template(row["en"], row["zh"]) for row in csv.DictReader(lines) if row["kind"] == kind]
    return sorted(found, key=lambda template: -sum(map(len, template.literal)))


def _said(text: str, kind: str) -> str:
    for template in templates(kind):
        if match := template.pattern.fullmatch(text):
            said = {name: _place(match[name], holds) for name, holds in template.places.items()}
            return template.chinese.format_map(said)
    return text


def _place(text: str, holds: str) -> str:
    if holds == "list":
        return "、".join(_said(part, "phrase") for part in _COMMA.split(text))
    return _said(text, holds) if holds in ("phrase", "problem") else text


def _template(english: str, chinese: str) -> Template:
    parts = [(before, name, holds or "") for before, name, holds, _ in Formatter().parse(english)]
    places = {name: holds for _, name, holds in parts if name}
    literal = tuple(before for before, _, _ in parts if before)
    return Template(english, chinese, re.compile(_pattern(parts), re.DOTALL), places, literal)


def _pattern(parts: Sequence[tuple[str, str | None, str]]) -> str:
    """Return what fits a template; a place ends where the text behind it first stands, so that no note takes long."""
    made = re.escape(parts[0][0])
    for at, (_, name, holds) in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else ("", None, "")
        holding = f"(?P<{name}>{_NUMBER if holds == 'number' else '.*?'})" if name else ""
        behind = re.escape(following[0])
        made += f"(?>{holding}{behind})" if following[1] else holding + behind
    return made
