"""
The wordings in `extractors/`, loaded and checked: header words, units, attributes.

Knowledge is data. An entry says which texts it must read (`yes`) and which it must not (`no`); a file with a fault
is refused as a whole, with every fault named.
"""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import regex

from plantext.errors import VocabularyError
from plantext.resources import folder


@dataclass(frozen=True, slots=True)
class Wording:
    """
    One entry of a TOML file: what it means, its pattern, and the lines that prove it.

    `begins` is the inside of a class of the characters with which a match can begin, where an entry says so.
    """

    id: str
    means: str
    pattern: regex.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    begins: str = ""


@cache
def load(file: str, section: str) -> tuple[Wording, ...]:
    """
    Return the entries of one section of a TOML file in `extractors/`, in the file's order.

    Raises:
        VocabularyError: with a line for every entry that lacks a key, repeats an id or has a broken pattern.

    """
    data = _data(file)
    lists = {name: list(words) for name, words in data.get("lists", {}).items()}
    faults: list[str] = []
    entries: list[Wording] = []
    for raw in data.get(section, []):
        try:
            entries.append(_wording(raw, lists))
        except (KeyError, regex.error, ValueError) as fault:
            faults.append(f"{file}: {section} {raw.get('id', '?')!r}: {fault}")
    ids = [entry.id for entry in entries]
    faults += [
        f"{file}: {section} {name!r}: the id stands twice" for name in sorted({i for i in ids if ids.count(i) > 1})
    ]
    if faults:
        raise VocabularyError("\n".join(faults))
    return tuple(entries)


def _wording(raw: Mapping[str, Any], lists: Mapping[str, list[str]]) -> Wording:
    used: dict[str, Any] = {name: words for name, words in lists.items() if rf"\L<{name}>" in raw["pattern"]}
    return Wording(
        id=raw["id"],
        means=raw["means"],
        pattern=regex.compile(raw["pattern"], **used),
        yes=tuple(raw["yes"]),
        no=tuple(raw["no"]),
        begins=raw.get("begins", ""),
    )


@cache
def _data(file: str) -> Mapping[str, Any]:
    return tomllib.loads((folder("extractors") / file).read_text(encoding="utf-8"))


@cache
def words(file: str, name: str) -> frozenset[str]:
    """Return a flat list of words, `[lists] name = […]`, of a TOML file in `extractors/`."""
    try:
        return frozenset(_data(file)["lists"][name])
    except KeyError as fault:
        raise VocabularyError(f"{file}: there is no list {fault}") from None


