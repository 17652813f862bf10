"""The page of a comparison: everything of the matrix stands on it, with its source, and says how the plans do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

import plantext
from plantext.charts.dumbbell import LEGIBLE
from plantext.counties import Matrix, compare_counties
from plantext.errors import PlaceError
from plantext.records import Info
from plantext.report import matrix_page
from plantext.report.matrix_files import is_document
from plantext.report.matrix_page import page
from plantext.report.matrix_rows import Comparison, lines, signed

from ..counties.plans import Said, plan

ASKED = Said("森林覆盖率", ">=60", role="requirement", level="national", year="")


@pytest.fixture(autouse=True)
def without_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """They have tests of their own, and take their time."""
    monkeypatch.setattr(matrix_page, "is_installed", lambda: False)


@pytest.fixture
def matrix() -> Matrix:
    base = Said("森林覆盖率", "50", role="baseline", year="2020")
    one = plan(
        "甲", base, Said("森林覆盖率", ">=65"), ASKED, info=Info(region="甲县", period_start=2021, period_end=2025)
    )
    return compare_counties(
        [one, plan("乙", Said("森林覆盖率", "55"), ASKED), plan("丙", Said("污水处理率", "持续提高"))]
    )


def tree(shown: Comparison) -> html.HtmlElement:
    return html.fromstring(page(shown))


def of(made: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Elements below one, by a path in which `.name` is a class."""
    path = re.sub(r"\.([a-z]+)", r"[contains(concat(' ', @class, ' '), ' \1 ')]", path)
    found: list[html.HtmlElement] = made.xpath(f".//{path}")
    return found


def texts(found: list[html.HtmlElement]) -> list[str]:
    return [" ".join(each.text_content().split()) for each in found]


def test_the_page_says_first_what_was_compared(matrix: Matrix) -> None:
    made = tree(Comparison(matrix, unread=("坏.docx: broken",), language="zh"))
    assert [each.text for each in made.iter("h1", "h2")] == ["3 个规划的指标对比", "对比的规划", "对比表"]
    rows = [texts(list(row)) for row in of(made, "table.compared/tbody/tr")]
    assert rows[0] == ["甲县", "", "2021–2025", "甲", "1", "1", "0", ""]
    assert rows[1][6] == "× 1"
    assert rows[2][2] == "未写明"
    assert texts(of(made, "p.unread")) == ["未能读取：坏.docx: broken"]


def test_every_row_of_the_matrix_is_a_row_of_the_page(matrix: Matrix) -> None:
    made = tree(Comparison(matrix))
    rows = of(made, "table.matrix/tbody/tr")
    assert len(rows) == len(matrix.rows)
    for row, said in zip(rows, matrix.rows, strict=True):
        cells = list(row)
        assert cells[0].text_content() == f"{said.indicator}（{said.unit}）" or not said.unit
        assert cells[2].text_content() == said.national
        assert len(cells) == 4 + len(matrix.counties)
        for at, cell in said.cells.items():
            assert cell.shown in cells[4 + at].text_content()
            assert cells[4 + at].findtext("small") == cell.source


def test_marks_are_signs_and_words_and_not_only_colours(matrix: Matrix) -> None:
    made = tree(Comparison(matrix, language="zh"))
    row = next(row for row in of(made, "tr.target") if "森林" in row.text_content())
    (aims,), (misses,) = of(row, "td.met"), of(row, "td.missed")
    assert texts(of(aims, "span.aside")) == ["目标最优", "达到国家要求"]
    assert [each.text for each in of(aims, "b")] == ["★", "✓国"]
    assert [each.text for each in of(misses, "b")] == ["×国"]
    assert texts(of(misses, "span.aside")) == ["未达国家要求"]


def test_a_target_tells_how_far_and_how_fast(matrix: Matrix) -> None:
    (way,) = of(tree(Comparison(matrix)), "td/i")
    assert way.text == "(+15, +3/year)"
    assert not of(tree(Comparison(matrix, roles=("target",))), "td/i")
    assert of(tree(Comparison(matrix, roles=("target", "gap"))), "td/i")[0].text == "(+15)"


def test_roles_choose_rows(matrix: Matrix) -> None:
    made = tree(Comparison(matrix, roles=("target",)))
    assert {row.get("data-role") for row in of(made, "tr[@data-role]")} == {"target"}


