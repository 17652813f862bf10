"""What a document says around a number: titles with years and terms, lines that lead a list in, plans for one year."""

from __future__ import annotations

import pytest

from plantext.document import Paragraph
from plantext.records import Info

from .reading import dated, targets

TERMS = Info(title="云溪县治水规划", near_term=2027, far_term=2035)
YEARLY = Info(title="云溪县2026年生态环境工作要点")


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("（一）近期目标", "2027"),
        ("1.近期", "2027"),
        ("（二）远期目标", "2035"),
        ("（二）远景展望", "2035"),
        ("（一）2029年目标", "2029"),
        ("（一）近期目标（2028年）", "2028"),
        ("（一）2026—2029年目标", "2029"),
        ("（一）“十五五”目标", "2030"),
        ("（一）主要目标", ""),
        ("治水规划（2018—2030年）（2025年修编）", "2030"),
        ("治水规划（2025年局部调整）", ""),
        ("（一）2025年目标（2023年修订）", "2025"),
        ("（一）2025年规划调整目标", "2025"),
        ("（一）落实《治水方案（2021—2025年）》", ""),
    ],
)
def test_a_title_dates_what_stands_under_it(title: str, year: str) -> None:
    (found,) = targets("# 二、规划目标", f"## {title}", "新建绿道12公里。", info=TERMS)
    assert found.year == year


@pytest.mark.parametrize(
    "line",
    [
        "5.绿地普及率2024年达到65%，2025年达到75%，2026年达到80%。改造驿站分别为12座、12座、12座。",
        "5.绿地普及率2024年底前达到65%。新建驿站12座。",
        "（2）2024年全面推行林长制，覆盖所有乡镇。新建驿站12座。",
    ],
)
def test_the_year_of_a_clause_does_not_govern_the_next_sentence(line: str) -> None:
    found = [found for found in targets(line) if found.low == 12]
    assert found
    assert {(each.year, each.year_source) for each in found} == {("", "")}


@pytest.mark.parametrize("line", ["5.2024年驿站建设。新建驿站12座。", "（2）2024年目标：新建驿站12座。"])
def test_the_year_of_a_title_on_the_same_line_governs_what_follows(line: str) -> None:
    assert [(found.low, found.year) for found in targets(line)] == [(12, "2024")]


@pytest.mark.parametrize("title", ["（一）近期目标", "（二）远期目标"])
def test_a_term_that_the_document_does_not_define_gives_no_year(title: str) -> None:
    assert [found.year for found in targets(f"# {title}", "新建绿道12公里。")] == [""]


def test_a_year_of_the_sentence_wins_over_the_title() -> None:
    lines = ("# 一、近期目标", "到2026年，新建绿道12公里。新建公园3座。2030年前建成泵站4座。")
    assert dated(*lines, info=TERMS) == ["绿道 12 2026", "公园 3 2027", "泵站 4 2030"]


def test_the_innermost_dated_title_wins() -> None:
    lines = ("# 一、2030年目标", "## （一）近期目标", "新建绿道12公里。", "## （二）其他", "新建公园3座。")
    assert dated(*lines, info=TERMS) == ["绿道 12 2027", "公园 3 2030"]


def test_a_title_ends_with_the_next_of_its_level() -> None:
    lines = ("# 一、近期目标", "新建绿道12公里。", "# 二、保障措施", "新建公园3座。")
    assert dated(*lines, info=TERMS) == ["绿道 12 2027", "公园 3"]


def test_a_dated_title_says_where_its_year_stands() -> None:
    named, dated_ = (
        targets("# 一、近期目标", "新建绿道12公里。", info=TERMS),
        targets("# 一、2029年目标", "新建绿道12公里。"),
    )
    assert [found.year_source for found in (*named, *dated_)] == ["一、近期目标", "2029年"]


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("到2027年，主要目标如下：", "2027"),
        ("到2027年：", "2027"),
        ("力争到2027年实现以下目标：", "2027"),
        ("到2025年取得初步成效，到2030年实现以下目标：", "2030"),
        ("——到2027年主要目标：", "2027"),
        ("主要目标如下：", ""),
        ("与2020年相比，主要变化如下：", ""),
        ("依据《治水方案（2021—2025年）》，主要目标如下：", ""),
        ("到2027年，生态环境明显改善。", ""),
    ],
)
def test_a_line_that_leads_a_list_in_dates_the_list(line: str, year: str) -> None:
    assert [found.year for found in targets(line, "——新建绿道12公里；", "——新建公园3座。")] == [year, year]


def test_a_leading_line_reaches_to_the_next_title() -> None:
    lines = ("# 一、目标", "到2027年：", "新建绿道12公里。", "# 二、任务", "新建公园3座。")
    assert dated(*lines) == ["绿道 12 2027", "公园 3"]


def test_a_leading_line_gives_way_to_the_next_one() -> None:
    lines = ("到2027年，主要目标为：", "新建绿道12公里。", "到2030年，主要目标为：", "新建绿道20公里。")
    assert dated(*lines) == ["绿道 12 2027", "绿道 20 2030"]


def test_a_leading_line_wins_over_the_title_and_the_plan() -> None:
    info = Info(title="云溪县2026年工作要点", near_term=2027)
    assert dated("# 一、近期目标", "到2028年：", "新建绿道12公里。", info=info) == ["绿道 12 2028"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("云溪县2026年生态环境工作要点", "2026"),
        ("云溪县2026年重点项目建设计划", "2026"),
        ("2026年云溪县民生实事", "2026"),
        ("云溪县2026—2028年治水行动计划", ""),
        ("云溪县2030年前碳达峰实施方案", ""),
        ("云溪县治水规划", ""),
        ("", ""),
    ],
)
def test_a_plan_for_one_year_dates_its_numbers(title: str, year: str) -> None:
    assert [found.year for found in targets("新建绿道12公里。", info=Info(title=title))] == [year]


def test_an_older_value_takes_no_year_from_around_it() -> None:
    lines = ("# 一、近期目标", "漏损率由12%降至9%。")
    assert dated(*lines, info=TERMS) == ["漏损率 12 actual", "漏损率 9 2027"]
    assert [found.year for found in targets("漏损率由12%降至9%。", info=YEARLY)] == ["", "2026"]


def test_a_line_of_a_box_is_dated_by_the_titles_around_the_box() -> None:
    box = Paragraph("专栏1 治水工程", "box_title"), Paragraph("新建泵站4座。", "box")
    assert dated("# 一、近期目标", *box, "新建绿道12公里。", info=TERMS) == ["泵站 4 2027", "绿道 12 2027"]


def test_a_numbered_title_within_a_paragraph_dates_it() -> None:
    assert dated("1.近期目标。新建绿道12公里。", "新建公园3座。", info=TERMS) == ["绿道 12 2027", "公园 3"]


def test_a_number_of_a_title_is_no_target() -> None:
    assert targets("# 一、建设绿道12公里") == []
    assert targets("# 一、2026年新建绿道", "加快推进。") == []
