"""Names that join several things, and what becomes of them: split, merged, or only another name."""

import pytest

import plantext
from plantext.plan import Plan
from plantext.revisions import compare_revisions
from plantext.revisions.parts import in_pieces

from .making import plan


def _projects(*names: str) -> Plan:
    lines = ["# 幸福县规划", "", "## 重点项目", "", "| 序号 | 项目名称 | 建设内容 | 总投资（万元） |"]
    lines += ["| --- | --- | --- | --- |", *(f"| {at} | {name} | 新建 | 100 |" for at, name in enumerate(names, 1))]
    return plantext.read_text("\n".join(lines))


def _indicators(*names: str) -> Plan:
    return plan([(name, "%", "预期性", "80", "85", "90") for name in names])


def _kinds(old: Plan, new: Plan) -> list[str]:
    return [change.kind for change in compare_revisions(old, new).changes]


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("植树尽责率和公众满意率", [("植树尽责率", "公众满意率")]),
        ("标准厂房（东区、西区）", [("标准厂房(东区)", "标准厂房(西区)")]),
        ("标准厂房（东区）", []),
        ("和平公园", []),
        ("公园", []),
    ],
)
def test_a_joined_name_prints_its_parts(name: str, pieces: list[tuple[str, ...]]) -> None:
    assert in_pieces(name) == pieces


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("标准厂房（东区、西区）", ("标准厂房（东区）", "标准厂房（西区）")),
        ("县城绿道和湿地公园", ("县城绿道", "湿地公园")),
    ],
)
def test_projects_are_merged_and_split(whole: str, parts: tuple[str, ...]) -> None:
    joined, apart = _projects("环城路", whole), _projects(*parts, "环城路")
    assert _kinds(apart, joined) == ["merged", "merged"]
    assert _kinds(joined, apart) == ["split", "split"]


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        (("县城绿道",), ("县城绿道和湿地公园",), ["renamed"]),
        (("县城绿道", "县城绿道和湿地公园"), ("县城绿道", "县城绿道和湿地公园"), []),
        (("县城绿道", "湿地公园", "县城绿道和湿地公园"), ("县城绿道和湿地公园",), ["dropped", "dropped"]),
    ],
)
def test_projects_of_which_a_part_is_missing_are_not_merged(
    old: tuple[str, ...], new: tuple[str, ...], kinds: list[str]
) -> None:
    assert _kinds(_projects(*old), _projects(*new)) == kinds


def test_an_indicator_of_two_whole_names_is_split() -> None:
    whole, parts = _indicators("植树尽责率和公众满意率"), _indicators("植树尽责率", "公众满意率")
    assert _kinds(whole, parts) == ["split", "split"]
    assert _kinds(parts, whole) == ["merged", "merged"]
    assert "split" not in _kinds(whole, _indicators("植树尽责率", "公园数量"))


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("受污染耕地和污染地块安全利用率", ("受污染耕地安全利用率", "污染地块安全利用率")),
        ("公园、广场及绿道达标率", ("公园达标率", "广场达标率", "绿道达标率")),
    ],
)
def test_an_indicator_whose_parts_end_alike_is_split(whole: str, parts: tuple[str, ...]) -> None:
    joined, apart = _indicators(whole), _indicators(*parts)
    assert _kinds(joined, apart) == ["split"] * len(parts)
    assert _kinds(apart, joined) == ["merged"] * len(parts)
    assert "split" not in _kinds(joined, _indicators(parts[0], "公交车数量"))
