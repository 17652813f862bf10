"""What is marked is what differs, in pieces that a person finds readable."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.report.marking import Runs, marked, numbers_apart, plain

TEXT = st.text(alphabet="森林覆盖率达到65.2%≥，、 \n的和8km", max_size=40) | st.text(max_size=20)


def shown(runs: Runs) -> str:
    return "".join(f"[{run.text}]" if run.is_marked else run.text for run in runs)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("≥65.2%", "≥62%", ("≥[65.2]%", "≥[62]%")),
        ("1,200亩", "1,250亩", ("[1,200]亩", "[1,250]亩")),
        ("PM2.5浓度", "PM10浓度", ("[PM2.5]浓度", "[PM10]浓度")),
        ("2018—2025年", "2018-2030年", ("2018—[2025]年", "2018-[2030]年")),
        ("全面推行", "全面实施", ("全面[推行]", "全面[实施]")),
        ("新建12座。", "新建和改造12座。", ("新建12座。", "新建[和改造]12座。")),
        ("县住建局", "市住房局", ("[县住建]局", "[市住房]局")),
        ("完成规定任务", "完成年度考核任务", ("完成[规定]任务", "完成[年度考核]任务")),
        ("已印发实施办法和会议制度等政策文件", "全面实施", ("[已印发实施办法和会议制度等政策文件]", "[全面实施]")),
    ],
)
def test_what_differs_is_marked_in_whole_numbers_and_words(old: str, new: str, said: tuple[str, str]) -> None:
    assert tuple(map(shown, marked(old, new))) == said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("≥９５ ％", "≥95 %"),
        ("65.20%", "65.2%"),
        ("1,200亩", "1200亩"),
        ("2018—2025", "2018-2025"),
        ("劣Ⅴ类", "劣V类"),
        ("a \n b", "a b"),
    ],
)
def test_width_spaces_dashes_and_zeros_are_no_difference(old: str, new: str) -> None:
    assert [shown(runs) for runs in marked(old, new)] == [old, new]


def test_names_in_a_list_are_marked_whole() -> None:
    sides = marked("县住建局、县水利局", "县住建局、县水利局、县城市建设投资集团", listed=True)
    assert [shown(runs) for runs in sides] == ["县住建局、县水利局", "县住建局、县水利局[、县城市建设投资集团]"]


@pytest.mark.parametrize(
    ("said", "found", "marks"),
    [
        ("推进1项", "2", ("推进[1]项", "[2]")),
        ("森林覆盖率达到58.1%", "59.4", ("森林覆盖率达到[58.1]%", "[59.4]")),
        ("2025年为98.0", "98", ("[2025]年为98.0", "98")),
        ("14.7", "立方米/万元", ("14.7", "立方米/万元")),
        ("是", "上级未下达管控目标", ("是", "上级未下达管控目标")),
        ("（", "", ("（", "")),
    ],
)
def test_of_a_finding_the_numbers_are_marked_that_one_side_lacks(said: str, found: str, marks: tuple[str, str]) -> None:
    assert tuple(map(shown, numbers_apart(said, found))) == marks


@given(TEXT, TEXT, st.booleans())
def test_runs_joined_are_the_texts(old: str, new: str, listed: bool) -> None:
    for sides in (marked(old, new, listed), numbers_apart(old, new), (plain(old), plain(new))):
        assert ["".join(run.text for run in runs) for runs in sides] == [old, new]
        assert all(run.text for runs in sides for run in runs)


@given(TEXT, TEXT)
def test_no_number_and_no_word_is_cut(old: str, new: str) -> None:
    for runs in marked(old, new):
        for before, after in pairwise(runs):
            assert before.is_marked != after.is_marked
            assert not (before.text[-1].isdecimal() and after.text[0].isdecimal())
            assert not (before.text[-1].isascii() and before.text[-1].isalpha() and after.text[0].isdecimal())


@given(TEXT)
def test_nothing_is_marked_in_the_same_text(text: str) -> None:
    assert not any(run.is_marked for runs in marked(text, text) for run in runs)