def test_rows_are_found_by_other_names_of_their_indicator() -> None:
    said = [plan(name, Said("细颗粒物（PM2.5）浓度", "30", unit="微克/立方米")) for name in "甲乙"]
    (line,) = lines(compare_counties(said), ("target",), "en")
    assert "pm2.5年均浓度" in line.words
    assert "pm25" in line.words
    assert (line.is_shared, line.is_missed) == (True, False)


def test_few_plans_are_one_table_and_more_are_cut_for_paper() -> None:
    def sheets(count: int) -> list[tuple[str, int]]:
        plans = [plan(f"{at}县", Said("森林覆盖率", str(at + 1))) for at in range(count)]
        made = tree(Comparison(compare_counties(plans)))
        return [(each.get("class"), len(of(each, "thead//th"))) for each in of(made, "div.sheet")]

    assert sheets(7) == [("sheet both", 11)]
    assert sheets(9) == [("sheet screen", 13), ("sheet paper", 11), ("sheet paper", 6)]


def test_more_plans_than_columns_are_summed_up() -> None:
    plans = [plan(f"{at}县", Said("森林覆盖率", str(at + 1)), ASKED) for at in range(LEGIBLE + 1)]
    made = tree(Comparison(compare_counties(plans), language="zh"))
    header = texts(of(made, "table.matrix/thead//th"))
    assert header[4:] == ["规划数", "最小", "中位", "最大", "目标最优", "达国家要求", "达省级要求"]
    (row,) = [texts(list(row)) for row in of(made, "table.matrix/tbody/tr")]
    assert row[4:] == ["61", "1", "31", "61", f"{LEGIBLE}县", "2 / 61", ""]
    assert "61 个规划无法逐列显示" in made.text_content()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_in_one_language(matrix: Matrix, language: str) -> None:
    made = tree(Comparison(matrix, language=language))
    assert made.get("lang") == ("zh-CN" if language == "zh" else "en")
    for each in [*made.iter("script", "style"), *of(made, "table.matrix/tbody"), *of(made, "table.compared/tbody")]:
        each.drop_tree()
    chinese = re.findall("[\u4e00-\u9fff]+", " ".join(made.text_content().split()))
    if language == "en":
        assert set(chinese) <= {"生态安全", "甲县", "乙", "丙"}
    else:
        words = set(re.findall("[a-z]{4,}", made.text_content()))
        assert words <= {"plantext", "matplotlib", "install", "charts"}


def test_hostile_texts_stay_text() -> None:
    evil = "</td></table></style></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"
    info = Info(region=evil, title=evil)
    matrix = compare_counties([plan(f"{evil}{at}", Said(evil, str(at + 1)), info=info) for at in range(2)])
    made = page(Comparison(matrix, unread=(evil,)))
    assert "<img" not in made
    assert made.count("<script") == 1
    assert "{{ 7*7 }}" in made
    assert evil in html.fromstring(made).text_content()


def test_plans_without_indicators_give_a_page_that_says_so() -> None:
    plans = [plantext.read_text("第一章 总则\n甲。", name) for name in "甲乙"]
    made = tree(Comparison(compare_counties(plans)))
    assert "No plan has an indicator with a value." in made.text_content()
    assert of(made, "form") == of(made, "table.matrix") == []


def test_the_same_matrix_gives_the_same_page(matrix: Matrix) -> None:
    assert page(Comparison(matrix)) == page(Comparison(matrix))


def test_other_places_are_refused(matrix: Matrix, tmp_path: Path) -> None:
    assert [is_document(to) for to in ("a.html", "A.XLSX", "a.htm", "a.csv", "-", "a")] == [True] * 3 + [False] * 3
    with pytest.raises(PlaceError, match=r"a document or a table is written to a file that ends in \.html, \.htm"):
        plantext.write_comparison(matrix, tmp_path / "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_table_has_the_rows_of_the_indicators_that_were_chosen(matrix: Matrix, tmp_path: Path) -> None:
    plantext.write_comparison(matrix, tmp_path / "a.csv", ["森林覆盖率"], "zh")
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("指标编码,指标,单位")
    assert all("森林覆盖率" in line for line in lines[1:])


@pytest.mark.parametrize(("value", "shown"), [("0", "0"), ("-0.25", "-0.25"), ("1E+2", "+100"), ("0.33333", "+0.333")])
def test_a_distance_has_its_sign(value: str, shown: str) -> None:
    from decimal import Decimal  # noqa: PLC0415

    assert signed(Decimal(value)) == shown
