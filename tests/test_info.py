"""What a document says it is, by its first pages alone."""

from __future__ import annotations

import pytest

import plantext

TITLES = [
    ("云溪县生态文明建设规划（2018—2025年）\n\n一、总则", "云溪县生态文明建设规划（2018—2025年）", (2018, 2025)),
    (
        "云溪县生态文明建设规划\n（修编）\n（2023—2030年）\n\n一、总则",
        "云溪县生态文明建设规划（修编）（2023—2030年）",
        (2023, 2030),
    ),
    (
        "云溪县国民经济和社会发展\n第十四个五年规划纲要\n\n第一章 总则",
        "云溪县国民经济和社会发展第十四个五年规划纲要",
        (2021, 2025),
    ),
    ("云溪县“十五五”水务规划\n\n一、总则", "云溪县“十五五”水务规划", (2026, 2030)),
    (
        "云溪县人民政府关于印发《云溪县教育规划（2024—2030年）》的通知\n\n各镇：",
        "云溪县教育规划（2024—2030年）",
        (2024, 2030),
    ),
    (
        "前言\n为推进绿色发展，组织编制了《云溪县绿化规划（2022-2026年）》。",
        "云溪县绿化规划（2022-2026年）",
        (2022, 2026),
    ),
    ("云溪县绿化规划\n\n规划期限为2022—2026年。", "云溪县绿化规划", (2022, 2026)),
    ("云溪县要闻\n\n今年建成绿道12公里。", "", (None, None)),
    ("我县坚持规划引领。\n\n各项事业发展良好。", "", (None, None)),
]


@pytest.mark.parametrize(("text", "title", "period"), TITLES)
def test_title_and_period_are_read_from_the_first_pages(
    text: str, title: str, period: tuple[int | None, int | None]
) -> None:
    info = plantext.read_text(text, name="plan").info
    assert (info.title, (info.period_start, info.period_end)) == (title, period)


@pytest.mark.parametrize(
    ("title", "status"),
    [("云溪县绿化规划（征求意见稿）", "征求意见稿"), ("云溪县绿化规划（草案）", "草案"), ("云溪县绿化规划", "")],
)
def test_the_status_is_the_one_the_title_prints(title: str, status: str) -> None:
    assert plantext.read_text(f"{title}\n\n一、总则", name="plan").info.status == status


def test_the_base_year_is_the_one_stated() -> None:
    text = "云溪县绿化规划\n\n规划基准年为2022年，规划期为2023-2030年。"
    assert plantext.read_text(text, name="plan").info.base_year == 2022
    assert plantext.read_text("云溪县绿化规划\n\n2022年绿地率为40%。", name="plan").info.base_year is None
