"""What holds for every text, whatever stands in it: places, order, limits, paragraphs, and that reading ends."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plantext.records import Target
from plantext.targets import find_targets

from ..effort import ENDLESS, effort

WORDS = """
    到2025年， 到2027年 2030年底前 2022年 “十四五”期间， 近期 截至目前， 由2020年的 较2020年 上年 全县 本级
    森林覆盖率 湿地保护率 城镇、农村居民收入 污水处理厂 日处理能力 PM2.5浓度 三次产业结构 绿道 每千人口床位
    达到 为 保持在 控制在 不低于 超过 约 力争 新建 累计完成 每年 分别 均 其中 由 降至 提高到 下降 增长 占 已 目前
    至少 同比 翻一番 年均 共 12 3.5 60 5-6 1,200 百分之三十 四 两 8:45:47 １２ 0.17 100000 -3 2.4亿
    % 公里 座 个 万亩 立方米/万元 亿方/年 个百分点 ‰ 人 家 吨/日 以上 以内 左右
    的 、 和 ， ； 。 ： （ ） “ ” 《 》 ( ) 对60人以上的单位 15分钟生活圈 4A级景区 “3+N” 329国道 前3位 第2批 1. （3） ①
    云政发〔2023〕8号
"""
LINES = """
    新建绿道12公里。
    到2027年，森林覆盖率达到60%以上。
    目前建成公园3座，其中口袋公园2座。
    漏损率由12%降至9%。
    秸秆、农膜回收率分别达到96%和90%；
    2022年，污水处理率为86%。
    每年改造泵站4座（不含闸站）。
    ——培育企业30家，年均增长8%。
    1.治水。清淤河道5公里，
    加强组织领导。
    （二）2026年新建驿站6个。
    完成106个老旧小区改造，投资2.4亿元
    力争到2030年，污水处理率达到97%。
