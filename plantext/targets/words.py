"""The words of `extractors/targets.toml` as patterns, each compiled when it is first asked for."""

from __future__ import annotations

from functools import cache

import regex

from plantext.vocabulary import Wording, load, words

FILE = "targets.toml"


def listed(name: str) -> str:
    """Return a list of words as an alternation, the longest first."""
    return "|".join(regex.escape(word) for word in sorted(words(FILE, name), key=lambda word: (-len(word), word)))


@cache
def link() -> regex.Pattern[str]:
    """What stands between a name and its number, with what it is compared with: `覆盖率` 较◆稳定保持在 `■`."""
    between = rf"{listed('adverbs')}|{listed('links')}|[\s了的]|{source('each-of')}|{source('in-all')}"
    between += rf"|{source('single-adverb')}|{source('single-link')}|{source('rising-to')}|{source('each-time')}"
    dated = r"[在于]?◆+[前内底末]*|(?:由|从)(?:◆+的?)?"
    return regex.compile(rf"(?:{between}|{source('compared')}|{source('reached')}|{dated})+$")


@cache
def verb_link() -> regex.Pattern[str]:
    """Match a link with a verb in it, not only adverbs."""
    return regex.compile(rf"{listed('links')}|{source('single-link')}|{source('rising-to')}")


@cache
def names() -> regex.Pattern[str]:
    """Match a name that begins like a word before names: `再生水`."""
    return regex.compile(rf"(?:{listed('names')})")


@cache
def lead() -> regex.Pattern[str]:
    """Match one word before a name."""
    marks = (
        r"[一二三四五六七八九十]是|专栏[0-9一二三四五六七八九十]{1,3}\s*|[0-9]{1,2}[.．、)）]|[（(]□{1,3}[)）]|[①-⑳]"
        r"|有(?=大小|大中小|各类|各级|各种)|[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:底|末|初|份)?(?:之?前)?"
    )
    dated = r"◆+(?:[底末初前内]+|期间)?(?:的)?"
    return regex.compile(
        rf"(?:{dated}|\s+|、|[—–-]+|{marks}|{listed('ensure')}|{listed('regions')})(?!(?:{listed('heads')})$)"
    )


@cache
def manner() -> regex.Pattern[str]:
    """Match words that say how something is done; they go only with a verb that goes too."""
    return regex.compile(rf"(?:{listed('manner')})+")


@cache
def work() -> regex.Pattern[str]:
    """Match a verb whose object is counted, with what may follow it."""
    more = rf"(?:和|及|或|并|、)(?={listed('work')})"
    return regex.compile(rf"(?:{listed('work')})(?:了|{more})?(?:一批|各类|各级)?")


@cache
def head_end() -> regex.Pattern[str]:
    """Match a text that ends as the name of an indicator does."""
    loose = r"(?<![质力重氧])量|(?<![制年进力程季月角])度|(?<!参)数|(?<![价])值"
    return regex.compile(rf"(?:{listed('heads')}|{loose})(?:[（(][^（()）]*[)）])?$")


@cache
def strict_head_end() -> regex.Pattern[str]:
    """Match a text that ends with a listed head, not only with 量 or 度."""
    return regex.compile(rf"(?:{listed('heads')})$")


@cache
def head_start() -> regex.Pattern[str]:
    """Match a text that begins as an indicator's name ends: behind a verb it is no object (`改造` `率`)."""
    return regex.compile(
        rf"(?:(?:{listed('heads')})(?!(?:超过?|达到?|不低于|大于|高于|在)?\d)|用地|单元|工程|项目|单位|时间|任务|标准|机制|制度|基地(?!$)|示范|试点(?!$)|中心(?!$)|类|型|者|人$|员)"
    )


@cache
def bound_link() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """Links that give a comparator of their own."""
    return tuple((entry.means, entry.pattern) for entry in load(FILE, "link") if entry.means)


@cache
def part() -> regex.Pattern[str]:
    """Match the whole name of a part of what was named before."""
    return regex.compile(rf"(?:{listed('parts')})")


@cache
def part_end() -> regex.Pattern[str]:
    """Match a text that ends as the name of a part: what follows it in a list stands beside it (`床位、托位`)."""
    return regex.compile(rf"(?:{listed('parts')})$")


@cache
def ratios() -> tuple[Wording, ...]:
    """Ratios whose parts have names."""
    return load(FILE, "ratio")


@cache
def splits() -> tuple[Wording, ...]:
    """Words that stand for several names."""
    return load(FILE, "split")


@cache
def verb_inside() -> regex.Pattern[str]:
    """Match a subject and its verb of work before a name: `市财政每年` 安排 `专项资金`, `在两岸` 建设 `绿道`."""
    before = rf"[^，,；;、■]{{0,24}}?(?:{source('verb-mark')})|{source('verb-place')}"
    manners = rf"(?:{listed('ensure')}|{listed('manner')}){{0,3}}"
    verb = rf"(?:{listed('work')})(?:了|和|及|并)?(?=[^■]{{2}}|■)(?!{listed('heads')})"
    return regex.compile(rf"{source('seen')}|(?:{before}){manners}{verb}")


@cache
def relational() -> regex.Pattern[str]:
    """Match the end of a name that cannot stand alone: `日处理能力`, `总长度`, `覆盖率`; the whole name may be one."""
    return regex.compile(rf"(?:{listed('modifiers')}|、|和)*(?:{listed('heads')})$")


@cache
def measure() -> regex.Pattern[str]:
    """Match the whole name of a measure of a project: `防洪库容`, `路线全长`."""
    return regex.compile(rf"\p{{Han}}{{0,2}}(?:{listed('measures')})")


@cache
def exists() -> regex.Pattern[str]:
    """Match a link that only says that there are as many."""
    return form("exists")


@cache
def adnominal() -> regex.Pattern[str]:
    """Match a verb that describes a noun where another verb stands before it."""
    return regex.compile(rf"(?:{listed('adnominal')})")


@cache
def reach() -> regex.Pattern[str]:
    """Match a verb that governs a count and belongs to the name."""
    return regex.compile(rf"(?:{listed('reach')})")


def source(name: str) -> str:
    """Return the source of a form, to be a part of a greater pattern."""
    return form(name).pattern


def form(name: str) -> regex.Pattern[str]:
    """Return the pattern of a form of clauses or names by its id."""
    return _forms()[name]


@cache
def _forms() -> dict[str, regex.Pattern[str]]:
    return {entry.id: entry.pattern for entry in load(FILE, "form")}
