"""Tables flattened without any sign between cells: split only where a check proves the split."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from plantext.document import Block, Paragraph
from plantext.readers.recovery.columns import VALUE_ROLES, Header, headers, role
from plantext.readers.recovery.numerals import Numbers, names_by_number, split_values, unit_at_end
from plantext.readers.recovery.region import Region, table
from plantext.vocabulary import attributes, is_header_word

_HINT = re.compile(
    r"(?:序号|编号|类别|领域|分类)(?=.{0,8}(?:指标|项目|名称))|指标(?:名称)?(?=(?:单位|20\d\d年|现状|目标|基期))"
)
_HEADER = 90
_WORD = 16
_READINGS = 200
_ONCE = frozenset(("number", "name", "unit", "attribute"))
_SHAPE = re.compile(
    r"(?:20\d\d年(?:(?![一二两三四五六七八九十]{1,2}年)[\u4e00-\u9fff]{2,8})?|(?!年\d|年$)[\u4e00-\u9fff/]{2,10})(?:[\[（(〔][\u4e00-\u9fff/%‰％]{1,5}[\]）)〕]){0,2}"
)
_SIGN = re.compile(r"[\s|｜│,，、]+")
_YEAR = re.compile(r"20\d\d")
_DOMAIN = re.compile(r"\D{0,24}")
_PERCENT = re.compile(r"[（(][%％][)）]$")
_SHARE = re.compile(
    r"(?:覆盖率|普及率|达标率|合格率|处理率|利用率|入园率|入学率|巩固率|参保率|绿化率|绿地率|城镇化率|比重|占比|比例|满意度)$"
)
_GROWTH = re.compile("增长|增速|增幅|提高|负债|相当于|产出|利润")
_CLOSING = re.compile(r"[\s。；，;,]*")


@dataclass(frozen=True, slots=True)
class _Split:
    """
    Rows laid out, and rows as printed of which not all could be.

    `proved` is how many rows were; `doubtful` ones are among `rows` without their values if their names are sure.
    """

    rows: list[list[str]]
    proved: int
    doubtful: list[str]
    rest: str


def glued(lines: Sequence[str], start: int) -> Region | None:
    """
    Read a table whose header words and cells all run together, on one line or a row a line.

    >>> line = "序号指标单位2020年2025年年均增速[累计]属性1床位数张4.125.2[1.08]预期性2绿地率%40423约束性"
    >>> region = glued([line + "3寿命岁7981[2]预期性"], 0)
    >>> [cell.text for cell in region.blocks[0].rows[1]]
    ['1', '床位数', '张', '4.12', '5.2', '[1.08]', '预期性']
    >>> region.blocks[1].text
    '2绿地率%40423约束性'
    """
    hint = _HINT.search(lines[start])
    if hint is None or lines[start][0] == "\t":
        return None
    line = lines[start]
    caption, body = line[: hint.start()].strip(), line[hint.start() :]
    readings = _readings(body[:_HEADER])
    if not readings:
        return None
    tail, end = _tail(lines, start)
    best: tuple[int, Header, _Split] | None = None
    for words in readings:
        text = body[len("".join(words)) :] + tail
        for header in headers(list(words)):
            split = _rows(text, header)
            if split and (best is None or split.proved > best[0]):
                best = (split.proved, header, split)
    head = "".join(readings[0])
    if best is None or best[0] < 2 or best[0] <= len(best[2].doubtful):
        is_table = len(readings[0]) > 3 and bool(re.search(r"\d", (body + tail)[len(head) :]))
        return Region(start + 1, notes=_unread(caption or head)) if is_table else None
    return Region(end, *_blocks(caption, best[1], best[2]))


def begins_table(text: str) -> bool:
    """
    Say whether a text begins with the header words of a table, parted or glued, whether it can be read or not.

    >>> begins_table("指标单位2020年2025年属性学位数个8001500"), begins_table("指标体系由目标和任务组成")
    (True, False)
    """
    parted = [word for word in _SIGN.split(text[:_HEADER]) if word]
    hint = _HINT.search(text)
    readings = _readings(text[hint.start() :][:_HEADER]) if hint else []
    return sum(map(is_header_word, parted)) > 2 or (bool(readings) and len(readings[0]) > 3)


def _blocks(caption: str, header: Header, split: _Split) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    blocks: list[Block] = [Paragraph(caption)] if caption else []
    blocks.append(table([*header.rows, *split.rows]))
    blocks += [Paragraph(text) for text in split.doubtful]
    if rest := _CLOSING.sub("", split.rest, count=1):
        blocks.append(Paragraph(rest))
    if not split.doubtful:
        return tuple(blocks), ()
    rows = "；".join(split.doubtful)
    note = f"rows of a table without signs between its cells could not be parted and stand as text below it: {rows}"
    return tuple(blocks), (note,)


def _unread(title: str) -> tuple[str, ...]:
    return (
        f"a table could not be read ({title[:40]}): nothing parts its cells and nothing proves a split; left as text",
    )


def _tail(lines: Sequence[str], start: int) -> tuple[str, int]:
    """Return what follows on further lines, as long as they end with a row: with an attribute word."""
    ends = _row_ends()
    parts: list[str] = []
    end = at = start + 1
    pending: list[str] = []
    while at < len(lines) and len(lines[at]) < 400:
        text = lines[at].strip()
        at += 1
        if not text:
            continue
        pending.append(text)
        if text.endswith(ends):
            parts += pending
            pending = []
            end = at
        elif len(pending) > 2:
            break
    return "".join(parts), end


def _readings(text: str) -> list[tuple[str, ...]]:
    """Return the ways to cut the start of a text into header words, the longest headers of the fewest words first."""
    found: list[tuple[str, ...]] = []
    for words in _cuts(text, ()):
        found.append(words)
        if len(found) == _READINGS:
            break
    kept = [words for words in found if any(role(word) == "name" for word in words) and len(words) > 1]
    return sorted(kept, key=lambda words: (-sum(map(len, words)), len(words)))[:12]


def _cuts(text: str, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    is_last = True
    used = set(map(role, words))
    for length in range(min(_WORD, len(text)), 1, -1):
        if _is_word(text[:length]) and not (role(text[:length]) in _ONCE and role(text[:length]) in used):
            is_last = False
            yield from _cuts(text[length:], (*words, text[:length]))
    if is_last and words:
        yield words


@lru_cache(maxsize=4096)
def _is_word(text: str) -> bool:
    """Say whether a text is one header word; a year belongs to no word but those of values."""
    if not _SHAPE.fullmatch(text) or not is_header_word(text):
        return False
    return text[:2] != "20" or role(text) in VALUE_ROLES


def _rows(text: str, header: Header) -> _Split | None:
    kinds = header.kinds
    if "number" not in kinds:
        return None
    if kinds == ["number", "name"]:
        names = names_by_number(text)
        return _Split([[str(number), name] for number, name in names], len(names), [], "") if names else None
    if kinds[-1] != "attribute":
        return None
    before, after = kinds[: kinds.index("name") + 1], kinds[kinds.index("name") + 1 : -1]
    if before.index("number") != len(before) - 2 or len(before) > 3:
        return None
    has_unit = bool(after) and after[0] == "unit"
    values = after[has_unit:]
    if not values or "unit" in values:
        return None
    numbers = Numbers(tuple(values), _years(header, len(before) + has_unit))
    return _by_attribute(text, len(before) > 2, has_unit, numbers)


def _years(header: Header, first: int) -> int:
    """Return the years between the first and the last value column, 5 where they do not say."""
    words = [*header.rows[0], *header.words[first:-1]]
    found = [int(match[0]) for word in words if (match := _YEAR.search(word))]
    return max(found) - min(found) if len(set(found)) > 1 else 5


def _by_attribute(text: str, has_domain: bool, has_unit: bool, numbers: Numbers) -> _Split | None:
    pieces = re.split(f"({'|'.join(_row_ends())})", text)
    split = _Split([], 0, [], text)
    front = ""
    for expected, at in enumerate(range(0, len(pieces) - 1, 2), 1):
        domain = _DOMAIN.match(pieces[at])
        title = domain[0].strip() if domain else ""
        numbered = pieces[at][domain.end() if domain else 0 :]
        if not numbered.startswith(str(expected)):
            break
        if title and not has_domain:
            split.rows.append([title])  # a title over all columns
        front = title or front
        row = _row(numbered[len(str(expected)) :], has_unit, numbers)
        if row is not None:
            split.rows.append([*([front] * has_domain), str(expected), *row, pieces[at + 1]])
            front = ""
        proved = row is not None and any(row[1 + has_unit :])
        doubtful = split.doubtful if proved else [*split.doubtful, pieces[at] + pieces[at + 1]]
        split = _Split(split.rows, split.proved + proved, doubtful, "".join(pieces[at + 2 :]))
    return split if split.rows or split.doubtful else None


def _row_ends() -> tuple[str, ...]:
    """Return the attribute words that no name holds: 预期 stands in 预期寿命, 预期性 does not."""
    return tuple(word for word in attributes() if word.endswith("性"))


def _row(text: str, has_unit: bool, numbers: Numbers) -> list[str] | None:
    """Part a row behind its number into name, unit and values; the unit ends the name, the values end the row."""
    tail = numbers.tail(text)
    if not tail:
        return None
    name = text[: len(text) - len(tail)]
    unit = ""
    if has_unit:
        unit = unit_at_end(name)
        if not unit and tail[0] in "%‰％":
            return None
        name = name[: len(name) - len(unit)]
        if not unit:
            return None
    if not name.strip():
        return None
    values = split_values(tail, replace(numbers, is_share=_is_share(name, unit)))
    if values is None and not (unit or name[-1] in ")）"):
        return None  # the name may end with a digit
    return [name.strip(), *([unit] * has_unit), *(values or [""] * len(numbers.kinds))]


def _is_share(name: str, unit: str) -> bool:
    """Say whether an indicator is a part of a whole, which cannot be above 100%."""
    printed = _PERCENT.search(name)
    if unit not in ("%", "％") and printed is None:
        return False
    bare = name[: printed.start()] if printed else name
    return _SHARE.search(bare.strip()) is not None and _GROWTH.search(bare) is None
