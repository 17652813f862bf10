"""Find in a text the brackets and clauses that say who is responsible, and what each of them closes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from plantext.duties.brackets import Pair, pairs
from plantext.responsible import Responsible, read_responsible
from plantext.vocabulary import load, words


@dataclass(frozen=True, slots=True)
class Closing:
    """
    A bracket or clause that says who is responsible for the text before it.

    `text[start:end]` is the bracket with its signs, `text[measure_start:measure_end]` what it closes: the text since
    the bracket before it. `rule` is the id of the entry in `extractors/duties.toml`.
    """

    start: int
    end: int
    measure_start: int
    measure_end: int
    responsible: tuple[str, ...]
    responsible_lead: tuple[str, ...]
    rule: str


@lru_cache(maxsize=256)
def find_duties(text: str) -> tuple[Closing, ...]:
    """
    Return the responsibility brackets of a text, in reading order; offsets count in it.

    >>> text = "新建管网40公里。（县水利局负责）改造泵站3座（含支管）。〔县住建局牵头，各镇（街道）参与〕"
    >>> [(text[c.measure_start : c.measure_end], c.responsible, c.responsible_lead) for c in find_duties(text)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('新建管网40公里。', ('县水利局',), ()),
     ('改造泵站3座（含支管）。', ('县住建局', '各镇（街道）'), ('县住建局',))]
    >>> find_duties("谁主管谁负责，压实责任（试行）。")
    ()
    """
    if not _HINT.search(text):
        return ()
    found: list[Closing] = []
    last = 0
    for statement in _joined(text, sorted(_statements(text), key=lambda one: one.start)):
        begin = max(last, statement.scope)
        start = begin + len(text[begin : statement.start]) - len(text[begin : statement.start].lstrip(_BETWEEN))
        end = max(start, begin + len(text[begin : statement.start].rstrip(_OPEN_END)))
        units = statement.units
        found.append(Closing(statement.start, statement.end, start, end, units.units, units.leads, statement.rule))
        last = statement.end
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A place that names units; what it closes begins at `scope` at the earliest."""

    start: int
    end: int
    units: Responsible
    rule: str
    scope: int = 0


def _statements(text: str) -> Iterator[_Statement]:
    reached = 0
    taken: list[_Statement] = []
    for pair in pairs(text):
        if pair.start >= reached and (statement := _bracket(text, pair)) is not None:
            reached = statement.end
            taken.append(statement)
    yield from taken
    yield from _open_clauses(text, taken)


def _bracket(text: str, pair: Pair) -> _Statement | None:
    content = _without_asides(text[pair.inner : pair.inner_end])
    after_stop = _STOP_BEFORE.search(text[max(0, pair.start - 8) : pair.start]) is not None
    if not after_stop and not _HINT_WORD.search(content):
        return None
    for wording in load("duties.toml", "bracket"):
        if wording.means == "units" and not after_stop:
            continue
        if wording.pattern.fullmatch(content) and (units := _units(content, wording.means)).units:
            return _Statement(pair.start, pair.end, units, wording.id)
    return None


def _open_clauses(text: str, taken: list[_Statement]) -> Iterator[_Statement]:
    if not _OPEN_HINT.search(text):
        return
    for wording in load("duties.toml", "open"):
        for match in wording.pattern.finditer(text):
            start, end = match.span("units")
            content = match["units"].rstrip()
            named = _without_asides(content)
            if any(one.start < end and start < one.end for one in taken):
                continue
            if (units := _units(named, wording.means)).units:
                scope = _sentence_start(text, start) if wording.means == "clause" else 0
                yield _Statement(start, start + len(content), units, wording.id, scope)


def _joined(text: str, statements: list[_Statement]) -> Iterator[_Statement]:
    """Join brackets with nothing between them: `（牵头单位：甲局）（配合单位：乙局）`."""
    held: _Statement | None = None
    for one in statements:
        if held is not None and not text[held.end : one.start].strip(_BETWEEN):
            held = _Statement(held.start, one.end, _both(held.units, one.units), held.rule, held.scope)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _both(one: Responsible, other: Responsible) -> Responsible:
    return Responsible(
        tuple(dict.fromkeys(one.units + other.units)),
        tuple(dict.fromkeys(one.leads + other.leads)),
    )


def _units(content: str, means: str) -> Responsible:
    """Return the units that a bracket names, none where what it names are no units."""
    read = read_responsible(content)
    good = [unit for unit in read.units if _is_unit(unit)]
    if any(_NEVER.search(unit) or len(unit) > 40 for unit in read.units):
        return Responsible()
    if means == "units":
        sure = len(good) == len(read.units) and all(_PUBLIC.search(unit) for unit in good)
    elif means == "label":
        sure = bool(good) or all(2 <= len(unit) <= 20 and not _ELSEWHERE.search(unit) for unit in read.units)
    else:
        sure = bool(good) and (2 * len(good) > len(read.units) or _in_short(read.units))
    return read if sure else Responsible()


def _without_asides(content: str) -> str:
    for wording in load("duties.toml", "aside"):
        content = wording.pattern.sub("", content)
    return content.strip("。；;，, \t　")


def _in_short(units: tuple[str, ...]) -> bool:
    """Say whether units share the word at the end of the last: `发改、财政、水利部门`."""
    return units[-1].endswith("部门") and all(len(unit) <= 6 for unit in units)


def _is_unit(unit: str) -> bool:
    if unit in words("duties.toml", "groups"):
        return True
    whole = len(unit) >= 3 or unit.startswith("各") or (len(unit) == 2 and unit[1] in words("duties.toml", "short"))
    return whole and _unit_pattern().fullmatch(unit) is not None


@cache
def _unit_pattern() -> regex.Pattern[str]:
    endings = words("duties.toml", "endings")
    not_units = words("duties.toml", "not_units")
    not_endings = words("duties.toml", "not_endings")
    return regex.compile(
        r"(?!\L<not_units>(?!成员|有关|相关))(?!.*\L<not_endings>$)(?:各\S+|.*\L<endings>(?:[（(〔\[【].*[）)〕\]】])?)",
        endings=list(endings),
        not_units=list(not_units),
        not_endings=list(not_endings),
    )


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(sign, 0, at) for sign in "。；;\n") + 1


_OPEN_END = "，,；;、 \t　\n"
_BETWEEN = "。；;，,、 \t　\n"
_WORDS = "负责|牵头|责任|配合|参与|参加|落实|协助|协办|协同|主办|承办|实施|推进|承担|职责|分工|主管|组织"
_HINT_WORD = regex.compile(_WORDS)
_HINT = regex.compile(rf"{_WORDS}|[。；;]\s*[（(〔\[［【]")
_OPEN_HINT = regex.compile(r"[:：]|由")
_STOP_BEFORE = regex.compile(r"[。；;]\s*$")
_NEVER = regex.compile(r"[。：:！？!?“”《》]|\d+个|[一二三四五六七八九十两]+个|的|谁|^[不未]|负责人|(?<!自)由")
_ELSEWHERE = regex.compile(r"见|附件|同上|如下|另行|待定|\d")
_PUBLIC = regex.compile(
    r"^[省市区县州旗各镇乡]|(?:局|委|办|厅|部|府|镇|乡|街道|管委会|办公室|部门|单位|科|股|大队)(?:[（(].*[）)])?$"
)
