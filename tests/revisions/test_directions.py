"""Which way is the stricter one, and what a later year means."""

import pytest

import plantext
from plantext.plan import Plan
from plantext.revisions import compare_revisions
from plantext.vocabulary import Wording, load

from .making import Row, plan

WAYS = load("directions.toml", "way")


@pytest.mark.parametrize("wording", WAYS, ids=lambda wording: wording.id)
def test_words_for_more_and_less_are_taken_as_their_lines_say(wording: Wording) -> None:
    assert wording.means in ("higher", "lower")
    assert [line for line in wording.yes if _first(line) is not wording] == []
    assert [line for line in wording.no if wording.pattern.search(line)] == []


def _first(line: str) -> Wording | None:
    return next((wording for wording in WAYS if wording.pattern.search(line)), None)


def _directions(old: Plan, new: Plan) -> list[str]:
    return [change.direction for change in compare_revisions(old, new).changes if change.role == "target"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("新建口袋公园{}个", "tightened"),
        ("治理水土流失面积{}平方公里", "tightened"),
        ("淘汰燃煤锅炉{}台", "tightened"),
        ("国家卫生乡镇占比达到{}%", "tightened"),
        ("化肥施用量达到{}吨", "relaxed"),
        ("地方特色指数达到{}", "unknown"),
    ],
)
def test_a_greater_number_is_more_or_less_by_the_words(words: str, expected: str) -> None:
    text = "# 幸福县规划（2021—2025年）\n\n## 二、主要任务\n\n到2025年，{}。\n"
    old, new = (plantext.read_text(text.format(words.format(number))) for number in (15, 18))
    assert _directions(old, new) == [expected]


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        ("农村黑臭水体数量", "条", "relaxed"),
        ("农村黑臭水体整治率", "%", "tightened"),
        ("颗粒物排放消减量", "吨", "tightened"),
        ("单位产值二氧化碳排放消减比例", "%", "tightened"),
        ("颗粒物减排量", "吨", "tightened"),
        ("颗粒物排放总量削减", "吨", "tightened"),
        ("取暖用水量降低（%）", "", "tightened"),
        ("生活垃圾填埋量", "吨", "relaxed"),
        ("污水管网长度", "公里", "tightened"),
        ("森林火灾受害率", "‰", "relaxed"),
        ("空气质量优良天数", "天", "tightened"),
        ("地方特色指数", "", "unknown"),
    ],
)
def test_indicators_that_no_catalogue_knows_have_a_direction_by_their_words(
    name: str, unit: str, expected: str
) -> None:
    old, new = (plan([(name, unit, "预期性", "5", target, "30")]) for target in ("15", "18"))
    assert _directions(old, new) == [expected]


GREEN: Row = ("森林覆盖率", "%", "约束性", "60", "62", "63")


def _due(title: str, base: int, baseline: str, target: str) -> Plan:
    header = f"序号\t指标名称\t单位\t属性\t{base}年现状值\t{base + 5}年目标值"
    return plantext.read_text(
        f"幸福县{title}生态规划\n\n表1 指标体系\n{header}\n1\t森林覆盖率\t%\t约束性\t{baseline}\t{target}"
    )


@pytest.mark.parametrize(
    ("titles", "baseline", "target", "expected"),
    [
        (("", ""), "61", "62", "relaxed"),
        (("", ""), "61", "63", "unknown"),
        (("“十四五”", "“十五五”"), "61", "62", "neutral"),
        (("“十四五”", "“十五五”"), "61", "63", "tightened"),
        (("“十四五”", "“十五五”"), "61", "61.5", "relaxed"),
    ],
)
def test_a_later_year_is_a_delay_but_in_the_plan_that_follows(
    titles: tuple[str, str], baseline: str, target: str, expected: str
) -> None:
    old, new = _due(titles[0], 2020, "60", "62"), _due(titles[1], 2025, baseline, target)
    assert _directions(old, new) == [expected]


def test_what_was_attained_already_is_not_relaxed_by_a_later_year() -> None:
    full: Row = ("农村供水普及率", "%", "约束性", "100", "100", "100")
    old = plan([full, GREEN])
    new = plantext.read_text(old.document.text.replace("2025年", "2027年").replace("2030年", "2035年"))
    assert _directions(old, new) == ["neutral", "neutral", "relaxed", "relaxed"]
