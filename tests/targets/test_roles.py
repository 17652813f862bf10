"""Facts and targets: told apart by wording, by the year, by the section, and by what kind of document it is."""

from __future__ import annotations

import pytest

from plantext.records import Info
from plantext.targets import find_targets

from .reading import dated, targets

PLAN = Info(title="云溪县治水规划", base_year=2023, period_start=2024, period_end=2030)


@pytest.mark.parametrize(
    "sentence",
    [
        "全县已建成绿道12公里。",
        "目前，绿道长度达到12公里。",
        "截至2023年底，绿道长度为12公里。",
        "绿道建成了12公里。",
        "绿道仅有12公里。",
        "去年新建绿道12公里。",
        "绿道覆盖率仅为12%。",
        "现有绿道12公里。",
        "绿道长度同比增长12%。",
        "先后获评省级绿道12条。",
        "仍有绿道12公里未贯通。",
    ],
)
def test_the_wording_of_a_fact_is_heard(sentence: str) -> None:
    assert [(found.low, found.role) for found in find_targets(sentence)] == [(12, "actual")]


@pytest.mark.parametrize(
    "sentence",
    [
        "新建绿道12公里。",
        "力争建成绿道12公里。",
        "计划新建绿道12公里。",
        "绿道长度将达到12公里。",
        "2026年底前建成绿道12公里。",
        "到2026年，绿道长度达到12公里。",
        "在已有基础上，力争新建绿道12公里。",
        "对未达标的绿道，确保改造12公里。",
    ],
)
def test_what_nothing_tells_as_a_fact_is_a_target(sentence: str) -> None:
    assert [found.role for found in find_targets(sentence)] == ["target"]


@pytest.mark.parametrize(
    ("year", "role"), [(2021, "actual"), (2023, "actual"), (2024, "target"), (2027, "target"), (2030, "target")]
)
def test_a_year_up_to_the_base_year_tells_a_fact(year: int, role: str) -> None:
    assert [found.role for found in targets(f"{year}年绿道长度为12公里。", info=PLAN)] == [role]


@pytest.mark.parametrize(
    ("info", "known"),
    [
        (Info(base_year=2022, issued="2025-03-01"), 2022),
        (Info(issued="2024-03-01"), 2023),
        (Info(period_start=2024), 2023),
    ],
)
def test_what_is_known_ends_with_the_base_year_or_before_the_plan(info: Info, known: int) -> None:
    lines = f"{known}年绿道长度为12公里，{known + 1}年绿道长度为16公里。"
    assert [found.role for found in targets(lines, info=info)] == ["actual", "target"]


def test_where_nothing_is_known_of_the_plan_its_first_aim_decides() -> None:
    lines = ("2022年绿道长度为12公里。", "到2025年，绿道长度为16公里。", "2028年绿道长度为20公里。")
    assert [found.role for found in targets(*lines)] == ["actual", "target", "target"]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("一、发展基础", "actual"),
        ("一、现状与问题", "actual"),
        ("一、区域概况", "actual"),
        ("一、2023年工作回顾", "actual"),
        ("一、主要成效", "actual"),
        ("一、完成情况", "actual"),
        ("二、规划目标", "target"),
        ("三、主要任务", "target"),
        ("三、基础设施建设", "target"),
        ("三、强化问题整改", "target"),
        ("四、保障措施", "target"),
        ("五、其他", "target"),
    ],
)
def test_a_section_tells_facts_or_sets_targets(title: str, role: str) -> None:
    assert [found.role for found in targets(f"# {title}", "新建绿道12公里。")] == [role]


def test_the_outermost_title_that_says_anything_decides() -> None:
    lines = (
        "# 一、规划背景",
        "## （一）建设目标完成情况",
        "新建绿道12公里。",
        "# 二、总则",
        "## （一）主要目标",
        "新建公园3座。",
    )
    assert [found.role for found in targets(*lines)] == ["actual", "target"]


def test_a_chapter_of_facts_and_targets_leaves_it_to_its_sections() -> None:
    lines = ("# 第一章 发展基础和主要目标", "## 一、发展基础", "新建绿道12公里。", "## 二、主要目标", "新建公园3座。")
    assert [found.role for found in targets(*lines)] == ["actual", "target"]


def test_a_year_to_come_is_no_fact_even_among_facts() -> None:
    lines = ("# 一、发展基础", "绿道长度达到12公里，力争到2027年达到20公里。")
    assert dated(*lines, info=PLAN) == ["绿道长度 12 actual", "绿道长度 20 2027"]


def test_a_past_year_is_a_fact_even_among_targets() -> None:
    lines = ("# 二、主要目标", "绿道长度由2022年的12公里提高到2027年的20公里，2023年新建公园3座。")
    assert [found.role for found in targets(*lines, info=PLAN)] == ["actual", "target", "actual"]


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("云溪县2023年国民经济统计公报", ["actual", "actual"]),
        ("云溪县治水规划中期评估报告", ["actual", "target"]),
        ("云溪县治水规划", ["target", "target"]),
    ],
)
def test_a_report_tells_facts_unless_a_section_looks_ahead(title: str, roles: list[str]) -> None:
    section = "二、城乡建设" if "公报" in title else "二、下一步安排"
    lines = ("# 一、城乡建设", "新建绿道12公里。", f"# {section}", "新建公园3座。")
    assert [found.role for found in targets(*lines, info=Info(title=title))] == roles


def test_an_older_value_is_a_fact_and_the_newer_one_what_is_said() -> None:
    assert dated("漏损率由2022年的12%降至2027年的9%。") == ["漏损率 12 2022 actual", "漏损率 9 2027"]
    told = targets("# 一、工作回顾", "漏损率由12%降至9%。")
    assert [found.role for found in told] == ["actual", "actual"]