@cache
def word_groups(file: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return a list of lists of words, `[lists] name = [[…], …]`, of a TOML file in `extractors/`."""
    try:
        return tuple(map(tuple, _data(file)["lists"][name]))
    except KeyError as fault:
        raise VocabularyError(f"{file}: there is no list {fault}") from None


@cache
def units() -> frozenset[str]:
    """
    Return the units that may follow a number, without 万/亿 before them and without `/…` behind them.

    >>> "公顷" in units(), "规划" in units()
    (True, False)
    """
    return frozenset(row["unit"] for row in _unit_rows())


@cache
def prose_units(numeral: bool = False) -> frozenset[str]:
    """
    Return the units of running text, where a village is counted by 个; or those that count behind a Chinese numeral.

    Many units make a class, an order or a name behind a numeral (二级, 三期, 五里亭).

    >>> "个村" in units(), "个村" in prose_units(), "级" in prose_units(), "级" in prose_units(numeral=True)
    (True, False, True, False)
    """
    unfit = {"cell", "no"} if numeral else {"cell"}
    return frozenset(row["unit"] for row in _unit_rows() if row["numeral"] not in unfit)


@cache
def _unit_rows() -> tuple[dict[str, str], ...]:
    with (folder("extractors") / "units.csv").open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def attributes() -> tuple[str, ...]:
    """
    Return the words for an indicator's attribute, as printed.

    >>> "约束性" in attributes()
    True
    """
    return tuple(sorted(words("indicators.toml", "attributes"), key=lambda word: (-len(word), word)))


def fold(text: str) -> str:
    """
    Return a text in its comparable form: NFKC, no white space, no quotation marks, no marks of notes.

    >>> fold("“十四五”  末　目标（%）")
    '十四五末目标(%)'
    """
    return _NOISE.sub("", unicodedata.normalize("NFKC", _MARKS.sub("", text)))


@lru_cache(maxsize=4096)
def header_role(text: str, kind: str = "indicators") -> str | None:
    """
    Return what a header cell says of its column, or None where the text is no header word.

    Years, brackets and white space around the word do not matter. `kind` is the file that holds the words,
    `indicators` or `projects`, or `states`, the states of projects in a status table. A header that is only a year
    is `year`.

    >>> header_role("现状值（2019年）"), header_role("2025 年"), header_role("投资概算（万元）", "projects")
    ('baseline', 'year', 'investment')
    >>> header_role("2027年指标值"), header_role("省级要求（2025年）"), header_role("森林覆盖率")
    ('year', 'requirement', None)
    """
    folded = fold(text)
    if not folded or len(folded) > 40:
        return None
    if kind == "states":
        return next((w.means for w in load("projects.toml", "state") if w.pattern.fullmatch(folded)), None)
    return _role_by_words(folded, kind) or _role_by_year(folded, kind)


def _role_by_words(folded: str, kind: str) -> str | None:
    core, aside = split_header(folded)
    if kind == "indicators" and core == "年均" and any(part.startswith("累计") for part in aside):
        return "annual"
    found = next((role for part in (core, *aside) if part and (role := _role_of(part, kind))), None)
    dated = kind == "indicators" and _FOUR.search(folded) is not None
    if dated and ((found == "requirement" and not _ASKED.match(core)) or (found == "name" and core == "指标")):
        return "year"  # 2030年指标, 2027年指标值: what a standard or a name is without its year
    # A year or a period beside 投资 makes it a part of the project's money: “十四五”投资, 2024年投资.
    return "investment_part" if found == "investment" and has_year(folded) else found


def _role_by_year(folded: str, kind: str) -> str | None:
    """Whatever words surround it, a short header with a year is one of a value column."""
    if not has_year(folded):
        return None
    if kind != "indicators":
        return None if split_header(folded)[0] else "year"
    if _PLANNED.fullmatch(folded):
        return "target"
    if len(folded) > 16 or _NO_VALUE.search(folded):
        return None
    return "baseline" if _REPORTED.search(folded) else "target" if _AIMED.search(folded) else "year"


def split_header(folded: str) -> tuple[str, tuple[str, ...]]:
    """
    Part a folded header into its word and what stands in brackets or behind a slash, years left out.

    >>> split_header("2030年(目标,/年均)"), split_header("现状值(2019年)")
    (('', ('目标', '年均')), ('现状值', ()))
    """
    aside = [part for match in _BRACKET.findall(folded) for part in _split(_YEAR.sub("", match))]
    parts = _split(_YEAR.sub("", _BRACKET.sub("", folded)))
    return (parts[0] if parts else ""), (*parts[1:], *aside)


def has_year(folded: str) -> bool:
    """Say whether a folded text names a year or a five-year-plan period."""
    return _YEAR.search(folded) is not None


def is_header_word(text: str) -> bool:
    """
    Say whether a text is a header word of any kind of table that plantext knows.

    >>> is_header_word("指标　名称"), is_header_word("责任单位"), is_header_word("96.5")
    (True, True, False)
    """
    return any(header_role(text, kind) is not None for kind in ("indicators", "projects", "states"))


def _role_of(part: str, kind: str) -> str | None:
    for wording in load(f"{kind}.toml", "header"):
        if wording.pattern.fullmatch(part):
            return wording.means
    return None


def _split(text: str) -> list[str]:
    return [part for part in _PUNCTUATION.split(text) if part]


_FOUR = regex.compile(r"(?:19|20)\d{2}")
_ASKED = regex.compile(r"国家|国标|省|部级|市级|上级")  # 省级要求(2025年): who asks for it stands there
_PLANNED = regex.compile(r"第?十[一二三四五六]个?五(?:年)?(?:规划|计划)")
_REPORTED = regex.compile(r"实际|完成|实绩|实现|现状|基数|基期|统计|现有")
_AIMED = regex.compile(r"目标|规划|预测|预期|计划|展望|任务$")
_NO_VALUE = regex.compile(r"[。；，,]|投资|责任|单位|项目|任务(?!$)|措施|内容|工程|规划$|计划$|方案|表")
_MARKS = regex.compile(r"[①-⑳⁰¹²³⁴-⁹]")
_NOISE = regex.compile(r"[\s\"'“”‘’「」*]+")
_BRACKET = regex.compile(r"[(\[〔【]([^()\[\]〔〕【】]*)[)\]〕】]")
_PUNCTUATION = regex.compile(r"[/,，、;|.\-—~]+")
_YEAR = regex.compile(
    r"(?:到|至|截至)?(?:(?:(?:19|20)\d{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})年?度?(?:底|末)?)(?:[-—~至]+(?:19|20)?\d{2}年?)?"
    r"|第?十[一二三四五六]个?五(?:年)?(?:时期|期间|规划期?)?(?:初|末)?"
)
