"""The wordings by which titles are matched read what they say they read."""

from __future__ import annotations

import pytest

from plantext.linking.titles import likeness, read_title
from plantext.vocabulary import Wording, fold, load

PARTS = [wording for section in ("aside", "frame", "carries") for wording in load("linking.toml", section)]
SUBJECTS = load("linking.toml", "subject")


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in PARTS for line in wording.yes])
def test_a_wording_is_found(wording: Wording, line: str) -> None:
    assert wording.pattern.search(fold(line))


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in PARTS for line in wording.no])
def test_other_words_are_left_alone(wording: Wording, line: str) -> None:
    assert not wording.pattern.search(fold(line))


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in SUBJECTS for line in wording.yes])
def test_a_subject_is_known(wording: Wording, line: str) -> None:
    assert wording.pattern.fullmatch(line)


@pytest.mark.parametrize(("wording", "line"), [(wording, line) for wording in SUBJECTS for line in wording.no])
def test_other_subjects_are_other_ones(wording: Wording, line: str) -> None:
    assert not wording.pattern.fullmatch(line)


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("云溪县生态文明建设规划（2018—2025年）", "生态文明建设"),
        ("云溪县生态文明建设规划（修编）（2023—2030年）（征求意见稿）", "生态文明建设"),
        ("云溪县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "国民经济和社会发展"),
        ("云溪县国民经济和社会发展第十五个五年规划纲要（草案）", "国民经济和社会发展"),
        ("云溪县水安全保障“十四五”规划", "水安全保障"),
        ("2024年云溪县城市供水专项规划", "城市供水"),
        ("《云溪县绿化规划》政策解读", "绿化"),
        ("云溪县绿化规划（城区部分）", "绿化规划(城区部分)"),
        ("云溪县规划", ""),
    ],
)
def test_the_subject_of_a_title(title: str, topic: str) -> None:
    assert read_title(title, ("岚江省", "云溪县")).topic == topic


@pytest.mark.parametrize(
    ("one", "other"), [("水安全保障", "林业发展"), ("青石镇发展", "白鹭镇发展"), ("发展", "青石镇发展"), ("", "发展")]
)
def test_subjects_that_have_nothing_to_do_with_each_other(one: str, other: str) -> None:
    assert likeness(one, other) < 0.5