"""
SIGNS = "0123456789０１２年月日%公里个座以上不低于至到由降升增长为达，。；：、（）()“”《》.-—～: \n一二三百万亿约占均"
PIECES = st.sampled_from([" ", "　", *WORDS.split()])
SENTENCES = st.sampled_from(["", *LINES.split()])
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=60),
    st.text(alphabet=SIGNS, max_size=50),
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(st.one_of(PIECES, st.just("\n")), max_size=30).map("".join),
)


@given(ANY_TEXT)
def test_a_quote_is_the_documents_own_text_and_holds_its_number(text: str) -> None:
    for found in find_targets(text):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.quote
        assert found.raw in found.quote
        assert found.quote == found.quote.strip()
        assert "\n" not in found.quote


@given(ANY_TEXT)
def test_a_record_names_its_place_and_where_its_year_and_unit_stand(text: str) -> None:
    starts = [match.end() for match in re.finditer(r"\A|\n", text)]
    for found in find_targets(text):
        block, start, end = map(int, re.fullmatch(r"¶(\d+)\[(\d+):(\d+)\]", found.source).groups())  # type: ignore[union-attr]
        assert (starts[block] + start, starts[block] + end) == (found.start, found.end)
        for told in (found.year_source, found.unit_source):
            if match := re.search(r" \[(\d+):(\d+)\]$", told):
                assert told == f"{text[int(match[1]) : int(match[2])]}{match[0]}"
        assert bool(found.year) == bool(found.year_source)


@given(ANY_TEXT)
def test_records_follow_the_order_of_their_numbers(text: str) -> None:
    at = 0
    for found in find_targets(text):
        at = text.find(found.raw, max(at, found.start), found.end)
        assert at >= 0


@given(ANY_TEXT)
def test_the_fields_of_a_record_keep_their_rules(text: str) -> None:
    for found in find_targets(text):
        assert limits_are_right(found)
        assert found.indicator
        assert found.indicator == found.indicator.strip()
        assert re.fullmatch(r"(?:(?:19|20)\d\d)?", found.year)
        assert found.role in ("target", "actual")
        assert found.period in ("", "annual", "cumulative")
        assert found.unit == "".join(found.unit.split())
        assert set(found.responsible_lead) <= set(found.responsible)
        assert found.rule


def limits_are_right(found: Target) -> bool:
    """Say whether low and high are given as the comparator wants them."""
    low, high = found.low, found.high
    if found.comparator in (">=", ">"):
        return isinstance(low, Decimal) and high is None
    if found.comparator in ("<=", "<"):
        return low is None and isinstance(high, Decimal)
    if found.comparator == "range":
        return low is not None and high is not None
    return found.comparator in ("=", "~", "change") and low is not None and low == high


@given(ANY_TEXT)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert find_targets(text) == find_targets(text)


def first_aim(text: str) -> int | None:
    """Return the first year by which something is to be reached: what is told of years before it are facts."""
    return min((int(year) for year in re.findall(r"(?:到|至(?!今))(20\d\d)年", text)), default=None)


def without_place(found: Target, before: int, lines: int) -> tuple[object, ...]:
    """Return what a record says, its place counted from `before` characters and `lines` lines on."""
    shared = (found.quote, found.indicator, found.role, found.comparator, found.low, found.high, found.unit, found.year)
    block = int(found.source[1:].split("[")[0]) - lines
    return (
        *shared,
        found.period,
        found.raw,
        found.rule,
        found.concept,
        found.start - before,
        found.end - before,
        block,
    )


TEXTS = st.lists(st.one_of(SENTENCES, PIECES, st.just("\n")), max_size=8).map("".join)


@given(TEXTS, TEXTS)
@example("到2025年，绿道12公里", "新建公园3座")
def test_what_follows_a_text_changes_nothing_in_it(text: str, more: str) -> None:
    """Only an earlier year to reach something by would: a year before it is then one of facts."""
    if first_aim(text) != first_aim(text + "\n" + more):
        return
    alone = [without_place(found, 0, 0) for found in find_targets(text)]
    both = [without_place(found, 0, 0) for found in find_targets(text + "\n" + more) if found.start < len(text)]
    assert both == alone


@given(TEXTS, TEXTS)
def test_what_stands_before_a_text_changes_nothing_in_it_unless_it_leads_a_list_in(text: str, before: str) -> None:
    if first_aim(text) != first_aim(before + "\n" + text) or re.search(r"[：:]\s*$", before, re.MULTILINE):
        return
    at, lines = len(before) + 1, before.count("\n") + 1
    alone = [without_place(found, 0, 0) for found in find_targets(text)]
    both = [without_place(found, at, lines) for found in find_targets(before + "\n" + text) if found.start >= at]
    assert both == alone


@given(st.lists(SENTENCES.filter(lambda sentence: sentence.endswith("。")), max_size=6))
def test_sentences_of_a_paragraph_are_read_as_if_each_stood_alone(sentences: list[str]) -> None:
    """Without numbers of titles, and with the years that tell facts from aims held the same."""
    kept = [sentence for sentence in sentences if not re.match(r"[（\d]", sentence)]
    aim = "到2025年，公园达到9座。"
    together = find_targets(aim + "".join(kept))[1:]
    alone = [found for sentence in kept for found in find_targets(aim + sentence)[1:]]
    assert [(t.indicator, t.low, t.year, t.role, t.raw) for t in together] == [
        (t.indicator, t.low, t.year, t.role, t.raw) for t in alone
    ]


LONG = {
    "digits": "1" * 100_000,
    "points": "1." * 50_000,
    "opening brackets": "（" * 100_000,
    "empty brackets": "（）" * 50_000,
    "nested brackets": "（" * 50_000 + "）" * 50_000,
    "commas": "，" * 100_000,
    "的": "的" * 100_000 + "12公里",
    "、": "、" * 100_000,
    "年": "年" * 100_000,
    "2025年": "2025年" * 20_000,
    "到2025年": "到2025年" * 20_000,
    "unclosed quotation marks": "“" * 100_000 + "12个",
    "line ends": "\n" * 100_000,
    "万": "12" + "万" * 100_000,
    "percent": "12%" * 10_000,
    "verbs": "新建" * 10_000 + "12座",
    "links": "达到" * 10_000 + "12%",
    "adverbs": "稳步" * 10_000 + "达到12%",
    "one long name": "森林" * 10_000 + "覆盖率达到12%",
    "numerals": "一二三" * 10_000 + "座",
    "scopes": "12人以上的" * 3_000,
    "from and to": "由12%降至" * 2_500,
    "list marks": "1.新建12个。" * 2_000,
    "brackets of units": "新建12个（县水利局负责）" * 1_500,
    "ranges": "5-" * 10_000 + "6个",
    "shares": "占" * 20_000 + "的12%",
    "counted": "12个、" * 4_000,
    "unclosed titles": "《" * 20_000 + "12个",
    "spaces": " " * 4_000 + "12公里",
    "numbers in brackets": "（12公里）" * 800,
    "numbers and commas": "1，" * 4_000,
    "a sentence without end": "新建绿道12公里，" * 1_000,
    "names that share a number": "绿地率、" * 1_000 + "达到12%",
    "respectively": "甲率、" * 1_000 + "分别为" + "12%、" * 100,
    "years in a row": "2025年、" * 800 + "分别达到12%、13%",
}  # fmt: skip
"""Long texts; those that are shorter than 100,000 signs take longer than their length says."""


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_reading_a_hostile_text_ends(text: str) -> None:
    assert effort(find_targets, text) < ENDLESS
