"""Responsible units: parted where they end, left whole where a column's width broke them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.responsible import read_responsible


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("县水利局、县交通局", "县水利局|县交通局"),
        ("县水利局,县交通局；各镇", "县水利局|县交通局|各镇"),
        ("县水利局\n县交通局", "县水利局|县交通局"),
        ("县水利局、\n县交通局", "县水利局|县交通局"),
        ("县水利局、县农业农村局\n县交通局", "县水利局|县农业农村局|县交通局"),
        ("县水利局\n\n县交通局", "县水利局|县交通局"),
        ("县水利局\n各县（市、区）人民政府", "县水利局|各县（市、区）人民政府"),
        ("县水利局 县交通局", "县水利局|县交通局"),
        ("县水利局　县交通局", "县水利局|县交通局"),
        ("县水利局/县交通局", "县水利局|县交通局"),
        ("县水利局·县交通局", "县水利局|县交通局"),
        ("县水利局、县交通局等", "县水利局|县交通局"),
        ("县水利局等有关部门", "县水利局"),
        ("县水利局、县交通局按职责分工负责", "县水利局|县交通局"),
        ("县水利局及各乡镇", "县水利局|各乡镇"),
        ("县水利局和县交通局", "县水利局|县交通局"),
        ("县水利局会同县交通局", "县水利局|县交通局"),
        ("1.县水利局 2.县交通局", "县水利局|县交通局"),
        ("1.县水利局\n2.县交通局", "县水利局|县交通局"),
        ("*县水利局、县交通局", "县水利局|县交通局"),
        ("责任单位：县水利局", "县水利局"),
        ("县水利局、县水利局", "县水利局"),
        ("县水利局等县级相关部门", "县水利局|县级相关部门"),
        ("县水利局、县交通局等相关镇（街道）", "县水利局|县交通局|相关镇（街道）"),
        ("县水利局等7个部门", "县水利局"),
        ("县高等教育局等县级部门", "县高等教育局|县级部门"),
        ("县水利局、各镇按云政办〔2031〕8号文件要求分工负责", "县水利局|各镇"),
        ("由县水利局负责", "县水利局"),
        ("县水利局负责河道，县住建局负责管网", "县水利局|县住建局"),
        ("各县、市、区人民政府", "各县、市、区人民政府"),
        ("各县、区水利局", "各县|区水利局"),
        ("县水利局〔县河长办、县湖长办〕、县交通局", "县水利局〔县河长办、县湖长办〕|县交通局"),
    ],
)
def test_units_are_parted(text: str, units: str) -> None:
    assert "|".join(read_responsible(text).units) == units


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("县住房和城乡建设局", "县住房和城乡建设局"),
        ("县文化和旅游局", "县文化和旅游局"),
        ("县发展和改革委", "县发展和改革委"),
        ("县水利\n局", "县水利局"),
        ("县自然资源和\n规划局", "县自然资源和规划局"),
        ("县生态环境局\n东湖分局", "县生态环境局东湖分局"),
        ("各乡镇\n人民政府", "各乡镇人民政府"),
        ("各镇（街道、园区）", "各镇（街道、园区）"),
        ("县水利局（县河长办）", "县水利局（县河长办）"),
        ("东湖水务 有限公司", "东湖水务有限公司"),
        ("县水利局24/7值班室", "县水利局24/7值班室"),
        ("县市场监督管理局", "县市场监督管理局"),
    ],
)
def test_one_unit_stays_whole(text: str, unit: str) -> None:
    assert read_responsible(text).units == (unit,)


@pytest.mark.parametrize("text", ["", "/", "—", "无", "、"])
def test_no_unit_is_none(text: str) -> None:
    assert read_responsible(text).units == ()


@pytest.mark.parametrize(
    ("text", "leads", "others"),
    [
        ("牵头单位：县水利局；配合单位：县交通局、各镇", "县水利局", "县交通局|各镇"),
        ("牵头：县水利局\n配合：县交通局", "县水利局", "县交通局"),
        ("县水利局牵头，县交通局配合", "县水利局", "县交通局"),
        ("县水利局、县财政局牵头，县交通局参与", "县水利局|县财政局", "县交通局"),
        ("县水利局（牵头）、县交通局", "县水利局", "县交通局"),
        ("县交通局、县水利局（牵头）", "县水利局", "县交通局"),
        ("县水利局牵头县交通局配合", "县水利局", "县交通局"),
        ("县水利局等县级部门牵头，县交通局配合", "县水利局|县级部门", "县交通局"),
        ("县水利局为牵头单位，县交通局为配合单位", "县水利局", "县交通局"),
        ("县水利局负责，县交通局配合", "", "县水利局|县交通局"),
        ("县水利局、县交通局", "", "县水利局|县交通局"),
    ],
)
def test_leading_units_are_told_from_the_others(text: str, leads: str, others: str) -> None:
    read = read_responsible(text)
    assert "|".join(read.leads) == leads
    assert "|".join(unit for unit in read.units if unit not in read.leads) == others


_UNITS = st.lists(st.sampled_from(["县水利局", "县文化和旅游局", "各镇（街道）", "东湖集团"]), min_size=1, unique=True)


@given(_UNITS, st.sampled_from(["、", "，", "；", "\n", " ", "、\n"]))
def test_units_come_back_in_their_order(units: list[str], sign: str) -> None:
    assert list(read_responsible(sign.join(units)).units) == units


@given(st.text("县市水利局各镇牵头配合单位负责：:、，；/ \n（）()及和等1.", max_size=40))
def test_any_text_gives_units_without_blanks_and_leads_among_them(text: str) -> None:
    read = read_responsible(text)
    assert all(unit and unit == unit.strip() for unit in read.units)
    assert len(set(read.units)) == len(read.units)
    assert set(read.leads) <= set(read.units)
